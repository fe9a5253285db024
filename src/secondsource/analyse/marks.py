"""Text -> the passages that stand inside quotation marks, with the odd marks told apart.

Double marks (“ ” „ « » " '' ``) are paired by weighing every reading of a text's marks: each may open, close, open
again at the start of a paragraph, or be stray; the cheapest reading wins. Single marks are paired by looking ahead for
the first mark that closes, since most of them are apostrophes.
"""

import re
from dataclasses import dataclass

from secondsource.lang.lexicon import words
from secondsource.records.problem import Problem
from secondsource.records.span import Span

_EVENT = re.compile(r"[“”„‟«»\"]|''|``|\n+")
_TAG_VALUE = re.compile(r"=\"[^\"\n]{0,300}\"")  # what is left of a tag of the page: id="…"
_INCHES = re.compile(r"(?:\d'\s?|[\d½¼¾]|\d-)\Z")
_REOPENS = re.compile(r"[.!?…]\s(?:[\"“]|''|``)[^\W\d_]\Z")
_SINGLE = re.compile(r"[‘'’]")
_REACH_CHARS = 1500  # a passage in single marks that is longer than this is taken for two apostrophes
_STRAY, _LEFT_OPEN, _RUN_ON, _RUN_ON_LINE = 2.5, 3.0, 2.8, 1.0  # costs, set on news with marks missing or doubled
_REOPENED = 1.2  # paragraphs run together: "One. "Two."
_DEEPEST = 2
_OPENERS, _CLOSERS = "“„«", "”»"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in quotation marks: `outer` with its marks, `pieces` without, one for each paragraph."""

    outer: Span
    pieces: tuple[Span, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    steps: "tuple[_Path, int, str] | None"  # the path before, the number of the event, what was made of it


def find_marked(text: str) -> tuple[list[Marked], list[Problem]]:
    """Return the passages inside quotation marks in text order, and a Problem for each mark that has no partner."""
    tags = {e for tag in _TAG_VALUE.finditer(text) for e in (tag.start() + 1, tag.end() - 1)}
    events = [e for e in _EVENT.finditer(text) if e.start() not in tags and not _is_inches(text, e)]
    found, problems = _assemble(text, events, _read_events(text, events))
    found.extend(_find_single(text, found))
    return sorted(found, key=lambda m: m.outer), problems


def _is_inches(text: str, event: re.Match[str]) -> bool:
    """Is this the mark of inches: after a number, with no passage closing there?"""
    if event.group() not in ('"', "''"):
        return False
    return bool(_INCHES.search(text[max(0, event.start() - 3) : event.start()])) and not _open_before(
        text, event.start()
    )


def _open_before(text: str, at: int) -> bool:
    lowest = max(0, at - _REACH_CHARS)
    line = text[max(text.rfind("\n", lowest, at) + 1, lowest) : at]
    return sum(line.count(mark) for mark in '“”"') % 2 == 1


def _read_events(text: str, events: list[re.Match[str]]) -> list[str]:
    """Return for each event what it does: open / close / reopen / stray / end (of an open passage) / on."""
    paths: dict[int, _Path] = {0: _Path(0.0, None)}
    for number, event in enumerate(events):
        following: dict[int, _Path] = {}
        for depth, path in paths.items():
            for after, cost, act in _choices(text, event, depth):
                total = path.cost + cost
                if after not in following or total < following[after].cost:
                    following[after] = _Path(total, (path, number, act))
        paths = following
    best = min(paths.items(), key=lambda item: item[1].cost + (_LEFT_OPEN if item[0] else 0.0))[1]
    acts = [""] * len(events)
    step = best.steps
    while step is not None:
        acts[step[1]] = step[2]
        step = step[0].steps
    return acts


def _choices(text: str, event: re.Match[str], depth: int) -> list[tuple[int, float, str]]:
    """Return (depth after, cost, act) for every reading of one event."""
    if "\n" in event.group():
        return _break_choices(text, event, depth)
    found = [(depth, _STRAY, "stray")]
    opens = _open_cost(text, event)
    if depth == 0:
        found.append((1, opens, "open"))
    else:
        found.append((depth - 1, _close_cost(text, event), "close"))
        if text[max(0, event.start() - 1) : event.start()] in ("", "\n"):
            found.append((depth, opens - 1.0, "reopen"))
        elif _REOPENS.search(text[max(0, event.start() - 3) : event.end() + 1]):
            found.append((depth, _REOPENED, "reopen"))
        elif depth < _DEEPEST and event.group() in _OPENERS:
            found.append((depth + 1, opens + 1.0, "open"))
    return found


def _break_choices(text: str, event: re.Match[str], depth: int) -> list[tuple[int, float, str]]:
    if depth == 0:
        return [(0, 0.0, "on")]
    following = text[event.end() : event.end() + 2]
    reopens = following[:1] in ("“", '"', "„", "«") or following in ("''", "``")
    before = text[max(0, event.start() - _REACH_CHARS) : event.start()].rstrip()
    whole = before[-1:] in ".!?…:;" if event.start() else True
    run_on = 0.0 if reopens and whole else _RUN_ON if len(event.group()) > 1 or whole else _RUN_ON_LINE
    return [(0, _LEFT_OPEN, "end"), (depth, run_on, "on")]


def _open_cost(text: str, event: re.Match[str]) -> float:
    before, after = text[max(0, event.start() - 1) : event.start()], text[event.end() : event.end() + 1]
    mark = event.group()
    cost = -2.0 if mark in _OPENERS or mark == "``" else 2.0 if mark in _CLOSERS else 0.0
    cost += (
        -1.0
        if before in ("", "\n")
        else -0.5
        if before.isspace() or before in "([—–-/‘"
        else 2.5
        if before.isalnum()
        else 1.0
    )
    return cost + (0.5 if after.isspace() else 2.0 if after in ("", ",", ".") else -0.5)


def _close_cost(text: str, event: re.Match[str]) -> float:
    before, after = text[max(0, event.start() - 1) : event.start()], text[event.end() : event.end() + 1]
    mark = event.group()
    cost = -2.0 if mark in _CLOSERS else 1.5 if mark in _OPENERS else 2.0 if mark == "``" else 0.0
    cost += 0.5 if before.isspace() else 2.0 if before in ("", "(", "\n") else -0.5
    stop = text[max(0, event.start() - 2) : event.start()].strip()[-1:]
    cost -= 0.5 if stop and stop in ".,!?…" else 0.0
    return cost + (1.0 if after.isalnum() else -0.5)


def _assemble(text: str, events: list[re.Match[str]], acts: list[str]) -> tuple[list[Marked], list[Problem]]:
    """Walk the events with what each does and collect the outermost passages."""
    found: list[Marked] = []
    problems: list[Problem] = []
    depth, start, inner, pieces = 0, 0, 0, list[Span]()
    for event, act in zip(events, acts, strict=True):
        if act == "stray":
            problems.append(_stray(event))
        if act == "open":
            depth += 1
            if depth == 1:
                start, inner, pieces = event.start(), event.end(), []
        elif act == "reopen" or (act == "on" and depth):
            pieces.append(_trimmed(text, inner, event.start()))
            inner = event.end()
        elif act == "close":
            depth -= 1
            if depth == 0:
                found.append(
                    Marked(Span(start, event.end()), _filled(text, [*pieces, _trimmed(text, inner, event.start())]))
                )
        elif act == "end":
            depth = 0
            found.append(
                _left_open(text, start, event.start(), [*pieces, _trimmed(text, inner, event.start())], problems)
            )
    if depth:
        found.append(_left_open(text, start, len(text), [*pieces, _trimmed(text, inner, len(text))], problems))
    return [m for m in found if m.pieces], problems


def _left_open(text: str, start: int, end: int, pieces: list[Span], problems: list[Problem]) -> Marked:
    span = Span(start, end)
    problems.append(
        Problem(
            "unclosed-quotation",
            "a quotation mark opens and none closes",
            "the quotation is taken to run to the end of its paragraph",
            Span(start, min(end, start + 1)),
        )
    )
    return Marked(span, _filled(text, pieces), closed=False)


def _stray(event: re.Match[str]) -> Problem:
    return Problem(
        "stray-quotation-mark",
        "a quotation mark has no partner",
        "the mark is passed over",
        Span(event.start(), event.end()),
    )


def _filled(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    return tuple(piece for piece in pieces if piece.start < piece.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without white space at its ends and without a comma at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] == ",":
        end -= 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _find_single(text: str, taken: list[Marked]) -> list[Marked]:
    """Return the passages in single marks that stand outside the double ones."""
    found: list[Marked] = []
    free_from, held = 0, iter([*sorted(taken, key=lambda m: m.outer), None])
    block = next(held)
    for mark in _SINGLE.finditer(text):
        while block is not None and block.outer.end <= mark.start():
            block = next(held)
        inside = block is not None and block.outer.start <= mark.start()
        if inside or mark.start() < free_from or not _opens_single(text, mark):
            continue
        limit = min(len(text), mark.end() + _REACH_CHARS, block.outer.start if block is not None else len(text))
        closing = _closes_single(text, mark.end(), limit)
        if closing is not None:
            found.append(Marked(Span(mark.start(), closing + 1), _filled(text, [_trimmed(text, mark.end(), closing)])))
            free_from = closing + 1
    return [m for m in found if m.pieces]


def _opens_single(text: str, mark: re.Match[str]) -> bool:
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 12]
    if (before and not before.isspace() and before not in "([—–-/") or not after[:1].isalnum() or after[:1].isdigit():
        return False
    word = re.match(r"[^\W\d_]+", after)
    return word is None or word.group().lower() not in words("speech", "elisions")


def _closes_single(text: str, start: int, limit: int) -> int | None:
    """Return where the passage closes: at the first mark that is surely no apostrophe, else at a plural possessive."""
    weak: int | None = None
    end = text.find("\n", start, limit)
    for mark in _SINGLE.finditer(text, start, end if end >= 0 else limit):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        if after.isalnum() or before.isspace():
            continue
        if before in "sSzx" and after.isspace() and text[mark.end() + 1 : mark.end() + 2].islower():
            weak = mark.start() if weak is None else weak
            continue
        return mark.start()
    return weak

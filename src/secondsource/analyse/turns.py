"""Text and its names -> the turns of an interview or a debate printed as a script: "LEE: The bridge is shut."."""

import re
from collections import Counter
from collections.abc import Sequence

from secondsource.records.analysis import Name, Quote, Speaker
from secondsource.records.span import Span

_LABELLED = re.compile(
    r"^[ \t]*(?:\"|“|''|``)?(?P<who>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}):[ \t]+(?P<said>\S[^\n]*)", re.M
)
_GOES_ON = re.compile(r"\n+[ \t]*(?:\"|“|''|``)(?![A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}:)(?P<said>[^(\n][^\n]*)")
_FEWEST_TURNS = 3
_MARKS = " \t\"“”'`"


def read_turns(text: str, names: Sequence[Name], entity_names: Sequence[str]) -> list[Quote]:
    """Return the turns of a script as quotes; none unless there are several and one speaker has two of them.

    A speaker's label is in capitals or a person's name; lines behind it that open with a quotation mark go on with it.
    """
    people = {n.span.of(text).split()[-1].casefold(): n for n in reversed(names) if n.kind == "person"}
    lines = [line for line in _LABELLED.finditer(text) if _is_label(line.group("who"), people)]
    most = Counter(line.group("who") for line in lines).most_common(1)
    if len(lines) < _FEWEST_TURNS or most[0][1] < 2:
        return []
    return [_turn(text, line, people, entity_names) for line in lines]


def _is_label(who: str, people: dict[str, Name]) -> bool:
    return who.isupper() or who.split()[-1].casefold() in people


def _turn(text: str, line: re.Match[str], people: dict[str, Name], entity_names: Sequence[str]) -> Quote:
    pieces, end = [_trimmed(text, line.span("said"))], line.end()
    while (more := _GOES_ON.match(text, end)) is not None:
        pieces.append(_trimmed(text, more.span("said")))
        end = more.end()
    parts = tuple(piece for piece in pieces if piece.start < piece.end)
    named = people.get(line.group("who").split()[-1].casefold())
    label = line.group("who").title() if line.group("who").isupper() else line.group("who")
    known = named is not None and named.entity < len(entity_names)
    name, entity = (entity_names[named.entity], named.entity) if named is not None and known else (label, None)
    speaker = Speaker(Span(*line.span("who")), name, entity)
    cue = Span(line.end("who"), line.end("who") + 1)
    return Quote(Span(parts[0].start, parts[-1].end), parts, "direct", speaker, cue, None)


def _trimmed(text: str, bounds: tuple[int, int]) -> Span:
    start, end = bounds
    while end > start + 1 and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)

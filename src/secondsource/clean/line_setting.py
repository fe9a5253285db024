"""The looks of all lines of a page -> the features of each: its own, its neighbours', its place, what the page is like.

Prose is what looks like sentences (shapes P and S) and was not found to be furniture. Every pass over the page is
straight, so that a page of any length costs its length.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from secondsource.clean.furniture import plain
from secondsource.clean.line_look import Look, look_at
from secondsource.clean.page import Page

_PROSE = frozenset("PS")
_STEPS = (0.001, 0.1, 0.5, 0.9, 0.999)
_PLACES = ("0", "early", "first half", "second half", "late", "1")
_RUN_STEPS = (2, 3, 5, 9, 16)
_RUN_NAMES = ("1", "2", "3-4", "5-8", "9-15", "16")
_PAGE_STEPS = (0.3, 0.5, 0.7, 0.85, 0.95)
_PAGE_NAMES = ("least", "little", "half", "much", "most", "all")
_ECHO_STEPS = (0.01, 0.2, 0.4, 0.6, 0.8)
_ECHO_NAMES = ("no", "hardly", "little", "half", "much", "all")
_BEYOND = "-"  # where the page ends


def line_features(page: Page) -> list[list[str]]:
    """Return the features of every line of a page."""
    looks = [look_at(line) for line in page.lines]
    shapes = [look.shape if why is None else "F" for look, why in zip(looks, page.why, strict=True)]
    placed = list(_places(looks, shapes))
    echoes = _echoes(looks, shapes)
    repeats = Counter(plain(line.text) for line in page.lines)
    page_is = _kind_of_page(looks, shapes)
    runs = _runs(shapes)
    found = []
    for at, look in enumerate(looks):
        shape = look.shape
        own = [*look.features, *_neighbours(looks, shapes, at)]
        own += [f"place={placed[at]}", f"place={placed[at]} shape={shape}", f"echo={echoes[at]} shape={shape}"]
        own += [f"run={runs[at]} shape={shape}", f"page={page_is} shape={shape}", f"page={page_is} run={runs[at]}"]
        own += [f"place={placed[at]} run={runs[at]}", f"page={page_is} place={placed[at]}"]
        own += ["repeated", f"repeated shape={shape}"] if repeats[plain(page.lines[at].text)] > 1 else []
        own += ["first line"] if at == 0 else []
        found.append(own)
    return found


def _neighbours(looks: Sequence[Look], shapes: Sequence[str], at: int) -> Iterator[str]:
    """Yield what stands beside a line, two lines up and down, and what the next ones say."""
    before, after = _shape_at(shapes, at - 1), _shape_at(shapes, at + 1)
    shape = looks[at].shape
    yield f"before={before} shape={shape}"
    yield f"after={after} shape={shape}"
    yield f"around={before}{shape}{after}"
    yield f"before2={_shape_at(shapes, at - 2)}{before}"
    yield f"after2={after}{_shape_at(shapes, at + 2)}"
    for name, n in (("before", at - 1), ("after", at + 1)):
        if 0 <= n < len(looks):
            for group in looks[n].groups:
                yield f"{name} says={group} shape={shape}"
            for told in ("list opener", "section", "byline", "leads on"):
                if told in looks[n].features:
                    yield f"{name} {told} shape={shape}"


def _shape_at(shapes: Sequence[str], at: int) -> str:
    return shapes[at] if 0 <= at < len(shapes) else _BEYOND


def _places(looks: Sequence[Look], shapes: Sequence[str]) -> Iterator[str]:
    """Yield how much of the page's prose stands before each line."""
    lengths = [look.length if shape == "P" else 0 for look, shape in zip(looks, shapes, strict=True)]
    total, passed = sum(lengths), 0
    for length in lengths:
        share = (passed + length / 2) / total if total else 0.0
        yield _PLACES[bisect_right(_STEPS, share)]
        passed += length


def _runs(shapes: Sequence[str]) -> list[str]:
    """Return for every line how many lines without prose stand together there; 0 for prose."""
    found: list[str] = []
    start = 0
    for at in range(len(shapes) + 1):
        if at < len(shapes) and shapes[at] not in _PROSE:
            continue
        if at > start:
            found += [_RUN_NAMES[bisect_right(_RUN_STEPS, at - start)]] * (at - start)
        found += ["0"] if at < len(shapes) else []
        start = at + 1
    return found


def _echoes(looks: Sequence[Look], shapes: Sequence[str]) -> list[str]:
    """Return how many of a line's words come back in the paragraphs of the page; its own words do not count."""
    heard = Counter(word for look, shape in zip(looks, shapes, strict=True) if shape == "P" for word in look.told)
    found = []
    for look, shape in zip(looks, shapes, strict=True):
        own = 1 if shape == "P" else 0
        share = sum(heard[word] > own for word in look.told) / max(1, len(look.told))
        found.append(_ECHO_NAMES[bisect_right(_ECHO_STEPS, share)])
    return found


def _kind_of_page(looks: Sequence[Look], shapes: Sequence[str]) -> str:
    """Return how much of the page is prose."""
    prose = sum(look.length for look, shape in zip(looks, shapes, strict=True) if shape in _PROSE)
    return _PAGE_NAMES[bisect_right(_PAGE_STEPS, prose / max(1, sum(look.length for look in looks)))]

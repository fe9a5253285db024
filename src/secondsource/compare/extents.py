"""Deeds -> points of kind status: all of a thing told by one report, a part or none of it by another.

"All flights were cancelled" clashes with "some flights were cancelled", "fully restored" with "partly restored". The
whole and most of a thing may both be said of it; a number beside the word ("some 40 flights") tells something else.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from secondsource.compare.deeds import Deed, one_deed
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import head_keys, shared_words
from secondsource.lang.lexicon import lexicon
from secondsource.records.storyfile import Nature, Point
from secondsource.values.tokens import tokens_of

_LEVELS = ("none", "a part", "most", "the whole")
_BESIDE_CHARS = 30  # from a verb to the word that tells how far it holds
_LONGEST = 4  # words of a phrase of the lexicon

Extent = tuple[int, frozenset[str]]  # the level, and the keys of what it is said of


def compare_extents(told: Sequence[Sequence[Deed]]) -> list[Point]:
    """Return a point for every deed that holds for all of a thing in one report, for less of it in another."""
    return [point for deeds in told for point in _points(deeds)]


def _points(deeds: Sequence[Deed]) -> Iterator[Point]:
    told = [(extent, deed) for deed in deeds if (extent := read_extent(deed)) is not None]
    members: set[int] = set()
    for (i, (a, one)), (j, (b, other)) in combinations(enumerate(told), 2):
        if clash(a[0], b[0]) and a[1] & b[1] and one_deed(one, other, by_whom=False):
            members |= {i, j}
    if members:
        yield _point([told[n] for n in sorted(members)])


def clash(a: int, b: int) -> bool:
    """May two levels not both be said of one thing? All of it and most of it may."""
    return a != b and {a, b} != {2, 3}


def _point(told: Sequence[tuple[Extent, Deed]]) -> Point:
    (level, _), first = told[0]
    other = next(deed for extent, deed in told if extent[0] != level)
    said = shared_words(first.reading, first.statement.predicate, first.subject, other.subject)
    about = f"How much of it: {', '.join([first.statement.lemma, *(w for w in said if w != first.statement.lemma)])}"
    sayings = [Saying(_LEVELS[extent[0]], deed.reading, deed.clause) for extent, deed in told]
    return build_point(Matter("status", about), sayings, *_nature(told))


def _nature(told: Sequence[tuple[Extent, Deed]]) -> tuple[Nature, str]:
    """What one report has in part and a later day's report wholly is an update."""
    levels = sorted({extent[0] for extent, _ in told})
    days = {lv: [d.reading.published.end for e, d in told if e[0] == lv and d.reading.published.end] for lv in levels}
    said = " and ".join(f"“{_LEVELS[level]}”" for level in levels)
    low, high = days[levels[0]], days[levels[-1]]
    if low and high and max(low) < min(high):
        return "update", f"{said}: the later report tells of more of it"
    return "dispute", f"{said} cannot both be right of one thing at one time"


def read_extent(deed: Deed) -> Extent | None:
    """Return how much of a thing a deed is told of, None where it is not said or said twice over."""
    text = deed.reading.document.text
    found: dict[int, set[str]] = {}
    for role, span in deed.statement.roles:
        level = _share(span.of(text)) if role in ("who", "what", "whom") else None
        if level is not None and not deed.reading.quantities_in(span):
            found.setdefault(level, set()).update(head_keys(deed.reading, span))
    beside = _degree(deed)
    if beside is not None:
        found.setdefault(beside, set()).update(deed.patients or deed.agents)
    if len(found) != 1 or deed.statement.negated or deed.statement.status not in ("happened", "ongoing", "cancelled"):
        return None
    ((level, keys),) = found.items()
    return level, frozenset(keys)


def _share(phrase: str) -> int | None:
    low = [t.low for t in tokens_of(phrase)][: _LONGEST + 1]
    for size in range(min(_LONGEST, len(low) - 1), 0, -1):
        level = _table("shares").get(" ".join(low[:size]))
        if level is not None:
            return level
    return None


def _degree(deed: Deed) -> int | None:
    """Return the level of the adverb right before or right behind the verb."""
    text, verb = deed.reading.document.text, deed.statement.predicate
    sentence = deed.reading.sentence_at(verb.start)
    before = tokens_of(text, max(sentence.start, verb.start - _BESIDE_CHARS), verb.start)
    after = tokens_of(text, verb.end, min(sentence.end, verb.end + _BESIDE_CHARS))
    for words_beside in ([t.low for t in before][-2:], [t.low for t in before][-1:], [t.low for t in after][:2]):
        level = _table("degrees").get(" ".join(words_beside))
        if level is not None:
            return level
    return _table("degrees").get(after[0].low) if after else None


@cache
def _table(name: str) -> dict[str, int]:
    return {phrase: _LEVELS.index(level) for level, said in lexicon("extents")[name].items() for phrase in said}

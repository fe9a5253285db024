"""The passages one report took from another -> what it changed in them, and what it added that the other has not."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from secondsource.group.passages import Run, Wording, passage_span
from secondsource.group.terms import stem
from secondsource.lang.lexicon import lexicon
from secondsource.records.span import Span
from secondsource.records.story import Change

ADDED_PART = 0.5  # a sentence is added when less than this part of its words stands in a passage taken over
LONGEST_CHANGE_WORDS = 8  # more is no change of a passage but another passage


def find_changes(copying: Wording, original: Wording, runs: Sequence[Run]) -> tuple[Change, ...]:
    """Return the places where a passage taken over reads otherwise, in text order; small words alone are no change."""
    changes = []
    for run in runs:
        pairs = list(zip(sorted(run.same), sorted(run.same_right), strict=True))
        for (i, j), (i_next, j_next) in pairwise(pairs):
            if i_next - i == 1 and j_next - j == 1:
                continue
            here, there = (i + 1, i_next), (j + 1, j_next)
            if _tells(copying, here) or _tells(original, there):
                changes.append(Change(_span(copying, here), _span(original, there)))
    return tuple(changes)


def find_added(copying: Wording, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Return the stretches of whole sentences that were not taken over, in text order."""
    taken = {i for run in runs for i in range(*run.left)}
    return tuple(passage_span(copying, stretch) for stretch in _stretches(copying, taken))


def _stretches(copying: Wording, taken: set[int]) -> Iterator[tuple[int, int]]:
    start = end = None
    for first, last in copying.sentences:
        new = sum(i not in taken for i in range(first, last))
        if last > first and new > ADDED_PART * (last - first):
            start, end = first if start is None else start, last
        elif start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end


def _tells(wording: Wording, words: tuple[int, int]) -> bool:
    """Do these words carry matter or a number, and are they few enough to be one change?"""
    few = 0 < words[1] - words[0] <= LONGEST_CHANGE_WORDS
    return few and any(wording.content[i] or wording.stems[i] in _numbers() for i in range(*words))


@cache
def _numbers() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("numbers")["cardinals"])


def _span(wording: Wording, words: tuple[int, int]) -> Span:
    """Return the words as characters; no words are the empty place after the word before."""
    if words[0] < words[1]:
        return passage_span(wording, words)
    place = wording.spans[words[0] - 1][1]
    return Span(place, place)

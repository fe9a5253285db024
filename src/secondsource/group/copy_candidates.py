"""The wordings of many reports -> the few pairs worth laying beside one another, and the words many reports were lent.

Both work from an index of five-word runs, so that the work grows with the words read and not with the pairs of reports.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.group.passages import Wording

SHINGLE = 5
LEAST_SHARED = 2  # five-word runs two reports must share
HOLDERS = (
    12  # reports remembered for one run, first come first kept: a much-copied text leads back to its first holders
)
EXPLAINED = 3  # holders a run is looked up in
PAIRS_PER_REPORT = 16  # earlier reports one report is laid beside


def shared_pairs(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (i < j) of reports that share runs of words, in order; give reports with the oldest first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for j, wording in enumerate(wordings):
        known: dict[int, list[int]] = {}
        for shingle in _shingles(wording):
            held = holders[shingle]
            if held:
                known[shingle] = list(held)
            if len(held) < HOLDERS:
                held.append(j)
        yield from ((i, j) for i in sorted(_covering(known)))


def _covering(known: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the earlier reports to lay a report beside: those that share most first, until all it shares is explained.

    A run is explained when `EXPLAINED` of its holders are chosen, so that the hundredth copy of a text is laid beside a
    few of the ninety-nine; what it took from elsewhere still finds its holder.
    """
    shared: dict[int, set[int]] = defaultdict(set)
    for shingle, reports in known.items():
        for i in reports:
            shared[i].add(shingle)
    open_times = dict.fromkeys(known, EXPLAINED)
    chosen: list[int] = []
    for i in sorted(shared, key=lambda i: (-len(shared[i]), i)):
        still = [shingle for shingle in shared[i] if open_times[shingle] > 0]
        if len(still) >= LEAST_SHARED:
            chosen.append(i)
            for shingle in still:
                open_times[shingle] -= 1
        if len(chosen) == PAIRS_PER_REPORT:
            break
    return chosen


def with_public_words(wordings: Sequence[Wording]) -> list[Wording]:
    """Take as lent, in every report, the runs of words that are public in any of them.

    A post that one report sets with its signature and another prints bare was read by both.
    """
    public = {hash(w.stems[i : i + SHINGLE]) for w in wordings for i in _places(w) if all(w.public[i : i + SHINGLE])}
    return [_marked(wording, public) for wording in wordings] if public else list(wordings)


def _marked(wording: Wording, public: set[int]) -> Wording:
    lent = list(wording.lent)
    for i in _places(wording):
        if not all(lent[i : i + SHINGLE]) and hash(wording.stems[i : i + SHINGLE]) in public:
            lent[i : i + SHINGLE] = [True] * SHINGLE
    return replace(wording, lent=tuple(lent))


def _places(wording: Wording) -> range:
    return range(len(wording.stems) - SHINGLE + 1)


def _shingles(wording: Wording) -> list[int]:
    """Return each run once, as a number that is the same within one run of the program, in text order."""
    places = (i for i in _places(wording) if sum(wording.content[i : i + SHINGLE]) >= 2)
    return list(dict.fromkeys(hash(wording.stems[i : i + SHINGLE]) for i in places))

"""The entities of a story's reports -> its distinct names, each with what all reports say about it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from secondsource.group.mentions import Written
from secondsource.lang.lexicon import lexicon
from secondsource.records.story import Judgement


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the story with what all reports say about it."""

    key: str
    kind: str
    name: str
    count: int
    reports: frozenset[str]
    offices: frozenset[str]


def known_names(written: Iterable[Written]) -> list[Known]:
    """Return the distinct names, sorted by key; capitals that stand for a government are left out."""
    groups: dict[str, list[Written]] = defaultdict(list)
    for w in written:
        if w.stands_for is None:
            groups[w.key].append(w)
    return [
        Known(
            key,
            group[0].kind,
            group[0].name if not key.startswith("place/") else key.partition("/")[2],
            sum(w.count for w in group),
            frozenset(w.report for w in group),
            frozenset(office for w in group for office in w.offices),
        )
        for key, group in sorted(groups.items())
    ]


def joined(left: Known, right: Known, score: float, why: str) -> Judgement:
    """Return the judgement on two names, the keys in order."""
    first, second = sorted((left.key, right.key))
    return Judgement("same-entity", first, second, score, why)


@cache
def common_stems() -> frozenset[str]:
    """Return the stems of everyday words: one that differs makes another name and no slip."""
    return frozenset(lexicon("names")["common"].split())

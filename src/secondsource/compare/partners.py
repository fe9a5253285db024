"""What is told, with the keys it is found by -> pairs worth comparing: they share a key, and no wording counts twice.

All that many reports tell alike stands in for itself twice, once for each of two reports, which is enough for it to be
set against anything else. In a long list under one key each meets the first few and the last few, so that the work
grows with what is told and not with its square, and nothing is passed over for standing late in a story.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

_OF_A_WORDING = 2
_FIRST, _LAST = 8, 8


def find_partners(
    wordings: Sequence[Hashable], keys: Sequence[Iterable[Hashable]], told_by: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, the lower place first, each once; `told_by` is the report of each."""
    lists: dict[Hashable, list[int]] = defaultdict(list)
    seen: Counter[Hashable] = Counter()
    reports: set[tuple[Hashable, str]] = set()
    for place, wording in enumerate(wordings):
        if seen[wording] == _OF_A_WORDING or (wording, told_by[place]) in reports:
            continue
        seen[wording] += 1
        reports.add((wording, told_by[place]))
        partners: set[int] = set()
        for key in keys[place]:
            partners.update(lists[key][:_FIRST], lists[key][-_LAST:])
            lists[key].append(place)
        yield from ((other, place) for other in sorted(partners))

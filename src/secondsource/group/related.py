"""Running stories -> which of them are related, and why: an earlier chapter, the same people, the same place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.group.running import RunningStories
from secondsource.group.traits import day_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document

# How surely two stories must be one (in logits) to be looked at for people in common; two stories below 0 stay two.
RELATED = -4.0
_NAMED_BY = 3  # a person or place belongs to a story when one report of so many names it
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """Two stories (by place in the list of stories) that have people or places in common.

    `why` says what the right one is to the left one, `why_back` what the left one is to the right one.
    """

    left: int
    right: int
    why: str
    why_back: str


def relate_stories(
    running: RunningStories,
    order: Sequence[int | None],
    told: Sequence[Sequence[Document]],
    analyses: Mapping[str, Analysis],
) -> tuple[Relation, ...]:
    """Return the relations among stories; `order` gives the number each runs under (None: no longer running)."""
    place = {number: n for n, number in enumerate(order) if number is not None}
    pairs = {
        (min(place[a], place[b]), max(place[a], place[b]))
        for a in sorted(place)
        for _, b in running.offers(a, RELATED)
        if b in place
    }
    found = [_relation(a, b, told, analyses) for a, b in sorted(pairs)]
    return tuple(relation for relation in found if relation is not None)


def _relation(a: int, b: int, told: Sequence[Sequence[Document]], analyses: Mapping[str, Analysis]) -> Relation | None:
    shared = _in_common(told[a], told[b], analyses)
    if not shared:
        return None
    left, right = (sorted(day for d in told[n] if (day := day_of(d)) is not None) for n in (a, b))
    if left and right and left[-1] < right[0]:
        return Relation(a, b, f"later chapter: {shared}", f"earlier chapter: {shared}")
    if left and right and right[-1] < left[0]:
        return Relation(a, b, f"earlier chapter: {shared}", f"later chapter: {shared}")
    return Relation(a, b, shared, shared)


def _in_common(left: Sequence[Document], right: Sequence[Document], analyses: Mapping[str, Analysis]) -> str:
    """Return the people and places two stories share in words, or "" when they are too few."""
    people = _shared(_named(left, analyses, "person"), _named(right, analyses, "person"))
    places = _shared(_named(left, analyses, "place"), _named(right, analyses, "place"))
    if not people or len(people) + len(places) < 2:
        return ""
    if len(people) > 1:
        return "same people – " + ", ".join(people[:_MOST_NAMED])
    return f"same person and place – {people[0]}, {places[0]}"


def _named(story: Sequence[Document], analyses: Mapping[str, Analysis], kind: str) -> dict[str, str]:
    """Return who or what of a kind enough of the story's reports name: last word -> fullest name."""
    holders: dict[str, set[str]] = defaultdict(set)
    fullest: dict[str, str] = {}
    for document in story:
        analysis = analyses.get(document.report_id)
        for name in analysis.names if analysis else ():
            if name.kind == kind and analysis and name.entity < len(analysis.entity_names):
                full = analysis.entity_names[name.entity]
                key = full.split()[-1].casefold() if full.split() else ""
                holders[key].add(document.report_id)
                fullest[key] = max(fullest.get(key, ""), full, key=lambda n: (len(n), n))
    return {key: fullest[key] for key, reports in holders.items() if key and _NAMED_BY * len(reports) >= len(story)}


def _shared(left: Mapping[str, str], right: Mapping[str, str]) -> list[str]:
    return sorted(max(left[key], right[key], key=len) for key in left.keys() & right.keys())

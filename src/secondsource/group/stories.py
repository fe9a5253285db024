"""Reports and what was read in them -> stories, the judgements they rest on, and which stories are related.

Reports are vectors of weighted terms (`terms`). Two reports are alike by the cosine of their vectors, less when they
lie weeks apart, less when a date is unknown. Stories are grown by average linkage: the two groups whose reports are on
average most alike join first, until no two are alike enough. The order in which reports are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from secondsource.group.terms import Vector, near_pairs, read_vectors, read_words, term_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document, Published
from secondsource.records.story import Judgement

# One setting, tuned on four sets together: stories-giveme5w1h (B-cubed F1 .92), ECB+ sub-topics (.89), the sources of
# the Wikinews stories (.80) and the gold folders in one heap (1.0 with their gold dates, .89 with the dates read).
ALIKE = 0.095
NEAR_DAYS = 14  # reports this close in time are not told apart by time
FADE_DAYS = 60  # beyond that, likeness halves once in this many days more
UNKNOWN_DATE = 0.5  # what likeness is worth when a date is unknown: time then speaks for nothing
FLOOR = 0.05  # pairs less alike than this count as not alike at all
RELATED = 0.035  # stories whose reports are on average this alike are looked at for people in common
HALF_LIFE_DAYS = 2.0

_DECIDED = 1000.0  # a person's word outweighs any number of pairs


@dataclass(frozen=True, slots=True)
class Relation:
    """Two stories (by place in the list of stories) that have people or places in common, and why."""

    left: int
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories, each a tuple of report ids, oldest first; the judgements behind them; which are related."""

    stories: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    related: tuple[Relation, ...]


@dataclass(slots=True)
class _Groups:
    """Growing groups: `alike[a][b]` is the sum of likeness over all pairs of reports between two living groups."""

    members: dict[int, list[int]]
    alike: dict[int, dict[int, float]]

    def average(self, a: int, b: int) -> float:
        return self.alike[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))


def read_stories(
    documents: Sequence[Document], analyses: Mapping[str, Analysis], decided: Sequence[Judgement] = ()
) -> Grouping:
    """Return stories, judgements and relations.

    `decided` are same-story judgements by a person: score 1 says one story, 0 says two; they outweigh all else.
    """
    ordered = sorted(documents, key=_by_date)
    vectors = read_vectors(ordered, analyses)
    alike = _likeness(ordered, [vectors[d.report_id] for d in ordered])
    groups = _grow(len(ordered), _with_decided(alike, ordered, decided))
    kept = sorted(groups.members, key=lambda g: min(groups.members[g]))
    stories = tuple(tuple(ordered[i].report_id for i in sorted(groups.members[g])) for g in kept)
    judgements = tuple(j for g in kept for j in _judge(sorted(groups.members[g]), ordered, vectors, alike))
    return Grouping(stories, judgements, _relate(groups, kept, ordered, analyses))


def story_heat(published: Mapping[str, Published], origins: Mapping[str, int]) -> float:
    """Return how much independent reporting a story had lately: the sum over its origins of 0.5 ** (age / 2 days).

    An origin is as old as its newest report; age counts from the newest report of the story, so no clock is asked and
    the same reports give the same heat. Every origin counts once, however often it was copied. An origin without a
    date counts a quarter, as if it were four days old: it may be new, but an unknown date must not make a story hot.
    A story without any dates has only such quarters.
    """
    newest: dict[int, date | None] = {}
    for report, origin in sorted(origins.items()):
        known = published.get(report, Published()).end
        before = newest.get(origin)
        newest[origin] = max(before, known) if before and known else before or known
    last = max((day for day in newest.values() if day), default=None)
    ages = [(last - day).days if last and day else 2 * HALF_LIFE_DAYS for day in newest.values()]
    return round(sum(float(0.5 ** (age / HALF_LIFE_DAYS)) for age in ages), 2)


def _by_date(document: Document) -> tuple[date, str]:
    return _day(document) or date.max, document.report_id


def _day(document: Document) -> date | None:
    """Return the report's day; the day a file was saved is no date of a report."""
    known = document.published
    return None if known.origin == "file" or known.doubtful else known.start


def _likeness(documents: Sequence[Document], vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    alike: dict[int, dict[int, float]] = {i: {} for i in range(len(documents))}
    for i, j, cosine in near_pairs(vectors, FLOOR):
        alike[i][j] = alike[j][i] = cosine * _time_weight(_day(documents[i]), _day(documents[j]))
    return alike


def _time_weight(a: date | None, b: date | None) -> float:
    if a is None or b is None:
        return UNKNOWN_DATE
    return 1.0 / (1.0 + max(0, abs((a - b).days) - NEAR_DAYS) / FADE_DAYS)


def _with_decided(
    alike: dict[int, dict[int, float]], documents: Sequence[Document], decided: Sequence[Judgement]
) -> dict[int, dict[int, float]]:
    place = {d.report_id: i for i, d in enumerate(documents)}
    ruled = {i: dict(row) for i, row in alike.items()}
    for judgement in decided:
        if judgement.kind == "same-story" and judgement.left in place and judgement.right in place:
            i, j = place[judgement.left], place[judgement.right]
            ruled[i][j] = ruled[j][i] = _DECIDED if judgement.score >= 0.5 else -_DECIDED
    return ruled


def _grow(reports: int, alike: Mapping[int, Mapping[int, float]]) -> _Groups:
    groups = _Groups({i: [i] for i in range(reports)}, {i: dict(row) for i, row in alike.items()})
    waiting = [(-value, i, j) for i, row in alike.items() for j, value in row.items() if i < j and value >= ALIKE]
    heapify(waiting)
    fresh = reports
    while waiting:
        _, a, b = heappop(waiting)
        if a not in groups.members or b not in groups.members:
            continue
        _join(groups, a, b, fresh)
        for other in sorted(groups.alike[fresh]):
            average = groups.average(fresh, other)
            if average >= ALIKE:
                heappush(waiting, (-average, other, fresh))
        fresh += 1
    return groups


def _join(groups: _Groups, a: int, b: int, fresh: int) -> None:
    """Put groups `a` and `b` together under the number `fresh`."""
    sums: dict[int, float] = defaultdict(float)
    for old, partner in ((a, b), (b, a)):
        for other, value in groups.alike.pop(old).items():
            if other != partner:
                sums[other] += value
    groups.members[fresh] = groups.members.pop(a) + groups.members.pop(b)
    groups.alike[fresh] = dict(sums)
    for other, value in sums.items():
        groups.alike[other].pop(a, None)
        groups.alike[other].pop(b, None)
        groups.alike[other][fresh] = value


def _judge(
    members: Sequence[int],
    documents: Sequence[Document],
    vectors: Mapping[str, Vector],
    alike: dict[int, dict[int, float]],
) -> list[Judgement]:
    """Tie every report but the first to the report before it in the story that is most like it."""
    judged = []
    for place, i in enumerate(members[1:], start=1):
        nearest = max(members[:place], key=lambda j: (alike[i].get(j, 0.0), -j))
        left, right = documents[nearest].report_id, documents[i].report_id
        both = vectors[left].keys() & vectors[right].keys()
        shared = sorted(both, key=lambda t: (-vectors[left][t] * vectors[right][t], t))[:5]
        written = _as_written(documents[i], frozenset(shared))
        why = "both speak of " + ", ".join(written[t] for t in shared if t in written)
        why = why if shared else "by way of other reports of the story"
        judged.append(Judgement("same-story", left, right, round(min(1.0, alike[i].get(nearest, 0.0)), 3), why))
    return judged


def _as_written(document: Document, terms: frozenset[str]) -> dict[str, str]:
    """Return for each term the word it is first written with."""
    found: dict[str, str] = {}
    for text in (document.text, document.title or ""):
        for word, _, _ in read_words(text):
            term = term_of(word)
            if term in terms and term not in found:
                found[term] = word
                if len(found) == len(terms):
                    return found
    return found


def _relate(
    groups: _Groups, kept: Sequence[int], documents: Sequence[Document], analyses: Mapping[str, Analysis]
) -> tuple[Relation, ...]:
    place = {g: n for n, g in enumerate(kept)}
    found = []
    for a in kept:
        for b in sorted(groups.alike[a], key=lambda g: place[g]):
            if place[a] < place[b] and groups.average(a, b) >= RELATED:
                pair = [[documents[i] for i in groups.members[g]] for g in (a, b)]
                why = _in_common(pair[0], pair[1], analyses)
                if why:
                    found.append(Relation(place[a], place[b], why))
    return tuple(found)


def _in_common(left: Sequence[Document], right: Sequence[Document], analyses: Mapping[str, Analysis]) -> str:
    """Return the reason two stories are related, or "" when they share too few people and places."""
    people = _shared(_named(left, analyses, "person"), _named(right, analyses, "person"))
    places = _shared(_named(left, analyses, "place"), _named(right, analyses, "place"))
    if not people or len(people) + len(places) < 2:
        return ""
    why = (
        "same people – " + ", ".join(people[:3])
        if len(people) > 1
        else f"same person and place – {people[0]}, {places[0]}"
    )
    days = [[day for d in story if (day := _day(d))] for story in (left, right)]
    apart = days[0] and days[1] and (max(days[0]) < min(days[1]) or max(days[1]) < min(days[0]))
    return f"another chapter: {why}" if apart else why


def _named(story: Sequence[Document], analyses: Mapping[str, Analysis], kind: str) -> dict[str, str]:
    """Return who or what of a kind at least a third of the story's reports name: last word -> fullest name."""
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
    return {key: fullest[key] for key, reports in holders.items() if key and 3 * len(reports) >= len(story)}


def _shared(left: Mapping[str, str], right: Mapping[str, str]) -> list[str]:
    return sorted(max(left[key], right[key], key=len) for key in left.keys() & right.keys())

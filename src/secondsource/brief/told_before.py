"""The last versions of a story and the one to come -> what was told before, looked up by the passages it rests on.

A passage is known by its report and its words, not by its offsets: those move when a report is edited.
"""

from collections import defaultdict
from collections.abc import Sequence

from secondsource.records.storyfile import Evidence, Point, QuoteEntry, ReportEntry, StoryFile, TimelineEntry

Passage = tuple[str, str, str]


def passage_of(evidence: Evidence) -> Passage:
    """Return what a passage is known by: its report, its words, the sentence around them."""
    return evidence.report, evidence.text, evidence.sentence


def passages_of(point: Point) -> set[Passage]:
    """Return the passages a point rests on."""
    return {passage_of(e) for position in point.positions for e in position.evidence}


class ToldBefore:
    """`before`, the last versions (of the story, and of those that have joined it), and `after`, the one to come."""

    def __init__(self, before: Sequence[StoryFile], after: StoryFile) -> None:
        """Index what was told before by its passages."""
        self.after = after
        self.before = before
        self.reports = {r.id: r for file in before for r in file.reports}
        self.edited = {r.id for r in after.reports if r.id in self.reports and r.text != self.reports[r.id].text}
        self._points: dict[Passage, list[Point]] = defaultdict(list)
        self._matters: dict[tuple[str, str], list[Point]] = defaultdict(list)
        self._plans: dict[Passage, list[TimelineEntry]] = defaultdict(list)
        self._read(before)

    def _read(self, before: Sequence[StoryFile]) -> None:
        for file in before:
            for point in file.points:
                self._matters[point.kind, point.about].append(point)
                for passage in passages_of(point):
                    self._points[passage].append(point)
            for entry in file.timeline:
                for e in entry.evidence:
                    self._plans[passage_of(e)].append(entry)

    def quotes(self) -> list[QuoteEntry]:
        """Return the quotes that were told before."""
        return [quote for file in self.before for quote in file.quotes]

    def points_before(self, point: Point) -> list[Point]:
        """Return the points of the same kind told before that rest on a passage of this one.

        Of an edited report no passage may be left: then a point about the very same matter counts.
        """
        found = {p.id: p for passage in passages_of(point) for p in self._points[passage] if p.kind == point.kind}
        if not found and any(passage[0] in self.edited for passage in passages_of(point)):
            found = {p.id: p for p in self._matters[point.kind, point.about]}
        return list(found.values())

    def is_still_disputed(self, point: Point) -> bool:
        """Does a dispute of the version to come rest on a passage of this one, which was told before?"""
        known = passages_of(point)
        disputed = (one for one in self.after.points if one.standing == "disputed" and one.kind == point.kind)
        return any(known & passages_of(one) for one in disputed)

    def plans_before(self, entry: TimelineEntry) -> list[TimelineEntry]:
        """Return the entries of the timeline told before that rest on a passage of this one."""
        return [one for e in entry.evidence for one in self._plans[passage_of(e)]]

    def is_new(self, evidence: Evidence) -> bool:
        """Is this in a report that came in since, or in words that an edit put there?"""
        known = self.reports.get(evidence.report)
        return known is None or (evidence.report in self.edited and (evidence.sentence or "") not in known.text)

    def brings_news(self, point: Point) -> bool:
        """Does the point rest on a passage that is new?"""
        return any(self.is_new(e) for position in point.positions for e in position.evidence)

    def report(self, known: str) -> ReportEntry:
        """Return a report of the version to come."""
        return next(r for r in self.after.reports if r.id == known)

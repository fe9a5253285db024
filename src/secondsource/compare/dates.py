"""Claims with a moment -> points: one happening that reports date differently, or agree on.

Two claims speak of one happening when they name the same exact sum of money, or when they are aligned (see
`statements`) and near. A claim or sentence with two moments is left aside: it is unsure which of them is meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.statements import Group
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.amount import Amount, render_amount
from secondsource.values.moment import Resolved, compare_moments, render_moment
from secondsource.values.verdict import Outcome

_MOST_DATED = 40  # claims of one happening that are held against each other
_NEAR_ENOUGH = 0.5  # how near two aligned claims must be for their dates to be held against each other
_TOLD = ("happened", "planned")
_DATED = ("part", "day", "days", "month", "year")


@dataclass(frozen=True, slots=True)
class _Dated:
    reading: Reading
    claim: Claim
    span: Span
    time: Resolved

    @property
    def saying(self) -> Saying:
        return Saying(render_moment(self.time), self.reading, self.claim.span)


def compare_dates(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Point]:
    """Return the points on dates: by shared sums of money first, then by aligned claims."""
    points: list[Point] = []
    told: set[tuple[str, Span]] = set()
    by_group = ((_words(group), list(_by_group(group))) for group in groups)
    for about, dated in (*_by_sum(readings), *by_group):
        fresh = {(d.reading.id, d.span) for d in dated} - told
        point = _point(f"When: {about}", dated) if fresh else None
        if point is not None:
            points.append(point)
            told |= fresh
    return points


def _words(group: Group) -> str:
    unit = group.centre
    return " ".join(unit.claim.span.of(unit.reading.document.text).split())


def _by_sum(readings: Sequence[Reading]) -> Iterator[tuple[str, list[_Dated]]]:
    sums: dict[tuple[Amount, str], list[_Dated]] = defaultdict(list)
    for reading in readings:
        for quantity in reading.analysis.quantities:
            exact = quantity.amount.kind == "money" and quantity.amount.low == quantity.amount.high
            near = _dated_near(reading, quantity.span) if exact else None
            if near is not None:
                sums[quantity.amount, quantity.matter or quantity.counted or ""].append(near)
    for (amount, what), dated in sorted(sums.items(), key=lambda item: (item[0][0].low, item[0][1])):
        yield f"{render_amount(amount)} {what}".strip(), dated


def _dated_near(reading: Reading, span: Span) -> _Dated | None:
    """Return the sentence's only moment, when it stands in a claim told as done or planned."""
    found = [d for d in _dated_claims(reading, reading.sentence_at(span.start)) if d.claim.status in _TOLD]
    return found[0] if len(found) == 1 else None


def _by_group(group: Group) -> Iterator[_Dated]:
    for unit, score in ((group.centre, 1.0), *group.others):
        dated = _dated_claims(unit.reading, unit.claim.span)
        if score >= _NEAR_ENOUGH and len(dated) == 1:
            yield dated[0]


def _dated_claims(reading: Reading, within: Span) -> list[_Dated]:
    found = []
    for moment, time in reading.moments_in(within):
        claim = reading.claim_at(moment.span)
        if claim is not None and time.precision in _DATED:
            found.append(_Dated(reading, claim, moment.span, time))
    return found


def _point(about: str, dated: Sequence[_Dated]) -> Point | None:
    if len({d.reading.id for d in dated}) < 2:
        return None
    dated = dated[:_MOST_DATED]
    verdicts = [compare_moments(a.time, b.time) for i, a in enumerate(dated) for b in dated[i + 1 :]]
    clash = next((v for v in verdicts if v.outcome is Outcome.DIFFERS), None)
    sayings = [d.saying for d in dated]
    if clash is not None:
        return build_point(Matter("date", about), sayings, "dispute", clash.why)
    if any(v.outcome is Outcome.CANNOT_TELL for v in verdicts):
        return None
    rounded = next((v.why for v in verdicts if v.outcome is Outcome.COMPATIBLE), None)
    return build_point(Matter("date", about), sayings, "rounding" if rounded else None, rounded or "")

"""Claims with a moment -> points: one happening that reports date differently, or agree on.

Two claims speak of one happening when they name the same exact sum of money, when they are aligned (see `statements`)
and near, or when their statements tell of one happening (see `align`) and of the same person, body or place. A claim or
sentence with two moments is left aside: it is unsure which of them is meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import islice, pairwise

from secondsource.compare.happening_dates import DatedTelling, dated_tellings
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.units import Group
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Claim, Moment
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.amount import Amount, render_amount
from secondsource.values.moment import Resolved, compare_moments, render_moment
from secondsource.values.plan_end import parse_plan_end
from secondsource.values.terms import content_terms
from secondsource.values.verdict import Outcome, Verdict

_WORD_CHARS = 30
_COUNTED_FROM = ("after", "before", "prior")
_MOST_DATED = 40  # claims of one happening that are held against each other
_NEAR_ENOUGH = 0.5  # how near two aligned claims must be for their dates to be held against each other
# Dates further apart than this are of two happenings that are told alike (the riots of this year and of another).
_TWO_HAPPENINGS = timedelta(days=45)
_FEWEST_COPIED = 6  # telling words of a claim, of which this part in another's makes it the same words
_COPIED = 0.9
_SURE_ENOUGH = 0.5  # how surely the statements of a happening belong together
_OUTCOME = "One is the time that was planned, the other the time it is told to have happened"
_TOLD = ("happened", "planned")
_DATED = ("part", "day", "days", "month", "year")


@dataclass(frozen=True, slots=True)
class _Dated:
    reading: Reading
    claim: Claim
    span: Span
    time: Resolved
    once: bool = True  # may it have been on one day only?

    @property
    def saying(self) -> Saying:
        return Saying(render_moment(self.time), self.reading, self.claim.span)


def compare_dates(
    readings: Sequence[Reading],
    groups: Sequence[Group],
    happenings: Sequence[Happening] = (),
    memory: ComparisonMemory | None = None,
) -> list[Point]:
    """Return the points on dates: by shared sums of money first, then by happenings, then by aligned claims."""
    kept = memory or ComparisonMemory()
    points: list[Point] = []
    told: set[tuple[str, Span]] = set()
    by_group = kept.each("dated claims", groups, _by_group)
    for about, dated in (*_by_sum(readings, kept), *_by_happening(readings, happenings, kept), *by_group):
        fresh = {(d.reading.id, d.span) for d in dated} - told
        point = kept.piece("date", dated, about, partial(_point, f"When: {about}", dated)) if fresh else None
        if point is not None:
            points.append(point)
            told |= fresh
    return points


def _words(group: Group) -> str:
    unit = group.centre
    return " ".join(unit.claim.span.of(unit.reading.document.text).split())


def _by_sum(readings: Sequence[Reading], kept: ComparisonMemory) -> Iterator[tuple[str, list[_Dated]]]:
    sums: dict[tuple[Amount, str], list[_Dated]] = defaultdict(list)
    for key, near in kept.of_each(readings, _sums):
        sums[key].append(near)
    for (amount, what), dated in sorted(sums.items(), key=lambda item: (item[0][0].low, item[0][1])):
        yield f"{render_amount(amount)} {what}".strip(), dated


def _sums(reading: Reading) -> list[tuple[tuple[Amount, str], _Dated]]:
    """Return the exact sums of a report that are told with one time."""
    found = []
    for quantity in reading.analysis.quantities:
        exact = quantity.amount.kind == "money" and quantity.amount.low == quantity.amount.high
        near = _dated_near(reading, quantity.span) if exact else None
        if near is not None:
            found.append(((quantity.amount, quantity.matter or quantity.counted or ""), near))
    return found


def _dated_near(reading: Reading, span: Span) -> _Dated | None:
    """Return the sentence's only moment, when it stands in a claim told as done or planned."""
    found = [d for d in _dated_claims(reading, reading.sentence_at(span.start)) if d.claim.status in _TOLD]
    return found[0] if len(found) == 1 else None


def _by_happening(
    readings: Sequence[Reading], happenings: Sequence[Happening], kept: ComparisonMemory
) -> Iterator[tuple[str, list[_Dated]]]:
    """Yield the dated claims of each happening that is told of one and the same."""
    sure = [happening for happening in happenings if happening.sureness >= _SURE_ENOUGH]
    groups = list(dated_tellings(readings, sure, kept))
    of_each = iter(kept.each("dated telling", [one for tellings in groups for one in tellings], _of_telling))
    for tellings in groups:
        dated = [d for d in islice(of_each, len(tellings)) if d is not None]
        first = next((d for d in dated if d.once and d.time.first is not None), None)
        dated = [d for d in dated if first is None or not _months_apart(first.time, d.time)]
        if dated:
            yield " ".join(dated[0].claim.span.of(dated[0].reading.document.text).split()), dated


def _of_telling(told: DatedTelling) -> _Dated | None:
    claim = told.reading.claim_at(told.span)
    if claim is None or told.time.precision not in (*_DATED, "week") or claim.status == "possible":
        return None
    if _ends_a_plan(told.reading, claim):
        return None
    if not told.statement.nominal and _dates_a_noun(told.reading, told.span):
        return None
    if _tells_two_days(told.reading, claim) or _is_counted_from(told.reading, told.span):
        return None  # "signed one on Tuesday and the other today", "five days before the match"
    return _Dated(told.reading, claim, told.span, _firm(told.reading, told.time), told.once)


def _firm(reading: Reading, time: Resolved) -> Resolved:
    """Return a time as surely as it is known: of "Sunday" in a report of unsure date only the day of the week."""
    published = reading.published
    if not time.anchor or published.start == published.end or time.first is None:
        return time
    if time.precision == "days":
        return time  # the reader has allowed for the unsure date
    if time.precision not in ("day", "part"):
        return replace(time, value="PAST_REF", precision="vague", first=None, last=None)
    part = "".join(time.value.partition("T")[1:])
    return replace(time, value=f"XXXX-WXX-{time.first.isoweekday()}{part}", first=None, last=None)


def _by_group(group: Group) -> tuple[str, list[_Dated]]:
    found = []
    for unit, score in ((group.centre, 1.0), *group.others):
        dated = _dated_claims(unit.reading, unit.claim.span)
        if score >= _NEAR_ENOUGH and len(dated) == 1 and not _tells_two_days(unit.reading, unit.claim):
            found.append(dated[0])
    return _words(group), found


def _dated_claims(reading: Reading, within: Span) -> list[_Dated]:
    found = []
    for moment, time in reading.moments_in(within):
        claim = reading.claim_at(moment.span)
        counted = (
            _is_of_speech(reading, moment.span)
            or _dates_a_noun(reading, moment.span)
            or _is_counted_from(reading, moment.span)
        )
        if claim is not None and time.precision in _DATED and not counted and not _ends_a_plan(reading, claim):
            found.append(_Dated(reading, claim, moment.span, time))
    return found


def _ends_a_plan(reading: Reading, claim: Claim) -> bool:
    """Is it told that a plan was called off or put off? Its days are those of the news and of another try."""
    return parse_plan_end(claim.span.of(reading.document.text)) is not None


def _dates_a_noun(reading: Reading, span: Span) -> bool:
    """Does a time only tell which one is meant ("convicted of the 3 May robbery", "the winner of Friday's match")?"""
    text = reading.document.text
    before = text[max(0, span.start - _WORD_CHARS) : span.start].lower().split()
    return text[span.end : span.end + 2] in ("'s", "’s") or before[-2:] in (
        ["of", "the"],
        ["in", "the"],
        ["for", "the"],
    )


def _tells_two_days(reading: Reading, claim: Claim) -> bool:
    """Does a claim tell one thing of two days ("signed one on Tuesday and the other today"), known or not?"""
    told = [m for m in reading.analysis.moments if claim.span.covers(m.span) and _is_day(m)]
    between = (Span(a.span.end, b.span.start) for a, b in pairwise(told) if a.span.end <= b.span.start)
    return any(not reading.statements_in(span) and "," not in span.of(reading.document.text) for span in between)


def _is_day(moment: Moment) -> bool:
    told = moment.expression
    return bool(told.weekday or told.day or (told.form == "shift" and told.unit == "day"))


def _is_counted_from(reading: Reading, span: Span) -> bool:
    """Is a time counted from another happening ("five days prior to the match") and not from the report's day?"""
    text = reading.document.text
    after = text[span.end : span.end + _WORD_CHARS].split()
    return span.of(text).lower().endswith(("prior", "before", "after")) or after[:1] in (
        ["prior"],
        ["before"],
        ["after"],
    )


def _is_of_speech(reading: Reading, span: Span) -> bool:
    """Does a time tell when something was said ("a witness said Monday that …")?"""
    text = reading.document.text
    before = text[max(0, span.start - _WORD_CHARS) : span.start].removesuffix("on ").split()
    return bool(before) and before[-1].lower() in words("speech", "plain")


def _point(about: str, dated: Sequence[_Dated]) -> Point | None:
    if len({d.reading.id for d in dated}) < 2:
        return None
    dated = dated[:_MOST_DATED]
    pairs = [(a, b) for i, a in enumerate(dated) for b in dated[i + 1 :]]
    verdicts = [_compare(a, b) for a, b in pairs]
    clash = next((v for v in verdicts if v.outcome is Outcome.DIFFERS), None)
    sayings = [d.saying for d in dated]
    if clash is not None:
        clashes = [pair for pair, v in zip(pairs, verdicts, strict=True) if v.outcome is Outcome.DIFFERS]
        if all(_is_plan_and_outcome(a, b) or _is_plan_and_outcome(b, a) for a, b in clashes):
            return build_point(Matter("date", about), sayings, "update", _OUTCOME)
        return build_point(Matter("date", about), sayings, "dispute", clash.why)
    if any(v.outcome is Outcome.CANNOT_TELL for v in verdicts):
        return None
    rounded = next((v.why for v in verdicts if v.outcome is Outcome.COMPATIBLE), None)
    return build_point(Matter("date", about), sayings, "rounding" if rounded else None, rounded or "")


def _is_plan_and_outcome(plan: _Dated, done: _Dated) -> bool:
    """Is one time that of a plan, and the other told as past by a report that is not known to be older?"""
    if (plan.claim.status, done.claim.status) != ("planned", "happened"):
        return False
    told, later = plan.reading.published.start, done.reading.published.end
    return told is None or later is None or told <= later


def _compare(a: _Dated, b: _Dated) -> Verdict:
    """Compare two times of what is taken for one happening; what happens often, or months apart, may be two."""
    if a.time.anchor and b.time.anchor and _same_words(a, b):
        return Verdict(
            Outcome.CANNOT_TELL, "the same words in reports of two days; when they were first said is not told"
        )
    verdict = compare_moments(a.time, b.time)
    if verdict.outcome is Outcome.DIFFERS and _may_be_counted_back(a, b):
        return Verdict(Outcome.COMPATIBLE, "one is counted back from the report's day and may be a little out")
    if verdict.outcome is Outcome.DIFFERS and (not (a.once and b.once) or _months_apart(a.time, b.time)):
        return Verdict(Outcome.CANNOT_TELL, f"{verdict.why}; these may be two happenings")
    return verdict


def _may_be_counted_back(a: _Dated, b: _Dated) -> bool:
    """Are two neighbouring years or months told, one of them as so many "ago" (which is counted to the nearest)?"""
    ago = any(d.span.of(d.reading.document.text).lower().endswith("ago") for d in (a, b))
    if not ago or a.time.precision != b.time.precision or a.time.precision not in ("month", "year"):
        return False
    first, last = sorted((a.time, b.time), key=lambda time: time.first or date.min)
    return first.last is not None and last.first is not None and last.first - first.last <= timedelta(days=1)


def _same_words(a: _Dated, b: _Dated) -> bool:
    """Is it the same time in the same words, but for a few of them ("later in the year", copied by another)?"""
    if _folded(a) == _folded(b):
        return True
    times = {d.span.of(d.reading.document.text).casefold() for d in (a, b)}
    one, other = (set(content_terms(d.claim.span.of(d.reading.document.text))) for d in (a, b))
    fewest = min(len(one), len(other))
    return len(times) == 1 and fewest >= _FEWEST_COPIED and len(one & other) >= _COPIED * fewest


def _folded(dated: _Dated) -> str:
    """Return the words of a claim as they sound: no marks, no capitals."""
    return "".join(c for c in dated.claim.span.of(dated.reading.document.text).casefold() if c.isalnum())


def _months_apart(a: Resolved, b: Resolved) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return max(b.first - a.last, a.first - b.last) > _TWO_HAPPENINGS

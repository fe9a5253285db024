"""Claims of many reports -> points: what two or more reports say in their own words about one thing.

Two claims meet when their telling words and names overlap: the cosine of the two sets of weights must reach a
threshold (see `units`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

import numpy as np

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.near import Near
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.unit_groups import Rule, UnitGroups
from secondsource.compare.units import Features, Group, Unit, columns_of, features_of
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.records.storyfile import PLAN, Point
from secondsource.values.plan_end import PlanEnd, parse_plan_end

# Tuned on five hand-made gold stories: of the joined pairs whose claims both stand in gold evidence, 96 % stand under
# one gold entry (0.35: 91 %, 0.42: 97 %), and 60 of 110 agreements are joined at all (0.42: 58).
_ENOUGH = 0.38
_ENOUGH_OPPOSED = 0.5  # where one of two is negated they mostly say opposite things, but for long and like clauses
_GOOD_LINE_CHARS = 140
# Two claims that share names only speak of the same people, not of the same thing: a word must be shared, too.
# Two claims that share a name and a day speak of one thing more often than their words tell: with it 189 gold entries
# are met instead of 178, and 95 % of the joined pairs stand under one entry instead of 96 %.
_DAY_BONUS = 0.1


def compare_statements(groups: Sequence[Group], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return one point for every group of claims that two or more reports share."""
    kept = memory or ComparisonMemory()
    return kept.each("statement", groups, _point)


def align_claims(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Group]:
    """Return the groups of claims that speak of one thing, the surest first; a claim is in one group only."""
    kept = memory or ComparisonMemory()
    return kept.build("claims", readings, lambda first: UnitGroups(first, _RULE, kept)).groups


def _claims(reading: Reading) -> list[tuple[Claim, Features]]:
    return [(claim, features_of(reading, claim)) for claim in reading.analysis.claims]


def _near(units: Sequence[Unit], near: Near) -> Near:
    """Return the pairs of claims of two reports that are near enough, with how near."""
    columns = columns_of(units)
    of_one_day = (near.of_sort("@") > 0) & (near.of_sort("#") > 0)
    scores = near.cosines * columns.one_time(near.a, near.b) + _DAY_BONUS * of_one_day
    opposed = columns.negated[near.a] != columns.negated[near.b]
    enough = scores >= np.where(opposed, _ENOUGH_OPPOSED, _ENOUGH)
    kept = enough & (near.of_sort("") > 0) & (columns.report[near.a] != columns.report[near.b])
    return replace(near, cosines=scores).only(kept)


_RULE = Rule(_claims, _ENOUGH - _DAY_BONUS, _near)


def _point(group: Group) -> Point:
    ended = _ended(group)
    if ended is not None:
        return ended
    told = _clearest(group)
    value = " ".join(told.claim.span.of(told.reading.document.text).split())
    sayings = [Saying(value, unit.reading, unit.claim.span) for unit in (told, *group.units) if unit.claim.terms]
    return build_point(Matter("statement", value), sayings)


def _ended(group: Group) -> Point | None:
    """Return the point of a plan that some of the reports tell as called off or postponed, where none tells it done."""
    units = (group.centre, *(unit for unit, _ in group.others))
    told = [(_state(unit), unit) for unit in units]
    ends = [unit for state, unit in told if state in get_args(PlanEnd)]
    plans = [unit for state, unit in told if state == "planned"]
    if not ends or not plans or any(state is None for state, _ in told):
        return None
    later = min(_day(unit) for unit in ends) >= max(_day(unit) for unit in plans) != date.min
    how = _state(ends[0])
    why = f"A later report has the plan as {how}" if later else f"One report has it as a plan, another as {how}"
    about = " ".join(plans[0].claim.span.of(plans[0].reading.document.text).split())
    sayings = [Saying(state or "", unit.reading, unit.claim.span) for state, unit in told]
    return build_point(Matter("status", f"{PLAN}{about}"), sayings, "update", why)


def _state(unit: Unit) -> str | None:
    """Return whether a claim tells a plan or how one ended; None for all else."""
    claim, text = unit.claim, unit.reading.document.text
    end = parse_plan_end(claim.span.of(text)) if claim.status in ("cancelled", "happened") else None
    if end is not None:
        return end
    return "planned" if claim.status == "planned" and not claim.negated else None


def _day(unit: Unit) -> date:
    return unit.reading.published.end or date.min


def _clearest(group: Group) -> Unit:
    """Return the claim that tells the group's matter best: done rather than planned, whole, short, near the centre."""
    near = [(group.centre, 1.0), *group.others]
    return min(near, key=lambda us: (_unclear(us[0]) - us[1], us[0].reading.id, us[0].claim.span))[0]


def _unclear(unit: Unit) -> float:
    """How little a claim can stand alone: not done yet, a headline, counted from another day, a piece, long."""
    claim, sentence = unit.claim, unit.reading.sentence_at(unit.claim.span.start)
    relative = any(time.anchor for _, time in unit.reading.moments_in(claim.span))
    fragment = claim.span.start > sentence.start
    chars = claim.span.end - claim.span.start
    headline = any(b.kind == "title" and b.span.covers(claim.span) for b in unit.reading.document.blocks[:1])
    return (
        0.5 * (claim.status in ("planned", "possible"))
        + 0.5 * headline
        + 0.2 * relative
        + 0.2 * fragment
        + max(0, chars - _GOOD_LINE_CHARS) / 200
    )

"""Deeds -> points of kind status: told as a plan by one report, as done, not done or called off by another.

A plan that another report tells as done is an update; what one says was done and another says was not is a dispute.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Literal

from secondsource.compare.deeds import Deed, one_deed
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import one_day, shared_words
from secondsource.lang.lexicon import words
from secondsource.records.storyfile import Nature, Point
from secondsource.values.plan_end import parse_plan_end
from secondsource.values.tokens import tokens_of

State = Literal["planned", "done", "not done", "called off", "postponed", "denied"]

_BEFORE_CHARS = 60
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 4  # words before a verb that may belong to its group
_COURSE = ({"planned", "done"}, {"planned", "called off"}, {"planned", "postponed"}, {"planned", "not done"})


def compare_fulfilments(told: Sequence[Sequence[Deed]]) -> list[Point]:
    """Return a point for every deed that reports tell in states that differ."""
    return [point for deeds in told if (point := _judged(deeds)) is not None]


def _judged(deeds: Sequence[Deed]) -> Point | None:
    """Return at most one point for a happening: its disputes go before its updates."""
    found = [(state_of(deed), deed) for deed in deeds]
    told = [(state, deed) for state, deed in found if state is not None]
    best: tuple[Nature, str] | None = None
    members: dict[int, tuple[State, Deed]] = {}
    for (i, a), (j, b) in combinations(enumerate(told), 2):
        verdict = _verdict(a, b) if one_deed(a[1], b[1]) else None
        if verdict is None or (best is not None and best[0] == "dispute" != verdict[0]):
            continue
        if best is not None and best[0] != verdict[0]:
            members.clear()
        best = best or verdict if best is None or best[0] == verdict[0] else verdict
        members.update({i: a, j: b})
    return _point([members[n] for n in sorted(members)], *best) if best is not None else None


def _point(told: Sequence[tuple[State, Deed]], nature: Nature, why: str) -> Point:
    first = told[0][1]
    other = next(deed for state, deed in told if state != told[0][0])
    said = shared_words(first.reading, first.statement.predicate, first.subject, other.subject)
    about = f"Done or not: {', '.join([first.statement.lemma, *(w for w in said if w != first.statement.lemma)])}"
    return build_point(Matter("status", about), [Saying(s, d.reading, d.clause) for s, d in told], nature, why)


def _verdict(a: tuple[State, Deed], b: tuple[State, Deed]) -> tuple[Nature, str] | None:
    """Return how two states of one deed go together; None when they agree or the reports cannot be set in order."""
    states = {a[0], b[0]}
    if len(states) < 2:
        return None
    if "planned" in states:
        plan, end = (a, b) if a[0] == "planned" else (b, a)
        if states not in _COURSE or _day(plan[1]) > _day(end[1], date.max) or _long_before(end[1], plan[1]):
            return None
        if _by_another(end[1], plan[1]):
            return None
        return "update", f"Told as a plan by one report, as {end[0]} by another"
    if "done" not in states or "postponed" in states:
        return None  # what was put off is done later
    done, other = (a, b) if a[0] == "done" else (b, a)
    first, last = _day(other[1]), _day(done[1], date.max)
    same_day = one_day(a[1].subject, b[1].subject)
    if first < last and first != date.min and last != date.max and not same_day:
        return None  # what was not done one day may be done the next
    if not _by_one(done[1], other[1], anyone="denied" in states):
        return None
    return "dispute", f"One and the same cannot be both done and {other[0]}"


def _long_before(end: Deed, plan: Deed) -> bool:
    """Was one thing done before the report that has it as a plan came out? Then it is another."""
    days = [date.fromisoformat(day) for day in end.subject.days if _FULL_DAY.fullmatch(day)]
    first = plan.reading.published.start
    return first is not None and bool(days) and max(days) < first - timedelta(days=1)


def _by_another(end: Deed, plan: Deed) -> bool:
    """Is it done by somebody named, of whom the plan's sentence says nothing though it names others?"""
    who = frozenset(key for key in end.agents if key.startswith("@"))
    named = frozenset(key for key in plan.subject.context | plan.agents if key.startswith("@"))
    return bool(who and named) and not who & named


def _by_one(a: Deed, b: Deed, *, anyone: bool) -> bool:
    """Is it done by the same in both, or do both name whom it is about? Of shots and arrests there are many.

    `anyone`: any name that both sentences share will do (who denies it stands outside the clause of what is denied).
    """
    both = a.subject.context & b.subject.context if anyone else a.patients & b.patients
    named = any(key.startswith("@") for key in both)
    return bool(a.agents & b.agents or named or a.subject.persons & b.subject.persons)


def _day(deed: Deed, unknown: date = date.min) -> date:
    return deed.reading.published.end or unknown


def state_of(deed: Deed) -> State | None:
    """Return whether a deed is told as planned, done, not done, called off or denied; None when it is none of these."""
    text, predicate = deed.reading.document.text, deed.statement.predicate
    sentence = deed.reading.sentence_at(predicate.start)
    before = text[max(sentence.start, predicate.start - _BEFORE_CHARS) : predicate.start].replace("’", "'")
    near = [t.low for t in tokens_of(before)][-_NEAR:]
    word = predicate.of(text).lower()
    status, negated = deed.statement.status, deed.statement.negated or _none_of(deed)
    if word in words("status", "ends_plan"):
        return None
    if deed.statement.nominal or status == "cancelled":
        ended = not negated and (status == "cancelled" or _calling_off().search(before))
        return (parse_plan_end(deed.clause.of(text)) or "called off") if ended else None
    if status == "planned":
        return "planned" if not negated and _is_plan(before, near) else None
    if status == "denied":
        return "denied" if not negated and _denial().search(before) else None
    if status != "happened" or word.endswith("ing") or before.lstrip().startswith("Had "):
        return None
    if negated:
        return "not done" if not set(near) & words("deeds", "not_yet") else None
    return "done"


def _none_of(deed: Deed) -> bool:
    """Is it done by or to none ("made no arrest")?"""
    text = deed.reading.document.text
    return any(span.of(text).lower().startswith(("no ", "none ", "nobody")) for _, span in deed.statement.roles)


def _is_plan(before: str, near: Sequence[str]) -> bool:
    """Is it a plan, and no guess, purpose or condition ("if he goes", "has not said that he will go")?"""
    around = {t.low for t in tokens_of(before)}
    return not (set(near) & words("deeds", "no_plan") or around & (words("status", "not") | words("deeds", "unsure")))


@cache
def _calling_off() -> re.Pattern[str]:
    verbs, links = ("|".join(sorted(words(*key))) for key in (("status", "ends_plan"), ("deeds", "called_off_links")))
    return re.compile(rf"(?<!\w)(?:{verbs}|call(?:s|ed|ing) off)(?: (?:{links}))* \Z", re.IGNORECASE)


@cache
def _denial() -> re.Pattern[str]:
    links = "|".join(sorted(words("deeds", "denied_links")))
    return re.compile(rf"(?<!\w)den(?:y|ies|ied|ying)(?: (?:{links}))* \Z", re.IGNORECASE)

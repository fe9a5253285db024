"""Readings -> holdings: which report names whom as holder of an office that one person holds, and for what time."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Saying
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Role
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.story import Identity
from secondsource.values.name import fold_name

NOT_NOW = frozenset({"former", "ex", "late", "elect", "then", "outgoing", "future"})
_LONG_AGO_DAYS = 90  # a sentence whose times all lie longer ago than this tells of a holder of that time
_ONE_OF = re.compile(r"\b(?:a|an|one of)\s", re.IGNORECASE)
_TERM = re.compile(r" ?\((?:[^()]{0,20})?\d{4} ?[-–] ?\d{2,4}\)")  # "(1995–2003)"


@dataclass(frozen=True, slots=True)
class Holding:
    """One report naming one holder of an office; `day` is the day it speaks of (None when unknown)."""

    reading: Reading
    role: Role
    holder: Identity
    day: date | None

    @property
    def saying(self) -> Saying:
        """Return the holder as a value, with a note where the name was misspelt."""
        written = self.role.holder_span.of(self.reading.document.text)
        slip = next((f"Written “{variant}”. {why}" for variant, why in self.holder.slips if variant == written), "")
        return Saying(self.holder.name, self.reading, self.role.span, note=slip)


Office = tuple[str, str]
"""Title and of what."""


def read_holdings(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> dict[Office, list[Holding]]:
    """Return the holdings by office; a holder told by the family name alone is the only full name it fits."""
    kept = memory or ComparisonMemory()
    named = [
        Holding(reading, role, reading.identity[role.holder], day)
        for reading, held in zip(readings, kept.of_all([kept.known(r) for r in readings], _held), strict=True)
        for role, day in held
    ]
    elsewhere = _offices_of(named)
    found: dict[Office, list[Holding]] = defaultdict(list)
    for holding in named:
        of = holding.role.of or elsewhere.get((holding.holder.id, holding.role.title))
        if of:
            found[holding.role.title, of].append(holding)
    return {office: _in_full(holdings) for office, holdings in found.items()}


def _held(reading: Reading) -> list[tuple[Role, date | None]]:
    """Return the roles of a report that are offices of one holder, held, and the day each is of."""
    unique = words("titles", "single_holder")
    return [
        (role, _day(reading, role))
        for role in reading.analysis.roles
        if role.title in unique and role.modifier not in NOT_NOW and role.holder in reading.identity
        if not (_TERM.match(reading.document.text, role.span.end) or _is_one_of_many(reading, role))
    ]


def called_former(readings: Sequence[Reading]) -> dict[tuple[str, str], set[int]]:
    """Return by holder's id and title the origins that call them a former holder."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for reading in readings:
        for role in reading.analysis.roles:
            if role.modifier == "former" and role.holder in reading.identity:
                found[reading.identity[role.holder].id, role.title].add(reading.origin)
    return found


def _is_one_of_many(reading: Reading, role: Role) -> bool:
    """Is somebody called one such holder and not the holder ("X, who was a feared guild leader")?"""
    between = Span(role.holder_span.end, max(role.holder_span.end, role.span.end))
    return _ONE_OF.search(between.of(reading.document.text)) is not None


def _day(reading: Reading, role: Role) -> date | None:
    """Return the day a holding is of: the report's, unless all times of its sentence lie long before."""
    published = reading.published.end
    times = [time for _, time in reading.moments_in(reading.sentence_at(role.span.start)) if time.last is not None]
    ends = [time.last for time in times if time.last is not None]
    if published and ends and max(ends) < published - timedelta(days=_LONG_AGO_DAYS):
        return max(ends)
    return published


def _offices_of(named: Sequence[Holding]) -> dict[tuple[str, str], str]:
    """Of what a person holds an office, where some report says so: "President Doe" is then the same president."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for holding in named:
        if holding.role.of:
            seen[holding.holder.id, holding.role.title][holding.role.of] += 1
    return {key: min(counts, key=lambda of: (-counts[of], of)) for key, counts in seen.items()}


def _in_full(holdings: Sequence[Holding]) -> list[Holding]:
    """Return the holdings, a holder named in part given as the only holder whose name holds all of that part.

    A part is one word of a name, or how it begins ("Ann Lee", where others write "Ann Lee-Dale").
    """
    full = {h.holder.id: h.holder for h in holdings if " " in h.holder.name}
    found = []
    for holding in holdings:
        part = fold_name(holding.holder.name).split()
        fitting = [who for who in full.values() if _is_part(part, fold_name(who.name).split())]
        fits = len(fitting) == 1
        found.append(Holding(holding.reading, holding.role, fitting[0], holding.day) if fits else holding)
    return found


def _is_part(part: Sequence[str], name: Sequence[str]) -> bool:
    if len(part) >= len(name):
        return False
    return part[0] in name if len(part) == 1 else list(name[: len(part)]) == list(part)

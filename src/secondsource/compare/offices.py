"""Roles in many reports -> points: who holds an office, who disagrees, and when it changed hands.

Only offices that one person holds at a time are compared. Holders named within 30 days of each other stand for one
time and cannot both be right; further apart the office may have changed hands, which is an update and no dispute.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Role
from secondsource.records.reading import Reading
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.periods import render_period
from secondsource.values.place import with_the

_ONE_TIME_DAYS = 30
_NOT_NOW = frozenset({"former", "ex", "late", "elect", "then", "outgoing", "future"})


@dataclass(frozen=True, slots=True)
class _Holding:
    """One report naming one holder of an office."""

    reading: Reading
    role: Role
    holder: Identity

    @property
    def day(self) -> date | None:
        return self.reading.published.end

    @property
    def saying(self) -> Saying:
        return Saying(self.holder.name, self.reading, self.role.span, note=self._slip())

    def _slip(self) -> str:
        written = self.role.holder_span.of(self.reading.document.text)
        return next((f"Written “{written}”. {why}" for variant, why in self.holder.slips if variant == written), "")


def compare_offices(readings: Sequence[Reading]) -> list[Point]:
    """Return one point per office and time, and one per office that changed hands; agreed ones included."""
    points = []
    for (title, of), holdings in sorted(_holdings(readings).items()):
        spells = _spells(holdings)
        points += [_spell_point(title, of, spell) for spell in spells]
        if len(spells) > 1:
            points += _change_points(title, of, spells)
    return points


def _holdings(readings: Sequence[Reading]) -> dict[tuple[str, str], list[_Holding]]:
    unique = words("titles", "single_holder")
    named = [
        _Holding(reading, role, reading.identity[role.holder])
        for reading in readings
        for role in reading.analysis.roles
        if role.title in unique and role.modifier not in _NOT_NOW and role.holder in reading.identity
    ]
    elsewhere = _offices_of(named)
    found: dict[tuple[str, str], list[_Holding]] = defaultdict(list)
    for holding in named:
        of = holding.role.of or elsewhere.get((holding.holder.id, holding.role.title))
        if of:
            found[holding.role.title, of].append(holding)
    return found


def _offices_of(named: Sequence[_Holding]) -> dict[tuple[str, str], str]:
    """Of what a person holds an office, where some report says so: "President Doe" is then the same president."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for holding in named:
        if holding.role.of:
            seen[holding.holder.id, holding.role.title][holding.role.of] += 1
    return {key: min(counts, key=lambda of: (-counts[of], of)) for key, counts in seen.items()}


def _spells(holdings: Sequence[_Holding]) -> list[list[_Holding]]:
    """Cut the holdings into spells of time; undated reports join the fullest, where most of the story is told."""
    dated = sorted((h for h in holdings if h.day), key=lambda h: (h.day or date.min, h.reading.id, h.role.span))
    undated = [h for h in holdings if not h.day]
    spells: list[list[_Holding]] = []
    for holding in dated:
        last = spells[-1][-1].day if spells else None
        if last and holding.day and holding.day - last <= timedelta(days=_ONE_TIME_DAYS):
            spells[-1].append(holding)
        else:
            spells.append([holding])
    if undated and not spells:
        return [undated]
    if undated:
        max(spells, key=lambda spell: len({h.reading.id for h in spell})).extend(undated)
    return spells


def _spell_point(title: str, of: str, spell: Sequence[_Holding]) -> Point:
    days = [h.day for h in spell if h.day]
    matter = Matter("office-holder", f"{title.capitalize()} of {with_the(of)}{render_period(days)}")
    holders = Counter(h.holder.name for h in spell)
    if len(holders) == 1:
        return build_point(matter, [h.saying for h in spell])
    return build_point(matter, [h.saying for h in spell], "dispute", _why(spell))


def _why(spell: Sequence[_Holding]) -> str:
    origins: dict[str, set[int]] = defaultdict(set)
    for holding in spell:
        origins[holding.holder.name].add(holding.reading.origin)
    ranked = sorted(origins, key=lambda name: (-len(origins[name]), name))
    first, last = ranked[0], ranked[-1]
    start = "One office at one time: the names cannot both be right"
    if len(origins[first]) == len(origins[last]):
        return start
    return f"{start}; {last} stands in {_count(origins[last])}, {first} in {_count(origins[first])}"


def _count(origins: set[int]) -> str:
    return "one origin" if len(origins) == 1 else f"{len(origins)} origins"


def _change_points(title: str, of: str, spells: Sequence[Sequence[_Holding]]) -> list[Point]:
    """One point when the best-supported holder differs from spell to spell."""
    best = [_best_supported(spell) for spell in spells]
    if len({h.holder.id for spell in best for h in spell}) < 2:
        return []
    sayings = []
    for spell in best:
        period = render_period([h.day for h in spell if h.day], months=True)
        sayings += [Saying(h.holder.name + period, h.reading, h.role.span, h.saying.note) for h in spell]
    names = [spell[0].holder.name for spell in best]
    why = f"The reports are months apart: {names[0]} in the earlier, {names[-1]} in the later; the office changed hands"
    matter = Matter("office-holder", f"{title.capitalize()} of {with_the(of)}, over time")
    return [build_point(matter, sayings, "update", why)]


def _best_supported(spell: Sequence[_Holding]) -> list[_Holding]:
    origins: dict[str, set[int]] = defaultdict(set)
    for holding in spell:
        origins[holding.holder.id].add(holding.reading.origin)
    most = max(len(o) for o in origins.values())
    return [h for h in spell if len(origins[h.holder.id]) == most]

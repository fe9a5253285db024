"""Roles in many reports -> points: who holds an office, who disagrees, and when it changed hands.

Only offices that one person holds at a time are compared. Holders named within 30 days of each other stand for one
time and cannot both be right; further apart the office may have changed hands, which is an update and no dispute.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from secondsource.compare.holdings import Holding, called_former, read_holdings
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Point
from secondsource.values.periods import render_period
from secondsource.values.place import with_the

_ONE_TIME_DAYS = 30

Former = Mapping[tuple[str, str], set[int]]


def compare_offices(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return one point per office and time, and one per office that changed hands; agreed ones included."""
    points = []
    former = called_former(readings)
    for (title, of), holdings in sorted(read_holdings(readings, memory).items()):
        spells = _spells(holdings)
        for number, spell in enumerate(spells):
            points.append(_spell_point((title, of), spell, _stale(title, spell, spells[:number], former)))
        if len(spells) > 1:
            points += _change_points(title, of, spells)
    return points


def _spells(holdings: Sequence[Holding]) -> list[list[Holding]]:
    """Cut the holdings into spells of time; undated reports join the fullest, where most of the story is told."""
    dated = sorted((h for h in holdings if h.day), key=lambda h: (h.day or date.min, h.reading.id, h.role.span))
    undated = [h for h in holdings if not h.day]
    spells: list[list[Holding]] = []
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


def _stale(title: str, spell: Sequence[Holding], before: Sequence[Sequence[Holding]], former: Former) -> str:
    """Say which of several holders held the office before, by earlier reports or by others that call them former."""
    names = {h.holder.id: h.holder.name for h in spell}
    if len(names) < 2:
        return ""
    best = {h.holder.id for h in _best_supported(spell)}
    doubted = sorted(names.keys() - best) or sorted(names)
    gone = [who for who in doubted if former.get((who, title))]
    if 0 < len(gone) < len(names):
        count = _count(former[gone[0], title])
        return f"{names[gone[0]]} is a former holder in {count}: a report that names them as holder may be out of date"
    earlier = {h.holder.id for held in before for h in _best_supported(held)}
    past = [who for who in doubted if who in earlier]
    if 0 < len(past) < len(names):
        return f"{names[past[0]]} held it in earlier reports: a report that names them now may be out of date"
    kept = sorted(best & earlier) if len(best) == 1 else []
    return f"{names[kept[0]]} held it in earlier reports, too" if kept else ""


def _spell_point(office: tuple[str, str], spell: Sequence[Holding], stale: str) -> Point:
    title, of = office
    days = [h.day for h in spell if h.day]
    matter = Matter("office-holder", f"{title.capitalize()} of {with_the(of)}{render_period(days)}")
    holders = Counter(h.holder.name for h in spell)
    if len(holders) == 1:
        return build_point(matter, [h.saying for h in spell])
    why = "; ".join(filter(None, (_why(spell), stale)))
    return build_point(matter, [h.saying for h in spell], "dispute", why)


def _why(spell: Sequence[Holding]) -> str:
    origins: dict[str, set[int]] = defaultdict(set)
    for holding in spell:
        origins[holding.holder.name].add(holding.saying.origin)
    ranked = sorted(origins, key=lambda name: (-len(origins[name]), name))
    first, last = ranked[0], ranked[-1]
    start = "One office at one time: the names cannot both be right"
    if len(origins[first]) == len(origins[last]):
        return start
    return f"{start}; {last} stands in {_count(origins[last])}, {first} in {_count(origins[first])}"


def _count(origins: set[int]) -> str:
    return "one origin" if len(origins) == 1 else f"{len(origins)} origins"


def _change_points(title: str, of: str, spells: Sequence[Sequence[Holding]]) -> list[Point]:
    """One point when the best-supported holder differs from spell to spell."""
    best = [_best_supported(spell) for spell in spells]
    if len({h.holder.id for spell in best for h in spell}) < 2:
        return []
    sayings = []
    for spell in best:
        period = render_period([h.day for h in spell if h.day], months=True)
        if spell[0].day and all(h.day != h.reading.published.end for h in spell):
            period = f" ({spell[0].day.year})"  # looked back on: no month is told
        sayings += [Saying(h.holder.name + period, h.reading, h.role.span, h.saying.note) for h in spell]
    names = [spell[0].holder.name for spell in best]
    why = f"The reports are months apart: {names[0]} in the earlier, {names[-1]} in the later; the office changed hands"
    if not _are_months_apart(best[0], best[-1]):
        why = f"They are told of times months apart: {names[0]} of the earlier, {names[-1]} of the later"
    matter = Matter("office-holder", f"{title.capitalize()} of {with_the(of)}, over time")
    return [build_point(matter, sayings, "update", why)]


def _are_months_apart(first: Sequence[Holding], last: Sequence[Holding]) -> bool:
    """Did the reports come out so far apart? Who "was president until 2014", told today, is history and no change."""
    before = [h.reading.published.end for h in first if h.reading.published.end]
    after = [h.reading.published.end for h in last if h.reading.published.end]
    return not (before and after) or max(after) - min(before) > timedelta(days=_ONE_TIME_DAYS)


def _best_supported(spell: Sequence[Holding]) -> list[Holding]:
    origins: dict[str, set[int]] = defaultdict(set)
    for holding in spell:
        origins[holding.holder.id].add(holding.saying.origin)
    most = max(len(o) for o in origins.values())
    return [h for h in spell if len(origins[h.holder.id]) == most]

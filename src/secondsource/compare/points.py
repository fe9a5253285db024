"""Sayings of several reports about one matter -> a point with positions, origins, standing and evidence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from msgspec.structs import replace

from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Evidence, Nature, Point, PointKind, Position, Standing

_LONGEST_ABOUT_CHARS = 90
_NO_VOTE = ("name", "own-date", "quote")  # how many origins carry a position tells nothing here


@dataclass(frozen=True, slots=True)
class Saying:
    """One report's value for a matter, in reader's words, and where it says so."""

    value: str
    reading: Reading
    span: Span
    note: str = ""
    removed: int | None = None  # set when the words were taken out of the text (a page date)

    @property
    def origin(self) -> int:
        """Return the origin that says so: another's where the words stand in a passage borrowed from it."""
        return self.reading.origin if self.removed is not None else self.reading.origin_at(self.span)

    @property
    def evidence(self) -> Evidence:
        """Return the passage as evidence."""
        if self.removed is not None:
            return self.reading.removed_evidence(self.removed)
        return self.reading.evidence(self.span)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a point is about: its kind and a short phrase a reader understands."""

    kind: PointKind
    about: str


def build_point(matter: Matter, sayings: Iterable[Saying], nature: Nature | None = None, why: str = "") -> Point:
    """Return the point; sayings with one value make one position. Positions: most origins first, then as first said."""
    groups: dict[str, list[Saying]] = {}
    for saying in sayings:
        groups.setdefault(saying.value, []).append(saying)
    positions = [_position(value, said) for value, said in groups.items()]
    positions.sort(key=lambda p: -p.independent)
    if len(positions) == 1:
        nature, why = None, ""
    origins = len({s.origin for said in groups.values() for s in said})
    identity = "\n".join([matter.kind, matter.about, *sorted(_key(e) for p in positions for e in p.evidence)])
    return Point(
        id="p" + blake2b(identity.encode(), digest_size=6).hexdigest(),
        kind=matter.kind,
        about=_short(matter.about),
        standing=standing_of(positions, origins, nature),
        independent=origins,
        nature=nature,
        why=_reason(why, positions, nature if matter.kind not in _NO_VOTE else None),
        positions=tuple(positions),
    )


def with_own_ids(points: Sequence[Point]) -> list[Point]:
    """Return the points, each with an id of its own: two matters of one clause rest on the very same words.

    Of points that say the very same one is left.
    """
    often = Counter(point.id for point in points)
    return list(dict.fromkeys(point if often[point.id] == 1 else _told_by_values(point) for point in points))


def in_order(points: Iterable[Point]) -> list[Point]:
    """Return the points as readers get them: disputes first, then by how many origins carry them."""
    return sorted(points, key=_order)


def _order(point: Point) -> tuple[bool, bool, int, str]:
    """Disputes first, of them those on spelling and wording last; then by how many origins carry a point."""
    return point.nature != "dispute", point.kind in ("name", "quote"), -point.independent, point.id


def _told_by_values(point: Point) -> Point:
    key = "\n".join([point.id, *sorted(position.value for position in point.positions)])
    return replace(point, id="p" + blake2b(key.encode(), digest_size=6).hexdigest())


def _short(about: str) -> str:
    """Return a phrase a reader takes in at a glance: no full stop, cut at a word where it is long."""
    words = about.rstrip(".")
    return words if len(words) <= _LONGEST_ABOUT_CHARS else words[:_LONGEST_ABOUT_CHARS].rsplit(" ", 1)[0] + " …"


def _reason(why: str, positions: Sequence[Position], nature: Nature | None) -> str:
    """Return the reason as a sentence; of a dispute whose best positions are carried alike it says that, too."""
    if not why:
        return ""
    told = why.rstrip(".")
    if nature == "dispute" and positions[0].independent == positions[1].independent:
        return f"{told}; equally many origins carry them, so the reports alone cannot tell."
    return told + "."


def _position(value: str, said: Sequence[Saying]) -> Position:
    evidence = {_key(e): e for e in (s.evidence for s in said)}
    dates = [s.reading.published.end.isoformat() for s in said if s.reading.published.end]
    notes = sorted({s.note for s in said if s.note})
    return Position(
        value=value,
        independent=len({s.origin for s in said}),
        latest=max(dates, default=None),
        evidence=tuple(evidence.values()),
        note="; ".join(notes),
    )


def standing_of(positions: Sequence[Position], origins: int, nature: Nature | None) -> Standing:
    """Return how a point stands whose positions differ in this way; `origins` carry any of them."""
    if nature == "dispute":
        return "disputed"
    if nature == "update":
        return "updated"
    carried = max((p.independent for p in positions), default=0) if nature == "scope" else origins
    return "agreed" if carried > 1 else "single"


def _key(evidence: Evidence) -> str:
    return f"{evidence.report}:{evidence.start}:{evidence.end}:{evidence.removed}"

"""What was worked out for the reports of a story -> kept in memory, so that a report more costs what it changes.

A `ComparisonMemory` is handed to every comparison of one and the same story; without one a comparison begins anew. What
comes out is the same to the byte. Three things are kept: what follows from one report alone, pieces that follow from
the things they are made of, and what is built up report by report. A report is taken for unchanged when its document,
analysis, date, origin, borrowed passages and the identities of its names are.

What weighs all reports of a story against one another (how telling its words are, which tellings are one happening) is
settled on its first reports (`settled`), and each later report is added to that. So a report at the end of a story
changes nothing that stands; one put in before the end costs the more, the more reports come after it, and among the
settled ones as much as a story compared anew.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from secondsource.records.reading import Reading

Product = TypeVar("Product")
Thing = TypeVar("Thing")
_FEW = 32  # reports that are always settled together
_STEPS = (1.0, 1.5)  # of a doubling: so many are settled together when a story has grown


class Grown(Protocol):
    """What is built up report by report."""

    def add(self, readings: Sequence[Reading]) -> None:
        """Take in the next reports of the story; all at once or one after the other, it must come to the same."""

    def drop(self, reports: int) -> None:
        """Forget so many reports, the last that were taken in; it must come to the same as never to have met them."""


Grows = TypeVar("Grows", bound=Grown)


@dataclass(slots=True)
class _Built:
    """What was built up, from which readings, and how many of them were settled together."""

    thing: Grown
    settled: int
    readings: list[Reading]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was made of some things, which are held so that their addresses stay theirs."""

    made: object
    parts: Sequence[object]


def settled(reports: int) -> int:
    """Return how many of the first reports of a story are weighed together: all of a few, then 32, 48, 64, 96, …"""
    if reports <= _FEW:
        return reports
    known = _FEW
    while 2 * known <= reports:
        known *= 2
    return max(int(known * step) for step in _STEPS if known * step <= reports)


class ComparisonMemory:
    """What is kept between comparisons of one story; empty at first. It must not serve two stories or two threads."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Keep nothing any more. What is built holds its memory in turn: only so is it gone at once, not some day."""
        self._readings: dict[str, Reading] = {}
        self._products: dict[object, dict[int, object]] = {}  # by reader and address of a reading, which is held
        self._held: frozenset[int] = frozenset()
        self._pieces: dict[Hashable, _Piece] = {}
        self._used: dict[Hashable, _Piece] = {}
        self._made: dict[str, dict[int, tuple[object, object]]] = {}  # by the address of a thing, which is held
        self._built: dict[str, _Built] = {}
        self._states: dict[str, object] = {}

    def begin(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings of a story, those known and unchanged as the objects they were, and forget all others."""
        found = []
        for reading in readings:
            known = self._readings.get(reading.id)
            found.append(known if known is not None and _is_same(known, reading) else reading)
        held = frozenset(map(id, found))
        for products in self._products.values():
            for gone in self._held - held:
                products.pop(gone, None)
        self._held = held
        self._readings = {reading.id: reading for reading in found}
        self._used = {}
        return found

    def end(self) -> None:
        """Forget what the last comparison had no use for."""
        self._pieces = self._used

    def of_report(self, reading: Reading, read: Callable[[Reading], Product]) -> Product:
        """Return what `read` makes of one report; it must depend on nothing else."""
        known = self._products.setdefault(read, {})
        made = known.get(id(reading), known)  # nothing that is made is that dictionary
        if made is known:
            made = read(reading)
            if id(reading) in self._held:
                known[id(reading)] = made
        return cast(Product, made)

    def of_all(self, readings: Sequence[Reading], read: Callable[[Reading], Product]) -> list[Product]:
        """Return what `read` makes of each report, in order of the reports."""
        known = self._products.setdefault(read, {})
        found = [known.get(id(reading), known) for reading in readings]
        return [
            self.of_report(reading, read) if made is known else cast(Product, made)
            for reading, made in zip(readings, found, strict=True)
        ]

    def of_each(self, readings: Sequence[Reading], read: Callable[[Reading], Iterable[Product]]) -> list[Product]:
        """Return all that `read` makes of each report by itself, in order of the reports."""
        return [one for made in self.of_all(readings, _Listed(read)) for one in made]

    def piece(self, name: str, parts: Sequence[object], more: Hashable, make: Callable[[], Product]) -> Product:
        """Return what `make` makes of some things; it must depend on these things and on `more` alone.

        The parts are known again as the very objects they were, what is in `more` by its value.
        """
        key = (name, tuple(map(id, parts)), more)
        kept = self._used.get(key) or self._pieces.get(key) or _Piece(make(), tuple(parts))
        self._used[key] = kept
        return cast(Product, kept.made)

    def each(self, name: str, things: Sequence[Thing], make: Callable[[Thing], Product]) -> list[Product]:
        """Return what `make` makes of each thing; it must depend on that thing alone, known again as the very object.

        One call of a comparison goes by a name; what its things were before is forgotten.
        """
        before, now = self._made.get(name, {}), dict[int, tuple[object, object]]()
        for thing in things:
            now[id(thing)] = before.get(id(thing)) or (thing, make(thing))
        self._made[name] = now
        return [cast(Product, now[id(thing)][1]) for thing in things]

    def same(self, name: str, things: list[Product]) -> list[Product]:
        """Return a list as the object it was, where it holds the very things it held in the last comparison."""
        return self.piece(f"the same {name}", things, None, lambda: things)

    def take(self, name: str, make: Callable[[], Product]) -> Product:
        """Return what was put under a name, made anew where there is none; who takes it puts it back up to date."""
        return cast(Product, self._states.pop(name) if name in self._states else make())

    def put(self, name: str, thing: object) -> None:
        """Keep a thing for the next comparison."""
        self._states[name] = thing

    def known(self, reading: Reading) -> Reading:
        """Return a reading of this comparison as the object it was in the last one."""
        return self._readings.get(reading.id, reading)

    def build(self, name: str, readings: Sequence[Reading], start: Callable[[Sequence[Reading]], Grows]) -> Grows:
        """Return what is built up from the readings: `start` takes the settled ones, the others are added in order.

        Where the story goes on otherwise than the last time, what came after that place is dropped and added anew.
        """
        first = settled(len(readings))
        kept = self._built.pop(name, None)  # whoever fails on the way leaves nothing half built
        same = _common(readings, kept.readings) if kept is not None else 0
        if kept is None or kept.settled != first or same < first:
            kept, same = _Built(start(readings[:first]), first, list(readings[:first])), first
        if same < len(kept.readings):
            kept.thing.drop(len(kept.readings) - same)
        if same < len(readings):
            kept.thing.add(readings[same:])
        kept.readings = list(readings)
        self._built[name] = kept
        return cast(Grows, kept.thing)


@dataclass(frozen=True, slots=True)
class _Listed(Generic[Product]):
    """A reader whose products are kept as a list; two of one reader are the same."""

    read: Callable[[Reading], Iterable[Product]]

    def __call__(self, reading: Reading) -> list[Product]:
        return list(self.read(reading))


def _common(one: Sequence[Reading], other: Sequence[Reading]) -> int:
    """Return how many readings both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a is not b), min(len(one), len(other)))


def _is_same(known: Reading, reading: Reading) -> bool:
    """Is all that a comparison within a report rests on unchanged? Of an identity that is its id, kind and name."""
    if known is reading:
        return True
    if (known.origin, known.published, known.borrowed) != (reading.origin, reading.published, reading.borrowed):
        return False
    if known.document is not reading.document and known.document != reading.document:
        return False
    if known.analysis is not reading.analysis and known.analysis != reading.analysis:
        return False
    return _who(known) == _who(reading) and known.times == reading.times


def _who(reading: Reading) -> list[tuple[int, str, str, str]]:
    return [(entity, one.id, one.kind, one.name) for entity, one in sorted(reading.identity.items())]

"""A regular expression → its graph: a place for every letter it can take, and which place can follow which.

(Glushkov's automaton, with ways counted.) What may stand before and after a step is kept with it, so that `\\b` and
what looks ahead or behind by one letter are heeded; longer looks are taken to hold. A repetition with a limit is
unrolled, not a circle: what is bounded cannot run away.
"""

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ODD = "’‘“”–—…•·éÉñßΩя中\xa0\u2009\u202e²"
_LIKED = "a 1A.\n,-é"
_EDGE = 1  # the bit of "no letter": the beginning and the end of the text
_COPIES, _LONG = 3, 2000  # of what is repeated up to a limit; letters of what is repeated as parsed: beyond, two copies

Mask = int  # a set of letters, one bit each
Guard = tuple[tuple[Mask, Mask], ...]  # what may stand before a step and be taken by it, in one of several ways


@dataclass(slots=True)
class Place:
    """One letter of the expression: what it takes, and the groups that give nothing back once left."""

    takes: Mask
    atomic: frozenset[int]


@dataclass(slots=True)
class Piece:
    """A part of the expression: how it can be empty, where it begins and ends."""

    empty: list[Guard]
    first: list[tuple[Guard, int]] = field(default_factory=list)
    last: list[tuple[int, Guard]] = field(default_factory=list)


class Graph:
    """The places of an expression; place 0 is its beginning, place 1 all that a search goes through before it."""

    def __init__(self, pattern: re.Pattern[str], *, searched: bool) -> None:
        """`searched`: it may begin anywhere, and not only at the beginning."""
        parsed = parser.parse(pattern.pattern, pattern.flags)
        odd = {chr(value) for value in _literals(parsed)}
        self.letters = "".join(sorted({*string.printable, *_ODD, *odd}))
        self.all = (1 << len(self.letters) + 1) - 1
        self.free: Guard = ((self.all, self.all),)
        self._words = self._mask(lambda letter: letter.isalnum() or letter == "_")
        self.places = [Place(_EDGE, frozenset()), Place(self.all & ~_EDGE, frozenset())]
        self.steps: dict[int, list[tuple[int, Guard]]] = {0: [], 1: []}
        self._atomic: list[int] = []
        self._groups = 0
        whole = self._sequence(parsed, pattern.flags)
        self.steps[0] += [(place, guard) for guard, place in whole.first]
        if searched:
            self.steps[1] += [(1, self.free), *((place, guard) for guard, place in whole.first)]
            self.steps[0].append((1, self.free))
        self.done = {place for place, guard in whole.last if guard == self.free}

    def letter(self, mask: Mask, turn: int = 0) -> str:
        """Return a letter of a set; at every turn another, those first that news is made of."""
        number = {letter: 2 << at for at, letter in enumerate(self.letters)}
        liked = [letter for letter in _LIKED if mask & number[letter]]
        liked += [letter for letter in self.letters if letter not in _LIKED and mask & number[letter]]
        return liked[turn % len(liked)] if liked else ""

    def _mask(self, takes: Any) -> Mask:
        return sum(2 << number for number, letter in enumerate(self.letters) if takes(letter))

    def _sequence(self, parsed: Iterable[Any], flags: int) -> Piece:
        whole = Piece([self.free])
        for op, value in parsed:
            whole = self._then(whole, self._piece(op, value, flags))
        return whole

    def _then(self, one: Piece, two: Piece) -> Piece:
        self._link(one.last, two.first)
        first = one.first + [(g, place) for e in one.empty for guard, place in two.first if (g := _both(e, guard))]
        last = two.last + [(place, g) for place, guard in one.last for e in two.empty if (g := _both(guard, e))]
        return Piece([g for e, f in product(one.empty, two.empty) if (g := _both(e, f))], first, last)

    def _link(self, last: list[tuple[int, Guard]], first: list[tuple[Guard, int]]) -> None:
        for (place, guard), (other, after) in product(last, first):
            both = _both(guard, other)
            if both:
                self.steps[place].append((after, both))

    def _piece(self, op: Any, value: Any, flags: int) -> Piece:
        if op is c.BRANCH:
            return _either([self._sequence(one, flags) for one in value[1]])
        if op is c.SUBPATTERN:
            return self._sequence(value[3], (flags | value[1]) & ~value[2])
        if op in (c.MAX_REPEAT, c.MIN_REPEAT):
            return self._repeated(*value, flags)
        if op in (c.POSSESSIVE_REPEAT, c.ATOMIC_GROUP):
            self._groups += 1
            self._atomic.append(self._groups)
            atomic = op is c.ATOMIC_GROUP
            piece = self._sequence(value, flags) if atomic else self._repeated(*value, flags)
            self._atomic.pop()
            return piece
        if op in (c.ASSERT, c.ASSERT_NOT):
            return self._look(op is c.ASSERT, value, flags)
        if op is c.AT:
            return Piece([self._edge(value, flags)])
        if op is c.GROUPREF_EXISTS:
            return _either([self._sequence(one or [], flags) for one in value[1:]])
        return self._place(self._taken(op, value, flags))

    def _place(self, takes: Mask) -> Piece:
        number = len(self.places)
        self.places.append(Place(takes, frozenset(self._atomic)))
        self.steps[number] = []
        return Piece([], [(self.free, number)], [(number, self.free)])

    def _repeated(self, least: int, most: int, body: Any, flags: int) -> Piece:
        whole = Piece([self.free])
        for _ in range(min(least, self._copies(body))):
            whole = self._then(whole, self._sequence(body, flags))
        if most is not c.MAXREPEAT:
            rest = Piece([self.free])
            for _ in range(min(most, self._copies(body)) - min(least, self._copies(body))):
                rest = self._then(self._sequence(body, flags), rest)
                rest.empty.append(self.free)
            return self._then(whole, rest)
        if least == 1:  # the one copy is the circle
            self._link(whole.last, whole.first)
            return whole
        more = self._sequence(body, flags)
        self._link(more.last, more.first)
        return self._then(whole, Piece([self.free, *more.empty], more.first, more.last))

    def _copies(self, body: Any) -> int:
        return _COPIES if len(str(body)) < _LONG else 2

    def _look(self, positive: bool, value: Any, flags: int) -> Piece:
        direction, body = value
        inner = self._sequence(body, flags)
        ends = [place for _, place in inner.first] if direction > 0 else [place for place, _ in inner.last]
        mask = 0
        for place in ends:
            mask |= self.places[place].takes
        if not positive:
            mask = self.all & ~mask if body.getwidth() == (1, 1) else self.all
        elif inner.empty:
            mask = self.all
        guard = ((self.all, mask),) if direction > 0 else ((mask, self.all),)
        # What is looked for ahead is gone through too, and leads nowhere.
        return Piece([guard], inner.first if direction > 0 else [])

    def _edge(self, code: Any, flags: int) -> Guard:
        line = _EDGE | self._mask(lambda letter: letter == "\n")
        if code in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            many = code is c.AT_BEGINNING and flags & re.MULTILINE
            return ((line if many else _EDGE, self.all),)
        if code in (c.AT_END, c.AT_END_STRING):
            return ((self.all, line if code is c.AT_END else _EDGE),)
        words, rest = self._words, self.all & ~self._words
        return ((words, rest), (rest, words)) if code is c.AT_BOUNDARY else ((words, words), (rest, rest))

    def _taken(self, op: Any, value: Any, flags: int) -> Mask:
        if op is c.IN:
            return self._class(value, flags)
        if op is c.ANY:
            return self._mask(lambda letter: letter != "\n" or flags & re.DOTALL)
        if op is c.GROUPREF:
            return self.all & ~_EDGE
        return self._class([(op, value)], flags)

    def _class(self, items: list[Any], flags: int) -> Mask:
        takes = tuple(one for one in items if one[0] is not c.NEGATE)
        mask = _taken_of(self.letters, takes, bool(flags & re.IGNORECASE))
        return self.all & ~_EDGE & ~mask if len(takes) < len(items) else mask


@cache  # letters and classes come again and again in one expression
def _taken_of(letters: str, takes: tuple[Any, ...], both_cases: bool) -> Mask:
    mask = 0
    for number, letter in enumerate(letters):
        cases = {letter, letter.lower(), letter.upper()} if both_cases else {letter}
        if any(_fits(one, op, value) for one in cases if len(one) == 1 for op, value in takes):
            mask |= 2 << number
    return mask


def _fits(letter: str, op: Any, value: Any) -> bool:
    if op is c.LITERAL:
        return ord(letter) == value
    if op is c.NOT_LITERAL:
        return ord(letter) != value
    if op is c.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    name = str(value)
    found = (
        letter.isdecimal()
        if name.endswith("DIGIT")
        else letter.isspace()
        if name.endswith("SPACE")
        else letter.isalnum() or letter == "_"
    )
    return found != ("_NOT_" in name)


def _either(pieces: list[Piece]) -> Piece:
    return Piece(
        [one for piece in pieces for one in piece.empty],
        [one for piece in pieces for one in piece.first],
        [one for piece in pieces for one in piece.last],
    )


def _both(one: Guard, two: Guard) -> Guard:
    if one == two:
        return one
    pairs = {(a & b, x & y) for (a, x), (b, y) in product(one, two)}
    return tuple(sorted((before, takes) for before, takes in pairs if before and takes))


def _literals(parsed: Any) -> Iterable[int]:
    """Yield every letter that an expression names."""
    for op, value in parsed:
        if op in (c.LITERAL, c.NOT_LITERAL):
            yield value
        elif op is c.IN:
            yield from (n for kind, one in value if kind is c.LITERAL for n in (one,))
            yield from (n for kind, one in value if kind is c.RANGE for n in one)
        elif isinstance(value, list | tuple):
            for inner in _inner(value):
                yield from _literals(inner)
        elif isinstance(value, parser.SubPattern):
            yield from _literals(value)


def _inner(value: Any) -> Iterable[Any]:
    for one in value:
        if isinstance(one, parser.SubPattern):
            yield one
        elif isinstance(one, list):
            yield from (two for two in one if isinstance(two, parser.SubPattern))

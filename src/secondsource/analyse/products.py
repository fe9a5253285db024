"""Rows times a matrix -> their products, the same to the last bit whatever rows stand beside them.

How a library adds up the terms of one row depends on how many rows there are and on where in them the row stands: at
the edge of a block another routine works than inside. So every call here has the same number of rows (a tile, filled up
where rows are missing), and a tile is only used at those places (seats) that were seen to give the same bits for the
same row when the matrix was taken in. That holds for any library and any processor: where they add up differently from
place to place, fewer seats are left, which costs time and nothing else.
"""

from collections.abc import Iterator

import numpy as np

from secondsource.lang.weights import Array

TILE = 192
"""Rows of one call: the whole network took least time a word with 192, of 96 to 256 (measured with AVX2)."""

_TRIED = 2000  # sums compared for every place: where places differ, one sum in twenty or more did
_SEED = 5


class Product:
    """A matrix that rows are multiplied by."""

    def __init__(self, matrix: Array) -> None:
        self._turned = np.ascontiguousarray(matrix.T, dtype=np.float32)
        wide, long = self._turned.shape
        self._rows = np.zeros((TILE, long), np.float32)
        self._out = np.empty((wide, TILE), np.float32)
        self._seats = self._find_seats()

    @property
    def width(self) -> int:
        """The numbers a row turns into."""
        return len(self._turned)

    def tiles(self, rows: Array) -> Iterator[tuple[slice, slice | Array, Array]]:
        """Yield (which rows, their seats, the products of the whole tile), tile by tile.

        The products are lent until the next tile is asked for and may be changed.
        """
        for at in range(0, len(rows), len(self._seats)):
            part = rows[at : at + len(self._seats)]
            seats = self._seated(len(part))
            self._rows[seats] = part
            np.matmul(self._turned, self._rows.T, out=self._out)
            yield slice(at, at + len(part)), seats, self._out.T

    def of(self, rows: Array) -> Array:
        """Return the products of all rows."""
        found = np.empty((len(rows), self.width), np.float32)
        for at, seats, products in self.tiles(rows):
            found[at] = products[seats]
        return found

    def _seated(self, count: int) -> slice | Array:
        """Return the first seats; a slice, which costs less, where no place is left out between them."""
        last = int(self._seats[count - 1])
        return slice(0, count) if last == count - 1 else self._seats[:count]

    def _find_seats(self) -> Array:
        """Return the places, of all that were tried with the same rows, that most agree with one another."""
        draw = np.random.default_rng(_SEED)
        found: list[list[bytes]] = [[] for _ in range(TILE)]
        for _ in range(max(3, _TRIED // self.width)):
            self._rows[:] = draw.standard_normal(self._rows.shape[1], dtype=np.float32)
            np.matmul(self._turned, self._rows.T, out=self._out)
            for place, products in zip(found, np.ascontiguousarray(self._out.T), strict=True):
                place.append(products.tobytes())
        kinds = [b"".join(place) for place in found]
        most = max(kinds, key=lambda kind: (kinds.count(kind), -kinds.index(kind)))
        return np.array([place for place, kind in enumerate(kinds) if kind == most], np.intp)

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

TILE = 96
"""Rows of one call: 48 to 96 take the same time a row; fewer cost calls, more are half empty at the end of a report."""

_TRIED = 2000  # sums compared for every place: where places differ, one sum in twenty or more did
_SEED = 5


class Product:
    """A matrix, or a stack of them, that rows are multiplied by."""

    def __init__(self, matrix: Array) -> None:
        self._matrix = np.ascontiguousarray(matrix, dtype=np.float32)
        *stack, long, wide = self._matrix.shape
        self._rows = np.zeros((TILE, long), np.float32)
        self._out = np.empty((*stack, TILE, wide), np.float32)
        self._seats = self._find_seats()

    def cuts(self, count: int) -> Iterator[slice]:
        """Yield the rows of each tile, of `count` in all."""
        step = len(self._seats)
        for at in range(0, count, step):
            yield slice(at, min(at + step, count))

    def put(self, rows: Array, out: Array) -> None:
        """Write to `out` the products of the rows of one tile (as `cuts` cut them)."""
        if len(rows) == TILE:
            np.matmul(rows, self._matrix, out=out)
            return
        seats = self._seated(len(rows))
        self._rows[seats] = rows
        np.matmul(self._rows, self._matrix, out=self._out)
        out[...] = self._out[..., seats, :]

    def of(self, rows: Array) -> Array:
        """Return the products of all rows."""
        *stack, _, wide = self._matrix.shape
        found = np.empty((*stack, len(rows), wide), np.float32)
        for here in self.cuts(len(rows)):
            self.put(rows[here], found[..., here, :])
        return found

    def _seated(self, count: int) -> slice | Array:
        """Return the first seats; a slice, which costs less, where no place is left out between them."""
        last = int(self._seats[count - 1])
        return slice(0, count) if last == count - 1 else self._seats[:count]

    def _find_seats(self) -> Array:
        """Return the places, of all that were tried with the same rows, that most agree with one another."""
        draw = np.random.default_rng(_SEED)
        found: list[list[bytes]] = [[] for _ in range(TILE)]
        sums = self._out.size // TILE
        for _ in range(max(3, _TRIED // sums)):
            self._rows[:] = draw.standard_normal(self._rows.shape[1], dtype=np.float32)
            np.matmul(self._rows, self._matrix, out=self._out)
            for place, products in zip(found, np.moveaxis(self._out, -2, 0), strict=True):
                place.append(products.tobytes())
        kinds = [b"".join(place) for place in found]
        most = max(kinds, key=lambda kind: (kinds.count(kind), -kinds.index(kind)))
        return np.array([place for place, kind in enumerate(kinds) if kind == most], np.intp)

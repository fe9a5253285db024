"""Rows times a matrix -> their products, the same to the last bit whatever rows stand beside them.

How a library adds up the terms of one row depends on how many rows there are and on where in them the row stands: at
the edge of a block another routine works than inside. So every call here has one of two numbers of rows (a tile, filled
up where rows are missing), and a tile is only used at those places (seats) that were seen to give the same bits for the
same row when the matrix was taken in. That holds for any library and any processor: where they add up differently from
place to place, fewer seats are left, which costs time and nothing else.
"""

from collections.abc import Iterator

import numpy as np

from secondsource.lang.weights import Array

TILE = 96
"""Rows of one call: more take hardly less time a row, and what a step makes of them no longer lies at hand."""

_SMALL = 32  # rows of a call at the end of a report, where a whole tile would be half empty
_TRIED = 2000  # sums compared for every place: where places differ, one sum in twenty or more did
_SEED = 5


class Product:
    """A matrix, or a stack of them, that rows are multiplied by."""

    def __init__(self, matrix: Array) -> None:
        self._matrix = np.ascontiguousarray(matrix, dtype=np.float32)
        *stack, long, wide = self._matrix.shape
        self._rows = {size: np.zeros((size, long), np.float32) for size in (_SMALL, TILE)}
        self._out = {size: np.empty((*stack, size, wide), np.float32) for size in (_SMALL, TILE)}
        self._seats = self._find_seats()

    def cuts(self, count: int) -> Iterator[slice]:
        """Yield the rows of each tile, of `count` in all."""
        few, many = (len(self._seats[size]) for size in (_SMALL, TILE))
        at = 0
        while at < count:
            step = many if count - at > 2 * few else few
            yield slice(at, min(at + step, count))
            at += step

    def put(self, rows: Array, out: Array) -> None:
        """Write to `out` the products of the rows of one tile (as `cuts` cut them)."""
        count = len(rows)
        size = _SMALL if count <= len(self._seats[_SMALL]) else TILE
        if count == size:
            np.matmul(rows, self._matrix, out=out)
            return
        seats = self._seated(size, count)
        self._rows[size][seats] = rows
        np.matmul(self._rows[size], self._matrix, out=self._out[size])
        out[...] = self._out[size][..., seats, :]

    def of(self, rows: Array) -> Array:
        """Return the products of all rows."""
        *stack, _, wide = self._matrix.shape
        found = np.empty((*stack, len(rows), wide), np.float32)
        for here in self.cuts(len(rows)):
            self.put(rows[here], found[..., here, :])
        return found

    def _seated(self, size: int, count: int) -> slice | Array:
        """Return the first seats; a slice, which costs less, where no place is left out between them."""
        seats = self._seats[size]
        return slice(0, count) if int(seats[count - 1]) == count - 1 else seats[:count]

    def _find_seats(self) -> dict[int, Array]:
        """Return the places of each tile, of all that were tried with the same rows, that most agree."""
        draw = np.random.default_rng(_SEED)
        found: dict[int, list[list[bytes]]] = {size: [[] for _ in range(size)] for size in self._rows}
        for _ in range(max(3, _TRIED * TILE // self._out[TILE].size)):
            row = draw.standard_normal(self._matrix.shape[-2], dtype=np.float32)
            for size, rows in self._rows.items():
                rows[:] = row
                np.matmul(rows, self._matrix, out=self._out[size])
                for place, products in zip(found[size], np.moveaxis(self._out[size], -2, 0), strict=True):
                    place.append(products.tobytes())
        kinds = {size: [b"".join(place) for place in places] for size, places in found.items()}
        most = max(kinds[TILE], key=lambda kind: (kinds[TILE].count(kind), -kinds[TILE].index(kind)))
        return {
            size: np.array([place for place, kind in enumerate(own) if kind == most], np.intp)
            for size, own in kinds.items()
        }

"""Columns of numbers that grow at the end: what is added goes into spare room, which is doubled when it runs out."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Column = TypeVar("Column", bound=NDArray[Any])


def grown(column: Column, used: int, more: Column, axis: int = 0) -> Column:
    """Return a column with `more` behind its first `used` entries along an axis; what lies behind them has no meaning.

    The column given may be written to and must not be used any more.
    """
    needed = used + more.shape[axis]
    if column.shape[axis] < needed:
        room = list(column.shape)
        room[axis] = max(needed, 2 * used)
        wider = np.zeros(room, column.dtype)
        wider[_part(axis, 0, used)] = column[_part(axis, 0, used)]
        column = wider  # type: ignore[assignment]
    column[_part(axis, used, needed)] = more
    return column


def _part(axis: int, start: int, end: int) -> tuple[slice, ...]:
    return (*(slice(None) for _ in range(axis)), slice(start, end))

"""Reports as they are found → the same, read already, by many, in the order in which they were found."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, groupby, islice
from typing import TypeVar

import msgspec

from secondsource.engine.local import Lost, Workers, in_order
from secondsource.pipeline import read_each, read_report
from secondsource.records.analysis import Analysis
from secondsource.records.desk import ReadReport
from secondsource.records.document import Document
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings

ENOUGH = 64  # reports: fewer are read sooner than processes are ready to read
_SETTINGS = Settings()

_Found = TypeVar("_Found", bound=Report | ReadReport | Skipped)
_Read = tuple[Document, Analysis]


def read_by_many(
    found: Iterable[_Found], workers: Workers, is_new: Callable[[Report], bool]
) -> Iterator[_Found | ReadReport | Skipped]:
    """Yield what is found, every report that is new read; the first few are left as they are where no more come.

    One that kills whoever reads it, each time, is passed over (`worker-died`). What was found before an error is
    yielded before the error is raised.
    """
    failed: list[Exception] = []
    for is_read, some in groupby(_up_to_error(found, failed), lambda one: isinstance(one, ReadReport)):
        take = iter if is_read else partial(_read, workers=workers, is_new=is_new)
        yield from take(some)
    if failed:
        raise failed[0]


def _up_to_error(found: Iterable[_Found], failed: list[Exception]) -> Iterator[_Found]:
    try:
        yield from found
    except Exception as error:
        failed.append(error)


def _read(
    found: Iterator[_Found], workers: Workers, is_new: Callable[[Report], bool]
) -> Iterator[_Found | ReadReport | Skipped]:
    first = list(islice(found, ENOUGH))
    if len(first) < ENOUGH:
        yield from first
        return
    given: deque[_Found] = deque()

    def to_read() -> Iterator[Report | None]:
        for one in chain(first, found):
            given.append(one)
            yield one if isinstance(one, Report) and is_new(one) else None

    for packed in in_order(workers, read_packed, to_read()):
        one = given.popleft()
        if isinstance(packed, Lost):
            yield Skipped(
                _source(one), "worker-died", f"whoever read it died {packed.tries} times", "report it as a bug"
            )
        elif isinstance(packed, Skipped):
            yield packed
        elif packed is not None and isinstance(one, Report):
            yield ReadReport(one, *msgspec.msgpack.decode(packed, type=_Read))
        else:
            yield one


def read_packed(report: Report | None) -> bytes | Skipped | None:
    """Read a report; return its document and analysis as MessagePack, which takes less time than other ways to send."""
    if report is None:
        return None
    (read,) = read_each([report], lambda one: read_report(one, _SETTINGS))
    return read if isinstance(read, Skipped) else msgspec.msgpack.encode(read)


def _source(one: Report | ReadReport | Skipped) -> str:
    return one.source

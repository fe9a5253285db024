"""How many files the system lets us open → how many connections are taken; of those beyond, one line a minute tells."""

import errno
import logging
import resource
from collections.abc import Callable
from time import monotonic

AT_ONCE = 800
_SPARE = 150  # for what is no connection: the desk's own files, at most 32 connections to it, and what is begun at once
_WANTED = 4096  # as many as are taken off the queue of the system before the first of them can be cut
_EACH_S = 60.0
_NO_ROOM = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


def find_places() -> int:
    """Return how many connections are taken at once; the process may open more files afterwards, if it is let."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return AT_ONCE
    wanted = _WANTED if hard == resource.RLIM_INFINITY else min(hard, _WANTED)
    if wanted > soft:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        except (OSError, ValueError):
            pass  # then it is as it was
    return max(1, min(AT_ONCE, soft - _SPARE))


class Seldom:
    """Says yes once a minute."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._last = clock, float("-inf")

    def __call__(self) -> bool:
        """Is it time again?"""
        if self._clock() - self._last < _EACH_S:
            return False
        self._last = self._clock()
        return True


class FewLines(logging.Filter):
    """What the log is told of connections for which the system has no room: a line a minute, without where it broke."""

    def __init__(self, seldom: Seldom) -> None:
        super().__init__()
        self._seldom = seldom

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything else through."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
            return True
        record.msg, record.args, record.exc_info = "no connection can be taken: %s", (error.strerror,), None
        return self._seldom()

"""How many connections are taken: as many as there may be files, and few lines of those that are not."""

import errno
import logging
import resource

import pytest

from secondsource.web.places import FewLines, Seldom, find_places

NONE = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("limits", "allowed", "places", "after"),
    [
        ((1024, 1024), True, 800, 1024),
        ((256, 256), True, 106, 256),
        ((256, 1_000_000), True, 800, 4096),
        ((256, 600), True, 450, 600),
        ((256, 1_000_000), False, 106, 256),
        ((256, NONE), True, 800, 4096),
        ((NONE, NONE), True, 800, NONE),
        ((100, 100), True, 1, 100),
    ],
)
def test_places_fit_the_files_that_may_be_open(monkeypatch, limits, allowed, places, after):
    limits = [limits]

    def more(which, wanted):
        if not allowed:
            raise ValueError("not allowed to raise maximum limit")
        limits.append(wanted)

    monkeypatch.setattr(resource, "getrlimit", lambda which: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", more)
    assert find_places() == places
    assert limits[-1] == (after, limits[0][1])


def test_seldom_is_once_a_minute():
    now = [5.0]
    seldom = Seldom(lambda: now[0])
    told = []
    for now[0] in (5.0, 6.0, 64.9, 65.1, 66.0):
        told.append(seldom())
    assert told == [True, False, False, True, False]


def record(error):
    return logging.makeLogRecord({"msg": "a\nb", "exc_info": (type(error), error, None)})


def test_what_the_system_has_no_room_for_is_a_line_a_minute_and_all_else_is_as_it_was():
    few = FewLines(Seldom(lambda: 0.0))
    full = [record(OSError(errno.EMFILE, "Too many open files")) for _ in range(3)]
    assert [few.filter(one) for one in full] == [True, False, False]
    assert (full[0].getMessage(), full[0].exc_info) == ("no connection can be taken: Too many open files", None)
    for other in (ValueError("x"), OSError(errno.EPIPE, "Broken pipe")):
        assert few.filter(given := record(other))
        assert given.exc_info[1] is other

"""One thing said thirty thousand times, kept to the character: no expression takes time with the square of it."""

import time

import pytest

from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.records.report import Report

_HEAD = "PORT ASH – A ferry ran aground off Port Ash on Saturday and 12 people were injured, police said. "
_CHARS = 30_000


@pytest.mark.parametrize(
    "unit", ["a", "1", " ", " \n", "-", "“", "a'", "1,", "A.", "Aa, ", "1 January 2031 ", "(a ", "said Aa. "]
)
def test_a_text_of_one_thing_is_read_in_time(unit: str) -> None:
    raw = _HEAD + (unit * _CHARS)[:_CHARS] + " The port was closed."
    report = Report(id="a", source="a.txt", sha256="", raw=raw, media="text")
    read_analysis(read_as_is(Report(id="b", source="b.txt", sha256="", raw=_HEAD, media="text")))  # what loads late
    began = time.process_time()
    read_analysis(read_as_is(report))
    assert time.process_time() - began < 2.0

"""One thing said thirty thousand times, kept to the character: no expression takes time with the square of it."""

import time
from collections.abc import Callable

import pytest

from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.clean.captions import is_caption
from secondsource.clean.credits import agencies_in_byline, read_credit
from secondsource.clean.markdown import read_markdown
from secondsource.ingest.wikitext import strip_wikitext
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


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (is_caption, "AP" + "-EPA-EFE" * 40),  # in two ways each: longer than the world stands
        (agencies_in_byline, "Mara Holt" + " " * 50_000 + "x"),
        (lambda line: read_credit(line, at_end=True), "Sources: AP" + " " * 5_000 + "x"),  # with the cube of it
        (read_markdown, "# A" + " " * 60_000 + "x"),
        (strip_wikitext, "[[A|a]] {{w||" + "a" * 60_000),
        (strip_wikitext, "[[A|a]]\n=" + "a " * 30_000 + "x"),
        (strip_wikitext, "[[A|a]]" + "\n" * 60_000 + "x"),
    ],
)
def test_a_line_on_which_an_expression_ran_wild(read: Callable[[str], object], line: str) -> None:
    began = time.process_time()
    read(line)
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("EPA-EFE/Reuters Smoke over the port", True),
        ("Reuters / AFP Smoke over the port", True),
        ("AP rises over the port", False),
    ],
)
def test_a_caption_that_begins_with_agencies_is_one_still(line: str, shown: bool) -> None:
    assert is_caption(line) == shown


def test_wiki_markup_reads_as_before() -> None:
    given = "[[A|a]]\n== Head ==\n\n  {{stub}}  \n{{w|b|c}} and {{W|d}} [http://x.example the site] [http://y.example]"
    shown = [line for line in strip_wikitext(given + "\n= =\nend").split("\n") if line.strip()]
    assert shown == ["a", "Head", "c and d the site ", "end"]

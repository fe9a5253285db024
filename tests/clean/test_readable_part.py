"""A book is read up to a limit, and the report says so; a report of any usual length is read whole."""

import pytest

from secondsource.clean import length
from secondsource.clean.as_is import read_as_is
from secondsource.clean.document import read_document
from secondsource.clean.length import readable_part
from secondsource.records.report import Report


def report(text):
    return Report("r1", "book.txt", text, "text", "0" * 64)


def test_a_text_of_usual_length_is_read_whole():
    assert readable_part("A short report.\nOf two lines.") == ("A short report.\nOf two lines.", ())


@pytest.mark.parametrize(
    ("text", "kept"),
    [("one line\nand another", "one line"), ("one long line goes on", "one long line"), ("x" * 30, "x" * 14)],
)
def test_a_long_one_up_to_the_end_of_a_line_or_word(monkeypatch, text, kept):
    monkeypatch.setattr(length, "MOST_CHARS", 14)
    part, (problem,) = readable_part(text)
    assert part == kept
    assert (problem.code, f"{len(kept)} of {len(text)} " in problem.what) == ("read-in-part", True)


@pytest.mark.parametrize("read", [read_document, read_as_is])
def test_both_ways_of_reading_say_that_a_part_was_read(monkeypatch, read):
    monkeypatch.setattr(length, "MOST_CHARS", 70)
    document = read(report("The harbour of Velden was closed on Sunday.\nThe mayor spoke at noon.\nNobody was hurt."))
    assert "Velden" in document.text
    assert "hurt" not in document.text
    assert [problem.code for problem in document.problems] == ["read-in-part"]

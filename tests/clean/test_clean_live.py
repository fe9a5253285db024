"""The text of a live blog → its dated entries."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.document import read_document
from secondsource.clean.live import is_time_line, read_sections
from secondsource.records.document import Document
from secondsource.records.report import Report

LIVE = """Flood in Elm: latest

14:32 GMT – Troops enter the old town
Soldiers with boats have entered the old town of Elm, the council said, to bring out people from their homes.

Updated at 1.05pm on 3 June 2021
The operator of the second dam said that water had reached the crest and that people below should leave at once.

9:02am
Good morning. Welcome to our coverage of the flood in Elm, where a dam broke shortly before midnight on Wednesday.
"""


def document(text: str) -> Document:
    return read_document(Report("r1", "live.txt", text, "text", "0" * 64))


def test_entries_run_from_time_line_to_time_line() -> None:
    found = document(LIVE)
    assert [section.time for section in found.sections] == ["14:32", "13:05", "09:02"]
    assert [section.day for section in found.sections] == [None, date(2021, 6, 3), date(2021, 6, 3)]
    assert found.sections[0].label.of(found.text) == "14:32 GMT"
    assert found.sections[0].span.of(found.text).endswith("from their homes.")
    assert {"teaser", "title"}.isdisjoint(
        block.kind for block in found.blocks if is_time_line(block.span.of(found.text))
    )


def test_times_within_a_report_make_no_live_blog() -> None:
    report = (
        "Dam breaks in Elm\n\nAt 14:32 the dam broke, the council said, and water ran down into the old town.\n\n"
        "9:02 was the time on the clock of the church when it stopped on Monday, the mayor told reporters.\n"
    )
    assert document(report).sections == ()


def test_times_in_no_order_make_no_live_blog() -> None:
    lines = "\n\n".join(f"{time} – The boat leaves for the island" for time in ("14:00", "9:00", "17:00", "8:00"))
    assert document(lines).sections == ()


@given(st.text(alphabet="0123456789:.apm –\nx", max_size=80))
def test_sections_lie_within_the_text(text: str) -> None:
    found = document(text)
    for section in read_sections(found.text, found.blocks):
        assert section.span.start <= section.label.start < section.label.end <= section.span.end <= len(found.text)

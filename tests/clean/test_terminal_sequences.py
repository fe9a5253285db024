"""What a report holds for a terminal goes out whole, and a page of too many elements is not taken apart."""

import pytest

from secondsource.clean import extract
from secondsource.clean.extract import extract_text
from secondsource.clean.repair import repair_text
from secondsource.records.report import Report


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\x1b[31mAnna\x1b[0m Lee", "Anna Lee"),
        ("Anna\x1b]0;pwn\x07 Lee", "Anna Lee"),
        ("\x1b]8;;address\x1b\\Anna\x1b]8;;\x1b\\ Lee", "Anna Lee"),
        ("Anna\x1b(B Lee", "Anna Lee"),
        ("Anna\x1b]0;never ends", "Anna0;never ends"),
        ("Anna \x1bLee [31m", "Anna Lee [31m"),
    ],
)
def test_terminal_sequences_are_taken_out_whole(raw: str, text: str) -> None:
    found, problems = repair_text(raw)
    assert found == text
    assert [problem.code for problem in problems] == ["control-characters"]


def test_a_sequence_counts_once() -> None:
    assert repair_text("\x1b[31mAnna\x1b]0;pwn\x07")[1][0].what.startswith("2 ")


def test_a_page_of_too_many_elements_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "_MOST_ELEMENTS", 20)
    monkeypatch.setattr(extract, "_article", lambda report: pytest.fail("taken apart"))
    raw = "<html><head><title>Bridge closed in Ostby</title></head><body>" + "<p>The bridge is closed.</p>" * 30
    found = extract_text(Report(id="a", source="a.html", sha256="", raw=raw, media="html"))
    assert found.text.count("The bridge is closed.") == 30
    assert "Bridge closed in Ostby" not in found.text
    assert [problem.code for problem in found.problems] == ["page-not-understood"]

"""Laws of the reading: every offset lies in the text it counts in and covers something, whatever the text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secondsource.pipeline as line
from secondsource.analyse.sentence_trees import tree_reader
from secondsource.ingest.reports import report_of_record
from secondsource.records.readingfile import ReadingFile, decode, encode
from secondsource.records.report import Skipped
from secondsource.settings import Settings

_PIECES = [
    "“We saw nothing,” Tom Vey told reporters on Monday. ", "The mayor of Vardy, Ana Reis, said 22 boats sank.\r\n",
    "\r\n\r\n\t\r\n", "about $3.5 million", " \u00a0", "Norland’s acting president ", "\0", "\x1c", "two days later, ",
    "“unclosed ", "from 40 to 70 percent ", " Reuters reported that ", "😀",
    "\u2028", "é", "... ", "9" * 40, " dollars ", "<p>", "&amp;", "\n", "was not killed in the blast. ", "(AP) – ",
]  # fmt: skip
_TEXTS = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.text(max_size=80))


def read(text: str, *, as_is: bool, **more: Any) -> ReadingFile | Skipped:
    report = report_of_record(Path("w.jsonl"), "1", {"text": text, "published": "2024-05-08", **more})
    assert report is not None
    return line._reading(report, Settings(as_is=as_is))


def spans(told: Any) -> list[tuple[int, int]]:
    """Return every pair of offsets in a reading, but those into the text as it came in."""
    if isinstance(told, list):
        pair = len(told) == 2 and all(isinstance(edge, int) for edge in told)
        return [(told[0], told[1])] if pair else [found for member in told for found in spans(member)]
    if not isinstance(told, dict):
        return []
    own = [(told["start"], told["end"])] if isinstance(told.get("start"), int) else []
    return own + [found for key, member in told.items() if key != "removed" for found in spans(member)]


@given(_TEXTS.filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_offsets_lie_in_the_text_as_it_was_given(text: str) -> None:
    reading = read(text, as_is=True)
    assert isinstance(reading, ReadingFile), reading
    assert reading.text == text
    told = json.loads(encode(reading))
    empty = [(start, end) for start, end in spans(told) if not (0 <= start < end <= len(text) and text[start:end])]
    assert empty == []
    assert decode(encode(reading)) == reading


@given(_TEXTS.filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_offsets_lie_in_the_cleaned_text_and_removed_ones_in_the_given(text: str) -> None:
    given_text = (
        f"{text}\n\nThe ferry Aurora sank off Port Ada on Monday, and its forty passengers were saved, police said."
    )
    reading = read(given_text, as_is=False)
    if isinstance(reading, Skipped):
        assert reading.code in ("not-a-report", "not-english"), reading
        return
    told = json.loads(encode(reading))
    assert all(0 <= start < end <= len(reading.text) for start, end in spans(told))
    for piece in reading.removed:
        assert piece.start is None or (piece.end is not None and given_text[piece.start : piece.end].strip())


@pytest.mark.parametrize("text", ["Yes.", "Ja, det er en bølge i havnen og den er stor.", "?", "404 Not Found"])
def test_a_text_taken_as_it_is_is_never_refused(text: str) -> None:
    assert isinstance(read(text, as_is=True), ReadingFile)


@pytest.mark.parametrize(
    "published", [None, "", "soon", 0, -1, 1e300, "9999-99-99", [], {"a": 1}, True, "2024", "\ud800"]
)
def test_an_odd_date_loses_no_report(published: Any) -> None:
    assert isinstance(read("A wave came on Monday.", as_is=True, published=published), ReadingFile)


def test_readings_come_in_the_order_given_with_the_ids_given(tmp_path: Path) -> None:
    wave = "The wave came on Monday and took 22 boats from the harbour of Vardy with it, Ana Reis said."
    (tmp_path / "b.txt").write_text(wave)
    records = [{"id": "z", "text": wave}, {"id": 3, "text": wave}, {"id": "z", "text": wave}, {"text": "?"}, "odd"]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    told = list(line.read_reports([tmp_path / "b.txt", tmp_path / "gone.txt", tmp_path / "a.jsonl"], Settings()))
    kinds = [one.code if isinstance(one, Skipped) else one.id for one in told]
    assert kinds[1:] == ["not-found", "z", 3, "z", "not-a-report", "not-a-report"]
    assert str(kinds[0]).startswith("r")


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "“We saw nothing,” Tom Vey told reporters in Vardy on Monday as 22 boats sank off the port."
    )
    written = [
        [encode(one) for one in line.read_reports([tmp_path], Settings()) if isinstance(one, ReadingFile)]
        for _ in range(2)
    ]
    assert written[0] == written[1]
    assert len(written[0]) == 1


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_sentences_seen_before_and_the_order_of_reports_change_no_byte(pieces: list[str], chance: Any) -> None:
    copy = "The mayor of Vardy, Ana Reis, said 22 boats sank. Nobody was hurt. " + "".join(pieces)
    texts = [copy, "Own words first. " + copy, copy[::-1], "Nobody was hurt.", copy]
    told = {}
    for text in dict.fromkeys(texts):
        tree_reader.cache_clear()  # nothing was seen before
        told[text] = encode(read(text, as_is=True))  # type: ignore[arg-type]
    chance.shuffle(texts)
    assert [encode(read(text, as_is=True)) for text in texts] == [told[text] for text in texts]  # type: ignore[arg-type]

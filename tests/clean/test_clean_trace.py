"""A cleaned text → its places in the text that came in, and in the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.document import read_document
from secondsource.clean.raw_trace import Trace, byte_spans, raw_span, trace_document
from secondsource.records.document import Document
from secondsource.records.report import Media, Report
from secondsource.records.span import Span

PAGE = (
    "Share this\r\n\r\nFerry   runs aground near Elm\r\n\r\nAdvertisement\r\n\r\n"
    "The captain said: â€œWe saw the light too late, and the govern-\r\nment knows it.â€\x9d Nobody was hurt, he said."
)


def traced(raw: str, media: Media = "text") -> tuple[Document, Trace]:
    document = read_document(Report("r1", "ferry.txt", raw, media, "0" * 64))
    return document, trace_document(raw, document)


def place(raw: str, words: str, media: Media = "text") -> str | None:
    document, trace = traced(raw, media)
    start = document.text.index(words)
    found = raw_span(trace, Span(start, start + len(words)))
    return found.of(raw) if found else None


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("captain said", "captain said"),
        ("Ferry runs", "Ferry   runs"),
        ("the government knows", "the govern-\r\nment knows"),
        ("“We saw", "â€œWe saw"),
        ("Nobody was hurt, he said.", "Nobody was hurt, he said."),
    ],
)
def test_words_lead_back_to_what_came_in(words: str, raw: str) -> None:
    assert place(PAGE, words) == raw


def test_a_page_is_traced_through_its_tags() -> None:
    story = "".join(
        f"<p>The <b>council</b> of Elm &amp; Vale voted on day {n} to build a <a href='x'>wall</a> by the sea.</p>"
        for n in range(9)
    )
    raw = f"<html><head><title>Wall</title></head><body><h1>Elm votes</h1><article>{story}</article></body></html>"
    assert place(raw, "Elm & Vale voted on day 4", "html") == "Elm &amp; Vale voted on day 4"


def test_lines_that_are_alike_are_told_apart_by_what_was_removed() -> None:
    raw = "Storm\n\nThe mayor spoke for an hour about the wall and the storm on Monday.\n\nStorm\n\nHe left."
    document, trace = traced(raw)
    last = document.text.rindex("Storm")
    found = raw_span(trace, Span(last, last + 5))
    assert found is not None
    assert found.start == raw.rindex("Storm")


@given(st.text(alphabet=st.sampled_from("abA .,-\n\r\t\u00ad\u200b“â€œ\x9d&;é\u0301"), max_size=200))
def test_exact_segments_are_the_same_characters(raw: str) -> None:
    document, trace = traced(raw)
    ends = [0]
    for segment in trace.segments:
        assert ends[-1] <= segment.span.start < segment.span.end <= len(document.text)
        ends.append(segment.span.end)
        assert 0 <= segment.raw.start < segment.raw.end <= len(raw)
        assert not segment.exact or segment.raw.of(raw) == segment.span.of(document.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_raw_places_lead_to_bytes(encoding: str) -> None:
    raw = "Der Café – a “wall” of Elm"
    data = raw.encode(encoding)
    span = Span(raw.index("“"), raw.index("”") + 1)
    (found,) = byte_spans(data, raw, [span]) or [Span(0, 1)]
    assert data[found.start : found.end].decode("utf-16-le" if encoding == "utf-16" else encoding) == "“wall”"


def test_bytes_that_give_another_text_have_no_places() -> None:
    assert byte_spans(b"Caf\x00\xe9", "Café", [Span(0, 1)]) is None

"""Rows of marks and of the same word are blanked, prose and short lines stay, and no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records_by_hand import document
from secondsource.analyse import analysis
from secondsource.analyse.legible import keep_legible
from secondsource.analyse.sentences import read_sentences
from secondsource.records.document import Block
from secondsource.records.span import Span

_PROSE = "The mayor of Arden closed two bridges on Monday, and the ferry to Vardy was late, police said."
_ROWS = ['" ', ", ", "( ", "- ", "-a", "a, ", "“a” ", "A. ", "said ", "he said, ", "’s ", "; a", "1 "]


def legible(text: str) -> tuple[str, tuple[Span, ...]]:
    return keep_legible(text, read_sentences(text, [Block(Span(0, len(text)), "paragraph")]))


@pytest.mark.parametrize("mark", _ROWS)
def test_of_a_row_without_end_nothing_is_left_to_read(mark: str) -> None:
    text = f"{_PROSE} {mark * (8000 // len(mark))}".strip()
    kept, _ = legible(text)
    assert len(kept) == len(text)
    assert kept.startswith(_PROSE)
    assert len("".join(kept.split())) < len(_PROSE) + 800  # what is too short to be judged stays


def test_readers_are_given_no_more_than_is_legible(monkeypatch: pytest.MonkeyPatch) -> None:
    given_chars: list[int] = []
    read = analysis.read_syntax
    monkeypatch.setattr(
        analysis, "read_syntax", lambda text, spans: given_chars.append(len(text.split())) or read(text, spans)
    )
    text = f"{_PROSE}\n\n{'“a” ' * 4000}".strip()
    blocks = (Block(Span(0, len(_PROSE)), "paragraph"), Block(Span(len(_PROSE) + 2, len(text)), "paragraph"))
    found = analysis.read_analysis(document(text))
    assert given_chars[0] < 200
    assert found.sentences == read_sentences(text, blocks)
    assert len(found.statements) >= 2


@pytest.mark.parametrize(
    "text",
    [
        _PROSE * 30,
        "Vardy 2, Arden 1. Lund 0, Oster 0. Brem 3, Seaton 3. Holt 1, Marsh 4.",
        "22 " * 100,
        "No. No. No. No.",
    ],
)
def test_prose_and_short_lines_stay(text: str) -> None:
    assert legible(text)[0] == text


@given(st.lists(st.sampled_from([_PROSE, *(row * 150 for row in _ROWS)]), max_size=5).map(" ".join))
def test_no_offset_moves(text: str) -> None:
    kept, sentences = legible(text)
    assert len(kept) == len(text)
    assert all(was == now or now.isspace() for was, now in zip(text, kept, strict=True))
    assert len(sentences) == len(read_sentences(text, [Block(Span(0, len(text)), "paragraph")]))

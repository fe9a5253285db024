"""Text without end of any kind is read in pieces: no reader's work on one mark grows with the text around it."""

import pytest

from secondsource.analyse import moment_tense, subjects
from secondsource.analyse.amounts import read_quantities
from secondsource.analyse.citations import find_mentions, mentions_in
from secondsource.analyse.lexemes import read_row
from secondsource.analyse.moments import read_moments
from secondsource.analyse.sentences import read_sentences
from secondsource.records.document import Block
from secondsource.records.span import Span


def _whole(text: str) -> list[Block]:
    return [Block(Span(0, len(text)), "paragraph")]


@pytest.mark.parametrize("text", ["the river rose and " * 1000, "a" * 9000, "word " * 399 + "x" * 5000 + " end"])
def test_a_sentence_too_long_is_cut_without_losing_text(text: str) -> None:
    text = text.strip()
    spans = read_sentences(text, _whole(text))
    assert len(spans) > 1
    assert max(span.end - span.start for span in spans) <= 2000
    kept = "".join(span.of(text) for span in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_is_cut_between_words() -> None:
    text = ("the river rose and " * 300).strip()
    assert {w for span in read_sentences(text, _whole(text)) for w in span.of(text).split()} == set(text.split())


def test_a_sentence_of_usual_length_stays_whole() -> None:
    text = "The council met, " + "and talked, " * 100 + "and went home."
    assert read_sentences(text, _whole(text)) == (Span(0, len(text)),)


def test_the_tense_of_a_moment_is_read_from_near_by(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    tokens = moment_tense._tokens

    def counted(text: str, start: int, end: int) -> list[str]:
        read.append(end - start)
        return tokens(text, start, end)

    monkeypatch.setattr(moment_tense, "_tokens", counted)
    text = "on 12 May 2024 " * 400
    assert len(read_moments(text, [Span(0, len(text))])) == 400
    assert max(read) <= 1000


def test_the_beginning_and_end_of_a_sentence_are_looked_up() -> None:
    text = "Ann Lee spoke. " + "said " * 1000 + "\n\nThe end."
    row = read_row(text, [Span(0, 14), Span(15, 5015), Span(5017, len(text))], [])
    for i in range(len(row.items)):
        start = max(k for k in range(i + 1) if row.items[k].first)
        breaks = (k for k in range(i + 1, len(row.items)) if row.items[k].first or row.items[k].low == "\n")
        assert subjects.sentence_start(row, i) == max(start, i - subjects._LONGEST_SENTENCE)
        assert subjects.sentence_end(row, i) == min(
            next(breaks, len(row.items)), max(i + 1, min(len(row.items), i + subjects._LONGEST_SENTENCE))
        )


def test_a_word_is_judged_a_verb_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[int] = []
    judge = subjects._has_verb_form
    monkeypatch.setattr(subjects, "_has_verb_form", lambda row, i: judged.append(i) or judge(row, i))
    row = read_row("Ann Lee said so.", [Span(0, 16)], [])
    assert [subjects.is_verb_like(row, 2) for _ in range(3)] == [True] * 3
    assert judged == [2]


def test_a_row_of_figures_is_no_sentence_of_amounts() -> None:
    text = "5 percent " * 500
    assert len(read_quantities(text, [Span(0, len(text))])) <= 100


def test_of_many_mentions_only_the_first_in_a_sentence_are_looked_at() -> None:
    text = "Reuters said. " * 100
    mentions = tuple(find_mentions(text))
    assert len(mentions) == 100
    assert len(mentions_in(mentions, Span(0, len(text)))) == 20
    assert [m.span for m in mentions_in(mentions, Span(14, 30))] == [Span(14, 21)]

"""Tags, lemmas and trees of plain sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse.sentence_trees import LONGEST
from secondsource.analyse.syntax import name_labels, read_syntax
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

SENTENCE = "The mayor of Arden was told that two bridges would be closed on Friday."


def read(text: str) -> Syntax:
    return read_syntax(text, [Span(0, len(text))])[0]


def word(syntax: Syntax, text: str, form: str) -> int:
    return next(i for i, span in enumerate(syntax.spans) if span.of(text) == form)


@pytest.mark.parametrize(
    ("form", "tag", "lemma", "relation", "head"),
    [
        ("mayor", "NOUN", "mayor", "nsubj:pass", "told"),
        ("told", "VERB", "tell", "root", "told"),
        ("bridges", "NOUN", "bridge", "nsubj:pass", "closed"),
        ("two", "NUM", "two", "nummod", "bridges"),
        ("closed", "VERB", "close", "ccomp", "told"),
        ("Friday", "PROPN", "friday", "obl", "closed"),
    ],
)
def test_a_sentence_is_read(form: str, tag: str, lemma: str, relation: str, head: str) -> None:
    syntax = read(SENTENCE)
    at = word(syntax, SENTENCE, form)
    assert (syntax.tags[at], syntax.lemmas[at], syntax.relations[at]) == (tag, lemma, relation)
    assert syntax.spans[syntax.heads[at]].of(SENTENCE) == head


def test_every_sentence_has_its_words_and_one_root() -> None:
    text = "One ferry sank. Nobody was hurt.  "
    spans = [Span(0, 15), Span(16, 32), Span(33, 34)]
    syntax, scores = read_syntax(text, spans)
    assert syntax.sentences == ((0, 4), (4, 8), (8, 8))
    assert [syntax.sentence_of(i) for i in (0, 3, 4, 7)] == [(0, 4), (0, 4), (4, 8), (4, 8)]
    for first, last in syntax.sentences[:2]:
        assert sum(syntax.heads[i] == i for i in range(first, last)) == 1
        assert all(first <= syntax.heads[i] < last for i in range(first, last))
    assert scores.shape == (8, len(name_labels()))


def test_no_sentence_no_words() -> None:
    syntax, scores = read_syntax("", [])
    assert syntax.spans == ()
    assert len(scores) == 0


def test_a_list_without_end_is_read_in_pieces() -> None:
    text = "ore, " * 300
    syntax = read(text)
    assert len(syntax.spans) == 600
    assert sum(h == i for i, h in enumerate(syntax.heads)) == -(-600 // LONGEST)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_is_read(text: str) -> None:
    syntax = read(text)
    counts = {len(part) for part in (syntax.spans, syntax.tags, syntax.forms, syntax.lemmas, syntax.heads)}
    assert counts == {len(syntax.relations)}
    assert all(0 <= head < len(syntax.heads) for head in syntax.heads)


@pytest.mark.parametrize("form", ["emphasized", "emphasizing"])
def test_a_verb_cut_too_short_is_mended(form: str) -> None:
    text = f"The mayor of Arden {form} that two bridges were shut." if form.endswith("ed") else f"They were {form} it."
    syntax = read(text)
    assert syntax.lemmas[word(syntax, text, form)] == "emphasize"

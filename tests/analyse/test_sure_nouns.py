"""Words that could be verbs of speech but are nouns credit nothing to anyone."""

import pytest

from secondsource.analyse.quotes import Hints, read_quotes
from secondsource.analyse.sure_nouns import find_sure_nouns
from secondsource.analyse.syntax import read_syntax
from secondsource.records.span import Span


def nouns(text: str) -> list[str]:
    syntax, _ = read_syntax(text, [Span(0, len(text))])
    return [span.of(text) for span in syntax.spans if span.start in find_sure_nouns(syntax)]


def cues(text: str) -> list[str]:
    sentences = [Span(0, len(text))]
    syntax, _ = read_syntax(text, sentences)
    quotes, _ = read_quotes(text, sentences, (), (), Hints(nouns=find_sure_nouns(syntax)))
    return [q.cue.of(text) for q in quotes if q.cue]


def test_what_stands_before_a_noun_or_behind_it_tells() -> None:
    assert nouns("He echoed earlier remarks on 18 states.") == ["remarks", "states"]
    assert "shows" not in nouns("Video shows that the dam broke.")


@pytest.mark.parametrize(
    "text",
    [
        "The court dealt with 18 states that sued the ministry.",
        "He echoed earlier remarks that the dam was safe.",
        "Border disputes remain, and the council meets.",
        "Mass protests in Tarn broke out on Monday.",
    ],
)
def test_nouns_are_no_cues(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The union protests that the dam is unsafe.", "protests"),
        ("The mayor states that the dam is safe.", "states"),
        ("Many fear the dam will break.", "fear"),
    ],
)
def test_verbs_are(text: str, cue: str) -> None:
    assert cues(text) == [cue]

"""How sentences are cut into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.words import word_places
from secondsource.records.span import Span


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in word_places(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norland's mayor didn't speak.", ["Norland", "'s", "mayor", "did", "n't", "speak", "."]),
        ("We can’t and cannot.", ["We", "ca", "n’t", "and", "can", "not", "."]),
        ("The U.S.-led force, 1,200 strong", ["The", "U.S.", "-", "led", "force", ",", "1,200", "strong"]),
        ("pro-government and re-elected", ["pro-government", "and", "re-elected"]),
        ("Dr. J. K. Ostrow of Brale Inc. said", ["Dr.", "J.", "K.", "Ostrow", "of", "Brale", "Inc.", "said"]),
        ("He came in May.", ["He", "came", "in", "May", "."]),
        ("at 9 a.m. on 3.5.2024, 12:30", ["at", "9", "a.m.", "on", "3.5.2024", ",", "12:30"]),
        ("$3.5bn (15%) …", ["$", "3.5", "bn", "(", "15", "%", ")", "…"]),
        ("see https://news.example/a?b=1.", ["see", "https://news.example/a?b=1", "."]),
        ("write to desk@news.example now", ["write", "to", "desk@news.example", "now"]),
        ("O'Hara's dogs' bowls", ["O'Hara", "'s", "dogs", "'", "bowls"]),
        ("Wait... what?! --", ["Wait", "...", "what", "?", "!", "--"]),
        ("the 21st, the 1990s", ["the", "21st", ",", "the", "1990s"]),
        ("", []),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text(max_size=200))
def test_words_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    spans = [Span(*place) for place in word_places(text, 0, len(text))]
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


def test_only_the_sentence_is_cut() -> None:
    text = "One went. Two came."
    assert [text[start:end] for start, end in word_places(text, 10, 19)] == ["Two", "came", "."]

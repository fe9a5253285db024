from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.sentences import read_sentences
from secondsource.records.document import Block
from secondsource.records.span import Span


def split(text: str) -> list[str]:
    return [s.of(text) for s in read_sentences(text, [Block(Span(0, len(text)), "paragraph")])]


def test_stops_end_sentences():
    assert split("The dam broke. Nobody was hurt! Why?") == ["The dam broke.", "Nobody was hurt!", "Why?"]


def test_titles_initials_and_months_do_not():
    text = "Mr. J. Orban met Gov. Ana Reis on Oct. 3 at St. Mary. They spoke."
    assert split(text) == ["Mr. J. Orban met Gov. Ana Reis on Oct. 3 at St. Mary.", "They spoke."]


def test_an_abbreviation_ends_one_when_an_opener_follows():
    assert split("It left the U.S. The crew stayed.") == ["It left the U.S.", "The crew stayed."]
    assert split("It left the U.S. Navy yard.") == ["It left the U.S. Navy yard."]


def test_lower_case_goes_on():
    assert split('"Is it safe?" she asked. He nodded.') == ['"Is it safe?" she asked.', "He nodded."]


def test_decimal_numbers_and_clock_times_stay_whole():
    assert split("It rose 3.5 percent at 4 : 17 p. m. local time. Then it fell.") == [
        "It rose 3.5 percent at 4 : 17 p. m. local time.",
        "Then it fell.",
    ]


def test_a_loose_closing_mark_stays_with_the_sentence_it_closes():
    text = '"We ran to the hills. " In Port Ada, shops closed.'
    assert split(text) == ['"We ran to the hills. "', "In Port Ada, shops closed."]
    assert split("\"We ran. '' They hid.") == ["\"We ran. ''", "They hid."]


def test_a_sentence_never_crosses_a_block():
    text = "A headline without a stop\n\nThe first sentence."
    blocks = [Block(Span(0, 25), "title"), Block(Span(27, len(text)), "paragraph")]
    assert [s.of(text) for s in read_sentences(text, blocks)] == ["A headline without a stop", "The first sentence."]


@given(st.text(alphabet="aB .!?\"'\n“”U.S1", max_size=60))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    spans = read_sentences(text, [Block(Span(0, len(text)), "paragraph")])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())

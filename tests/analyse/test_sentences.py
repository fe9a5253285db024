from itertools import pairwise

import pytest
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


def test_a_caption_glued_to_the_text_is_a_sentence_by_itself():
    caption, text = "Ann Berg of the Reform Party", "In the west of the town, the mayor lost her seat to Ann Berg."
    assert split(f"{caption} {text}") == [caption, text]
    for whole in (
        "TARN - It was her night at the port, and everybody knew it.",
        "The play A Night In the Rain ran for years in Tarn.",
        "He was seen On the Road with Lee and said so.",
    ):
        assert split(whole) == [whole]


def test_a_sentence_never_crosses_a_block():
    text = "A headline without a stop\n\nThe first sentence."
    blocks = [Block(Span(0, 25), "title"), Block(Span(27, len(text)), "paragraph")]
    assert [s.of(text) for s in read_sentences(text, blocks)] == ["A headline without a stop", "The first sentence."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens at 8 p.m. Police will be there.", ["It opens at 8 p.m.", "Police will be there."]),
        ("It opened at 8 p.m. Monday in Vardy.", ["It opened at 8 p.m. Monday in Vardy."]),
        ("It opened at 8 a.m. Eastern time on a pier.", ["It opened at 8 a.m. Eastern time on a pier."]),
        ("It opened at 8 a.m. GMT on a pier.", ["It opened at 8 a.m. GMT on a pier."]),
        ("Mayor K.C. Orban and R. E. Dale spoke.", ["Mayor K.C. Orban and R. E. Dale spoke."]),
        ("He fell ill. Peter came.", ["He fell ill.", "Peter came."]),
        ("They met in Peoria, Ill. Dale came.", ["They met in Peoria, Ill. Dale came."]),
        ("It was built c. 1871 by Ann Dale (b. March 1830).", ["It was built c. 1871 by Ann Dale (b. March 1830)."]),
        ("The mill burned. [3] [4] It was rebuilt.", ["The mill burned. [3] [4]", "It was rebuilt."]),
        ("He bought tools, rope, etc. Norland paid.", ["He bought tools, rope, etc.", "Norland paid."]),
        ("The road is shut.The mayor is away.", ["The road is shut.", "The mayor is away."]),
        ("The firm ViaNord.Com closed.", ["The firm ViaNord.Com closed."]),
        ("They sold the phone. iNord makes more.", ["They sold the phone.", "iNord makes more."]),
        ("the dog ran away. it came back.", ["the dog ran away.", "it came back."]),
        ("2. The second question", ["2. The second question"]),
        ("Figure 3.2. Where it stood", ["Figure 3.2. Where it stood"]),
        ("The old mill at dawn Image: Ann Dale.", ["The old mill at dawn", "Image: Ann Dale."]),
        ("Monday, 3 May 2021 The mill burned.", ["Monday, 3 May 2021", "The mill burned."]),
        ("Mill burns in Norland Monday, May 3, 2021", ["Mill burns in Norland", "Monday, May 3, 2021"]),
        ("The mill burned on Monday, May 3, 2021", ["The mill burned on Monday, May 3, 2021"]),
        (
            "Some 120, 000 people left the U. S. The rest stayed.",
            ["Some 120, 000 people left the U. S.", "The rest stayed."],
        ),
    ],
)
def test_what_a_stop_means_in_news(text, expected):
    assert split(text) == expected


def test_many_stops_are_quick():
    text = "a. b [1] 8 p.m. " * 4000
    assert len(split(text)) > 1


@given(st.text(alphabet="aB .!?\"'\n“”U.S1", max_size=60))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    spans = read_sentences(text, [Block(Span(0, len(text)), "paragraph")])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())

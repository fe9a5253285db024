import pytest

from secondsource.lang.lexicon import lexicon
from secondsource.values.doings import parse_doing


@pytest.mark.parametrize(
    ("one", "other"),
    [("acquire", "takeover"), ("kill", "death"), ("explode", "blast"), ("resign", "resignation"), ("elect", "vote")],
)
def test_verbs_and_their_nouns_are_one_doing(one, other):
    assert parse_doing(one, one, "", noun=False) == parse_doing(other, other, "", noun=True)


def test_a_small_word_makes_another_doing():
    assert parse_doing("check", "checked", " into a clinic", noun=False) != parse_doing(
        "check", "checked", " out of it", noun=False
    )
    assert parse_doing("step", "stepped", " down on Monday", noun=False) == parse_doing("quit", "quit", "", noun=False)


def test_a_word_may_be_a_doing_as_a_noun_only():
    assert parse_doing("fire", "fire", "", noun=True) == parse_doing("blaze", "blaze", "", noun=True)
    assert parse_doing("fire", "fired", " a missile", noun=False) != parse_doing("blaze", "blaze", "", noun=True)


def test_the_word_as_written_helps_where_its_plain_form_was_read_wrongly():
    assert parse_doing("sh", "shot", " twice", noun=False) == parse_doing("shoot", "shooting", "", noun=True)


def test_unlisted_words_keep_their_stem():
    assert parse_doing("paint", "painted", "", noun=False) == "paint"


def test_no_word_stands_in_two_lines():
    found = [word for name, others in lexicon("doings")["doings"].items() for word in (name, *others)]
    assert len(found) == len(set(found))

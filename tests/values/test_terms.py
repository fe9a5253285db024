from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.terms import content_terms, rarity


def test_function_words_figures_and_case_are_left_out():
    assert content_terms("The 14 Harbours of the North") == content_terms("harbour, north")


def test_one_word_stands_for_its_family():
    assert content_terms("a tremor") == content_terms("an earthquake")


def test_rare_words_tell_more():
    assert rarity("seismolog") > rarity("time") >= 0


@given(st.text(max_size=80))
def test_terms_are_sorted_and_unique(text):
    terms = content_terms(text)
    assert list(terms) == sorted(set(terms))

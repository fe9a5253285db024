from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_reports import BUDGET, FERRY, OWN_FERRY, reading, report

from secondsource.group.terms import (
    count_terms,
    near_pairs,
    rarity,
    read_vectors,
    read_words,
    term_of,
    weigh_terms,
)


@pytest.mark.parametrize(
    ("word", "term"),
    [("Reefs", "reef"), ("reef", "reef"), ("the", None), ("said", None), ("s", None), ("2031", "2031"), ("31", None)],
)
def test_terms_of_words(word, term):
    assert term_of(word) == term


def test_names_titles_and_leads_count_more():
    document = report("a", "x " * 300 + "harbour Velmora", title="Velmora")
    plain = count_terms(report("a", "x " * 300 + "harbour Velmora"), None)
    counted = count_terms(document, reading(document, [("Velmora", "place")]))
    assert plain[term_of("harbour")] == plain[term_of("Velmora")] == 1
    assert counted[term_of("Velmora")] > counted[term_of("harbour")]
    assert count_terms(report("a", "harbour"), None)[term_of("harbour")] > 1


def test_common_english_is_not_rare_even_in_few_reports():
    rare = rarity([{"reef": 1.0, "govern": 1.0, "work": 1.0}])
    assert rare["reef"] > rare["govern"] > rare["work"]


def test_vectors_have_length_one_or_none():
    assert weigh_terms({}, {}) == {}
    assert weigh_terms({"a": 1.0}, {"a": 0.0}) == {}
    vector = weigh_terms({"a": 2.0, "b": 1.0}, {"a": 1.0, "b": 3.0})
    assert isclose(sqrt(sum(w * w for w in vector.values())), 1.0)


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def test_reports_of_one_matter_are_more_alike():
    documents = [report("ferry", FERRY), report("ship", OWN_FERRY), report("budget", BUDGET)]
    vectors = read_vectors(documents, {})
    assert cosine(vectors["ferry"], vectors["ship"]) > 2 * cosine(vectors["ferry"], vectors["budget"])


VECTORS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 5.0), max_size=6).map(
        lambda c: weigh_terms(c, dict.fromkeys("abcdef", 1.0))
    ),
    max_size=8,
)


@given(VECTORS)
def test_near_pairs_are_those_a_comparison_of_all_would_find(vectors):
    found = {(i, j): alike for i, j, alike in near_pairs(vectors, 0.3)}
    for j in range(len(vectors)):
        for i in range(j):
            alike = cosine(vectors[i], vectors[j])
            if abs(alike - 0.3) > 1e-9:
                assert ((i, j) in found) == (alike > 0.3)
            if (i, j) in found:
                assert isclose(found[i, j], alike)


@given(st.text())
def test_words_are_where_they_say(text):
    for word, start, end in read_words(text):
        assert text[start:end] == word

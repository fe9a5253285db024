from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse.names import read_names
from secondsource.analyse.proposals import Proposal
from secondsource.records.span import Span


def read(text: str, *proposed: Proposal) -> list[tuple[str, str]]:
    names, _ = read_names(text, [Span(0, len(text))], proposed or None)
    return [(n.span.of(text), n.kind) for n in names]


def proposal(text: str, words: str, **chances: float) -> Proposal:
    start = text.index(words)
    return Proposal(Span(start, start + len(words)), **chances)


def test_a_model_adds_a_name_the_rules_do_not_see() -> None:
    text = "They cheered for sunrise all night."
    seen = proposal(text, "sunrise", organisation=0.97)
    assert read(text) == []
    assert read(text, seen) == []  # no capital: no name, whatever the model says
    text = "Tides rose. Sunrise won the cup."
    seen = proposal(text, "Sunrise", organisation=0.97)
    assert read(text) == []
    assert [words for words, _ in read(text, seen)] == ["Sunrise"]


def test_a_doubtful_proposal_alone_is_no_name() -> None:
    text = "Tides rose. Sunrise won the cup."
    assert read(text, proposal(text, "Sunrise", organisation=0.5)) == []


def test_titles_articles_and_marks_are_cut_off_a_proposal() -> None:
    text = "On Friday the President Zorvik Almar's aides left."
    seen = proposal(text, "the President Zorvik Almar's", person=0.99)
    assert read(text, seen) == [("Zorvik Almar", "person")]


def test_a_model_tells_the_kind_of_a_name_without_other_signs() -> None:
    text = "Reports named Quorvale again."
    assert read(text, proposal(text, "Quorvale", place=1.0)) == [("Quorvale", "place")]
    assert read(text, proposal(text, "Quorvale", person=1.0)) == [("Quorvale", "person")]


def test_of_overlapping_proposals_one_stands() -> None:
    text = "Reports named Quorvale Tarn again."
    found = read(text, proposal(text, "Quorvale", place=0.3), proposal(text, "Quorvale Tarn", place=0.69))
    assert [words for words, _ in found] == ["Quorvale Tarn"]


@settings(deadline=None)  # the first text loads the word lists
@given(
    st.text(alphabet="Ab c.'-\n,U", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.floats(0, 1)), max_size=6),
)
def test_names_never_overlap_and_lie_in_the_text(text: str, places: list[tuple[int, int, float]]) -> None:
    proposed = [Proposal(Span(s, min(s + n, len(text))), person=p) for s, n, p in places if s < len(text)]
    names, entities = read_names(text, [Span(0, len(text))], proposed)
    spans = [n.span for n in names]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= n.entity < len(entities) for n in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He joined the 14th Marsh Regiment today.", ("14th Marsh Regiment", "organisation")),
        ('They saw Ann "Ink" Dale leave.', ('Ann "Ink" Dale', "person")),
        ("It was bought by Marvaro, Inc. last year.", ("Marvaro, Inc.", "organisation")),
        ("The Egyptian Health Ministry said so.", ("Health Ministry", "organisation")),
        ("Nearly all Europeans agreed.", ("Europeans", "nationality")),
        ("A judge in The Hague ruled.", ("The Hague", "place")),
        ("The ship left Niue on Monday.", ("Niue", "place")),
        ("Mr Moon said no.", ("Moon", "person")),
    ],
)
def test_bounds_and_kinds_of_news(text: str, expected: tuple[str, str]) -> None:
    assert expected in read(text)


def test_a_headline_in_capitals_keeps_known_names() -> None:
    assert ("ISRAEL", "place") in read("NORLAND PRIME MINISTER RESIGNS AFTER ISRAEL VOTE")

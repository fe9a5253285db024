import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import FERRY, OWN_FERRY, reading, report

from secondsource.group.headline import choose_headline

GOOD = "Ferry with forty passengers runs aground on Tollan reef off Eskra"


def chosen(*titles: str | None, outlet: str | None = None) -> str:
    texts = [FERRY, OWN_FERRY, FERRY]
    documents = [report(str(n), texts[n % 3], title=t, outlet=outlet) for n, t in enumerate(titles)]
    return choose_headline(documents, {d.report_id: reading(d) for d in documents})


@pytest.mark.parametrize(
    "other",
    [
        "You won't believe what happened to this ferry on the reef!",
        "What we know about the ferry on the Tollan reef off Eskra",
        "Ferry with forty passengers runs aground on Tollan reef off...",
        "Did the ferry captain fall asleep off Eskra?",
        "Reef drama",
        "Soup and dry clothes",
        GOOD + ", as the harbour office in Velmora said on Tuesday morning in a long statement to the press",
    ],
)
def test_the_plain_telling_headline_wins(other):
    assert chosen(GOOD, other) == GOOD
    assert chosen(other, GOOD) == GOOD


def test_marks_of_live_pages_and_outlets_are_left_out():
    assert chosen(f"LIVE: {GOOD}") == GOOD
    assert chosen(f"{GOOD} | Velmora Courier", outlet="velmoracourier.example") == GOOD
    assert chosen(f"{GOOD}.") == GOOD


def test_a_dash_that_belongs_to_the_headline_stays():
    title = "Ferry on Tollan reef – captain unhurt"
    assert chosen(title, outlet="Velmora Courier") == title


def test_without_titles_a_first_sentence_serves_cut_at_a_clause():
    text = "The ferry Sea Lark ran aground on the Tollan reef off Eskra before dawn, officials in Velmora said."
    document = report("a", text)
    assert choose_headline([document], {}) == "The ferry Sea Lark ran aground on the Tollan reef off Eskra before dawn"


def test_nothing_to_choose_from():
    assert choose_headline([], {}) == ""
    assert choose_headline([report("a", "")], {}) == ""


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=4))
def test_any_title_is_taken_or_left(titles):
    documents = [report(str(n), title, title=title) for n, title in enumerate(titles)]
    assert isinstance(choose_headline(documents, {}), str)

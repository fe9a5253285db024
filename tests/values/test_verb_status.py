"""Golden cases: the predicate stands in brackets; "not" before the status says that it is negated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.verb_status import parse_status_at


def told(marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    status, negated = parse_status_at(marked.replace("[", "").replace("]", ""), start, end)
    return f"not {status}" if negated else status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The ferry [sank] off Port Ada.", "happened"),
        ("The ferry has [left] Port Ada.", "happened"),
        ("The mayor [says] the pier is safe.", "happened"),
        ("The mayor says the pier [is safe].", "ongoing"),
        ("Workers are [repairing] the pier.", "ongoing"),
        ("She has been [repairing] the pier.", "ongoing"),
        ("The firm [owns] two ferries.", "ongoing"),
        ("The pier will [open] in May.", "planned"),
        ("The pier is due to [open] in May.", "planned"),
        ("The pier is to be [closed] for good.", "planned"),
        ("The mayor vowed to [rebuild] the pier.", "planned"),
        ("The firm said it would [close] the pier.", "planned"),
        ("More is [expected] on Friday.", "planned"),
        ("The trial [starts] on Monday.", "planned"),
        ("The pier could [collapse].", "possible"),
        ("Such a law would [help] the port.", "possible"),
        ("They would have [left] by then.", "possible"),
        ("If the pier [falls], nobody is hurt.", "possible"),
        ("She wants to [leave] Port Ada.", "possible"),
        ("He allegedly [stole] the ferry.", "possible"),
        ("He is believed to have [fled].", "possible"),
        ("They are [unlikely] to win.", "possible"),
        ("The union demanded that the firm [pays] more.", "possible"),
        ("Does he [know] of it?", "possible"),
        ("He denied [stealing] the ferry.", "denied"),
        ("The firm denied that it had [closed] the pier.", "denied"),
        ("He denied the charge and [left] the room.", "happened"),
        ("He [denied] stealing it.", "happened"),
        ("The race was [called off] at noon.", "cancelled"),
        ("The council has [shelved] the plan.", "cancelled"),
        ("The council may [shelve] the plan.", "possible"),
        ("Theresa May [met] the mayor.", "happened"),
        ("Storm hits Port Ada, mayor [flees]", "happened"),
    ],
)
def test_status_of_a_predicate(marked: str, expected: str) -> None:
    assert told(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The pier did not [fall].", "not happened"),
        ("The pier didn’t [fall].", "not happened"),
        ("The pier [is not] safe.", "not ongoing"),
        ("The crew failed to [stop] it.", "not happened"),
        ("He is not expected to [win].", "not planned"),
        ("No one has [claimed] it.", "not happened"),
        ("It has never before been [closed].", "not happened"),
        ("She did not have to [pay].", "not happened"),
        ("It not only [sank] but burned.", "happened"),
    ],
)
def test_negation_of_a_predicate(marked: str, expected: str) -> None:
    assert told(marked) == expected


@given(
    st.lists(
        st.sampled_from(["to", "is", "will", "not", "plans", "denied", "if", "May", ",", ".", "?", "n't"]), max_size=9
    )
)
def test_any_words_have_a_status(parts: list[str]) -> None:
    text = " ".join(parts)
    for start, end in [(0, len(text)), (len(text) // 2, len(text))]:
        assert 0 <= start <= end <= len(text)
        assert parse_status_at(text, start, end)[0] in (
            "happened",
            "ongoing",
            "planned",
            "possible",
            "denied",
            "cancelled",
        )

import pytest

from secondsource.values.status import is_negated, parse_status


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("the two leaders met in Port Ada", "happened"),
        ("the two leaders will meet in Port Ada", "planned"),
        ("the summit is set to open on Friday", "planned"),
        ("the strike might spread", "possible"),
        ("the minister denied the report", "denied"),
        ("the visit was called off", "cancelled"),
        ("rescue work continues", "ongoing"),
    ],
)
def test_the_words_of_a_clause_tell_its_status(clause, status):
    assert parse_status(clause) == status


def test_words_inside_words_do_not_count():
    assert parse_status("goodwill gestures canvassed") == "happened"


def test_two_negations_cancel_out():
    assert is_negated("nobody came")
    assert not is_negated("nobody did not come")
    assert is_negated("they haven’t come")

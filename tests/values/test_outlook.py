from datetime import date

import pytest

from secondsource.values.moment import parse_moment, resolve_moments
from secondsource.values.outlook import Forecast, compare_forecasts
from secondsource.values.verdict import Outcome

SAID = date(2031, 3, 3)


def forecast(words, bound=None, said=SAID):
    expression = parse_moment(words)
    assert expression is not None
    (time,) = resolve_moments([(expression, "future")], said, said)
    return Forecast(expression, time, bound, said)


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("two weeks", "14 days", Outcome.COMPATIBLE),
        ("several days", "two weeks", Outcome.DIFFERS),
        ("a few days", "four days", Outcome.COMPATIBLE),
        ("12 days", "12 days", Outcome.SAME),
        ("31 March", "20 March", Outcome.DIFFERS),
        ("31 March", "31 March", Outcome.SAME),
        ("two weeks", "17 March", Outcome.COMPATIBLE),
        ("two weeks", "30 April", Outcome.DIFFERS),
    ],
)
def test_lengths_and_days_are_set_against_each_other(a, b, outcome):
    assert compare_forecasts(forecast(a), forecast(b)).outcome is outcome
    assert compare_forecasts(forecast(b), forecast(a)).outcome is outcome


def test_one_day_as_the_latest_and_as_the_earliest_differs():
    verdict = compare_forecasts(forecast("31 March", "latest"), forecast("31 March", "earliest"))
    assert (verdict.outcome, verdict.why) == (Outcome.DIFFERS, "one names the latest time, the other the earliest")


def test_a_length_said_on_no_known_day_is_not_set_against_a_day():
    verdict = compare_forecasts(forecast("two weeks", said=None), forecast("31 March", said=None))
    assert verdict.outcome is Outcome.CANNOT_TELL

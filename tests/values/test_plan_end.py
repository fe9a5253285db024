"""Whether a clause says that a plan was called off or postponed."""

import pytest

from secondsource.values.plan_end import parse_plan_end


@pytest.mark.parametrize(
    ("clause", "end"),
    [
        ("The court cancelled Friday's hearing.", "called off"),
        ("The match has been called off.", "called off"),
        ("The council scrapped the plan for a tram.", "called off"),
        ("The talks were postponed until May.", "postponed"),
        ("The launch was pushed back by a week.", "postponed"),
        ("The judge put off the hearing.", "postponed"),
        ("The game has been rescheduled for Sunday.", "postponed"),
        ("The match was postponed and not cancelled.", "postponed"),
        ("The match will not be cancelled.", None),
        ("The launch may be delayed by wind.", None),
        ("The union threatened to call off the talks.", None),
        ("The hearing takes place on Friday.", None),
        ("Banks hold deferred tax assets.", None),
        ("It would cost money and delay the work.", None),
        ("The postponements were many.", None),
    ],
)
def test_how_a_plan_ended(clause, end):
    assert parse_plan_end(clause) == end

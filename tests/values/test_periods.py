from datetime import date

import pytest

from secondsource.values.periods import last_day, render_period

D = date.fromisoformat


@pytest.mark.parametrize(
    ("days", "months", "words"),
    [
        ([], False, ""),
        ([D("2024-03-05")], False, ", 5 March 2024"),
        ([D("2024-03-07"), D("2024-03-05")], False, ", 5–7 March 2024"),
        ([D("2024-03-31"), D("2024-04-02")], False, ", 31 March 2024 – 2 April 2024"),
        ([D("2024-03-31")], True, " (March 2024)"),
    ],
)
def test_periods_read_as_an_editor_writes_them(days, months, words):
    assert render_period(days, months) == words


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("2024-02", "2024-02-29"),
        ("2024", "2024-12-31"),
        ("2024-03-05", "2024-03-05"),
        ("2024-W09", None),
        ("2024-13", None),
        ("soon", None),
    ],
)
def test_the_last_day_of_a_day_month_or_year(iso, day):
    assert last_day(iso) == (D(day) if day else None)

from datetime import date

import pytest

from secondsource.values.periods import render_period

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

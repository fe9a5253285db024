from datetime import date

from secondsource.group.heat import story_heat
from secondsource.records.document import Published


def dated(*days: int | None) -> dict[str, Published]:
    first = date(2031, 5, 1)
    when = [None if d is None else first.replace(day=d) for d in days]
    return {str(n): Published(day, day) if day else Published() for n, day in enumerate(when)}


def test_heat_counts_origins_not_reports():
    published = dated(3, 3, 3)
    assert story_heat(published, {"0": 1, "1": 2, "2": 3}) == 3.0
    assert story_heat(published, {"0": 1, "1": 1, "2": 1}) == 1.0


def test_heat_halves_in_two_days_and_takes_the_newest_report_of_an_origin():
    assert story_heat(dated(5, 3), {"0": 1, "1": 2}) == 1.5
    assert story_heat(dated(5, 3, 5), {"0": 1, "1": 2, "2": 2}) == 2.0


def test_heat_of_origins_without_a_date():
    assert story_heat(dated(5, None), {"0": 1, "1": 2}) == 1.25
    assert story_heat(dated(None, None), {"0": 1, "1": 2}) == 0.5
    assert story_heat({}, {}) == 0.0


def test_heat_counts_from_the_newest_report_of_all_stories():
    published = dated(5, 3)
    assert story_heat(published, {"0": 1, "1": 2}, date(2031, 5, 7)) == 0.75
    assert story_heat(published, {"0": 1, "1": 2}, date(2031, 5, 1)) == 1.5

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from secondsource.group.chapters import LONG_DAYS, QUIET_DAYS, find_chapters
from secondsource.records.document import Published

FIRST = date(2031, 5, 1)


def on(*days: int | None) -> dict[str, Published]:
    when = [None if d is None else FIRST + timedelta(days=d) for d in days]
    return {f"r{n}": Published(day, day, "day") if day else Published() for n, day in enumerate(when)}


def test_a_pause_ends_a_chapter():
    published = on(0, 2, 30, 31)
    chapters = find_chapters(list(published), published)
    assert [part.reports for part in chapters] == [("r0", "r1"), ("r2", "r3")]
    assert (chapters[1].first, chapters[1].last) == (FIRST + timedelta(days=30), FIRST + timedelta(days=31))


def test_a_short_story_or_one_without_a_pause_has_no_chapters():
    assert find_chapters(["r0", "r1"], on(0, LONG_DAYS - 1)) == ()
    steady = on(*range(0, 40, QUIET_DAYS))
    assert find_chapters(list(steady), steady) == ()
    assert find_chapters([], {}) == ()


def test_a_report_of_some_day_in_a_month_keeps_the_month():
    published = on(0, 80) | {"wide": Published(FIRST, FIRST + timedelta(days=30), "month")}
    assert [part.reports for part in find_chapters(list(published), published)] == [("r0", "wide"), ("r1",)]


@given(st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=12))
def test_chapters_hold_every_dated_report_once_and_do_not_touch(days):
    published = on(*days)
    chapters = find_chapters(list(published), published)
    held = [report for part in chapters for report in part.reports]
    assert not chapters or sorted(held) == sorted(r for r, p in published.items() if p.start)
    assert all((b.first - a.last).days > QUIET_DAYS for a, b in pairwise(chapters))

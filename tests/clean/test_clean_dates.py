from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.calendar_words import find_dates
from secondsource.clean.dates import DateCues, parse_published, settle_published
from secondsource.clean.inferred_dates import infer_published
from secondsource.clean.page import PageDate

DAY = date(2024, 3, 5)  # a Tuesday


def settled(text: str, **cues: object) -> tuple[date | None, date | None, str, str]:
    published, _ = settle_published(text, 0, DateCues(**cues))  # type: ignore[arg-type]
    return published.start, published.end, published.precision, published.origin


@pytest.mark.parametrize(
    "given",
    [
        "2024-03-05",
        "2024-03-05T23:30:00+01:00",
        "2024-03-05 10:00:00",
        "20240305",
        "20240305T101500Z",
        "Tue, 05 Mar 2024 10:15:00 GMT",
        "Tue, 05 Mar 24 10:15:00 GMT",
        "March 5, 2024",
        "Mar. 5, 2024 5:52 p.m.",
        "5 March 2024",
        "5th of March, 2024",
        "Tuesday 5 March 2024",
        "05.03.2024",
        "2024/03/05",
        "5-Mar-2024",
        "1709633700",
        "1709633700000",
        "Updated: March 5, 2024",
    ],
)
def test_dates_given_with_a_report(given: str) -> None:
    found = parse_published(given)
    assert found is not None
    assert (found.start, found.end, found.precision) == (DAY, DAY, "day")


@pytest.mark.parametrize(
    ("given", "first", "last", "precision"),
    [
        ("2024-03", date(2024, 3, 1), date(2024, 3, 31), "month"),
        ("December 2023", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-03-04/2024-03-06", date(2024, 3, 4), date(2024, 3, 6), "days"),
    ],
)
def test_coarser_dates_keep_their_precision(given: str, first: date, last: date, precision: str) -> None:
    found = parse_published(given)
    assert found is not None
    assert (found.start, found.end, found.precision) == (first, last, precision)


@pytest.mark.parametrize("given", ["", "soon", "yesterday", "31 February 2024", "2024-13-45", "99999", "3/4/2024"])
def test_what_is_no_date_or_may_be_two_is_not_read(given: str) -> None:
    assert parse_published(given) is None


def test_an_unreadable_date_is_a_problem_and_the_text_is_asked() -> None:
    published, problems = settle_published("On Tuesday, March 5, 2024, a ferry sank.", 0, DateCues("soon"))
    assert published.start == DAY
    assert [p.code for p in problems] == ["published-unreadable"]


@pytest.mark.parametrize(
    "opening",
    [
        "On Tuesday, March 5, 2024, a ferry ran aground near Elm.",
        "ELM, March 5, 2024 (Reuters) – A ferry ran aground.",
        "ELM, Norland, 5 March 2024 — A ferry ran aground.",
        "Elm (AP), March 5, 2024 – A ferry ran aground.",
        "(Tue, 5 Mar 2024) A ferry ran aground.",
        "March 5, 2024 – A ferry ran aground.",
    ],
)
def test_datelines(opening: str) -> None:
    assert settled(opening) == (DAY, DAY, "day", "dateline")


@pytest.mark.parametrize(
    "body",
    [
        "The harbour said today (5 March 2024) that the ferry is free.",
        "This morning (Tuesday 5 March 2024) the ferry was freed.",
        "The ferry sank last night [4 March 2024], the harbour said.",
    ],
)
def test_days_named_together_with_today(body: str) -> None:
    assert settled(body) == (DAY, DAY, "day", "body")


@pytest.mark.parametrize(
    "body",
    [
        "The ferry sank on Tuesday, March 5, 2024, near Elm.",
        "On March 5, 2024, a ferry sank near Elm.",
        "On Tuesday, March 5, 2024, a ferry sank. On June 20, 2025, the court heard the captain.",
        "The ferry, built on 5 March 2024, sank.",
        "FILE - In this Tuesday, March 5, 2024, picture the ferry leaves Elm.",
        "A ferry sank on Tuesday.",
    ],
)
def test_dates_of_what_happened_do_not_date_the_report(body: str) -> None:
    assert settled(body) == (None, None, "unknown", "unknown")


@pytest.mark.parametrize(
    "body",
    [
        "The bank said Tuesday, March 5, 2024, that it will close. Customers queued on Tuesday, until Tuesday night.",
        "A ferry near Elm, Tuesday, March 5, 2024. The owner on Wednesday blamed fog. On Tuesday it was calm.",
        "A ferry sank on March 5, 2024. The owner said on Tuesday that all were safe. By Tuesday night they were home.",
    ],
)
def test_the_latest_date_and_the_weekdays_that_agree_with_it(body: str) -> None:
    assert settled(body) == (DAY, date(2024, 3, 6), "days", "body")


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("A ferry sank. This article was first published on 5 March 2024.", DAY),
        ("A ferry sank. This story was amended on 5 March 2024 to mend a name.", date(2024, 3, 4)),
        ("A ferry sank. It originally appeared on The Elm Echo on 5 March 2024.", DAY),
    ],
)
def test_what_a_report_says_of_itself(body: str, first: date) -> None:
    assert settled(body) == (first, DAY, "day" if first == DAY else "days", "body")


@pytest.mark.parametrize(
    "body",
    [
        "The ferry sank on Tuesday, March 5, 2024. On Friday the court heard the captain. It goes on Friday.",
        "The ferry sank on March 5, 2024. It was a Tuesday.",
        "The ferry sank on Tuesday, March 5, 2024. It was a dark Tuesday.",
        "The ferry leaves Elm in this Tuesday, March 5, 2024, file photo. It sank on Tuesday.",
    ],
)
def test_weekdays_that_do_not_agree_date_nothing(body: str) -> None:
    assert settled(body) == (None, None, "unknown", "unknown")


def test_the_date_given_goes_before_all_others() -> None:
    page = (PageDate(date(2024, 3, 9), "March 9, 2024"),)
    cues = {"page_dates": page, "name": "2024-03-08-ferry.txt"}
    dateline = "ELM, March 7, 2024 – A ferry sank."
    assert settled(dateline, given="2024-03-05", **cues)[0] == DAY
    assert settled(dateline, **cues)[0] == date(2024, 3, 7)
    assert settled("A ferry sank.", **cues)[0] == date(2024, 3, 9)
    assert settled("A ferry sank.", name="2024-03-08-ferry.txt")[::3] == (date(2024, 3, 8), "file")


def test_a_banner_beside_an_empty_date_field_only_bounds_the_date() -> None:
    banner = PageDate(date(2024, 3, 10), "Sunday, March 10, 2024", banner=True)
    published, problems = settle_published("A ferry sank.", 0, DateCues(None, (banner,), empty_label=True))
    assert (published.start, published.end, published.precision) == (date(2024, 3, 1), date(2024, 3, 10), "month")
    assert published.doubtful
    assert [p.code for p in problems] == ["page-date-doubtful"]
    assert settled("A ferry sank.", page_dates=(banner,)) == (banner.day, banner.day, "day", "metadata")


def test_a_wrong_day_of_the_week_is_told_with_its_place() -> None:
    text = "It sank on Monday, March 5, 2024, at dawn."
    _, (problem,) = settle_published(text, 0, DateCues())
    assert problem.code == "weekday-mismatch"
    assert "Tuesday" in problem.what
    assert problem.span is not None
    assert problem.span.of(text) == "Monday, March 5, 2024"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("news/2024-03-05-ferry.txt", True),
        ("news/ferry_20240305.html", True),
        ("https://elm.example/2024/03/05/ferry?x=2021-01-01", True),
        ("https://elm.example/world/2024/mar/05/ferry", True),
        ("https://elm.example/world/2024/march/5/ferry", True),
        ("https://elm.example/world/2024/marsh/05/ferry", False),
        ("2024-03-05/ferry.txt", False),
        ("000_b79ac20240305e.txt", False),
        ("ferry-120240305.txt", False),
        ("report-2024-0305.txt", False),
    ],
)
def test_dates_in_names(name: str, found: bool) -> None:
    assert settled("A ferry sank.", name=name)[0] == (DAY if found else None)


@given(st.text(max_size=200))
def test_any_text_can_be_searched_for_dates(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    settle_published(text, 0, DateCues(text, name=text))


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    (found,) = find_dates(f"x {day:%A}, {day:%B} {day.day}, {day.year} y")
    assert found.day == day
    assert found.weekday_fits


POST = "“The harbour is closed.” — Elm Harbour (@elmharbour) March 5, 2024"


def test_the_latest_post_dates_a_report_whose_weekday_agrees() -> None:
    """March 5, 2024 was a Tuesday."""
    text = f"Ferry Aground\n\nA ferry ran aground near the harbour of Elm on Tuesday, police said.\n\n{POST}"
    found = infer_published(text)
    assert found is not None
    assert (found.start, found.end) == (date(2024, 3, 5), date(2024, 3, 6))
    assert "post" in (found.why or "")


@pytest.mark.parametrize(
    "text",
    [
        f"A ferry ran aground near the harbour of Elm, police said.\n\n{POST}",
        f"A ferry ran aground near the harbour of Elm on Saturday, police said on Sunday.\n\n{POST}",
        f"A ferry ran aground on Tuesday. The inquiry ends on April 9, 2024.\n\n{POST}",
    ],
)
def test_a_post_alone_dates_nothing(text: str) -> None:
    assert infer_published(text) is None

"""Settling the dates of a story's reports: what is known stays, what is thin stays open."""

import re
from datetime import date

import pytest

from secondsource.group.story_calendar import settle_calendar
from secondsource.records.analysis import Analysis, Moment, Tense
from secondsource.records.document import Block, Document, Published
from secondsource.records.span import Span
from secondsource.values.moment import match_moment

WEDNESDAY = date(2031, 10, 29)
KNOWN = Published(WEDNESDAY, WEDNESDAY, "day", "metadata")


def report(name: str, text: str, published: Published | None = None) -> Document:
    block = Block(Span(0, len(text)), "paragraph")
    return Document(
        report_id=name,
        source=f"{name}.txt",
        sha256="",
        text=text,
        blocks=(block,),
        title=None,
        outlet=None,
        byline=None,
        url=None,
        language="en",
        published=published or Published(),
    )


def analysis(document: Document, *times: tuple[str, Tense | None]) -> Analysis:
    """Build what was read by hand: the given words, in order, with their tense."""
    sentences, moments, at = [], [], 0
    for found in re.finditer(r"[^.]+\.", document.text):
        start = found.start() + (found.group()[0] == " ")
        sentences.append(Span(start, found.end()))
    for words, tense in times:
        start = document.text.index(words, at)
        match = match_moment(document.text, start)
        assert match is not None
        assert document.text[start : match[1]] == words
        moments.append(Moment(Span(start, match[1]), match[0], tense))
        at = match[1]
    return Analysis(document.report_id, tuple(sentences), moments=tuple(moments))


def settle(*told: tuple[Document, tuple[tuple[str, Tense | None], ...]]) -> dict[str, Published]:
    documents = [document for document, _ in told]
    return settle_calendar(documents, {d.report_id: analysis(d, *times) for d, times in told})


SUMMIT = report("summit", "The queen of Tarn sailed to the island summit on Wednesday with her ministers.", KNOWN)
SUMMIT_TIMES: tuple[tuple[str, Tense | None], ...] = (("Wednesday", "past"),)


def test_known_and_doubtful_dates_stay() -> None:
    doubtful = Published(date(2031, 8, 1), date(2031, 8, 31), "month", "metadata", "page head", doubtful=True)
    page = report("page", "The queen of Tarn was welcomed on the island on Monday by a large crowd.", doubtful)
    settled = settle((SUMMIT, SUMMIT_TIMES), (page, (("Monday", "past"),)))
    assert settled == {"summit": KNOWN, "page": doubtful}


def test_a_shared_happening_dates_the_other_report() -> None:
    twin = report("twin", "Wednesday saw the queen of Tarn sail to the island summit with all her ministers aboard.")
    settled = settle((SUMMIT, SUMMIT_TIMES), (twin, (("Wednesday", "past"),)))["twin"]
    assert (settled.start, settled.end, settled.precision, settled.origin) == (WEDNESDAY, WEDNESDAY, "day", "body")
    assert settled.why == "“Wednesday” in its text fits Wednesday 29 October 2031, the date of summit.txt"


def test_a_weekday_in_the_lead_is_the_nearest_one() -> None:
    other = report("other", "The queen of Tarn told reporters on Monday that she would stay a day longer.")
    settled = settle((SUMMIT, SUMMIT_TIMES), (other, (("Monday", "past"),)))["other"]
    assert (settled.start, settled.end) == (date(2031, 10, 27), date(2031, 10, 27))
    assert "2 days before the date of summit.txt" in settled.why


def test_a_weekend_gives_two_days_before_what_is_still_to_come() -> None:
    text = "The queen of Tarn set out on her tour of the islands this weekend. New tolls are due from November 1."
    other = report("other", text)
    settled = settle((SUMMIT, SUMMIT_TIMES), (other, (("this weekend", "past"), ("November 1", "future"))))["other"]
    assert (settled.start, settled.end, settled.precision) == (date(2031, 10, 25), date(2031, 10, 26), "days")


def test_today_beside_a_full_date_is_the_day() -> None:
    other = report("other", "The harbour office of Tarn said today (14 May 2030) that the old pier has been closed.")
    settled = settle((other, (("today", "past"), ("14 May 2030", "past"))))["other"]
    assert (settled.start, settled.end) == (date(2030, 5, 14), date(2030, 5, 14))
    assert "today (14 May 2030" in settled.why


def test_a_full_date_in_the_lead_gives_the_days_from_it() -> None:
    other = report("other", "A ferry with forty people aboard sank off Tarn on Saturday 8 May 2030 in heavy seas.")
    settled = settle((other, (("Saturday 8 May 2030", "past"),)))["other"]
    assert settled.start == date(2030, 5, 8)
    assert settled.end is not None
    assert date(2030, 5, 9) <= settled.end <= date(2030, 5, 11)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The queen of Tarn is loved by all the fishermen of her many islands.", ()),
        ("The queen of Tarn has recently said that she will travel less.", (("recently", "past"),)),
        ("The queen of Tarn was crowned in 2019 by the old archbishop of the isle.", (("2019", "past"),)),
    ],
)
def test_without_evidence_a_date_stays_unknown(text: str, times: tuple[tuple[str, Tense | None], ...]) -> None:
    assert settle((SUMMIT, SUMMIT_TIMES), (report("other", text), times))["other"].start is None


def test_weekdays_alone_date_nothing() -> None:
    one = report("one", "The dam at Tarn broke on Monday after three weeks of rain in the hills above.")
    two = report("two", "The dam at Tarn broke on Monday and flooded the mills and the lower town.")
    settled = settle((one, (("Monday", "past"),)), (two, (("Monday", "past"),)))
    assert {published.start for published in settled.values()} == {None}


def test_two_chapters_leave_the_week_open() -> None:
    spring = report("spring", "The dam at Tarn broke on Monday 5 May 2031 and flooded the lower town and mills.")
    autumn = report("autumn", "The dam at Tarn broke again on Monday 6 October 2031 and flooded the lower town.")
    other = report("other", "Engineers began to mend the dam at Tarn on Tuesday with the help of the army.")
    settled = settle(
        (spring, (("Monday 5 May 2031", "past"),)),
        (autumn, (("Monday 6 October 2031", "past"),)),
        (other, (("Tuesday", "past"),)),
    )
    assert settled["other"].start is None


def test_reports_without_an_analysis_keep_their_date() -> None:
    assert settle_calendar([SUMMIT, report("bare", "Nothing.")], {})["bare"] == Published()


PASSES = "12 2044-04-13 74 7 2045-04-13 99 8 2053-04-13 60 9 2061-04-13 76 10 2087-04-13 71 11."
COMET: tuple[tuple[str, Tense | None], ...] = (("2044-04-13", None), ("2087-04-13", None))


def test_the_dates_of_a_table_say_nothing_of_the_day() -> None:
    table = report("table", f"The figures for the comet were worked out on 8 May 2030. Passes of the comet {PASSES}")
    settled = settle((table, (("8 May 2030", "past"), *COMET)))["table"]
    assert settled.start == date(2030, 5, 8)


def test_a_day_far_ahead_does_not_carry_the_story_there() -> None:
    first = report("first", "Watchers in Tarn found the comet on 8 May 2030 with the big mirror on the hill.")
    second = report("second", "The new comet was seen again over Tarn on Thursday 9 May 2030 by many people.")
    ahead = report("ahead", "The comet comes closest to the earth on 13 April 2087, watchers in Tarn say.")
    settled = settle(
        (first, (("8 May 2030", "past"),)),
        (second, (("Thursday 9 May 2030", "past"),)),
        (ahead, (("13 April 2087", "present"),)),
    )
    assert {settled[name].start for name in ("first", "second")} <= {date(2030, 5, 8), date(2030, 5, 9)}
    assert settled["ahead"].start is None or settled["ahead"].start.year == 2030


FILLING = "The mayor thanked the men of the harbour for their long and patient work. " * 6


def test_history_further_down_dates_nothing() -> None:
    text = f"The dam at Tarn broke on Monday and flooded the mills below it. {FILLING}It was built by 12 March 1997."
    settled = settle((report("one", text), (("Monday", "past"), ("12 March 1997", "past"))))["one"]
    assert settled.start is None


def test_the_today_of_a_statement_further_down_is_not_the_reports() -> None:
    text = f"The ferry line said sorry to its guests on Monday. {FILLING}The warning holds from today, 24 May 2030."
    settled = settle((report("one", text), (("Monday", "past"), ("today", "present"), ("24 May 2030", None))))["one"]
    assert "today" not in settled.why

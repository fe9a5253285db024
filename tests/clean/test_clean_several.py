"""Two reports in one text → the first, and a problem."""

from secondsource.clean.document import read_document
from secondsource.records.document import Document
from secondsource.records.report import Report

WALL = [
    "The council of Elm voted on Monday to rebuild the old harbour wall after two floods in three years, it said.",
    "Mayor Jon Ardel said the work would cost fourteen million crowns and would begin before the autumn storms.",
    "Fishermen asked for a wider gate so that larger boats can pass, and the council will look into it in the spring.",
    "The old wall was built in 1911 and was last mended in the seventies, when the port was made deeper for steamers.",
]
TRAINS = [
    "NORTHAVEN (Norland News) — Two trains collided outside Northaven on Tuesday and nine people were hurt, it said.",
    "The line between Northaven and the coast was closed for the day while cranes lifted wagons off it one by one.",
    "A signal had failed twice in the last month, according to the union, which called for a review of all signals.",
    "The transport minister, Mara Holt, is to visit the site on Wednesday and to speak to the families of the hurt.",
]


def document(*blocks: str) -> Document:
    return read_document(Report("r1", "two.txt", "\n\n".join(blocks), "text", "0" * 64))


def test_the_second_report_goes_and_a_problem_says_so() -> None:
    found = document("Council to rebuild harbour wall", *WALL, "Two trains collide outside Northaven", *TRAINS)
    assert found.text.endswith(WALL[-1])
    assert [problem.code for problem in found.problems] == ["several-reports"]
    assert sum(one.why == "another report in the same text" for one in found.removed) == 5


def test_a_line_between_and_a_headline_are_signs_enough() -> None:
    found = document(*WALL, "* * *", "Two trains collide outside Northaven", *TRAINS[1:])
    assert [problem.code for problem in found.problems] == ["several-reports"]


def test_a_subheading_begins_no_report() -> None:
    found = document("Council to rebuild harbour wall", *WALL, "What comes next for the port", *TRAINS[1:])
    assert found.problems == ()
    assert TRAINS[-1] in found.text


def test_a_short_item_at_the_end_is_no_report() -> None:
    found = document(*WALL, "Two trains collide outside Northaven", TRAINS[0])
    assert found.problems == ()

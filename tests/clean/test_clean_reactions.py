"""Comments of readers under a report → taken out; the word "comments" alone takes nothing out."""

from secondsource.clean.lines import split_lines
from secondsource.clean.reactions import COMMENT
from secondsource.clean.sift import sift

STORY = (
    "Council votes for a new harbour wall\n"
    "The council of Elm voted on Monday to rebuild the old harbour wall after two floods in three years.\n"
    "The mayor, Jon Ardel, said that the work would begin in autumn and would cost fourteen million crowns.\n"
)
COMMENTS = (
    "3 comments\nseadog says:\nJune 3, 2024 at 10:04 am\nI have said for years that the wall is too low for us all.\n"
    "Reply\nlena says:\n2 hours ago\nAnd who is going to pay for it, if I may ask the mayor of this town?\n"
)


def reasons(text: str) -> list[str | None]:
    return sift(split_lines(text)).why


def test_all_from_the_heading_of_the_comments_on_goes() -> None:
    why = reasons(STORY + COMMENTS)
    assert why[:3] == [None] * 3
    assert all(why[3:])
    assert COMMENT in why


def test_a_heading_without_comments_after_it_takes_nothing_out() -> None:
    story = STORY + "Conversation\nThe two sides have talked about the wall since spring, the mayor told the council.\n"
    assert reasons(story) == [None] * 5


def test_comments_before_any_report_are_no_comments() -> None:
    assert COMMENT not in reasons("12 comments\n2 hours ago\n3 hours ago\n" + STORY)

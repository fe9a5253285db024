"""Lines given twice → once."""

from secondsource.clean.lines import split_lines
from secondsource.clean.repeats import DUPLICATE
from secondsource.clean.sift import sift

FIRST = "The council of Elm voted on Monday to rebuild the old harbour wall after two floods in three years."
SECOND = "The mayor, Jon Ardel, said that the work would begin in autumn and would cost fourteen million crowns."
OTHERS = [f"Speaker number {n} told the council on Monday that the wall should be built of stone." for n in range(8)]


def reasons(*lines: str) -> list[str | None]:
    return sift(split_lines("\n".join(lines))).why


def test_the_second_copy_of_a_paragraph_goes() -> None:
    assert reasons(FIRST, *OTHERS, FIRST + "”") == [None] * 9 + [DUPLICATE]


def test_short_lines_and_questions_may_repeat() -> None:
    assert set(reasons(FIRST, "No comment.", SECOND, "No comment.", "Why did you not build the wall sooner, sir?")) == {
        None
    }


def test_a_text_pasted_twice_is_kept_once() -> None:
    assert reasons(FIRST, SECOND, *OTHERS, FIRST, SECOND, *OTHERS) == [None] * 10 + [DUPLICATE] * 10


def test_a_list_that_repeats_its_lines_is_left_alone() -> None:
    line = "One cup of flour and two eggs from the shop"
    assert set(reasons(FIRST, line, SECOND, line, OTHERS[0], line, OTHERS[1], line)) == {None}


def test_captions_in_a_gallery_go() -> None:
    why = reasons(FIRST, "Image 1 of 2", "Boats in the harbour of Elm", "Image 2 of 2", SECOND)
    assert why[0] is None
    assert all(why[1:4])
    assert why[4] is None

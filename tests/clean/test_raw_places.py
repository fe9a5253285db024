"""What was taken out → where it stood in the text that came in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.raw_places import find_removed
from secondsource.records.document import Removed
from secondsource.records.report import Media, Report


def places(raw: str, *removed: str, media: Media = "text") -> list[str | None]:
    report = Report("r1", "wave.txt", raw, media, "0" * 64)
    found = find_removed(report, [Removed(text, "why") for text in removed])
    return [place.of(raw) if place else None for place in found]


@pytest.mark.parametrize(
    ("raw", "removed", "found"),
    [
        ("Share this\n\nA wave came.", "Share this", "Share this"),
        ("Share \t this\nA wave came.", "Share this", "Share \t this"),
        ("Don’t miss\nA wave.", "Don't miss", "Don’t miss"),
        ("© 2024 Gazette, all rights\nA wave.", "© 2024 Gazette, all rights", "2024 Gazette, all rights"),
        ("Sh\u00adare this\nA wave.", "Share this", "Sh\u00adare this"),
        ("A wave came.", "Share this", None),
        ("Sharethis", "Share this", None),
        ("A wave.\n***\nMore.", "***", "***"),
        ("A wave *** came.", "***", None),
        ("", "Share", None),
        ("Read all about the ghost wave of Port Ada\nA wave.", "Read all about the gho…", "Read all about the"),
    ],
)
def test_words_are_found_whatever_is_between_them(raw: str, removed: str, found: str | None) -> None:
    assert places(raw, removed) == [found]


def test_a_line_of_its_own_is_taken_before_words_within_a_line() -> None:
    raw = "You may share this with him.\nShare this\nMore."
    report = Report("r1", "wave.txt", raw, "text", "0" * 64)
    (place,) = find_removed(report, [Removed("Share this", "why")])
    assert place is not None
    assert place.start == raw.index("Share this")


def test_pieces_that_are_alike_are_found_one_after_the_other() -> None:
    raw = "Advertisement\nA wave came.\nAdvertisement\nIt went."
    report = Report("r1", "wave.txt", raw, "text", "0" * 64)
    found = find_removed(report, [Removed("Advertisement", "why")] * 2)
    assert [place.start for place in found if place] == [0, raw.rindex("Advertisement")]


def test_pieces_out_of_order_are_found() -> None:
    assert places("One thing\nTwo things\nThree", "Two things", "One thing") == ["Two things", "One thing"]


@pytest.mark.parametrize(
    ("page", "removed", "found"),
    [
        ("<p>A wave.</p><nav><a>Home</a> <a>News</a></nav>", "Home News", "Home</a> <a>News"),
        ("<script>var t = 'Home News'</script><p>Home News</p>", "Home News", "Home News"),
        ("<!-- Home News --><p>Home &amp; News</p>", "Home & News", "Home &amp; News"),
        ("<p>Caf&eacute; Ada</p>", "Café Ada", "Caf&eacute; Ada"),
        ('<p title="Home News">A wave</p>', "Home News", None),
        ("<script>Home News", "Home News", None),
    ],
)
def test_a_page_is_searched_without_its_markup(page: str, removed: str, found: str | None) -> None:
    assert places(page, removed, media="html") == [found]


def test_the_script_is_passed_over() -> None:
    page = "<script>Home</script><p>Home</p>"
    (place,) = find_removed(Report("r1", "w.html", page, "html", "0" * 64), [Removed("Home", "why")])
    assert place is not None
    assert place.start == page.index("<p>Home") + 3


@given(st.text(alphabet=st.sampled_from("ab<>&;!-/ \n\0"), max_size=60), st.text(alphabet="ab …", max_size=8))
def test_a_place_is_in_the_text_and_has_the_words(raw: str, removed: str) -> None:
    for media in ("text", "html"):
        (found,) = places(raw, removed, media=media)
        assert found is None or found.strip()

"""A page with all that is visible on it → the report alone."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.lines import split_lines
from secondsource.clean.region import sift_region
from secondsource.clean.sift import kept_lines, sift

MENU = "Skip to content\nMenu\nSearch\nNews\nWorld\nSport\nElm FM\nShop\nPuzzles\nLog in\nSubscribe\nMy Elm\n"
HEADLINE = "Ferry with ninety aboard runs aground near Elm harbour"
STORY = (
    "A ferry with ninety people aboard ran aground near the harbour of Elm on Monday, the coast guard said.\n"
    "Two tugs pulled it free after six hours of work in heavy seas, and nobody was hurt.\n"
    "Storm and night\n"
    "The captain told reporters that he had seen the light too late because of the rain and of the wind.\n"
    "The ferry will stay in the harbour for weeks while divers look at its hull, and the company pays.\n"
)
FOOTER = (
    "Latest news\nBakers bake the longest loaf of the year\nTown wins at last\nAbout us\nContact us\nPrivacy policy\n"
    "Careers\nOur shops\nGift cards\nFor teachers\n© 2024 Elm Herald. All rights reserved."
)


def story_of(text: str) -> list[str]:
    return [line.text for _, line in kept_lines(sift(split_lines(text)))]


def test_menus_and_footers_go_and_headline_and_subheading_stay() -> None:
    assert story_of(f"{MENU}{HEADLINE}\n{STORY}{FOOTER}") == [HEADLINE, *STORY.splitlines()]


def test_kickers_between_headline_and_text_go_but_its_date_is_read() -> None:
    between = "Bakers bake the longest loaf\nTown wins at last\nChess star back home\nRain for days\n3 June 2024\n"
    page = sift(split_lines(f"{MENU}{HEADLINE}\n{between}{STORY}{FOOTER}"))
    assert [line.text for _, line in kept_lines(page)] == [HEADLINE, *STORY.splitlines()]
    assert [one.day.isoformat() for one in page.dates] == ["2024-06-03"]


def test_a_list_of_links_within_the_text_goes() -> None:
    first, rest = STORY.split("Storm and night\n")
    page = (
        f"{MENU}{HEADLINE}\n{first}More from Elm\nBakers bake the longest loaf\nTown wins at last\n{rest * 2}{FOOTER}"
    )
    assert story_of(page) == [HEADLINE, *first.splitlines(), *rest.splitlines()]


def test_a_list_at_the_end_of_a_plain_report_stays() -> None:
    results = "\n".join(f"{town} 2, Elm {n}" for n, town in enumerate(["Oxby", "Vale", "Marsh", "Holt", "Rook"] * 3))
    text = f"{HEADLINE}\n{STORY}{results}"
    assert story_of(text) == text.splitlines()


def test_a_plain_report_is_left_alone() -> None:
    page = sift(split_lines(f"{HEADLINE}\n{STORY}"))
    before = list(page.why)
    sift_region(page)
    assert page.why == before
    assert not page.whole


@given(st.lists(st.sampled_from([*MENU.splitlines(), *STORY.splitlines(), *FOOTER.splitlines()]), max_size=60))
def test_no_page_is_emptied(lines: list[str]) -> None:
    assert bool(story_of("\n".join(lines))) == bool(lines)

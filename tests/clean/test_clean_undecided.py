"""Lines that no rule knows: those learned to be furniture go with a reason, story text stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.line_look import look_at
from secondsource.clean.line_scores import KINDS, score_lines
from secondsource.clean.line_setting import line_features
from secondsource.clean.lines import Line, split_lines
from secondsource.clean.page import Page
from secondsource.clean.sift import kept_lines, mark_certain, sift
from secondsource.clean.undecided import REASONS, sift_undecided, weigh

HEADLINE = "Ferry with ninety aboard runs aground near Elm harbour"
STORY = (
    "A ferry with ninety people aboard ran aground near the harbour of Elm on Monday, the coast guard said.",
    "Two tugs pulled it free after six hours of work in heavy seas, and nobody was hurt, a spokeswoman said.",
    "The captain told reporters that he had seen the light too late because of the rain and of the wind.",
    "“We could hear the rocks,” said a passenger, who had been on her way home from a wedding in Oxby.",
    "The ferry will stay in the harbour for weeks while divers look at its hull, and the company pays.",
)
LETTER = (
    "Sign up to our weekly newsletter",
    "Get the best of our reporting from the coast in your inbox",
    "Enter your email address",
    "Subscribe now to our newsletters",
)
TEASERS = (
    "More from the coast",
    "Bakers of Oxby bake the longest loaf of the year",
    "Why the harbour master will not resign",
    "Town wins at last: five things to know about the cup",
)


def sifted(*lines: str) -> Page:
    return sift(split_lines("\n".join(lines)))


def kept(page: Page) -> list[str]:
    return [line.text for _, line in kept_lines(page)]


def test_a_letter_to_subscribe_to_goes_from_the_midst_of_a_story():
    page = sifted(HEADLINE, *STORY[:3], "Advertisement", *LETTER, *STORY[3:])
    assert kept(page) == [HEADLINE, *STORY]
    assert page.why[5] == "appeal to the reader"


def test_links_to_other_reports_go_from_the_midst_of_a_story():
    page = sifted(HEADLINE, *STORY[:3], *TEASERS, *STORY[3:], "Advertisement")
    assert set(kept(page)) >= {HEADLINE, *STORY}
    assert page.why[5] == "teaser of another report"


@pytest.mark.parametrize(
    "told",
    [
        ("A long night",),
        ("Storm and night", "“Never again.”"),
        ("“Never again.”", "He smiled."),
        ("What now?",),
        ("You should not sail on such a night, and you should not let others sail, the harbour master told us.",),
        ("We will not rest until we know why this happened, and we ask you, our passengers, to tell us what you saw.",),
    ],
)
def test_story_text_that_looks_like_furniture_stays(told: tuple[str, ...]):
    page = sifted(HEADLINE, *STORY[:2], *told, *STORY[2:], "Share this", "Advertisement")
    assert kept(page) == [HEADLINE, *STORY[:2], *told, *STORY[2:]]


def test_a_paragraph_between_paragraphs_is_never_taken_out():
    appeal = (
        "Subscribe to our newsletter and get all the news of the coast in your inbox, or download our app and follow "
        "us, for we tell you everything you need to know about cookies, privacy and your account every morning."
    )
    page = Page([Line(text) for text in (HEADLINE, *STORY[:3], appeal, *STORY[3:])], [None] * 7)
    weigh(page)
    sift_undecided(page)
    assert page.why == [None] * 7


def test_the_headline_stays_whatever_it_says():
    assert kept(sifted("Sign up for more", "Share", *STORY, "Advertisement"))[0] == "Sign up for more"


def test_results_on_lines_of_their_own_stay():
    results = [f"{town} 2, Elm {n}" for n, town in enumerate(["Oxby", "Vale", "Marsh", "Holt", "Rook"])]
    assert kept(sifted(HEADLINE, *STORY, *results)) == [HEADLINE, *STORY, *results]


def test_pages_in_other_languages_are_not_weighed():
    lines = [
        "Fähre läuft auf Grund",
        *["Die Fähre lief am Montag vor dem Hafen auf Grund, wie die Wache sagte." * 2] * 6,
    ]
    page = Page([Line(text) for text in lines], [None] * 7)
    weigh(page)
    assert page.odds == []


def test_features_say_what_is_seen():
    look = look_at(Line("Get the news in your inbox:"))
    assert look.shape == "L"
    assert {"words=6-9", "end=colon", "begins=upper", "says=you", "says=appeal"} <= set(look.features)


def test_every_line_has_a_score_for_every_kind():
    page = Page([Line(text) for text in (HEADLINE, *STORY)], [None] * 6)
    mark_certain(page)
    scores = score_lines(line_features(page))
    assert scores.shape == (6, len(KINDS))
    assert set(REASONS) <= set(KINDS)


@given(st.lists(st.sampled_from([HEADLINE, *STORY, *LETTER, *TEASERS, "", "12", "Menu", "A:", "…"]), max_size=40))
def test_nothing_is_lost_or_added(lines: list[str]):
    given_lines = split_lines("\n".join(lines))
    page = sift(given_lines)
    assert page.lines == given_lines
    assert len(page.why) == len(given_lines)
    assert sift(given_lines).why == page.why
    assert bool(kept(page)) == bool(given_lines)

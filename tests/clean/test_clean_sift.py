import pytest

from secondsource.clean.credits import read_credit
from secondsource.clean.furniture import is_teaser, judge_line
from secondsource.clean.lines import Line, split_lines
from secondsource.clean.page import Page
from secondsource.clean.sift import kept_lines, sift

HEADLINE = "Ferry Runs Aground Near Elm Harbour"
LEAD = (
    "A ferry with ninety people on board ran aground near the harbour of Elm on Monday, the Norland coast guard said."
)
NEXT = "Nobody was hurt, but the passengers had to spend the night in a school until buses took them home, she said."


def sifted(*lines: str, outlet: str | None = None, host: str | None = None) -> Page:
    return sift(split_lines("\n\n".join(lines)), outlet, host)


def kept(page: Page) -> list[str]:
    return [line.text for _, line in kept_lines(page)]


@pytest.mark.parametrize(
    "furniture",
    [
        "Also Read: Harbour Master Resigns After Row",
        "READ MORE Harbour master resigns after row",
        "[How the harbour master lost his office]",
        "Why the harbour is too shallow Read more",
        "Share post:",
        "Advertisement",
        "Advertisement Continue reading the main story",
        "12 comments",
        "3 min read",
        "Facebook Twitter WhatsApp Email",
        "* * *",
        "© 2024 Harbour Post. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Sign up for our newsletter to get the latest headlines in your inbox.",
        "Follow us on Facebook and Twitter for all the latest news",
        "Follow Mara Holt on Twitter: @maraholt",
        "(Photo: Norland Coast Guard)",
        "The ferry in the harbour on Tuesday. Jon Ek/Reuters",
        "The ferry in the harbour (Jon Ek/AFP via Getty Images)",
        "FILE - In this May 3, 2019 file photo, the ferry leaves the harbour of Elm.",
        "Image copyright Reuters Image caption The ferry lies on a sandbank",
        "Tags: ferries, Elm, Norland",
        "Date:",
        "#ferry #elm",
        "https://harbour.example/ferry",
        "Source: Reuters",
        "Sources: Reuters, Harbour Post, BBC News",
        "With inputs from agencies",
        "(Reporting by Mara Holt in Elm; Editing by Jon Ek)",
        "mh/je (AFP, dpa)",
        "This article was originally published on Harbour Post.",
        HEADLINE,
    ],
)
def test_furniture_is_taken_out(furniture: str) -> None:
    page = sifted(HEADLINE, LEAD, NEXT, furniture)
    assert kept(page) == [HEADLINE, LEAD, NEXT]
    assert page.why[3]


@pytest.mark.parametrize(
    "words",
    [
        "Share prices fell by 3 percent.",
        "Read the letter, he told the court, and you will understand.",
        "Photo voltaic panels were on the roof.",
        "The photo was taken by a passenger, police said (Reuters).",
        "Copyright holders sued the harbour on Friday.",
        "Instagram and Facebook.",
        "Sources: three people with knowledge of the talks.",
        "Subscribe to no theory, he said.",
        "Related: the captain and the mate are brothers.",
        "“Follow us,” the pilot said.",
        "The report, based on data from Lloyd, names the ferry as unsafe.",
        "Information from the coast guard shows that the ferry was late.",
        "By Monday Evening the ferry was free.",
        "Reporting by the harbour master showed that the ferry was late.",
        "Watch the tide, sailors say.",
        "Popular anger grew.",
        "EPA inspectors came on Tuesday",
    ],
)
def test_sentences_stay(words: str) -> None:
    assert words in kept(sifted(HEADLINE, LEAD, words, NEXT))


def test_an_item_of_a_list_that_starts_like_a_caption_stays() -> None:
    assert judge_line(Line("AP Administrator Mara Holt Resigned on Monday", bullet=True)) is None


def test_the_headline_itself_is_never_a_link() -> None:
    assert kept(sifted("Watch now: Ferry pulled from sandbank", LEAD))[0] == "Watch now: Ferry pulled from sandbank"


def test_a_list_of_other_reports_goes_to_its_end() -> None:
    page = sifted(
        HEADLINE, LEAD, NEXT,
        "Popular", "More like this", "Related",
        "Storm Closes Three Schools", "Three schools in the north of Norland stay closed after...",
        "Bridge Reopens", "After two years of work the bridge...",
    )  # fmt: skip
    assert kept(page) == [HEADLINE, LEAD, NEXT]
    assert set(page.why[3:6]) == {"heading of a list of other reports"}
    assert set(page.why[6:]) == {"teaser of another report"}


def test_a_list_of_other_reports_ends_at_the_next_paragraph() -> None:
    page = sifted(HEADLINE, LEAD, "Read more:", "Storm closes three schools in the...", "What happens next", NEXT)
    assert kept(page) == [HEADLINE, LEAD, "What happens next", NEXT]


def test_teasers_without_an_opening_line_go_when_they_end_the_page() -> None:
    page = sifted(
        HEADLINE, LEAD, NEXT, "Storm Closes Schools", "Three schools stay...", "Bridge Reopens", "After two..."
    )
    assert kept(page) == [HEADLINE, LEAD, NEXT]


def test_a_long_paragraph_that_breaks_off_is_story_text() -> None:
    broken_off = LEAD + " The captain, who has sailed these waters for twenty years, told the inquiry that he had…"
    assert kept(sifted(HEADLINE, LEAD, broken_off)) == [HEADLINE, LEAD, broken_off]


@pytest.mark.parametrize("name", ["CoastWatch24", "Norland Times", "coastwatch.com", "Reuters"])
def test_the_name_of_the_page_becomes_the_outlet(name: str) -> None:
    page = sifted(name, HEADLINE, LEAD)
    assert page.outlet == name
    assert kept(page) == [HEADLINE, LEAD]


@pytest.mark.parametrize("short", ["Tropical Storm Ana", "A long night", "Elm"])
def test_a_short_first_line_is_not_taken_for_an_outlet(short: str) -> None:
    page = sifted(short, "Residents of three coastal towns were told to leave on Monday.", LEAD)
    assert page.outlet is None
    assert kept(page)[0] == short


def test_the_outlet_known_from_elsewhere_helps() -> None:
    assert kept(sifted("Elm Coast", HEADLINE, LEAD, outlet="Elm Coast")) == [HEADLINE, LEAD]
    assert kept(sifted("ElmCoast", HEADLINE, LEAD, host="elmcoast.example")) == [HEADLINE, LEAD]


def test_marks_of_attention_are_cut_off_the_headline() -> None:
    page = sifted(HEADLINE + "\U0001f52581", LEAD)
    assert kept(page) == [HEADLINE, LEAD]
    assert page.cuts == [(0, "\U0001f52581", "mark of attention on the headline")]


def test_a_banner_date_and_an_empty_field_are_noted() -> None:
    page = sifted("Sunday, March 10, 2024", HEADLINE, "Date:", LEAD)
    assert page.empty_date_label
    assert [(d.day.isoformat(), d.banner) for d in page.dates] == [("2024-03-10", True)]
    assert kept(page) == [HEADLINE, LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 2024-03-05 17:52",
        "Published March 5, 2024 at 5:52 p.m. EST",
        "5 March 2024",
        "Xinhua | Updated: 2024-03-05",
    ],
)
def test_date_lines_under_the_headline(line: str) -> None:
    page = sifted(HEADLINE, line, LEAD)
    assert [(d.day.isoformat(), d.banner) for d in page.dates] == [("2024-03-05", False)]
    assert kept(page) == [HEADLINE, LEAD]


def test_a_date_glued_to_the_headline_is_cut_off() -> None:
    page = sifted(HEADLINE + " Updated: 2024-03-05 09:53 (Agencies)", LEAD)
    assert kept(page) == [HEADLINE, LEAD]
    assert page.dates[0].day.isoformat() == "2024-03-05"


def test_dates_that_head_parts_of_a_chronicle_stay() -> None:
    assert "March 5, 2024" in kept(sifted(HEADLINE, LEAD, "March 5, 2024", NEXT))


def test_a_byline_is_read() -> None:
    page = sifted(HEADLINE, "By Mara Holt and Jon Ek", LEAD)
    assert page.byline == "Mara Holt and Jon Ek"
    assert kept(page) == [HEADLINE, LEAD]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Sources: Elm Times, BBC News, The Hill", ("Elm Times", "BBC News", "The Hill")),
        ("Source: Reuters.", ("Reuters",)),
        ("(With inputs from AFP and agencies)", ("AFP",)),
        ("Free digest based on public sources fromElmNews.", ("ElmNews",)),
        ("This report is compiled from wire dispatches by Reuters and AFP.", ("Reuters", "AFP")),
        ("Additional reporting by Mara Holt", ()),
        ("Information from: Elm Times, http://www.elm.example", ("Elm Times",)),
    ],
)
def test_credits_name_whom_the_report_draws_on(line: str, names: tuple[str, ...]) -> None:
    credit = read_credit(line, at_end=True)
    assert credit is not None
    assert credit.names == names


def test_the_name_of_an_agency_amid_the_text_is_a_picture_credit() -> None:
    credit = read_credit("Reuters", at_end=False)
    assert credit is not None
    assert (credit.why, credit.names) == ("picture caption or credit", ())


@pytest.mark.parametrize("text", ["Related work goes on", "More ferries sail", "Read on", "More: it sank."])
def test_lines_that_only_begin_like_a_link(text: str) -> None:
    assert not is_teaser(text)


def test_a_page_of_nothing_but_captions_is_kept() -> None:
    caption = "Photos: Ferry aground " + LEAD + " Hide Caption 1 of 3"
    assert kept(sifted(caption, caption)) == [caption, caption]


def test_a_long_caption_of_an_old_picture_goes() -> None:
    caption = (
        "FILE - In this Nov. 2, 2023, file photo, the ferry leaves Elm. " + f"{NEXT} " * 4 + "(Jon Ek/Associated Press)"
    )
    page = sifted(HEADLINE, caption, LEAD)
    assert kept(page) == [HEADLINE, LEAD]

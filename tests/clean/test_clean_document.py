from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.clean.document import read_document, reject_reason
from secondsource.records.document import Document
from secondsource.records.report import Media, Report

LEAD = "A ferry with ninety people on board ran aground near the harbour of Elm on Monday, the coast guard said."
NEXT = "Nobody was hurt, but the passengers had to spend the night in a school until buses took them home, she said."


def report(raw: str, media: Media = "text", **given: Any) -> Report:
    return Report("r1", "elm/ferry.txt", raw, media, "0" * 64, **given)


def read(raw: str, media: Media = "text", **given: Any) -> Document:
    document = read_document(report(raw, media, **given))
    check(document)
    return document


def check(document: Document) -> None:
    """The promises every document keeps: blocks in order, apart by blank lines, and nothing else in the text."""
    shown = [block.span.of(document.text) for block in document.blocks]
    assert "\n\n".join(shown) == document.text
    assert all(words == " ".join(words.split()) and words for words in shown)
    assert all(0 <= piece.at <= len(document.text) for piece in document.removed)


def kinds(document: Document) -> list[str]:
    return [block.kind for block in document.blocks]


def test_headline_teaser_heading_bullets() -> None:
    head = "Ferry Runs Aground Near Elm\nTugs pull the ship free at dawn."
    document = read(f"{head}\n{LEAD}\nWhat went wrong\n{NEXT}\n-\nOne tug came late.\n")
    assert kinds(document) == ["title", "teaser", "paragraph", "heading", "paragraph", "bullet"]
    assert document.title == "Ferry Runs Aground Near Elm"


@pytest.mark.parametrize(
    "first",
    [
        "Ferry runs aground near Elm, passengers safe.",
        "Did Elm ferry sail too late?",
        "Captain of Elm ferry: ‘I saw nothing’",
    ],
)
def test_headlines_of_odd_form(first: str) -> None:
    document = read(f"{first}\n\n{LEAD}\n\n{NEXT}")
    assert kinds(document)[0] == "title"
    assert document.title == first


@pytest.mark.parametrize("first", ["The ferry was free by noon.", "A ferry ran aground near Elm.", LEAD])
def test_a_first_sentence_is_no_headline(first: str) -> None:
    document = read(f"{first}\n\n{LEAD} {NEXT}\n\n{NEXT}")
    assert kinds(document)[0] == "paragraph"
    assert document.title is None


def test_a_single_paragraph_has_no_headline() -> None:
    assert read(LEAD).title is None
    assert read("Ferry Runs Aground").title is None


def test_a_headline_given_beside_the_text_stays_beside_it() -> None:
    document = read(f"{LEAD}\n\n{NEXT}", title="Ferry Runs Aground", byline="Mara Holt", outlet="Elm Times")
    assert document.text.startswith("A ferry")
    assert (document.title, document.byline, document.outlet) == ("Ferry Runs Aground", "Mara Holt", "Elm Times")


def test_a_headline_given_and_found_in_the_text_is_its_title() -> None:
    document = read(f"Ferry Runs Aground Near Elm\n\n{LEAD}", title="Ferry runs aground near Elm | Elm Times")
    assert kinds(document)[0] == "title"
    assert document.title == "Ferry Runs Aground Near Elm"


def test_what_was_removed_is_placed_in_the_text() -> None:
    document = read(f"Ferry Runs Aground Near Elm\n\n{LEAD}\n\nAlso Read: Harbour Master Resigns\n\n{NEXT}")
    (piece,) = document.removed
    assert document.text[: piece.at].endswith(LEAD)
    assert (piece.text, piece.why) == ("Also Read: Harbour Master Resigns", "link to another report")


def test_the_outlet_falls_back_to_the_host() -> None:
    assert read(LEAD, url="https://www.elmtimes.example/ferry").outlet == "elmtimes.example"
    assert read(LEAD, url="https://web.archive.org/web/2004/x").outlet is None
    assert read(LEAD, url="http://[broken").outlet is None


def test_problems_of_all_steps_are_kept() -> None:
    document = read(f"ā€œFerryā€ Aground\n\n{LEAD} It left on Sunday, March 5, 2024.\x07", published="soon")
    assert {p.code for p in document.problems} == {
        "mended-encoding",
        "control-characters",
        "published-unreadable",
        "weekday-mismatch",
    }
    (span,) = [p.span for p in document.problems if p.span]
    assert span.of(document.text) == "Sunday, March 5, 2024"


def test_an_html_page_is_read() -> None:
    page = f"""<!doctype html><html><head><title>Ferry Runs Aground Near Elm | Elm Times</title>
    <meta property="og:site_name" content="Elm Times"><meta name="author" content="Mara Holt">
    <meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Ferry Runs Aground Near Elm</h1><p>{LEAD}</p><p>{NEXT}</p><h2>What went wrong</h2>
    <p>{LEAD} {NEXT}</p></article><footer>All rights reserved</footer><script>track()</script></body></html>"""
    document = read(page, "html")
    assert (document.title, document.outlet, document.byline) == (
        "Ferry Runs Aground Near Elm",
        "Elm Times",
        "Mara Holt",
    )
    assert document.published.start == date(2024, 3, 5)
    assert kinds(document)[:2] == ["title", "paragraph"]
    assert NEXT in document.text
    assert "Sport" not in document.text
    assert "track" not in document.text


def test_a_piece_of_html_is_read_without_a_problem() -> None:
    document = read(f"<p>{LEAD}</p><p>It&rsquo;s <b>over</b>.</p>", "html", title="Ferry")
    assert document.text == f"{LEAD}\n\nIt’s over ." or document.text == f"{LEAD}\n\nIt’s over."
    assert document.problems == ()


@pytest.mark.parametrize(
    "raw",
    ["<html>", "<html><body>" + "<div>" * 3000, "<html><p>&#xD800;&#0;", "<html><head><title>", "<html>" + "\0" * 50],
)
def test_broken_html_does_not_raise(raw: str) -> None:
    read(raw, "html")


def test_markdown_is_read() -> None:
    raw = f"""---
title: "Ferry runs aground"
date: 2024-03-05
author: Mara Holt
source: Elm Times
---
# Ferry runs aground

{LEAD} See [the **harbour** plan](https://elm.example/plan "Plan").

![The ferry](ferry.png)

- One _tug_ came late.
"""
    document = read(raw, "markdown")
    assert (document.title, document.byline, document.outlet) == ("Ferry runs aground", "Mara Holt", "Elm Times")
    assert document.published.start == date(2024, 3, 5)
    assert document.text == f"Ferry runs aground\n\n{LEAD} See the harbour plan.\n\nOne tug came late."


def test_markdown_leaves_names_with_underlines_and_sums_alone() -> None:
    assert read("The file big_red_ferry is 2 * 3 * 4 pages long.", "markdown").text == (
        "The file big_red_ferry is 2 * 3 * 4 pages long."
    )


@given(st.text(max_size=300), st.sampled_from(["text", "markdown", "html"]))
@settings(max_examples=60, deadline=None)
def test_no_text_can_break_the_line(raw: str, media: Media) -> None:
    read(raw, media)


LINES = st.sampled_from(
    [LEAD, NEXT, "Related", "Read more:", "Storm closes...", "Date:", "Sunday, March 10, 2024", "-", "ElmNews24",
     "Reuters", "By Mara Holt", "What went wrong", "Share", "Facebook", "Ferry Aground \U0001f52512", "Source: AFP"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
@settings(max_examples=60, deadline=None)
def test_paragraphs_survive_whatever_stands_around_them(lines: list[str]) -> None:
    document = read("\n\n".join(lines))
    for paragraph in (LEAD, NEXT):
        assert document.text.count(paragraph) + sum(p.text == paragraph for p in document.removed) >= lines.count(
            paragraph
        )
        assert (paragraph in document.text) == (paragraph in lines)


PROSE = f"{LEAD} {NEXT}"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (PROSE, None),
        ("Ten people were killed. Rescue teams are on their way to the island tonight.", None),
        ("Nobody knows why.", "not-a-report"),
        ("403 Forbidden\n\nYou don't have permission to access this resource on this server.", "not-a-report"),
        (
            "Just a moment...\n\nChecking your browser before you go to elm.example. Please enable JavaScript.",
            "not-a-report",
        ),
        (
            "We use cookies to give you the best experience. Click accept all cookies to go on with your visit.",
            "not-a-report",
        ),
        ("12 14 15 16\n17 18 19 20\n" * 20, "not-a-report"),
        (
            "def read(path):\n    return open(path).read()\n\nx = [1, 2, 3]\nfor i in x:\n    print(i)\n" * 5,
            "not-a-report",
        ),
        ("", "not-a-report"),
        (
            "Il traghetto si è arenato lunedì vicino al porto di Elm, ha detto la guardia costiera. Nessuno è rimasto "
            "ferito, ma i passeggeri hanno dovuto passare la notte in una scuola prima di tornare a casa in autobus."
            " Il capitano non ha voluto parlare.",
            "not-english",
        ),
        (
            "Il traghetto si è arenato lunedì vicino al porto, ha detto la guardia costiera. Nessuno è rimasto ferito.",
            None,
        ),
    ],
)
def test_what_is_rejected(raw: str, code: str | None) -> None:
    found = reject_reason(read(raw))
    assert (found.code if found else None) == code


def test_a_report_about_an_outage_is_not_an_error_page() -> None:
    raw = "Visitors saw the words “403 Forbidden” all day. " + PROSE * 12
    assert reject_reason(read(raw)) is None


@pytest.mark.parametrize(
    "raw",
    [
        "Access denied\n\nWe are unable to process your request. Please try again later.",
        "Member area\n\nMember name: Password: Forgot your password? Remember me on this computer next time I come.",
        "Channel: World Business U.S. Politics Sport Science Health Weather Video Oddly Enough\n\nHome > News > World",
    ],
)
def test_pages_that_stand_in_for_a_report_are_rejected(raw: str) -> None:
    found = reject_reason(read(raw))
    assert found is not None
    assert found.code == "not-a-report"


def test_one_sentence_is_a_report_though_it_sounds_like_an_error() -> None:
    assert reject_reason(read("The page who fell from the Elm ferry could not be found, the coast guard said.")) is None
    assert (
        reject_reason(read("ELM (AP) - Access denied to the harbour made crews angry, the guild said late today."))
        is None
    )


@pytest.mark.parametrize(
    ("byline", "cites"),
    [
        ("By Mara Holt, Norland News Agency", ("Norland News Agency",)),
        ("By Mara Holt, Norland Press", ("Norland Press",)),
        ("By Mara Holt, The Associated Press", ("AP",)),
        ("By Mara Press", ()),
        ("By Mara Holt, Elm", ()),
    ],
)
def test_a_byline_credits_an_agency(byline: str, cites: tuple[str, ...]) -> None:
    document = read(f"Ferry Runs Aground Near Elm\n\n{byline}\n\n{LEAD}\n\n{NEXT}")
    assert document.cites == cites
    assert document.byline == byline.removeprefix("By ")


def test_an_agency_alone_under_the_headline_is_credited() -> None:
    document = read(f"Ferry Runs Aground Near Elm\n\nNorland News Agency\n\n{LEAD}\n\n{NEXT}")
    assert document.cites == ("Norland News Agency",)
    assert [(piece.text, piece.why) for piece in document.removed] == [("Norland News Agency", "credit line")]


def test_an_outlet_beside_its_date_is_the_name_of_the_page() -> None:
    document = read(f"Ferry Runs Aground Near Elm\n\nElm Observer, 5 March 2024\n\n{LEAD}\n\n{NEXT}")
    assert (document.outlet, document.published.start) == ("Elm Observer", date(2024, 3, 5))


def test_a_page_that_strict_settings_leave_empty_is_read_all_the_same() -> None:
    story = "".join(
        f"<p>Storm number {n} came over the harbour of Elm, and the mayor told people to stay at home.</p>"
        for n in range(8)
    )
    page = f'<html><body><div class="comment-body"><div class="promo">{story}</div></div></body></html>'
    document = read_document(Report("r1", "elm.html", page, "html", "0" * 64))
    assert "Storm number 7" in document.text


@pytest.mark.parametrize(
    ("more", "day"),
    [("", None), ("</p><p>Published 1 January 2003", "2003-01-01"), ("</p><p>© 2017 Norland Post", None)],
)
def test_a_year_in_a_sentence_is_not_the_first_of_january(more, day):
    body = f"{LEAD} In December 2003 the town of Velden was razed by an earthquake, and in 2001 a storm hit it.{more}"
    page = f"<!doctype html><html><head><title>Ferry</title></head><body><article><p>{body}</p></article></body></html>"
    start = read(page, "html").published.start
    assert (start.isoformat() if start else None) == day

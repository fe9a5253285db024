"""The page as a reader meets it: in a real browser, by mouse and keyboard, wide and narrow, with and without script."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_html import render_html
from story_by_hand import make_story

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("SECONDSOURCE_BROWSER") == "required"  # as in .ci/run: without a browser they fail
pytestmark = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="chromium is not installed: no browser tests")

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
Open = Callable[..., Any]

CONTRAST = """(selectors) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "white";
  };
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    return [selector, (a + 0.05) / (b + 0.05)];
  });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page made of stories; in the end nothing may have been asked of the network or gone wrong."""
    contexts, asked, wrong = [], [], []

    def visit_page(*stories: Any, **options: Any) -> Any:
        file = tmp_path / "brief.html"
        file.write_text(render_html(stories or [make_story()]), encoding="utf-8")
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**usual | options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("dialog", lambda dialog: wrong.append("a dialog opened"))
        page.goto(file.as_uri())
        return page

    yield visit_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert wrong == []


def hit(page: Any) -> str:
    """The words that are strongly marked in the reader."""
    return "".join(page.locator("#reader .hit").all_inner_texts())


def in_sight(page: Any, selector: str) -> bool:
    return bool(
        page.evaluate(
            "s => { const e = document.querySelector(s).getBoundingClientRect();"
            " const b = document.querySelector('#reader-body').getBoundingClientRect();"
            " return e.top >= b.top && e.bottom <= b.bottom + 1; }",
            selector,
        )
    )


def test_a_mark_opens_its_report_at_the_passage(visit: Open) -> None:
    page = visit()
    page.locator(".differs .positions li", has_text="Petra Lund").locator(".mark").click()
    assert page.locator("#reader-title").inner_text().startswith("[4] r4.txt")
    assert page.locator("#reader-line").inner_text() == "transport minister in March: Petra Lund"
    assert hit(page) == "Petra Lund"
    near = page.locator("#reader .near").inner_text()
    assert near == "Transport Minister Petra Lund called the accident “a wound to the whole coast”."
    assert in_sight(page, "#reader .hit")


def test_offsets_hold_behind_characters_outside_the_basic_plane(visit: Open) -> None:
    page = visit()
    page.locator(".single .mark").click()
    assert hit(page) == "built in 1998"


def test_passage_that_was_taken_out_is_shown_where_it_was_put(visit: Open) -> None:
    page = visit()
    page.get_by_role("link", name="30 March").click()
    assert hit(page) == "Sunday, March 30, 2031"


def test_next_and_previous_walk_through_the_passages_of_a_line(visit: Open) -> None:
    page = visit()
    page.locator(".known li").nth(1).locator(".told").click()
    assert page.locator("#reader-count").inner_text() == "Passage 1 of 3"
    found = [hit(page)]
    for _ in range(2):
        page.locator("#reader-next").click()
        found.append(hit(page))
    assert found == ["212 passengers", "more than 200 people", "212 passengers"]
    assert page.locator("#reader-next").is_disabled()
    page.locator("#reader-back").click()
    assert page.locator("#reader-title").inner_text().startswith("[2] Northline")


def test_a_note_has_its_own_evidence(visit: Open) -> None:
    page = visit()
    page.locator(".said .note .mark").first.click()
    assert hit(page) == "left the channel"
    assert page.locator("#reader-count").inner_text() == ""


def test_the_whole_line_can_be_clicked(visit: Open) -> None:
    page = visit()
    box = page.locator(".known li").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 6)
    assert page.locator("#reader").is_visible()


def test_keyboard_alone_opens_walks_and_closes_and_focus_comes_back(visit: Open) -> None:
    page = visit()
    page.locator(".known .told").first.focus()
    page.keyboard.press("Enter")
    assert hit(page) == "struck a reef off Tarn Point late on Monday"
    page.keyboard.press("ArrowRight")
    assert hit(page) == "near Port Elsmere on Monday night"
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    assert page.evaluate("document.activeElement.className") == "told"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "[1]"


def test_a_source_opens_its_report(visit: Open) -> None:
    page = visit()
    page.locator(".reports-list").get_by_role("link", name="Küstenblatt").click()
    assert "Die Fähre soll im April geborgen werden." in page.locator("#reader-text").inner_text()
    assert page.locator("#reader [lang=de]").count() == 1


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_runs_over_the_side(visit: Open, width: int) -> None:
    page = visit(make_story(), hostile_story("W" * 300), viewport={"width": width, "height": 800})
    for fold in page.locator("details > summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_the_report_comes_up_from_below_and_closes(visit: Open) -> None:
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator(".known .mark").first.tap()
    box = page.locator("#reader").bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert in_sight(page, "#reader .hit")
    page.locator("#reader-close").tap()
    assert not page.locator("#reader").is_visible()


def test_without_script_a_mark_jumps_to_the_sentence(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    assert not page.locator("#scheme").is_visible()
    page.locator(".single .mark").click()
    target = page.locator(".sentence:target")
    assert target.inner_text() == "🚢 The Lady Orla, built in 1998, belongs to Strand Lines."
    plain = page.locator(".sentence:not(:target)").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    assert 0 <= target.bounding_box()["y"] < 900


def test_strangers_words_do_nothing(visit: Open) -> None:
    page = visit(*(hostile_story(attack) for attack in ATTACKS))
    for number in range(1, len(ATTACKS) + 1):
        for place in (".known .mark", ".differs .told", ".timeline .mark", ".sources .told"):
            page.locator(f"#s{number} {place}").first.click()
    assert page.locator("#reader").is_visible()
    assert page.evaluate("window.pwned") is None
    assert page.locator("script").count() == 1
    assert page.locator("main img, main iframe, main svg:not(.drawing, .drawing svg)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visit: Open, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.locator(".known .mark").first.click()
    places = """h1, .facts, .tail, .known .mark:not(.open), .mark.open, .standing.disputed, .standing.scope, .note,
        .standing.updated, .why, .excerpt, .excerpt b, .status, .cancelled .status, .when, .more > summary, .foot p,
        #reader .hit, #reader .near, .reader-line, #reader-close"""
    weak = [(place, round(ratio, 2)) for place, ratio in page.evaluate(CONTRAST, places.split(",")) if ratio < 4.5]
    assert weak == []


def test_colours_can_be_switched_and_are_kept(visit: Open) -> None:
    page = visit(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator("#scheme").click()
    assert page.evaluate(ground) != before
    page.reload()
    assert page.evaluate(ground) != before
    assert page.locator("#scheme").inner_text() == "Light"


def test_print_leaves_out_the_machinery_and_unfolds_links(visit: Open) -> None:
    page = visit()
    page.emulate_media(media="print")
    assert not page.locator("#scheme").is_visible()
    assert not page.locator(".full").is_visible()
    unfolded = page.locator(".sources a.out").evaluate("e => getComputedStyle(e, '::after').content")
    assert "https://example.org/ferry" in unfolded
    assert page.locator("h1").is_visible()


def test_the_drawing_of_origins_leads_to_the_copied_passage(visit: Open) -> None:
    page = visit()
    page.locator(".drawing .share").click()
    assert page.locator("#reader-title").inner_text().startswith("[3] Daily Kestrel")
    assert hit(page).startswith("Five people were killed")
    page.locator("#reader-close").click()
    page.locator(".drawing .dot.copy").click()
    assert hit(page).startswith("Five people were killed")


def test_the_drawing_is_told_in_words_beside_it(visit: Open) -> None:
    page = visit(viewport={"width": 390, "height": 800})
    assert "copies [2], 82%" in page.locator(".graph-rows").inner_text()
    assert page.locator(".drawing").get_attribute("aria-hidden") == "true"
    page.locator(".origins summary").click()
    assert page.locator(".origin-table tbody tr").count() == 5


@pytest.mark.parametrize("width", [390, 1280])
def test_rows_and_dots_stand_side_by_side(visit: Open, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    rows = [row.bounding_box() for row in page.locator(".graph-row").all()]
    dots = [dot.bounding_box() for dot in page.locator(".drawing .dot").all()]
    assert all(
        r["y"] <= d["y"] and d["y"] + d["height"] <= r["y"] + r["height"] for r, d in zip(rows, dots, strict=True)
    )

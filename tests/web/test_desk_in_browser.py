"""The desk as a reader meets it: in a real browser, by mouse and keyboard, wide and narrow, with and without script."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from desks_by_hand import desk_of
from served import ARGUMENTS, Watch, served

from desk_by_hand import FERRY, new_desk, put
from hostile_story import ATTACKS, hostile_story

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("SECONDSOURCE_BROWSER") == "required"  # as in .ci/run: without a browser they fail
pytestmark = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="chromium is not installed: no browser tests")
PAGES = (
    "/",
    "/story",
    "/report/1-r4",
    "/search?words=reef",
    "/names",
    "/name",
    "/news",
    "/rules",
    "/outlets",
    "/outlet?outlet=Northline",
    "/figures",
    "/judge",
    "/nowhere",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(ferry_desk: Any) -> Iterator[str]:
    with served(ferry_desk) as address:
        yield address


@pytest.fixture
def watch(browser: Any, site: str) -> Iterator[Watch]:
    watching = Watch(browser, site)
    yield watching
    watching.close()


def story_page(watch: Watch, **options: Any) -> Any:
    """The page of the story, reached as a reader would."""
    page = watch.open("/", **options)
    page.locator(".story-lines a").first.click()
    page.wait_for_selector(".story")
    return page


def opened(watch: Watch, path: str, **options: Any) -> Any:
    """Open one of `PAGES`."""
    if path == "/story":
        return story_page(watch, **options)
    if path == "/figures":
        page = story_page(watch, **options)
        page.get_by_role("link", name="figures that reports give differently").click()
        page.wait_for_selector("#figures-title")
        return page
    if path == "/judge":
        page = story_page(watch, **options)
        page.get_by_role("link", name="Correct by hand").click()
        page.wait_for_selector("#judge-title")
        return page
    if path == "/name":
        page = watch.open("/names", **options)
        page.locator(".names a").first.click()
        page.wait_for_selector("#name-title")
        return page
    page = watch.open(path, **options)
    if path == "/nowhere":
        watch.wrong[:] = [said for said in watch.wrong if "404" not in said]
    return page


def test_a_mark_opens_the_report_beside_the_story(watch: Watch) -> None:
    page = story_page(watch)
    page.locator(".differs .positions li", has_text="Petra Lund").locator(".mark").click()
    page.wait_for_selector("#reader .hit")
    assert page.locator("#reader .hit").inner_text() == "Petra Lund"
    assert page.locator("#reader-title").inner_text().startswith("r4.txt")
    assert "/story/" in page.url


def test_next_walks_from_report_to_report(watch: Watch) -> None:
    page = story_page(watch)
    page.locator(".known li").nth(1).locator(".told").click()
    page.wait_for_selector("#reader .hit")
    found = [page.locator("#reader .hit").inner_text()]
    for _ in range(2):
        page.locator("#reader-next").click()
        found.append(page.locator("#reader .hit").inner_text())
    assert found == ["212 passengers", "more than 200 people", "212 passengers"]


def test_the_keyboard_alone_opens_walks_and_closes(watch: Watch) -> None:
    page = story_page(watch)
    page.locator(".known .told").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader .hit")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    assert page.evaluate("document.activeElement.className") == "told"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(watch: Watch) -> None:
    page = watch.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")  # a busy machine follows the link a moment later; fails when it never does
    assert page.url.endswith("#main")


def test_every_dot_of_a_chart_leads_to_its_sentence(watch: Watch) -> None:
    page = story_page(watch)
    dot = page.locator(".chart a", has_text="4 Mar 2031, The Elsmere Courier: at least 3")
    dot.locator("circle").click()
    page.wait_for_selector("#reader .hit")
    assert page.locator("#reader .hit").inner_text() == "At least 3 people died"


def test_without_script_a_mark_leads_to_the_words(watch: Watch) -> None:
    page = story_page(watch, java_script_enabled=False)
    page.locator(".differs .positions li", has_text="Petra Lund").locator(".mark").click()
    page.wait_for_selector(".report-page")
    assert page.locator("#at").inner_text() == "Petra Lund"
    assert 0 <= page.locator("#at").bounding_box()["y"] < 900
    page.locator("#at").click()
    assert "#rest-" in page.url


def test_without_script_one_searches_and_filters(watch: Watch) -> None:
    page = watch.open("/", java_script_enabled=False)
    page.locator("#seek-words").fill("reef")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found")
    page.locator("select[name=what]").select_option("quote")
    page.locator(".filters .strong").click()
    assert page.url.count("what=quote") == 1


def test_layers_of_a_report_are_shown_as_asked(watch: Watch) -> None:
    page = watch.open("/report/1-r4")
    line = "e => getComputedStyle(e).textDecorationLine"
    passage = page.locator(".report-text .passage").first
    assert passage.evaluate(line) == "underline"
    page.get_by_role("checkbox", name="points").uncheck()
    assert passage.evaluate(line) == "none"


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_over_the_side(watch: Watch, path: str, width: int) -> None:
    page = opened(watch, path, viewport={"width": width, "height": 844})
    for fold in page.locator("main details > summary").all():
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_screen_reader_finds_its_way(watch: Watch, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: not looked at")
    page = opened(watch, path, color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found] == []


def test_on_a_phone_a_screen_reader_finds_its_way(watch: Watch) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: not looked at")
    page = story_page(watch, viewport={"width": 390, "height": 844})
    page.locator(".known .mark").first.click()
    page.wait_for_selector("#reader .hit")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found] == []


def test_strangers_words_do_nothing(browser: Any, tmp_path: Any) -> None:
    """Every word of a story and its reports is an attack; all pages are opened and clicked on."""
    desk = desk_of(tmp_path, *(hostile_story(attack) for attack in ATTACKS))
    with served(desk) as site:
        watch = Watch(browser, site)
        page = watch.open("/")
        addresses = [a.get_attribute("href") for a in page.locator(".story-lines a").all()]
        addresses += [f"/report/{number}-r{report}" for number in range(1, len(ATTACKS) + 1) for report in (1, 4)]
        page.goto(f"{site}/names")
        addresses += [a.get_attribute("href") for a in page.locator(".names a").all()[:12]]
        for address in ["/", "/news", "/search?words=pwned", *addresses]:
            page.goto(site + address)
            assert page.evaluate("window.pwned") is None, address
            assert page.locator("script").count() == 1, address
            assert page.locator("main :is(img, iframe, object, embed, base, style, meta)").count() == 0, address
            assert page.locator("main a[href^='javascript' i], main [onload], main [onerror]").count() == 0, address
            if page.locator(".known .mark").count():
                page.locator(".known .mark").first.click()
                page.wait_for_selector("#reader .hit")
                assert page.evaluate("window.pwned") is None, address
        watch.close()
    desk.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_report_that_was_read_does_nothing(browser: Any, tmp_path: Any, attack: str) -> None:
    """The attack comes in by the front door: through every field of a report that is read, grouped and compared."""
    desk = new_desk(tmp_path)
    fields = FERRY | {"title": f"Ferry {attack}", "outlet": attack, "byline": attack}
    put(
        desk, fields | {"text": f"{FERRY['text']} {attack}\n\nCaptain Mara Olsen said “{attack}” on Saturday. {attack}"}
    )
    with served(desk) as site:
        watch = Watch(browser, site)
        page = watch.open("/")
        for address in ("/search?what=report", "/search?what=quote", "/names", "/news"):
            page.goto(site + address)
            assert page.evaluate("window.pwned") is None
        page.goto(f"{site}/search?what=report")
        page.locator(".found h2 a").first.click()
        page.wait_for_selector(".report-page")
        assert page.evaluate("window.pwned") is None
        assert page.locator("script").count() == 1
        assert page.locator("main :is(img, iframe, svg)").count() == 0
        watch.close()
    desk.close()


def test_with_a_token_one_signs_in_and_out(browser: Any, ferry_desk: Any) -> None:
    with served(ferry_desk, token="a-token-of-some-length") as site:
        watch = Watch(browser, site)
        page = watch.open("/search?words=reef")
        assert "/sign-in" in page.url
        page.get_by_label("Token").fill("a-token-of-some-length")
        page.keyboard.press("Enter")
        page.wait_for_selector(".found")
        assert page.url == f"{site}/search?words=reef"
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_selector("#token")
        page.goto(f"{site}/")
        assert "/sign-in" in page.url
        watch.close()


def test_a_page_of_another_site_can_neither_read_nor_frame_nor_post(browser: Any, ferry_desk: Any) -> None:
    """A page opened under another origin tries what pages of strangers try."""
    with served(ferry_desk) as site:
        context = browser.new_context()
        page = context.new_page()
        other = site.replace("127.0.0.1", "localhost")
        page.goto(f"{other}/openapi.json")
        read = "u => fetch(u).then(r => r.text(), () => 'refused')"
        assert page.evaluate(read, f"{site}/index.json") == "refused"
        framed = """u => new Promise(done => { const f = document.createElement('iframe'); f.src = u;
            f.onload = () => { try { done(f.contentDocument ? 'empty' : 'refused') } catch { done('refused') } };
            document.body.append(f); })"""
        assert page.evaluate(framed, f"{site}/") in ("refused", "empty")
        context.close()

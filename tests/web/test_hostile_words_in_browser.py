"""Strangers' words in every field, on every page and in every file of the desk, in a real browser: shown, not obeyed.

Pages, files and their parameters come from the table, so a new one is opened as it is. A parameter is given all the
values that the desk has for its name (`values_of`) and, as every other may be, attacks.
"""

import csv
import io
import json
import os
import re
import shutil
from itertools import islice, product, zip_longest
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree

import pytest
from hostile_desk import ALL_ATTACKS, hostile_desk
from served import ARGUMENTS, Watch, served

from secondsource.web.all_pages import ALL
from secondsource.web.page_table import Download, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("SECONDSOURCE_BROWSER") == "required"  # as in .ci/run: without a browser they fail
pytestmark = pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="chromium is not installed: no browser tests")
PAGES = [row for row in ALL if isinstance(row, Page)]
FILES = [row for row in ALL if isinstance(row, Download)]
EVERYTHING = " ".join(ALL_ATTACKS)
_MOST_TURNS, _MOST_VALUES = 24, 4  # of one page, of one of its parameters
# What an attack would have left in a page: something ran, came in, would run, or leads where no link of ours leads.
FOUND = """() => {
  const wrong = [];
  if (window.pwned !== undefined) wrong.push('it ran');
  const odd = 'iframe, frame, object, embed, base, applet, img, audio, video, portal, marquee, template, style[data-x]';
  for (const one of document.querySelectorAll(odd)) wrong.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll('main style, main meta, main link, main script, main title'))
    if (!(one.localName === 'title' && one.closest('svg'))) wrong.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll('*')) for (const {name, value} of one.attributes) {
    if (/^on/i.test(name) || name === 'autofocus' || name === 'srcdoc') wrong.push(`${name}=${value}`.slice(0, 200));
    if (/^(href|src|action|formaction|xlink:href|data|ping|poster)$/i.test(name)) {
      const to = new URL(value, document.baseURI);
      if (!['http:', 'https:', 'file:'].includes(to.protocol)) wrong.push(`${name}=${value}`.slice(0, 200));
    }
  }
  for (const one of document.querySelectorAll('form'))
    if (new URL(one.action).origin !== location.origin) wrong.push(one.action);
  return wrong;
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = hostile_desk(tmp_path_factory.mktemp("hostile"))
    yield desk
    desk.close()


def fetch(site, address):
    """Fetch what is no page."""
    try:
        with urlopen(Request(site + address, headers={"accept": "application/json"})) as answer:
            return SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
    except HTTPError as answer:
        with answer:
            return SimpleNamespace(status=answer.code, headers=answer.headers, body=answer.read())


@pytest.fixture(scope="module")
def values(site):
    """The values that parameters have on this desk, by name: every story, reports of each, names, outlets …"""

    def of(address, *keys):
        found = json.loads(fetch(site, address).body)
        for key in keys[:-1]:
            found = found[key]
        return [one[keys[-1]] for one in found]

    stories = of("/index.json", "stories", "id")
    read = of("/search.json?words=ferry&what=report", "found", "id")
    by_hand = [f"{number}-r{report}" for number in range(1, len(ALL_ATTACKS) + 1) for report in (1, 4)]
    rules = of("/rules.json", "rules", "rule")
    points = of(f"/story/{stories[-1]}.json", "file", "points", "id")
    return {
        "story": stories,
        "report": [one for pair in zip_longest(by_hand, read) for one in pair if one],
        "name": of("/names.json", "names", "id"),
        "outlet": of("/outlets.json", "outlets", "name"),
        "rule": [one["id"] for one in rules],
        "point": points,
        "words": ["window", "ferry", "pwned"],
        "what": ["report", "quote", "point"],
        "changes": ["yes"],
    }


def addresses(row, values):
    """Every address of a page or file that is looked at."""
    places = [p.name for p in row.parameters if p.where == "path"]
    for given in islice(product(*(values[name] for name in places)), _MOST_TURNS):
        yield filled(row.path, dict(zip(places, given, strict=True)))
    first = filled(row.path, {name: values[name][0] for name in places})
    yield filled(row.path, dict.fromkeys(places, EVERYTHING))  # mostly: there is no such page
    open_to_all = [p for p in row.parameters if p.where == "query"]
    for one in open_to_all:
        for value in (*values.get(one.name, [])[:_MOST_VALUES], EVERYTHING):
            yield f"{first}?{urlencode({one.name: value})}"
    yield f"{first}?{urlencode({p.name: ALL_ATTACKS[2] for p in open_to_all})}"
    yield f"{first}?{urlencode({EVERYTHING: EVERYTHING})}"


def filled(path, given):
    return re.sub(r"{(\w+)}", lambda found: quote(given[found[1]], safe=""), path)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(desk):
    with served(desk) as address:
        yield address


@pytest.fixture
def watch(browser, site):
    watching = Watch(browser, site)
    yield watching
    watching.wrong[:] = [said for said in watching.wrong if "status of 4" not in said]  # a page that is not there
    watching.close()


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_every_page_shows_and_does_not_obey(watch, site, values, row):
    page = watch.open("/")
    for address in addresses(row, values):
        page.goto(site + address)
        assert page.evaluate(FOUND) == [], address
        assert page.locator("script").count() == 1, address
        assert page.locator("body.desk").count() == 1, address


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_every_twin_is_data_to_a_browser(watch, site, values, row):
    """The JSON of a page is opened as a page; a browser that guesses kinds would run it."""
    page = watch.open("/")
    address = next(addresses(row, values))
    path, _, query = address.partition("?")
    twin = (row.twin if row.path == "/" else f"{path}.json") + (f"?{query}" if query else "")
    answer = fetch(site, twin)
    assert answer.headers.get("content-type") == "application/json"
    assert answer.headers.get("x-content-type-options") == "nosniff"
    page.goto(site + twin)
    assert page.evaluate("window.pwned") is None
    assert page.locator("script, img, iframe").count() == 0


def as_page(page, body, folder):
    """A page that was taken along is opened from the disk, where the desk's policy does not hold."""
    file = folder / "brief.html"
    file.write_bytes(body)
    page.goto(file.as_uri())
    if page.locator(".known .mark").count():
        page.locator(".known .mark").first.click()
    assert page.evaluate(FOUND) == []


def as_markdown(page, body, folder):
    text = re.sub(r"\\.", "", body.decode())
    assert not re.search(r"<\s*[a-z!/]", text, re.IGNORECASE)
    assert not re.search(r"\]\(\s*(?!https?:|#)", text)


def as_json(page, body, folder):
    for value in strings(json.loads(body)):
        assert not re.match(r"(?i)\s*(javascript|data|vbscript):", value) or value in ALL_ATTACKS


def strings(value):
    """Every string in a JSON value whose key says that it is an address."""
    for key, one in value.items() if isinstance(value, dict) else ():
        if isinstance(one, str) and key.lower().endswith(("url", "href", "uri")) and one not in ALL_ATTACKS:
            yield one
        yield from strings(one)
    for one in value if isinstance(value, list) else ():
        yield from strings(one)


def as_table(page, body, folder):
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) or re.fullmatch(r"-?[\d.]+", cell), cell


def as_feed(page, body, folder):
    """Words of a feed are plain text (no type says HTML), and every address is one of ours."""
    feed = ElementTree.fromstring(body)
    for one in feed.iter():
        assert one.get("type") in (None, "text", "text/html")
        assert one.get("type") != "text/html" or one.tag.endswith("}link")
        assert one.get("href") is None or re.match(r"http://127\.0\.0\.1:\d+/", one.get("href"))


def as_nothing(page, body, folder):
    """A file that no browser shows and no spreadsheet computes."""
    assert body[:4] == b"PAR1"


LOOKS = {
    "text/html": as_page, "text/markdown": as_markdown, "application/json": as_json, "text/csv": as_table,
    "application/feed+json": as_json, "application/atom+xml": as_feed, "application/vnd.apache.parquet": as_nothing,
}  # fmt: skip


@pytest.mark.parametrize("row", FILES, ids=lambda row: row.name)
def test_every_file_taken_along_is_harmless(browser, tmp_path, site, values, row):
    context = browser.new_context()
    page, looked = context.new_page(), 0
    page.on("dialog", lambda dialog: pytest.fail("a dialog opened"))
    page.on("request", lambda request: request.url.startswith("file:") or pytest.fail(f"asked for {request.url}"))
    for address in addresses(row, values):
        answer = fetch(site, address)
        assert answer.status in (200, 400, 404), address
        if answer.status == 200:
            media, looked = answer.headers.get("content-type").partition(";")[0], looked + 1
            LOOKS[media](page, answer.body, tmp_path)
            assert answer.headers.get("x-content-type-options") == "nosniff"
    assert looked
    context.close()


def test_the_words_are_there_to_be_read(watch, site):
    """What is not obeyed is not dropped either: a reader sees what the report says."""
    page = watch.open("/")
    shown = [one for one in ALL_ATTACKS if one.isprintable() and "  " not in one]
    for number, attack in enumerate(ALL_ATTACKS, 1):
        if attack in shown:
            page.goto(f"{site}/report/{number}-r1")
            assert attack in page.locator("main").inner_text()
    assert len(shown) > 15

"""The page holds everything, leads everywhere, and lets no stranger's word act."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_html import render_html
from secondsource.records.storyfile import encode
from story_by_hand import TEXTS, make_story

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Page(HTMLParser):
    """Collects elements with attributes, ids, and the text of passages."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.passages: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] in ("script", "style"):
            return
        self.words.append(data)
        for _, attrs in self.open:
            for name in (attrs.get("data-passage") or "").split():
                self.passages[name] = self.passages.get(name, "") + data
            if attrs.get("class") == "report-text":
                anchor = next(a["id"] or "" for t, a in reversed(self.open) if a.get("class") == "report")
                self.texts[anchor] = self.texts.get(anchor, "") + data

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def test_page_is_well_formed_and_every_link_leads_somewhere() -> None:
    page = Page(render_html([make_story(), make_story()]))
    assert not page.open or [tag for tag, _ in page.open] == []
    ids = page.ids()
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert all(link[1:] in ids for link in links if link.startswith("#"))
    assert [link for link in links if not link.startswith("#")] == ["https://example.org/ferry"] * 4


def test_every_mark_leads_to_exactly_its_passages() -> None:
    story = make_story()
    page = Page(render_html([story]))
    marks = [attrs for _, attrs in page.tags if attrs.get("class") == "mark"]
    assert len(marks) > 40
    shown = {blankless(page.passages[name]) for mark in marks for name in (mark["data-passages"] or "").split()}
    lines = [line for line in story.brief if line.section not in ("differs", "changed")]
    told = {e for line in lines for e in line.evidence}
    told |= {e for point in story.points[1:6] for position in point.positions for e in position.evidence}
    told |= {quote.evidence for quote in story.quotes} | {e for entry in story.timeline for e in entry.evidence}
    assert {blankless(e.text or e.sentence) for e in told} <= shown


def blankless(text: str) -> str:
    return "".join(text.split())


def test_report_text_stands_on_the_page_character_for_character() -> None:
    page = Page(render_html([make_story()]))
    for number, text in enumerate(TEXTS.values(), start=1):
        assert "".join(page.texts[f"s1-r{number}"].split()) == "".join(text.split())


def test_nothing_is_loaded_and_only_our_script_and_style_may_run() -> None:
    html = render_html([make_story()])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    page = Page(html)
    assert not [a for _, a in page.tags if "src" in a or "style" in a or any(name.startswith("on") for name in a)]
    assert not [tag for tag, _ in page.tags if tag in ("link", "iframe", "form", "object", "base")]


@pytest.mark.parametrize("attack", ATTACKS)
def test_strangers_words_stay_words(attack: str) -> None:
    plain, hostile = Page(render_html([make_story()])), Page(render_html([hostile_story(attack)]))
    names = {tag for tag, _ in plain.tags}
    assert {tag for tag, _ in hostile.tags} <= names
    assert len([1 for tag, _ in hostile.tags if tag == "script"]) == 1
    known = {name for _, attrs in plain.tags for name in attrs}
    assert {name for _, attrs in hostile.tags for name in attrs} <= known
    assert not [a for t, a in hostile.tags if t == "a" and not (a["href"] or "").startswith("#")]
    seen = "".join(hostile.words)
    assert ("\x1b" in attack) or attack.split()[0] in seen
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", seen)


def test_evidence_that_fits_nothing_costs_only_its_mark() -> None:
    broken = msgspec.json.decode(encode(make_story()))
    broken["brief"][0]["evidence"][0].update(start=99_999, end=100_000)
    broken["brief"][1]["evidence"][0].update(report="nobody")
    broken["points"][4]["positions"][0]["evidence"][0].update(removed=17)
    broken["quotes"][0]["same_as"][0].update(quote=77)
    broken["reports"][0]["sentences"] = [[5, 2], [-4, 8], [0, 9_999], [10, 20], [15, 30]]
    broken["reports"][1]["sentences"] = []
    broken["reports"][2]["text"] = ""
    page = Page(render_html([msgspec.convert(broken, type(make_story()))]))
    assert "The ferry Lady Orla ran aground" in "".join(page.words)
    ids = page.ids()
    assert all((a["href"] or "")[1:] in ids for t, a in page.tags if a.get("class") == "mark")


def test_several_stories_have_an_index_and_none_is_said_plainly() -> None:
    assert 'href="#s2"' in render_html([make_story(), make_story()])
    assert "There was no story" in render_html([])


def test_same_story_gives_same_bytes() -> None:
    assert render_html([make_story()]) == render_html([make_story()])


def test_long_lists_are_folded() -> None:
    story = make_story()
    many = msgspec.structs.replace(story, brief=story.brief[:2] * 10)
    assert "Show 8 more" in render_html([many])


def test_headings_go_down_one_level_at_a_time() -> None:
    for stories in ([make_story()], [make_story(), make_story()]):
        levels = [int(tag[1]) for tag, _ in Page(render_html(stories)).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_was_not_looked_for_is_said() -> None:
    assert "Tides are not compared yet." in render_html([make_story()])

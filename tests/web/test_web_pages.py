"""What the pages of a desk hold, for people and for programs."""

import html
import re

import pytest
from asking import ask
from desks_by_hand import app_of, desk_of, put_story

from desk_by_hand import FAIR, FERRY, new_desk, put
from secondsource.records.desk import Change
from secondsource.records.storyfile import decode
from secondsource.store.people import list_entities
from secondsource.store.stories import list_stories
from story_by_hand import make_story


@pytest.fixture
def app(ferry_desk):
    return app_of(ferry_desk)


@pytest.fixture
def story(app):
    return ask(app, "/index.json").json["stories"][0]["id"]


@pytest.fixture
def read_app(read_desk):
    return app_of(read_desk)


def test_the_front_page_counts_origins_and_tells_what_is_new(app, story):
    page = ask(app, "/").text
    assert f'href="/story/{story}"' in page
    assert "4 origins" in page
    assert "5 reports" in page
    assert "3 disputed" in page or "4 disputed" in page
    assert "figure revised" in page
    twin = ask(app, "/index.json").json
    assert [row["origins"] for row in twin["stories"]] == [4]
    assert {row["kind"] for row in twin["news"]} == {"figure revised", "disputed"}


def test_an_empty_desk_says_what_to_do(empty_desk):
    app = app_of(empty_desk)
    assert "secondsource add" in ask(app, "/").text
    assert ask(app, "/names").status == 200
    assert "Nothing new" in ask(app, "/news").text
    assert "Nothing was found" in ask(app, "/search?words=ferry").text
    assert ask(app, "/feed.atom").status == 200


def test_a_story_has_all_its_parts(app, story):
    page = ask(app, f"/story/{story}").text
    for words in (
        "What is known", "Where reports differ", "What changed", "Who said what", "Timeline", "Who is who",
        "Sources", "What is new", "Take along",
    ):  # fmt: skip
        assert words in page, words
    assert 'class="chart"' in page
    assert 'href="/report/1-r1?at=' in page
    assert 'id="s-p-p3"' in page
    assert 'href="/name/e' in page


def test_the_twin_of_a_story_holds_its_file(app, story):
    twin = ask(app, f"/story/{story}.json").json
    assert twin["row"]["id"] == twin["file"]["story"]["id"] == story
    assert decode(ask(app, f"/story/{story}/story.json").body).story.id == story


def test_a_report_marks_what_was_asked_for(app):
    text = ask(app, "/report/1-r1.json").json["text"]
    at = text.index("212 passengers")
    page = ask(app, f"/report/1-r1?at={at}-{at + 14}").text
    assert 'id="at">212 passengers</a>' in page
    assert page.count('id="at"') == 1


def test_what_rests_on_a_report_leads_to_its_story(app, story):
    twin = ask(app, "/report/1-r4.json").json
    rests = {rest["about"]: rest for rest in twin["rests"]}
    assert rests["transport minister in March"]["value"] == "Petra Lund"
    (start, end) = rests["transport minister in March"]["places"][0]
    assert twin["text"][start:end] == "Petra Lund"
    page = ask(app, "/report/1-r4").text
    assert f'href="/story/{story}#s-p-p3"' in page


def test_removed_matter_is_folded_and_opens_when_asked_for(app):
    assert '<details class="taken-out"><summary>Taken out of the text: 2 pieces' in ask(app, "/report/1-r4").text
    page = ask(app, "/report/1-r4?at=x0").text
    assert '<details class="taken-out" open>' in page
    assert 'class="passage hit" id="at">Sunday, March 30, 2031' in page


def test_a_passage_that_is_not_there_marks_nothing(app):
    for at in ("99998-99999", "5-2", "x99"):
        page = ask(app, f"/report/1-r1?at={at}")
        assert (page.status, 'id="at"' in page.text) == (200, False)
    for at in ("abc", "1-2-3", "1-", "-1", "1-2,<b>"):
        assert ask(app, f"/report/1-r1.json?at={at}").json["error"]["code"] == "bad-parameter"


@pytest.mark.parametrize(
    "path", ["/story/none", "/report/none", "/name/none", "/story/none/brief.md", "/report/1-r1?version=7"]
)
def test_what_is_not_there_is_not_found(app, path):
    assert ask(app, path).status == 404


def test_an_edited_report_shows_its_versions_and_what_changed(read_app):
    (row,) = ask(read_app, "/search.json?outlet=Harbour+Courier&what=report").json["found"]
    report = row["id"]
    assert [one["number"] for one in ask(read_app, f"/report/{report}.json").json["versions"]] == [1, 2]
    page = ask(read_app, f"/report/{report}?changes=yes").text
    assert "<del> 12</del><ins> 16</ins>" in page
    assert "12 people" in ask(read_app, f"/report/{report}.json?version=1").json["text"]
    assert ask(read_app, f"/report/{report}.json?version=1").json["rests"] == []


def test_everything_read_in_a_report_is_marked(read_app):
    (row,) = ask(read_app, "/search.json?words=Elm+Star&what=report&outlet=Northline+Radio").json["found"]
    twin = ask(read_app, f"/report/{row['id']}.json").json
    assert {"name", "figure", "time"} <= {one["what"] for one in twin["highlights"]}
    page = ask(read_app, f"/report/{row['id']}").text
    assert "is-name" in page
    assert "is-figure" in page


def test_the_whole_text_of_a_report_is_shown(read_app):
    (row,) = ask(read_app, "/search.json?words=Elm+Star&what=report&outlet=Northline+Radio").json["found"]
    text = ask(read_app, f"/report/{row['id']}.json").json["text"]
    page = ask(read_app, f"/report/{row['id']}").text
    shown = html.unescape(re.sub(r"<[^>]+>", "", page.partition('<div class="report-text"')[2].partition("</div>")[0]))
    assert " ".join(text.split()) in " ".join(shown.split())


def test_names_lead_to_their_pages(read_app):
    names = ask(read_app, "/names.json?kind=person").json["names"]
    olsen = next(one for one in names if "Olsen" in one["name"])
    twin = ask(read_app, f"/name/{olsen['id']}.json").json
    assert "captain" in {role["title"] for role in twin["entity"]["roles"]}
    page = ask(read_app, f"/name/{olsen['id']}").text
    assert "Offices over time" in page
    assert "We heard a loud noise" in page
    assert ask(read_app, "/names.json?begins=mara").json["names"][0]["id"] == olsen["id"]
    assert ask(read_app, "/names.json?begins=zzz").json["names"] == []


def test_news_of_a_story_and_since_a_day(app, story):
    assert len(ask(app, f"/news.json?story={story}").json["changes"]) == 2
    assert ask(app, "/news.json?since=2031-03-08").json["changes"] == []
    assert ask(app, "/news.json?story=other").json["error"]["code"] == "not-found"
    assert ask(app, "/news.json?since=yesterday").json["error"]["code"] == "bad-parameter"


def test_names_of_all_kinds_come_in_one_order(read_desk, read_app):
    shown = ask(read_app, "/names.json").json["names"]
    assert [one["id"] for one in shown] == [one.id for one in list_entities(read_desk, limit=60)]
    assert ask(read_app, "/names.json?skip=2").json["names"] == shown[2:]


def test_a_story_in_which_much_is_new_does_not_hide_the_others(tmp_path):
    desk = desk_of(tmp_path)
    put_story(desk, make_story(), "1", (Change("new fact", "The harbour is open again", "k", None, None),))
    loud = put_story(desk, make_story(), "2", [Change("new fact", f"fact {n}", f"k{n}", None, None) for n in range(20)])
    news = ask(app_of(desk), "/index.json").json["news"]
    assert [one["text"] for one in news] == ["fact 19", "fact 18", "fact 17", "The harbour is open again"]
    assert news[0]["story"] == loud
    assert "Fact 19" in ask(app_of(desk), "/").text
    desk.close()


def test_the_heat_of_a_story_is_the_same_on_both_pages(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, {key: words for key, words in FERRY.items() if key != "published"})
    (before,) = list_stories(desk)
    put(desk, FAIR, day=2)
    put(desk, FAIR | {"published": "2031-03-09", "url": "https://velden.example/9"}, day=9)
    after = next(row for row in list_stories(desk) if row.id == before.id)
    assert after.heat < before.heat / 4  # undated, it cools as others do
    app = app_of(desk)
    assert ask(app, f"/story/{before.id}.json").json["file"]["story"]["heat"] == after.heat
    assert {row["heat"] for row in ask(app, "/index.json").json["stories"] if row["id"] == before.id} == {after.heat}
    desk.close()


def test_earlier_headlines_are_shown(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    text = "PORT ASH – The ferry Elm Star, aground off Port Ash, was refloated. Captain Mara Olsen was on board."
    other = {"title": "Elm Star refloated off Port Ash", "url": "https://courier.example/2", "published": "2031-03-05"}
    put(desk, FERRY | other | {"text": text}, day=5)
    (row,) = ask(app_of(desk), "/index.json").json["stories"]
    page = ask(app_of(desk), f"/story/{row['id']}").text
    assert "One earlier headline" in page
    assert FERRY["title"] in page
    assert ask(app_of(desk), f"/story/{row['id']}.json").json["titles"] == [["2031-03-01T08:00:00Z", FERRY["title"]]]
    desk.close()

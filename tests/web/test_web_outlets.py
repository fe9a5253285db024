"""Pages of outlets: what is their own, whom they copy and who copies them, what they corrected; and links to them."""

import pytest
from asking import ask
from desks_by_hand import app_of, desk_of

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.judging import judge
from secondsource.desk.telling import tell_stale
from secondsource.store.outlets import list_outlets, read_outlet
from story_by_hand import make_story

COPY = FERRY | {"outlet": "Coast Mirror", "url": "https://mirror.example/ferry", "published": "2031-03-02"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = new_desk(tmp_path_factory.mktemp("outlets"))
    put(desk, FERRY, FERRY_OTHER, FAIR)
    put(desk, COPY, day=2)
    put(desk, FERRY | {"text": FERRY["text"].replace("12 people", "16 people")}, day=3)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def app(desk):
    return app_of(desk)


def test_what_is_its_own_and_what_it_copies(desk):
    mirror = read_outlet(desk, "Coast Mirror")
    assert (mirror.row.reports, mirror.row.copies, mirror.stories) == (1, 1, 1)
    (whom,) = mirror.copies_from
    assert (whom.outlet, whom.reports) == ("Harbour Courier", 1)
    assert 0.5 < whom.share <= 1
    courier = read_outlet(desk, "Harbour Courier")
    assert courier.row.copies == 0
    assert [(one.outlet, one.reports) for one in courier.copied_by] == [("Coast Mirror", 1)]
    assert (courier.copies_from, mirror.copied_by) == ((), ())


def test_what_it_corrected(desk):
    courier = read_outlet(desk, "Harbour Courier")
    assert (courier.edited, courier.withdrawn) == (1, 0)
    assert {one.kind for one in courier.corrections} <= {"corrected", "report edited"}
    assert courier.corrected == len(courier.corrections) > 0
    assert read_outlet(desk, "Velden Post").corrections == ()
    assert read_outlet(desk, "Nobody") is None


def test_outlets_are_listed(desk, app):
    names = [one.name for one in list_outlets(desk)]
    assert names == ["Coast Mirror", "Harbour Courier", "Northline Radio", "Velden Post"]
    assert [one.name for one in list_outlets(desk, begins="N")] == ["Northline Radio"]
    assert [one["name"] for one in ask(app, "/outlets.json?begins=V").json["outlets"]] == ["Velden Post"]
    assert "No such outlet" in ask(app, "/outlets?begins=x").text
    assert 'href="/outlet?outlet=Coast%20Mirror"' in ask(app, "/outlets").text


def test_the_page_and_its_twin(app):
    page = ask(app, "/outlet?outlet=Coast+Mirror").text
    assert "Copied from no other report of this desk: 0 of 1 (0%). Copies: 1 (100%)." in page
    assert 'href="/outlet?outlet=Harbour%20Courier"' in page
    twin = ask(app, "/outlet.json?outlet=Coast+Mirror").json
    assert twin["outlet"]["row"]["copies"] == 1
    assert twin["reports"][0]["title"] == COPY["title"]
    assert ask(app, "/outlet?outlet=Nobody").status == 404
    assert ask(app, "/outlet").status == 400


def test_a_judgement_changes_what_is_its_own(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, COPY)
    judge(desk, "independent", (FERRY["url"], COPY["url"]), ("", DAY.format(3)))
    tell_stale(desk, lambda: DAY.format(3), lambda *_: None)
    assert read_outlet(desk, "Coast Mirror").row.copies == 0
    desk.close()


def test_reports_and_sources_lead_to_the_outlet(app):
    (story,) = (row["id"] for row in ask(app, "/index.json").json["stories"] if row["reports"] > 1)
    page = ask(app, f"/story/{story}").text
    assert 'href="/outlet?outlet=Northline%20Radio">all of Northline Radio</a>' in page
    report = next(one["id"] for one in ask(app, f"/story/{story}.json").json["file"]["reports"])
    assert "/outlet?outlet=" in ask(app, f"/report/{report}").text


def test_names_in_a_report_lead_to_whom_they_mean(app):
    found = ask(app, "/search.json?words=engine&what=report").json["found"]
    (report,) = (one["id"] for one in found)
    twin = ask(app, f"/report/{report}.json").json
    named = {twin["text"][h["start"] : h["end"]]: h["entity"] for h in twin["highlights"] if h["what"] == "name"}
    olsen = named["Mara Olsen"]
    assert ask(app, f"/name/{olsen}.json").json["entity"]["row"]["name"] == "Mara Olsen"
    page = ask(app, f"/report/{report}").text
    assert f'href="/name/{olsen}"' in page


def test_a_point_that_is_a_name_leads_to_the_point(tmp_path):
    desk = desk_of(tmp_path, make_story())
    twin = ask(app_of(desk), "/report/1-r1.json").json
    assert twin["highlights"] == []
    assert 'href="#rest-' in ask(app_of(desk), "/report/1-r1").text
    desk.close()


def test_a_place_has_its_points_and_reports(app):
    places = ask(app, "/names.json?kind=place").json["names"]
    (place,) = (one for one in places if one["name"] == "Port Ash")
    twin = ask(app, f"/name/{place['id']}.json").json
    assert {one["title"] for one in twin["reports"]} == {FERRY["title"], FERRY_OTHER["title"]}
    assert twin["points"]
    page = ask(app, f"/name/{place['id']}").text
    assert "What reports say of it" in page
    assert "/search?what=point&amp;order=newest&amp;words=%22Port%20Ash%22" in page


def test_hostile_names_of_outlets_stay_words(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY | {"outlet": '"><script>x</script>'})
    page = ask(app_of(desk), "/outlet?outlet=%22%3E%3Cscript%3Ex%3C/script%3E").text
    assert "<script>x" not in page
    assert page.count("&lt;script&gt;") > 1
    desk.close()

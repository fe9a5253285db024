"""Overruling the program by hand on the page: what follows, how it is undone, and who may not."""

import pytest
from asking import Visitor, ask
from desks_by_hand import app_of

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.telling import tell_stale
from secondsource.web.all_pages import ALL
from secondsource.web.application import build_app
from secondsource.web.doors import Doors, checked_doors
from secondsource.web.page_table import Hands


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    yield desk
    desk.close()


@pytest.fixture
def app(desk):
    return app_of(desk)


def stories(app):
    return {row["id"]: row["reports"] for row in ask(app, "/index.json").json["stories"]}


def test_two_stories_are_joined_and_parted_again(app):
    before = stories(app)
    (large,) = (story for story, reports in before.items() if reports == 2)
    twin = ask(app, f"/judgements.json?story={large}").json
    visitor = Visitor(app)
    fields = {"verdict": "same story", "left": twin["reports"][0]["id"], "right": twin["candidates"][0]["report"]}
    answer = visitor.post("/judgements/add", f"/judgements?story={large}", **fields, why="one weekend")
    assert (answer.status, answer.header("location")) == (303, "/judgements")
    assert stories(app) == {large: 3}
    (ruling,) = ask(app, "/judgements.json").json["rulings"]
    assert (ruling["why"], ruling["at"], ruling["undone_at"]) == ("one weekend", "2031-03-09T08:00:00Z", None)
    assert visitor.post(f"/judgements/{ruling['id']}/undo", "/judgements").status == 303
    assert sorted(stories(app).values()) == [1, 2]
    assert ask(app, "/judgements.json").json["rulings"][0]["undone_at"] == "2031-03-09T08:00:00Z"
    assert visitor.post(f"/judgements/{ruling['id']}/undo", "/sign-in").status == 404


def test_a_report_is_split_off_whichever_it_is(app):
    (large,) = (story for story, reports in stories(app).items() if reports == 2)
    reports = [row["id"] for row in ask(app, f"/judgements.json?story={large}").json["reports"]]
    fields = {"verdict": "other story", "left": reports[0], "right": reports[0], "spare": reports[1]}
    assert Visitor(app).post("/judgements/add", f"/judgements?story={large}", **fields).status == 303
    assert sorted(stories(app).values()) == [1, 1, 1]


def test_a_copy_is_no_origin_of_its_own(app):
    (large,) = (story for story, reports in stories(app).items() if reports == 2)
    reports = [row["id"] for row in ask(app, f"/judgements.json?story={large}").json["reports"]]
    fields = {"verdict": "copy", "left": reports[1], "right": reports[0]}
    Visitor(app).post("/judgements/add", f"/judgements?story={large}", **fields)
    (row,) = (row for row in ask(app, "/index.json").json["stories"] if row["id"] == large)
    assert row["origins"] == 1


def test_names_are_judged_too(app):
    name = next(row for row in ask(app, "/names.json?kind=person").json["names"] if "Olsen" in row["name"])
    page = ask(app, f"/judgements?name={name['id']}").text
    assert "Another name means the same" in page
    fields = {"verdict": "same name", "left": name["name"], "right": "Ina Brandt"}
    assert Visitor(app).post("/judgements/add", f"/judgements?name={name['id']}", **fields).status == 303


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "same story", "left": "none", "right": "nothing"}, 404),
        ({"verdict": "same story", "left": "x", "right": "x"}, 400),
        ({"verdict": "same name", "left": "", "right": "x"}, 400),
        ({"verdict": "same name", "left": "x" * 400, "right": "y" * 400}, 400),
        ({"verdict": "same name", "left": "Mara Olsen", "right": "mara olsen"}, 400),
        ({"verdict": "same name", "left": "Mara Olsen", "right": "Nobody Atall"}, 404),
        ({"verdict": "same name", "left": "%", "right": "Mara Olsen"}, 404),
        ({"verdict": "true", "left": "a", "right": "b"}, 400),
    ],
)
def test_a_judgement_on_nothing_is_refused(app, fields, status):
    assert Visitor(app).post("/judgements/add", "/sign-in", **fields).status == status
    assert ask(app, "/judgements.json").json["rulings"] == []


def test_a_judgement_that_others_contradict_is_refused_and_changes_nothing(app):
    found = ask(app, "/search.json?what=report").json["found"]
    one, other, third = (row["id"] for row in found)
    visitor = Visitor(app)
    for left, right in ((one, other), (other, third)):
        fields = {"verdict": "same story", "left": left, "right": right}
        assert visitor.post("/judgements/add", "/sign-in", **fields).status == 303
    log, there = ask(app, "/judgements.json").json["rulings"], stories(app)
    answer = visitor.post("/judgements/add", "/sign-in", verdict="other story", left=third, right=one)
    assert answer.status == 409
    assert "are one and that they are two" in answer.text
    assert FAIR["title"] in answer.text
    assert (ask(app, "/judgements.json").json["rulings"], stories(app)) == (log, there)
    # said of the very same two, the later judgement takes the place of the earlier
    assert visitor.post("/judgements/add", "/sign-in", verdict="other story", left=third, right=other).status == 303


def test_reports_do_not_copy_one_another_in_a_circle(app):
    ids = [row["id"] for row in ask(app, "/search.json?what=report").json["found"]]
    visitor = Visitor(app)
    said = [{"verdict": "copy", "left": ids[a], "right": ids[b]} for a, b in ((0, 1), (1, 2), (2, 0))]
    assert [visitor.post("/judgements/add", "/sign-in", **one).status for one in said] == [303, 303, 409]


def test_without_the_form_of_the_page_nothing_is_judged(app):
    fields = {"verdict": "same name", "left": "Mara Olsen", "right": "Ina Brandt"}
    assert ask(app, "/judgements/add", form=fields).status == 403
    assert ask(app, "/judgements.json").json["rulings"] == []
    assert ask(app, "/judgements?story=none").status == 404


def test_pages_say_so_until_a_judgement_is_worked_out(desk):
    app = build_app(desk, checked_doors(Doors()), ALL, Hands(lambda: DAY.format(3)))  # nobody tells what follows
    (large,) = (story for story, reports in stories(app).items() if reports == 2)
    reports = [row["id"] for row in ask(app, f"/judgements.json?story={large}").json["reports"]]
    fields = {"verdict": "other story", "left": reports[1], "right": reports[0]}
    assert Visitor(app).post("/judgements/add", f"/judgements?story={large}", **fields).status == 303
    assert ask(app, "/judgements.json").json["waiting"] == 2
    assert "2 stories are being worked out" in ask(app, "/judgements").text
    assert ask(app, f"/story/{large}.json").json["row"]["waits"]
    assert "being worked out anew" in ask(app, f"/story/{large}").text
    split = ask(app, f"/report/{reports[1]}.json").json["row"]["story"]
    answer = ask(app, f"/story/{split}.json")
    assert (answer.status, answer.json["error"]["code"]) == (503, "not-yet-told")
    tell_stale(desk, lambda: DAY.format(3), lambda stage, done, total: None)
    assert ask(app, "/judgements.json").json["waiting"] == 0
    assert "being worked out" not in ask(app, f"/story/{large}").text
    assert ask(app, f"/story/{split}.json").status == 200


def test_a_nature_is_overruled_shown_and_undone(app):
    (large,) = (story for story, reports in stories(app).items() if reports == 2)
    twin = ask(app, f"/judgements.json?story={large}").json
    (point,) = (one for one in twin["points"] if one["about"] == "people injured")
    assert point["nature"] == "dispute"
    page = ask(app, f"/story/{large}").text
    href = f"/judgements?story={large}&amp;point={point['id']}#nature-title"
    assert href in page
    assert f'value="{point["id"]}" selected' in ask(app, f"/judgements?story={large}&point={point['id']}").text
    visitor = Visitor(app)
    fields = {"story": large, "point": point["id"], "nature": "scope", "why": "two quays"}
    answer = visitor.post("/judgements/nature", f"/judgements?story={large}", **fields)
    assert (answer.status, answer.header("location")) == (303, f"/story/{large}#by-hand")
    page = ask(app, f"/story/{large}").text
    assert "A person said so: two quays." in page
    assert "The program had said: dispute" in page
    (ruling,) = ask(app, "/judgements.json").json["rulings"]
    assert (ruling["kind"], ruling["right"]) == ("nature", "scope")
    log = ask(app, "/judgements").text
    assert "differ: different scope" in log
    assert "“12”" in log or "“12 people" in log
    assert visitor.post(f"/judgements/{ruling['id']}/undo", "/judgements").status == 303
    (again,) = (one for one in ask(app, f"/story/{large}.json").json["file"]["points"] if one["id"] == point["id"])
    assert again == point


@pytest.mark.parametrize(
    ("fields", "status"), [({"point": "none"}, 404), ({"nature": "wrong"}, 400), ({"story": "x"}, 404)]
)
def test_a_nature_of_nothing_is_refused(app, fields, status):
    (large,) = (story for story, reports in stories(app).items() if reports == 2)
    given = {"story": large, "point": "none", "nature": "scope"} | fields
    assert Visitor(app).post("/judgements/nature", "/sign-in", **given).status == status

"""Pages and their twins, and the one shape of every error."""

import pytest
from asking import ask
from rooms_by_hand import make_app


@pytest.fixture
def app():
    return make_app()


def test_the_twin_holds_what_the_page_shows(app):
    assert ask(app, "/word/x.json?tone=low&many=2").json == {"code": "desk", "what": "x", "hint": "low2", "status": 200}
    page = ask(app, "/word/x?tone=low&many=2")
    assert page.header("content-type") == "text/html; charset=utf-8"
    assert '<link rel="alternate" type="application/json" href="/word/x.json?tone=low&amp;many=2">' in page.text


def test_numbers_are_kept_within_bounds(app):
    assert [ask(app, f"/word/x.json?many={n}").json["hint"] for n in ("", "0", "5", "99999")] == ["3", "1", "5", "9"]


@pytest.mark.parametrize("query", ["many=x", "many=-1", "many=²", "many=9999999999", "tone=middle"])
def test_a_parameter_that_means_nothing_is_an_error(app, query):
    error = ask(app, f"/word/x.json?{query}").json["error"]
    assert (error["code"], error["status"]) == ("bad-parameter", 400)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/word/none.json", 404, "not-found"),
        ("/word/store.json", 503, "desk-locked"),
        ("/nowhere.json", 404, "not-found"),
        ("/do.json", 404, "not-found"),
    ],
)
def test_every_error_has_one_shape(app, path, status, code):
    answer = ask(app, path)
    assert answer.status == status
    assert set(answer.json) == {"error"}
    assert set(answer.json["error"]) == {"code", "what", "hint", "status"}
    assert (answer.json["error"]["code"], answer.json["error"]["status"]) == (code, status)


def test_errors_are_pages_for_people(app):
    page = ask(app, "/nowhere")
    assert page.status == 404
    assert "There is no such page" in page.text
    assert ask(app, "/do").status == 405


def test_what_is_asked_is_never_markup(app):
    page = ask(app, "/word/%3Cscript%3Ex%3C%2Fscript%3E?tone=high")
    assert "<script>x" not in page.text


def test_a_download_has_a_name(app):
    answer = ask(app, "/word/x.md")
    assert (answer.body, answer.header("content-disposition")) == (b"x", 'attachment; filename="word.md"')


def test_files_of_the_page_may_be_kept_and_others_are_not_there(app):
    page = ask(app, "/word/x").text
    address = page.partition('href="/static/')[2].partition('"')[0]
    style = ask(app, f"/static/{address}")
    assert (style.status, style.header("content-type")) == (200, "text/css; charset=utf-8")
    assert "immutable" in style.header("cache-control")
    for name in ("guard.py", "..%2Fguard.py", "x.css", "page.html.j2"):
        assert ask(app, f"/static/0/{name}").status == 404

"""Before any page: hosts, sign-in, forms, sizes; and the headers that every answer carries."""

import pytest
from asking import Visitor, ask
from rooms_by_hand import TOKEN, done, make_app

from secondsource.web.headers import SAFE_HEADERS
from secondsource.web.throttle import Throttle


@pytest.fixture
def app():
    return make_app()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8010", "localhost", "LOCALHOST:99", "[::1]:8010", "desk.example:1", "10.0.0.7"]
)
def test_hosts_of_ours_are_answered(app, host):
    assert ask(app, "/word/x", host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost:8010:1", "a b", "desk.example.evil"]
)
def test_other_names_are_not(app, host):
    answer = ask(app, "/word/x.json", host=host)
    assert (answer.status, answer.json["error"]["code"]) == (421, "wrong-host")


@pytest.mark.parametrize(
    "path", ["/word/x", "/word/x.json", "/word/none", "/nowhere", "/openapi.json", "/word/x.md", "/sign-in"]
)
def test_every_answer_is_safe(app, path):
    answer = ask(app, path)
    assert {name: answer.header(name) for name, _ in SAFE_HEADERS} == dict(SAFE_HEADERS)
    assert "'unsafe" not in answer.header("content-security-policy")
    assert answer.header("cache-control") == "private, no-cache"


def test_a_page_that_stumbles_is_safe_too_and_tells_nothing(app):
    """The server logs the error; the reader learns only that it happened."""
    answer = ask(app, "/word/bug", raises=ZeroDivisionError)
    assert answer.status == 500
    assert answer.header("x-frame-options") == "DENY"
    assert "secret" not in answer.text
    assert "page-failed" in answer.text


def test_without_a_token_all_is_open_and_with_one_nothing(app):
    assert ask(app, "/word/x").status == 200
    locked = make_app(TOKEN)
    answer = ask(locked, "/word/x?tone=high")
    assert (answer.status, answer.header("location")) == (303, "/sign-in?next=%2Fword%2Fx%3Ftone%3Dhigh")
    for path in ("/word/x.json", "/openapi.json"):
        answer = ask(locked, path)
        assert (answer.status, answer.json["error"]["code"]) == (401, "sign-in-needed")
    assert answer.header("www-authenticate") == "Bearer"
    assert ask(locked, "/word/x.md", accept="application/json").status == 401


def test_programs_send_the_token_along():
    app = make_app(TOKEN)
    assert ask(app, "/word/x.json", authorization=f"Bearer {TOKEN}").json["what"] == "x"
    assert ask(app, "/word/x.json", authorization="Bearer wrong").json["error"]["code"] == "wrong-token"
    assert ask(app, "/word/x.json", authorization="Basic x").status == 401


def test_signing_in_by_form_leads_where_one_wanted_to_go():
    visitor = Visitor(make_app(TOKEN))
    assert visitor.post("/sign-in", "/sign-in?next=/word/x", token="wrong").status == 401
    answer = visitor.post("/sign-in", "/sign-in", token=f" {TOKEN} ", next="/word/x")
    assert (answer.status, answer.header("location")) == (303, "/word/x")
    cookie = next(v for k, v in answer.headers if k == "set-cookie" and "pass" in v)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert visitor.get("/word/x").status == 200
    visitor.post("/sign-out", "/word/x")
    assert visitor.cookies["secondsource_pass_8010"] in ("", '""')
    assert visitor.get("/word/x").status == 303


def test_the_link_signs_in_and_takes_the_token_out_of_the_address():
    visitor = Visitor(make_app(TOKEN))
    answer = visitor.get(f"/sign-in?token={TOKEN}")
    assert (answer.status, answer.header("location")) == (303, "/")
    assert visitor.get("/word/x").status == 200


def test_a_pass_that_was_made_up_opens_nothing():
    app = make_app(TOKEN)
    for made_up in ("x.y", "", "x.", ".", "a" * 5000, "ü.é"):
        assert ask(app, "/word/x", cookie=f"secondsource_pass_8010={made_up}").status == 303


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/\nx", "javascript:1"]
)
def test_signing_in_never_leads_elsewhere(path):
    answer = Visitor(make_app(TOKEN)).post("/sign-in", "/sign-in", token=TOKEN, next=path)
    assert answer.header("location") == "/"


def test_guessing_gets_slower():
    now = [0.0]
    app = make_app(TOKEN, throttle=Throttle(lambda: now[0]))
    tries = [ask(app, "/word/x.json", authorization=f"Bearer {n}").status for n in range(6)]
    assert tries == [401] * 5 + [429]
    right = {"authorization": f"Bearer {TOKEN}"}
    assert ask(app, "/word/x.json", **right).status == 429
    assert ask(app, "/word/x.json", client="10.1.1.1", **right).status == 200
    now[0] = 2.0
    assert ask(app, "/word/x.json", **right).status == 200


def test_a_form_of_ours_is_taken_and_no_other(app):
    done.clear()
    visitor = Visitor(app)
    token = visitor.form_token("/word/x")
    assert token == ""  # this page has no form of its own
    token = visitor.form_token("/sign-in")
    answer = visitor._ask("/do", form={"form_token": token, "what": "this"})
    assert (answer.status, answer.header("location"), done) == (303, "/word/done", ["this"])
    for wrong in ("", "x" * 64, token[:-1]):
        assert visitor._ask("/do", form={"form_token": wrong, "what": "that"}).status == 403
    assert ask(app, "/do", form={"form_token": token, "what": "that"}).status == 403  # another visitor
    for foreign in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}):
        assert visitor._ask("/do", form={"form_token": token, "what": "that"}, **foreign).status == 403
    assert done == ["this"]


def test_what_is_posted_is_a_small_form(app):
    assert ask(app, "/do", method="POST", body=b"{}", content_type="application/json").status == 415
    assert ask(app, "/do", form={"what": "x" * 70000}).status == 413
    many = {f"f{n}": "x" for n in range(60)}
    assert ask(app, "/do", form=many).status == 400


def test_an_address_has_a_length(app):
    assert ask(app, "/word/x?tone=" + "x" * 5000).status == 414


def test_a_program_with_the_token_needs_no_form_token():
    done.clear()
    app = make_app(TOKEN)
    answer = ask(app, "/do", form={"what": "this"}, authorization=f"Bearer {TOKEN}", accept="application/json")
    assert (answer.json, done) == ({"done": True, "see": "/word/done"}, ["this"])
    assert ask(app, "/do", form={"what": "that"}).status == 403
    assert done == ["this"]

"""Answers kept in memory: as new as the desk, for everybody but with their own token, bounded, late only in a crowd."""

import asyncio
from types import SimpleNamespace

import pytest
from asking import Visitor, ask
from desks_by_hand import app_of
from rooms_by_hand import make_app

from desk_by_hand import FAIR, FERRY, new_desk, put
from secondsource.web.kept_answers import KeptAnswers
from secondsource.web.looks import Looks

TOKENS = {"ann": "a" * 64, "bob": "b" * 64}


class Desk:
    """A page that says how often it was made, and what it looks at; `gate` holds makers up."""

    def __init__(self, **given):
        self.mark, self.made, self.now, self.gate, self.status, self.looks = 0, 0, 0.0, None, 200, 0
        self.kept = KeptAnswers(self.page, Looks(self.looked), clock=lambda: self.now, **given)

    def looked(self):
        self.looks += 1
        return self.mark

    async def page(self, scope, receive, send):
        self.made += 1
        if self.gate:
            await self.gate.wait()
        body = f"{self.made} {scope['path']} {scope['state']['form_token']}".encode()
        await send({"type": "http.response.start", "status": self.status, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": body})

    async def asked(self, path="/", who="ann", method="GET", **headers):
        sent = []

        async def send(message):
            sent.append(message)

        given = {"host": "desk", "accept": "text/html"} | {k.replace("_", "-"): v for k, v in headers.items()}
        scope = {
            "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http",
            "headers": [(k.encode(), v.encode()) for k, v in given.items()], "state": {"form_token": TOKENS[who]},
        }  # fmt: skip
        await self.kept(scope, None, send)
        head = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
        return SimpleNamespace(status=sent[0]["status"], body=sent[1]["body"].decode(), **{"etag": None, **head})

    def ask(self, *given, **named):
        return asyncio.run(self.asked(*given, **named))


def test_a_page_is_made_once_while_the_desk_is_the_same():
    desk = Desk()
    assert desk.ask().body == desk.ask().body == f"1 / {TOKENS['ann']}"
    desk.mark = 1
    assert desk.ask().body.startswith("2 ")
    desk.mark = 0  # a mark is no number: another one is another one
    assert desk.ask().body.startswith("3 ")


def test_everyone_has_their_own_token_and_tag():
    desk = Desk()
    ann, bob = desk.ask(who="ann"), desk.ask(who="bob")
    assert desk.made == 1
    assert TOKENS["bob"] not in ann.body
    assert bob.body == ann.body.replace(TOKENS["ann"], TOKENS["bob"])
    assert ann.etag != bob.etag
    assert desk.ask(who="bob", if_none_match=ann.etag).status == 200


def test_who_has_the_answer_is_told_so():
    desk = Desk()
    tag = desk.ask().etag
    for held in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        answer = desk.ask(if_none_match=held)
        assert (answer.status, answer.body, answer.etag) == (304, "", tag)
    desk.mark = 1
    assert desk.ask(if_none_match=tag).status == 200


@pytest.mark.parametrize("other", [{"host": "elsewhere"}, {"accept": "application/json"}])
def test_what_an_answer_depends_on_is_told_apart(other):
    desk = Desk()
    desk.ask()
    desk.ask(**other)
    desk.ask("/other")
    assert desk.made == 3


def test_the_head_alone_is_that_of_the_page():
    desk = Desk()
    assert desk.ask(method="HEAD").etag == desk.ask().etag
    assert desk.made == 1


@pytest.mark.parametrize("status", [404, 503])
def test_what_went_wrong_is_not_kept(status):
    desk = Desk()
    desk.status = status
    assert [desk.ask().status, desk.ask().status, desk.made] == [status, status, 2]
    assert desk.ask().etag is None
    assert desk.ask(if_none_match="*").status == status


def test_what_is_not_of_the_desk_needs_no_look():
    desk = Desk()
    for path in ("/openapi.json", "/static/0/page.css", "/sign-in"):
        assert desk.ask(path).status == 200
    assert desk.looks == 0


def test_what_is_kept_is_bounded_and_the_longest_unasked_goes():
    desk = Desk(most_bytes=8000)
    for path in ("/1", "/2", "/3", "/1", "/4"):  # each takes some 2,100
        desk.ask(path)
    assert desk.made == 4
    desk.ask("/1")
    assert desk.made == 4
    desk.ask("/2")
    assert desk.made == 5
    assert desk.kept._bytes <= 8000


def test_many_who_ask_for_one_page_have_it_made_once():
    desk = Desk()

    async def many():
        desk.gate = asyncio.Event()
        asked = [asyncio.create_task(desk.asked()) for _ in range(100)]
        while not desk.made:
            await asyncio.sleep(0)
        desk.gate.set()
        return await asyncio.gather(*asked)

    assert len({answer.body for answer in asyncio.run(many())}) == 1
    assert desk.made == 1


async def in_a_crowd(desk, *more):
    """Keep all makers busy with other pages, ask for "/" meanwhile, let them go; return the answer, or None."""
    desk.gate = asyncio.Event()
    busy = [asyncio.create_task(desk.asked(f"/busy{n}")) for n in range(2)]
    begun = desk.made + 2
    while desk.made < begun:
        await asyncio.sleep(0)
    for one in more:
        await one()
    asked = asyncio.create_task(desk.asked())
    done, _ = await asyncio.wait([asked], timeout=0.2)
    desk.gate.set()
    await asyncio.gather(asked, *busy)
    return asked.result() if done else None


def test_in_a_crowd_a_page_may_be_late_and_says_so():
    desk = Desk()
    desk.ask()
    desk.mark, desk.now = 1, 20.0
    answer = asyncio.run(in_a_crowd(desk))
    assert (answer.body[:2], answer.age) == ("1 ", "20")
    desk.gate = None
    assert desk.ask().body[:2] == "4 "  # the crowd is gone: as new as the desk again


def test_a_page_that_is_half_a_minute_late_is_made_anew_without_anybody_waiting():
    desk = Desk()
    desk.ask()
    desk.mark, desk.now = 1, 40.0

    async def run():
        late = await in_a_crowd(desk)
        while desk.kept._renewed:
            await asyncio.sleep(0)
        return late, await desk.asked()

    late, after = asyncio.run(run())
    assert (late.body[:2], after.body[:2], desk.made) == ("1 ", "4 ", 4)


def test_a_page_asked_for_while_the_desk_changes_and_changes_does_not_pile_up():
    desk = Desk()
    desk.ask()

    async def run():
        desk.gate = asyncio.Event()
        asked = []
        for _ in range(20):
            desk.mark += 1
            asked.append(asyncio.create_task(desk.asked()))
            await asyncio.sleep(0.01)
        desk.gate.set()
        return await asyncio.gather(*asked)

    answers = asyncio.run(run())
    assert desk.made == 1 + 2
    assert all(answer.status == 200 for answer in answers)


def test_but_not_by_more_than_a_minute():
    desk = Desk()
    desk.ask()
    desk.mark, desk.now = 1, 61.0
    assert asyncio.run(in_a_crowd(desk)) is None


def test_and_never_made_before_a_form_that_was_taken():
    desk = Desk()
    desk.ask()
    desk.mark, desk.now = 1, 1.0

    async def post():
        gate, desk.gate = desk.gate, None
        await desk.asked("/do", method="POST")
        desk.gate = gate

    assert asyncio.run(in_a_crowd(desk, post)) is None


@pytest.mark.parametrize(("status", "late"), [(303, False), (500, False), (403, True), (404, True)])
def test_a_form_that_failed_may_have_been_written(status, late):
    desk = Desk()
    desk.ask()
    desk.mark, desk.now = 1, 1.0

    async def post():
        gate, desk.gate, desk.status = desk.gate, None, status
        await desk.asked("/do", method="POST")
        desk.gate, desk.status = gate, 200

    assert (asyncio.run(in_a_crowd(desk, post)) is not None) == late


def test_nobody_joins_a_page_that_is_older_than_they_asked_for():
    """A page is being made, and so is another, while somebody writes: who asks then gets none of before."""
    desk = Desk()

    async def run():
        desk.gate = asyncio.Event()
        first = [asyncio.create_task(desk.asked(path)) for path in ("/", "/busy")]
        while desk.made < 2:
            await asyncio.sleep(0)
        desk.mark = 1
        joined = asyncio.create_task(desk.asked())
        await asyncio.sleep(0.05)
        desk.gate.set()
        return (await asyncio.gather(*first))[0], await joined

    first, joined = asyncio.run(run())
    assert first.body[:2] == "2 "
    assert joined.body[:2] == "3 "


def test_who_does_not_take_the_answer_to_a_form_keeps_nobody_from_theirs():
    """Fails by never ending where a form holds its place until its answer is taken."""
    desk = Desk()
    scope = {"type": "http", "method": "POST", "path": "/do", "state": {"form_token": "x"}}

    async def never(message):
        await asyncio.Event().wait()

    async def run():
        stuck = [asyncio.create_task(desk.kept(scope, None, never)) for _ in range(9)]
        await asyncio.sleep(0.02)
        answer = await asyncio.wait_for(desk.asked("/do", method="POST"), 20)
        for one in stuck:
            one.cancel()
        return answer

    assert asyncio.run(run()).status == 200


def test_a_page_that_stumbles_is_told_to_the_log_once_and_made_again():
    app = make_app()
    for _ in range(2):
        assert ask(app, "/word/bug", raises=ZeroDivisionError).status == 500


def test_the_pages_of_a_desk_are_as_new_as_it_is(tmp_path):
    desk = new_desk(tmp_path)
    app = app_of(desk)
    put(desk, FERRY)
    first = ask(app, "/")
    again = ask(app, "/", if_none_match=first.header("etag"))
    assert (again.status, again.body, again.header("x-frame-options")) == (304, b"", "DENY")
    put(desk, FAIR, day=2)
    answer = ask(app, "/", if_none_match=first.header("etag"))
    assert FAIR["title"] in answer.text
    desk.close()


def test_forms_of_a_kept_page_work_for_each_visitor(tmp_path):
    desk = new_desk(tmp_path)
    app = app_of(desk)
    ann, bob = Visitor(app), Visitor(app)
    tokens = {who.form_token("/rules") for who in (ann, bob, ann)}
    assert len(tokens) == 2
    assert ann.post("/rules/add", "/rules", name="hers").status == 303
    assert bob.post("/rules/add", "/rules", name="his").status == 303
    desk.close()

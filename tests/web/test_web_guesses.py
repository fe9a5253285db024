"""Guessing the token: many at once, from many addresses, behind borrowed ones; and the owner always comes in again."""

import asyncio

import pytest
from asking import Visitor, ask
from rooms_by_hand import TOKEN, make_app
from served import exchanged, served_app

from secondsource.web.guesses import network_of
from secondsource.web.throttle import Throttle

RIGHT = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def app(now):
    return make_app(TOKEN, throttle=Throttle(lambda: now[0]))


def guess(app, number, **headers):
    return ask(app, "/word/x.json", authorization=f"Bearer guess-{number}", **headers).status


def test_an_address_that_is_claimed_is_not_believed(app):
    """Each guess says that it comes from elsewhere."""
    claims = ("x_forwarded_for", "x_real_ip", "forwarded", "x_client_ip", "cf_connecting_ip")
    tries = [guess(app, n, **dict.fromkeys(claims, f"10.0.0.{n}")) for n in range(7)]
    assert tries == [401] * 5 + [429] * 2


def test_the_ways_in_are_counted_together(app):
    visitor = Visitor(app)
    for n in range(2):
        assert visitor.post("/sign-in", "/sign-in", token=f"guess-{n}").status == 401
        assert ask(app, f"/sign-in?token=guess-{n}").status == 401
    assert guess(app, 9) == 401
    assert guess(app, 10) == 429
    assert visitor.post("/sign-in", "/sign-in", token=TOKEN).status == 429
    assert ask(app, f"/sign-in?token={TOKEN}").status == 429


def test_who_has_a_network_of_ipv6_has_one_place(app):
    assert [guess(app, n, client=f"2001:db8:1:2::{n:x}") for n in range(6)] == [401] * 5 + [429]
    assert guess(app, 6, client="2001:db8:1:3::1") == 401


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("2001:db8::5:6:7:8", "2001:db8::"),
        ("fe80::1%eth0", "fe80::"),
        ("unknown", "unknown"),
    ],
)
def test_what_counts_as_one_place(address, network):
    assert network_of(address) == network


def test_many_guesses_at_once_on_many_connections_gain_nothing():
    """Two hundred connections are opened first, then all guess in the same moment, by three ways."""
    asked = [
        f"GET /word/x.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer guess-{n}\r\n\r\n" if n % 2
        else f"GET /sign-in?token=guess-{n} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n"
        for n in range(200)
    ]  # fmt: skip
    with served_app(make_app(TOKEN)) as port:
        answers = asyncio.run(exchanged(port, [one.encode() for one in asked]))
    codes = [answer.split(b" ", 2)[1] for answer in answers]
    assert (codes.count(b"401"), codes.count(b"429")) == (5, 195)


def test_waiting_is_not_made_longer_by_asking(app, now):
    for n in range(6):
        guess(app, n)
    for n in range(500):
        assert guess(app, n) == 429
    now[0] = 2.0
    assert ask(app, "/word/x.json", **RIGHT).status == 200


def test_a_browser_that_was_signed_in_does_not_wait_for_others_of_its_address(app, now):
    """As behind a proxy: somebody guesses without end from the very address of the owner."""
    owner = Visitor(app)
    assert owner.post("/sign-in", "/sign-in", token=TOKEN).status == 303
    for n in range(40):
        guess(app, n)
        now[0] += 300.0
    assert guess(app, 98) == 401
    assert guess(app, 99) == 429
    assert owner.get("/word/x").status == 200  # signed in already
    owner.post("/sign-out", "/word/x")
    assert owner.get("/word/x").status == 303
    assert owner.post("/sign-in", "/sign-in", token=TOKEN).status == 303
    assert owner.get("/word/x").status == 200
    assert Visitor(app).post("/sign-in", "/sign-in", token=TOKEN).status == 429


def test_such_a_browser_may_not_guess_either(app):
    owner = Visitor(app)
    owner.post("/sign-in", "/sign-in", token=TOKEN)
    owner.post("/sign-out", "/word/x")
    tries = [owner.post("/sign-in", "/sign-in", token=f"guess-{n}").status for n in range(7)]
    assert tries == [401] * 5 + [429] * 2


def test_what_marks_such_a_browser_opens_nothing_and_cannot_be_made_up(app):
    owner = Visitor(app)
    owner.post("/sign-in", "/sign-in", token=TOKEN)
    known = owner.cookies["secondsource_known_8010"]
    assert ask(app, "/word/x", cookie=f"secondsource_known_8010={known}").status == 303
    assert ask(app, "/word/x", cookie=f"secondsource_pass_8010={known}").status == 303
    made_up = [guess(app, n, cookie=f"secondsource_known_8010=someone{n}.{'0' * 64}") for n in range(6)]
    assert made_up == [401] * 5 + [429]

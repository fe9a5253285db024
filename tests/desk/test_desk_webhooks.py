"""Webhooks: signed messages, tried again until they arrive, under one id whatever stops the program."""

import hmac
import json
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from desk_by_hand import DAY, FERRY, FERRY_OTHER, new_desk, put
from news_server import Answer, news_server
from secondsource.desk.keeping_rules import keep_rule
from secondsource.desk.turns import later
from secondsource.desk.webhooks import deliver_due, is_secret, new_secret, next_try, sign
from secondsource.ingest.post import Posted, Poster
from secondsource.records.rules import Delivery, Rule
from secondsource.store.rules import list_rules
from secondsource.store.schema import deliveries

SECRET = "whsec_" + b64encode(bytes(range(32))).decode()
DUE = DAY.format(2)
WAITING = Delivery("msg_1", "u1", b"{}", DUE, 0, "https://hooks.example/", SECRET, False)


@pytest.fixture
def server():
    with news_server() as running:
        running.paths["/hook"] = Answer(b"thanks", 200)
        yield running


@pytest.fixture
def poster():
    made = Poster(seconds=20.0)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path, server):
    """A desk with messages that wait for the server's webhook."""
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    keep_rule(desk, Rule("all", webhook=server.url + "/hook", private=True, made_at=DAY.format(1)), SECRET)
    put(desk, FERRY_OTHER, day=2)
    yield desk
    desk.close()


def waiting(desk):
    with desk.reading() as connection:
        return connection.execute(deliveries.select().order_by(deliveries.c.number)).all()


def at(moment):
    return lambda: moment


def is_signed(heads, body):
    """Is a message signed as Standard Webhooks say? Written from their text, not from ours."""
    signed = f"{heads['webhook-id']}.{heads['webhook-timestamp']}.".encode() + body
    known = b64encode(hmac.new(b64decode(SECRET[6:]), signed, sha256).digest()).decode()
    return heads["webhook-signature"] == f"v1,{known}"


def test_the_signature_is_that_of_the_standard():
    """The example that its libraries test with."""
    body, known = b'{"test": 2432232314}', "msg_p5jXN8AQM9LWM0D4loKWxJek"
    signed = sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", known, "1614265330", body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_secrets_are_long_and_never_the_same():
    assert is_secret(new_secret())
    assert new_secret() != new_secret()
    assert is_secret("whsec_" + b64encode(b"x" * 24).decode())
    bad = ["", "whsec_", "whsec_!!", b64encode(b"x" * 32).decode(), "whsec_" + b64encode(b"x" * 23).decode()]
    assert [one for one in bad if is_secret(one)] == []


def test_what_is_due_arrives_once_and_signed(desk, server, poster):
    rows = waiting(desk)
    done = deliver_due(desk, poster, at(DUE))
    assert (done.arrived, done.failed) == (len(rows), 0)
    assert [heads["webhook-id"] for _, heads, _ in server.posted] == [row.id for row in rows]
    assert all(is_signed(heads, body) for _, heads, body in server.posted)
    assert all(heads["content-type"] == "application/json" for _, heads, _ in server.posted)
    assert [body.decode() for _, _, body in server.posted] == [row.body for row in rows]
    assert deliver_due(desk, poster, at(later(DUE, 10_000))).arrived == 0
    assert len(server.posted) == len(rows)


def test_a_webhook_out_of_order_is_asked_less_and_less_and_then_all_arrives(desk, server, poster):
    put(desk, FERRY_OTHER | {"text": FERRY_OTHER["text"].replace("15", "19")}, day=3)
    rows = waiting(desk)
    assert len(rows) > 1
    server.paths["/hook"] = Answer(b"no", 500)
    now, pauses = DAY.format(3), []
    for _ in range(4):
        done = deliver_due(desk, poster, at(now))
        assert (done.arrived, done.failed) == (0, 1)  # the others wait behind the first
        assert deliver_due(desk, poster, at(now)).failed == 0
        due = min(row.next_at for row in waiting(desk))
        pauses.append(due)
        now = due
    assert pauses == [later(DAY.format(3), minutes) for minutes in (5 / 60, 5 + 5 / 60, 35 + 5 / 60, 155 + 5 / 60)]
    assert {heads["webhook-id"] for _, heads, _ in server.posted} == {rows[0].id}
    assert list_rules(desk)[0].said == "the server answers 500"
    server.paths["/hook"] = Answer(b"thanks", 204)
    assert deliver_due(desk, poster, at(now)).arrived == len(rows)
    assert [row for row in waiting(desk) if row.next_at or not row.done_at] == []


def test_one_message_that_is_refused_does_not_hold_up_newer_ones(desk, server, poster):
    server.paths["/hook"] = Answer(b"no", 500)
    deliver_due(desk, poster, at(DUE))
    server.paths["/hook"] = Answer(b"thanks", 200)
    put(desk, FERRY_OTHER | {"text": FERRY_OTHER["text"].replace("15", "19")}, day=2)
    first = waiting(desk)[0].id
    assert deliver_due(desk, poster, at(DUE)).arrived == len(waiting(desk)) - 1
    assert [row.id for row in waiting(desk) if row.next_at] == [first]


@pytest.mark.parametrize(
    ("one", "posted", "minutes"),
    [
        (WAITING, Posted(500, ""), 5 / 60),
        (WAITING, Posted(None, ""), 5 / 60),
        (WAITING, Posted(429, "", 900), 15),
        (replace(WAITING, attempts=8), Posted(500, ""), 1440),
        (replace(WAITING, attempts=9), Posted(500, ""), None),
        (WAITING, Posted(410, ""), None),
        (replace(WAITING, made_at="2031-02-20T00:00:00Z"), Posted(500, ""), None),
    ],
)
def test_when_it_is_tried_again(one, posted, minutes):
    assert next_try(one, posted, DUE) == (None if minutes is None else later(DUE, minutes))


def test_what_is_given_up_is_told_and_never_sent(desk, server, poster):
    server.paths["/hook"] = Answer(b"gone", 410)
    done = deliver_due(desk, poster, at(DUE))
    assert done.given_up == 1
    assert list_rules(desk)[0].given_up == 1
    server.paths["/hook"] = Answer(b"thanks", 200)
    given_up = server.posted[0][1]["webhook-id"]
    deliver_due(desk, poster, at(later(DUE, 10)))
    assert [heads["webhook-id"] for _, heads, _ in server.posted].count(given_up) == 1


def test_a_redirect_is_not_followed(desk, server, poster):
    server.paths["/hook"] = Answer(b"", 302, {"Location": server.url + "/other"})
    assert deliver_due(desk, poster, at(DUE)).failed == 1
    assert {path for path, _, _ in server.posted} == {"/hook"}


def test_private_addresses_are_refused_unless_allowed(tmp_path, server, poster):
    desk = new_desk(tmp_path)
    put(desk, FERRY)
    keep_rule(desk, Rule("all", webhook=server.url + "/hook"), SECRET)
    put(desk, FERRY_OTHER, day=2)
    done = deliver_due(desk, poster, at(DUE))
    assert (done.arrived, done.failed) == (0, 1)
    assert "private network" in done.said[0]
    assert server.posted == []
    desk.close()


def test_what_is_allowed_is_that_one_port(server, poster):
    with news_server() as other:
        other.paths["/hook"] = Answer(b"thanks", 200)
        assert poster.post(server.url + "/hook", b"{}", {}, private=True).arrived
        assert not poster.post(other.url + "/hook", b"{}", {}).arrived
        assert other.posted == []


def test_an_answer_that_trickles_is_not_waited_for(desk, server):
    server.paths["/hook"] = Answer(b"x" * 50, 200, drip=3.0)
    slow = Poster(seconds=20.0)
    begun = time.monotonic()
    assert deliver_due(desk, slow, at(DUE)).arrived == len(waiting(desk))  # the head of the answer has said it
    assert time.monotonic() - begun < 60
    slow.close()


def test_nobody_listens(desk, poster):
    with desk.writing() as writer:
        from secondsource.store.schema import rules

        writer.execute(rules.update().values(webhook="http://127.0.0.1:9/hook"))
    done = deliver_due(desk, poster, at(DUE))
    assert "could not be reached" in done.said[0]


def test_stopped_before_it_is_noted_it_comes_again_under_the_same_id(desk, server, poster, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("secondsource.desk.webhooks.note_delivered", stop)
    with pytest.raises(KeyboardInterrupt):
        deliver_due(desk, poster, at(DUE))
    monkeypatch.undo()
    assert deliver_due(desk, poster, at(DUE)).arrived == len(waiting(desk)) - 1  # one is still taken
    deliver_due(desk, poster, at(later(DUE, 3)))
    ids = [heads["webhook-id"] for _, heads, _ in server.posted]
    assert sorted(set(ids)) == sorted(row.id for row in waiting(desk))
    assert len(ids) == len(set(ids)) + 1
    bodies = {heads["webhook-id"]: body for _, heads, body in server.posted}
    assert all(bodies[heads["webhook-id"]] == body for _, heads, body in server.posted)


def test_two_programs_do_not_send_one_message_twice(desk, server, poster, monkeypatch):
    other = Poster(seconds=20.0)
    post = Poster.post

    def meanwhile(self, *given, **named):
        if self is poster:
            deliver_due(desk, other, at(DUE))
        return post(self, *given, **named)

    monkeypatch.setattr(Poster, "post", meanwhile)
    deliver_due(desk, poster, at(DUE))
    ids = [heads["webhook-id"] for _, heads, _ in server.posted]
    assert len(ids) == len(set(ids)) == len(waiting(desk))
    other.close()


def test_killed_while_sending_nothing_is_lost_and_every_id_is_known(desk, server):
    """A real program, killed while the webhook thinks; then another one sends the rest."""
    rows = waiting(desk)
    long_ago = "2020-01-01T00:00:00Z"  # the program asks the real clock
    with desk.writing() as writer:
        writer.execute(deliveries.update().values(next_at=long_ago))
    command = [sys.executable, "-m", "secondsource.cli.main", "rules", "send", "--desk", desk.where]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not server.posted and time.monotonic() < until:
        time.sleep(0.005)
    running.kill()
    running.communicate()
    with desk.writing() as writer:  # what the killed one had taken is due when its time is up: as if it were
        writer.execute(deliveries.update().where(deliveries.c.done_at.is_(None)).values(next_at=long_ago))
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    ids = [heads["webhook-id"] for _, heads, _ in server.posted]
    assert set(ids) == {row.id for row in rows}
    assert len(ids) <= len(rows) + 1
    assert all(row.done_at for row in waiting(desk))
    assert all(json.loads(body)["data"]["rule"] == "all" for _, _, body in server.posted)

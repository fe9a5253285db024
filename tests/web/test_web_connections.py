"""What strangers send down a connection: slowly, too much, garbled. No page fails, nothing hangs, others go on."""

import asyncio
import time

import pytest
from asking import ask
from desks_by_hand import app_of
from rooms_by_hand import done, make_app
from served import exchanged, served_app

from secondsource.web.connections import BoundedConnection
from secondsource.web.places import Seldom

HEAD = b"GET /word/x.json HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /do HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


class Hasty(BoundedConnection):
    """As served, but what takes seconds there takes a moment here."""

    request_s, answer_s = 0.3, 0.3


@pytest.fixture(scope="module")
def port():
    with served_app(make_app()) as port:
        yield port


@pytest.fixture(scope="module")
def hasty_port():
    with served_app(make_app(), Hasty) as port:
        yield port


def answers(port, *sent):
    return asyncio.run(exchanged(port, list(sent)))


def answer(port, sent):
    return answers(port, sent)[0]


def status(port, sent):
    return int(answer(port, sent).split(b" ", 2)[1])


async def dripped(port, begin, drip):
    """Send the beginning, then a drop now and then, until the other side ends it; return what it said before."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(begin)
    reading = asyncio.create_task(reader.read())
    try:
        while not reading.done():
            writer.write(drip)
            await asyncio.sleep(0.02)
    except ConnectionError:
        pass
    finally:
        writer.close()
    try:
        return await reading
    except ConnectionError:
        return b""


SLOW = {
    "a head": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", b"x"),
    "many headers": (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X: y\r\n"),
    "a first line": (b"G", b"E"),
    "a form": (POST + b"Content-Length: 60000\r\n\r\n", b"a"),
    "a form in pieces": (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "nothing": (b"", b""),
    "the body of a page": (HEAD + b"Content-Length: 60000\r\n\r\n", b"a"),
    "a second request": (HEAD + b"\r\nGET / HTTP/1.1\r\nHost: ", b"x"),
}


@pytest.mark.parametrize("what", SLOW)
def test_who_sends_slowly_is_cut_off(hasty_port, what):
    """Fails by never ending where the connection is held open for as long as drops come."""
    said = asyncio.run(asyncio.wait_for(dripped(hasty_port, *SLOW[what]), 20))
    assert b"500" not in said.partition(b"\r\n")[0]


def test_a_crowd_of_slow_ones_does_not_keep_others_out(port):
    """Three hundred hold a connection each with half a request; the next reader is answered none the less."""

    async def crowded():
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(300)]
        for _, writer in held:
            writer.write(HEAD + b"X-Half: ")
        (said,) = await exchanged(port, [HEAD + b"\r\n"])
        for _, writer in held:
            writer.close()
        return said

    assert asyncio.run(crowded()).startswith(b"HTTP/1.1 200")


def test_who_does_not_take_the_answer_is_cut_off():
    """An answer that nobody reads fills the way; the server ends it instead of holding it for ever."""

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"20000000")]})
        await send({"type": "http.response.body", "body": b"x" * 20_000_000})

    class Impatient(Hasty):
        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            self.timeout_keep_alive = 0.3
            held.append(self)

    held = []
    with served_app(app, Impatient) as port:

        async def run():
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(HEAD + b"\r\n")
            until = time.monotonic() + 20
            while not (held and held[0].transport and held[0] not in held[0].connections) and time.monotonic() < until:
                await asyncio.sleep(0.02)
            gone = held[0] not in held[0].connections
            writer.close()
            return gone

        assert asyncio.run(run())


@pytest.mark.parametrize("method", [b"GET", b"POST"])
def test_who_sends_on_and_on_and_reads_nothing_is_cut_off(method):
    """Fails by never ending where no clock runs while an answer waits for the one before it to be taken."""
    ended = []

    async def app(scope, receive, send):
        try:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9000000")]})
            await send({"type": "http.response.body", "body": b"x" * 9_000_000})
        finally:
            ended.append(1)

    class Short(Hasty):
        request_s = 60.0  # not this one

    async def run(port):
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
        writer.write((method + b" / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n") * 3)
        writer.transport.pause_reading()
        until = time.monotonic() + 20
        while len(ended) < 2 and time.monotonic() < until:  # the second is let go when the connection is cut
            await asyncio.sleep(0.02)
        writer.transport.abort()

    with served_app(app, Short) as port:
        asyncio.run(run(port))
        assert len(ended) == 2


def test_where_all_places_are_taken_the_next_is_closed_and_told_seldom(caplog):
    class Few(BoundedConnection):
        seldom = Seldom()

        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            self.limit_concurrency = 5 + 1

    async def run(port):
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(5)]
        for _ in range(3):
            assert await refused(port)
        reader, writer = held.pop()
        writer.write(HEAD + b"Connection: close\r\n\r\n")  # who has a place is answered
        said = await reader.read()
        writer.close()
        until = time.monotonic() + 20
        while await refused(port, HEAD + b"\r\n") and time.monotonic() < until:
            await asyncio.sleep(0.02)
        for _, writer in held:
            writer.close()
        return said

    async def refused(port, sent=b""):
        """Is a connection closed, whatever it sends, without a word?"""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(sent)
            return await asyncio.wait_for(reader.read(100), 20) == b""
        except ConnectionError:
            return True
        finally:
            writer.close()

    with served_app(make_app(), Few) as port:
        assert asyncio.run(run(port)).startswith(b"HTTP/1.1 200")
    assert [record.getMessage() for record in caplog.records] == [
        "all 5 places are taken, further connections are closed"
    ]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(50_000)) + b"\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", 400),
        (b"GET /" + b"x" * 300_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200, 400),  # TLS
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 421),
        (b"GET /\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),  # no host
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX\x00Y: z\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n", 400),
        (b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", 400),
        (POST + b"Content-Length: -5\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n", 400),
        (POST + b"Content-Length: 70000\r\n\r\n" + b"a" * 70000, 413),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n11170\r\n" + b"a" * 70000, 413),
        (POST + b"Content-Length: 3\r\n\r\na=\xff", 400),
    ],
)
def test_what_is_no_request_is_refused(port, sent, expected):
    done.clear()
    assert (status(port, sent), done) == (expected, [])


def test_a_garbled_body_in_the_middle_of_an_answer_ends_the_connection(port):
    said = answer(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\nnothing of the kind\r\n")
    assert said.count(b"HTTP/1.1") <= 1
    assert b" 500 " not in said
    assert status(port, HEAD + b"\r\n") == 200


def test_two_lengths_smuggle_nothing(port):
    """A length and pieces at once: one of the two is believed or none, and the rest is never a request of its own."""
    inner = b"GET /word/smuggled.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
    both = POST + b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" % (5 + len(inner))
    assert b"smuggled" not in answer(port, both + b"Connection: close\r\n" + inner)


def test_requests_in_one_go_are_answered_in_their_order(port):
    async def run():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for n in range(50):
            close = b"Connection: close\r\n" if n == 49 else b""
            writer.write(b"GET /word/%d.json HTTP/1.1\r\nHost: localhost\r\n%s\r\n" % (n, close))
        said = await asyncio.wait_for(reader.read(), 20)
        writer.close()
        return said

    said = asyncio.run(run())
    assert [int(part.partition(b'"')[0]) for part in said.split(b'"what":"')[1:]] == list(range(50))


@pytest.fixture
def ferry_app(ferry_desk):
    return app_of(ferry_desk)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "get", "POST"])
@pytest.mark.parametrize("path", ["/", "/index.json", "/report/1-r4", "/rules/add", "/static/0/page.css", "/sign-in"])
def test_other_methods_are_answered_or_refused(ferry_app, method, path):
    answer = ask(ferry_app, path, method=method)
    assert answer.status in (200, 403, 405, 415)
    assert answer.status != 405 or answer.header("allow")
    assert answer.header("x-content-type-options") == "nosniff"
    assert method != "HEAD" or answer.status == ask(ferry_app, path).status


@pytest.mark.parametrize(
    "ranges", ["bytes=0-10", "bytes=" + ",".join(f"{n}-{n}" for n in range(900)), "bytes=9-1", "lines=1-2", "bytes=-"]
)
def test_ranges_are_not_heeded(ferry_app, ranges):
    whole = ask(ferry_app, "/report/1-r4")
    assert ask(ferry_app, "/report/1-r4", range=ranges).body == whole.body


ODD = (
    "%00", "a%00b", "%", "%zz", "%2", "%ff", "%c0%af", "%ed%a0%80", "%f0%9f%92%a9", "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..", "..%5c..", "%252e%252e", "%0d%0aSet-Cookie:%20x=y", "%e2%80%ae", "%27%20OR%201=1--", "%25", "*",
    "%7b%7b7*7%7d%7d", "+", "%20", "~", ";x=1", "a%2fb", "-1", "1e309", "9" * 400,
)  # fmt: skip


@pytest.mark.parametrize(
    "place", ["/story/{}", "/report/{}", "/name/{}", "/{}", "/story/{}/brief.html", "//{}/", "/static/0/{}"]
)
def test_odd_addresses_are_not_there(ferry_port, place):
    for odd, said in zip(ODD, answers(ferry_port, *(asked(place.format(odd)) for odd in ODD)), strict=True):
        assert int(said.split(b" ", 2)[1]) in (200, 307, 404), odd
        assert b"set-cookie: x=y" not in said.lower()
        assert b"location: http://localhost/" in said.lower() or not said.startswith(b"HTTP/1.1 307")


@pytest.mark.parametrize(
    "name",
    [
        "words",
        "at",
        "skip",
        "since",
        "first_day",
        "order",
        "kind",
        "outlet",
        "begins",
        "story",
        "point",
        "who",
        "before",
    ],
)
def test_odd_words_are_only_words(ferry_port, name):
    paths = (
        "/",
        "/search",
        "/report/1-r4",
        "/news",
        "/names",
        "/outlets",
        "/outlet",
        "/judgements",
        "/rules",
        "/feed.atom",
    )
    for path in paths:
        said = answers(ferry_port, *(asked(f"{path}?{name}={odd}") for odd in ODD))
        assert {int(one.split(b" ", 2)[1]) for one in said} <= {200, 400, 404}, path


def asked(address):
    return f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


@pytest.fixture(scope="module")
def ferry_port(ferry_desk):
    with served_app(app_of(ferry_desk)) as port:
        yield port

"""Fetching from a real server: polite, within limits, never into a private network that was not allowed."""

import socket
import zlib

import httpcore
import pytest

from news_server import Answer, news_server, packed_bomb
from secondsource.ingest import checked_network, fetch
from secondsource.ingest.checked_network import is_public
from secondsource.ingest.fetch import Fetcher
from secondsource.records.feed import Fetched, Remembered
from secondsource.records.report import Skipped


@pytest.fixture
def server():
    with news_server() as told:
        yield told


@pytest.fixture
def fetcher(server):
    asking = Fetcher([server.host], least_seconds=0.0)
    yield asking
    asking.close()


def code(found):
    assert isinstance(found, Skipped), found
    return found.code


def test_a_page_comes_as_it_is(server, fetcher):
    server.paths["/a"] = Answer(b"hello", heads={"Content-Type": "text/plain; charset=latin-1"}, etag='"1"')
    found = fetcher.fetch(server.url + "/a?utm_source=x#top")
    assert (found.url, found.status, found.body) == (server.url + "/a", 200, b"hello")
    assert (found.media, found.charset, found.remembered.etag) == ("text/plain", "latin-1", '"1"')
    assert "Secondsource" in server.asked[-1][1]["User-Agent"]


def test_what_has_not_changed_is_not_sent_again(server, fetcher):
    server.paths["/a"] = Answer(b"hello", etag='"1"')
    first = fetcher.fetch(server.url + "/a")
    again = fetcher.fetch(server.url + "/a", first.remembered)
    assert (again.status, again.body) == (304, b"")
    assert fetcher.fetch(server.url + "/a", Remembered('"0"')).status == 200


def test_redirects_are_followed_some_steps(server, fetcher):
    for number in range(9):
        server.paths[f"/{number}"] = Answer(status=302, heads={"Location": f"/{number + 1}"})
    server.paths["/3"] = Answer(b"here")
    assert fetcher.fetch(server.url + "/0").body == b"here"
    del server.paths["/3"]
    server.paths["/3"] = Answer(status=301, heads={"Location": "/0"})
    assert code(fetcher.fetch(server.url + "/0")) == "fetch-failed"


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:1", ""])
def test_a_redirect_leads_to_the_web_or_nowhere(server, fetcher, place):
    server.paths["/0"] = Answer(status=302, heads={"Location": place})
    found = fetcher.fetch(server.url + "/0")
    assert isinstance(found, Skipped)


def test_private_addresses_are_refused(server):
    asking = Fetcher(least_seconds=0.0)
    for address in (server.url, server.url.replace("127.0.0.1", "localhost"), "http://[::1]/", "http://10.0.0.1/"):
        assert code(asking.fetch(address + "/a")) == "fetch-refused"
    assert server.asked == []
    asking.close()


def test_private_addresses_are_refused_after_a_redirect(server, fetcher, monkeypatch):
    server.paths["/0"] = Answer(status=302, heads={"Location": "http://localhost:1/secret"})
    assert code(fetcher.fetch(server.url + "/0")) == "fetch-refused"


def test_the_address_that_was_checked_is_the_one_connected_to(server, monkeypatch):
    """A name that means another address at the next look-up leads nowhere: it is looked up once for a connection."""
    looked, connected = [], []

    def turning(host, port, **_):
        looked.append(host)
        address = "93.184.215.14" if len(looked) % 2 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(self, host, port, *_):
        connected.append(host)
        raise httpcore.ConnectError("not here")

    monkeypatch.setattr(checked_network.socket, "getaddrinfo", turning)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    asking = Fetcher(least_seconds=0.0)
    assert code(asking.fetch("http://turning.example/a")) == "fetch-failed"
    assert connected == ["93.184.215.14"]
    assert code(asking.fetch("http://turning.example:81/a")) == "fetch-refused"
    assert connected == ["93.184.215.14"]
    asking.close()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "255.255.255.255"],
)  # fmt: skip
def test_no_address_of_the_open_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_addresses_of_the_open_internet(address):
    assert is_public(address)


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(server, fetcher):
    server.paths["/z"] = Answer(zlib.compress(b"hello"), heads={"Content-Encoding": "deflate"})
    assert fetcher.fetch(server.url + "/z").body == b"hello"
    raw = zlib.compressobj(wbits=-15)
    server.paths["/r"] = Answer(raw.compress(b"hello") + raw.flush(), heads={"Content-Encoding": "deflate"})
    assert fetcher.fetch(server.url + "/r").body == b"hello"
    server.paths["/bomb"] = Answer(packed_bomb(60), heads={"Content-Encoding": "gzip"})
    assert code(fetcher.fetch(server.url + "/bomb")) == "too-large"
    server.paths["/twice"] = Answer(packed_bomb(1), heads={"Content-Encoding": "gzip, gzip"})
    assert code(fetcher.fetch(server.url + "/twice")) == "fetch-failed"
    server.paths["/broken"] = Answer(b"no gzip at all", heads={"Content-Encoding": "gzip"})
    assert code(fetcher.fetch(server.url + "/broken")) == "fetch-failed"


def test_a_page_has_a_largest_size(server, fetcher):
    fetcher.max_bytes = 1000
    server.paths["/said"] = Answer(b"x" * 1001)
    assert code(fetcher.fetch(server.url + "/said")) == "too-large"
    server.paths["/fits"] = Answer(b"x" * 1000)
    assert len(fetcher.fetch(server.url + "/fits").body) == 1000


def test_a_trickle_of_bytes_ends(server, fetcher):
    fetcher.seconds = 0.3
    server.paths["/slow"] = Answer(b"x" * 1000, drip=0.02)
    assert code(fetcher.fetch(server.url + "/slow")) == "too-slow"


def test_a_server_that_breaks_off(server, fetcher):
    server.paths["/short"] = Answer(b"half", heads={"Content-Length": "400", "Connection": "close"})
    assert code(fetcher.fetch(server.url + "/short")) in ("fetch-failed", "too-slow")
    assert code(fetcher.fetch("http://127.0.0.1:1/")) == "fetch-refused"


def test_robots_are_heeded(server, fetcher):
    server.paths["/robots.txt"] = Answer(
        b"User-agent: Secondsource\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"
    )
    server.paths["/open"] = server.paths["/private/a"] = Answer(b"x")
    assert fetcher.fetch(server.url + "/open").status == 200
    assert code(fetcher.fetch(server.url + "/private/a")) == "robots-refuse"
    assert server.count("/robots.txt") == 1
    assert server.count("/private/a") == 0


def test_a_server_that_cannot_give_its_robots_is_left_alone(server, fetcher):
    server.paths["/robots.txt"] = Answer(status=503)
    assert code(fetcher.fetch(server.url + "/a")) == "fetch-failed"
    assert server.count("/a") == 0


def test_one_host_is_asked_with_pauses(server):
    pauses = []
    asking = Fetcher([server.host], least_seconds=2.0, sleep=pauses.append)
    server.paths["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 7\n")
    asking.fetch(server.url + "/a")
    asking.fetch(server.url + "/b")
    assert [round(pause) for pause in pauses] == [2, 7]
    asking.close()


def test_when_to_come_again(server, fetcher):
    server.paths["/busy"] = Answer(status=429, heads={"Retry-After": "120"})
    found = fetcher.fetch(server.url + "/busy")
    assert (found.status, found.retry_after_seconds) == (429, 120)
    assert fetch.retry_after("Thu, 01 Jan 1970 00:00:00 GMT") == 0
    assert fetch.retry_after("soon") is None


@pytest.mark.parametrize("address", ["nonsense", "http://", "file:///etc/passwd", "http://a b/"])
def test_what_is_no_address(fetcher, address):
    assert isinstance(fetcher.fetch(address), Skipped)


def test_an_answer_is_what_the_server_says(server, fetcher):
    assert isinstance(fetcher.fetch(server.url + "/none"), Fetched)

"""A web server on this machine that answers as it is told to – for the tests of fetching and watching."""

import gzip
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What one path answers: a status, heads, a body; `drip` seconds between its bytes."""

    body: bytes = b""
    status: int = 200
    heads: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    etag: str | None = None

    def all_heads(self) -> dict[str, str]:
        etag = {"ETag": self.etag} if self.etag else {}
        return {"Content-Length": str(len(self.body)), **self.heads, **etag}


class NewsServer:
    """The paths it answers, the paths it was asked for, and what was posted to them."""

    def __init__(self) -> None:
        self.paths: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[tuple[str, dict[str, str], bytes]] = []
        self.url = ""

    @property
    def host(self) -> str:
        return self.url.partition("://")[2]

    def page(self, path: str, paragraphs: str, title: str = "Ferry runs aground off Port Ash", **more) -> str:
        """Let a path answer with a page of news; return its address."""
        text = "".join(f"<p>{part}</p>" for part in paragraphs.split("\n"))
        html = (
            f"<!doctype html><html><head><title>{title}</title><meta charset=utf-8></head><body><nav>Home News</nav>"
            f"<article><h1>{title}</h1>{text}</article></body></html>"
        )
        self.paths[path] = Answer(html.encode(), heads={"Content-Type": "text/html; charset=utf-8"}, **more)
        return self.url + path

    def feed(self, path: str, entries: list[tuple[str, ...]], **more) -> str:
        """Let a path answer with an RSS feed of (address, last update, and maybe its day); return its address."""
        items = "".join(
            f"<item><title>One</title><link>{link}</link><pubDate>{(*day, 'Sat, 01 Mar 2031 08:00:00 GMT')[0]}"
            f"</pubDate><atom:updated>{updated}</atom:updated></item>"
            for link, updated, *day in entries
        )
        rss = (
            '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
            f"<title>Port News</title>{items}</channel></rss>"
        )
        self.paths[path] = Answer(rss.encode(), heads={"Content-Type": "application/rss+xml"}, **more)
        return self.url + path

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


def packed_bomb(megabytes: int) -> bytes:
    """Return zeros, packed a thousandfold."""
    return gzip.compress(bytes(megabytes * 1_000_000), 9)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, but not that the other side has gone: programs are killed here."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def news_server() -> Iterator[NewsServer]:
    """Run a server at a free port of this machine until the block ends."""
    told = NewsServer()
    server = _Server(("127.0.0.1", 0), _handler(told))
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()


def _send_head(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    handler.send_response(answer.status)
    for name, value in answer.all_heads().items():
        handler.send_header(name, value)
    handler.end_headers()


def _posted(handler: BaseHTTPRequestHandler) -> tuple[dict[str, str], bytes]:
    body = handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
    return {name.lower(): value for name, value in handler.headers.items()}, body


def _handler(told: NewsServer) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            answer = told.paths.get(self.path, Answer(b"none", 404))
            if answer.etag and self.headers.get("If-None-Match") == answer.etag:
                answer = Answer(b"", 304, etag=answer.etag)
            self._answer(answer)

        def do_POST(self) -> None:
            told.posted.append((self.path, *_posted(self)))
            self._answer(told.paths.get(self.path, Answer(b"none", 404)))

        def _answer(self, answer: Answer) -> None:
            _send_head(self, answer)
            try:
                if not answer.drip:
                    self.wfile.write(answer.body)
                    return
                for at in range(len(answer.body)):
                    self.wfile.write(answer.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(answer.drip)
            except OSError:  # the other side has had enough
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler

"""A desk → a real server on a free port of this machine, and a browser that watches what it does."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from desks_by_hand import app_of

from secondsource.web.opening import configured

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


@contextmanager
def served(desk: Any, **doors: Any) -> Iterator[str]:
    """Serve a desk; yield its address."""
    with served_app(app_of(desk, **doors)) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def served_app(app: Any, connection: Any = None) -> Iterator[int]:
    """Serve an application as `secondsource serve` does; yield its port. `connection`: another class of them."""
    config = configured(app)
    config.port, config.http = 0, connection or config.http
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    running.join(20)


async def exchanged(port: int, sent: list[bytes]) -> list[bytes]:
    """Open a connection for each of these, send all, and return what came back on each until its end or a pause."""
    ways = [await asyncio.open_connection("127.0.0.1", port) for _ in sent]

    async def one(way: Any, given: bytes) -> bytes:
        reader, writer = way
        writer.write(given)
        answer = await reader.read(65536)
        writer.close()
        return answer

    return await asyncio.wait_for(asyncio.gather(*(one(w, g) for w, g in zip(ways, sent, strict=True))), 30)


class Watch:
    """Opens pages and remembers what went wrong: errors, messages, dialogs, requests to anywhere else."""

    def __init__(self, browser: Any, site: str) -> None:
        self.browser, self.site, self.wrong, self.contexts = browser, site, [], []

    def open(self, path: str, **options: Any) -> Any:
        """Open a page in a context of its own."""
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = self.browser.new_context(**usual | options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("dialog", lambda dialog: self.wrong.append("a dialog opened"))
        page.goto(self.site + path)
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith(self.site):
            self.wrong.append(f"asked for {url}")

    def close(self) -> None:
        """Close all pages; nothing may have gone wrong."""
        for context in self.contexts:
            context.close()
        assert self.wrong == []

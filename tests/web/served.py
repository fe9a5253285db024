"""A desk → a real server on a free port of this machine, and a browser that watches what it does."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from desks_by_hand import app_of

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


@contextmanager
def served(desk: Any, **doors: Any) -> Iterator[str]:
    """Serve a desk; yield its address."""
    config = uvicorn.Config(app_of(desk, **doors), port=0, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join(20)


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

"""The robots.txt of a host -> may a page be fetched, and how long to wait between two."""

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from secondsource.records.feed import Fetched
from secondsource.records.report import Skipped

_KEPT_SECONDS = 86_400.0
_KEPT_AFTER_FAILURE_SECONDS = 600.0
_MOST_BYTES = 500_000  # as RFC 9309 has it


class Robots:
    """What hosts allow, read once a day each."""

    def __init__(self, agent: str, fetch: Callable[[str], Fetched | Skipped]) -> None:
        """`fetch` gets a robots.txt; `agent` is who asks."""
        self._agent = agent
        self._fetch = fetch
        self._lock = threading.Lock()
        self._known: dict[str, tuple[float, Protego | Skipped]] = {}

    def may(self, url: str) -> float | Skipped:
        """Return the seconds the host wants between two questions (0: it says nothing), or why not to ask."""
        parts = urlsplit(url)
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if isinstance(rules, Skipped):
            return Skipped(url, rules.code, rules.what, rules.hint)
        if not rules.can_fetch(url, self._agent):
            return Skipped(url, "robots-refuse", "its robots.txt asks not to be read by programs", "read it by hand")
        return float(rules.crawl_delay(self._agent) or 0.0)

    def _rules(self, host: str) -> Protego | Skipped:
        with self._lock:
            until, rules = self._known.get(host, (0.0, None))
        if rules is None or time.monotonic() > until:
            rules = self._read(host)
            kept = _KEPT_AFTER_FAILURE_SECONDS if isinstance(rules, Skipped) else _KEPT_SECONDS
            with self._lock:
                self._known[host] = (time.monotonic() + kept, rules)
        return rules

    def _read(self, host: str) -> Protego | Skipped:
        """No robots.txt allows all; a server that fails to give its own allows nothing for a while (RFC 9309)."""
        answer = self._fetch(f"{host}/robots.txt")
        if isinstance(answer, Skipped):
            return answer
        if answer.status >= 500:
            return Skipped(
                host, "fetch-failed", f"its robots.txt cannot be read ({answer.status})", "tried again later"
            )
        text = answer.body[:_MOST_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)

"""The address of a page or feed -> what its server answers, asked politely and within limits, or why it was not asked.

Polite: robots.txt is heeded, one host is asked once at a time and not oftener than it wishes, what has not changed is
not sent again. Within limits: size, time, number of redirects, addresses of the open internet alone.
"""

import time
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx

import secondsource
from secondsource.ingest.addresses import canonical_url
from secondsource.ingest.bodies import BadPacking, TooLarge, TooSlow, read_body
from secondsource.ingest.checked_network import PrivateAddress, checked_client, in_time
from secondsource.ingest.politeness import Turns
from secondsource.ingest.robots import Robots
from secondsource.records.feed import Fetched, Remembered
from secondsource.records.report import Skipped

AGENT = f"Secondsource/{secondsource.__version__} (reads news for a desk)"
MAX_BYTES = 8_000_000  # of one page or feed, unpacked
_SECONDS = 30.0  # for one answer, from the question to its last byte
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_LATER = "check the address and the connection; watch tries again later"
_PRIVATE_HINT = "allow it with --allow HOST if it is yours"


class Fetcher:
    """Asks servers; can be used by several threads at once."""

    def __init__(
        self, allowed: Iterable[str] = (), least_seconds: float = 1.0, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`allowed`: hosts that may be private. `least_seconds` pass between two questions to one host."""
        self._client = checked_client(AGENT, allowed)
        self._turns = Turns(least_seconds, sleep)
        self._robots = Robots(AGENT, self._plain)
        self.max_bytes = MAX_BYTES
        self.seconds = _SECONDS

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def fetch(self, address: str, remembered: Remembered = Remembered()) -> Fetched | Skipped:  # noqa: B008
        """Return the answer, of whatever status; `Skipped` when nothing could or may be asked."""
        url = canonical_url(address)
        for _ in range(_MOST_REDIRECTS + 1):
            if url is None:
                return Skipped(
                    address, "fetch-refused", "leads to what is no address of the web", "it begins https:// or http://"
                )
            allowed = self._robots.may(url)
            if isinstance(allowed, Skipped):
                return allowed
            answer = self._ask(url, remembered, allowed)
            if isinstance(answer, Skipped) or answer.status not in _REDIRECTS:
                return answer
            url, remembered = canonical_url(urljoin(url, answer.body.decode("latin-1"))), Remembered()
        return Skipped(address, "fetch-failed", f"redirected more than {_MOST_REDIRECTS} times", "check the address")

    def _plain(self, url: str) -> Fetched | Skipped:
        """Ask for a robots.txt: nobody is asked whether that may be."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(url, Remembered(), 0.0)
            if isinstance(answer, Skipped) or answer.status not in _REDIRECTS:
                return answer
            url = canonical_url(urljoin(url, answer.body.decode("latin-1"))) or url
        return Skipped(url, "fetch-failed", "redirected too often", "")

    def _ask(self, url: str, remembered: Remembered, wait: float) -> Fetched | Skipped:
        """Ask once. Of a redirect the body is the address it names."""
        try:
            with self._turns.turn(urlsplit(url).netloc, wait):
                deadline = time.monotonic() + self.seconds
                with in_time(deadline):
                    return self._answer(url, remembered, deadline)
        except PrivateAddress as error:
            return Skipped(url, "fetch-refused", str(error), _PRIVATE_HINT)
        except TooLarge:
            return Skipped(url, "too-large", f"larger than {self.max_bytes / 1e6:g} MB", "")
        except (TooSlow, httpx.TimeoutException):
            return Skipped(url, "too-slow", "the server takes too long", _LATER)
        except (BadPacking, httpx.TransportError, httpx.InvalidURL) as error:
            return Skipped(url, "fetch-failed", f"could not be fetched: {error}", _LATER)

    def _answer(self, url: str, remembered: Remembered, deadline: float) -> Fetched:
        with self._client.stream("GET", url, headers=_conditions(remembered)) as response:
            body, kept = b"", Remembered(response.headers.get("etag"), response.headers.get("last-modified"))
            if response.status_code in _REDIRECTS:
                body = response.headers.get("location", "").encode("latin-1", "replace")
            elif response.status_code == 200:
                self._check_size(response)
                packing = response.headers.get("content-encoding", "")
                body = read_body(response.iter_raw(), packing, self.max_bytes, deadline)
            media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            wait = retry_after(response.headers.get("retry-after", ""))
            return Fetched(url, response.status_code, body, media, response.charset_encoding, kept, wait)

    def _check_size(self, response: httpx.Response) -> None:
        said = response.headers.get("content-length", "")
        if said.isdigit() and int(said) > self.max_bytes:
            raise TooLarge


def _conditions(remembered: Remembered) -> dict[str, str]:
    given = {"If-None-Match": remembered.etag, "If-Modified-Since": remembered.modified}
    return {name: value for name, value in given.items() if value}


def retry_after(said: str) -> int | None:
    """Return the seconds a server asks to be left alone; a date it names counts from the present."""
    if said.isdigit():
        return min(int(said), 7 * 86_400)
    try:
        seconds = int(parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
    return max(0, min(seconds, 7 * 86_400))

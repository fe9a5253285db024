"""A message for a webhook -> posted to its address within limits, and what its server answered.

The same care as in fetching: addresses of private networks are refused unless that host was allowed, redirects are not
followed, and an answer has its time.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

import secondsource
from secondsource.ingest.addresses import canonical_url
from secondsource.ingest.checked_network import PrivateAddress, checked_client, in_time
from secondsource.ingest.fetch import retry_after

AGENT = f"Secondsource/{secondsource.__version__} (tells what is new on a desk)"
_SECONDS = 15.0  # for one message, from the connection to the head of the answer


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a message: the status of the answer (None: there was none), in words, how long to wait."""

    status: int | None
    said: str
    retry_after_seconds: int | None = None

    @property
    def arrived(self) -> bool:
        """Did the server take it?"""
        return self.status is not None and 200 <= self.status < 300


class Poster:
    """Posts messages; one at a time."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        """`seconds` has a server for one answer."""
        self._seconds = seconds
        self._clients: dict[str, httpx.Client] = {}

    def close(self) -> None:
        """Let go of all connections."""
        for client in self._clients.values():
            client.close()

    def post(self, address: str, body: bytes, heads: Mapping[str, str], *, private: bool = False) -> Posted:
        """Post a body; `private` allows the host of this very address to be of a private network."""
        try:
            with in_time(time.monotonic() + self._seconds):
                asked = self._client(address, private).stream("POST", address, content=body, headers=dict(heads))
                with asked as answer:
                    wait = retry_after(answer.headers.get("retry-after", ""))
                    return Posted(answer.status_code, f"the server answers {answer.status_code}", wait)
        except PrivateAddress as error:
            return Posted(None, str(error))
        except httpx.TimeoutException:
            return Posted(None, "the server takes too long")
        except (httpx.TransportError, httpx.InvalidURL) as error:
            return Posted(None, f"could not be reached: {error}")

    def _client(self, address: str, private: bool) -> httpx.Client:
        host = host_of(address) if private else ""
        if host not in self._clients:
            self._clients[host] = checked_client(AGENT, [host] if host else ())
        return self._clients[host]


def host_of(address: str) -> str:
    """Return the host of an address with its port, as a list of allowed hosts names it."""
    parts = urlsplit(address)
    return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def is_webhook(address: str) -> bool:
    """Is this an address of the web that can be posted to, without a name and password in it?"""
    return canonical_url(address) is not None and urlsplit(address).username is None

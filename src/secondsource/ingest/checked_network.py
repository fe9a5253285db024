"""A host name -> a connection to an address that was checked: never into a private network, however the name is turned.

The name is looked up once, and the very address that was checked is connected to; so a name that means another
address a moment later leads nowhere. This holds for every hop of a redirect.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateAddress(httpx.TransportError):
    """The host is of a private network, and was not allowed."""


def is_public(address: str) -> bool:
    """Is this an address of the open internet, also when an IPv4 address is wrapped in it?"""
    found: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return found.is_global and not found.is_multicast


_limits = threading.local()


@contextmanager
def in_time(deadline: float) -> Iterator[None]:
    """Let nothing that this thread reads from the network in this block end after `deadline` (`time.monotonic`)."""
    before = getattr(_limits, "deadline", None)
    _limits.deadline = deadline
    try:
        yield
    finally:
        _limits.deadline = before


def _left(timeout: float | None) -> float | None:
    deadline = getattr(_limits, "deadline", None)
    if deadline is None:
        return timeout
    left = float(deadline) - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the answer takes too long")
    return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no trickle of bytes outlasts the deadline: a timeout alone begins anew with every byte."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, *given: Any, **named: Any) -> httpcore.NetworkStream:
        return _TimedStream(self._inner.start_tls(*given, **named))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses, and to hosts that were allowed by name."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """`allowed` are hosts ("intranet", "10.1.2.3", "localhost:8080") that may be private."""
        self._allowed = frozenset(host.lower() for host in allowed)
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers; raises `PrivateAddress`, `httpcore.ConnectError`."""
        last: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._checked(host, port):
            try:
                return _TimedStream(
                    self._inner.connect_tcp(address, port, _left(timeout), local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Refuse: no page lives there."""
        raise PrivateAddress("a socket of this machine is no page")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known: {error}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allowed.isdisjoint({host.lower(), f"{host.lower()}:{port}"}):
            return addresses
        public = [address for address in addresses if is_public(address)]
        if addresses and not public:
            raise PrivateAddress(f"{host} is an address of a private network")
        return public


def checked_client(agent: str, allowed: Iterable[str] = (), seconds: float = 10.0) -> httpx.Client:
    """Return a client that connects to checked addresses alone, follows no redirect and keeps no cookies."""
    transport = httpx.HTTPTransport(trust_env=False)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(),
        max_connections=32,
        max_keepalive_connections=8,
        keepalive_expiry=5.0,
        network_backend=CheckedBackend(allowed),
    )
    headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
    timeout = httpx.Timeout(seconds, pool=60.0)
    return httpx.Client(transport=transport, headers=headers, timeout=timeout, trust_env=False, follow_redirects=False)

"""The `Host` a request names → may it be answered? A page of a stranger must not reach the desk by a name of its own.

A browser that was told that `evil.example` is 127.0.0.1 (DNS rebinding) still sends `Host: evil.example`; only numbers,
`localhost` and the names given when the desk was opened are answered.
"""

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address

_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?", re.IGNORECASE)


def is_loopback(host: str) -> bool:
    """Is `host` (a name or number, no port) reached from this machine alone?"""
    if host.casefold() == "localhost":
        return True
    number = _number(host)
    return number is not None and number.is_loopback


def host_allowed(header: str, names: Collection[str]) -> bool:
    """May a request with this `Host` be answered? `names` are those given at the start, in lower case, without port."""
    match = _HOST.fullmatch(header)
    if not match:
        return False
    host = match[1].casefold().rstrip(".")
    return host == "localhost" or host in names or _number(host) is not None


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None

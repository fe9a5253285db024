"""A token that somebody sent → let in, refused, or told to wait: guesses get slower for an address and for a browser.

A browser that was signed in once is counted by itself: whoever guesses from its address, behind the same proxy say,
does not make its owner wait.
"""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

from secondsource.errors import RequestError
from secondsource.web.keys import Keys
from secondsource.web.throttle import Throttle

_IPV6_NETWORK = 64  # bits: whoever has one address of such a network has all of them


class Guesses:
    """Looks at tokens one after another, on the thread of the server: many at once gain nothing."""

    def __init__(self, keys: Keys, throttle: Throttle) -> None:
        self.keys, self._throttle = keys, throttle

    def check(self, given: str, request: Request) -> None:
        """Return when `given` is the token of the desk; raises `RequestError` when it is not, or came too soon."""
        who = self._who(request)
        wait_s = self._throttle.wait_s(who)
        if wait_s > 0:
            raise RequestError("too-many-tries", "too many wrong tokens", f"wait {int(wait_s) + 1} seconds", 429)
        if not self.keys.is_token(given):
            self._throttle.failed(who)
            raise RequestError(
                "wrong-token", "that is not the token of this desk", "it was shown where the desk was opened", 401
            )
        self._throttle.passed(who)

    def _who(self, request: Request) -> str:
        """Return whom a guess counts for; headers that claim another address are not believed."""
        known = request.cookies.get(known_cookie(request), "")
        if self.keys.is_known(known):
            return f"browser {known}"
        return network_of(request.client.host if request.client else "unknown")


def known_cookie(request: Request) -> str:
    """Return the name of the cookie of a browser that was signed in once."""
    return f"secondsource_known_{(request.scope.get('server') or ('', 0))[1]}"


def network_of(address: str) -> str:
    """Return the address, of IPv6 the network it is in; an IPv4 address written as IPv6 is that IPv4 address."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(number, IPv6Address):
        return str(number)
    return str(number.ipv4_mapped or IPv6Address(int(number) >> _IPV6_NETWORK << _IPV6_NETWORK))

"""The token of a desk → who is signed in, and which forms are our own; every comparison takes the same time."""

import hmac
import secrets
from hashlib import sha256

LEAST_CHARS = 16  # of a token chosen by a person


class Keys:
    """The token (None: the desk is open to whoever reaches it) and what is signed with it.

    With a token, sign-ins outlive a restart and end when the token changes; without one, forms end with the process.
    """

    def __init__(self, token: str | None) -> None:
        self._token = token
        self._secret = sha256(b"secondsource desk " + token.encode()).digest() if token else secrets.token_bytes(32)

    @property
    def needed(self) -> bool:
        """Does one have to sign in?"""
        return self._token is not None

    def is_token(self, given: str) -> bool:
        """Is this the token of the desk?"""
        return self._token is not None and _same(given, self._token)

    def new_pass(self) -> str:
        """Return the value of a new sign-in cookie."""
        return self._named("pass")

    def is_pass(self, cookie: str) -> bool:
        """Was this sign-in cookie given out with the present token?"""
        return self._is_named("pass", cookie)

    def new_known(self) -> str:
        """Return the value of a new cookie for a browser that was signed in; it opens nothing."""
        return self._named("known")

    def is_known(self, cookie: str) -> bool:
        """Was this browser signed in with the present token?"""
        return self._is_named("known", cookie)

    def form_token(self, visitor: str) -> str:
        """Return what a form on a page of this visitor must send back."""
        return self._signed("form", visitor)

    def is_form_token(self, given: str, visitor: str) -> bool:
        """Did the form come from a page that we gave to this visitor?"""
        return bool(visitor) and _same(given, self.form_token(visitor))

    def _named(self, purpose: str) -> str:
        name = secrets.token_urlsafe(16)
        return f"{name}.{self._signed(purpose, name)}"

    def _is_named(self, purpose: str, cookie: str) -> bool:
        name, dot, signed = cookie.partition(".")
        return bool(name and dot) and _same(signed, self._signed(purpose, name))

    def _signed(self, purpose: str, words: str) -> str:
        return hmac.new(self._secret, f"{purpose}\0{words}".encode("utf-8", "replace"), sha256).hexdigest()


def new_visitor() -> str:
    """Return a new, meaningless name for a visitor, kept in a cookie so that forms can be told to be ours."""
    return secrets.token_urlsafe(16)


def new_token() -> str:
    """Return a new token for a desk: 256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


def _same(given: str, right: str) -> bool:
    """Compare in the same time wherever they differ; lone surrogates are no error."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode("utf-8", "replace"))

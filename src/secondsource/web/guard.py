"""A request → let through, sent to sign in, or refused, before any page sees it; every answer leaves with safe headers.

In this order: the host is one of ours, the visitor is signed in (where a token is needed), what is posted is small,
a form, and comes from a page of ours.
"""

from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from secondsource.errors import RequestError
from secondsource.web.doors import Doors
from secondsource.web.guesses import Guesses
from secondsource.web.headers import safe_headers
from secondsource.web.hosts import host_allowed
from secondsource.web.keys import new_visitor

_MOST_POSTED_BYTES, _MOST_ADDRESS_CHARS, _MOST_FIELDS = 65536, 4096, 50
OPEN = ("/sign-in", "/static/")  # what is needed to sign in

Refuse = Callable[[Request, RequestError], Response]


class Guard:
    """The ASGI layer around the pages; `takes` says whether something is there that takes what is posted, `refuse`
    turns an error into the answer that says so."""

    def __init__(
        self, app: ASGIApp, doors: Doors, guesses: Guesses, takes: Callable[[Scope], bool], refuse: Refuse
    ) -> None:
        self._app, self._doors, self._guesses, self._takes, self._refuse = app, doors, guesses, takes, refuse
        self._keys = guesses.keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the page knows no web sockets."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._guarded(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        visitor = request.cookies.get(visitor_cookie(request), "")
        fresh = new_visitor() if not 16 <= len(visitor) <= 64 else ""
        visitor = fresh or visitor

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = safe_headers(list(message.get("headers", [])))
                if fresh and request.method == "GET" and not request.url.path.startswith("/static/"):
                    message["headers"].append(_set_cookie(visitor_cookie(request), fresh))
            await send(message)

        try:
            answer = await self._judged(request, visitor)
        except RequestError as error:
            answer = self._refuse(request, error)
        await (answer or self._app)(scope, receive, send_safely)

    async def _judged(self, request: Request, visitor: str) -> Response | None:
        """Return None to let the request through, or the way to the sign-in; raises `RequestError` to refuse."""
        if not host_allowed(request.headers.get("host", ""), self._doors.names):
            raise RequestError(
                "wrong-host", "this desk does not go by that name", "use the address it was opened at", 421
            )
        if len(request.scope.get("raw_path") or b"") + len(request.scope["query_string"]) > _MOST_ADDRESS_CHARS:
            raise RequestError("address-too-long", "the address is too long", "ask for less", 414)
        by_token, cookie = self._bearer(request), request.cookies.get(pass_cookie(request), "")
        signed_in = by_token or not self._keys.needed or self._keys.is_pass(cookie)
        seat = f"{visitor} {cookie}" if self._keys.needed and signed_in else visitor
        if request.method == "POST" and self._takes(request.scope):
            await self._check_post(request, seat, by_token)
        request.state.form_token, request.state.signed_in = self._keys.form_token(seat), signed_in
        if signed_in or request.url.path.startswith(OPEN):
            return None
        if wants_json(request) or request.method == "POST":
            raise RequestError(
                "sign-in-needed", "this desk asks for its token", "send it: Authorization: Bearer …", 401
            )
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(back, safe='')}", 303)

    def _bearer(self, request: Request) -> bool:
        """Does the request carry the token itself? A wrong one is an error, and slows the next."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if not self._keys.needed or kind.casefold() != "bearer":
            return False
        self._guesses.check(given.strip(), request)
        return True

    async def _check_post(self, request: Request, seat: str, by_token: bool) -> None:
        """Read what is posted into `request.state.form`; raises `RequestError` when it is not a form of ours."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            raise RequestError("not-a-form", "only forms are taken", "send application/x-www-form-urlencoded", 415)
        if not _from_here(request):
            raise RequestError("foreign-form", "this form was sent from another site", "use the form of the page", 403)
        request.state.form = fields = _fields(await _body(request))
        if not by_token and not self._keys.is_form_token(fields.get("form_token", ""), seat):
            raise RequestError(
                "stale-form", "the form is too old or not ours", "open the page again and send it anew", 403
            )


def wants_json(request: Request) -> bool:
    """Is a program asking? By the address it asks for, or by what it accepts."""
    if request.url.path.endswith((".json", ".atom")):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def pass_cookie(request: Request) -> str:
    """Return the name of the sign-in cookie; browsers share cookies between ports, so it carries ours."""
    return f"secondsource_pass_{(request.scope.get('server') or ('', 0))[1]}"


def visitor_cookie(request: Request) -> str:
    """Return the name of the cookie that tells our forms from strangers'."""
    return f"secondsource_visitor_{(request.scope.get('server') or ('', 0))[1]}"


def _set_cookie(name: str, value: str) -> tuple[bytes, bytes]:
    return b"set-cookie", f"{name}={value}; HttpOnly; SameSite=Strict; Path=/".encode()


def _from_here(request: Request) -> bool:
    """Does the browser, where it says so, say that the form was sent from a page of ours?"""
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site in ("same-origin", "none") and (origin is None or urlsplit(origin).netloc.casefold() == host.casefold())


async def _body(request: Request) -> bytes:
    """Read the body, up to a limit."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > _MOST_POSTED_BYTES:
                raise RequestError("too-large-form", "the form is too large", "send less", 413)
    except ClientDisconnect:
        raise RequestError("not-a-form", "the form was not sent whole", "send it again", 400) from None
    return body


def _fields(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise RequestError(
            "not-a-form", "the form cannot be read", "send application/x-www-form-urlencoded", 400
        ) from None

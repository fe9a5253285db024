"""Pages that were answered → the same again while the desk has not changed, from memory, to whoever may see them.

What differs from visitor to visitor is the token of their forms alone: pages are made with a mark in its place that
nobody can guess, and the token is put in when they are answered. Where more is asked than can be made, a page that
was made some seconds ago is given although the desk has changed since (`Age` tells how long ago), but never one that
was made before the last form that this server took.
"""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from time import monotonic

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from secondsource.web.guard import OPEN, wants_json
from secondsource.web.looks import Looks

_MAKERS, _DOERS = 2, 2  # pages made at once, forms taken at once
_MOST_BYTES, _MOST_BYTES_OF_ONE, _EACH_BYTES = 64 * 2**20, 4 * 2**20, 2048
_LATE_S = 60.0
_OF_NO_DESK = (*OPEN, "/openapi.json")
Key = tuple[object, ...]


@dataclass(slots=True)
class Made:
    """An answer, its body cut where a form token stands. `mark`: what the desk was like, `turn`: how many forms were
    taken before, `at`: when it was made. `error`: what the page stumbled over."""

    mark: object
    turn: int
    at: float
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    hash: bytes = b""
    error: Exception | None = None

    def body(self, token: bytes) -> bytes:
        """Return the body for the visitor whose forms carry this token."""
        return self.parts[0] if len(self.parts) == 1 else token.join(self.parts)

    def tag(self, token: bytes) -> bytes:
        """Return what stands for this very body, so that it need not be sent again."""
        return (
            b'"%s"' % blake2b(self.hash + (token if len(self.parts) > 1 else b""), digest_size=12).hexdigest().encode()
        )


@dataclass(slots=True)
class _Work:
    """A page that is being made, or waits for a maker (`made` is None then)."""

    made: Made | None = None
    task: asyncio.Task[Made] | None = None


class KeptAnswers:
    """The ASGI layer between the guard and the pages; `looks` return another mark whenever the desk has changed."""

    def __init__(
        self, app: ASGIApp, looks: Looks, most_bytes: int = _MOST_BYTES,
        clock: Callable[[], float] = monotonic,
    ) -> None:  # fmt: skip
        self._app, self._looks, self._most_bytes, self._clock = app, looks, most_bytes, clock
        self._gap = secrets.token_hex(32)  # as long as a form token
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._bytes, self._turn, self._waited_for = 0, 0, 0
        self._works: dict[Key, _Work] = {}
        self._renewed: dict[Key, asyncio.Task[None]] = {}
        self._makers, self._doers = asyncio.Semaphore(_MAKERS), asyncio.Semaphore(_DOERS)
        self._renewer = asyncio.Semaphore(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page from memory or have it made; let everything else through."""
        if scope["path"].startswith(_OF_NO_DESK):
            await self._app(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            made, late = await self._answer(scope)
            await _send(made, scope, send, int(self._clock() - made.at) if late else None)
        else:
            await self._take(scope, receive, send)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a form, and answer when others may have its place.

        What was made before it is given from then on only while it is as new as the desk, unless the form was refused:
        one that failed may have been written before it did.
        """
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        try:
            async with self._doers:
                await self._app(scope, receive, keep)
        finally:
            refused = said and 400 <= said[0]["status"] < 500
            self._turn += not refused
            for message in said:
                await send(message)

    async def _answer(self, scope: Scope) -> tuple[Made, bool]:
        """Return the page as it is now – or, where makers cannot keep up, as it was a moment ago, and whether so."""
        request = Request(scope)
        asked = (scope["path"], scope["query_string"], scope["scheme"], request.headers.get("host"))
        key = (*asked, wants_json(request))
        mark = await self._looks()
        kept, work = self._kept.get(key), self._works.get(key)
        if kept is not None and self._will_do(kept, mark):
            self._kept.move_to_end(key)
            late = kept.mark != mark
            if late and key not in self._renewed and self._is_old(kept):
                self._renewed[key] = asyncio.get_running_loop().create_task(self._renew(key, scope))
            return kept, late
        if work is None or not (work.made is None or work.made.mark == mark):
            work = self._begin(key, scope)
        assert work.task is not None
        return await asyncio.shield(work.task), False

    def _is_old(self, made: Made) -> bool:
        return self._clock() - made.at > _LATE_S / 2

    async def _renew(self, key: Key, scope: Scope) -> None:
        """Make a late page anew before anybody has to wait for it: one at a time, so that who waits is not kept up."""
        try:
            async with self._renewer:
                if (kept := self._kept.get(key)) is not None and self._is_old(kept):
                    await self._make(_Work(), key, scope)
        finally:
            del self._renewed[key]

    def _begin(self, key: Key, scope: Scope) -> _Work:
        work = self._works[key] = _Work()
        self._waited_for += 1
        work.task = asyncio.get_running_loop().create_task(self._make(work, key, scope))
        work.task.add_done_callback(self._done)
        return work

    def _done(self, task: asyncio.Task[Made]) -> None:
        self._waited_for -= 1

    def _will_do(self, made: Made, mark: object) -> bool:
        """Is a page as new as the desk, or may it be late?"""
        late = self._waited_for >= _MAKERS and made.turn == self._turn and self._clock() - made.at < _LATE_S
        return late or made.mark == mark

    async def _make(self, work: _Work, key: Key, scope: Scope) -> Made:
        try:
            async with self._makers:
                made = work.made = Made(await self._looks(), self._turn, self._clock())
                await self._fill(made, scope)
        finally:
            if self._works.get(key) is work:
                del self._works[key]
        if made.status == 200 and not any(name == b"set-cookie" for name, _ in made.headers):
            self._keep(key, made)
        return made

    async def _fill(self, made: Made, scope: Scope) -> None:
        """Have the page made, for nobody in particular."""
        body = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                made.status, made.headers = message["status"], list(message["headers"])
            else:
                body.append(message.get("body", b""))

        asked = {**scope, "method": "GET", "state": {**scope["state"], "form_token": self._gap}}
        try:
            await self._app(asked, _nothing_more, take)
        except Exception as error:
            made.error = error
        made.parts = b"".join(body).split(self._gap.encode())
        made.hash = blake2b(b"\0".join(made.parts), digest_size=16).digest()

    def _keep(self, key: Key, made: Made) -> None:
        """Keep an answer, and let those go that were asked for longest ago when they take too much room."""
        if (before := self._kept.get(key)) is not None:
            if before.at > made.at:
                return  # it was begun later, and was sooner done
            del self._kept[key]
            self._bytes -= _size(key, before)
        if _size(key, made) <= _MOST_BYTES_OF_ONE:
            self._kept[key] = made
            self._bytes += _size(key, made)
        while self._bytes > self._most_bytes:
            self._bytes -= _size(*self._kept.popitem(last=False))


_OF_A_BODY = (b"content-length", b"content-type", b"content-disposition")


async def _send(made: Made, scope: Scope, send: Send, age_s: int | None) -> None:
    """Send an answer to one visitor; one who has this very answer is told so. `age_s`: None of one that is new."""
    token = str(scope["state"].get("form_token", "")).encode()
    status, headers, body = made.status, list(made.headers), made.body(token)
    if age_s is not None:
        headers.append((b"age", b"%d" % age_s))
    if status == 200:
        headers.append((b"etag", made.tag(token)))
        if not {made.tag(token), b"*"}.isdisjoint(_tags_held(scope)):
            status, body, headers = 304, b"", [one for one in headers if one[0] not in _OF_A_BODY]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    error, made.error = made.error, None  # told once, however many asked
    if error is not None:
        raise error


def _tags_held(scope: Scope) -> list[bytes]:
    """Return the tags of the answers that the visitor holds."""
    held = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    return [tag.strip().removeprefix(b"W/") for tag in held.split(b",")]


def _size(key: Key, made: Made) -> int:
    """Return about how many bytes of memory a kept answer takes."""
    return sum(map(len, made.parts)) + sum(len(str(one)) for one in key) + _EACH_BYTES


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}

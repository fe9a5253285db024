"""A request written by hand → the answer of an ASGI application, without a server or a client library."""

import asyncio
import json
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)

    def cookies(self) -> dict[str, str]:
        pairs = [value.partition(";")[0].partition("=") for key, value in self.headers if key == "set-cookie"]
        return {name: value for name, _, value in pairs}


def ask(  # noqa: PLR0913
    app: Any,
    path: str,
    *,
    method: str = "GET",
    form: Any = None,
    body: bytes | None = None,
    raises: type[Exception] | None = None,
    **headers: str,
) -> Answer:
    """Ask `app` for a path (with its query); `headers` are given with "_" for "-"; `raises`: what the server logs."""
    path, _, query = path.partition("?")
    if form is not None:
        method, body = "POST", urlencode(form).encode()
        headers.setdefault("content_type", "application/x-www-form-urlencoded")
    given = {"host": "127.0.0.1:8010", "accept": "text/html"} | {k.replace("_", "-"): v for k, v in headers.items()}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in given.items()],
        "client": (headers.get("client", "127.0.0.1"), 50000),
        "server": ("127.0.0.1", 8010),
        "state": {},
    }
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": body or b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    with pytest.raises(raises) if raises else nullcontext():
        asyncio.run(app(scope, receive, send))
    start = next(m for m in sent if m["type"] == "http.response.start")
    got = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return Answer(start["status"], [(k.decode().lower(), v.decode()) for k, v in start["headers"]], got)


class Visitor:
    """Somebody with a browser: keeps cookies and finds the token of a page's forms."""

    def __init__(self, app: Any, **headers: str) -> None:
        self.app, self.headers, self.cookies = app, headers, {}

    def _ask(self, path: str, **given: Any) -> Answer:
        kept = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        answer = ask(self.app, path, **({"cookie": kept} if kept else {}), **self.headers, **given)
        self.cookies |= answer.cookies()
        return answer

    def get(self, path: str, **given: Any) -> Answer:
        return self._ask(path, **given)

    def form_token(self, path: str) -> str:
        return self.get(path).text.partition('name="form_token" value="')[2].partition('"')[0]

    def post(self, path: str, page: str, **fields: str) -> Answer:
        """Send the form of `page` to `path`."""
        return self._ask(path, form={"form_token": self.form_token(page), **fields})

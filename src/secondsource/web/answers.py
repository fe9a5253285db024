"""A page's context, or what went wrong → the answer: HTML for people, JSON for programs, one shape for every error."""

from collections.abc import Mapping
from typing import Any

import msgspec
from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from secondsource.errors import RequestError
from secondsource.web.guard import wants_json
from secondsource.web.page_table import Asked, Download, Page, checked


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong: a code to search for, what it is, what to do, and the HTTP status."""

    code: str
    what: str
    hint: str
    status: int


class ErrorAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The one shape of every error."""

    error: ErrorBody


class Answers:
    """Fills templates and encodes contexts; `desk` is handed to every page."""

    def __init__(self, environment: Environment, desk: Any) -> None:
        self._environment, self._desk = environment, desk

    def page(self, page: Page, request: Request, *, as_json: bool) -> Response:
        """Answer a request for a page or its twin."""
        asked = Asked(self._desk, given_to(page, request), site_of(request))
        context = page.make(asked)
        if as_json:
            return json_answer(context)
        return self.html(
            page.template,
            request,
            {"it": context, "asked": asked.given, "twin": _twin(page, request), **page.dress(context)},
        )

    def html(self, template: str, request: Request, words: Mapping[str, Any], status: int = 200) -> Response:
        """Fill a template; `form_token` and `here` (path and query) are there for every one."""
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        filled = self._environment.get_template(template).render(
            {
                "form_token": _form_token(request),
                "here": here,
                "path": request.url.path,
                "twin": "",
                "asked": {},
                **words,
            }
        )
        return HTMLResponse(filled, status)

    def refusal(self, request: Request, error: RequestError) -> Response:
        """Say that a request cannot be answered, as HTML or JSON."""
        if wants_json(request):
            answer = json_answer(ErrorAnswer(error=_body(error)), error.status)
        else:
            answer = self.html("refusal.html.j2", request, {"it": _body(error)}, error.status)
        if error.status == 401:
            answer.headers["www-authenticate"] = "Bearer"
        return answer


def given_to(row: Page | Download, request: Request) -> dict[str, str]:
    """Return the parameters of a page or file; raises `RequestError` for one that is not taken, or given twice."""
    query = request.query_params
    if any(len(query.getlist(one.name)) > 1 for one in row.parameters):
        raise RequestError("bad-parameter", "a parameter is given twice", "give it once", 400)
    return checked(row.parameters, {**query, **request.path_params})


def json_answer(context: Any, status: int = 200) -> Response:
    """Return a context as JSON."""
    return Response(msgspec.json.encode(context), status, media_type="application/json")


def _body(error: RequestError) -> ErrorBody:
    return ErrorBody(code=error.code, what=error.what, hint=error.hint, status=error.status)


def site_of(request: Request) -> str:
    """Return the site the desk was asked at; the guard has looked at its name."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}"


def _form_token(request: Request) -> str:
    return str(getattr(request.state, "form_token", ""))


def _twin(page: Page, request: Request) -> str:
    path = request.url.path
    twin = page.twin if page.path == "/" else f"{path}.json"
    return twin + (f"?{request.url.query}" if request.url.query else "")

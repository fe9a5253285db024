"""The rows of pages, downloads and actions → the desk's application: routes, error answers, the guard around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from secondsource.brief.page_parts import page_environment
from secondsource.errors import RequestError, SecondsourceError
from secondsource.store.changed import ChangeWatch
from secondsource.store.connect import Desk
from secondsource.web.answers import Answers, given_to, json_answer, site_of
from secondsource.web.doors import Doors
from secondsource.web.guard import Guard, wants_json
from secondsource.web.guesses import Guesses
from secondsource.web.kept_answers import KeptAnswers
from secondsource.web.keys import Keys
from secondsource.web.looks import Looks
from secondsource.web.openapi import describe
from secondsource.web.page_table import Action, Asked, Download, Hands, Page, Row, checked
from secondsource.web.sign_in import SignIn
from secondsource.web.static_files import StaticFiles
from secondsource.web.story_parts import desk_marks
from secondsource.web.throttle import Throttle

_TEMPLATES = Path(__file__).parent / "templates"
Endpoint = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class DeskApp:
    """The application, and what it looks at the desk with."""

    guard: Guard
    looks: Looks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self.guard(scope, receive, send)

    def close(self, seconds: float) -> None:
        """Let go of the desk, which stays open; wait so long for it."""
        self.looks.close(seconds)


def build_app(
    desk: Any,
    doors: Doors,
    rows: Sequence[Row],
    hands: Hands | None = None,
    throttle: Throttle | None = None,
) -> DeskApp:
    """Return the application that shows `desk` behind `doors`; `rows` are all it answers besides signing in."""
    static, guesses = StaticFiles(), Guesses(Keys(doors.token), throttle or Throttle())
    environment = page_environment(FileSystemLoader(_TEMPLATES))
    environment.globals.update(static=static.address, token_needed=guesses.keys.needed, marks=desk_marks)
    answers = Answers(environment, desk)
    sign_in, told = SignIn(answers, guesses), json_answer(describe(rows)).body
    routes: list[BaseRoute] = [
        Route("/sign-in", sign_in.show, methods=["GET"]),
        Route("/sign-in", sign_in.take, methods=["POST"]),
        Route("/sign-out", sign_in.leave, methods=["POST"]),
        Route("/static/{hash}/{name}", static.answer),
        Route("/openapi.json", lambda _: Response(told, media_type="application/json")),
    ]
    for row in rows:
        routes += _routes_of(row, answers, desk, hands or Hands())
    # What ends in ".json" or the like would be taken for a name by the pattern of a page: it comes first.
    routes.sort(key=lambda route: "." not in getattr(route, "path", "").rpartition("/")[2])
    refuse = answers.refusal
    app = Starlette(routes=routes, exception_handlers={Exception: partial(_failed, refuse), **_told(refuse)})
    looks = _looks_at(desk)
    return DeskApp(Guard(KeptAnswers(app, looks), doors, guesses, partial(_takes_posts, routes), refuse), looks)


def _looks_at(desk: Any) -> Looks:
    if not isinstance(desk, Desk):
        return Looks(object)
    watch = ChangeWatch(desk)
    return Looks(watch.mark, watch.close)


def _takes_posts(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    """Is there anything at this address that takes what is posted?"""
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


def _routes_of(row: Row, answers: Answers, desk: Any, hands: Hands) -> list[BaseRoute]:
    """Return the routes of a row: a page has two, its own and its twin's."""
    if isinstance(row, Page):
        own, twin = (partial(_page, answers, row, as_json=as_json) for as_json in (False, True))
        return [Route(row.path, own), Route(row.twin, twin)]
    if isinstance(row, Download):
        return [Route(row.path, partial(_download, row, desk))]
    return [Route(row.path, partial(_action, row, desk, hands), methods=["POST"])]


def _page(answers: Answers, page: Page, request: Request, *, as_json: bool) -> Response:
    return answers.page(page, request, as_json=as_json)


def _download(row: Download, desk: Any, request: Request) -> Response:
    answer = Response(row.make(Asked(desk, given_to(row, request), site_of(request))), media_type=row.media)
    if row.file:
        answer.headers["content-disposition"] = f'attachment; filename="{row.file}"'
    return answer


def _action(row: Action, desk: Any, hands: Hands, request: Request) -> Response:
    given = checked(row.parameters, {**request.state.form, **request.path_params})
    place = row.do(Asked(desk, given, now=hands.now, follow=hands.follow))
    return json_answer({"done": True, "see": place}) if wants_json(request) else RedirectResponse(place, 303)


def _told(refuse: Callable[[Request, RequestError], Response]) -> dict[Any, Any]:
    """Return what answers each kind of error; a page never shows a stack of calls."""

    def refused(request: Request, error: RequestError) -> Response:
        return refuse(request, error)

    def out_of_order(request: Request, error: SecondsourceError) -> Response:
        return refuse(request, RequestError(error.code, error.what, error.hint, 503))

    def not_there(request: Request, error: HTTPException) -> Response:
        if error.status_code == 405:
            answer = refuse(request, RequestError("wrong-method", "this cannot be done here", "see /openapi.json", 405))
            answer.headers.update(error.headers or {})  # what can
            return answer
        return refuse(request, RequestError("not-found", "there is no such page", "look from the front page", 404))

    return {RequestError: refused, SecondsourceError: out_of_order, HTTPException: not_there}


def _failed(refuse: Callable[[Request, RequestError], Response], request: Request, error: Exception) -> Response:
    """Answer when a page stumbled; what happened is in the log."""
    return refuse(request, RequestError("page-failed", "this page could not be made", "please report it as a bug", 500))

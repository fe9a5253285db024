"""The sign-in: the token of the desk → a cookie that opens the other pages; by form or by the link of the start."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.web.answers import Answers
from secondsource.web.guard import pass_cookie
from secondsource.web.guesses import Guesses, known_cookie


class SignIn:
    """Shows the form, checks the token, signs out."""

    def __init__(self, answers: Answers, guesses: Guesses) -> None:
        self._answers, self._guesses, self._keys = answers, guesses, guesses.keys

    async def show(self, request: Request) -> Response:
        """Show the form, or take the token from the link."""
        if token := request.query_params.get("token", ""):
            return self._checked(request, token, "/")
        return self._answers.html(
            "sign_in.html.j2", request, {"next": local_path(request.query_params.get("next", "/"))}
        )

    async def take(self, request: Request) -> Response:
        """Take the token from the form."""
        form = request.state.form
        return self._checked(request, form.get("token", "").strip(), local_path(form.get("next", "/")))

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(pass_cookie(request))
        return answer

    def _checked(self, request: Request, token: str, next_path: str) -> Response:
        if self._keys.needed:
            self._guesses.check(token, request)
        answer = RedirectResponse(next_path, 303)
        if self._keys.needed:
            _give(answer, request, pass_cookie(request), self._keys.new_pass(), 30)
            _give(answer, request, known_cookie(request), self._keys.new_known(), 365)
        return answer


def _give(answer: Response, request: Request, name: str, value: str, days: int) -> None:
    """Have the browser keep a cookie for so many days."""
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, max_age=days * 86400, httponly=True, samesite="strict", secure=secure)


def local_path(path: str) -> str:
    """Return a path of this desk to go on to; "/" for what leads elsewhere."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
    return path if inside else "/"

"""The sign-in: the token of the desk → a cookie that opens the other pages; by form or by the link of the start."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.web.answers import Answers
from secondsource.web.guard import check_token, client_of, pass_cookie
from secondsource.web.keys import Keys
from secondsource.web.throttle import Throttle


class SignIn:
    """Shows the form, checks the token, signs out."""

    def __init__(self, answers: Answers, keys: Keys, throttle: Throttle) -> None:
        self._answers, self._keys, self._throttle = answers, keys, throttle

    def show(self, request: Request) -> Response:
        """Show the form, or take the token from the link."""
        if token := request.query_params.get("token", ""):
            return self._checked(request, token, "/")
        return self._answers.html(
            "sign_in.html.j2", request, {"next": local_path(request.query_params.get("next", "/"))}
        )

    def take(self, request: Request) -> Response:
        """Take the token from the form."""
        form = request.state.form
        return self._checked(request, form.get("token", "").strip(), local_path(form.get("next", "/")))

    def leave(self, request: Request) -> Response:
        """Sign out."""
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(pass_cookie(request))
        return answer

    def _checked(self, request: Request, token: str, next_path: str) -> Response:
        if self._keys.needed:
            check_token(token, client_of(request), self._keys, self._throttle)
        answer = RedirectResponse(next_path, 303)
        if self._keys.needed:
            answer.set_cookie(
                pass_cookie(request),
                self._keys.new_pass(),
                max_age=30 * 86400,
                httponly=True,
                samesite="strict",
                secure=request.url.scheme == "https",
            )
        return answer


def local_path(path: str) -> str:
    """Return a path of this desk to go on to; "/" for what leads elsewhere."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
    return path if inside else "/"

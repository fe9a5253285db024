"""A desk of one page, one download and one action, for what every page shares."""

from dataclasses import dataclass
from typing import Any

from secondsource.errors import RequestError, StoreError
from secondsource.web.application import build_app
from secondsource.web.doors import Doors, checked_doors
from secondsource.web.page_table import Action, Asked, Download, Page, Parameter

TOKEN = "a-token-of-some-length"


@dataclass(frozen=True)
class Shown:
    """What the page shows."""

    code: str
    what: str
    hint: str
    status: int


def show(asked: Asked) -> Shown:
    word = asked.given["word"]
    if word == "none":
        raise RequestError("not-found", "there is no such word", "try another", 404)
    if word == "store":
        raise StoreError("desk-locked", "the desk is locked", "wait")
    if word == "bug":
        raise ZeroDivisionError("a secret")
    return Shown(asked.desk, word, asked.given["tone"] + str(asked.number("many", 1, 9, 3)), 200)


done: list[str] = []


def do(asked: Asked) -> str:
    done.append(asked.given["what"])
    return "/word/done"


ROWS = (
    Page(
        "/word/{word}", "word", "A word.", Shown, show, "refusal.html.j2",
        (
            Parameter("word", "The word.", "path"),
            Parameter("tone", "How.", choices=("high", "low")),
            Parameter("many", "How many.", number=True),
        ),
    ),
    Download("/word/{word}.md", "word-md", "A word to take along.", "text/markdown; charset=utf-8",
             lambda asked: asked.given["word"].encode(), (Parameter("word", "The word.", "path"),), "word.md"),
    Action("/do", "do", "Do it.", do, (Parameter("what", "What.", "form"),)),
)  # fmt: skip


def make_app(token: str | None = None, desk: Any = "desk", **options: Any) -> Any:
    """An application over `ROWS`."""
    return build_app(desk, checked_doors(Doors(token=token, names=("desk.example",))), ROWS, **options)

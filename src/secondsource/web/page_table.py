"""What the desk answers: pages, downloads and actions, one row each; routes and OpenAPI are made of these rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from secondsource.errors import RequestError

LARGEST_NUMBER = 999_999_999
DAY_SHAPE = {"anyOf": [{"format": "date"}, {"const": ""}]}
Where = Literal["path", "query", "form"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a page is asked by: its name, where it stands, what it means, its values (any when empty).

    `needed`: without it the page cannot be asked for (what stands in the path always is). `shape`: what the page
    reads of it, as JSON Schema for the description; the page itself looks more closely.
    """

    name: str
    what: str
    where: Where = "query"
    choices: tuple[str, ...] = ()
    number: bool = False
    needed: bool = False
    shape: Mapping[str, Any] | None = None


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: parameters by name (those of `Page.parameters`, "" where not given), and the `site` the desk was
    asked at ("http://127.0.0.1:8010"). `now` gives the moment (ISO, UTC) for what is written; `follow` has the stories
    told that were touched, at once or soon. It holds nothing of who asks: pages are kept for all.
    """

    desk: Any
    given: Mapping[str, str]
    site: str = ""
    now: Callable[[], str] = str
    follow: Callable[[], None] = nothing

    def number(self, name: str, least: int, most: int, usual: int) -> int:
        """Return a parameter as a number between `least` and `most`, `usual` when it is not given."""
        words = self.given.get(name, "")
        if not words:
            return usual
        if not words.isascii() or not words.isdigit() or len(words) > len(str(LARGEST_NUMBER)):
            raise RequestError("bad-parameter", f"{name} is a number", f"{least} to {most}", 400)
        return max(least, min(most, int(words)))


def is_moment(words: str) -> bool:
    """Is this a day or moment of the calendar, as ISO writes it?"""
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Hands:
    """What the program hands to actions: `now` gives the moment (ISO, UTC) to write, `follow` has stories told."""

    now: Callable[[], str] = str
    follow: Callable[[], None] = nothing


def _no_words(context: Any) -> Mapping[str, Any]:
    """Add nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `make` turns what was asked into its `context`, a dataclass that is the JSON twin as it stands.

    `dress` adds what only the template needs. `path` is written as in OpenAPI ("/story/{id}"); its twin ends in ".json"
    ("/" has "/index.json").
    """

    path: str
    name: str
    summary: str
    context: type
    make: Callable[[Asked], Any]
    template: str
    parameters: tuple[Parameter, ...] = ()
    dress: Callable[[Any], Mapping[str, Any]] = _no_words

    @property
    def twin(self) -> str:
        """The address of the JSON twin."""
        return "/index.json" if self.path == "/" else f"{self.path}.json"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: `make` turns what was asked into its bytes; `file` names it ("": shown as it is)."""

    path: str
    name: str
    summary: str
    media: str
    make: Callable[[Asked], bytes]
    parameters: tuple[Parameter, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done by a form: `do` does it and returns the path of the page that shows what came of it."""

    path: str
    name: str
    summary: str
    do: Callable[[Asked], str]
    parameters: tuple[Parameter, ...]


Row = Page | Download | Action


def checked(parameters: tuple[Parameter, ...], given: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters that a page knows; raises `RequestError` for a value that it does not take."""
    known = {}
    for parameter in parameters:
        words = given.get(parameter.name, "").replace("\0", " ")  # which no database takes into a text
        if words and parameter.choices and words not in parameter.choices:
            hint = f"one of {', '.join(parameter.choices)}"
            raise RequestError("bad-parameter", f"{parameter.name} has a value that is not known", hint, 400)
        if parameter.needed and not words:
            raise RequestError("bad-parameter", f"{parameter.name} is missing", parameter.what, 400)
        known[parameter.name] = words
    return known

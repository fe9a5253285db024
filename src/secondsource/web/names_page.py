"""The desk → whom and what its stories are about: people, organisations and places, those in most stories first."""

from dataclasses import dataclass
from heapq import merge
from itertools import islice

from secondsource.records.desk import EntityRow
from secondsource.store.people import list_entities
from secondsource.web.page_table import Asked, Page, Parameter

_SHOWN, _FURTHEST = 60, 6000
KINDS = ("person", "organisation", "place", "other")


@dataclass(frozen=True, slots=True)
class NamesPage:
    """Entities of a kind ("": any) whose names have a beginning, from the `skip`th on (`more`: others follow)."""

    kind: str
    begins: str
    skip: int
    names: tuple[EntityRow, ...]
    more: bool


def make_names_page(asked: Asked) -> NamesPage:
    """Read entities from the desk."""
    kind, begins, skip = asked.given["kind"], asked.given["begins"][:100], asked.number("skip", 0, _FURTHEST, 0)
    if kind or begins:
        found = list_entities(asked.desk, kind=kind or None, begins=begins, limit=_SHOWN + 1, skip=skip)
    else:
        found = _of_all_kinds(asked, skip)
    return NamesPage(kind, begins, skip, tuple(found[:_SHOWN]), len(found) > _SHOWN)


def _of_all_kinds(asked: Asked, skip: int) -> list[EntityRow]:
    """Return names of all kinds in one order: the desk has each kind in order, but not all together."""
    last = skip + _SHOWN + 1
    rows = (list_entities(asked.desk, kind=kind, limit=last) for kind in KINDS)
    return list(islice(merge(*rows, key=lambda one: (-one.stories, -one.reports, one.id)), skip, last))


NAMES = Page(
    "/names",
    "names",
    "People, organisations and places.",
    NamesPage,
    make_names_page,
    "names_page.html.j2",
    (
        Parameter("kind", "A kind of name.", choices=KINDS),
        Parameter("begins", "The letters a name begins with."),
        Parameter("skip", "How many to pass over.", number=True),
    ),
)

"""An outlet of the desk → its page: what it published, how much of it is its own, whom it copies, what it corrected."""

from dataclasses import dataclass

from secondsource.errors import RequestError
from secondsource.records.desk import ReportRow
from secondsource.records.outlets import OutletRow, OutletView
from secondsource.store.outlets import list_outlets, read_outlet
from secondsource.store.passages import story_titles
from secondsource.store.reports import list_reports
from secondsource.web.page_table import Asked, Page, Parameter

_REPORTS, _SHOWN, _FURTHEST = 30, 60, 6000


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet whole, its reports from the `skip`th on, newest first (`more`: others follow), and story titles."""

    outlet: OutletView
    reports: tuple[ReportRow, ...]
    skip: int
    more: bool
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """Outlets whose names have a beginning ("": any), from the `skip`th on (`more`: others follow)."""

    begins: str
    skip: int
    outlets: tuple[OutletRow, ...]
    more: bool


def make_outlet_page(asked: Asked) -> OutletPage:
    """Read an outlet from the desk; raises `RequestError` when no report is of it."""
    name, skip = asked.given["outlet"], asked.number("skip", 0, 10**6, 0)
    view = read_outlet(asked.desk, name)
    if view is None:
        raise RequestError("not-found", "there is no such outlet", "look for it among the outlets", 404)
    found = list_reports(asked.desk, outlet=name, limit=_REPORTS + 1, skip=skip)
    titles = story_titles(asked.desk, sorted({row.story for row in found if row.story}))
    return OutletPage(view, tuple(found[:_REPORTS]), skip, len(found) > _REPORTS, titles)


def make_outlets_page(asked: Asked) -> OutletsPage:
    """Read the outlets from the desk."""
    begins, skip = asked.given["begins"][:100], asked.number("skip", 0, _FURTHEST, 0)
    found = list_outlets(asked.desk, begins=begins, limit=_SHOWN + 1, skip=skip)
    return OutletsPage(begins, skip, tuple(found[:_SHOWN]), len(found) > _SHOWN)


OUTLET = Page(
    "/outlet",
    "outlet",
    "An outlet: its reports, how many of them are copies and of whom, who copies it, what it corrected.",
    OutletPage,
    make_outlet_page,
    "outlet_page.html.j2",
    (
        Parameter("outlet", "The outlet, as shown.", needed=True),
        Parameter("skip", "How many reports to pass over.", number=True),
    ),
)
OUTLETS = Page(
    "/outlets",
    "outlets",
    "The outlets of the desk, those with most reports first.",
    OutletsPage,
    make_outlets_page,
    "outlets_page.html.j2",
    (
        Parameter("begins", "The letters a name begins with, as written."),
        Parameter("skip", "How many to pass over.", number=True),
    ),
)

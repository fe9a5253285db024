"""Two reports that share passages -> which of them is the original, and why: credits first, then dates, then length."""

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.group.outlets import agencies_credited, family_of, is_agency, same_outlet
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document, Published

_CLEARLY = 0.05  # shares closer than this do not tell which text is the whole and which the extract


@dataclass(frozen=True, slots=True)
class Direction:
    """`first` (0 or 1) is the original; `known`: is that more than a guess? `credited`: does the other name it?

    `why` is said of the original as "the other".
    """

    first: int
    why: str
    known: bool = True
    credited: bool = False


def find_direction(
    pair: tuple[Document, Document],
    shares: tuple[float, float],
    analyses: Mapping[str, Analysis],
    published: Mapping[str, Published],
) -> Direction:
    """Return which of the two is taken for the original; `shares` are how much of each stands in the other."""
    for this, other in ((0, 1), (1, 0)):
        if draws_on(pair[other], pair[this], analyses):
            what = (
                "the agency it credits" if is_agency(family_of(pair[this].outlet)) else "an outlet it names as a source"
            )
            return Direction(this, f"the other is by {what} ({pair[this].outlet})", credited=True)
    dates = [published.get(d.report_id, d.published) for d in pair]
    for this, other in ((0, 1), (1, 0)):
        end, start = dates[this].end, dates[other].start
        if end and start and end < start:
            return Direction(this, f"the other came out earlier ({end} before {start})")
    if abs(shares[0] - shares[1]) > _CLEARLY:
        first = 0 if shares[0] < shares[1] else 1
        return Direction(first, "the other is the fuller text; dates do not tell", known=False)
    return Direction(0, "which came first cannot be told", known=False)


def draws_on(document: Document, other: Document, analyses: Mapping[str, Analysis]) -> bool:
    """Does the report name the outlet of the other, which is not of its own house, as a source or in a credit line?"""
    if other.outlet is None or same_outlet(document.outlet, other.outlet):
        return False
    analysis = analyses.get(document.report_id)
    named = [*document.cites, *(citation.name for citation in (analysis.citations if analysis else ()))]
    family = family_of(other.outlet)
    credited = family is not None and family in agencies_credited(document, analysis)
    return credited or any(same_outlet(name, other.outlet) for name in named)

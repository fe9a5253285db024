"""Outlet names, domains, bylines -> the publisher family they belong to, and whether it is a news agency."""

from functools import cache

from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document

_DOMAIN_LABELS = 4  # "uk.news.example.com": the most labels of a domain that are looked up


def family_of(outlet: str | None) -> str | None:
    """Return the family an outlet (name or domain, in any case) belongs to; None when it is not in the lists."""
    return next((table[key] for table in [_families()] for key in _keys(outlet or "") if key in table), None)


def same_outlet(one: str | None, other: str | None) -> bool:
    """Do two names mean one outlet, or two outlets of one family? Unknown outlets are never the same."""
    if not one or not other:
        return False
    families = family_of(one), family_of(other)
    return families[0] == families[1] if any(families) else _keys(one)[0] == _keys(other)[0]


def is_agency(family: str | None) -> bool:
    """Is this family a news agency, whose texts others print?"""
    return family in _agencies()


def agencies_credited(document: Document, analysis: Analysis | None) -> frozenset[str]:
    """Return the agencies a report credits: as outlet, in its byline, in a credit line or in its text."""
    named = [document.outlet, *_byline_parts(document.byline), *document.cites]
    named += [citation.name for citation in analysis.citations] if analysis else []
    families = [family_of(name) or _agency_by_name(name) for name in named]
    return frozenset(family for family in families if family and (is_agency(family) or _agency_by_name(family)))


def _agency_by_name(outlet: str | None) -> str | None:
    """Return an outlet that is in no list but calls itself an agency."""
    plain = " ".join((outlet or "").split()).removeprefix("the ").removeprefix("The ")
    return plain if plain.casefold().endswith((" news agency", " press agency")) else None


def _byline_parts(byline: str | None) -> list[str]:
    """Return the pieces of a byline that may name an outlet: "By A. Writer, Associated Press" -> two pieces."""
    text = byline or ""
    for mark in ("/", "|", "(", ")", ";", " – ", " - ", " and ", " for ", " with "):
        text = text.replace(mark, ",")
    return [part.strip().removeprefix("By ").removeprefix("by ").strip() for part in text.split(",")]


def _keys(outlet: str) -> list[str]:
    """Return the forms under which an outlet may be listed, most specific first."""
    plain = " ".join(outlet.casefold().split()).removeprefix("https://").removeprefix("http://").split("/")[0]
    plain = plain.removeprefix("www.").strip(" .,()")
    keys = [plain, plain.removeprefix("the "), plain.removesuffix(" news agency").removesuffix(" newspaper")]
    labels = plain.split(".")
    if " " not in plain and len(labels) > 2:
        keys += [".".join(labels[n:]) for n in range(max(1, len(labels) - _DOMAIN_LABELS), len(labels) - 1)]
    return keys


@cache
def _families() -> dict[str, str]:
    return {o.casefold(): f["name"] for f in lexicon("families")["family"] for o in [f["name"], *f["outlets"]]}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(f["name"] for f in lexicon("families")["family"] if f["kind"] == "agency")

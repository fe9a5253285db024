"""Figures of one counted noun, of no known matter -> groups that count one thing.

"Fired three shots" and "fired two shots" meet by the verb, when the clauses also share a name or a telling word; claims
that are aligned (see `statements`) meet anyway. A group gathers around its first figure, never in a chain.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from secondsource.compare.figure_frames import one_owner
from secondsource.compare.figure_settings import Figure
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.span import Span
from secondsource.values.amount import parse_amount
from secondsource.values.terms import content_terms, rarity

_BACK_CHARS = 60
_PICKED = re.compile(r"([\w,-]+)\s+of\s+(?:its|some|the|their|these|those)\s+(?:[a-z]+\s+){0,3}\Z", re.IGNORECASE)
_TELLING = 3.0  # how rare a shared word must be in English (see `values.terms.rarity`)
_MOST_IN_A_CLAUSE = 4
_MOST_GROUPS = 200  # of one noun; more are a word that counts everything


def join_counts(figures: Sequence[Figure], aligned: Mapping[tuple[str, Span], int]) -> list[list[Figure]]:
    """Return the groups of figures that count one thing; a figure alone is kept where it is a place's own."""
    groups: list[tuple[Figure, frozenset[str], list[Figure]]] = []
    by_claims: dict[int, list[Figure]] = {}
    for figure in figures:
        if _is_in_a_row(figure) or figure.quantity.counted in words("matters", "plays"):
            continue
        number = aligned.get((figure.reading.id, figure.clause))
        told = _told(figure)
        home = by_claims.get(number) if number is not None else None
        home = home if home is None or _may_be_one(figure, home[0]) else None
        home = home or next((group for first, held, group in groups if _meet(figure, told, first, held)), None)
        if home is None and len(groups) < _MOST_GROUPS:
            home = []
            groups.append((figure, told, home))
        if home is not None:
            home.append(figure)
            if number is not None:
                by_claims.setdefault(number, home)
    return [group for first, _, group in groups if len(group) > 1 or first.place]


def join_sums(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Group sums and shares of a matter that a story may know several of (costs, fines): by amount, name or word."""
    groups: list[tuple[Figure, frozenset[str], list[Figure]]] = []
    for figure in figures:
        told = _told(figure)
        home = next((g for first, held, g in groups if _one_sum(figure, told, first, held)), None)
        if home is None:
            groups.append((figure, told, [figure]))
        else:
            home.append(figure)
    return [group for _, _, group in groups]


def _one_sum(a: Figure, told_a: frozenset[str], b: Figure, told_b: frozenset[str]) -> bool:
    shared = told_a & told_b
    if a.amount != b.amount and not one_owner(a, b):
        return False
    if a.quantity.matter in words("matters", "of_somebody"):
        return bool(_persons(a) & _persons(b))
    return a.amount == b.amount or len(shared) > 1 or any(word[0] == "@" for word in shared)


def _persons(figure: Figure) -> frozenset[str]:
    """Return the persons named in the sentence of a figure."""
    reading = figure.reading
    named = reading.names_in(reading.sentence_at(figure.quantity.span.start))
    known = reading.identity
    return frozenset(known[n.entity].id for n in named if n.kind == "person" and n.entity in known)


def _meet(a: Figure, told_a: frozenset[str], b: Figure, told_b: frozenset[str]) -> bool:
    if not _may_be_one(a, b):
        return False
    counts_a_verb = a.act in content_terms(a.quantity.counted or "")
    return bool(a.act and a.act == b.act and told_a & told_b) and not counts_a_verb


def join_distances(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Group distances of one place: two are one only where something else is named or told with both of them."""
    groups: list[tuple[frozenset[str], list[Figure]]] = []
    for figure in figures:
        told = _told(figure, but=figure.place)
        home = next((group for held, group in groups if told & held), None)
        if home is None:
            groups.append((told, [figure]))
        else:
            home.append(figure)
    return [group for _, group in groups]


def _may_be_one(a: Figure, b: Figure) -> bool:
    """May two figures be of one owner, and both of what was done or both of what is only to be?"""
    if _is_a_whole(a) != _is_a_whole(b):
        return False
    return one_owner(a, b) and _is_told_as_done(a) == _is_told_as_done(b)


def _is_a_whole(figure: Figure) -> bool:
    """Is it the number that some are picked out of ("freed 20 of the more than 90 miners")?"""
    reading, at = figure.reading, figure.quantity.span.start
    found = _PICKED.search(reading.document.text, max(0, at - _BACK_CHARS), at)
    return found is not None and parse_amount(found[1]) is not None


def _is_in_a_row(figure: Figure) -> bool:
    """Is it one of many figures of its clause ("147 carries, 39 passes, 302 yards and two goals")?"""
    return len(figure.reading.quantities_in(figure.clause)) > _MOST_IN_A_CLAUSE


def _is_told_as_done(figure: Figure) -> bool:
    """Is the clause of a figure no plan, threat or guess ("vowed to fire four rockets")?"""
    claim = figure.reading.claim_at(figure.quantity.span)
    return claim is None or claim.status not in ("planned", "possible")


def same_thing(noun: str) -> str:
    """Return the noun that stands for all of its kind where the same things are counted ("lines" are "cables")."""
    return _same_things().get(noun, noun)


@cache
def _same_things() -> Mapping[str, str]:
    return {same: first for first, others in lexicon("matters")["same_things"].items() for same in others}


@cache
def _ways() -> frozenset[str]:
    """Return the terms for directions and the like, which stand by distances of anything."""
    return frozenset(term for word in words("matters", "unit_tails") for term in content_terms(word))


def _told(figure: Figure, but: str | None = None) -> frozenset[str]:
    """Who is named in the clause (`but` one), and its telling words, the verb and the counted noun left out."""
    reading = figure.reading
    named = (reading.identity[n.entity] for n in reading.names_in(figure.clause) if n.entity in reading.identity)
    who = {"@" + identity.id for identity in named if identity.name != but}
    own = {figure.act, *content_terms(figure.quantity.counted or ""), *_ways()}
    terms = {t for t in content_terms(figure.clause.of(reading.document.text)) if rarity(t) >= _TELLING}
    return frozenset(who | (terms - own))

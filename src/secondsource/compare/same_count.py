"""Figures of one counted noun, of no known matter -> groups that count one thing.

"Fired three shots" and "fired two shots" meet by the verb, when the clauses also share a name or a telling word; where
the report gives no other count of the noun, a name and two telling words are enough; claims that are aligned (see
`statements`) meet anyway. A group gathers around its first figure, never in a chain.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from secondsource.compare.figure_frames import is_traded
from secondsource.compare.figure_owners import bearers, nearest_bearer, one_owner, one_side
from secondsource.compare.figure_settings import Figure, is_a_whole
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.span import Span
from secondsource.values.terms import content_terms, rarity
from secondsource.values.tokens import tokens_of

_TELLING = 3.0  # how rare a shared word must be in English (see `values.terms.rarity`)
_LEAST_ALIKE = 3  # telling words, those of the names among them
_MOST_IN_A_CLAUSE = 4
_SUMMED_BEFORE, _SUMMED_BEHIND = 3, 2  # words by the number ("a combined total of 90 goals", "90 goals combined")
_MOST_GROUPS = 200  # of one noun; more are a word that counts everything


def join_counts(figures: Sequence[Figure], aligned: Mapping[tuple[str, Span], int]) -> list[list[Figure]]:
    """Return the groups of figures that count one thing; a figure alone is kept where it is a place's own."""
    groups: list[tuple[Figure, frozenset[str], list[Figure]]] = []
    by_claims: dict[int, list[Figure]] = {}
    only = _only_counts(figures)
    for figure in figures:
        if _is_in_a_row(figure) or figure.quantity.counted in words("matters", "plays"):
            continue
        number = aligned.get((figure.reading.id, figure.clause))
        told = _told(figure)
        home = by_claims.get(number) if number is not None else None
        home = home if home is None or _may_be_one(figure, home[0]) else None
        home = home or next((group for first, held, group in groups if _meet(figure, told, first, held, only)), None)
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
        fit = (g for first, held, g in groups if _one_sum(figure, told, first, held))
        home = next(
            (g for g in fit if all(figure.amount == other.amount or one_owner(figure, other) for other in g)), None
        )
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
        one, other = bearers(a), bearers(b)
        return nearest_bearer(a) in other and nearest_bearer(b) in one
    return a.amount == b.amount or len(shared) > 1 or any(word[0] == "@" for word in shared)


def _only_counts(figures: Sequence[Figure]) -> frozenset[str]:
    """Return the reports that give one count of the noun and no other."""
    values: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        values[figure.reading.id].add(figure.told)
    return frozenset(report for report, told in values.items() if len(told) == 1)


def _meet(a: Figure, told_a: frozenset[str], b: Figure, told_b: frozenset[str], only: frozenset[str]) -> bool:
    if not _may_be_one(a, b):
        return False
    if one_side(a, b):
        return True
    both = {a.reading.id, b.reading.id}
    if a.amount.kind == "count" and len(both) == 2 and both <= only and _tell_alike(told_a & told_b):
        return True
    counts_a_verb = a.act in content_terms(a.quantity.counted or "")
    return bool(a.act and a.act == b.act and told_a & told_b) and not counts_a_verb


def _tell_alike(shared: frozenset[str]) -> bool:
    """Do two clauses share a name and enough telling words besides?"""
    named = sum(term[0] == "@" for term in shared)
    return named > 0 and len(shared) - named >= _LEAST_ALIKE


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
    if is_a_whole(a.reading, a.quantity) != is_a_whole(b.reading, b.quantity):
        return False
    if a.amount != b.amount and _is_summed(a) != _is_summed(b):
        return False  # "a combined 90 goals" and the 40 of one season
    moved = a.quantity.amount.change is not None and a.amount != b.amount
    if moved and (is_traded(a) or is_traded(b)):
        return False  # shares move from hour to hour
    return one_owner(a, b) and a.open == b.open


def _is_summed(figure: Figure) -> bool:
    """Is it told as the sum of several ("a combined 90 goals", "90 goals combined")?"""
    text, span = figure.reading.document.text, figure.quantity.span
    sentence = figure.reading.sentence_at(span.start)
    before = [t.low for t in tokens_of(text, sentence.start, span.start)][-_SUMMED_BEFORE:]
    after = [t.low for t in tokens_of(text, span.end, sentence.end)][:_SUMMED_BEHIND]
    return bool({*before, *after} & words("matters", "summed"))


def _is_in_a_row(figure: Figure) -> bool:
    """Is it one of many figures of its clause ("147 carries, 39 passes, 302 yards and two goals")?"""
    return len(figure.reading.quantities_in(figure.clause)) > _MOST_IN_A_CLAUSE


def same_thing(noun: str, text: str) -> str:
    """Return the noun that stands for all of its kind where the same things are counted ("nations" are "countries").

    A loose word ("lines") stands for the one thing of its kind that the text names ("cables").
    """
    named = [thing for thing in _loosely().get(noun, ()) if thing in text.lower()]
    return named[0] if len(named) == 1 else _same_things().get(noun, noun)


@cache
def _same_things() -> Mapping[str, str]:
    return {same: first for first, others in lexicon("matters")["same_things"].items() for same in others}


@cache
def _loosely() -> Mapping[str, Sequence[str]]:
    loose: dict[str, list[str]] = defaultdict(list)
    for thing, others in lexicon("matters")["loosely"].items():
        for other in others:
            loose[other].append(thing)
    return loose


@cache
def _ways() -> frozenset[str]:
    """Return the terms for directions and the like, which stand by distances of anything."""
    return frozenset(term for word in words("matters", "unit_tails") for term in content_terms(word))


def _told(figure: Figure, but: str | None = None) -> frozenset[str]:
    """Who is named in the clause (`but` one), and its telling words, the verb and the counted noun left out."""
    reading = figure.reading
    names = reading.names_in(figure.clause)
    start = reading.sentence_at(figure.clause.start).start
    if not names and start:
        names = reading.names_in(reading.sentence_at(start - 1))  # "It plans to close 45 shops."
    named = (reading.identity[n.entity] for n in names if n.entity in reading.identity)
    who = {"@" + identity.id for identity in named if identity.name != but}
    own = {figure.act, *content_terms(figure.quantity.counted or ""), *_ways()}
    terms = {t for t in content_terms(figure.clause.of(reading.document.text)) if rarity(t) >= _TELLING}
    return frozenset(who | (terms - own))

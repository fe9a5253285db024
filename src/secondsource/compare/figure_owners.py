"""A figure where it stands -> whose it is: the body a sum is of, the side that won seats, the craft people were in."""

from functools import cache

from secondsource.compare.figure_settings import Figure
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name
from secondsource.records.span import Span
from secondsource.values.terms import content_terms
from secondsource.values.tokens import Token, tokens_of

_OWNED = ("money", "percent")
_BACK = 3  # sentences before one in which the craft or the wind may have been named
_LIMIT_WORDS = 4  # before a speed ("a speed limit of 40 mph")
_PARTIES = 2  # of a sale: who buys and what is bought
_GIVEN_TO = ("for", "to")


def one_owner(a: Figure, b: Figure) -> bool:
    """May two figures be of one owner? Sums and shares have one, and what sides of a contest win."""
    if is_of_a_side(a) or is_of_a_side(b):
        one, other = _side(a), _side(b)
        return one is None or other is None or one == other
    if a.amount.kind not in _OWNED or b.amount.kind not in _OWNED:
        return True
    if a.quantity.matter in words("matters", "of_parties"):
        return len(_bodies(a) | _bodies(b)) <= _PARTIES or _bodies(a) == _bodies(b)
    if a.place and b.place:
        return a.place == b.place
    one, other = _body_before(a), _body_before(b)
    return one is None or other is None or one == other


def one_side(a: Figure, b: Figure) -> bool:
    """Are both told of one and the same side of a contest?"""
    return is_of_a_side(a) and is_of_a_side(b) and _side(a) is not None and _side(a) == _side(b)


def is_of_a_side(figure: Figure) -> bool:
    """Is it a count or share that each side of a contest has its own of (seats, votes, medals)?"""
    known = words("matters", "of_a_side")
    return figure.quantity.matter in known or figure.quantity.counted in known


def _side(figure: Figure) -> str | None:
    named = _side_name(figure)
    return _key_of(figure, named) if named else None


def side_named(figure: Figure) -> str | None:
    """Return the name of the side a figure is of."""
    named = _side_name(figure)
    identity = figure.reading.identity.get(named.entity) if named else None
    return identity.name if identity else None


def _side_name(figure: Figure) -> Name | None:
    """Return the side a figure is of: who is named right after "for", else who is named last before it."""
    text, span = figure.reading.document.text, figure.quantity.span
    sentence = figure.reading.sentence_at(span.start)
    names = [n for n in figure.reading.names_in(sentence) if n.kind not in ("place", "nationality")]
    after = [n for n in names if n.span.start >= span.end and figure.clause.covers(n.span)]
    led = text[span.end : after[0].span.start].split() if after else []
    given = [word for word in led if word != "the"][-1:]
    if given and given[0] in _GIVEN_TO:
        return after[0]
    before = [n for n in names if n.span.end <= span.start]
    return before[-1] if before else None


def _bodies(figure: Figure) -> frozenset[str]:
    """Return what is named in the clause of a figure and is no person and no place."""
    names = figure.reading.names_in(figure.clause)
    return frozenset(_key_of(figure, name) for name in names if name.kind not in ("nationality", "person", "place"))


def _body_before(figure: Figure) -> str | None:
    at = figure.quantity.span.start
    names = figure.reading.names_in(figure.clause)
    before = [n for n in names if n.kind == "organisation" and n.span.end <= at]
    return _key_of(figure, before[-1]) if before else None


def _key_of(figure: Figure, name: Name) -> str:
    identity = figure.reading.identity.get(name.entity)
    return identity.id if identity else name.span.of(figure.reading.document.text)


def bearers(figure: Figure) -> frozenset[str]:
    """Return the persons and bodies named in the sentence of a figure, whom a fine or a prison term may fall on."""
    reading = figure.reading
    named = reading.names_in(reading.sentence_at(figure.quantity.span.start))
    kinds = ("person", "organisation") if figure.amount.kind == "money" else ("person",)
    known = reading.identity
    return frozenset(known[n.entity].id for n in named if n.kind in kinds and n.entity in known)


def nearest_bearer(figure: Figure) -> str | None:
    """Return of those the one that is named last before the figure, else first after it."""
    reading, span = figure.reading, figure.quantity.span
    named = [n for n in reading.names_in(reading.sentence_at(span.start)) if n.entity in reading.identity]
    fit = [n for n in named if reading.identity[n.entity].id in bearers(figure)]
    before = [n for n in fit if n.span.end <= span.start]
    nearest = before[-1] if before else fit[0] if fit else None
    return reading.identity[nearest.entity].id if nearest else None


# craft, wind and the like ---------------------------------------------------------------------------------------------


def mover_of(figure: Figure) -> str | None:
    """Return the sort of craft (or the wind) that people were aboard, or that was so fast, by the nearest word for one.

    The word may stand in the sentences before ("The ferry ran aground. There were 58 people aboard.").
    """
    reading, at = figure.reading, figure.quantity.span.start
    sentence = reading.sentence_at(at)
    near = tokens_of(reading.document.text, sentence.start, at)[-_LIMIT_WORDS:]
    if {figure.quantity.counted, *(token.low for token in near)} & words("matters", "limits"):
        return "limit"
    for step in range(_BACK + 1):
        found = _nearest(figure, sentence, at)
        if found or sentence.start == 0 or step == _BACK:
            return found
        sentence = reading.sentence_at(sentence.start - 1)
    return None


def _nearest(figure: Figure, sentence: Span, at: int) -> str | None:
    tokens = [t for t in tokens_of(figure.reading.document.text, sentence.start, sentence.end) if t.low in _movers()]
    before = [t for t in tokens if t.start < at]
    nearest: Token | None = before[-1] if before else tokens[0] if tokens else None
    return _movers()[nearest.low] if nearest else None


@cache
def _movers() -> dict[str, str]:
    return {word: name for name, known in lexicon("matters")["movers"].items() for word in known}


def person_of_age(figure: Figure) -> str | None:
    """Return whose age it is: who is named right after it, or right before with a comma between."""
    reading, span = figure.reading, figure.quantity.span
    text = reading.document.text
    for name in reading.names_in(reading.sentence_at(span.start)):
        if name.kind != "person" or name.entity not in reading.identity:
            continue
        between = text[name.span.end : span.start] if name.span.end <= span.start else text[span.end : name.span.start]
        if name.span.end <= span.start and between.strip() in _BEFORE_AGE:
            return reading.identity[name.entity].name
        if (
            name.span.start >= span.end
            and len(content_terms(between)) <= 1
            and "," not in between
            and len(between) < 30
        ):
            return reading.identity[name.entity].name
    return None


_BEFORE_AGE = (
    ",",
    ", a",
    ", an",
    ", aged",
    ", age",
    "(",
    "is",
    "was",
    "turned",
    "who is",
    ", who is",
    ", who was",
    "is a",
)

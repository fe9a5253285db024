"""A report's quantities -> figures: each with its clause, what is told of it there, and the place it is of, if any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.compare.figure_facets import Facet, read_facets
from secondsource.compare.lengths import with_lengths
from secondsource.compare.points import Saying
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Quantity, Statement
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import PointKind
from secondsource.values.amount import Amount, parse_amount, render_amount
from secondsource.values.terms import content_terms
from secondsource.values.tokens import tokens_of

FIGURE_KINDS: dict[str, PointKind] = {
    "count": "count", "money": "money", "percent": "percent", "measure": "measure", "duration": "time",
}  # fmt: skip
_APPOSED_CHARS = 25  # ", a city of some ", ", home to more than "
_NO_THINGS = ("people", "person")  # counted without a matter these are nobody in particular
_BACK_CHARS = 60
_PICKED = re.compile(r"([\w,-]+)\s+of\s+(?:its|some|the|their|these|those)\s+(?:[a-z]+\s+){0,3}\Z", re.IGNORECASE)
_ONE_PHRASE = re.compile(r"\A[^,;:()]*\Z")
_SOME_OF = re.compile(r"\s+of\s+(?:her|his|its|my|our|that|the|their|these|those|your|[A-Z])")
_ROW = re.compile(r"^[^\n:.]{3,60}: +\d[\d,]*(?: [a-z]+){1,2}$", re.MULTILINE)
_ROUTE = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z")  # "traffic between A and B" is of no one place


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its setting: its clause, the root of the verb it belongs to, its place, and its facets.

    `place` is set where a figure is a place's own (a population, a share); `facets` are what may narrow it: of whom,
    where, when. `measured` is the amount to compare by, where it is not the one that is said (another currency).
    `open`: it is of what is only planned or possible.
    """

    reading: Reading
    quantity: Quantity
    clause: Span
    act: str
    place: str | None
    facets: tuple[Facet, ...] = ()
    measured: Amount | None = None
    open: bool = False

    @property
    def amount(self) -> Amount:
        """Return the amount to compare by; services that are down by 80 percent are lost by as much."""
        amount = self.measured or self.quantity.amount
        lost = amount.change == "down" and (self.quantity.matter or "").endswith(" lost")
        return replace(amount, change=None) if lost else amount

    @property
    def told(self) -> str:
        """Return the amount as the report gives it."""
        return render_amount(self.quantity.amount)

    @property
    def saying(self) -> Saying:
        """Return the figure as a saying; its words are number, unit and what is counted."""
        counted = self.quantity.counted_span
        span = self.quantity.span
        if counted is not None and counted.start >= span.end and counted.start - span.end < 40:
            span = Span(span.start, counted.end)
        return Saying(self.told, self.reading, span)


def read_figures(reading: Reading) -> list[Figure]:
    """Return the quantities of a report that say what they count or measure, each in its setting."""
    found = []
    rows = _rows(reading.document.text)
    for quantity in with_lengths(reading):
        if any(row.covers(quantity.span) for row in rows):
            continue
        told = quantity.matter or (quantity.counted and quantity.counted not in _NO_THINGS) or is_age(quantity)
        if is_a_whole(reading, quantity) and quantity.counted in words("matters", "of_a_side"):
            continue  # of "71 of the 150 seats" what the side won is told
        a_part = quantity.matter is None and _is_part(reading, quantity)
        a_part &= quantity.counted not in words("matters", "of_a_side")
        a_part |= _is_of_a_parent(reading, quantity)
        general = quantity.amount.kind == "measure" and _is_general(reading, quantity)
        no_matter = quantity.amount.kind == "duration" and quantity.matter is None  # "fans waited 90 minutes"
        no_matter |= _is_a_players(reading, quantity)
        if quantity.amount.kind in FIGURE_KINDS and told and not (a_part or general or no_matter):
            clause = _clause_around(reading, quantity.span)
            own = quantity.amount.kind == "percent" or quantity.matter in words("matters", "of_a_place")
            place = _place(reading, quantity, clause) if own else None
            facets = read_facets(reading, quantity, clause, located=not own)
            governing = _governing(reading, quantity)
            act, is_open = _act(reading, quantity, governing), _is_open(reading, quantity, governing)
            found.append(Figure(reading, quantity, clause, act, place, facets, open=is_open))
    return found


def _is_a_players(reading: Reading, quantity: Quantity) -> bool:
    """Is it a bare number behind who has it ("Marlow hit .325"), so that nothing says what it is of?"""
    counted = quantity.counted_span
    if quantity.amount.kind != "count" or quantity.matter is not None or counted is None:
        return False
    return counted.end <= quantity.span.start and any(
        n.span.covers(counted) for n in reading.names_in(reading.sentence_at(counted.start))
    )


def is_age(quantity: Quantity) -> bool:
    """Is it how old somebody is?"""
    return quantity.amount.unit == "year of age"


def _rows(text: str) -> list[Span]:
    """Return the lines that are rows of a list ("Dock fire: 12 killed"), two at least: each is of something else."""
    rows = [Span(*found.span()) for found in _ROW.finditer(text)]
    return rows if len(rows) > 1 else []


def _is_general(reading: Reading, quantity: Quantity) -> bool:
    """Does the clause tell what such a measure may do ("such winds may reach 200 km an hour") and no happening?"""
    claim = reading.claim_at(quantity.span)
    return claim is not None and claim.status == "possible"


def is_a_whole(reading: Reading, quantity: Quantity) -> bool:
    """Is it the number that some are picked out of ("freed 20 of the more than 90 miners")?"""
    at = quantity.span.start
    found = _PICKED.search(reading.document.text, max(0, at - _BACK_CHARS), at)
    return found is not None and parse_amount(found[1]) is not None


def _is_part(reading: Reading, quantity: Quantity) -> bool:
    """Does it pick some out of more ("one of their cables", "two of the largest banks", "six other ships")?"""
    text = reading.document.text
    after = text[quantity.span.end : quantity.span.end + 20].split()[:1]
    others = bool(after) and after[0].lower() in words("matters", "increments")
    some = quantity.amount.kind == "count" and _SOME_OF.match(text, quantity.span.end)
    return quantity.amount.high == 1 or others or bool(some)


def _is_of_a_parent(reading: Reading, quantity: Quantity) -> bool:
    """Does it count somebody's children ("a mother of 12 was killed")?"""
    before = reading.document.text[max(0, quantity.span.start - _APPOSED_CHARS) : quantity.span.start].lower().split()
    return before[-1:] == ["of"] and len(before) > 1 and before[-2] in words("matters", "parents")


def _clause_around(reading: Reading, span: Span) -> Span:
    claim = reading.claim_at(span)
    return claim.span if claim is not None else reading.sentence_at(span.start)


def _governing(reading: Reading, quantity: Quantity) -> Statement | None:
    """Return the statement whose part the quantity is: that with the closest-fitting such passage."""
    sentence = reading.sentence_at(quantity.span.start)
    best: tuple[int, Statement] | None = None
    for statement in reading.analysis.statements:
        if statement.nominal or not sentence.covers(statement.predicate):
            continue
        for _, span in statement.roles:
            if span.start <= quantity.span.start < span.end and (best is None or len_of(span) < best[0]):
                best = (len_of(span), statement)
    return best[1] if best else None


def _act(reading: Reading, quantity: Quantity, governing: Statement | None) -> str:
    """Return the root of the verb a quantity belongs to; a rise is a rise, whatever verb tells it ("goes up")."""
    if quantity.amount.change is not None:
        return quantity.amount.change
    roots = content_terms(governing.predicate.of(reading.document.text)) if governing else ()
    return roots[0] if roots else ""


def _is_open(reading: Reading, quantity: Quantity, governing: Statement | None) -> bool:
    """Is the figure of a plan, a threat or a guess ("vowed to fire four rockets")?"""
    claim = reading.claim_at(quantity.span)
    told = [one.status for one in (claim, governing) if one is not None]
    return bool(set(told) & {"planned", "possible"})


def len_of(span: Span) -> int:
    """Return how many characters a passage has."""
    return span.end - span.start


def _place(reading: Reading, quantity: Quantity, clause: Span) -> str | None:
    """Of which place is the figure? The nearest after it in its own phrase, else before, else after in the clause."""
    kinds = ("place", "nationality")
    places = [n for n in reading.names_in(clause) if n.kind in kinds]
    nearest = _nearest(reading, quantity, places)
    if quantity.matter == "population":
        nearest = _populated(reading, quantity, places)
    if nearest is None:
        return _taken_up(reading, quantity) if quantity.matter == "population" else None
    identity = reading.identity.get(nearest.entity)
    return identity.name if identity else nearest.span.of(reading.document.text)


def _taken_up(reading: Reading, quantity: Quantity) -> str | None:
    """Return the place that the sentence begins with in other words ("The island, which has 2,000 residents")."""
    start = reading.sentence_at(quantity.span.start).start
    for mention in reading.analysis.mentions:
        if mention.span.start == start and mention.chain is not None:
            identity = reading.identity.get(mention.chain)
            return identity.name if identity and identity.kind == "place" else None
    return None


def _nearest(reading: Reading, quantity: Quantity, places: Sequence[Name]) -> Name | None:
    text, span = reading.document.text, quantity.span
    after = [n for n in places if n.span.start >= span.end]
    before = [n for n in places if n.span.end <= span.start]
    if after and _ROUTE.search(text[span.end : after[0].span.start]):
        return None
    if after and _ONE_PHRASE.match(text[span.end : after[0].span.start]):
        return after[0]
    if before and _ONE_PHRASE.match(text[before[-1].span.end : span.start]):
        return before[-1]
    return after[0] if after else (before[-1] if before else None)


def _populated(reading: Reading, quantity: Quantity, places: Sequence[Name]) -> Name | None:
    """Whose population is it? "Port Ada, a city of 500,000", else the place the sentence begins with."""
    before = [n for n in places if n.span.end <= quantity.span.start]
    if before and quantity.span.start - before[-1].span.end <= _APPOSED_CHARS:
        between = reading.document.text[before[-1].span.end : quantity.span.start].split()
        if "and" not in between:  # "an island off Port Ada and home to 2,000" is not of Port Ada
            return before[-1]
    start = reading.sentence_at(quantity.span.start).start
    return next((n for n in before if n.span.start - start <= len("The ")), None)


def set_apart(figure: Figure) -> str | None:
    """A word by a figure that makes the matter another one: the magnitude of an aftershock is not the quake's.

    The nearest of all words for such happenings tells: "an aftershock of the 5.9 quake" leaves 5.9 to the quake.
    """
    telling = lexicon("matters")["set_apart"].get(figure.quantity.matter)
    if telling is None:
        return None
    sentence = figure.reading.sentence_at(figure.quantity.span.start)
    tokens = tokens_of(figure.reading.document.text, sentence.start, sentence.end)
    at = figure.quantity.span.start
    known = [t for t in tokens if t.low in telling["apart"] or t.low in telling["usual"]]
    nearest = min(known, key=lambda t: abs(t.start - at), default=None)
    return f"{figure.quantity.matter}: {nearest.low}" if nearest and nearest.low in telling["apart"] else None

"""Readings -> points of kind time: one thing told to have happened during another by one report, after it by the next.

"Clashes broke out as the vigil was being held" goes ill with "clashes followed the vigil". What happened is known by
its noun ("clashes"), else by who did what; the other happening by its noun.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.compare.at_odds import at_odds
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart, head_keys, read_subject, shared, statements_in
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Statement
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.terms import content_terms
from secondsource.values.tokens import Token, tokens_of

# Tuned on five gold stories and 40 stories of ECB+ and from the web, where nothing false is shown.
_ENOUGH = 4.0  # what two sentences must share in names and telling words
_REACH = 6  # words from the link to the noun of the other happening
_VERB_REACH = 2  # words from that noun to the verb that tells of it as going on


@dataclass(frozen=True, slots=True)
class _Placed:
    """What happened (`what`, a key), before, during or after which other happening, and the clause that says so."""

    reading: Reading
    what: str
    other: str
    noun: str
    when: str
    span: Span
    subject: Subject


def compare_sequence(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything that reports place differently before, during or after another happening."""
    by_pair: dict[tuple[str, str], list[_Placed]] = defaultdict(list)
    for one in (memory or ComparisonMemory()).of_each(readings, _read):
        by_pair[one.what, one.other].append(one)
    return [point for pair in sorted(by_pair) for point in _points(by_pair[pair])]


def _points(told: Sequence[_Placed]) -> Iterator[Point]:
    """Yield the point of one pair of happenings; a report that has it in two ways tells of several, and is left out."""
    group = at_odds(told, lambda one: one.when, _meet)
    if group:
        sayings = [Saying(f"{one.when} the {group[0].noun}", one.reading, one.span) for one in group]
        why = "It cannot have happened both before or after and during the other"
        yield build_point(Matter("time", f"Before, during or after the {group[0].noun}"), sayings, "dispute", why)


def _meet(a: _Placed, b: _Placed) -> bool:
    if a.reading.id == b.reading.id or apart(a.subject, b.subject):
        return False
    return shared(a.subject, b.subject) >= _ENOUGH


def _read(reading: Reading) -> Iterator[_Placed]:
    text = reading.document.text
    for sentence in reading.analysis.sentences:
        for found in _links().finditer(text, sentence.start, sentence.end):
            when = _link_of()[" ".join(found.group().lower().split())]
            noun = _other(text, found.end(), sentence.end, going_on=when == "")
            statement = _statement(reading, sentence, found.start()) if noun else None
            what = _what(reading, statement) if statement else None
            if noun is not None and statement is not None and what is not None and noun.start > statement.predicate.end:
                other = _event(noun.low) or ""
                subject = read_subject(reading, statement.predicate)
                span = Span(min(sentence.end, statement.predicate.start), noun.end)
                claim = reading.claim_at(statement.predicate)
                yield _Placed(reading, what, other, noun.low, when or "during", claim.span if claim else span, subject)


def _other(text: str, start: int, end: int, *, going_on: bool) -> Token | None:
    """Return the noun of the other happening right behind a link, where it tells of one (as going on, if need be)."""
    tokens = tokens_of(text, start, end)[: _REACH + _VERB_REACH]
    for at, token in enumerate(tokens[:_REACH]):
        if token.low in ",;:().":
            return None
        if _event(token.low):
            follow = {t.low for t in tokens[at + 1 : at + 1 + _VERB_REACH]}
            verbs = frozenset(lexicon("sequence")["going_on"]["verbs"])
            return token if not going_on or follow & verbs else None
    return None


def _statement(reading: Reading, sentence: Span, link: int) -> Statement | None:
    """Return what happened: the statement with the last verb before the link."""
    told = [s for _, s in statements_in(reading, sentence) if not s.nominal and s.predicate.end <= link]
    last = told[-1] if told else None
    if last is None or last.negated or last.status not in ("happened", "ongoing"):
        return None
    begins = {t.low for _, span in last.roles for t in tokens_of(reading.document.text, span.start, span.end)[:1]}
    return None if begins & set(lexicon("extents")["shares"]["none"]) else last  # "no riots broke out"


def _what(reading: Reading, statement: Statement) -> str | None:
    """Return what is told to happen: the noun of an event that something is said of, else who did what."""
    who = [key for role, span in statement.roles if role in ("who", "whom", "what") for key in head_keys(reading, span)]
    event = next((key for key in who if key in _event_terms()), None)
    if event is not None:
        return f"event {_running().get(event, event)}"
    doing = content_terms(statement.predicate.of(reading.document.text))
    return f"{doing[0]} {who[0]}" if who and doing else None


def _event(word: str) -> str | None:
    """Return what a noun of a happening stands for ("clashes" and "riots" are unrest); None for any other word."""
    terms = content_terms(word)
    if not terms or not {word, word.removesuffix("s"), word.removesuffix("es")} & words("predicates", "event_nouns"):
        return None
    return _running().get(terms[0], terms[0])


@cache
def _event_terms() -> frozenset[str]:
    return frozenset(term for word in words("predicates", "event_nouns") for term in content_terms(word))


@cache
def _running() -> dict[str, str]:
    """Return for what goes on for days the name it is known by; the first, where one word has two."""
    told = [(t, name) for name, said in lexicon("matters")["running"].items() for w in said for t in content_terms(w)]
    return dict(reversed(told))


@cache
def _link_of() -> dict[str, str]:
    """Return for every link when it places what happened; "" where the other happening must be told as going on."""
    told: dict[str, list[str]] = lexicon("sequence")["links"]
    found = {link: when for when, links in told.items() for link in links}
    return {**found, **dict.fromkeys(lexicon("sequence")["going_on"]["links"], "")}


@cache
def _links() -> re.Pattern[str]:
    links = "|".join(sorted((re.escape(link).replace(r"\ ", r"\s+") for link in _link_of()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{links})(?=\s)", re.IGNORECASE)

"""A passage of a report -> what it speaks of: the heads of what its verb is about, and all else it names, as keys."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name, Statement
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.moment import TimeExpression
from secondsource.values.place import country_of, parse_place
from secondsource.values.terms import content_terms, rarity
from secondsource.values.tokens import tokens_of

_NEAR_CHARS = 40  # between the words and the noun group they are said of
_LOOKED_AT = 12  # mentions around the words
_LOOKED_BACK = 200  # mentions before a pronoun that it may stand for
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTED_FROM = re.compile(r"\bsince\s+\Z", re.IGNORECASE)
_IN_BETWEEN = re.compile(r"\b(?:after|following|since)\s", re.IGNORECASE)
# Tuned on five hand-made gold stories and 26 stories of ECB+ train and dev: a shared name tells as much as a rare word.
_NAME_WORTH = 3.0
_MOST_WORTH = 6.0
_WORD_SHARE = 0.5
_FEW_WORDS = 3
_MOST_TELLING = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """`heads`: what words are said of; `context`: what else the sentence names; `places` and `days` of the clause."""

    heads: frozenset[str]
    context: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    persons: frozenset[str]
    times: frozenset[str]  # months, years and "last time": words that lead away from the days of the story


def read_subject(reading: Reading, said: Span) -> Subject:
    """Return what the words at `said` are about, from the statement they tell and the clause they stand in."""
    sentence = reading.sentence_at(said.start)
    claim = reading.claim_at(said)
    clause = claim.span if claim else sentence
    heads = _heads(reading, said, clause)
    names = reading.names_in(sentence)
    named = {"@" + reading.identity[n.entity].id for n in names if n.entity in reading.identity}
    terms = set(content_terms(_unnamed(reading.document.text, sentence, names)))
    places = [n for n in reading.names_in(clause) if n.kind == "place"]
    days = {
        t.value[:10] for _, t in reading.moments_in(clause) if t.precision in ("day", "part") and t.value[:1] != "T"
    }
    return Subject(
        frozenset(heads),
        frozenset(named | terms),
        frozenset(n.span.of(reading.document.text) for n in places),
        frozenset(days),
        frozenset(
            "@" + reading.identity[n.entity].id for n in names if n.kind == "person" and n.entity in reading.identity
        ),
        _times(reading, sentence, said),
    )


def points_away(reading: Reading, sentence: Span) -> bool:
    """Does a sentence point to another happening than the story's ("that crash, too, had survivors")?"""
    tokens = tokens_of(reading.document.text, sentence.start, sentence.end)
    return any(
        a.low in words("subjects", "away")
        and b.low in words("predicates", "event_nouns")
        and (not c.text[0].isalpha() or c.low in words("stopwords", "general"))
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _unnamed(text: str, sentence: Span, names: Sequence[Name]) -> str:
    """Return a sentence without its names, which are keys of their own."""
    pieces, at = [], sentence.start
    for name in names:
        pieces.append(text[at : max(at, name.span.start)])
        at = max(at, name.span.end)
    return " ".join([*pieces, text[at : sentence.end]])


def read_wide_subject(reading: Reading, said: Span) -> Subject:
    """Return what the words at `said` are about when it may have been said a sentence before: all that both name."""
    sentence = reading.sentence_at(said.start)
    before = reading.sentence_at(max(0, sentence.start - 1))
    here, there = read_subject(reading, said), read_subject(reading, Span(before.start, before.start))
    near = there.context if not there.times else frozenset()
    return Subject(here.heads | here.context | near, frozenset(), here.places, here.days, here.persons, here.times)


def _times(reading: Reading, sentence: Span, said: Span) -> frozenset[str]:
    """Return the months and years a sentence names, and what leads back to an earlier time, in its words.

    What only tells when something else was is left out ("tensions are high after the tariffs of last year").
    """
    text = reading.document.text
    moments = reading.analysis.moments
    first = bisect_left(reading.starts.moments, sentence.start)
    last = bisect_left(reading.starts.moments, sentence.end)
    near = [m for m in moments[first:last] if m.tense != "future"]
    told = (m for m in near if not _IN_BETWEEN.search(text[min(said.end, m.span.start) : m.span.start]))
    found = (m.expression for m in told if not _COUNTED_FROM.search(text[sentence.start : m.span.start]))
    return frozenset(one.text.lower() for one in found if _is_long(one))


def _is_long(told: TimeExpression) -> bool:
    """Does a time expression name no day but a month, a year or more, or a time that long ago?"""
    if told.form == "calendar":
        return told.day is None and told.weekday is None and told.holiday is None
    if told.form == "duration" and told.toward is None:
        return False
    return told.unit in ("month", "quarter", "year", "decade", "century")


def _heads(reading: Reading, said: Span, clause: Span) -> set[str]:
    """Return what words are said of: by the statement they tell, else by the nearest noun groups of their clause."""
    told = [s for _, s in statements_in(reading, reading.sentence_at(said.start))]
    told = [s for s in told if s.predicate.start < said.end and said.start < s.predicate.end]
    return {key for s in told for key in _about(reading, s)} | _nearest(reading, said, clause)


def _nearest(reading: Reading, said: Span, clause: Span) -> set[str]:
    mentions = reading.analysis.mentions
    at = bisect_left(reading.starts.mentions, said.start)
    before = [
        m for m in mentions[max(0, at - _LOOKED_AT) : at] if m.span.end <= said.start and m.span.start >= clause.start
    ]
    after = [m for m in mentions[at : at + _LOOKED_AT] if m.span.start >= said.end and m.span.end <= clause.end]
    around = [m for m in mentions[max(0, at - _LOOKED_AT) : at + _LOOKED_AT] if m.span.covers(said)]
    near = [max(before, key=lambda m: (m.span.end, -m.span.start))] if before else []
    near = [m for m in near if said.start - m.span.end <= _NEAR_CHARS]
    near += [m for m in after[:1] if m.span.start - said.end <= _NEAR_CHARS]
    return {key for m in [*near, *around] for key in head_keys(reading, m.span)}


def statements_in(reading: Reading, sentence: Span) -> list[tuple[int, Statement]]:
    """Return the statements whose predicate stands in a sentence, with their numbers."""
    found = reading.analysis.statements
    first = bisect_left(reading.starts.statements, sentence.start)
    last = bisect_left(reading.starts.statements, sentence.end)
    return list(enumerate(found[first:last], first))


def _about(reading: Reading, statement: Statement) -> list[str]:
    """Return the keys of what a statement is said of: what it is done to, else who does it."""
    patients = [span for role, span in statement.roles if role in ("what", "whom")]
    chosen = patients or [span for role, span in statement.roles if role == "who"]
    return [key for span in chosen for key in head_keys(reading, span)]


def head_keys(reading: Reading, span: Span) -> list[str]:
    """Return the keys of a passage that fills a part: its head as a term, or whom or what it names."""
    text = reading.document.text
    meant = _meant(reading, span)
    found = _core(meant.of(text))
    if found is None:
        return []
    core = Span(meant.start + found[0], meant.start + found[1])
    named = [n for n in reading.names_in(core) if n.span.end == core.end and n.entity in reading.identity]
    if named:
        return ["@" + reading.identity[named[-1].entity].id]
    return list(content_terms(found[2]))


def _meant(reading: Reading, span: Span) -> Span:
    """Return the passage that a pronoun stands for, any other passage as it is."""
    mentions = reading.analysis.mentions
    at = bisect_left(reading.starts.mentions, span.start)
    here = next((m for m in mentions[at : at + _LOOKED_AT] if m.span == span and m.kind == "pronoun"), None)
    if here is None or here.chain is None:
        return span
    before = reversed(mentions[max(0, at - _LOOKED_BACK) : at])
    return next((m.span for m in before if m.chain == here.chain and m.kind != "pronoun"), span)


@lru_cache(maxsize=65_536)  # the same phrases are asked for again and again
def _core(phrase: str) -> tuple[int, int, str] | None:
    """Return the noun group of a phrase without what hangs on it ("most of the cables | in the bay" -> "cables").

    It is given by where it begins and ends in the phrase, and its last word.
    """
    tokens = tokens_of(phrase)
    while tokens and tokens[0].low in words("subjects", "shares") and any(t.low == "of" for t in tokens):
        tokens = tokens[next(i for i, t in enumerate(tokens) if t.low == "of") + 1 :]
    end = next((i for i, t in enumerate(tokens) if i and t.low in words("subjects", "links")), len(tokens))
    return (tokens[0].start, tokens[end - 1].end, tokens[end - 1].text) if tokens[:end] else None


def shared(a: Subject, b: Subject, but: frozenset[str] = frozenset()) -> float:
    """Return how much two subjects share: names and telling words of their sentences, but for some."""
    both = (a.heads | a.context) & (b.heads | b.context)
    return sum(worth(other) for other in sorted(both - but))


def telling_keys(subject: Subject) -> list[str]:
    """Return what a subject is found by: of all that its sentence names, what tells most."""
    return sorted(subject.heads | subject.context, key=lambda key: (-worth(key), key))[:_MOST_TELLING]


def apart_in_time(a: Subject, b: Subject) -> bool:
    """Do two subjects speak of other days, months or years?"""
    return a.times != b.times or bool(a.days and b.days and not one_day(a, b))


def one_day(a: Subject, b: Subject) -> bool:
    """Do two subjects name one day? A bare weekday may be any such day."""
    return bool(a.days & b.days) or any(
        _weekday(x) == _weekday(y) != 0 for x in a.days for y in b.days if "X" in x or "X" in y
    )


def _weekday(day: str) -> int:
    """Return the number of a day's weekday (1–7), 0 when it is open."""
    if day.startswith("XXXX-WXX-"):
        return int(day[9:10] or 0)
    return date.fromisoformat(day).isoweekday() if _DAY.fullmatch(day) else 0


def apart(a: Subject, b: Subject) -> bool:
    """Do two subjects speak of other places or other times?"""
    if apart_in_time(a, b):
        return True
    return bool(a.places and b.places) and not places_meet(a, b)


def places_meet(a: Subject, b: Subject) -> bool:
    """Do two subjects name one place, or one a country and the other a place in it?"""
    if a.places & b.places:
        return True
    countries = {country_of(p) for p in a.places} & {country_of(p) for p in b.places}
    known = (parse_place(p) for p in a.places | b.places)
    return any(place is not None and place.sort == "country" and place.country in countries for place in known)


def shared_words(reading: Reading, said: Span, a: Subject, b: Subject) -> list[str]:
    """Return what two subjects share in a reader's words, as `reading` has it: what both are said of comes first."""
    both = (a.heads | a.context) & (b.heads | b.context)
    order = sorted(both, key=lambda k: (-(k in a.heads) - (k in b.heads), -worth(k), k))
    names = {"@" + identity.id: identity.name for identity in reading.identity.values()}
    sentence = reading.sentence_at(said.start).of(reading.document.text)
    written = {term: t.low for t in reversed(tokens_of(sentence)) for term in content_terms(t.text)}
    found = [names.get(key) or written.get(key) for key in order]
    return [word for word in found if word][:_FEW_WORDS]


@lru_cache(maxsize=65_536)  # asked for again and again, of few words
def worth(key: str) -> float:
    """Return how much a key tells: a name like a rare word, a word by how rare it is in English."""
    return _NAME_WORTH if key.startswith("@") else min(rarity(key), _MOST_WORTH) * _WORD_SHARE

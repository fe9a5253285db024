"""Readings -> points of kind who: who claims a deed, who is blamed for it, and that nobody has claimed it.

"X claimed responsibility for the bombing" clashes with "police blamed Y for the bombing"; that nobody has claimed it is
overtaken by the report that somebody has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart, read_subject, shared, shared_words
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Statement
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.terms import content_terms

_ENOUGH = 5.0  # what two sentences must share in names and telling words
_FIRST, _LAST = 8, 8  # of the deeds that share a word, those that a telling is held against
_BEHIND_CHARS = 30  # behind a verb of claiming or behind whom is blamed
_DEED_WORDS = 4  # behind "for the": what was done
_DEED = re.compile(r"\b(?:for|of) (?:(?:the|an?|its|his|her|their|this|that) |\w+['’]s )")
NOBODY = "nobody has claimed it"


@dataclass(frozen=True, slots=True)
class Held:
    """Who one report has behind a deed: a key, the reader's words (NOBODY: nobody claims it), the deed, where."""

    reading: Reading
    key: str
    words: str
    deed: frozenset[str]
    span: Span
    subject: Subject


def compare_responsibility(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for every deed for which reports name two doers, or nobody and somebody."""
    points = []
    for group in _deeds((memory or ComparisonMemory()).of_each(readings, read_held)):
        if len({h.key for h in group}) > 1 and len({h.reading.origin for h in group}) > 1:
            point = _point(group)
            points += [point] if point else []
    return points


def _deeds(told: Sequence[Held]) -> list[list[Held]]:
    """Return the tellings by deed: each joins the first whose first telling it is one deed with."""
    groups: list[list[Held]] = []
    by_term: dict[str, list[int]] = defaultdict(list)
    for one in told:
        lists = [by_term[term] for term in one.deed]
        near = sorted({n for known in lists for n in (*known[:_FIRST], *known[-_LAST:])})
        home = next((groups[n] for n in near if _one_deed(groups[n][0], one)), None)
        if home is None:
            for known in lists:
                known.append(len(groups))
            home = []
            groups.append(home)
        home.append(one)
    return groups


def _one_deed(a: Held, b: Held) -> bool:
    return bool(a.deed & b.deed) and not apart(a.subject, b.subject) and shared(a.subject, b.subject) >= _ENOUGH


def _point(group: Sequence[Held]) -> Point | None:
    somebody = {h.key for h in group if h.words != NOBODY}
    origins: dict[str, set[int]] = defaultdict(set)
    for held in group:
        if held.words != NOBODY:
            origins[held.key].add(held.reading.origin)
    clash = any(len(a | b) > 1 for a, b in combinations(origins.values(), 2))
    nature: Nature = "dispute" if clash else "update"
    if not somebody:
        return None
    first, other = group[0], next(h for h in group if h.key != group[0].key)
    said = shared_words(first.reading, first.span, first.subject, other.subject)
    why = "They cannot all have done it" if clash else "By one report nobody had claimed it, by another somebody has"
    sayings = [Saying(h.words, h.reading, h.span) for h in group]
    return build_point(Matter("who", f"Who is behind it: {', '.join(said)}"), sayings, nature, why)


def read_held(reading: Reading) -> Iterator[Held]:
    """Yield who a report has behind a deed, in text order."""
    text = reading.document.text
    for statement in reading.analysis.statements:
        word = statement.predicate.of(text).lower().rpartition(" ")[2]
        if word in words("doers", "claims"):
            yield from _claimed(reading, statement)
        elif word in words("doers", "blames"):
            yield from _blamed(reading, statement)


def _claimed(reading: Reading, statement: Statement) -> Iterator[Held]:
    text = reading.document.text
    behind = text[statement.predicate.end : statement.predicate.end + _BEHIND_CHARS].lower().split()
    doers = [span for role, span in statement.roles if role == "who"]
    if not words("doers", "owned") & set(behind[:2]) or len(doers) != 1 or statement.status != "happened":
        return
    said = " ".join(doers[0].of(text).lower().split())
    if statement.negated or any(said.startswith(none) for none in words("doers", "nobody")):
        yield _held(reading, statement, NOBODY, NOBODY)
    else:
        yield from _named(reading, statement, doers[0])


def _blamed(reading: Reading, statement: Statement) -> Iterator[Held]:
    """Yield whom a report has blamed by somebody: "blamed X for the attack", not "blamed the delay on X"."""
    text = reading.document.text
    if statement.negated or statement.status not in ("happened", "ongoing"):
        return
    for role, span in statement.roles:
        behind = text[span.end : span.end + _BEHIND_CHARS].lower().split()[:1]
        if role in ("what", "whom") and behind and behind[0] in words("doers", "blamed_for"):
            yield from _named(reading, statement, span)


def _named(reading: Reading, statement: Statement, span: Span) -> Iterator[Held]:
    names = [n for n in reading.names_in(span) if n.span.end == span.end and n.entity in reading.identity]
    for name in names[-1:]:
        identity = reading.identity[name.entity]
        yield _held(reading, statement, identity.id, identity.name)


def _held(reading: Reading, statement: Statement, key: str, said: str) -> Held:
    sentence = reading.sentence_at(statement.predicate.start)
    behind = reading.document.text[statement.predicate.end : sentence.end]
    deed = _DEED.search(behind)
    told = behind[deed.end() :].split()[:_DEED_WORDS] if deed else []
    terms = frozenset(content_terms(" ".join(told)))
    return Held(reading, key, said, terms, sentence, read_subject(reading, statement.predicate))

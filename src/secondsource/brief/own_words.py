"""Passages that say one thing -> the line that tells it in the words of one of them, and what it no longer tells.

Of several wordings the one is told that says least beyond the others and can be read alone.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from secondsource.brief.wording import readable_span, render_line
from secondsource.lang.lexicon import words
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Evidence
from secondsource.values.amount import Amount, compare_amounts
from secondsource.values.periods import render_day
from secondsource.values.terms import content_terms
from secondsource.values.verbs import has_finite_verb
from secondsource.values.verdict import Outcome

Told = tuple[Reading, Span]

_GOOD_LINE_CHARS = 120
_SHARED_STEPS = 5  # wordings whose shared parts differ by less than a fifth are told apart by how well they read
_BORNE_OUT = 0.5
_CLAUSE_MARKS = re.compile(r"[,;:–—]")
_PRONOUNS_APART = (
    "he", "she", "they", "it", "his", "her", "their", "its", "this", "these", "him", "them",
    "i", "we", "my", "our", "us",
)  # fmt: skip


def telling_spans(evidence: Sequence[Evidence], readings: Mapping[str, Reading]) -> list[Told]:
    """Return for each piece of evidence the clause it stands in, widened to where it can be read alone."""
    return [(readings[e.report], _telling_span(readings[e.report], e)) for e in evidence]


def best_told(spans: Sequence[Told]) -> Told:
    """Return the wording to tell: done rather than planned, borne out by most origins, nobody in it only known from
    elsewhere, most of it said by others too, of a good length. Raises `ValueError` when there is none.
    """
    terms = [set(content_terms(span.of(reading.document.text))) for reading, span in spans]
    borne = [len({spans[n][0].origin for n in bearers(told, spans)}) for told in spans]

    def rank(number: int) -> tuple[bool, int, int, int, int, str, int]:
        reading, span = spans[number]
        others = set().union(*(t for n, t in enumerate(terms) if spans[n][0].id != reading.id))
        shared = len(terms[number] & others) / max(1, len(terms[number]))
        length = abs(span.end - span.start - _GOOD_LINE_CHARS)
        return (
            _is_plan(reading, span),
            -borne[number],
            _hanging(reading, span),
            -int(shared * _SHARED_STEPS),
            length,
            reading.id,
            span.start,
        )

    return spans[min(range(len(spans)), key=rank)]


def bearers(told: Told, spans: Sequence[Told]) -> list[int]:
    """Return the numbers of the passages whose sentences hold at least half of the content words of a wording, and
    every figure of a known matter that it gives.

    A passage may stand for less than the clause that is told: who only shares "the death of X" says nothing of a trial,
    "at least 14 died" is no word for nineteen, "she will appeal" none for "there will be no appeal", and "he is to be
    received" none for "he was received".
    """
    wanted = set(content_terms(told[1].of(told[0].document.text)))
    found = []
    for number, (reading, span) in enumerate(spans):
        around = Span(reading.sentence_at(span.start).start, max(span.end, reading.sentence_at(span.start).end))
        held = wanted & set(content_terms(around.of(reading.document.text)))
        same_way = _denies(told, held) == _denies((reading, span), held) and (
            _ahead(*told) or not _ahead(reading, span)
        )
        if len(held) >= _BORNE_OUT * len(wanted) and same_way and _gives_its_figures((reading, around), told):
            found.append(number)
    return found


def _denies(told: Told, of: set[str]) -> bool:
    """Does a passage say of most of these words that it is not so, or was refused?"""
    said = told[1].of(told[0].document.text).lower().replace("’", "'")
    parts = _CLAUSE_MARKS.split(said)
    return any(2 * len(of & set(content_terms(part))) >= len(of) and _no_pattern().search(part) for part in parts)


@cache
def _no_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(sorted(words("status", "says_no"))) + r")(?!\w)|n't(?!\w)")


def _gives_its_figures(passage: Told, told: Told) -> bool:
    """Does a passage give every figure of a known matter in a wording, as it stands there?"""
    given = passage[0].quantities_in(passage[1])
    wanted = [q for q in told[0].quantities_in(told[1]) if q.matter is not None and not q.amount.vague]
    return all(any(_bears_out(other.amount, q.amount, other.matter == q.matter) for other in given) for q in wanted)


def _bears_out(given: Amount, told: Amount, one_matter: bool) -> bool:
    """Does an amount say what another says? "62" bears out "more than 60", "more than 60" does not bear out "62".

    What is not known to be of the same matter must be the very same number.
    """
    if given == told or (given.low, given.high, given.unit) == (told.low, told.high, told.unit):
        return True
    fits = compare_amounts(given, told).outcome in (Outcome.SAME, Outcome.COMPATIBLE)
    return one_matter and fits and told.bound != "=" and given.bound in ("=", "~", told.bound)


def _ahead(reading: Reading, span: Span) -> bool:
    claim = reading.claim_at(span)
    return claim is not None and claim.status in ("planned", "possible")


def _is_plan(reading: Reading, span: Span) -> bool:
    """A plan is not told where another report tells it as done."""
    claim = reading.claim_at(span)
    return claim is not None and claim.status == "planned"


def _hanging(reading: Reading, span: Span) -> int:
    """How many pronouns of the passage mean someone it does not name before them."""
    inside = reading.mentions_in(span)
    named: set[int | None] = set()
    hanging = 0
    for mention in inside:
        if mention.kind != "pronoun":
            named.add(mention.chain)
        elif mention.head.of(reading.document.text).lower() in _PRONOUNS_APART:
            hanging += mention.chain is None or mention.chain not in named
    return hanging


def render_told(told: Told) -> str:
    """Return a wording as a line, with what it no longer tells once torn from its report."""
    reading, span = told
    return render_line(span.of(reading.document.text)) + _when(reading, span)


def _when(reading: Reading, span: Span) -> str:
    """Return what a line torn from its report no longer tells: that it is a plan, and which day its "Thursday" is."""
    times = [time for _, time in reading.moments_in(span) if time.anchor and time.precision in ("day", "part")]
    days = [render_day(time.first) for time in times if time.first is not None]
    told = [*(["planned"] if _is_plan(reading, span) else []), *dict.fromkeys(days)]
    return f" ({', '.join(told)})" if told else ""


def _telling_span(reading: Reading, evidence: Evidence) -> Span:
    claim, sentence = reading.claim_at(Span(evidence.start, evidence.end)), reading.sentence_at(evidence.start)
    span = readable_span(reading, claim.span if claim else sentence)
    return span if _tells(reading, span) else sentence


def _tells(reading: Reading, span: Span) -> bool:
    """Has the passage a verb with something before it? "Long-distance calls" and "said Ann Dale" have not."""
    predicates = [s.predicate for s in reading.analysis.statements if not s.nominal and span.covers(s.predicate)]
    passage = span.of(reading.document.text)
    first, _, rest = passage.strip().partition(" ")
    starts_with_verb = has_finite_verb(first) and first.islower() and bool(rest)
    return bool(predicates) and has_finite_verb(passage) and not starts_with_verb

"""The reports of a story -> the best of their headlines.

A headline is taken over, never written: the one whose words weigh most in all reports together, of a length that can be
read at a glance, without the marks of bait, of a live page or of a text cut short.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt

from secondsource.group.heat import HALF_LIFE_DAYS
from secondsource.group.terms import Vector, read_vectors, read_words, term_of
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document

PREFERRED_CHARS = 90
LEAST_WORDS = 4
PENALTY = 0.5  # what a headline is worth that is too short, cut off or bait; a long one loses by its length

_SPACE = re.compile(r"\s+")
_LIVE = re.compile(r"\A(?:LIVE|BREAKING|UPDATED?|WATCH|EXCLUSIVE|VIDEO|OPINION|ANALYSIS)\b[:!\s–—|-]*", re.IGNORECASE)
_OUTLET = re.compile(r"(?<!\s)\s++[|–—-]\s+([^|–—]{2,40})\Z")
_CUT = re.compile(r"(?:…|\.\.\.|,|:|;|\b(?:the|a|an|of|to|in|and|or|for|with|by|as|at))\Z", re.IGNORECASE)
_CLAUSE = re.compile(
    r",\s(?=(?:which|who|where|when|while|after|as|but|officials|police|authorities|according|[a-z]+ing)\b)|;\s|\s[–—-]\s"
)
_DATELINE = re.compile(r"\A\([^()]{1,40}\)\s*")


def choose_headline(documents: Sequence[Document], analyses: Mapping[str, Analysis]) -> str:
    """Return the headline of a story: the best of the reports' titles, else of their first sentences; "" without any.

    The words are those of one report; only a leading "LIVE:", a trailing outlet name and a full stop are left out, and
    a first sentence is cut at a clause. Ties go to the report that comes first.
    """
    titles = [text for d in documents if d.title and (text := _tidy(d.title, d.outlet))]
    candidates = titles or [text for d in documents if (text := _first_sentence(d, analyses.get(d.report_id)))]
    if not candidates:
        return ""
    middle = _middle(read_vectors(documents, analyses))
    return max(enumerate(candidates), key=lambda entry: (_worth(entry[1], middle), -entry[0]))[1]


def current_headline(documents: Sequence[Document], analyses: Mapping[str, Analysis], days: Mapping[str, date]) -> str:
    """Return the headline of a story as it stands now: the best among the reports of its last days.

    Those are as many days as halve the heat of a story. `days`: report id -> its last possible day; where none is
    known, all reports count.
    """
    newest = max(days.values(), default=None)
    if newest is None:
        return choose_headline(documents, analyses)
    lately = newest - timedelta(days=HALF_LIFE_DAYS)
    current = [d for d in documents if d.report_id in days and days[d.report_id] > lately]
    return choose_headline(current, analyses) or choose_headline(documents, analyses)


def _middle(vectors: Mapping[str, Vector]) -> Vector:
    """Return the average vector of the reports."""
    middle: Vector = defaultdict(float)
    for report in sorted(vectors):
        for term, weight in vectors[report].items():
            middle[term] += weight / len(vectors)
    return dict(middle)


def _worth(headline: str, middle: Mapping[str, float]) -> float:
    """Return the weight of a headline's words in the story, less for what a reader would not want as a headline."""
    found = [word for word, _, _ in read_words(headline)]
    terms = {term for word in found if (term := term_of(word)) is not None}
    # The root of the number of words keeps a headline from winning by mere length.
    worth = sum(middle.get(term, 0.0) for term in terms) / sqrt(max(1, len(terms)))
    faults = (
        len(found) < LEAST_WORDS,
        bool(_CUT.search(headline)),
        _is_bait(headline, found),
        headline.isupper(),
    )
    too_long = max(1.0, len(headline) / PREFERRED_CHARS)
    return worth * float(PENALTY ** sum(faults)) / (too_long * too_long)


def _is_bait(headline: str, found: Sequence[str]) -> bool:
    lowered = " ".join(word.casefold() for word in found)
    marks = lexicon("headlines")
    phrases = any(f" {phrase} " in f" {lowered} " for phrase in marks["bait"])
    return (
        phrases
        or "!" in headline
        or headline.endswith("?")
        or f"{lowered} ".startswith(tuple(f"{opening} " for opening in marks["bait_openings"]))
    )


def _tidy(title: str, outlet: str | None) -> str:
    text = _LIVE.sub("", _SPACE.sub(" ", title).strip())
    tail = _OUTLET.search(text)
    if tail and (_same_name(tail.group(1), outlet) or len(text) > PREFERRED_CHARS):
        text = text[: tail.start()]
    return text if text.endswith("..") else text.rstrip(".").strip()


def _same_name(tail: str, outlet: str | None) -> bool:
    plain = "".join(word.casefold() for word, _, _ in read_words(tail))
    return bool(outlet and plain) and plain in "".join(word.casefold() for word, _, _ in read_words(outlet or ""))


def _first_sentence(document: Document, analysis: Analysis | None) -> str:
    """Return the first sentence long enough to say something, cut at its last clause that fits a headline."""
    spans = analysis.sentences if analysis and analysis.sentences else tuple(b.span for b in document.blocks)
    sentences = [_SPACE.sub(" ", span.of(document.text)).strip() for span in spans[:5]]
    first = _DATELINE.sub("", next((s for s in sentences if len(s.split()) >= LEAST_WORDS), ""))
    if len(first) > PREFERRED_CHARS:
        fitting = [m.start() for m in _CLAUSE.finditer(first) if m.start() <= PREFERRED_CHARS]
        clauses = [first[:end] for end in fitting if len(first[:end].split()) >= 2 * LEAST_WORDS]
        first = clauses[-1] if clauses else first
    return first.rstrip(".").strip()

"""Documents and their names -> sparse vectors of weighted terms, and which of them are near one another.

A term is a stemmed content word or a four-figure number (a year). How rare a term is, is counted in the reports given
and in a table of general English together, so that five reports of one story do not make that story's own words common.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log, sqrt

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.span import Span
from secondsource.values.terms import content_terms
from secondsource.values.terms import stem as plain_stem

Vector = dict[str, float]

# Tuned together on stories-giveme5w1h, ECB+ sub-topics, Wikinews stories and the mixed gold folders; see `stories`.
NAME_WEIGHT = 2.0
TITLE_WEIGHT = 4.0
LEAD_WEIGHT = 1.5
LEAD_CHARS = 500
BACKGROUND_WEIGHT = 150.0  # the table of general English counts as much as this many reports
TERMS_KEPT = 80

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of one word, in lower case."""
    return plain_stem(word.lower())


def read_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Yield every run of letters or digits with its offsets in `text`."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        yield found.group(), found.start(), found.end()


@cache
def _stopwords() -> frozenset[str]:
    return words("stopwords", "general") | words("stopwords", "news")


def is_stopword(word: str) -> bool:
    """Is this word, in lower case, one that says nothing of the matter?"""
    return word in _stopwords()


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str | None:
    """Return the term a word stands for; None for stopwords, single letters and numbers that are no year.

    Words of one meaning ("quake", "tremor") are one term.
    """
    if word.isdigit():
        return word if len(word) == 4 else None
    lowered = word.lower()
    if len(lowered) < 2 or lowered in _stopwords():
        return None
    meant = content_terms(lowered)
    return meant[0] if len(meant) == 1 else stem(lowered)


def count_terms(document: Document, analysis: Analysis | None) -> Vector:
    """Return the terms of a report with their counts; words in names, in the title and near the top count more."""
    counts: Vector = defaultdict(float)
    inside = inside_of([name.span for name in analysis.names] if analysis else [])
    for word, start, _ in read_words(document.text):
        term = term_of(word)
        if term is not None:
            counts[term] += (NAME_WEIGHT if inside(start) else 1.0) * (LEAD_WEIGHT if start < LEAD_CHARS else 1.0)
    for word, _, _ in read_words(document.title or ""):
        term = term_of(word)
        if term is not None:
            counts[term] += TITLE_WEIGHT
    return dict(counts)


def rarity(counted: Iterable[Mapping[str, float]]) -> Vector:
    """Return for each term of these reports how much meeting it says: the logarithm of how seldom it is met."""
    held: Counter[str] = Counter()
    reports = 0
    for terms in counted:
        held.update(terms.keys())
        reports += 1
    table, passages = general_english()
    whole = reports + BACKGROUND_WEIGHT
    return {term: log(whole / (n + BACKGROUND_WEIGHT * table.get(term, 0.5) / passages)) for term, n in held.items()}


def weigh_terms(counts: Mapping[str, float], rare: Mapping[str, float]) -> Vector:
    """Return the vector of a report: its weightiest terms, of length one; empty when it has none."""
    weighed = {term: (1.0 + log(n) if n > 1 else n) * rare.get(term, 0.0) for term, n in counts.items()}
    kept = sorted(weighed.items(), key=lambda entry: (-entry[1], entry[0]))[:TERMS_KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept))
    return {term: weight / length for term, weight in kept} if length else {}


def read_vectors(documents: Sequence[Document], analyses: Mapping[str, Analysis]) -> dict[str, Vector]:
    """Return the vector of every report, by report id."""
    counted = {d.report_id: count_terms(d, analyses.get(d.report_id)) for d in documents}
    rare = rarity(counted.values())
    return {report: weigh_terms(counts, rare) for report, counts in counted.items()}


def near_pairs(vectors: Sequence[Vector], floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) with i < j for every pair that is at least `floor` alike, by an inverted index."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(vectors):
        alike: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            entries = postings[term]
            for i, other in entries:
                alike[i] += weight * other
            entries.append((j, weight))
        for i in sorted(alike):
            if alike[i] >= floor:
                yield i, j, alike[i]


def inside_of(spans: Sequence[Span]) -> Callable[[int], bool]:
    """Return a test: does this offset lie in one of the spans (in text order, without overlap)?"""
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]

    def test(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < ends[place]

    return test


@cache
def general_english() -> tuple[dict[str, float], int]:
    """Return the table of general English (stem -> passages that hold it) and the number of passages."""
    data = lexicon("frequencies")
    return {s: float(band["held_by"]) for band in data["band"] for s in band["stems"].split()}, int(data["passages"])

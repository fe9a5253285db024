"""The reports of a story -> its keywords: the names and words that weigh most in all of them, as they are written."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondsource.group.terms import Vector, read_vectors, read_words, term_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document

MOST = 6
_HELD_BY = 3  # a keyword stands in at least one report of so many
_LEAST_CHARS = 3


def find_keywords(documents: Sequence[Document], analyses: Mapping[str, Analysis]) -> tuple[str, ...]:
    """Return the keywords of a story, weightiest first; a name stands whole, and its words do not stand again."""
    vectors = read_vectors(documents, analyses)
    middle: Vector = defaultdict(float)
    held: Counter[str] = Counter()
    for report in sorted(vectors):
        held.update(vectors[report].keys())
        for term, weight in vectors[report].items():
            middle[term] += weight / len(vectors)
    named = _whole_names(documents, analyses)
    written = _as_written(documents)
    found: list[str] = []
    used: set[str] = set()
    for term in sorted(middle, key=lambda t: (-middle[t], t)):
        if len(found) == MOST:
            break
        if term in used or term not in written or _HELD_BY * held[term] < len(documents) or term.isdigit():
            continue
        name = named.get(term)
        found.append(name or written[term])
        used |= {term, *_terms(name or "")}
    return tuple(found)


def _whole_names(documents: Sequence[Document], analyses: Mapping[str, Analysis]) -> dict[str, str]:
    """Return for each term the name it stands in most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        analysis = analyses.get(document.report_id)
        for name in analysis.names if analysis else ():
            if name.entity < len(analysis.entity_names if analysis else ()) and analysis:
                full = analysis.entity_names[name.entity]
                for term in set(_terms(full)):
                    counts[term][full] += 1
    return {term: min(names, key=lambda n: (-names[n], n)) for term, names in counts.items()}


def _as_written(documents: Sequence[Document]) -> dict[str, str]:
    """Return for each term the word it is most often written with; capitals only where they are the rule."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for word, _, _ in read_words(document.text):
            term = term_of(word)
            if term is not None and len(word) >= _LEAST_CHARS:
                counts[term][word] += 1
    return {term: min(forms, key=lambda w: (-forms[w], w)) for term, forms in counts.items()}


def _terms(text: str) -> Iterator[str]:
    for word, _, _ in read_words(text):
        term = term_of(word)
        if term is not None:
            yield term

"""Quotes of a story -> the lines of who said what: whole sentences before scraps, speakers named by the evidence."""

from collections.abc import Iterator, Mapping, Sequence

from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import BriefLine, Evidence, QuoteEntry

MOST_QUOTES = 14
_FEWEST_WORDS = 2
_SCRAP_WORDS = 4  # fewer words inside the marks are an expression, not a remark


def quote_lines(quotes: Sequence[QuoteEntry], readings: Mapping[str, Reading]) -> Iterator[BriefLine]:
    """Yield the remarks to tell in report order: of the wordings of one remark the longest, scraps only for room."""
    worth = sorted(_worth_telling(quotes), key=lambda i: (-_worth(quotes[i]), i))
    for i in sorted(worth[:MOST_QUOTES]):
        yield _said(quotes[i], readings[quotes[i].evidence.report])


def _worth(quote: QuoteEntry) -> int:
    """Told by others too, then whole remarks, then scraps."""
    return 2 * bool(quote.same_as) + (len(quote.text.split()) >= _SCRAP_WORDS)


def _worth_telling(quotes: Sequence[QuoteEntry]) -> list[int]:
    said = [i for i, q in enumerate(quotes) if q.speaker and q.form != "indirect"]
    told: set[int] = set()
    for i in sorted(said, key=lambda i: (-len(quotes[i].text), i)):
        again = any(other.quote in told for other in quotes[i].same_as)
        if not again and len(quotes[i].text.split()) >= _FEWEST_WORDS:
            told.add(i)
    return sorted(told)


def _said(quote: QuoteEntry, reading: Reading) -> BriefLine:
    via = f" (to {quote.via})" if quote.via else ""
    quoted = quote.text.rstrip(".,") if quote.form == "mixed" else quote.text
    evidence = (quote.evidence, *_naming(quote, reading))
    return BriefLine(text=f"{quote.speaker}{via}: “{quoted}”", section="said", evidence=evidence)


def _naming(quote: QuoteEntry, reading: Reading) -> tuple[Evidence, ...]:
    """Return where the report names the speaker, when the sentence of the quote itself does not ("he said")."""
    meant = [
        name
        for name in reading.analysis.names
        if name.entity in reading.identity and reading.identity[name.entity].id == quote.speaker_id
    ]
    start, end = quote.evidence.start, quote.evidence.end
    around = Span(reading.sentence_at(start).start, reading.sentence_at(max(start, end - 1)).end)
    if not meant or any(around.covers(name.span) and _is_full(name.span, quote, reading) for name in meant):
        return ()
    full = [name for name in meant if _is_full(name.span, quote, reading)] or meant
    before = [name for name in full if name.span.end <= start]
    return (reading.evidence((before[-1] if before else full[0]).span),)


def _is_full(span: Span, quote: QuoteEntry, reading: Reading) -> bool:
    """Does this mention hold the surname the line names?"""
    surname = (quote.speaker or "").split()[-1:]
    return bool(surname) and surname[0] in span.of(reading.document.text)

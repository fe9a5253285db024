"""Quotes of an analysis → those of the reading file: the credited ones, and unattributed words said out loud."""

from collections.abc import Sequence

from secondsource.records.analysis import Analysis, Quote, QuoteForm
from secondsource.records.readingfile import Passage, ReadQuote, ReadSpeaker


def quote_entries(analysis: Analysis) -> tuple[tuple[ReadQuote, ...], tuple[int | None, ...]]:
    """Return the quotes shown, and for every quote of the analysis its number among them.

    Left out are marked words that nobody is credited with and that are no sentence ("the so-called “dark list”"), and
    marked words within a clause that is itself credited: those go by the number of the clause, which is then "mixed".
    """
    shown: list[ReadQuote] = []
    numbers: list[int | None] = []
    around: list[int | None] = _clauses_around(analysis.quotes)
    with_marks = {clause for clause in around if clause is not None}
    for number, (quote, clause) in enumerate(zip(analysis.quotes, around, strict=True)):
        if clause is None and (quote.speaker is not None or quote.cue is not None or quote.form == "direct"):
            numbers.append(len(shown))
            shown.append(_entry(quote, "mixed" if number in with_marks else quote.form))
        else:
            numbers.append(None)
    return tuple(shown), tuple(
        own if clause is None else numbers[clause] for own, clause in zip(numbers, around, strict=True)
    )


def _clauses_around(quotes: Sequence[Quote]) -> list[int | None]:
    """Return for every quote the number of the credited clause it stands in, None where it stands in none."""
    found: list[int | None] = []
    clauses = [(n, q) for n, q in enumerate(quotes) if q.form == "indirect"]
    last = 0
    for number, quote in enumerate(quotes):
        while last < len(clauses) and clauses[last][1].span.end <= quote.span.start:
            last += 1
        near = clauses[last : last + 2]
        inside = (n for n, c in near if n != number and c.span.covers(quote.span) and c.span != quote.span)
        found.append(next(inside, None))
    return found


def _entry(quote: Quote, form: QuoteForm) -> ReadQuote:
    speaker, cue = quote.speaker, quote.cue
    return ReadQuote(
        start=quote.span.start,
        end=quote.span.end,
        parts=tuple((part.start, part.end) for part in quote.parts),
        form=form,
        speaker=ReadSpeaker(start=speaker.span.start, end=speaker.span.end, entity=speaker.entity) if speaker else None,
        cue=Passage(start=cue.start, end=cue.end) if cue else None,
        via=quote.via,
    )

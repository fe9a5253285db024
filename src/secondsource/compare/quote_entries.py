"""The quotes of all readings -> quote entries with their links, and points where one wording differs from another."""

from collections.abc import Iterator, Sequence

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.quotes import LinkableQuote, link_quotes
from secondsource.records.analysis import Quote
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Nature, Point, QuoteEntry, SameQuote

Quoted = tuple[Reading, Quote]


def read_quote_entries(readings: Sequence[Reading]) -> tuple[tuple[QuoteEntry, ...], list[Point]]:
    """Return the quotes in report order, linked, and one point for every pair of wordings that differ."""
    quoted = [(reading, quote) for reading in readings for quote in reading.analysis.quotes]
    links = link_quotes([_linkable(*q) for q in quoted])
    entries = tuple(_entry(*q, linked) for q, linked in zip(quoted, links, strict=True))
    return entries, list(_drifts(quoted, links))


def _linkable(reading: Reading, quote: Quote) -> LinkableQuote:
    name, identity = _speaker(reading, quote)
    return LinkableQuote(reading.id, quote.words(reading.document.text), identity, reading.origin, quote.form, name)


def _speaker(reading: Reading, quote: Quote) -> tuple[str | None, str | None]:
    """Return the speaker's name as told of the whole story, and their identity's id."""
    if quote.speaker is None:
        return None, None
    identity = reading.identity.get(quote.speaker.entity) if quote.speaker.entity is not None else None
    return (identity.name, identity.id) if identity else (quote.speaker.name, None)


def _entry(reading: Reading, quote: Quote, linked: Sequence[tuple[int, str]]) -> QuoteEntry:
    name, identity = _speaker(reading, quote)
    return QuoteEntry(
        text=quote.words(reading.document.text),
        speaker=name,
        speaker_id=identity,
        via=quote.via,
        form=quote.form,
        evidence=reading.evidence(quote.span),
        same_as=tuple(SameQuote(quote=index, drift=drift) for index, drift in linked),
    )


def _drifts(quoted: Sequence[Quoted], links: Sequence[Sequence[tuple[int, str]]]) -> Iterator[Point]:
    for left, linked in enumerate(links):
        for right, drift in linked:
            if left < right and drift != "same words":
                yield _drift_point(quoted[left], quoted[right], drift)


def _drift_point(left: Quoted, right: Quoted, drift: str) -> Point:
    who = _speaker(*left)[0] or _speaker(*right)[0] or "someone not named"
    nature: Nature = "dispute" if "credited" in drift or drift.startswith("words changed") else "rounding"
    sayings = [
        Saying(f"“{quote.words(reading.document.text)}”", reading, quote.span) for reading, quote in (left, right)
    ]
    return build_point(Matter("quote", f"Words of {who}"), sayings, nature, f"The same words: {drift}.")

"""The quotes of all readings -> quote entries with their links, and points where one wording differs from another."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.quotes import Link, LinkableQuote, QuoteLinks
from secondsource.compare.speakers import can_speak
from secondsource.records.analysis import Quote
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Nature, Point, QuoteEntry, SameQuote

Quoted = tuple[Reading, Quote]
_ALIKE = "same words"


class _Quotes:
    """The quotes of a story so far in report order, linked, each as an entry."""

    def __init__(self) -> None:
        self.quoted: list[Quoted] = []
        self.entries: list[QuoteEntry] = []
        self.drifting: set[int] = set()
        self._of_report: list[int] = []  # how many quotes each report has
        self._linked = QuoteLinks()

    @property
    def links(self) -> list[list[Link]]:
        """Return the links of every quote."""
        return self._linked.links

    def add(self, readings: Sequence[Reading]) -> None:
        """Take in the quotes of more reports."""
        told = []
        for reading in readings:
            quotes = [quote for quote in reading.analysis.quotes if not quote.stance]
            self._of_report.append(len(quotes))
            told += [(reading, quote) for quote in quotes]
        self.quoted += told
        self.entries += [_entry(*one, ()) for one in told]
        self._relink(self._linked.add([_linkable(*one) for one in told]))

    def drop(self, reports: int) -> None:
        """Forget the quotes of the last reports."""
        gone = sum(self._of_report[-reports:])
        first = len(self.quoted) - gone
        del self.quoted[first:], self.entries[first:], self._of_report[-reports:]
        self.drifting = {number for number in self.drifting if number < first}
        self._relink(self._linked.drop(gone))

    def _relink(self, touched: Iterable[int]) -> None:
        """Make the entries of the quotes whose links are others now."""
        for number in touched:
            links = self._linked.links[number]
            links.sort()
            self.entries[number] = _entry(*self.quoted[number], links)
            (self.drifting.add if any(drift != _ALIKE for _, drift in links) else self.drifting.discard)(number)


def read_quote_entries(
    readings: Sequence[Reading], memory: ComparisonMemory | None = None
) -> tuple[tuple[QuoteEntry, ...], list[Point]]:
    """Return the quotes in report order, linked, and one point for every pair of wordings that differ.

    Stances ("backed the plan") are left out: their words make no statement that could be shown or compared.
    """
    kept = memory or ComparisonMemory()
    quotes = kept.build("quotes", readings, _start)
    return tuple(quotes.entries), list(_drifts(quotes, kept))


def _start(readings: Sequence[Reading]) -> _Quotes:
    quotes = _Quotes()
    quotes.add(readings)
    return quotes


def _linkable(reading: Reading, quote: Quote) -> LinkableQuote:
    name, identity = _speaker(reading, quote)
    return LinkableQuote(reading.id, quote.words(reading.document.text), identity, reading.origin, quote.form, name)


def _speaker(reading: Reading, quote: Quote) -> tuple[str | None, str | None]:
    """Return the speaker's name as told of the whole story, and their identity's id."""
    if quote.speaker is None or not can_speak(reading, quote.speaker):
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


def _drifts(quotes: _Quotes, kept: ComparisonMemory) -> Iterator[Point]:
    """Yield one point for every quote and the quote of another origin that gives its words with the greatest change."""
    paired: set[int] = set()
    shown: set[tuple[str, str]] = set()  # a report may give one remark twice, in its text and in large type
    quoted = quotes.quoted
    for left in sorted(quotes.drifting):
        here = quoted[left][0].origin
        linked = quotes.links[left] if left not in paired else ()
        others = [(j, drift) for j, drift in linked if drift != _ALIKE and quoted[j][0].origin != here]
        if others and _as_given(*quoted[left]) not in shown:
            right, drift = min(others, key=lambda link: (not _is_change(link[1]), link[0]))
            paired |= {left, *(j for j, _ in others)}
            shown |= {_as_given(*quoted[i]) for i in (left, right)}
            both = [quoted[left], quoted[right]]
            yield kept.piece("drift", both, drift, partial(_drift_point, both, drift))


def _as_given(reading: Reading, quote: Quote) -> tuple[str, str]:
    """Return the report and the words of a quote."""
    return reading.id, quote.words(reading.document.text)


def _is_change(drift: str) -> bool:
    return drift.startswith("words changed") or "credited to" in drift


def _is_named_beside(reading: Reading, quote: Quote) -> bool:
    """Does the quote's own sentence name the speaker? A "he said" may have been read wrong and makes no dispute."""
    speaker = quote.speaker
    if speaker is None or speaker.entity is None:
        return False
    beside = reading.sentence_at(quote.span.start).covers(speaker.span)
    return beside and any(n.entity == speaker.entity for n in reading.names_in(speaker.span))


def _drift_point(members: Sequence[Quoted], drift: str) -> Point:
    who = next((name for name in (_speaker(*m)[0] for m in members) if name), None)
    about = f"Words of {who}" if who else f"The words “{members[0][1].words(members[0][0].document.text)}”"
    sure = "credited to" not in drift or all(_is_named_beside(*m) for m in members)
    nature: Nature = "dispute" if _is_change(drift) and sure else "rounding"
    sayings = [Saying(f"“{quote.words(reading.document.text)}”", reading, quote.span) for reading, quote in members]
    return build_point(Matter("quote", about), sayings, nature, f"One remark in two wordings: {drift}")

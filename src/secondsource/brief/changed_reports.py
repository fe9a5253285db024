"""The reports and quotes of two versions of a story -> reports that were edited, quotes put to another mouth."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from secondsource.brief.told_before import ToldBefore
from secondsource.records.desk import Change
from secondsource.records.storyfile import QuoteEntry

_LONGEST_CHARS = 160
_WORDS_AROUND = 3


def edited_reports(told: ToldBefore) -> Iterator[Change]:
    """Yield every report whose text is another than before, with the first words that changed."""
    for report in told.after.reports:
        if report.id in told.edited:
            name = report.outlet or report.source
            title = report.title or "a report"
            changed = words_changed(told.reports[report.id].text, report.text)
            text = f"{name} edited “{title}”: {changed}"
            yield Change("report edited", text, f"{report.id} {report.sha256}", None, report.id)


def changed_quotes(told: ToldBefore) -> Iterator[Change]:
    """Yield quotes credited to someone else: by their own report since an edit, or by another report that came in."""
    before = {(q.evidence.report, q.text): q for q in told.quotes()}
    known = {quote.text for quote in before.values()}
    for quote in told.after.quotes:
        earlier = before.get((quote.evidence.report, quote.text))
        if earlier is not None:
            if quote.evidence.report in told.edited and _differ(quote, earlier):
                yield _put_to(quote, earlier, told)
        elif told.is_new(quote.evidence):
            others = [told.after.quotes[link.quote] for link in quote.same_as]
            other = next((one for one in others if one.text in known and _differ(quote, one)), None)
            if other is not None:
                yield _put_to(quote, other, told)


def _differ(quote: QuoteEntry, other: QuoteEntry) -> bool:
    """Are the two credited to people that are known to be two?"""
    named = quote.speaker_id is not None and other.speaker_id is not None
    return named and quote.speaker != other.speaker and quote.speaker_id != other.speaker_id


def _put_to(quote: QuoteEntry, earlier: QuoteEntry, told: ToldBefore) -> Change:
    name = told.report(quote.evidence.report).outlet or "a report"
    text = f"“{_short(quote.text)}” – credited to {quote.speaker} by {name}, before to {earlier.speaker}"
    key = f"{quote.text.casefold()}\n{quote.speaker}"
    return Change("quote re-attributed", text, key, None, quote.evidence.report)


def words_changed(was: str, now: str) -> str:
    """Return in words how two texts differ: the first change, and how many more there are."""
    old, new = was.split(), now.split()
    edits = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    if not edits:
        return "only the layout is another"
    _, a, b, c, d = edits[0]
    left = _short(" ".join(old[max(0, a - _WORDS_AROUND) : b + _WORDS_AROUND]))
    right = _short(" ".join(new[max(0, c - _WORDS_AROUND) : d + _WORDS_AROUND]))
    more = len(edits) - 1
    rest = "" if not more else f" – and {more} more {'place' if more == 1 else 'places'}"
    return f"“{right}”, before “{left}”{rest}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CHARS else text[:_LONGEST_CHARS].rsplit(" ", 1)[0] + " …"

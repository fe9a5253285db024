"""Quotes of a story file → families of the same words by speaker, and how reports differ in giving them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.records.storyfile import Evidence, QuoteEntry, StoryFile


@dataclass(frozen=True, slots=True)
class Note:
    """Something said beside a line, with its evidence ("shortened")."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class QuoteFamily:
    """The same words as several reports give them: the fullest wording first, then the others with their drift."""

    lead: QuoteEntry
    others: tuple[Note, ...]


def drift_notes(quote: QuoteEntry, quotes: Sequence[QuoteEntry]) -> list[Note]:
    """Return how other reports give the words of a quote, in the order of `same_as`."""
    others = [same for same in quote.same_as if 0 <= same.quote < len(quotes)]
    return [Note(text=_other_wording(quote, quotes[same.quote], same.drift), evidence=(quotes[same.quote].evidence,))
            for same in others]  # fmt: skip


def _other_wording(quote: QuoteEntry, other: QuoteEntry, drift: str) -> str:
    """How another report gives the words of a quote. "Shortened" holds both ways round: the longer is "in full"."""
    if drift in ("", "same words"):
        return "the same words"
    if drift.startswith("shortened") and len(other.text) > len(quote.text):
        drift = drift.replace("shortened", "in full", 1)
    return f"{drift}: “{other.text}”"


def quotes_by_speaker(story: StoryFile) -> list[tuple[str, list[QuoteFamily]]]:
    """Group the quotes by speaker, most quoted first; the same words are one family. Unknown speakers come last."""
    speakers: dict[str, list[QuoteFamily]] = {}
    taken: set[int] = set()
    for index, quote in enumerate(story.quotes):
        if index in taken:
            continue
        group = [index, *(s.quote for s in quote.same_as if 0 <= s.quote < len(story.quotes) and s.quote not in taken)]
        taken.update(group)
        lead = max(group, key=lambda i: (len(story.quotes[i].text), -i))
        speakers.setdefault(quote.speaker or "", []).append(_family(story.quotes, lead, group))
    return sorted(speakers.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))


def _family(quotes: Sequence[QuoteEntry], lead: int, group: Iterable[int]) -> QuoteFamily:
    drifts = {same.quote: same.drift for same in quotes[lead].same_as}
    others = [i for i in dict.fromkeys(group) if i != lead]
    notes = [
        Note(text=_other_wording(quotes[lead], quotes[i], drifts.get(i, "")), evidence=(quotes[i].evidence,))
        for i in others
    ]
    return QuoteFamily(lead=quotes[lead], others=tuple(notes))

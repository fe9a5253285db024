"""Quotes of several reports -> for each, the quotes of other reports that give the same words, and how they differ."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.records.analysis import QuoteForm
from secondsource.values.verdict import Outcome
from secondsource.values.wording import compare_wordings, content_words, spoken_words

_BLOCK_LIMIT = 60  # of a word or word pair in more quotes than this the first and the last few are compared
_ENDS = 12
_SHORT_WORDS = 3  # fewer content words than this are the same words only from one speaker


@dataclass(frozen=True, slots=True)
class LinkableQuote:
    """A quote as it is compared: its report, words, speaker (identity id, None: unknown) and the report's origin.

    `speaker` is the speaker's name as a reader is told it; without one the id stands in.
    """

    report: str
    text: str
    speaker_id: str | None
    origin: int
    form: QuoteForm
    speaker: str | None = None


Link = tuple[int, str]


class QuoteLinks:
    """The quotes of a story so far, and for each the quotes of other reports that give the same words.

    A link is (index of the other quote, drift). `drift` says in words how the other differs: "same words", "shortened",
    "words changed: …", with "credited to A here, to B there" added when the speakers are two. Only quotes that share a
    pair of neighbouring words, a rare word or all their words are compared.
    """

    def __init__(self) -> None:
        self._quotes: list[LinkableQuote] = []
        self._blocks: dict[str, list[int]] = defaultdict(list)
        self.links: list[list[Link]] = []

    def add(self, quotes: Sequence[LinkableQuote]) -> set[int]:
        """Take in quotes, one after the other, and return all those whose links are others now."""
        touched = set()
        for right, quote in enumerate(quotes, len(self._quotes)):
            partners: set[int] = set()
            keys = _keys(quote.text)
            for key in keys:
                known = self._blocks[key]
                partners.update(known if len(known) <= _BLOCK_LIMIT else (*known[:_ENDS], *known[-_ENDS:]))
                known.append(right)
            self._quotes.append(quote)
            self.links.append([])
            touched.add(right)
            touched.update(left for left in sorted(partners) if self._link(left, right))
        return touched

    def drop(self, quotes: int) -> set[int]:
        """Forget so many quotes, the last taken in, and return those others whose links are others now."""
        first = len(self._quotes) - quotes
        touched = {left for linked in self.links[first:] for left, _ in linked if left < first}
        for quote in self._quotes[first:]:
            for key in _keys(quote.text):
                self._blocks[key].pop()
        del self._quotes[first:], self.links[first:]
        for left in touched:
            self.links[left] = [link for link in self.links[left] if link[0] < first]
        return touched

    def _link(self, left: int, right: int) -> bool:
        here, there = self._quotes[left], self._quotes[right]
        forth = _drift(here, there) if here.report != there.report else None
        if forth is None:
            return False
        self.links[left].append((right, forth))
        self.links[right].append((left, _drift(there, here) or forth))
        return True


def _keys(text: str) -> set[str]:
    """Return what a quote is found by: its content words, their neighbouring pairs, and all of its words."""
    content = content_words(text)
    pairs = {f"{a} {b}" for a, b in pairwise(content)}
    return pairs | set(content) | {" ".join(spoken_words(text))} - {""}


def _drift(here: LinkableQuote, there: LinkableQuote) -> str | None:
    """Say how `there` gives the words of `here`; None when it does not, or when that cannot be told."""
    if "indirect" in (here.form, there.form):
        return None
    verdict = compare_wordings(here.text, there.text)
    if verdict.outcome is Outcome.CANNOT_TELL:
        return None
    one_speaker = here.speaker_id is not None and here.speaker_id == there.speaker_id
    two_speakers = here.speaker_id is not None and there.speaker_id is not None and not one_speaker
    fewest = min(len(content_words(here.text)), len(content_words(there.text)))
    if fewest < _SHORT_WORDS and not one_speaker:
        return None
    one_known = (here.speaker_id is None) != (there.speaker_id is None)
    if verdict.outcome is Outcome.DIFFERS and (two_speakers or one_known):
        return None  # who says something like it may be somebody else
    if two_speakers:
        names = (here.speaker or here.speaker_id, there.speaker or there.speaker_id)
        return f"{verdict.why}; credited to {names[0]} here, to {names[1]} there"
    return verdict.why

"""Proposed names (stretches of text with chances) -> candidates on the words of the lines, tidied as names are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from secondsource.analyse.found_names import Found
from secondsource.analyse.known_names import calendar_words, honorifics, known_kind
from secondsource.analyse.plain_pieces import Piece
from secondsource.analyse.titles import title_at
from secondsource.analyse.written import Word, phrase
from secondsource.records.span import Span

_LONGEST_WORDS = 16  # as the runs of the rules
_DETERMINERS = ("the", "a", "an")


class Proposal(Struct, frozen=True):
    """A stretch of text that may be a name, with the chances (0 to 1) that it is just this and of each kind.

    The four sum to at most 1; what is missing is the chance that no name stands exactly there. Overlapping proposals
    are welcome: the resolver picks.
    """

    span: Span
    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    other: float = 0.0

    @property
    def chances(self) -> tuple[float, float, float, float]:
        """The chances in the order of `name_scores.KINDS`."""
        return (self.person, self.organisation, self.place, self.other)

    @property
    def chance(self) -> float:
        """The chance that a name of any kind stands exactly there."""
        return min(1.0, sum(self.chances))


class Candidate(Struct, frozen=True):
    """A possible name on the words of a line: as the rules found it or as it was proposed, or both."""

    found: Found
    ruled: bool
    chances: tuple[float, float, float, float] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets in the text."""
        return self.found.start, self.found.end


def read_candidates(
    lines: Sequence[list[Word]], found: Sequence[Found], proposed: Sequence[Proposal]
) -> list[Candidate]:
    """Return what the rules found and what is proposed, one candidate for each stretch, in text order."""
    starts = [line[0].start for line in lines]
    chances: dict[tuple[int, int], tuple[float, float, float, float]] = {}
    names = {(f.start, f.end): f for f in found}
    ruled = set(names)
    for proposal in proposed:
        at = bisect_right(starts, proposal.span.start) - 1
        words = _tidied(_words_of(lines[at], proposal.span), proposal) if at >= 0 else []
        if not words:
            continue
        span = (words[0].start, words[-1].end)
        names.setdefault(span, Found(Piece(tuple(words), known_kind(phrase(words)), 0.0), lines[at], False))
        before = chances.get(span, (0.0, 0.0, 0.0, 0.0))
        chances[span] = tuple(map(sum, zip(before, proposal.chances, strict=True)))  # type: ignore[assignment]
    return [Candidate(names[span], span in ruled, chances.get(span)) for span in sorted(names)]


def _words_of(line: list[Word], span: Span) -> list[Word]:
    """Return the words of a line that lie in a span; a word the span cuts is cut too ("Dale" of "Dale-led")."""
    found = []
    first = bisect_left(line, span.start + 1, key=lambda word: word.end)
    last = bisect_left(line, span.end, lo=first, key=lambda word: word.start)
    for word in line[first:last]:
        start, end = max(word.start, span.start), min(word.end, span.end)
        if start < end:
            whole = (start, end) == (word.start, word.end)
            cut = word.text[start - word.start : end - word.start]
            found.append(word if whole else Word(cut, start, end, False, word.head, word.gap))
    return found if len(found) <= _LONGEST_WORDS else []


def _tidied(words: list[Word], proposal: Proposal) -> list[Word]:
    """Cut an article, titles and forms of address off the front and marks off both ends; [] when no name is left."""
    person = proposal.person >= max(proposal.chances)
    while words:
        if words[-1].marks or words[-1].text in ("s", "'s", "’s"):
            words = words[:-1]
        elif words[0].marks or (words[0].lower in _DETERMINERS and len(words) > 1 and not _is_whole(words)):
            words = words[1:]
        elif person and len(words) > 1 and _title_words(words):
            words = words[_title_words(words) :]
        else:
            break
    named = any(word.named for word in words) and not all(word.text in calendar_words() for word in words)
    return words if named else []


def _is_whole(words: list[Word]) -> bool:
    """Does the article belong to a known name ("The Guardian")?"""
    return words[0].capital and not words[0].head and known_kind(phrase(words)) == "organisation"


def _title_words(words: list[Word]) -> int:
    """Return how many words in front are a title or form of address, the name behind them left over."""
    if words[0].text.rstrip(".") in honorifics():
        return 1
    title = title_at([word.lower for word in words], 0)
    return title.end if title is not None and title.end < len(words) and words[title.end].capital else 0

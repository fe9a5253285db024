"""The passages two reports share -> how much that is, and whether it makes one origin of them.

Lent words (quotes, posts; see `lent_words`) weigh less than a report's own: two reporters may have heard one speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.group.passages import MATCHED_WORDS, Run, Wording

# Tuned on the 19 pairs of reports (of 325) marked by hand as copies in five gold stories, on planted copies
# (bench/copies.py) and on the same-day copies of stories-giveme5w1h, read by eye.
WHOLE_SHARE = 0.45  # so much of all words, lent or not, is one text …
WHOLE_WORDS = 25  # … of at least so many words: copyright lines are shorter
WHOLE_OWN = 10  # … some of them own in one of the two: who print one speech and nothing else are no copies
OWN_SHARE = 0.15  # so much of its own words in one or more passages …
OWN_WORDS = 40  # … of at least so many words
PLACES_SHARE = 0.12  # or so much in two or more passages …
PLACES_WORDS = 30  # … of at least so many words
RELEASE_SHARE = 0.18  # or, lent words counted for less, so much …
RELEASE_LENT = 0.5
RELEASE_OWN = 20  # … with so many own words
RELEASE_PLACES = 3  # … in so many places: a choice of quotes that two would hardly make alike
CREDITED_SHARE = 0.12  # or, of a report it names as a source ("told the Courier"), so much of any words …
CREDITED_WORDS = 30  # … of at least so many
PASSAGE_WORDS = 16  # own words of one passage that are worth showing
PASSAGE_DENSITY = 0.8  # … if they were taken over nearly word for word


@dataclass(frozen=True, slots=True)
class Overlap:
    """What one report has in common with another, in words of its own text."""

    own: int
    lent: int
    lent_by_both: int
    places: int  # passages with enough own words
    lent_places: int  # other passages
    longest: int
    own_total: int
    total: int

    @property
    def share(self) -> float:
        """The share of all its words, lent ones included."""
        return (self.own + self.lent) / max(1, self.total)

    @property
    def own_share(self) -> float:
        """The share of its own words."""
        return self.own / max(1, self.own_total)


def measure(wording: Wording, other: Wording, runs: Sequence[Run]) -> Overlap:
    """Count what the runs (seen from `wording`) cover; words that either report was lent are lent."""
    lent: set[int] = set()
    own: set[int] = set()
    both: set[int] = set()
    places = lent_places = longest = 0
    for run in runs:
        spoken = set()
        for i, j in zip(sorted(run.same), sorted(run.same_right), strict=True):
            if wording.lent[i] or other.lent[j]:
                spoken.add(i)
            if wording.lent[i] and other.lent[j]:
                both.add(i)
        lent |= spoken
        own |= run.same - spoken
        unspoken = len(run.same) - len(spoken)
        places += unspoken >= MATCHED_WORDS
        lent_places += unspoken < MATCHED_WORDS
        longest = max(longest, unspoken if run.density >= PASSAGE_DENSITY else 0)
    own -= lent
    own_total = len(wording.stems) - sum(wording.lent) - sum(not wording.lent[i] for i in lent)
    return Overlap(len(own), len(lent), len(both), places, lent_places, longest, own_total, len(wording.stems))


def own_passages(wording: Wording, other: Wording, runs: Sequence[Run]) -> tuple[int, ...]:
    """Return the numbers of the runs (seen from `wording`) with enough words that neither report was lent."""
    return tuple(
        number
        for number, run in enumerate(runs)
        if sum(
            not (wording.lent[i] or other.lent[j])
            for i, j in zip(sorted(run.same), sorted(run.same_right), strict=True)
        )
        >= MATCHED_WORDS
    )


def one_origin(overlap: Overlap, *, credited: bool = False) -> bool:
    """Does so much of this report stand in the other that the two are one origin?

    `credited`: one of the two names the other as a source, so that less is enough.
    """
    o = overlap
    if credited and o.share >= CREDITED_SHARE and o.own + o.lent >= CREDITED_WORDS:
        return True
    if o.share >= WHOLE_SHARE and o.own + o.lent >= WHOLE_WORDS and o.own + o.lent - o.lent_by_both >= WHOLE_OWN:
        return True
    if o.own_share >= OWN_SHARE and o.own >= OWN_WORDS:
        return True
    if o.places > 1 and o.own >= PLACES_WORDS and o.own_share >= PLACES_SHARE:
        return True
    released = (o.own + RELEASE_LENT * o.lent) / max(1, o.total)
    return released >= RELEASE_SHARE and o.own >= RELEASE_OWN and o.places + o.lent_places >= RELEASE_PLACES


def worth_showing(overlap: Overlap) -> bool:
    """Is there a passage a reader would want to see, even where the two stay two origins?"""
    return overlap.longest >= PASSAGE_WORDS or one_origin(overlap)

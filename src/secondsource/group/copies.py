"""Reports and their dates -> who derives from whom, wholly or by passage, with the passages.

Quoted words count apart: two reporters may have heard one speaker, so a shared quotation alone is no copy. A report is
taken for a copy (`joins`) when enough of its own words, in two or more places, stand in the other; a report that only
took over a passage is recorded with its share and joins nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.group.outlets import agencies_credited, family_of, is_agency
from secondsource.group.passages import (
    MATCHED_WORDS,
    Run,
    Wording,
    passage_span,
    read_wording,
    shared_pairs,
    shared_runs,
    without_overlap,
)
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document, Published
from secondsource.records.story import Copy

# Tuned on the 19 pairs of reports (of 325) marked by hand as copies in five gold stories, and on planted copies.
WHOLE_SHARE = 0.45  # so much of all words, quoted or not, is one text, whoever is quoted …
WHOLE_WORDS = 25  # … of at least so many words: copyright lines are shorter
OWN_SHARE = 0.25  # so much of the unquoted words in one or more passages …
OWN_WORDS = 40  # … of at least so many words
PLACES_SHARE = 0.12  # or so much in two or more passages …
PLACES_WORDS = 30  # … of at least so many words
PASSAGE_WORDS = 16  # unquoted words of one passage that are worth showing
PASSAGE_DENSITY = 0.8  # … if they were taken over nearly word for word
_CLEARLY = 0.05  # shares closer than this do not tell which text is the whole and which the extract


@dataclass(frozen=True, slots=True)
class _Overlap:
    """What one report has in common with another, in words of its own text."""

    own: int
    quoted: int
    places: int
    longest: int
    own_total: int
    total: int

    @property
    def share(self) -> float:
        return (self.own + self.quoted) / max(1, self.total)

    @property
    def own_share(self) -> float:
        return self.own / max(1, self.own_total)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two reports, the runs seen from it, and what they come to."""

    wording: Wording
    runs: tuple[Run, ...]
    overlap: _Overlap


def find_copies(
    documents: Sequence[Document], analyses: Mapping[str, Analysis], published: Mapping[str, Published]
) -> tuple[Copy, ...]:
    """Return for every two reports that share passages which one derives from the other, sorted by report, then share.

    `published` are the settled dates (the document's own date stands in where one is missing). `share` is the share of
    the copying report's words, quoted ones included; the reason says how the direction was told.
    """
    wordings = [read_wording(document, analyses.get(document.report_id)) for document in documents]
    copies = []
    for i, j in shared_pairs(wordings):
        sides = _sides(wordings[i], wordings[j])
        if any(_worth_showing(side.overlap) for side in sides):
            shares = sides[0].overlap.share, sides[1].overlap.share
            first, why = _original((documents[i], documents[j]), shares, analyses, published)
            copies.append(_copy(sides[1 - first], sides[first], why))
    order = {document.report_id: n for n, document in enumerate(documents)}
    return tuple(sorted(copies, key=lambda c: (order[c.report], -c.share, order[c.of])))


def _sides(left: Wording, right: Wording) -> tuple[_Side, _Side]:
    runs = shared_runs(left, right)
    turned = tuple(without_overlap([run.turned() for run in runs]))
    return _Side(left, runs, _measure(left, right, runs)), _Side(right, turned, _measure(right, left, turned))


def _measure(wording: Wording, other: Wording, runs: Sequence[Run]) -> _Overlap:
    """Count what the runs (seen from `wording`) cover; words that either report puts in quotation marks are quoted."""
    quoted: set[int] = set()
    own: set[int] = set()
    places = longest = 0
    for run in runs:
        pairs = zip(sorted(run.same), sorted(run.same_right), strict=True)
        spoken = {i for i, j in pairs if wording.quoted[i] or other.quoted[j]}
        quoted, own = quoted | spoken, own | (run.same - spoken)
        unquoted = len(run.same) - len(spoken)
        places += unquoted >= MATCHED_WORDS
        longest = max(longest, unquoted if run.density >= PASSAGE_DENSITY else 0)
    own -= quoted
    own_total = sum(not wording.quoted[i] and i not in quoted for i in range(len(wording.stems)))
    return _Overlap(len(own), len(quoted), places, longest, own_total, len(wording.stems))


def _joins(overlap: _Overlap) -> bool:
    if overlap.share >= WHOLE_SHARE and overlap.own + overlap.quoted >= WHOLE_WORDS:
        return True
    if overlap.own_share >= OWN_SHARE and overlap.own >= OWN_WORDS:
        return True
    return overlap.places > 1 and overlap.own >= PLACES_WORDS and overlap.own_share >= PLACES_SHARE


def _worth_showing(overlap: _Overlap) -> bool:
    return overlap.longest >= PASSAGE_WORDS or _joins(overlap)


def _copy(copying: _Side, original: _Side, why: str) -> Copy:
    passages = tuple(passage_span(copying.wording, run.left) for run in copying.runs)
    joins = _joins(copying.overlap) or _joins(original.overlap)
    many = f"{len(passages)} passages" if len(passages) > 1 else "one passage"
    share = min(1.0, copying.overlap.share)
    reason = f"{many}, {share:.0%} of its words, stand in the other report too; {why}"
    return Copy(copying.wording.report, original.wording.report, round(share, 3), passages, reason, joins)


def _original(
    pair: tuple[Document, Document],
    shares: tuple[float, float],
    analyses: Mapping[str, Analysis],
    published: Mapping[str, Published],
) -> tuple[int, str]:
    """Return which of the two (0 or 1) is taken for the original, and why, said of the original as "the other"."""
    for this, other in ((0, 1), (1, 0)):
        family = family_of(pair[this].outlet)
        if family and family != family_of(pair[other].outlet) and _draws_on(pair[other], family, analyses):
            what = "the agency it credits" if is_agency(family) else "an outlet it names as a source"
            return this, f"the other is by {what} ({pair[this].outlet})"
    dates = [published.get(d.report_id, d.published) for d in pair]
    for this, other in ((0, 1), (1, 0)):
        end, start = dates[this].end, dates[other].start
        if end and start and end < start:
            return this, f"the other came out earlier ({end} before {start})"
    if abs(shares[0] - shares[1]) > _CLEARLY:
        return (0 if shares[0] < shares[1] else 1), "the other is the fuller text; dates do not tell"
    return 0, "which came first cannot be told"


def _draws_on(document: Document, family: str, analyses: Mapping[str, Analysis]) -> bool:
    """Does the report name an outlet of this family as a source?"""
    analysis = analyses.get(document.report_id)
    named = [*document.cites, *(citation.name for citation in (analysis.citations if analysis else ()))]
    return family in agencies_credited(document, analysis) or family in {family_of(name) for name in named}

"""Reports and their dates -> who derives from whom, wholly or by passage, with the passages and what was changed.

Lent words count apart: two reporters may have heard one speaker, so a shared quotation alone is no copy. A report is
taken for a copy (`joins`) when enough of its own words stand in the other (`copy_overlap`); a report that only took
over a passage is recorded with its share and joins nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.group.copy_candidates import shared_pairs, with_public_words
from secondsource.group.copy_changes import find_added, find_changes
from secondsource.group.copy_direction import Direction, find_direction
from secondsource.group.copy_overlap import Overlap, measure, one_origin, own_passages, worth_showing
from secondsource.group.passages import (
    Run,
    Wording,
    passage_span,
    read_wording,
    shared_runs,
    without_overlap,
)
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document, Published
from secondsource.records.story import Copy


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two reports, the runs seen from it, and what they come to."""

    wording: Wording
    runs: tuple[Run, ...]
    overlap: Overlap


def find_copies(
    documents: Sequence[Document], analyses: Mapping[str, Analysis], published: Mapping[str, Published]
) -> tuple[Copy, ...]:
    """Return for every two reports that share passages which one derives from the other, sorted by report, then share.

    `published` are the settled dates (the document's own date stands in where one is missing). `share` is the share of
    the copying report's words, quoted ones included; the reason says how the direction was told.
    """
    oldest = sorted(documents, key=lambda d: (published.get(d.report_id, d.published).start or date.max, d.report_id))
    wordings = with_public_words([read_wording(document, analyses.get(document.report_id)) for document in oldest])
    copies = []
    for i, j in shared_pairs(wordings):
        sides = _sides(wordings[i], wordings[j])
        shares = sides[0].overlap.share, sides[1].overlap.share
        if sides[0].runs:
            direction = find_direction((oldest[i], oldest[j]), shares, analyses, published)
            copy = _copy(sides[1 - direction.first], sides[direction.first], direction)
            if copy.joins or any(worth_showing(side.overlap) for side in sides):
                copies.append(copy)
    order = {document.report_id: n for n, document in enumerate(documents)}
    return tuple(sorted(copies, key=lambda c: (order[c.report], -c.share, order[c.of])))


def _sides(left: Wording, right: Wording) -> tuple[_Side, _Side]:
    runs = shared_runs(left, right)
    turned = tuple(without_overlap([run.turned() for run in runs]))
    return _Side(left, runs, measure(left, right, runs)), _Side(right, turned, measure(right, left, turned))


def _copy(copying: _Side, original: _Side, direction: Direction) -> Copy:
    joins = any(one_origin(side.overlap, credited=direction.credited) for side in (copying, original))
    many = f"{len(copying.runs)} passages" if len(copying.runs) > 1 else "one passage"
    share = min(1.0, copying.overlap.share)
    return Copy(
        report=copying.wording.report,
        of=original.wording.report,
        share=round(share, 3),
        passages=tuple(passage_span(copying.wording, run.left) for run in copying.runs),
        why=f"{many}, {share:.0%} of its words, stand in the other report too; {direction.why}",
        joins=joins,
        originals=tuple(passage_span(original.wording, run.right) for run in copying.runs),
        changes=find_changes(copying.wording, original.wording, copying.runs),
        added=find_added(copying.wording, copying.runs),
        order_known=direction.known,
        borrowed=own_passages(copying.wording, original.wording, copying.runs),
    )

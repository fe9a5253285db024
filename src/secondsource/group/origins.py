"""The reports of a story and the copies among them -> origin numbers: reports with one number are one origin.

An unknown origin never adds independence: what is one text, or rests on one agency alone and shares its words, counts
once. One publisher's outlets are one origin only where they print one text.
"""

from collections.abc import Iterator, Mapping, Sequence

from secondsource.group.outlets import agencies_credited, family_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.story import Copy

FAMILY_SHARE = (
    0.08  # shared words that make one origin of two outlets of one house (a copy needs more between strangers)
)


def number_origins(
    reports: Sequence[str],
    copies: Sequence[Copy],
    documents: Mapping[str, Document] | None = None,
    analyses: Mapping[str, Analysis] | None = None,
) -> dict[str, int]:
    """Return report id -> origin number, from 1 in the order of `reports`.

    Joined are: copies; reports with the same bytes or the same text; reports of one publisher family that share a good
    passage; reports that credit one and the same agency, no other, and share a passage. `documents` and `analyses` are
    looked up by report id; without them only copies join.
    """
    leader = {report: report for report in reports}
    for a, b in _one_origin(copies, documents or {}, analyses or {}):
        if a in leader and b in leader:
            leader[_top(leader, b)] = _top(leader, a)
    numbers: dict[str, int] = {}
    return {report: numbers.setdefault(_top(leader, report), len(numbers) + 1) for report in reports}


def _top(leader: dict[str, str], report: str) -> str:
    while leader[report] != report:
        leader[report] = leader[leader[report]]
        report = leader[report]
    return report


def _one_origin(
    copies: Sequence[Copy], documents: Mapping[str, Document], analyses: Mapping[str, Analysis]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports that are one origin."""
    for copy in copies:
        pair = documents.get(copy.report), documents.get(copy.of)
        if copy.joins or (pair[0] and pair[1] and _same_basis(copy, pair[0], pair[1], analyses)):
            yield copy.report, copy.of
    first: dict[str, str] = {}
    for report, document in documents.items():
        for mark in (document.sha256, " ".join(document.text.split())):
            if mark:
                yield report, first.setdefault(mark, report)


def _same_basis(copy: Copy, a: Document, b: Document, analyses: Mapping[str, Analysis]) -> bool:
    family = family_of(a.outlet)
    if family is not None and family == family_of(b.outlet) and copy.share >= FAMILY_SHARE:
        return True
    credited = [agencies_credited(d, analyses.get(d.report_id)) for d in (a, b)]
    return len(credited[0]) == 1 and credited[0] == credited[1]

"""The reports of a story and the copies among them -> origin numbers: reports with one number are one origin.

An unknown origin never adds independence: what is one text, or rests on one agency alone and shares its words, counts
once. One publisher's outlets are one origin only where they print one text.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.group.outlets import agencies_credited, family_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.story import Agency, Copy, Judgement

FAMILY_SHARE = (
    0.08  # shared words that make one origin of two outlets of one house (a copy needs more between strangers)
)


def number_origins(
    reports: Sequence[str],
    copies: Sequence[Copy],
    documents: Mapping[str, Document] | None = None,
    analyses: Mapping[str, Analysis] | None = None,
    decided: Sequence[Judgement] = (),
) -> dict[str, int]:
    """Return report id -> origin number, from 1 in the order of `reports`.

    Joined are: copies; reports with the same bytes or the same text; reports of one publisher family that share a good
    passage; reports that credit one and the same agency, no other, and share a passage. `documents` and `analyses` are
    looked up by report id; without them only copies join. What a person judged independent (`decided`) stays apart,
    also where a third report would join the two: the weaker of the links between them gives way.
    """
    groups = {report: {report} for report in reports}
    apart = {frozenset((j.left, j.right)) for j in decided if j.kind == "copies" and j.score < 1.0}
    joined = [(j.left, j.right) for j in decided if j.kind == "copies" and j.score == 1.0]
    for a, b in (*joined, *_one_origin(copies, documents or {}, analyses or {})):
        if a in groups and b in groups and groups[a] is not groups[b] and not _kept_apart(groups[a], groups[b], apart):
            small, large = sorted((groups[a], groups[b]), key=len)
            large |= small
            groups.update(dict.fromkeys(small, large))
    numbers: dict[int, int] = {}
    return {report: numbers.setdefault(id(groups[report]), len(numbers) + 1) for report in reports}


def _kept_apart(one: set[str], other: set[str], apart: Collection[frozenset[str]]) -> bool:
    return any(pair & one and pair & other for pair in apart)


def name_agencies(
    origins: Mapping[str, int], documents: Mapping[str, Document], analyses: Mapping[str, Analysis]
) -> dict[int, Agency]:
    """Return for each origin whose text is a news agency's the agency: the one its reports credit.

    An outlet or byline that is an agency counts; so does an agency that two or more of the reports draw on. A report
    alone that lists an agency among its sources is not the agency's text.
    """
    named: dict[int, Counter[str]] = defaultdict(Counter)
    for report, number in origins.items():
        document, analysis = documents[report], analyses.get(report)
        signed = agencies_credited(replace(document, cites=()), None)
        named[number].update(dict.fromkeys(signed, 2))
        named[number].update(agencies_credited(document, analysis) - signed)
    best = {number: [agency for agency, weight in found.items() if weight > 1] for number, found in named.items()}
    own = {
        (number, family_of(documents[report].outlet)): report
        for report, number in sorted(origins.items(), key=lambda item: item[0], reverse=True)
    }
    return {
        number: Agency(agencies[0], own.get((number, agencies[0])))
        for number, agencies in sorted(best.items())
        if len(agencies) == 1
    }


def _one_origin(
    copies: Sequence[Copy], documents: Mapping[str, Document], analyses: Mapping[str, Analysis]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports that are one origin, those first that are surest."""
    for copy in sorted(copies, key=lambda c: (not c.joins, -c.share, c.report, c.of)):
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

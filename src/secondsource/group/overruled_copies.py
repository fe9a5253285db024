"""Copies as the program found them and what a person judged -> the copies that hold; the person is right."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.records.document import Document
from secondsource.records.story import Copy, Judgement


def overrule_copies(
    copies: Sequence[Copy], decided: Sequence[Judgement], documents: Mapping[str, Document]
) -> tuple[Copy, ...]:
    """Return the copies with the judgements of kind `copies` put into force; those on other reports are left aside.

    Judged independent: what the two share stays on record, but joins nothing. Judged a copy (left copies right): the
    two are one origin, whatever they share.
    """
    held = {frozenset((copy.report, copy.of)): copy for copy in copies}
    for judgement in decided:
        pair = frozenset((judgement.left, judgement.right))
        if judgement.kind != "copies" or not pair <= documents.keys():
            continue
        found = held.get(pair)
        if judgement.score < 1.0:
            if found:
                held[pair] = replace(found, joins=False, borrowed=(), why=f"independent: {judgement.why}")
        else:
            held[pair] = _judged_copy(judgement, found, documents)
    order = {report: number for number, report in enumerate(documents)}
    return tuple(sorted(held.values(), key=lambda c: (order[c.report], -c.share, order[c.of])))


def _judged_copy(judgement: Judgement, found: Copy | None, documents: Mapping[str, Document]) -> Copy:
    copying, of = judgement.left, judgement.right
    if found is None:
        return Copy(copying, of, 0.0, (), judgement.why, joins=True)
    if found.report == copying:
        return replace(found, joins=True, order_known=True, why=judgement.why)
    chars = sum(span.end - span.start for span in found.originals)
    share = round(min(1.0, chars / max(1, len(documents[copying].text))), 3)
    turned = tuple(replace(change, here=change.there, there=change.here) for change in found.changes)
    return Copy(copying, of, share, found.originals, judgement.why, True, found.passages, turned)

import records_by_hand as hand
from secondsource.compare.quote_entries import read_quote_entries
from secondsource.records.analysis import Quote, Speaker
from secondsource.records.span import Span

SAID = "The old herring harbour will {} the coming winter"


def said(report, *verbs):
    """A report in which Orla Quill says one remark for each verb."""
    text = " ".join(f'"{SAID.format(verb)}," said Orla Quill.' for verb in verbs)
    quotes, at = [], 0
    for verb in verbs:
        start = text.index(SAID.format(verb), at)
        at = start + len(SAID.format(verb))
        speaker = Speaker(Span(text.index("Orla", at), text.index("Orla", at) + 10), "Orla Quill", 0)
        quotes.append(Quote(Span(start, at), (Span(start, at),), "direct", speaker, None, None))
    doc = hand.document(text, report)
    names = [hand.name(text, "Orla Quill", "person", 0)]
    return doc, hand.analysis(doc, names=names, quotes=quotes, entity_names=["Orla Quill"])


def test_a_remark_that_one_report_gives_twice_is_set_against_another_wording_once():
    for texts in (
        (said("r1", "outlive", "outlive"), said("r2", "regret")),
        (said("r1", "regret"), said("r2", "outlive")),
    ):
        _, points = read_quote_entries(hand.readings(texts))
        assert [point.nature for point in points] == ["dispute"]

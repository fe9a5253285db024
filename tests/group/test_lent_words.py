from dataclasses import replace

from invented_reports import reading, report

from secondsource.group.lent_words import lent_spans
from secondsource.records.analysis import Speaker
from secondsource.records.span import Span


def lent(text: str, speaker: bool = False) -> tuple[list[str], list[str]]:
    document = report("a", text)
    analysis = reading(document)
    if speaker:
        named = Speaker("Ada Lund", Span(0, 1), 0)
        analysis = replace(analysis, quotes=tuple(replace(q, speaker=named) for q in analysis.quotes))
    public, other = lent_spans(document, analysis, analysis.sentences)
    return [s.of(text) for s in public], [s.of(text) for s in other]


def test_words_of_a_named_speaker_are_public_and_other_quotes_are_lent():
    text = 'The mayor spoke. "We shall rebuild the bridge", she said.'
    assert lent(text, speaker=True) == (["We shall rebuild the bridge"], [])
    assert lent(text) == ([], ["We shall rebuild the bridge"])


def test_a_post_with_its_signature_is_public_as_far_back_as_its_block():
    text = "He wrote of it.\nThe bridge is gone. Stay away. — Ada Lund (@adalund) March 4, 2031\nMore will follow."
    assert lent(text) == (["The bridge is gone. Stay away. — Ada Lund (@adalund) March 4, 2031"], [])


def test_a_sentence_with_a_link_of_a_post_is_public():
    public, _ = lent("It rained. Look at this bridge pic.twitter.com/AbC123\nNobody was hurt.")
    assert public == ["Look at this bridge pic.twitter.com/AbC123"] or public[0].startswith("Look at this bridge")


def test_a_notice_of_rights_is_lent_to_the_end_of_its_block():
    text = "Nobody was hurt.\nCopyright 2031 Northern Press. All rights reserved. Ask before you print.\nOne more line."
    assert lent(text)[1] == ["All rights reserved. Ask before you print."]


def test_a_quotation_mark_that_was_never_closed_lends_nothing():
    text = 'He began: "' + "and then it rained on the bridge " * 60 + '" he ended.'
    assert lent(text) == ([], [])


def test_many_dashes_and_handles_cost_no_more_than_their_length():
    assert lent("- " * 20_000 + "(@a) " * 5_000)[0] is not None

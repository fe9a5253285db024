import records_by_hand as hand
from secondsource.brief.quote_lines import MOST_QUOTES, quote_lines
from secondsource.records.storyfile import QuoteEntry

TEXT = "Mayor Ana Reis opened the bridge. It was raining. “We waited ten years,” she said. “At last,” she added."


def readings():
    doc = hand.document(TEXT, "r1", published=hand.on("2024-05-10"))
    read = hand.analysis(doc, names=[hand.name(TEXT, "Ana Reis", "person", 0)])
    return {r.id: r for r in hand.readings([(doc, read)], [hand.identity("Ana Reis", "person", {"r1": 0})])}


def quote(words, **more):
    evidence = readings()["r1"].evidence(hand.span_of(TEXT, words))
    given = {"speaker": "Ana Reis", "speaker_id": "e-Ana Reis", "via": None, "form": "direct", **more}
    return QuoteEntry(text=words, evidence=evidence, **given)


def test_a_speaker_only_called_she_is_named_by_where_the_report_names_her():
    (line,) = quote_lines([quote("We waited ten years")], readings())
    assert line.text == "Ana Reis: “We waited ten years”"
    assert [e.text for e in line.evidence] == ["We waited ten years", "Ana Reis"]


def test_whole_remarks_come_before_scraps_when_there_is_no_room():
    scraps = [quote("At last")] * MOST_QUOTES
    told = [line.text for line in quote_lines([*scraps, quote("We waited ten years")], readings())]
    assert len(told) == MOST_QUOTES
    assert told[-1].endswith("“We waited ten years”")


def test_words_of_nobody_and_paraphrases_are_not_told():
    nobody = quote("We waited ten years", speaker=None, speaker_id=None)
    assert list(quote_lines([nobody, quote("We waited ten years", form="indirect")], readings())) == []

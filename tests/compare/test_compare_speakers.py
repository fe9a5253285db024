import records_by_hand as hand
from secondsource.compare.speakers import can_speak, speaker_of
from secondsource.records.analysis import Quote, Speaker

TEXT = "Ana Reis said the ferry will sail. Police said the port is open."


def reading():
    doc = hand.document(TEXT)
    first, second = hand.span_of(TEXT, "the ferry will sail"), hand.span_of(TEXT, "the port is open")
    quotes = [
        Quote(first, (first,), "indirect", Speaker(hand.span_of(TEXT, "Ana Reis"), "Reis", 0), None, None),
        Quote(second, (second,), "indirect", Speaker(hand.span_of(TEXT, "Police"), "Police", None), None, None),
    ]
    names = [hand.name(TEXT, "Ana Reis", "person", 0)]
    analysis = hand.analysis(doc, quotes=quotes, names=names, entity_names=["Ana Reis"])
    return hand.readings([(doc, analysis)], [hand.identity("Ana Reis", "person", {"r1": 0})])[0]


def test_the_speaker_is_named_as_the_story_knows_them():
    assert speaker_of(reading(), hand.span_of(TEXT, "sail")) == "Ana Reis"


def test_a_body_without_a_name_may_speak():
    assert speaker_of(reading(), hand.span_of(TEXT, "open")) == "Police"


def test_what_stands_in_no_quotation_has_no_speaker():
    assert speaker_of(reading(), hand.span_of(TEXT, "Ana")) is None


def test_an_amount_cannot_speak():
    text = "A rating of 2 means calm. Another 30,000 say so. Three witnesses say so."
    doc = hand.document(text)
    quantities = [hand.quantity(text, "30,000"), hand.quantity(text, "Three", "witnesses")]
    (one,) = hand.readings([(doc, hand.analysis(doc, quantities=quantities))])
    speakers = [Speaker(hand.span_of(text, words), words, None) for words in ("A rating of 2", "Another 30,000")]
    assert [can_speak(one, speaker) for speaker in speakers] == [False, False]
    assert can_speak(one, Speaker(hand.span_of(text, "Three witnesses"), "Three witnesses", None))

import records_by_hand as hand
from secondsource.compare.stays_told import arrivals_told, still_to_come, stops_told
from secondsource.records.analysis import Quote, Speaker

REIS = hand.identity("Ana Reis", "person", {"r1": 0})


def reading(text, place, quoted=None):
    doc = hand.document(text)
    names = [hand.name(text, place, "place", 1)]
    names += [hand.name(text, "Reis", "person", 0)] if "Reis" in text else []
    quotes = []
    if quoted:
        span = hand.span_of(text, quoted)
        quotes = [Quote(span, (span,), "direct", Speaker(hand.span_of(text, "Reis"), "Reis", 0), None, None)]
    return hand.readings([(doc, hand.analysis(doc, names=names, quotes=quotes, entity_names=["Reis", place]))], [REIS])[
        0
    ]


def told(found, text):
    return [span.of(text) for span in found]


def test_a_stop_is_told_by_the_word_behind_the_place():
    text = "During her Athens stop, Reis praised the port."
    assert told(stops_told(reading(text, "Athens"), REIS, "Athens"), text) == [text]
    other = "The Athens port pleased Reis."
    assert told(stops_told(reading(other, "Athens"), REIS, "Athens"), other) == []


def test_an_arrival_needs_no_day():
    text = "Arriving in Athens after a long flight, Reis waved."
    assert told(arrivals_told(reading(text, "Athens"), REIS, "Greece"), text) == [text]
    assert told(arrivals_told(reading(text, "Athens"), REIS, "Italy"), text) == []


def test_own_words_may_look_forward_to_the_country():
    text = "“If they call, I’ll be in Greece,” Reis said."
    quoted = "If they call, I’ll be in Greece"
    assert told(still_to_come(reading(text, "Greece", quoted), REIS, "Greece"), text) == [text]
    past = "“I was in Greece,” Reis said."
    assert told(still_to_come(reading(past, "Greece", "I was in Greece"), REIS, "Greece"), past) == []

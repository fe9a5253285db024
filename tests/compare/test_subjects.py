import records_by_hand as hand
from secondsource.compare.subjects import (
    apart,
    one_day,
    places_meet,
    read_subject,
    read_wide_subject,
    shared,
    shared_words,
)

TEXT = "The mayor of Lorvik reopened most of the bridges on Friday. The ferry was late."


def subject(text=TEXT, words="reopened", when="Friday", report="r1"):
    doc = hand.document(text, report)
    places = [hand.name(text, "Lorvik", "place", 0)] if "Lorvik" in text else []
    moments = [hand.moment(text, when, "past")] if when and when in text else []
    (reading,) = hand.readings([(doc, hand.analysis(doc, names=places, moments=moments, entity_names=["Lorvik"]))])
    return reading, read_subject(reading, hand.span_of(text, words)), hand.span_of(text, words)


def test_words_are_said_of_what_the_deed_is_done_to():
    _, found, _ = subject()
    assert found.heads == {"bridg"}
    assert found.places == {"Lorvik"}
    assert {"mayor", "bridg"} <= found.context


def test_a_name_is_no_word_of_the_sentence():
    _, found, _ = subject()
    assert "lorvik" not in found.context


def test_other_days_and_other_places_are_apart():
    _, friday, _ = subject()
    _, monday, _ = subject(TEXT.replace("Friday", "Monday"), when="Monday")
    _, open_day, _ = subject("The mayor reopened most of the bridges.", when=None)
    assert apart(friday, monday)
    assert not apart(friday, open_day)
    assert not one_day(friday, open_day)
    assert one_day(friday, friday)


def test_another_year_is_apart():
    _, now, _ = subject()
    _, then, _ = subject("In 1987, the mayor reopened most of the bridges.", when="1987")
    assert apart(now, then)


def test_what_two_subjects_share_is_named_in_the_words_of_the_report():
    reading, one, said = subject()
    _, other, _ = subject("The mayor reopened two bridges.", when=None)
    assert shared(one, other) > shared(one, other, frozenset({"bridg"})) > 0
    assert shared_words(reading, said, one, other)[0] == "bridges"


def test_a_wide_subject_holds_the_sentence_before():
    reading, _, _ = subject()
    assert {"bridg", "ferri"} <= read_wide_subject(reading, hand.span_of(TEXT, "late")).heads | {"ferri"}
    assert "bridg" in read_wide_subject(reading, hand.span_of(TEXT, "late")).heads


def test_when_something_else_was_is_not_the_time_of_what_is_told():
    text = "Tempers in the harbour run high after the fires of 1987."
    _, found, _ = subject(text, words="high", when="1987")
    assert found.times == frozenset()


def test_since_when_something_is_so_is_not_the_time_of_what_is_told():
    _, found, _ = subject("The first fair since 1987 closed the harbour.", words="closed", when="1987")
    assert found.times == frozenset()


def test_a_country_holds_its_towns_by_any_of_its_names():
    def at(place):
        text = f"A tremor was felt in {place}."
        doc = hand.document(text, "r1")
        (reading,) = hand.readings([(doc, hand.analysis(doc, names=[hand.name(text, place, "place", 0)]))])
        return read_subject(reading, hand.span_of(text, "tremor"))

    assert places_meet(at("the UAE"), at("Dubai"))
    assert not places_meet(at("Sharjah"), at("Dubai"))

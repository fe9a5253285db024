import records_by_hand as hand
from secondsource.brief.dated_claims import can_be_awaited, dated_claims, status_of
from secondsource.records.analysis import Quote


def dated(text, *times, day="2024-05-10", quotes=()):
    doc = hand.document(text, "r1", published=hand.on(day))
    moments = [hand.moment(text, words, tense) for words, tense in times]
    spans = [hand.span_of(text, words) for words in quotes]
    said = [Quote(span, (span,), "direct", None, None, None) for span in spans]
    return dated_claims(hand.readings([(doc, hand.analysis(doc, moments=moments, quotes=said))]))


def test_a_day_of_years_ago_is_no_day_of_this_story():
    text = "Two years ago, the ferry sank at the harbour on 3 May."
    assert dated(text, ("Two years ago", "past"), ("3 May", "past")) == []


def test_what_was_done_for_a_day_ahead_is_not_planned_for_it():
    text = "The town has put up more lamps at the harbour for 30 May."
    assert dated(text, ("30 May", "past")) == []


def test_a_day_within_spoken_words_does_not_date_the_words_around_them():
    text = 'The rower came in last and said: "I will never forget this day."'
    assert dated(text, ("this day", None), quotes=["I will never forget this day."]) == []


def test_a_plan_can_be_awaited_unless_it_is_a_condition():
    (plan,) = dated("The ferry will sail from the harbour on 30 May.", ("30 May", "future"))
    assert status_of(plan, None) == "planned"
    assert can_be_awaited(plan)
    conditions = dated("If the ferry will sail from the harbour on 30 May, the crew is glad.", ("30 May", "future"))
    assert not any(can_be_awaited(one) for one in conditions)


def test_that_somebody_spoke_is_no_entry():
    assert dated("Ana Reis, the mayor, said on 3 May.", ("3 May", "past")) == []
    assert len(dated("Ana Reis, the mayor, said on 3 May that the ferry sank.", ("3 May", "past"))) == 1


def test_a_notice_to_the_reader_is_no_entry():
    assert dated("For more news of 3 May, visit our website.", ("3 May", None)) == []

import records_by_hand as hand
from secondsource.compare.forecasts import compare_forecast_times

DAYS = "The water main of the old town will be repaired within three days, engineers expect."
WEEKS = "It could take six weeks before the water main of the old town is repaired, the mayor warned."


def told(report, text, times, day="2031-03-03"):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.Published())
    moments = [hand.moment(text, words, "future") for words in times]
    return doc, hand.analysis(doc, moments=moments)


def compared(*rows):
    return compare_forecast_times(hand.readings([told(*row) for row in rows]))


def test_forecasts_far_apart_are_a_dispute():
    (point,) = compared(("r1", DAYS, ["three days"]), ("r2", WEEKS, ["six weeks"]))
    assert (point.kind, point.nature, point.about) == ("outlook", "dispute", "When it is to be repaired or restored")
    assert [p.value for p in point.positions] == ["within 3 days", "6 weeks"]


def test_the_later_forecast_is_an_update():
    (point,) = compared(("r1", DAYS, ["three days"]), ("r2", WEEKS, ["six weeks"], "2031-03-05"))
    assert (point.nature, point.why) == ("update", "The later report gives a new forecast.")


def test_near_forecasts_are_no_dispute():
    near = "It could take four days before the water main of the old town is repaired, the mayor warned."
    assert compared(("r1", DAYS, ["three days"]), ("r2", near, ["four days"])) == []


def test_that_nobody_knows_is_a_position():
    unknown = "It is not clear when the water main of the old town will be repaired."
    (point,) = compared(("r1", DAYS, ["three days"]), ("r2", WEEKS, ["six weeks"]), ("r3", unknown, []))
    assert {p.value for p in point.positions} == {"within 3 days", "6 weeks", "not known"}


def test_not_until_a_day_names_the_earliest():
    until = "The water main of the old town should be repaired by 20 March, engineers expect."
    later = "The water main of the old town will not be repaired until 20 March, the mayor warned."
    (point,) = compared(("r1", until, ["20 March"]), ("r2", later, ["20 March"]))
    assert {p.value for p in point.positions} == {"by Thursday 20 March 2031", "not until Thursday 20 March 2031"}


def test_other_things_are_no_dispute():
    other = "It could take six weeks before the railway tunnel abroad is repaired, a visitor warned."
    assert compared(("r1", DAYS, ["three days"]), ("r2", other, ["six weeks"])) == []


def test_what_is_over_is_no_forecast():
    past = "The water main of the old town was repaired on 1 March and may hold."
    assert compared(("r1", DAYS, ["three days"]), ("r2", past, ["1 March"])) == []

import records_by_hand as hand
from secondsource.compare.dates import compare_dates
from secondsource.compare.statements import align_claims

PLEDGE = "In {} Norland pledged to invest $3 billion in harbours."
SANK = "The ferry Aurora sank in heavy seas off Port Ada on {} with sixty passengers aboard."
OTHER = "Coffee prices fell on the exchange after a record harvest in the highlands."


def told(report, text, when, money=False, tense="past"):
    doc = hand.document(text, report, published=hand.on("2024-09-12"))
    quantities = [hand.quantity(text, "$3 billion", None, "investment")] if money else []
    moments = [hand.moment(text, when, tense)] if when else []
    return doc, hand.analysis(doc, quantities=quantities, moments=moments)


def compared(*pairs):
    readings = hand.readings(pairs)
    return compare_dates(readings, align_claims(readings))


def test_one_sum_dated_in_two_months_is_a_dispute():
    (point,) = compared(
        told("r1", PLEDGE.format("July"), "July", money=True), told("r2", PLEDGE.format("August"), "August", money=True)
    )[:1]
    assert (point.kind, point.nature) == ("date", "dispute")
    assert [p.value for p in point.positions] == ["July 2024", "August 2024"]
    assert "3 billion" in point.about


def test_one_happening_on_two_days_is_a_dispute():
    pairs = (
        told("r1", SANK.format("Monday"), "Monday"),
        told("r2", SANK.format("Tuesday"), "Tuesday"),
        told("r3", OTHER, None),
    )
    (point,) = compared(*pairs)
    assert point.nature == "dispute"


def test_the_same_day_is_agreed():
    pairs = told("r1", SANK.format("Monday"), "Monday"), told("r2", SANK.format("9 September"), "9 September")
    (point,) = compared(*pairs, told("r3", OTHER, None))
    assert (point.standing, point.nature) == ("agreed", None)


def test_a_day_within_a_month_is_no_dispute():
    pairs = told("r1", SANK.format("Monday"), "Monday"), told("r2", SANK.format("some day in September"), "September")
    points = compared(*pairs, told("r3", OTHER, None))
    assert [p.nature for p in points] == ["rounding"]


def test_the_same_words_in_reports_of_two_days_are_no_dispute():
    first, second = told("r1", SANK.format("Monday"), "Monday"), told("r2", SANK.format("Monday"), "Monday")
    later = hand.document(second[0].text, "r2", published=hand.on("2024-09-19"))
    assert [p.nature for p in compared(first, (later, second[1]), told("r3", OTHER, None))] == []


def test_the_day_of_the_words_is_not_the_day_of_what_they_tell():
    said = "Rescuers said Thursday the ferry Aurora sank in heavy seas off Port Ada with sixty passengers aboard."
    pairs = told("r1", SANK.format("Monday"), "Monday"), told("r2", said, "Thursday"), told("r3", OTHER, None)
    assert [p.nature for p in compared(*pairs)] == []


def test_two_days_of_one_verb_are_not_held_against_others():
    both = "The club bought a ferry on Monday and the Aurora on Tuesday from the Port Ada yard."
    one = "The club bought the Aurora on Tuesday from the Port Ada yard."
    doc = hand.document(both, "r1", published=hand.on("2024-09-12"))
    moments = [hand.moment(both, "Monday", "past"), hand.moment(both, "Tuesday", "past")]
    pair = doc, hand.analysis(doc, moments=moments)
    assert [p.nature for p in compared(pair, told("r2", one, "Tuesday"), told("r3", OTHER, None))] == []


def test_a_day_counted_from_another_happening_is_not_the_reports():
    counted = "The ferry Aurora sank in heavy seas off Port Ada five days before the race with sixty passengers aboard."
    pairs = (
        told("r1", SANK.format("Monday"), "Monday"),
        told("r2", counted, "five days before"),
        told("r3", OTHER, None),
    )
    assert [p.nature for p in compared(*pairs)] == []


def test_a_day_that_only_tells_which_one_is_meant_dates_no_verb():
    named = (
        "The ferry Aurora sank in heavy seas off Port Ada on the way to Thursday's race with sixty passengers aboard."
    )
    pairs = told("r1", SANK.format("Monday"), "Monday"), told("r2", named, "Thursday"), told("r3", OTHER, None)
    assert [p.nature for p in compared(*pairs)] == []


def test_a_year_counted_back_may_be_a_little_out():
    began = "The captain Ana Reis began her career as a deckhand on the ferry Aurora in Port Ada {}."
    ago = told("r1", began.format("42 years ago"), "42 years ago")
    for year in ("1981", "1983"):
        points = compared(ago, told("r2", began.format(f"in {year}"), year), told("r3", OTHER, None))
        assert [p.nature for p in points] == ["rounding"], year


def test_the_same_time_in_nearly_the_same_words_of_two_days_is_no_dispute():
    launch = "A second voyage on {} carried a lighthouse lantern and keepers to the outer island,{} guided by pilots."
    first = told("r1", launch.format("Monday", ""), "Monday")
    second = told("r2", launch.format("Monday", " then"), "Monday")
    later = hand.document(second[0].text, "r2", published=hand.on("2024-09-19"))
    assert [p.nature for p in compared(first, (later, second[1]), told("r3", OTHER, None))] == []


def test_the_planned_hour_and_the_hour_it_came_are_plan_and_outcome():
    plan = "The rocket Aurora will lift off from Port Ada at 9 a.m. on Friday, the company said."
    done = "The rocket Aurora lifted off from Port Ada at 9:40 a.m. on Friday, the company said."
    (point,) = compared(
        told("r1", plan, "9 a.m. on Friday", tense="future"), told("r2", done, "9:40 a.m. on Friday", tense="past")
    )
    assert (point.standing, point.nature) == ("updated", "update")

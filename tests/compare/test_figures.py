import pytest

import records_by_hand as hand
from secondsource.compare.figures import compare_figures
from secondsource.compare.statements import align_claims


def told(report, text, figures, day=None, moments=()):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.Published())
    quantities = [hand.quantity(text, *figure) for figure in figures]
    return doc, hand.analysis(doc, quantities=quantities, moments=[hand.moment(text, m, "past") for m in moments])


def compared(*pairs, origins=None):
    readings = hand.readings(pairs, origins=origins)
    return compare_figures(readings, align_claims(readings))


HURT = [("r1", "27"), ("r2", "27"), ("r3", "27")]


def killed(report, words, day=None):
    return told(report, f"The flood killed {words} people in Port Ada.", [(words, None, "killed")], day)


def test_the_same_toll_is_agreed():
    (point,) = compared(killed("r1", "12"), killed("r2", "twelve"))
    assert (point.kind, point.about, point.standing, point.independent) == ("count", "people killed", "agreed", 2)


def test_two_tolls_on_one_day_are_a_dispute():
    (point,) = compared(killed("r1", "12", "2024-05-02"), killed("r2", "30", "2024-05-02"))
    assert (point.standing, point.nature) == ("disputed", "dispute")


def test_a_toll_that_grows_from_day_to_day_is_an_update():
    (point,) = compared(killed("r1", "12", "2024-05-02"), killed("r2", "30", "2024-05-03"))
    assert (point.standing, point.nature) == ("updated", "update")


def test_a_toll_that_shrinks_is_a_dispute():
    (point,) = compared(killed("r1", "30", "2024-05-02"), killed("r2", "12", "2024-05-03"))
    assert point.nature == "dispute"


def test_undated_tolls_say_that_one_may_be_the_later():
    (point,) = compared(killed("r1", "12"), killed("r2", "30"))
    assert point.nature == "dispute"
    assert "may be the later" in point.why


@pytest.mark.parametrize("words", ["more than 10", "about 12", "dozens"])
def test_bounds_and_vague_words_are_no_dispute(words):
    (point,) = compared(killed("r1", "12"), killed("r2", words))
    assert point.nature == "rounding"


def marched(report, words, who="nurses"):
    text = f"In Port Ada {words} of {who} marched to the harbour."
    return told(report, text, [(words, who, "demonstrators")])


def test_words_without_a_figure_clash_when_they_speak_of_quite_other_sizes():
    (point,) = compared(marched("r1", "thousands"), marched("r2", "tens of thousands"))
    assert (point.kind, point.nature) == ("count", "dispute")
    assert "another size" in point.why


def test_words_without_a_figure_of_two_sorts_of_people_do_not_clash():
    text = "In Port Ada tens of thousands of pupils marched to the harbour."
    points = compared(marched("r1", "thousands"), told("r2", text, [("tens of thousands", "pupils", "demonstrators")]))
    assert "dispute" not in [point.nature for point in points]


def test_people_of_no_sort_may_be_others():
    (point,) = compared(marched("r1", "thousands", "people"), marched("r2", "tens of thousands", "people"))
    assert point.nature == "rounding"


def test_a_toll_of_years_ago_is_another_point():
    old = "In 1998 a flood killed 300 people in Port Ada."
    points = compared(
        killed("r1", "12", "2024-05-02"), told("r2", old, [("300", None, "killed")], "2024-05-02", ["1998"])
    )
    assert [p.nature for p in points] == [None, None, "scope"]
    assert "1998" in points[-1].why


def test_counts_of_no_known_matter_meet_only_in_aligned_claims():
    here = "The storm tore 14 balconies from hotels along the Port Ada promenade."
    there = "Along the Port Ada promenade the storm tore nine balconies from hotels."
    elsewhere = "A builder in Norland advertised 5 balconies at a discount."
    figures = [("14", "balconies", None)], [("nine", "balconies", None)], [("5", "balconies", None)]
    points = compared(told("r1", here, figures[0]), told("r2", there, figures[1]), told("r3", elsewhere, figures[2]))
    assert [(p.nature, sorted(x.value for x in p.positions)) for p in points] == [("dispute", ["14", "9"])]


def test_one_sum_of_money_is_one_point_even_when_dated_differently():
    july = "In July Norland pledged $3 billion in investment."
    august = "In August Norland agreed to invest $3 billion."
    points = compared(
        told("r1", july, [("$3 billion", None, "investment")], "2024-12-01", ["July"]),
        told("r2", august, [("$3 billion", None, "investment")], "2024-12-01", ["August"]),
    )
    assert [(p.standing, p.independent) for p in points] == [("agreed", 2)]


def test_sorts_of_people_are_no_side_of_a_toll():
    text = "The fire killed 12 people and {} policemen."
    several = told("r1", text.format("nine"), [("12", "people", "killed"), ("nine", "policemen", "killed")])
    points = compared(several, killed("r2", "12"), killed("r3", "twelve"))
    assert "dispute" not in [p.nature for p in points]
    assert "policemen" in next(p.why for p in points if p.nature == "scope")


def test_a_figure_told_of_one_day_is_no_side_of_the_whole():
    day = told("r1", "Police arrested 40 people on Monday.", [("40", "people", "arrested")], "2024-05-02", ["Monday"])
    whole = [
        told(r, "Police arrested 120 people in a week of riots.", [("120", "people", "arrested")], "2024-05-02")
        for r in ("r2", "r3")
    ]
    assert sorted(str(p.nature) for p in compared(day, *whole)) == ["None", "None", "scope"]


def test_a_floor_far_below_is_an_early_count():
    (point,) = compared(killed("r1", "at least 3"), killed("r2", "10"))
    assert point.nature == "update"
    assert "floor" in point.why


def test_a_toll_that_rose_to_a_figure_has_passed_the_others():
    risen = told("r2", "The death toll rose to 30 on the second day.", [("30", None, "killed")])
    (point,) = compared(killed("r1", "12"), risen)
    assert point.nature == "update"


def test_two_floors_far_apart_are_a_dispute():
    pair = killed("r1", "more than 200", "2024-05-02"), killed("r2", "more than 400", "2024-05-02")
    (point,) = compared(*pair)
    assert point.nature == "dispute"


def test_within_a_dispute_one_figure_told_in_two_ways_is_a_rounding():
    points = compared(killed("r1", "12"), killed("r2", "about 12"), killed("r3", "19"))
    assert [p.nature for p in points] == ["dispute", "rounding"]
    assert [p.value for p in points[1].positions] == ["12", "about 12"]


def test_two_hurt_in_an_incident_told_late_are_no_count_of_the_whole():
    late = (
        "Shops were shut. Trains stood still. Schools were closed. The mayor spoke. Stones hurt two people at a kiosk."
    )
    points = compared(
        told("r1", late, [("two", "people", "injured")]),
        *(told(r, "At least 70 people were hurt.", [("At least 70", "people", "injured")]) for r in ("r2", "r3")),
    )
    assert "one incident" in next(p.why for p in points if p.nature == "scope")


def test_sums_in_two_currencies_meet_at_the_rate_a_report_gives():
    euros = "The storm caused damage of 200 million euros ($260 million)."
    figures = [("200 million euros", None, "damage"), ("$260 million", None, "damage")]
    dollars = "The storm caused damage of $20 million."
    points = compared(told("r1", euros, figures), told("r2", dollars, [("$20 million", None, "damage")]))
    assert [p.nature for p in points] == ["dispute", "rounding"]


def test_magnitudes_far_apart_are_of_two_quakes():
    def shock(report, size):
        return told(report, f"A magnitude {size} quake shook the coast.", [(f"magnitude {size}", None, "magnitude")])

    assert [p.nature for p in compared(shock("r1", "6.1"), shock("r2", "5.9"))] == ["dispute"]
    assert [p.nature for p in compared(shock("r1", "6.1"), shock("r2", "4.2"))] == [None, None]


def test_some_of_a_number_count_nothing():
    first = "Two of the largest banks in Norland were named by the court in the fraud case of Port Ada."
    other = "Three of the smaller banks in Norland were named by the court in the fraud case of Port Ada."
    assert compared(told("r1", first, [("Two", "banks", None)]), told("r2", other, [("Three", "banks", None)])) == []


def test_a_part_that_one_report_tells_as_such_is_no_side():
    both = "The crash killed 12 people, including 10 miners, officials said."
    points = compared(told("r1", both, [("12", "people", "killed")]), killed("r2", "10"))
    assert "dispute" not in [p.nature for p in points]


def test_a_report_stands_by_the_figure_it_gives_first():
    text = "At least 400 people were hurt in the fire. In an older fire 70 people were hurt."
    other = told("r2", "More than 500 people were hurt.", [("More than 500", "people", "injured")])
    figures = [("At least 400", "people", "injured"), ("70", None, "injured")]
    assert "dispute" not in [p.nature for p in compared(told("r1", text, figures), other)]


def test_two_launches_weeks_apart_are_two():
    def flew(report, height, day):
        text = f"The rocket reached an altitude of {height} before it fell."
        return told(report, text, [(height, None, "height of rocket")], day)

    one = compared(flew("r1", "770 kilometres", "2024-05-02"), flew("r2", "550 kilometres", "2024-05-03"))
    two = compared(flew("r1", "770 kilometres", "2024-05-02"), flew("r2", "550 kilometres", "2024-05-30"))
    assert ("dispute" in [p.nature for p in one], "dispute" in [p.nature for p in two]) == (True, False)


def test_distances_from_nowhere_are_not_compared():
    pair = [
        told(r, f"She stood {d} from it.", [(d, None, "distance")])
        for r, d in (("r1", "50 metres"), ("r2", "900 metres"))
    ]
    assert [p.nature for p in compared(*pair)] == [None, None]


def test_two_sorts_of_people_in_two_reports_are_no_dispute():
    officers = told("r1", "Some 1,600 officers gathered.", [("Some 1,600", "officers", "demonstrators")])
    men = told("r2", "About 900 men gathered.", [("About 900", "men", "demonstrators")])
    assert [p.nature for p in compared(officers, men)] == [None, None]


QUIET = "The mayor thanked the crews. The bakers gave bread. The school stayed shut. The ferry did not sail. "


def test_a_small_count_late_in_a_report_with_a_higher_toll_is_an_incident():
    text = (
        f"The flood injured 15 people in Port Ada. {QUIET}A raft with a camera crew turned over and injured 2 people."
    )
    both = told("r1", text, [("15", None, "injured"), ("2", None, "injured")], "2024-05-02")
    grown = told("r2", "The flood injured 19 people in Port Ada.", [("19", None, "injured")], "2024-05-03")
    (update,) = [p for p in compared(both, grown) if p.nature == "update"]
    assert [p.value for p in update.positions] == ["15", "19"]


def test_a_population_of_no_place_is_no_point():
    text = "It is home to 2,000 people."
    assert compared(told("r1", text, [("2,000", None, "population")])) == []


def test_a_count_of_the_week_before_told_late_is_of_another_time():
    text = f"The raid killed 12 people in Port Ada. {QUIET}Last week a raid killed 31 people."
    late = told("r1", text, [("12", None, "killed"), ("31", None, "killed")], "2024-05-02", ["Last week"])
    other = told("r2", "The raid killed 12 people in Port Ada.", [("12", None, "killed")], "2024-05-02")
    assert [p.nature for p in compared(late, other) if p.nature] == ["scope"]


def test_distances_of_two_things_from_one_place_do_not_clash():
    mill = told("r1", "The mill lies 15 miles north of Port Ada.", [("15 miles", None, "distance")])
    raft = told("r2", "A raft was seen 50 miles north of Port Ada.", [("50 miles", None, "distance")])
    assert [p.nature for p in compared(mill, raft) if p.nature] == []


def test_the_children_of_a_mother_are_not_those_killed():
    mother = told("r1", "The flood killed a mother of 12 in Port Ada.", [("12", None, "killed")])
    assert [p.nature for p in compared(mother, killed("r2", "3"))] == [None]


def test_a_row_of_figures_is_not_held_against_another():
    row = "She made 39 lamps, 12 chairs, 7 tables, 5 beds and 3 rugs in the Lorvik mill."
    other = "She made 29 lamps in the Lorvik mill."
    counts = [
        ("39", "lamps", None),
        ("12", "chairs", None),
        ("7", "tables", None),
        ("5", "beds", None),
        ("3", "rugs", None),
    ]
    assert compared(told("r1", row, counts), told("r2", other, [("29", "lamps", None)])) == []


def test_what_players_do_many_times_is_not_compared():
    one = told("r1", "She scored 14 points in the Lorvik match.", [("14", "points", None)])
    two = told("r2", "She scored 11 points in the Lorvik match.", [("11", "points", None)])
    assert compared(one, two) == []


def test_many_terms_of_one_report_are_of_different_deeds():
    text = "He served 3 years, then 7 years, then 12 years in prison."
    matter = "length of the prison term"
    many = told("r1", text, [(f"{n} years", None, matter) for n in (3, 7, 12)])
    one = told("r2", "He served 9 years in prison.", [("9 years", None, matter)])
    assert "dispute" not in [p.nature for p in compared(many, one)]


def test_some_and_the_whole_they_are_picked_from_are_no_dispute():
    freed = "Rebels freed 21 {}miners of the Orlo pit after weeks of talks."
    part = told("r1", freed.format(""), [("21", "miners")])
    whole = told("r2", freed.format("of the more than 200 "), [("200", "miners")])
    assert [p for p in compared(part, whole) if p.nature == "dispute"] == []
    other = told("r2", freed.format("").replace("21", "200"), [("200", "miners")])
    assert [p.nature for p in compared(part, other)] == ["dispute"]


def test_rows_of_a_list_count_other_happenings():
    text = "The fire killed 12 people in Port Ada.\nOrlo dance hall: 40 killed\nBelmont mill: 30 killed\n"
    listed = told("r2", text, [("12", None, "killed"), ("40", None, "killed"), ("30", None, "killed")])
    (point,) = compared(killed("r1", "12"), listed)
    assert point.standing == "agreed"


def test_those_slightly_hurt_are_not_all_who_are_hurt():
    whole = [told(r, f"The ship hit the pier and {n} people were hurt.", [(n, None, "injured")]) for r, n in HURT]
    part = told("r4", "Four were taken away while 20 others were slightly hurt.", [("20", None, "injured")])
    points = compared(*whole, part)
    assert [p for p in points if p.nature == "dispute"] == []
    assert any("slightly hurt" in p.about or p.nature == "scope" for p in points)

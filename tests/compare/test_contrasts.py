import records_by_hand as hand
from secondsource.compare.align import align_statements
from secondsource.compare.contrasts import compare_contrasts
from secondsource.records.analysis import Quote, Speaker

RAZED = "The storm razed the wooden chapel in the harbour quarter."
SCRATCHED = "The storm slightly damaged the wooden chapel in the harbour quarter."


def compared(*texts, days=(), quotes=None, origins=None, year=None):
    pairs = []
    for number, text in enumerate(texts):
        published = hand.on(days[number]) if days else hand.Published()
        doc = hand.document(text, f"r{number + 1}", published=published)
        moments = [hand.moment(text, year, "past")] if year and year in text else []
        pairs.append((doc, hand.analysis(doc, quotes=(quotes or {}).get(number, ()), moments=moments)))
    readings = hand.readings(pairs, origins=origins)
    return compare_contrasts(readings, align_statements(readings))


def test_contrasting_words_for_one_thing_are_a_dispute():
    (point,) = compared(RAZED, SCRATCHED)
    assert (point.kind, point.nature, point.standing) == ("status", "dispute", "disputed")
    assert {p.value for p in point.positions} == {"total", "slight"}
    assert {e.sentence for p in point.positions for e in p.evidence} == {RAZED, SCRATCHED}
    assert "chapel" in point.about
    assert "cannot all be right" in point.why


def test_every_report_that_says_it_stands_in_the_position():
    again = "The storm razed the old wooden chapel of the harbour quarter, a guard said."
    (point,) = compared(RAZED, SCRATCHED, again)
    assert [(p.value, p.independent) for p in point.positions] == [("total", 2), ("slight", 1)]


def test_copies_add_no_origin():
    again = "The storm razed the old wooden chapel of the harbour quarter, a guard said."
    (point,) = compared(RAZED, SCRATCHED, again, origins={"r1": 1, "r2": 2, "r3": 1})
    assert [p.independent for p in point.positions] == [1, 1]


def test_neighbouring_steps_are_no_dispute():
    assert compared(RAZED, "The storm badly damaged the wooden chapel in the harbour quarter.") == []


def test_other_things_are_no_dispute():
    assert compared(RAZED, "The flood slightly damaged the railway depot of another county.") == []


def test_other_years_are_no_dispute():
    before = "In 1987, a storm slightly damaged the wooden chapel in the harbour quarter."
    assert compared(RAZED, before, year="1987") == []


def test_a_report_that_says_both_sees_no_clash():
    both = SCRATCHED + " Later the storm razed the wooden chapel in the harbour quarter."
    assert compared(RAZED, both) == []


def test_one_report_alone_makes_no_point():
    assert compared(f"{RAZED} {SCRATCHED}") == []


def test_what_moves_on_is_an_update():
    first = "The levy on imported wool is set to take effect on Monday."
    later = "The ministry said it will hold back the higher levy on imported wool."
    (point,) = compared(first, later, days=("2031-03-01", "2031-03-09"))
    assert (point.nature, point.standing) == ("update", "updated")
    assert "later report" in point.why


def test_outlooks_are_tied_to_who_gives_them():
    good = "Steady progress was made on the herring treaty and its catch quotas, Ana Reis said."
    bad = "The herring treaty and its catch quotas are at a standstill, Ivo Holm said."

    def quote(text, words, speaker):
        span = hand.span_of(text, words)
        return Quote(span, (span,), "indirect", Speaker(hand.span_of(text, speaker), speaker, None), None, None)

    quotes = {
        0: [quote(good, good.split(",")[0], "Ana Reis")],
        1: [quote(bad, bad.split(",")[0], "Ivo Holm")],
    }
    (point,) = compared(good, bad, quotes=quotes)
    assert (point.kind, point.nature) == ("outlook", "dispute")
    assert {p.value for p in point.positions} == {"well", "badly"}


def test_a_cause_nobody_knows_stands_beside_those_that_are_named():
    texts = (
        "The blaze in the cotton mill was caused by a short circuit, the mayor said.",
        "The blaze in the cotton mill was due to arson, the insurers said.",
        "The cause of the blaze in the cotton mill is unknown, firemen said.",
    )
    (point,) = compared(*texts)
    assert (point.kind, point.nature) == ("cause", "dispute")
    assert {p.value for p in point.positions} == {"an electrical fault", "arson", "not known"}


def test_the_order_of_reports_changes_nothing():
    one, other = compared(RAZED, SCRATCHED), compared(SCRATCHED, RAZED)
    assert {p.value for p in one[0].positions} == {p.value for p in other[0].positions}


def test_damage_of_two_things_is_no_dispute():
    quay = "The storm slightly damaged the landing stage, not the wooden chapel, in the harbour quarter."
    assert compared(RAZED, quay) == []


def test_when_something_broke_out_is_no_word_on_how_it_stands():
    over = "The fighting at the old salt works near the river has subsided, the army said."
    began = "Shops had closed before the fighting broke out at the old salt works near the river."
    going = "Fresh fighting broke out at the old salt works near the river, the army said."
    assert compared(over, began) == []
    assert len(compared(over, going)) == 1


def test_a_report_of_those_still_fighting_says_both():
    over = "The fighting at the old salt works near the river has subsided, but small bands are still throwing stones."
    going = "Fresh fighting broke out at the old salt works near the river, the army said."
    assert compared(over, going) == []


def test_a_plea_is_no_verdict():
    plea = "A not guilty plea was entered for the boatman Ivo Holm in the salt mill case."
    verdict = "The boatman Ivo Holm was found guilty of theft in the salt mill case."
    assert compared(plea, verdict) == []


def test_what_is_awaited_and_then_there_is_an_update_without_days():
    awaited = "The results are pending of the water tests at the old salt works near the harbour quarter."
    there = "The results were released of the water tests at the old salt works near the harbour quarter."
    assert [p.nature for p in compared(awaited, there)] == ["update"]


def test_prices_out_of_control_are_no_fire():
    out = "The storm of prices in the wooden chapel of the harbour quarter was out of control."
    contained = "The storm of prices in the wooden chapel of the harbour quarter was contained."
    assert compared(out, contained) == []


def test_another_happening_that_is_pointed_to_makes_no_dispute():
    damage = SCRATCHED.removesuffix(".") + " during {} attack."
    assert [p.nature for p in compared(RAZED, damage.format("the"))] == ["dispute"]
    assert compared(RAZED, damage.format("that")) == []
    assert compared(RAZED, damage.format("an earlier")) == []


def said_by(text, words, speaker):
    span = hand.span_of(text, words)
    return Quote(span, (span,), "indirect", Speaker(hand.span_of(text, speaker), speaker, None), None, None)


def test_two_who_judge_intent_differently_are_at_odds_in_one_report():
    aimed = "the shooting of the docker in the herring warehouse was deliberate"
    slipped = "the shooting of the docker in the herring warehouse was accidental"
    text = f"Witnesses said {aimed}. The lawyers said {slipped}."
    again = f"A clerk said {slipped}."
    (point,) = compared(text, again, quotes={0: [said_by(text, aimed, "Witnesses"), said_by(text, slipped, "lawyers")]})
    assert {p.value for p in point.positions} == {"by accident (lawyers)", "on purpose (Witnesses)"}
    assert compared(text, again) == []


def test_a_story_has_one_search():
    (point,) = compared(
        "The rescue effort in the harbour is winding down.",
        "A captain said the search was going on for the missing.",
        days=("2031-03-02", "2031-03-02"),
    )
    assert (point.kind, point.nature) == ("status", "dispute")
    assert {p.value for p in point.positions} == {"over", "going on"}


def test_police_who_look_for_a_thief_are_no_rescuers():
    assert compared("The rescue effort is winding down.", "The search was going on for a thief.") == []


def test_power_that_was_cut_and_power_that_was_not():
    (point,) = compared("The storm knocked out power for hours.", "Hospitals still had power, a doctor said.")
    assert {p.value for p in point.positions} == {"cut", "not cut"}


def test_the_ground_shakes_differently_from_place_to_place():
    strongly = "In {} the tremor was strong enough to break windows."
    slightly = "A slight tremor was felt in {}."

    def felt(here, there):
        texts = (strongly.format(here), slightly.format(there))
        pairs = []
        for number, (text, place) in enumerate(zip(texts, (here, there), strict=True), 1):
            names = [hand.name(text, place, "place", 0)]
            doc = hand.document(text, f"r{number}")
            pairs.append((doc, hand.analysis(doc, names=names)))
        readings = hand.readings(pairs)
        return compare_contrasts(readings, align_statements(readings))

    assert felt("Lorvik", "Halden") == []
    (point,) = felt("Lorvik", "Lorvik")
    assert {p.value for p in point.positions} == {"strongly", "slightly"}
    assert len(felt("Norway", "Oslo")) == 1


def test_unrest_that_dies_down_and_unrest_that_goes_on():
    ending = "The unrest in the herring harbour has largely subsided."
    going_on = "Few expect that the unrest in the herring harbour will end any time soon."
    (point,) = compared(ending, going_on)
    assert (point.kind, point.nature) == ("outlook", "dispute")
    assert {p.value for p in point.positions} == {"it is ending", "it goes on"}
    assert compared(ending.replace("unrest", "flood"), going_on.replace("unrest", "flood")) == []


def test_a_story_has_one_impact():
    (point,) = compared(
        "The outage could have a devastating effect on trade.", "The impact was very small, a clerk said."
    )
    assert {p.value for p in point.positions} == {"heavy", "hardly any"}
    assert compared("The outage was devastating for trade.", "The crowd was negligible, a clerk said.") == []


def test_damage_to_other_things_beside_is_no_clash():
    blaze = "The blaze razed the wooden chapel in the harbour quarter."
    assert len(compared(blaze, "The wooden chapel was slightly damaged in the blaze in the harbour quarter.")) == 1
    for others in ("Another adjoining", "The other", "A neighbouring"):
        assert (
            compared(blaze, f"{others} wooden chapel was slightly damaged in the blaze in the harbour quarter.") == []
        )


def test_damage_that_is_told_to_be_extensive_is_not_just_some():
    assert len(compared(RAZED, "The storm damaged the wooden chapel in the harbour quarter.")) == 1
    assert compared(RAZED, "The storm damaged the wooden chapel in the harbour quarter to a great extent.") == []

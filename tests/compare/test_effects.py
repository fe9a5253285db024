import records_by_hand as hand
from secondsource.compare.effects import compare_effects

HAS = "The detour around the herring market has caused long jams in the harbour."
MAY = "The detour around the herring market may lead to jams in the harbour."


def compared(*texts, days=()):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}", published=hand.on(days[number]) if days else hand.Published())
        pairs.append((doc, hand.analysis(doc)))
    return compare_effects(hand.readings(pairs))


def test_what_has_come_about_and_what_only_may_are_at_odds_on_one_day():
    (point,) = compared(HAS, MAY, days=("2031-03-02", "2031-03-02"))
    assert (point.kind, point.nature, point.about) == ("status", "dispute", "Has it come about: jams")
    assert {p.value: p.evidence[0].sentence for p in point.positions} == {"it has": HAS, "it may": MAY}


def test_what_has_come_about_later_is_an_update():
    (point,) = compared(HAS, MAY, days=("2031-03-05", "2031-03-02"))
    assert point.nature == "update"


def test_verbs_with_another_past_are_known():
    (point,) = compared(HAS.replace("has caused", "led to"), MAY)
    assert {p.value for p in point.positions} == {"it has", "it may"}


def test_other_effects_and_other_stories_do_not_meet():
    assert compared(HAS, MAY.replace("jams", "fumes")) == []
    assert compared("The strike caused jams in the capital.", "A parade may cause jams.") == []


def test_what_is_denied_or_asked_has_not_come_about():
    assert compared(HAS.replace("has caused", "has not caused"), MAY) == []
    assert compared(HAS.replace("has caused", "will cause"), MAY) == []


def test_a_report_that_has_it_both_ways_sees_no_clash():
    assert compared(HAS, f"{MAY} {HAS}") == []


def test_what_something_was_caused_by_is_no_effect():
    caused = "The detour was caused by jams in the harbour, by the herring market."
    assert compared(caused, MAY) == []

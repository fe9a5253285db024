import records_by_hand as hand
from secondsource.compare.contrasts import compare_contrasts
from secondsource.compare.parties import leading_parties, parties_of, party_map

COUNTRIES = ("Norway", "Sweden", "Finland", "Denmark")


def told(report, text):
    doc = hand.document(text, report)
    names = [hand.name(text, country, "place", number) for number, country in enumerate(COUNTRIES) if country in text]
    return doc, hand.analysis(doc, names=names, entity_names=COUNTRIES)


def compared(*texts):
    readings = hand.readings([told(f"r{number}", text) for number, text in enumerate(texts)])
    return compare_contrasts(readings, ())


PROGRESS = "Good progress was made in the herring quota talks of Norway and {}."
STUCK = "There is a deadlock in the herring quota talks of Norway and {}."


def test_talks_with_two_partners_are_two_affairs():
    assert compared(PROGRESS.format("Sweden"), STUCK.format("Finland")) == []


def test_talks_with_one_partner_are_one():
    (point,) = compared(PROGRESS.format("Sweden"), STUCK.format("Sweden"))
    assert {p.value for p in point.positions} == {"well", "badly"}


def test_a_wish_is_no_forecast():
    wish = "We would like to see a herring quota meeting of Norway and Sweden."
    none = "No herring quota meeting is planned, no meeting is scheduled, of Norway and Sweden."
    assert compared(wish, none) == []


def test_where_something_is_held_is_no_party_of_it():
    text = "Norway spoke with Sweden at a summit in Denmark."
    (reading,) = hand.readings([told("r1", text)])
    parties, scene = parties_of(reading, reading.sentence_at(0), party_map([reading]))
    assert (sorted(parties), sorted(scene)) == (["Norway", "Sweden"], ["Denmark"])


def test_the_party_of_every_affair_leads():
    told_of = [frozenset({"Norway", "Sweden"}), frozenset({"Norway", "Finland"}), frozenset[str]()]
    assert leading_parties(told_of) == {"Norway"}
    assert leading_parties(told_of[:1]) == frozenset()

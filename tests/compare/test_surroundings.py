import records_by_hand as hand
from secondsource.compare.surroundings import compare_surroundings
from secondsource.records.analysis import Mention

IN = "Youths set fire to the herring depot in the Lowgate district on Friday."
BESIDE = "Youths set fire to the herring depot outside the Lowgate district on Friday."


def told(report, text, thing=None):
    doc = hand.document(text, report)
    head = hand.span_of(text, thing.split()[-5]) if thing else None  # "the herring DEPOT in the Lowgate district"
    mentions = [Mention(hand.span_of(text, thing), head, None, "noun")] if thing and head else []
    names = [hand.name(text, "Lowgate", "place", 0)]
    return doc, hand.analysis(doc, names=names, mentions=mentions, entity_names=["Lowgate"])


def compared(*pairs):
    lowgate = hand.identity("Lowgate", "place", {doc.report_id: 0 for doc, _ in pairs})
    return compare_surroundings(hand.readings(pairs, identities=[lowgate]))


def test_in_a_place_and_next_to_it_is_a_dispute():
    (point,) = compared(
        told("r1", IN, "the herring depot in the Lowgate district"),
        told("r2", BESIDE, "the herring depot outside the Lowgate district"),
    )
    assert (point.kind, point.nature, point.about) == ("place", "dispute", "Where the depot is")
    assert {p.value for p in point.positions} == {"in Lowgate", "outside Lowgate"}


def test_it_takes_up_what_the_sentence_before_is_about():
    before = "A herring depot was burnt down by youths on Friday. It was next to the Lowgate district."
    (point,) = compared(told("r1", IN, "the herring depot in the Lowgate district"), told("r2", before))
    assert {p.value for p in point.positions} == {"in Lowgate", "next to Lowgate"}


def test_one_side_of_a_place_is_no_dispute():
    same = told("r2", IN, "the herring depot in the Lowgate district")
    assert compared(told("r1", IN, "the herring depot in the Lowgate district"), same) == []


def test_other_things_are_no_dispute():
    other = BESIDE.replace("depot", "kiosk")
    assert (
        compared(
            told("r1", IN, "the herring depot in the Lowgate district"),
            told("r2", other, "the herring kiosk outside the Lowgate district"),
        )
        == []
    )


def test_people_go_in_and_out():
    people = [text.replace("the herring depot", "herring protesters") for text in (IN, BESIDE)]
    things = ["herring protesters in the Lowgate district", "herring protesters outside the Lowgate district"]
    pairs = [told(f"r{n}", text, thing) for n, (text, thing) in enumerate(zip(people, things, strict=True), 1)]
    assert compared(*pairs) == []

import records_by_hand as hand
from secondsource.compare.figures import compare_figures

SHOOK = "A quake hit Arden. It lasted {}, people said."


def compared(*texts):
    """Points of reports given as (text, length)."""
    pairs = []
    for number, (text, length) in enumerate(texts):
        doc = hand.document(text, f"r{number}")
        pairs.append((doc, hand.analysis(doc, quantities=[hand.quantity(text, length)])))
    return compare_figures(hand.readings(pairs), [])


def test_a_length_is_of_what_its_sentence_or_the_one_before_tells():
    (point,) = compared((SHOOK.format("30 seconds"), "30 seconds"), ("The tremor lasted one minute.", "one minute"))
    assert (point.kind, point.about, point.nature) == ("time", "length of the shaking", "dispute")


def test_a_length_without_its_cue_is_of_nothing():
    assert compared(("Thirty seconds before the quake, dogs barked.", "Thirty seconds")) == []


def test_one_length_in_two_units_is_no_dispute():
    (point,) = compared(
        ("The outage lasted 120 minutes.", "120 minutes"), ("The outage lasted two hours.", "two hours")
    )
    assert point.nature == "rounding"


def test_prison_terms_meet_only_for_one_person():
    first = ("Ada Holm was sentenced to five years in prison.", "five years")
    other = ("Ole Brandt was sentenced to nine months in prison.", "nine months")
    assert "dispute" not in [p.nature for p in compared(first, other)]

import records_by_hand as hand
from secondsource.compare.spellings import compare_spellings


def compared(*variants, kind="person", slips=(), name=None):
    pairs, mentions = [], {}
    for number, variant in enumerate(variants, 1):
        text = f"Later {variant} spoke to the crowd at length."
        doc = hand.document(text, f"r{number}")
        pairs.append((doc, hand.analysis(doc, names=[hand.name(text, variant, kind, 0)], entity_names=[variant])))
        mentions[f"r{number}"] = 0
    who = hand.identity(name or variants[0], kind, mentions, variants=variants, slips=slips)
    return compare_spellings(hand.readings(pairs, [who]))


def test_other_letters_are_a_difference():
    (point,) = compared("Farid Alavandi", "Fareed Alavandi", "Farid Alavandi")
    assert (point.kind, point.nature) == ("name", "dispute")
    assert [(p.value, p.independent) for p in point.positions] == [("Farid Alavandi", 2), ("Fareed Alavandi", 1)]


def test_two_standards_of_one_script_are_no_dispute():
    (point,) = compared("Park Jin Ho", "Park Jin-ho")
    assert point.nature == "rounding"


def test_a_slip_says_why_it_is_taken_for_one():
    (point,) = compared("Ana Reisberg", "Eva Reisborg", slips=(("Eva Reisborg", "Taken for a slip: same office"),))
    assert point.nature == "dispute"
    assert point.why == "Taken for a slip: same office."


def test_a_surname_alone_and_a_demonym_are_no_spellings():
    assert compared("Ana Reis", "Reis") == []
    assert compared("Norland", "Norlander", kind="place") == []
    assert compared("France", "French", kind="place") == []


def test_capitals_alone_are_a_spelling_of_a_body_but_not_of_a_town_or_person():
    (point,) = compared("Marshnet", "MARSHNET", kind="organisation")
    assert point.nature == "rounding"
    assert compared("Tarnville", "TARNVILLE", kind="place") == []
    assert compared("Ana Reis", "ANA Reis") == []


def test_dots_and_apostrophes_are_no_difference():
    assert compared("J.R. Holm", "JR Holm") == []
    assert compared("Tarn’s Mill", "Tarn's Mill", kind="organisation") == []


def test_bodies_in_two_standards_of_spelling_and_in_initials_with_a_number():
    for variants in (("Tarn Theatre", "Tarn Theater"), ("Marsh-Line Two 4", "MLT4")):
        (point,) = compared(*variants, kind="organisation")
        assert point.nature == "rounding"


def test_a_sign_and_an_acronym_are_no_spellings():
    assert compared("Marsh", "MRSH", kind="organisation") == []
    assert compared("Marsh Line Two", "MLT", kind="organisation") == []


def test_a_known_place_spelled_by_its_sound():
    (point,) = compared("Khuzestan", "Khouzestan", "Khuzestan", kind="place")
    assert point.nature == "dispute"


def test_two_long_names_that_share_words():
    (point,) = compared("Tarn Wildlife Federation", "Tarn Wildlife Fund", kind="organisation")
    assert (point.nature, point.about) == ("rounding", "What Tarn Wildlife Federation is called")
    assert compared("Tarn Wildlife Federation", "Marsh Fund", kind="organisation") == []


def test_two_endings_of_one_word_are_no_spellings():
    assert compared("Reformic", "Reforms", kind="organisation") == []


def test_a_short_form_is_another_way_to_call_somebody_and_no_spelling():
    (point,) = compared("William Hartley", "Bill Hartley")
    assert (point.about, point.nature) == ("What William Hartley is called", "rounding")
    assert "short form" in point.why

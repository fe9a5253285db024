from invented_reports import reading, report

from secondsource.group.overruled_names import overrule_names
from secondsource.records.story import Identity, Judgement, Mention

ONE = report("r1", "Dov Halloran spoke.")
TWO = report("r2", "Dov Halorin spoke. Halorin left.")
ANALYSES = {"r1": reading(ONE, [("Dov Halloran", "person")]), "r2": reading(TWO, [("Dov Halorin", "person")])}
TEXTS = {"r1": ONE.text, "r2": TWO.text}
A = Identity("a", "person", "Dov Halloran", ("Dov Halloran",), (Mention("r1", 0),))
B = Identity("b", "person", "Dov Halorin", ("Dov Halorin",), (Mention("r2", 0),))
BOTH = Identity(
    "c",
    "person",
    "Dov Halloran",
    ("Dov Halloran", "Dov Halorin"),
    (*A.mentions, *B.mentions),
    (("Dov Halorin", "why"),),
)


def ruled(identities, left: str, right: str, score: float):
    return overrule_names(identities, [Judgement("same-entity", left, right, score, "said")], ANALYSES, TEXTS)


def test_two_names_judged_one_are_one_identity():
    (one,) = ruled([A, B], "Dov Halorin", "dov halloran", 1.0)
    assert set(one.variants) == {"Dov Halloran", "Dov Halorin"}
    assert one.mentions == (Mention("r1", 0), Mention("r2", 0))


def test_one_identity_judged_two_is_parted_and_is_no_slip_any_more():
    first, second = ruled([BOTH], "Dov Halloran", "Dov Halorin", 0.0)
    assert (first.name, first.mentions, first.slips) == ("Dov Halloran", (Mention("r1", 0),), ())
    assert (second.name, second.mentions) == ("Dov Halorin", (Mention("r2", 0),))
    assert first.id != second.id


def test_the_first_name_given_keeps_what_is_written_in_neither_way():
    first, second = ruled([BOTH], "Dov Halorin", "Dov Halloran", 0.0)
    assert {first.name, second.name} == {"Dov Halloran", "Dov Halorin"}


def test_names_that_nobody_has_change_nothing():
    assert set(ruled([A, B], "Nobody", "Dov Halloran", 1.0)) == {A, B}
    assert ruled([BOTH], "Nobody", "Dov Halloran", 0.0) == (BOTH,)

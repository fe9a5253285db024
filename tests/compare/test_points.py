from dataclasses import replace

import msgspec

import records_by_hand as hand
from secondsource.compare.points import Matter, Saying, build_point, with_own_ids
from secondsource.records.span import Span
from secondsource.records.story import Borrowed

TEXT = "Rain fell. Snow fell."


def sayings(*rows, origins=None):
    reports = sorted({r for r, _ in rows})
    pairs = [(d, hand.analysis(d)) for d in (hand.document(TEXT, r, published=hand.on("2024-05-02")) for r in reports)]
    by_id = {r.id: r for r in hand.readings(pairs, origins=origins)}
    return [Saying(value, by_id[r], hand.span_of(TEXT, value)) for r, value in rows]


def test_one_value_makes_one_position_and_the_best_carried_comes_first():
    said = sayings(("r1", "Snow"), ("r2", "Rain"), ("r3", "Rain"))
    point = build_point(Matter("statement", "weather"), said, "dispute", "It cannot be both")
    assert [(p.value, p.independent) for p in point.positions] == [("Rain", 2), ("Snow", 1)]
    assert point.independent == 3
    assert point.why == "It cannot be both."
    assert point.positions[0].latest == "2024-05-02"


def test_copies_count_once():
    said = sayings(("r1", "Rain"), ("r2", "Rain"), origins={"r1": 1, "r2": 1})
    assert build_point(Matter("statement", "weather"), said).standing == "single"


def test_what_stands_in_a_borrowed_passage_counts_for_the_lender():
    (rain, snow) = sayings(("r1", "Rain"), ("r2", "Rain"))
    lent = Borrowed(Span(0, 12), rain.reading.origin)
    assert build_point(Matter("statement", "weather"), [rain, snow]).standing == "agreed"
    assert rain.evidence.origin is None
    borrower = replace(snow, reading=replace(snow.reading, borrowed=(lent,)))
    assert build_point(Matter("statement", "weather"), [rain, borrower]).standing == "single"
    assert borrower.evidence.origin == rain.reading.origin
    changed = replace(lent, changes=(snow.span,))
    own = replace(snow, reading=replace(snow.reading, borrowed=(changed,)))
    assert build_point(Matter("statement", "weather"), [rain, own]).independent == 2
    beside = replace(snow, reading=replace(snow.reading, borrowed=(replace(lent, span=Span(11, 21)),)))
    assert beside.origin == snow.reading.origin


def test_things_that_only_look_alike_are_not_agreed_on():
    said = sayings(("r1", "Rain"), ("r2", "Snow"))
    assert build_point(Matter("count", "fall"), said, "scope").standing == "single"
    assert build_point(Matter("count", "fall"), said, "rounding").standing == "agreed"


def test_an_id_depends_on_what_is_said_not_on_the_order():
    said = sayings(("r1", "Rain"), ("r2", "Rain"))
    assert build_point(Matter("statement", "w"), said).id == build_point(Matter("statement", "w"), said[::-1]).id
    assert build_point(Matter("statement", "w"), said).id != build_point(Matter("statement", "w"), said[:1]).id


def test_two_matters_of_one_clause_have_ids_of_their_own():
    rain, snow = (build_point(Matter("date", "When: it fell"), sayings(("r1", "Rain fell."))) for _ in "ab")
    snow = msgspec.structs.replace(snow, positions=(msgspec.structs.replace(snow.positions[0], value="Snow"),))
    other = build_point(Matter("statement", "w"), sayings(("r2", "Rain fell.")))
    told = with_own_ids([rain, snow, rain, other])
    assert len({point.id for point in told}) == len(told) == 3
    assert {point.id for point in told} == {point.id for point in with_own_ids([snow, other, rain])}
    assert told[-1].id == other.id


def test_evidence_is_verbatim_with_its_sentence():
    (said,) = sayings(("r1", "Snow"))
    evidence = said.evidence
    assert TEXT[evidence.start : evidence.end] == evidence.text == "Snow"
    assert evidence.sentence == "Snow fell."

import records_by_hand as hand
from secondsource.compare.offices import compare_offices

OFFICE = ("prime minister", "Norland")


def told(report, text, holder, day, modifier=None):
    doc = hand.document(text, report, published=hand.on(day) if day else hand.Published())
    name = hand.name(text, holder, "person", 0)
    role = hand.role(text, f"Prime Minister {holder}", holder, OFFICE, modifier)
    return doc, hand.analysis(doc, names=[name], roles=[role], entity_names=[holder])


def compared(rows, identities, origins=None):
    pairs = [told(*row) for row in rows]
    return compare_offices(hand.readings(pairs, identities, origins))


REIS = "Norland's Prime Minister Ana Reis spoke on Monday."
HOLM = "Norland's Prime Minister Ivo Holm spoke on Monday."


def test_two_holders_at_one_time_are_a_dispute():
    rows = [
        ("r1", REIS, "Ana Reis", "2024-05-02"),
        ("r2", REIS, "Ana Reis", "2024-05-03"),
        ("r3", HOLM, "Ivo Holm", "2024-05-03"),
    ]
    people = [hand.identity("Ana Reis", "person", {"r1": 0, "r2": 0}), hand.identity("Ivo Holm", "person", {"r3": 0})]
    (point,) = compared(rows, people)
    assert (point.kind, point.standing, point.nature, point.independent) == ("office-holder", "disputed", "dispute", 3)
    assert [(p.value, p.independent, p.latest) for p in point.positions] == [
        ("Ana Reis", 2, "2024-05-03"),
        ("Ivo Holm", 1, "2024-05-03"),
    ]
    assert "Ivo Holm stands in one origin" in point.why
    assert point.positions[1].evidence[0].sentence == HOLM


def test_copies_add_no_origin():
    rows = [("r1", REIS, "Ana Reis", "2024-05-02"), ("r2", REIS, "Ana Reis", "2024-05-03")]
    (point,) = compared(rows, [hand.identity("Ana Reis", "person", {"r1": 0, "r2": 0})], {"r1": 1, "r2": 1})
    assert (point.standing, point.independent) == ("single", 1)


def test_months_apart_the_office_changed_hands():
    rows = [("r1", HOLM, "Ivo Holm", "2024-01-10"), ("r2", REIS, "Ana Reis", "2024-05-03")]
    people = [hand.identity("Ana Reis", "person", {"r2": 0}), hand.identity("Ivo Holm", "person", {"r1": 0})]
    points = compared(rows, people)
    changed = [p for p in points if p.nature == "update"]
    assert [p.value for p in changed[0].positions] == ["Ivo Holm (January 2024)", "Ana Reis (May 2024)"]
    assert not any(p.nature == "dispute" for p in points)


def test_a_former_holder_is_no_side():
    rows = [("r1", HOLM, "Ivo Holm", "2024-05-02", "former"), ("r2", REIS, "Ana Reis", "2024-05-03")]
    people = [hand.identity("Ana Reis", "person", {"r2": 0}), hand.identity("Ivo Holm", "person", {"r1": 0})]
    (point,) = compared(rows, people)
    assert [p.value for p in point.positions] == ["Ana Reis"]


def test_undated_reports_are_held_to_be_of_one_time_when_there_is_one():
    rows = [("r1", HOLM, "Ivo Holm", None), ("r2", REIS, "Ana Reis", "2024-05-03")]
    people = [hand.identity("Ana Reis", "person", {"r2": 0}), hand.identity("Ivo Holm", "person", {"r1": 0})]
    (point,) = compared(rows, people)
    assert point.nature == "dispute"
    assert "cannot tell" in point.why


def test_a_slip_is_told_beside_the_name():
    rows = [("r1", REIS, "Ana Reis", "2024-05-02"), ("r2", REIS.replace("Reis", "Rieses"), "Ana Rieses", "2024-05-03")]
    person = hand.identity("Ana Reis", "person", {"r1": 0, "r2": 0}, slips=(("Ana Rieses", "taken for a misspelling"),))
    (point,) = compared(rows, [person])
    assert point.standing == "agreed"
    assert point.positions[0].note == "Written “Ana Rieses”. taken for a misspelling"


def test_a_holder_of_another_year_is_no_side():
    text = "The first was held in 2019 by Prime Minister Ivo Holm with others."
    doc = hand.document(text, "r2", published=hand.on("2024-05-03"))
    name = hand.name(text, "Ivo Holm", "person", 0)
    role = hand.role(text, "Prime Minister Ivo Holm", "Ivo Holm", OFFICE)
    moment = hand.moment(text, "2019", "past")
    read = hand.analysis(doc, names=[name], roles=[role], entity_names=["Ivo Holm"], moments=[moment])
    people = [hand.identity("Ana Reis", "person", {"r1": 0}), hand.identity("Ivo Holm", "person", {"r2": 0})]
    points = compare_offices(hand.readings([told("r1", REIS, "Ana Reis", "2024-05-02"), (doc, read)], people))
    assert not any(p.nature == "dispute" for p in points)
    assert any(p.nature == "update" for p in points)


def test_a_family_name_alone_is_the_holder_it_fits():
    rows = [("r1", REIS, "Ana Reis", "2024-05-02"), ("r2", REIS.replace("Ana Reis", "Reis"), "Reis", "2024-05-03")]
    people = [hand.identity("Ana Reis", "person", {"r1": 0}), hand.identity("Reis", "person", {"r2": 0})]
    (point,) = compared(rows, people)
    assert point.standing == "agreed"


def test_a_holder_whom_others_call_former_is_flagged():
    rows = [
        ("r1", REIS, "Ana Reis", "2024-05-02"),
        ("r2", HOLM, "Ivo Holm", "2024-05-03"),
        ("r3", HOLM, "Ivo Holm", "2024-05-03", "former"),
    ]
    people = [hand.identity("Ana Reis", "person", {"r1": 0}), hand.identity("Ivo Holm", "person", {"r2": 0, "r3": 0})]
    (point,) = compared(rows, people)
    assert point.nature == "dispute"
    assert "Ivo Holm is a former holder in one origin" in point.why


def test_a_holder_of_earlier_reports_is_flagged():
    rows = [
        ("r1", HOLM, "Ivo Holm", "2024-01-02"),
        ("r2", REIS, "Ana Reis", "2024-05-02"),
        ("r3", REIS, "Ana Reis", "2024-05-02"),
        ("r4", HOLM, "Ivo Holm", "2024-05-03"),
    ]
    people = [
        hand.identity("Ana Reis", "person", {"r2": 0, "r3": 0}),
        hand.identity("Ivo Holm", "person", {"r1": 0, "r4": 0}),
    ]
    (point,) = [p for p in compared(rows, people) if p.nature == "dispute"]
    assert "Ivo Holm held it in earlier reports: a report" in point.why


def test_earlier_reports_back_the_best_supported_holder():
    rows = [
        ("r1", REIS, "Ana Reis", "2024-01-02"),
        ("r2", REIS, "Ana Reis", "2024-05-02"),
        ("r3", REIS, "Ana Reis", "2024-05-02"),
        ("r4", HOLM, "Ivo Holm", "2024-05-03"),
    ]
    people = [
        hand.identity("Ana Reis", "person", {"r1": 0, "r2": 0, "r3": 0}),
        hand.identity("Ivo Holm", "person", {"r4": 0}),
    ]
    (point,) = [p for p in compared(rows, people) if p.nature == "dispute"]
    assert point.why.endswith("Ana Reis held it in earlier reports, too.")


def test_a_name_cut_short_is_the_holder_it_begins():
    full = "Norland's Prime Minister Sela Dor-Ama spoke on Monday."
    cut = "Norland's Prime Minister Sela Dor spoke on Monday."
    rows = [("r1", full, "Sela Dor-Ama", "2024-05-02"), ("r2", cut, "Sela Dor", "2024-05-03")]
    people = [hand.identity("Sela Dor-Ama", "person", {"r1": 0}), hand.identity("Sela Dor", "person", {"r2": 0})]
    (point,) = compared(rows, people)
    assert [p.value for p in point.positions] == ["Sela Dor-Ama"]


def test_one_of_many_such_holders_is_no_holder():
    text = "Ana Reis, who was a loved Prime Minister of Norland, wrote it."
    doc = hand.document(text, "r1")
    name = hand.name(text, "Ana Reis", "person", 0)
    role = hand.role(text, "Ana Reis, who was a loved Prime Minister of Norland", "Ana Reis", OFFICE, None)
    pair = doc, hand.analysis(doc, names=[name], roles=[role], entity_names=["Ana Reis"])
    people = [hand.identity("Ana Reis", "person", {"r1": 0})]
    assert compare_offices(hand.readings([pair], people)) == []


def test_a_holder_of_years_ago_told_today_is_of_another_time_and_not_of_an_earlier_report():
    before = "Ivo Holm, who was Norland's Prime Minister Ivo Holm until 2014, sent a wreath."
    doc = hand.document(before, "r1", published=hand.on("2018-01-01"))
    past = hand.analysis(
        doc,
        names=[hand.name(before, "Ivo Holm", "person", 0)],
        roles=[hand.role(before, "Prime Minister Ivo Holm", "Ivo Holm", OFFICE)],
        moments=[hand.moment(before, "2014", "past")],
        entity_names=["Ivo Holm"],
    )
    people = [hand.identity("Ana Reis", "person", {"r2": 0}), hand.identity("Ivo Holm", "person", {"r1": 0})]
    readings = hand.readings([(doc, past), told("r2", REIS, "Ana Reis", "2018-01-14")], people)
    (changed,) = [p for p in compare_offices(readings) if p.nature is not None]
    assert [p.value for p in changed.positions] == ["Ivo Holm (2014)", "Ana Reis (January 2018)"]
    assert "reports are months apart" not in changed.why

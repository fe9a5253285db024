import records_by_hand as hand
from secondsource.compare.shared_statements import share_statements


def shared(*texts: str) -> list[list[str]]:
    docs = [hand.document(text, f"r{n}") for n, text in enumerate(texts)]
    told = hand.readings([(d, hand.analysis(d)) for d in docs])
    groups = share_statements(told, ())
    return [[u.claim.span.of(u.reading.document.text) for u in group.units] for group in groups]


LONG = (
    "Ministers argued about harbour fees all night, the guards opened the northern lock gates, and singers rehearsed."
)
SHORT = "The guards opened the northern lock gates. Bakers elsewhere counted their loaves in peace."


def test_a_part_of_a_long_clause_meets_a_short_one():
    assert any("lock gates" in a and "lock gates" in b for a, b in shared(LONG, SHORT))


def test_a_negated_statement_is_not_agreed_with_a_plain_one():
    assert shared(LONG, "Guards have not opened the northern lock gates. Bakers counted loaves.") == []


def test_a_plan_is_not_agreed_with_a_deed():
    assert shared(LONG, "Guards will open the northern lock gates. Bakers counted loaves.") == []


def test_what_was_only_said_to_be_said_is_no_matter():
    assert shared("The harbour master said so.", "The harbour master said so again.") == []

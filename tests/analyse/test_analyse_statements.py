"""Who did what to whom, where, when, how many – and has it happened."""

import pytest

from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.records.analysis import Statement
from secondsource.records.report import Report


def read(text: str) -> tuple[Statement, ...]:
    return read_analysis(read_as_is(Report(id="r", source="r", raw=text, media="text", sha256=""))).statements


def one(text: str, lemma: str) -> Statement:
    return next(s for s in read(text) if s.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "roles"),
    [
        (
            "Police found two bodies near Rome on Friday.",
            "find",
            [("who", "Police"), ("how-many", "two"), ("what", "two bodies"), ("where", "Rome"), ("when", "Friday")],
        ),
        ("Maria Ostrow was arrested by soldiers.", "arrest", [("whom", "Maria Ostrow"), ("who", "soldiers")]),
        (
            "The ferry, carrying 40 people, sank.",
            "carry",
            [("who", "The ferry"), ("how-many", "40"), ("what", "40 people")],
        ),
        ("He was the mayor of Arden.", "be", [("who", "He"), ("what", "the mayor of Arden")]),
        ("There was a fire.", "be", [("what", "a fire")]),
    ],
)
def test_roles(text: str, lemma: str, roles: list[tuple[str, str]]) -> None:
    found = [(role, span.of(text)) for role, span in one(text, lemma).roles]
    assert sorted(found) == sorted(roles)


@pytest.mark.parametrize(
    ("text", "lemma", "lent"),
    [
        ("The ferry turned and sank.", "sink", ("who", "The ferry")),
        ("The minister wants to resign.", "resign", ("who", "The minister")),
        ("The minister told the crew to leave.", "leave", ("who", "the crew")),
        ("She called on the mayor to resign.", "resign", ("who", "the mayor")),
        ("Soldiers stormed the hall, killing two guards.", "kill", ("who", "Soldiers")),
        ("The man was arrested and charged.", "charge", ("whom", "The man")),
        ("The town has a plan to build a dam.", "build", ("who", "The town")),
        ("The union filed a complaint.", "complaint", ("who", "The union")),
        ("The storm made it hard to leave.", "hard", None),
    ],
)
def test_who_another_clause_tells(text: str, lemma: str, lent: tuple[str, str] | None) -> None:
    found = [(role, span.of(text)) for role, span in one(text, lemma).lent]
    assert found == ([lent] if lent else [])


@pytest.mark.parametrize(
    ("text", "lemma", "status", "negated"),
    [
        ("The minister resigned.", "resign", "happened", False),
        ("The talks will begin on Monday.", "begin", "planned", False),
        ("The talks will begin on Monday.", "talk", "planned", False),
        ("The army denied shelling the village.", "shell", "denied", False),
        ("The club cancelled the match.", "match", "cancelled", False),
        ("If parliament agrees, he may resign.", "resign", "possible", False),
        ("The ministers didn't attend.", "attend", "happened", True),
        ("Rescuers failed to reach the miners.", "reach", "happened", True),
        ("The strike continues.", "continue", "ongoing", False),
        ("The road is not yet clear.", "clear", "ongoing", True),
    ],
)
def test_status(text: str, lemma: str, status: str, negated: bool) -> None:
    found = one(text, lemma)
    assert (found.status, found.negated) == (status, negated)


def test_what_is_credited_to_someone_names_the_quotation() -> None:
    text = "“The bridge collapsed,” said Maria Ostrow. It was old."
    assert one(text, "collapse").quote == 0
    assert one(text, "say").quote is None
    assert one(text, "old").quote is None


def test_nouns_that_name_events_are_predicates() -> None:
    found = [(s.lemma, s.nominal) for s in read("The explosion near the harbour hurt nobody.")]
    assert found == [("explosion", True), ("hurt", False)]


def test_statements_stand_in_text_order() -> None:
    found = read("The vote was a farce, he said, and the count, which ended late, changed nothing.")
    assert [s.predicate for s in found] == sorted(s.predicate for s in found)

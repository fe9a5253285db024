"""Roles where the names are given, so that only the roles are tested: "[Ann Dale], the mayor of [Ombry/place]"."""

import re

import pytest

from secondsource.analyse.roles import read_roles
from secondsource.records.analysis import Name
from secondsource.records.span import Span

Told = tuple[str, str, str | None, str | None]
MARKED = re.compile(r"\[([^/\]]+)(?:/(\w+))?\]")


def roles(marked: str) -> list[Told]:
    """Roles as (holder, title, of, modifier); names stand in brackets, persons without a kind."""
    text, names, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        span = Span(len(text), len(text) + len(found[1]))
        names.append(Name(span, found[2] or "person", len(names)))
        text, at = text + found[1], found.end()
    text += marked[at:]
    entities = [name.span.of(text) for name in names]
    return [
        (entities[r.holder], r.title, r.of, r.modifier) for r in read_roles(text, [Span(0, len(text))], names, entities)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Marsh Group/organisation] human resources director [Ann Dale] spoke.",
            ("human resources director", "Marsh Group", None),
        ),
        ("Former Foreign Minister Sir [Ivo Holm] spoke.", ("foreign minister", None, "former")),
        ("It praised then-senator [Ivo Holm] for this.", ("senator", None, "former")),
        ("Labour's Shadow Home Secretary [Ann Dale] spoke.", ("shadow home secretary", "Labour", None)),
        ("The [Ombry/place] team's star was closer [Ivo Holm] again.", ("closer", None, None)),
        ("Interim chief executive [Ivo Holm] spoke.", ("chief executive", None, "acting")),
    ],
)
def test_titles_before_a_name(marked: str, expected: tuple[str, str | None, str | None]) -> None:
    assert [role[1:] for role in roles(marked)] == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Ivo Holm], a truck driver from [Ombry/place], spoke.", ("truck driver", None, None)),
        ("[Ivo Holm], a senator from [Ombry/place], spoke.", ("senator", "Ombry", None)),
        (
            "[Ivo Holm], a housing analyst at the [Marsh Institute/organisation], spoke.",
            ("housing analyst", "Marsh Institute", None),
        ),
        (
            "[Ivo Holm], professor of law at the [Marsh Institute/organisation], spoke.",
            ("professor", "Marsh Institute", None),
        ),
        ("[Ivo Holm], an [Ombry/place] physician who knew her, spoke.", ("physician", "Ombry", None)),
        ("They met [Ivo Holm] -- the disgraced film mogul who left.", ("mogul", None, None)),
        ("[Ivo Holm], who served as a judge in [Ombry/place], spoke.", ("judge", "Ombry", "former")),
        (
            "[Ivo Holm] was appointed head of the [Marsh Institute/organisation] in May.",
            ("head", "Marsh Institute", "newly appointed"),
        ),
        ("[Ivo Holm], a defence official under the last government, spoke.", ("defence official", None, None)),
        ("[Ivo Holm], minister of trade, spoke.", ("trade minister", None, None)),
        ("[Ivo Holm], [Ombry/person]'s campaign manager, spoke.", ("campaign manager", None, None)),
        ("[Ivo Holm], the mayor of [Ombry/person], spoke.", ("mayor", "Ombry", None)),
    ],
)
def test_phrases_behind_a_name(marked: str, expected: tuple[str, str | None, str | None]) -> None:
    assert [role[1:] for role in roles(marked)] == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("She thanked her campaign manager, [Ivo Holm], and left.", ("campaign manager", None, None)),
        ("[Ann Dale]'s spokesman, [Ivo Holm], said so.", ("spokesman", None, None)),
        ("Ombry's governor, [Ivo Holm], told reporters.", ("governor", "Ombry", None)),
        (
            "[Oslo/place]'s newly installed envoy to [Rome/place], [Ivo Holm], spoke.",
            ("envoy", "Oslo", "newly appointed"),
        ),
        (
            "Now the chancellor of [Marsh University/organisation], [Holm] has a plan.",
            ("chancellor", "Marsh University", None),
        ),
    ],
)
def test_phrases_that_lead_to_a_name(marked: str, expected: tuple[str, str | None, str | None]) -> None:
    assert [role[1:] for role in roles(marked) if role[0] in ("Ivo Holm", "Holm")] == [expected]


def test_one_title_of_several_holders() -> None:
    found = roles("It was so under Presidents [Holm] and [Reis], and for Sens. [Dale] and [Dovik].")
    assert [role[:2] for role in found] == [
        ("Holm", "president"),
        ("Reis", "president"),
        ("Dale", "senator"),
        ("Dovik", "senator"),
    ]


def test_two_titles_of_one_holder() -> None:
    before = roles("[Marsh Group/organisation] President and General Manager [Ivo Holm] spoke.")
    behind = roles("[Ivo Holm], chief executive and founder of [Marsh Group/organisation], spoke.")
    assert {role[1:3] for role in before} == {("president", "Marsh Group"), ("general manager", "Marsh Group")}
    assert {role[1:3] for role in behind} == {("chief executive", "Marsh Group"), ("founder", "Marsh Group")}


def test_an_apposition_and_a_title_before_one_name() -> None:
    found = roles("They met the [Ombry Party/organisation] chairwoman, Senator [Ann Dale], there.")
    assert {role[1:3] for role in found} == {("chair", "Ombry Party"), ("senator", None)}


@pytest.mark.parametrize(
    "marked",
    [
        "Pop queen [Dale] sang.",
        "They heard the pop queen [Dale] sing.",
        "Earl [Holm] of the [Marsh News/organisation] heard it.",
        "We all, the president, the vice president, [Ann Dale], were there.",
        "After meeting the president, [Holm] flew home.",
        "[Holm], praised by the president, left.",
        "[Holm] is not a lawyer.",
        "They put forward [Ivo Holm] again.",
        "The president and Mayor's friend [Holm] came.",
    ],
)
def test_what_only_looks_like_a_role(marked: str) -> None:
    assert roles(marked) == []


def test_the_president_and_a_mayor_are_two() -> None:
    assert [role[1] for role in roles("The president and Mayor [Ivo Holm] met.")] == ["mayor"]

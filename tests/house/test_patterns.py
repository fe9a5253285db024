"""No regular expression of the package can run away: none is exponential, and what is quadratic gets little text.

The shapes are told from the expressions themselves (bench/patterns_shapes.py), without a clock; `python
bench/patterns.py` measures what they take.
"""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from house_files import ROOT

if TYPE_CHECKING:
    from types import ModuleType

# Expressions with a shape to take more than linear time that may stay, and why.
_FEW = "reads so many characters before a place, and no more: "
_FITS = "one of its alternatives always fits, so that nothing is gone through twice: "
ALLOWED = {
    "analyse.citations._GIVEN": _FEW + "_NEAR_CHARS",
    "analyse.lexemes._PIECE": _FITS + "a row of letters is a word, whatever else it is not",
    "analyse.moment_context._BEFORE": _FEW + "_REACH_CHARS",
    "analyse.moment_context._RATED": _FEW + "_REACH_CHARS",
    "analyse.moment_tense._TOKEN": _FITS + "a row of letters is a word, whether n't follows or not",
    "analyse.news_names._BESIDE_BEFORE": _FEW + "_REACH_CHARS",
    "analyse.news_names._WORD": _FITS + "one letter is a word too",
    "analyse.sentences._WORD_BEFORE": _FEW + "_REACH_CHARS",
    "analyse.words._WORD": _FITS + "a row of letters is a word; addresses are bounded",
    "analyse.written._WORD": _FITS + "a row of letters is a word",
    "clean.credits._DASHED": "gets one line, and in one line `.+$` always fits",
    "clean.extract._TAGS": _FITS + "what is not closed ends with the text",
    "clean.hyphens._LAST": _FEW + "_LAST_CHARS",
    "clean.pagehead._HEAT": "begins only where a row of signs begins (a look behind by two letters, not heeded here)",
    "compare.figure_settings._PICKED": _FEW + "_BACK_CHARS",
    "compare.forecasts._bound/1": _FEW + "_BOUND_CHARS",
    "compare.forecasts._bound/2": _FEW + "_BOUND_CHARS",
    "group.mentions._WORD_BEFORE": _FEW + "24",
    "store.search._PIECES": "gets excerpts of the desk, some hundred characters each",
    "values.terms._WORD": _FITS + "one letter is a word too",
    "values.verb_status._TOKEN": _FITS + "a row of letters is a word, whether n't follows or not",
    "web.version_changes._SENTENCES": _FITS + "a row without a stop runs to the end",
    "web.version_changes._WORDS": _FITS + "white space is followed by a word or by the end",
}


@pytest.fixture(scope="module")
def bench() -> Any:
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        import patterns_found
        import patterns_shapes

        yield patterns_found, patterns_shapes
    finally:
        sys.path.remove(str(ROOT / "bench"))


def kinds(shapes: "ModuleType", pattern: str, *used: str) -> set[str]:
    return {shape.kind for shape in shapes.find_shapes(re.compile(pattern), used)}


@pytest.fixture(scope="module")
def found(bench: Any) -> dict[str, set[str]]:
    """Return the kinds of shapes of every expression of the package."""
    names, shapes = bench
    return {one.name: {s.kind for s in shapes.find_shapes(one.pattern, one.used)} for one in names.find_patterns()}


def test_the_expressions_are_found(found: dict[str, set[str]]) -> None:
    in_sources = sum(path.read_text(encoding="utf-8").count("re.compile(") for path in Path(ROOT, "src").rglob("*.py"))
    assert len(found) > in_sources
    assert {"clean.captions._agency_lead()", "compare.forecasts._bound/1", "analyse.claims._SPLIT"} <= set(found)


def test_none_is_exponential(found: dict[str, set[str]]) -> None:
    assert sorted(name for name, shapes in found.items() if shapes & {"exponential", "large"}) == []


def test_what_is_quadratic_gets_little_text(found: dict[str, set[str]]) -> None:
    assert sorted(name for name, shapes in found.items() if shapes and name not in ALLOWED) == []


def test_what_is_allowed_is_still_there(found: dict[str, set[str]]) -> None:
    assert sorted(name for name in ALLOWED if not found.get(name)) == []


def test_the_limits_named_are_those_of_the_sources() -> None:
    for name, why in ALLOWED.items():
        limit = why.removeprefix(_FEW)
        if limit != why:
            room, file, _ = name.split(".")
            assert limit in (ROOT / "src" / "secondsource" / room / f"{file}.py").read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(?:a|aa)+b", "(a*)*b", r"(?:\w+\s*)+!", "(?:a?b?)*c", "(a|b|ab)*c"]
)
def test_an_exponential_shape_is_noticed(bench: Any, pattern: str) -> None:
    assert "exponential" in kinds(bench[1], pattern, "match")


@pytest.mark.parametrize("pattern", ["a*a*b", r"\w+\s*\w+!", r"x.*,.*!", r"(?:\s+a)?\s*\s*b"])
def test_a_quadratic_shape_is_noticed(bench: Any, pattern: str) -> None:
    assert "polynomial" in kinds(bench[1], pattern, "match")


@pytest.mark.parametrize("pattern", [r"\s+x", r"\s+$", r"(?:\w+\s+)+!", r"\s*;", r"(?m)^\s+x", "(?=.*x)y", r"\s*+x"])
def test_a_search_that_begins_anew_is_noticed(bench: Any, pattern: str) -> None:
    assert kinds(bench[1], pattern, "search") == {"search"}
    assert kinds(bench[1], pattern, "match") == set()


@pytest.mark.parametrize(
    "pattern", ["[a-z]+", r"(?<!\s)\s+x", r"\b\w+!", r"^\s+x", r"x\s+y", r"a{1,40}a{1,40}b", "(?:ab?c?)+", r"x*+y\Z"]
)
def test_what_cannot_run_away_is_let_be(bench: Any, pattern: str) -> None:
    assert kinds(bench[1], pattern, "match") == set()
    assert kinds(bench[1], pattern, "search") <= ({"search"} if pattern == r"x*+y\Z" else set())


def test_the_text_of_a_shape_shows_it(bench: Any) -> None:
    (shape,) = bench[1].find_shapes(re.compile(r"(?:\w+\s?)+!"), ["match"])
    text = shape.before + shape.again[0] * 5 + "\0"
    assert re.match(r"(?:\w+\s?)+", text)[0] == text[:-1]

"""The documents say what is there: docstrings, the commands of the README, the table of problems."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from house_files import PACKAGE, ROOT, Class, Function, functions, modules, place, tree

from secondsource.cli.main import app

# What carries a code, and the position of that code among its arguments.
CODED = {
    "Problem": 0,
    "InputError": 0,
    "SettingsError": 0,
    "StoreError": 0,
    "EngineError": 0,
    "RequestError": 0,
    "Skipped": 1,
    "Broken": 1,
}
TABLE = ROOT / "docs" / "problems.md"
PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]


def coded(path: Path) -> dict[str, int]:
    """Return what takes a code in a file: the records and errors above, and functions of its own with a `code`."""
    own = {f.name: [arg.arg for arg in f.args.args] for f in functions(tree(path))}
    return CODED | {name: given.index("code") for name, given in own.items() if "code" in given}


def codes() -> Iterator[tuple[str | None, str]]:
    """Yield (code, place) for every problem, error or skipped file built in the package.

    The code is None when it is not spelt out; handing on a `code` that was given is fine.
    """
    for path in modules().values():
        takes = coded(path)
        for node in ast.walk(tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in takes):
                continue
            at = takes[node.func.id]
            given = ([k.value for k in node.keywords if k.arg == "code"] or node.args[at : at + 1])[0]
            if isinstance(given, ast.Constant):
                yield str(given.value), place(path, node)
            elif "code" not in (getattr(given, "attr", ""), getattr(given, "id", "")):
                yield None, place(path, node)


def documented() -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", TABLE.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_module_says_what_it_is():
    short = [place(path) for path in modules().values() if len((ast.get_docstring(tree(path)) or "").split()) <= 3]
    assert short == []


def public(node: ast.Module | Class) -> Iterator[Function | Class]:
    """Yield the functions, classes and methods that others may use: no leading underscore on the way to them."""
    for inner in node.body:
        if isinstance(inner, Function | Class) and not inner.name.startswith("_"):
            yield inner
            if isinstance(inner, Class):
                yield from public(inner)


def test_everything_public_is_described():
    named = [(path, node) for path in modules().values() for node in public(tree(path))]
    assert [f"{place(path, node)} {node.name}" for path, node in named if not ast.get_docstring(node)] == []


def test_every_code_is_spelt_out():
    assert [where for code, where in codes() if code is None] == []


def test_every_code_is_documented():
    listed = set(documented())
    assert sorted({f"{code} ({where})" for code, where in codes() if code and code not in listed}) == []


def test_nothing_documented_has_gone():
    raised = {code for code, _ in codes()}
    assert [code for code in documented() if code not in raised] == []


def test_the_table_is_sorted_within_its_parts():
    for part in TABLE.read_text(encoding="utf-8").split("\n## ")[1:]:
        rows = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
        assert rows == sorted(set(rows))


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_the_program_has_the_commands_named(page):
    there = {command.name for command in (*app.registered_commands, *app.registered_groups)}
    named = set(re.findall(r"(?:`|^ +)secondsource ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= there


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md", "GLOSSARY.md", "bench/README.md", "docs/problems.md"])
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    local = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    here = (ROOT / page).parent
    assert [link for link in local if not (here / link).exists()] == []


def test_the_architecture_names_the_files_there_are():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z_/]+\.py)` \|", page, re.MULTILINE)
    there = [path.relative_to(PACKAGE).as_posix() for path in modules().values() if not path.name.startswith("__")]
    assert sorted(named) == sorted(there), "run: make map"


def test_the_architecture_names_the_decisions_and_lexicons_there_are():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    decisions = [f"docs/decisions/{path.name}" for path in (ROOT / "docs" / "decisions").glob("*.md")]
    lexicons = [f"| `{path.name}` |" for path in (PACKAGE / "lang" / "data").rglob("*.toml")]
    assert [name for name in decisions + lexicons if name not in page] == [], "run: make map"


def test_the_architecture_names_the_functions_there_are():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\w+\.)+)([a-z]\w+_\w+)`", page)
    assert named
    gone = [
        f"{where}{name}"
        for where, name in named
        if name not in {f.name for f in functions(tree(modules()[f"secondsource.{where}".rstrip(".")]))}
    ]
    assert gone == []

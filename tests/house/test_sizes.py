"""Files, functions and names keep the size that HOUSE rules found comfortable."""

import ast
import sys
from itertools import chain

from house_files import PACKAGE, ROOT, Function, functions, modules, place, tree

FUNCTION_LINES, MOST_FUNCTIONS_LINES, FILE_LINES, PARAMETERS, NESTING = 40, 30, 400, 5, 4
FORBIDDEN_FILES = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base"}
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def every_function() -> list[tuple[str, Function]]:
    return [(place(path, f), f) for path in modules().values() for f in functions(tree(path))]


def lines(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def depth(node: ast.AST) -> int:
    """Return how deep blocks are nested in a node; an `elif` is no deeper than its `if`."""
    deepest = 0
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in (c for c in children if isinstance(c, ast.AST) and not isinstance(c, Function)):
            is_elif = (
                isinstance(node, ast.If) and field == "orelse" and children == [child] and isinstance(child, ast.If)
            )
            deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def parameters(function: Function) -> int:
    given = function.args
    named = [a.arg for a in chain(given.posonlyargs, given.args, given.kwonlyargs)]
    return len([name for name in named if name not in ("self", "cls")])


def test_no_function_is_too_long():
    assert [(where, lines(f)) for where, f in every_function() if lines(f) > FUNCTION_LINES] == []


def test_nine_functions_in_ten_are_short():
    sizes = sorted(lines(f) for _, f in every_function())
    assert sizes[int(len(sizes) * 0.9)] <= MOST_FUNCTIONS_LINES


def test_few_parameters():
    outside_cli = [(w, f) for w, f in every_function() if not w.startswith("src/secondsource/cli/")]
    assert [(where, parameters(f)) for where, f in outside_cli if parameters(f) > PARAMETERS] == []


def test_no_deep_nesting():
    assert [(where, depth(f)) for where, f in every_function() if depth(f) > NESTING] == []


def test_no_file_is_too_long():
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules().values()}
    assert {where: size for where, size in sizes.items() if size > FILE_LINES} == {}


def test_no_file_or_folder_has_an_empty_name():
    bad = FORBIDDEN_FILES | set(sys.stdlib_module_names)
    names = {path for path in PACKAGE.rglob("*") if path.suffix == ".py" or path.is_dir()}
    shown = [place(p) for p in sorted(names) if p.stem in bad and "data" not in p.relative_to(PACKAGE).parts]
    assert shown == [], f"a file's name says what is in it; below {ROOT.name}"


def test_depth_and_lines_are_measured():
    code = "def f(a, b, *, c):\n  if a:\n    pass\n  elif b:\n    for x in c:\n      with x:\n        pass\n"
    function = next(functions(ast.parse(code)))
    assert (depth(function), lines(function), parameters(function)) == (3, 7, 3)


def test_no_two_files_of_the_tests_share_a_name():
    """Tests import what stands beside them by its bare name: of two, whichever was loaded first would be taken."""
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name not in ("__init__.py", "conftest.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []

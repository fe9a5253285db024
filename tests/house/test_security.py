"""The threat model names a test for everything that it says is stopped, and every test that it names is there."""

import ast
import re

from house_files import ROOT, functions, tree

PAGE = ROOT / "docs" / "security.md"
_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_test_named_is_there() -> None:
    named = _NAMED.findall(PAGE.read_text(encoding="utf-8"))
    assert named
    missing = [
        f"{path}::{test}"
        for path, test in named
        if not (ROOT / path).is_file() or test not in {one.name for one in functions(tree(ROOT / path))}
    ]
    assert missing == []


def test_every_row_names_its_test() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    told = [row for row in rows if not row.startswith(("| who", "| what it", "|---"))]
    assert len(told) > 25
    assert [row for row in told if not _NAMED.search(row)] == []


def test_a_test_that_is_gone_would_be_noticed() -> None:
    assert "test_gone" not in {one.name for one in functions(ast.parse("def test_there(): pass"))}

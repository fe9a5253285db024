"""The files of this checkout, parsed – for the tests of the house."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "secondsource"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Class = ast.ClassDef


@cache
def modules() -> dict[str, Path]:
    """Return every module of the package: dotted name -> file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(node: ast.AST) -> Iterator[Function]:
    """Yield every function and method below a node, inner ones too."""
    return (inner for inner in ast.walk(node) if isinstance(inner, Function))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return "file:line" as a reader types it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


@cache
def project_files() -> tuple[Path, ...]:
    """Return the files git tracks or would track; without git, every file outside hidden folders."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if not p.relative_to(ROOT).parts[0].startswith(".")]
    return tuple(ROOT / name for name in sorted(names) if name and (ROOT / name).is_file())

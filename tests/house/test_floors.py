"""The floors of the house hold: the contracts in `.importlinter` are kept, and they would notice if not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from house_files import PACKAGE, ROOT

LINT = """
import sys
sys.path.insert(0, sys.argv[1])
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True, no_logo=True))
"""


def lint(folder: Path, package_parent: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, str(package_parent)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_floors_are_kept():
    done = lint(ROOT, PACKAGE.parent)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("records", "from secondsource.pipeline import brief_stories"),
        ("analyse", "import secondsource.clean"),
        ("compare", "import lxml"),
        ("group", "def late() -> None:\n    import rich"),
    ],
)
def test_a_broken_floor_is_noticed(tmp_path, room, line):
    shutil.copytree(PACKAGE, tmp_path / "secondsource", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (tmp_path / "secondsource" / room / "intruder.py").write_text(f'"""Comes in through the window."""\n{line}\n')
    done = lint(tmp_path, tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "intruder" in done.stdout

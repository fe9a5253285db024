"""The files of the project name no machine, no package index and no tool of the person who wrote them."""

import re

import pytest
from house_files import PACKAGE, ROOT, project_files

# Put together from halves, so that this file does not find itself.
HOSTS = ["py" + "pi.org", "pythonhosted" + ".org", "files" + ".python", "--index" + "-url", "find-" + "links"]
FOLDERS = ["/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/t" + "mp/", "/Us" + "ers/", "/o" + "pt/"]
TOOLING = ["cla" + "ude", "anthro" + "pic", "chat" + "gpt", "co" + "pilot", "co-authored" + "-by", "system pro" + "mpt"]

TEXTS = [path for path in project_files() if path.suffix not in {".png", ".ico", ".woff2", ".gz"}]


def finds(words: list[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<![\w.]){re.escape(word)}" for word in words), flags)


def traces(pattern: re.Pattern[str], skip_lexicons: bool = False) -> list[str]:
    found = []
    for path in TEXTS:
        if skip_lexicons and path.is_relative_to(PACKAGE / "lang" / "data"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    return found


def test_there_are_files_to_look_at():
    assert ROOT / "README.md" in TEXTS


def test_no_package_index():
    assert traces(finds(HOSTS, re.IGNORECASE)) == []


def test_no_folder_of_a_machine():
    assert traces(finds(FOLDERS)) == []


def test_no_tool_of_the_author():
    """Lexicons are left out: a given name may be the name of a tool."""
    assert traces(finds(TOOLING, re.IGNORECASE), skip_lexicons=True) == []


@pytest.mark.parametrize("line", ["see " + FOLDERS[0] + "someone/x", "(" + FOLDERS[3] + "y)", '"' + FOLDERS[1] + 'z"'])
def test_a_folder_is_noticed(line):
    assert finds(FOLDERS).search(line)


def test_a_path_of_the_project_is_none():
    assert not finds(FOLDERS).search("docs" + FOLDERS[0] + "page.html")

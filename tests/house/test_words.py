"""One word for one thing: names in the code keep clear of the words that the glossary rules out."""

import ast
import re
from collections.abc import Iterator

from house_files import PACKAGE, ROOT, Class, Function, modules, place, tree

# The grammatical article is no report.
ALLOWED = {"without_determiner"}


def forbidden() -> set[str]:
    """Return the words of the glossary's list "Never in a name of the code"."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    listed = re.search(r"^Never in a name of the code: (.+)\.$", text, re.MULTILINE)
    assert listed, "the glossary has lost its list"
    return set(re.findall(r"[a-z]+", listed[1]))


def parts(name: str) -> list[str]:
    """Return the words of a name: "readArticle_text" -> read, article, text; a plural counts as its singular."""
    found = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]
    return found + [word.removesuffix("s") for word in found]


def names() -> Iterator[tuple[str, str]]:
    """Yield (name, place) of modules, classes, fields, functions, parameters and module-level variables."""
    for path in modules().values():
        yield from ((part, place(path)) for part in path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(tree(path)):
            if isinstance(node, Function | Class):
                yield node.name, place(path, node)
            elif isinstance(node, ast.arg):
                yield node.arg, place(path, node)
            if isinstance(node, ast.Module | Class):
                assigned = [inner for inner in node.body if isinstance(inner, ast.Assign | ast.AnnAssign)]
                stored = [inner for a in assigned for inner in ast.walk(a) if isinstance(inner, ast.Name)]
                yield from ((n.id, place(path, n)) for n in stored if isinstance(n.ctx, ast.Store))


def test_names_keep_to_the_glossary():
    """Private names are left alone."""
    never = forbidden()
    assert {"article", "cluster"} <= never
    assert (
        sorted(
            {
                f"{where} {name}"
                for name, where in names()
                if not name.startswith("_") and name not in ALLOWED and never & set(parts(name))
            }
        )
        == []
    )


def test_words_are_seen_in_any_spelling():
    assert "article" in parts("readArticles_text")
    assert "cluster" in parts("CLUSTER_SIZE")


def test_no_word_is_explained_twice():
    rows = re.findall(r"^\| \*\*([^*]+)\*\*", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows
    assert len(rows) == len(set(rows))

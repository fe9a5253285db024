"""First lines of modules, lexicons and decisions -> the lists of ARCHITECTURE.md (`make map`)."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "secondsource"
PAGE = ROOT / "ARCHITECTURE.md"
ROOMS = [
    "cli",
    "web",
    "desk",
    "engine",
    "ingest",
    "clean",
    "analyse",
    "group",
    "compare",
    "brief",
    "store",
    "records",
    "values",
    "lang",
]


def module_line(path: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split()).rstrip(".")


def lexicon_line(path: Path) -> str:
    """Return the first sentence of the comment that opens a lexicon."""
    opening = re.match(r"(?:# .+\n)+", path.read_text(encoding="utf-8"))
    text = re.sub(r"\s*\n?# ", " ", "\n" + opening[0]).strip() if opening else ""
    return re.split(r"\.(?:\s|$)", text)[0]


def table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    """Return a Markdown table of two columns."""
    lines = [f"| `{name}` | {text.replace('|', '/')} |" for name, text in rows]
    return "\n".join([f"| {head[0]} | {head[1]} |", "|---|---|", *lines])


def rooms() -> str:
    """Return a heading and a table for every room, and one for the files beside the rooms."""
    parts = []
    for room in [*ROOMS, ""]:
        files = [path for path in sorted((PACKAGE / room).glob("*.py")) if not path.name.startswith("__")]
        rows = [(path.relative_to(PACKAGE).as_posix(), module_line(path)) for path in files]
        if rows:
            parts.append(f"### {room or 'beside the rooms'}\n\n{table(('file', 'what it does'), rows)}")
    return "\n\n".join(parts)


def lexicons() -> str:
    """Return the table of lexicons."""
    files = sorted((PACKAGE / "lang" / "data").rglob("*.toml"))
    return table(("lexicon", "what it holds"), [(path.name, lexicon_line(path)) for path in files])


def decisions() -> str:
    """Return the list of decisions, linked."""
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    heads = [(path, path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")) for path in files]
    return "\n".join(
        f"{head[: head.index('.')]}. [{head.partition('. ')[2]}]({p.relative_to(ROOT).as_posix()})" for p, head in heads
    )


def filled(page: str) -> str:
    """Return the page with everything between its markers written anew."""
    for name, text in [("rooms", rooms()), ("lexicons", lexicons()), ("decisions", decisions())]:
        before, opening, rest = page.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"\n<!-- /{name} -->")
        page = before + opening + text + closing + after
    return page


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

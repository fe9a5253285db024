"""The same pages as in `html_text.py`, saved as plain text -> how much of their reports comes out, and how much else.

    python bench/plain_text.py FOLDER [--pages N] [--raw] [--show]

The tags are taken off as plainly as a browser does that saves a page as text: what is never shown (scripts, styles, the
head) is left out, every block begins a line of its own, and nothing tells a menu from a paragraph but its words.
`--raw` scores that text as it is, with nothing taken out. Measured as `html_text.py` measures.
"""

import argparse
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from html_text import f1, rates, read_pages
from secondsource.clean.document import read_document
from secondsource.records.report import Report

UNSEEN = frozenset({"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea"})
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


class Stripper(HTMLParser):
    """Collects what a page shows; a block element begins and ends a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or something that is not shown."""
        if tag == "body":
            self.unseen.clear()  # a head that was never closed
        elif tag in UNSEEN:
            self.unseen.append(tag)
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break a line at <br/> and its like."""
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what is not shown."""
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is shown; a line break in the source of a page is a space."""
        if not self.unseen:
            self.parts.append(data.replace("\n", " "))


def strip_tags(page: str) -> str:
    """Return the visible text of a page, one line for each block."""
    stripper = Stripper()
    stripper.feed(page)
    stripper.close()
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(stripper.parts))).strip()


def text_of_lines(name: str, text: str, address: str) -> str:
    """Return what the program takes for the report in a page saved as text, its title left out."""
    document = read_document(Report(id=name, source=name, raw=text, media="text", sha256="", url=address or None))
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind != "title")


def read(folder: Path, pages: int | None = None, raw: bool = False) -> Mapping[str, tuple[str, str]]:
    """Return (taken out, key) of every page."""
    return {
        name: (strip_tags(page) if raw else text_of_lines(name, strip_tags(page), address), body)
        for name, (page, body, address) in read_pages(folder, pages).items()
    }


def main() -> None:
    """Print F1, and with --show the pages that came out badly."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, help="a part drawn with a fixed seed")
    options.add_argument("--raw", action="store_true", help="nothing taken out")
    options.add_argument("--show", action="store_true", help="name the pages below 0.9")
    asked = options.parse_args()
    texts = read(asked.folder, asked.pages, asked.raw)
    found = {name: rates(*pair) for name, pair in texts.items()}
    for name, (p, r) in found.items():
        if asked.show and min(p, r) < 0.9:
            print(f"{name[:12]}  precision {p:.2f}  recall {r:.2f}")
    p, r = (sum(pair[at] for pair in found.values()) / max(len(found), 1) for at in (0, 1))
    print(f"{len(texts)} pages, precision {p:.3f}, recall {r:.3f}, F1 {f1(texts):.3f}")


if __name__ == "__main__":
    main()

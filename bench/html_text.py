"""Pages with the text of their report written down -> how much of it comes out, and how much else.

    python bench/html_text.py FOLDER [--pages N] [--texts FILE.jsonl] [--show]

FOLDER is the article-extraction-benchmark: `ground-truth.json` and `html/<id>.html.gz`. As the benchmark itself
measures: every run of four words counts, precision and recall are taken per page and then averaged, F1 is of the
averages. Ours is the text of a cleaned report without its title, which the key leaves out too. `--texts` scores texts
that someone else took out: one JSON object a line, `id` and `text`.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from secondsource.clean.document import read_document
from secondsource.records.report import Report

SEED = 7
RUN = 4
_WORD = re.compile(r"\w+")


def read_pages(folder: Path, most: int | None = None) -> dict[str, tuple[str, str, str]]:
    """Return page, text and address by id, or of `most` pages drawn with a fixed seed."""
    key = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    names = sorted(key) if most is None else random.Random(SEED).sample(sorted(key), min(most, len(key)))
    found = {}
    for name in names:
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", errors="replace")
        found[name] = page, key[name]["articleBody"], key[name].get("url", "")
    return found


def text_of_page(name: str, page: str, address: str) -> str:
    """Return what the program takes for the report in a page, its title left out."""
    document = read_document(Report(id=name, source=name, raw=page, media="html", sha256="", url=address or None))
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind != "title")


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of a text; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def rates(have: str, want: str) -> tuple[float, float]:
    """Return precision and recall of one page."""
    shown, gold = runs(have), runs(want)
    hit = (shown & gold).total()
    return hit / max(shown.total(), 1), hit / max(gold.total(), 1)


def f1(texts: Mapping[str, tuple[str, str]]) -> float:
    """Return F1 of mean precision and mean recall over (taken out, key) of every page."""
    found = [rates(have, want) for have, want in texts.values()]
    p, r = (sum(pair[at] for pair in found) / max(len(found), 1) for at in (0, 1))
    return 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    """Print F1, and with --show the pages that came out badly."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, help="a part drawn with a fixed seed")
    options.add_argument("--texts", type=Path, help="texts of someone else")
    options.add_argument("--show", action="store_true", help="name the pages below 0.8")
    asked = options.parse_args()
    pages = read_pages(asked.folder, asked.pages)
    if asked.texts:
        given = {
            row["id"]: row["text"] for row in map(json.loads, asked.texts.read_text(encoding="utf-8").splitlines())
        }
    else:
        given = {name: text_of_page(name, page, address) for name, (page, _, address) in pages.items()}
    texts = {name: (given.get(name, ""), body) for name, (_, body, _) in pages.items()}
    for name, (have, want) in texts.items():
        p, r = rates(have, want)
        if asked.show and min(p, r) < 0.8:
            print(f"{name[:12]}  precision {p:.2f}  recall {r:.2f}  {pages[name][2]}")
    print(f"{len(texts)} pages, F1 {f1(texts):.3f}")


if __name__ == "__main__":
    main()

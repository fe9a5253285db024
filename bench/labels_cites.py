"""Citations that a person judged -> how many of those the program reads are right.

    python bench/labels_cites.py [--shared FOLDER] [--show]

`labels/cites.jsonl` holds one judgement a line: the file under the shared folder (with "#story.source" for a Wikinews
source), the offsets and the name that was read, and whether the report does draw on it. The texts themselves are not
stored. Citations nobody has judged are counted by themselves and do not enter the precision; judged ones that the
program no longer reads show as lost, right or wrong.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from secondsource.analyse.citations import read_citations

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("labels") / "cites.jsonl"


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield every report by its path under the shared folder: gold, Wikinews sources, Giveme5W1H stories."""
    for path in sorted((shared / "gold").glob("*/reports/*.txt")):
        yield path.relative_to(shared).as_posix(), path.read_text(encoding="utf-8", errors="replace")
    wikinews = shared / "data" / "wikinews" / "stories-dev.jsonl"
    for story, line in enumerate(wikinews.read_text(encoding="utf-8").splitlines()):
        for number, source in enumerate(json.loads(line)["sources"]):
            if source.get("maintext") and source.get("language", "en") == "en":
                yield f"{wikinews.relative_to(shared).as_posix()}#{story}.{number}", source["maintext"]
    for path in sorted((shared / "data" / "stories-giveme5w1h" / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row.get("text"):
            yield path.relative_to(shared).as_posix(), row["text"]


def score(shared: Path, show: bool = False) -> Counter[str]:
    """Read every report again and count the judgements: right, wrong, not judged, lost right, lost wrong."""
    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    judged = {(row["path"], row["start"], row["end"], row["name"]): row["label"] for row in rows}
    count: Counter[str] = Counter()
    for path, text in texts(shared):
        for cited in read_citations(text, ()):
            if cited.span is None:
                continue
            start, end = cited.span.start, cited.span.end
            label = judged.pop((path, start, end, cited.name), "not judged")
            count[label] += 1
            if show and label != "right":
                around = " ".join(text[max(0, start - 60) : end + 40].split())
                print(f"{label} | {path} | {start} {end} | {cited.kind} {cited.name} | {around}")
    count.update(f"lost {label}" for label in judged.values())
    return count


def main() -> None:
    """Compare what is read now with the judgements."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--show", action="store_true", help="show the citations that are wrong or not judged")
    given = options.parse_args()
    count = score(given.shared, given.show)
    known = count["right"] + count["wrong"]
    print(f"judged and read: {known}, right {count['right']}, precision {count['right'] / known:.3f}")
    print(
        f"not judged: {count['not judged']}; "
        f"judged but no longer read: {count['lost right']} right, {count['lost wrong']} wrong"
    )


if __name__ == "__main__":
    main()

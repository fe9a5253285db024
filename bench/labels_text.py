"""Where a label lies -> the text it was made on; and whether that report is for tuning or was held out.

Labels hold no text of others: a label names a file beside the checkout, the place in it, offsets and a short hash.
`at` is the way into a JSON file (for JSON Lines first the number of the line); a CoNLL-U file gives its sentences as
one text; any other file is the text itself.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
Label = dict[str, Any]


@cache
def _parsed(path: Path) -> Any:
    raw = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in raw.splitlines()] if path.suffix == ".jsonl" else json.loads(raw)


def text_of(shared: Path, file: str, at: Sequence[str | int]) -> str:
    """Return the text a label speaks of; offsets are code points of it."""
    path = shared / file
    if path.suffix == ".conllu":
        lines = path.read_text(encoding="utf-8").splitlines()
        return " ".join(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
    if not at:
        return path.read_text(encoding="utf-8", errors="replace")
    found: Any = _parsed(path)
    for step in at:
        found = found[step]
    return str(found)


def report_id(label: Label) -> str:
    """Return one id for the report a label was made on."""
    return "#".join([label["file"], *map(str, label["at"])])


def part_of(report: str) -> str:
    """Return "dev" for three reports in five, "held-out" for the others."""
    return "dev" if hashlib.sha256(report.encode()).digest()[0] < 154 else "held-out"


def fingerprint(text: str) -> str:
    """Return the short hash that tells whether a text is still what was labelled."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_labels(path: Path, shared: Path = SHARED, every: int = 1) -> Iterator[tuple[Label, str]]:
    """Yield each label with its report's text; raise `ValueError` where the text is not what was labelled.

    `every`: take the labels of one report in so many, always the same ones.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        label: Label = json.loads(line)
        if hashlib.sha256(report_id(label).encode()).digest()[1] % every:
            continue
        text = text_of(shared, label["file"], label["at"])
        if fingerprint(text[label["start"] : label["end"]]) != label["hash"]:
            raise ValueError(f"{path.name}, line {number}: the text has changed")
        yield label, text


def readings(texts: dict[str, str]) -> dict[str, Label]:
    """Read the texts with the installed program, as they stand; return the reading file of each by its id."""
    program = Path(sys.executable).with_name("secondsource")
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "reports.jsonl"), Path(folder, "readings.jsonl")
        rows = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items()]
        given.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command: list[str | Path] = [program, "read", given, "--as-is", "--format", "jsonl", "-o", out]
        subprocess.run(command, check=True, capture_output=True)
        found = map(json.loads, out.read_text(encoding="utf-8").splitlines())
        return {reading["id"]: reading for reading in found}


def rates(hit: int, shown: int, gold: int) -> tuple[float, float]:
    """Return precision and recall; 0 where there is nothing to measure."""
    return (hit / shown if shown else 0.0), (hit / gold if gold else 0.0)

"""A reading of NewsQuant's sentences -> precision, recall and F1 of what each quantity counts or measures.

    python bench/quantities_counted.py NEWSQUANT.json [READING.jsonl] [--errors]

Without a reading file the program's own `read` is run. What the key holds: for a figure of a unit of measure, the
concepts it is said of ("revenue, Chinese e-commerce giant"); for a count, its "unit" is the counted noun ("lightning
strike"), and its concepts are what the whole is about.

A quantity is asked for when its key names anything counted, and given when the reading names anything. The two are
paired by value, as the scorer of quantities does. A pair is right when, against any one thing the key names or all of
them together, the words of the reading overlap with F1 >= 0.5, or the last words of both (their heads) are the same.
Words are compared in lower case, without grammar words, plurals and possessives as singulars.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("secondsource")
_GRAMMAR = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "her",
        "his",
        "in",
        "its",
        "of",
        "on",
        "or",
        "our",
        "s",
        "that",
        "the",
    )
) | {"their", "this", "to", "which", "with"}
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_MEASURES = re.compile(  # units of the key that measure; every other unit of a count names the thing counted
    r"percent|dollar|euro|yen|yuan|pound|shekel|krone|kuna|ringgit|sen$|cent|penny|point|mile|metre|foot|inch|yard|"
    r"gram|ton|litre|gallon|ounce|pint|quart|barrel|year|month|week|day|hour|minute|second|age|watt|hertz|byte|bit$|"
    r"degree|celsius|fahrenheit|volt|farad|ampere|pascal|newton|horsepower|revolution|parts-per|decibel|cubic|count"
)

Words = tuple[str, ...]


def number(value: object) -> str:
    """Return a value as the scorer of quantities writes it, so that pairs are the same."""
    return "/".join(f"{float(x):.6g}" for x in _NUMBER.findall(str(value).replace(",", "")))


def plain(word: str) -> str:
    """Return a word in lower case and, roughly, as a singular."""
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 3 else low


def words(text: str) -> Words:
    """Return the content words of a passage."""
    return tuple(plain(w) for w in _WORD.findall(text) if w.lower() not in _GRAMMAR)


def wanted(quantity: dict[str, Any]) -> list[Words]:
    """Return what the key names as counted: each thing and all of them together; [] when it names nothing."""
    unit = quantity["normalized_unit"] or "-"
    said = [c for c in quantity["referred_concepts"].split(",") if words(c)]
    if unit != "-" and not _MEASURES.search(unit):
        said = [unit.removeprefix("% "), quantity["unit"], *said]
    things = [words(c) for c in said]
    return [*things, tuple(w for thing in things for w in thing)] if len(things) > 1 else things


def right(have: Words, want: list[Words]) -> bool:
    """Does what was read name any of the things, by overlap of words or by the same head?"""
    for thing in want:
        common = sum((Counter(have) & Counter(thing)).values())
        if thing and (have[-1] == thing[-1] or 2 * common / (len(have) + len(thing)) >= 0.5):
            return True
    return False


def read(sentences: list[str]) -> list[dict[str, Any]]:
    """Run the program's own `read` on the sentences."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        rows = [{"id": str(i), "text": t, "published": "2022-11-01"} for i, t in enumerate(sentences)]
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command: list[str | Path] = [PROGRAM, "read", given, "--as-is", "--format", "jsonl", "-o", out]
        subprocess.run(command, check=True, capture_output=True)
        return readings(out, len(sentences))


def readings(path: Path, count: int) -> list[dict[str, Any]]:
    """Return the readings of a file in the order of the key; a sentence that is missing has read nothing."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {str(row["id"]).rsplit("-", 1)[-1]: row for row in rows}
    return [known.get(str(i), {}) for i in range(count)]


def score(key: list[dict[str, Any]], given: list[dict[str, Any]], errors: bool) -> dict[str, float]:
    """Return precision, recall and F1 over all sentences; print what is wrong when asked."""
    hit = shown = gold = 0
    for sentence, reading in zip(key, given, strict=True):
        left = list(sentence["quantities"])
        gold += sum(bool(wanted(q)) for q in left)
        for quantity in reading.get("quantities", []):
            have = words((quantity.get("counted") or {}).get("text") or "")
            same = next((q for q in left if number(q["value"]) == number(quantity["value"])), None)
            if same is not None:
                left.remove(same)
            shown += bool(have)
            good = bool(have and same and right(have, wanted(same)))
            hit += good
            if errors and not good and (have or (same and wanted(same))):
                asked = f"{same['unit']} | {same['referred_concepts']}" if same else "(no such value)"
                print(f"{quantity['value']}: read {' '.join(have) or '-'}; key {asked} || {sentence['text'][:300]}")
    p, r = hit / max(shown, 1), hit / max(gold, 1)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3), "gold": gold, "shown": shown}


def main() -> int:
    """Score a reading file, or what the program reads now."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("key", type=Path)
    options.add_argument("reading", type=Path, nargs="?")
    options.add_argument("--errors", action="store_true", help="print every quantity that is wrong")
    asked = options.parse_args()
    key = json.loads(asked.key.read_text(encoding="utf-8"))
    given = readings(asked.reading, len(key)) if asked.reading else read([row["text"] for row in key])
    print(json.dumps({"counted": score(key, given, asked.errors)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

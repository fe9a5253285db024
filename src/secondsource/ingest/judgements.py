"""A file of judgements written by a person -> judgements on reports and names, each checked and led to its report ids.

TOML (`[[judgement]]` tables) or JSON Lines; what a judgement says is told in docs/judgements.md.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from secondsource.errors import InputError
from secondsource.records.report import Report, Skipped
from secondsource.records.story import Judgement, JudgementKind

# The word a person writes -> what is judged, and whether it holds.
_VERDICTS: Mapping[str, tuple[JudgementKind, float]] = {
    "copy": ("copies", 1.0),
    "independent": ("copies", 0.0),
    "same story": ("same-story", 1.0),
    "other story": ("same-story", 0.0),
    "same name": ("same-entity", 1.0),
    "not same name": ("same-entity", 0.0),
}
_FIELDS = frozenset({"a", "b", "verdict", "why"})
_SAID = "a person said so"


def read_judgements(path: Path, reports: Sequence[Report]) -> tuple[tuple[Judgement, ...], tuple[Skipped, ...]]:
    """Return the judgements of a file, reports named by their ids, and those that fit no report given.

    A report may be named by its id, the id it was given, its path, address or file name. Raises `InputError` for a
    file that cannot be read, a judgement that is not understood, and judgements that contradict one another.
    """
    known = _names_of(reports)
    settled, skipped = [], []
    for place, row in _rows(path):
        kind, score, why = _verdict(place, row)
        sides = [row["a"], row["b"]]
        if kind != "same-entity":
            sides = [_report(place, name, known) for name in sides]
        if None in sides:
            missing = row["a"] if sides[0] is None else row["b"]
            hint = "it may belong to other reports; see docs/judgements.md for how reports are named"
            skipped.append(
                Skipped(place, "judgement-without-report", f"{missing!r} is none of the reports given", hint)
            )
        elif sides[0] == sides[1]:
            raise InputError("bad-judgement", f"{place}: judges {row['a']!r} against itself")
        else:
            settled.append(Judgement(kind, str(sides[0]), str(sides[1]), score, why))
    _check(path, settled)
    return tuple(settled), tuple(skipped)


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (place for messages, table) for every judgement of the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = f"{path}: cannot be read as judgements: {error}"
        raise InputError("bad-judgement", what, "give a file in TOML or JSON Lines, in UTF-8") from error
    try:
        if path.suffix == ".toml":
            rows = tomllib.loads(text).get("judgement", [])
            numbered = list(enumerate(rows if isinstance(rows, list) else [rows], start=1))
        else:
            lines = enumerate(text.split("\n"), start=1)
            numbered = [(number, json.loads(line)) for number, line in lines if line.strip()]
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError) as error:
        hint = "a .toml file has [[judgement]] tables; any other file one JSON object on each line"
        raise InputError("bad-judgement", f"{path}: not to be understood: {error}", hint) from error
    for number, row in numbered:
        place = f"{path}, {'judgement' if path.suffix == '.toml' else 'line'} {number}"
        if not isinstance(row, dict):
            raise InputError("bad-judgement", f"{place}: not a judgement", 'it needs "a", "b" and "verdict"')
        yield place, row


def _verdict(place: str, row: Mapping[str, Any]) -> tuple[JudgementKind, float, str]:
    for field in ("a", "b", "verdict"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise InputError(
                "bad-judgement", f"{place}: {field!r} is missing or no text", "a, b and verdict are needed"
            )
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise InputError("bad-judgement", f"{place}: unknown field {unknown[0]!r}", "there are a, b, verdict and why")
    said = " ".join(row["verdict"].lower().replace("-", " ").split())
    if said not in _VERDICTS:
        raise InputError(
            "bad-judgement", f"{place}: unknown verdict {row['verdict']!r}", "one of: " + ", ".join(_VERDICTS)
        )
    why = str(row.get("why") or "").strip()
    return (*_VERDICTS[said], f"{_SAID}: {why}" if why else _SAID)


def _names_of(reports: Sequence[Report]) -> dict[str, set[str]]:
    """Return the names a report may be called by -> ids of the reports that have it."""
    known: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        base = report.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
        for name in (report.id, report.source, base, report.url, report.given_id):
            if name not in (None, ""):
                known[str(name)].add(report.id)
    return known


def _report(place: str, name: str, known: Mapping[str, set[str]]) -> str | None:
    """Return the id of the report that is called so; None when none is."""
    found = sorted(known.get(name, ()))
    if len(found) > 1:
        hint = "name it by its path or id"
        raise InputError("bad-judgement", f"{place}: {name!r} fits {len(found)} reports", hint)
    return found[0] if found else None


def _check(path: Path, judgements: Sequence[Judgement]) -> None:
    """Raise when two that are said to be one thing – by way of others, too – are also said to be two."""
    for kind in ("copies", "same-story", "same-entity"):
        leader: dict[str, str] = {}

        def top(one: str, leader: dict[str, str] = leader) -> str:
            while leader.setdefault(one, one) != one:
                one = leader[one]
            return one

        for judgement in judgements:
            if judgement.kind == kind and judgement.score == 1.0:
                leader[top(judgement.right)] = top(judgement.left)
        for judgement in judgements:
            if judgement.kind == kind and judgement.score == 0.0 and top(judgement.left) == top(judgement.right):
                what = f"{path}: says that {judgement.left!r} and {judgement.right!r} are one and that they are two"
                raise InputError("bad-judgement", what, "take one of the judgements out")

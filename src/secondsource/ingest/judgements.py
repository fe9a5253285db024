"""A file of judgements written by a person -> what each says, with its place in the file, before any report is read.

TOML (`[[judgement]]` tables) or JSON Lines; what a judgement says is told in docs/judgements.md.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secondsource.errors import InputError
from secondsource.ingest.whole import read_whole
from secondsource.records.story import JudgementKind

# The word a person writes -> what is judged, and whether it holds.
VERDICTS: Mapping[str, tuple[JudgementKind, bool]] = {
    "copy": ("copies", True),
    "independent": ("copies", False),
    "same story": ("same-story", True),
    "other story": ("same-story", False),
    "same name": ("same-entity", True),
    "not same name": ("same-entity", False),
}
_FIELDS = frozenset({"a", "b", "verdict", "why"})
_MOST_BYTES = 20_000_000  # a hundred thousand judgements, all of them written by hand
_TABLE = "judgement"
_FORM = "a .toml file has [[judgement]] tables; any other file one JSON object on each line"
_ONE_A_LINE = "one object per line, not a list and not spread over several lines"


@dataclass(frozen=True, slots=True)
class Said:
    """One judgement as a person wrote it: `a` and `b` are the names written, `entry` says where in the file it is.

    `holds`: is the thing judged (`kind`) said to be so, or not to be so?
    """

    path: str
    entry: str
    kind: JudgementKind
    holds: bool
    a: str
    b: str
    verdict: str
    why: str = ""

    @property
    def place(self) -> str:
        """Return where the judgement stands, for messages."""
        return f"{self.path}, {self.entry}"


def read_judgements(path: Path) -> tuple[Said, ...]:
    """Return the judgements of a file in its order; `InputError` for a file or a judgement that is not understood."""
    return tuple(_said(str(path), entry, row) for entry, row in _rows(path))


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield (entry for messages, what stands there) for every judgement of the file."""
    try:
        text = read_whole(path, _MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError) as error:  # no UTF-8, or a path that cannot be
        what = f"{path}: cannot be read as judgements: {error}"
        raise InputError("bad-judgement", what, "give a file in TOML or JSON Lines, in UTF-8") from error
    return _tables(path, text) if path.suffix.lower() == ".toml" else _lines(path, text)


def _tables(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("bad-judgement", f"{path}: not TOML: {error}", _FORM) from error
    except (RecursionError, ValueError) as error:
        what = f"{path}: not TOML that can be read: nested too deeply, or a number too long"
        raise InputError("bad-judgement", what, _FORM) from error
    unknown = sorted(set(value) - {_TABLE})
    if unknown:
        raise InputError("bad-judgement", f"{path}: unknown table or key {unknown[0]!r}", f"write [[{_TABLE}]]")
    rows = value.get(_TABLE, [])
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        yield f"judgement {number}", row


def _lines(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (RecursionError, ValueError) as error:
            told = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            told = told or "nested too deeply, or a number too long"
            hint = _ONE_A_LINE if line.strip()[0] in "[{" and _is_json(text) else _FORM
            raise InputError("bad-judgement", f"{path}, line {number}: not JSON: {told}", hint) from error
        if isinstance(row, list):
            raise InputError("bad-judgement", f"{path}, line {number}: a list, not a judgement", _ONE_A_LINE)
        yield f"line {number}", row


def _is_json(text: str) -> bool:
    """Is the whole text one JSON value: a list, or an object over several lines?"""
    try:
        json.loads(text)
    except (RecursionError, ValueError):
        return False
    return True


def _said(path: str, entry: str, row: Any) -> Said:
    place = f"{path}, {entry}"
    if not isinstance(row, dict):
        raise InputError("bad-judgement", f"{place}: not a judgement", 'it needs "a", "b" and "verdict"')
    for field in ("a", "b", "verdict"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            what = f"{place}: {field!r} is missing or no text"
            raise InputError("bad-judgement", what, "a, b and verdict are needed")
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise InputError("bad-judgement", f"{place}: unknown field {unknown[0]!r}", "there are a, b, verdict and why")
    why = row.get("why") or ""
    if not isinstance(why, str):
        raise InputError("bad-judgement", f"{place}: 'why' is no text", "say why in words, or leave it out")
    verdict = " ".join(row["verdict"].lower().replace("-", " ").split())
    if verdict not in VERDICTS:
        what = f"{place}: unknown verdict {row['verdict']!r}"
        raise InputError("bad-judgement", what, "one of: " + ", ".join(VERDICTS))
    kind, holds = VERDICTS[verdict]
    return Said(path, entry, kind, holds, row["a"], row["b"], verdict, why.strip())

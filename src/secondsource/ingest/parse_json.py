"""JSON and JSON Lines text -> records with their place in the file ("3", "3.2"), broken lines told apart."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from secondsource.ingest.fields import inner_records, offers_text

_OURS = {
    "secondsource/grouping@": "a grouping",
    "secondsource/reading@": "a reading",
    "secondsource/readings@": "a note of a folder of readings",
    "secondsource/story@": "a story file",
}
_SHORT_NAMES = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
}
_DEPTH = 6  # lists of reports within reports; deeper nesting is not a way to hand over reports


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object that may be a report; `place` numbers it within its file ("" for a file that is one object)."""

    place: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """A place in the file that is not JSON, or no object."""

    place: str
    code: str
    what: str
    hint: str = 'each report is a JSON object with at least "text"'


def parse_json(text: str) -> Iterator[Record | Broken]:
    """Yield the records of a JSON document: one object, a list of them, or – taken for what they are – JSON lines."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        lines = text.split("\n")
        if error.msg == "Extra data" and len(lines) > 1:
            yield from parse_json_lines(lines)
        else:
            yield Broken("", "bad-json", f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}")
        return
    except (RecursionError, ValueError):
        yield Broken("", "bad-json", "not JSON that can be read: nested too deeply, or a number too long")
        return
    if value == []:
        yield Broken("", "not-a-report", "an empty list")
    elif isinstance(value, list):
        for number, member in enumerate(value, 1):
            yield from _records(member, str(number), _DEPTH)
    else:
        yield from _records(value, "", _DEPTH)


def parse_lines_or_whole(text: str) -> Iterator[Record | Broken]:
    """Yield the records of a file said to be JSON lines; one that is a single JSON document is read as that."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    if not _is_json(first) and _is_json(text):
        return parse_json(text)
    return parse_json_lines(text.split("\n"))


def parse_json_lines(lines: Iterable[str], first: int = 1) -> Iterator[Record | Broken]:
    """Yield the records of JSON lines, numbered by line; a broken line is reported and the rest goes on."""
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            yield Broken(str(number), "bad-json", f"not JSON: {error.msg} at column {error.colno}")
        except (RecursionError, ValueError):
            yield Broken(str(number), "bad-json", "not JSON that can be read: nested too deeply, or a number too long")
        else:
            yield from _records(value, str(number), _DEPTH)


def begins_with_json_line(text: str) -> bool:
    """Is the first line that holds anything a JSON object, whole by itself?"""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return first.lstrip().startswith("{") and _is_json(first)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (RecursionError, ValueError):
        return False
    return True


def _records(value: Any, place: str, depth: int) -> Iterator[Record | Broken]:
    if not isinstance(value, dict):
        yield Broken(place, "not-a-report", f"{_SHORT_NAMES[type(value)]} where a report was expected")
        return
    ours = next((what for schema, what in _OURS.items() if str(value.get("schema", "")).startswith(schema)), None)
    if ours:
        what, hint = f"{ours} written by Secondsource", "hand over the reports it was made of"
        yield Broken(place, "not-a-report", what, hint)
        return
    inner = enumerate(inner_records(value) if depth else (), 1)
    promising = [(number, member) for number, member in inner if offers_text(member) or any(inner_records(member))]
    if offers_text(value) or not promising:
        yield Record(place, value)
    for number, member in promising:
        yield from _records(member, f"{place}.{number}" if place else str(number), depth - 1)

"""Files and folders -> reports: text, HTML, Markdown, JSON and JSON Lines, with everything passed over and why."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from secondsource.ingest.decode import decode_bytes, is_binary
from secondsource.ingest.parse_json import Broken, Record, parse_json, parse_json_lines, parse_lines_or_whole
from secondsource.ingest.reports import is_our_brief, report_of_file, report_of_record, with_own_ids
from secondsource.ingest.walk import find_files, unreadable
from secondsource.records.problem import Problem
from secondsource.records.report import Intake, Report, Skipped

MAX_BYTES = 20_000_000  # of one report: a file, or a line of JSON Lines. Far above any page of news seen.

STANDARD_INPUT = Path("-")
_ZERO_SHARE = 0.1  # of a first line: more NUL bytes than a slip leaves; UTF-16 cannot be cut into lines of bytes
_LINES = (".jsonl", ".ndjson")
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_PLACE = re.compile(r"#(\d+(?:\.\d+)*)$")
_JSON_HINT = 'each report is a JSON object with at least "text"'


def read_paths(paths: Sequence[Path], max_bytes: int = MAX_BYTES) -> Intake:
    """Read files and folders into reports, in order of their sources; the order of `paths` does not matter.

    A file that cannot be read, or is no report, is passed over with a reason and the others go on; a half-broken JSON
    Lines file loses only its broken lines. No single report may be larger than `max_bytes`. A path given that does not
    exist is passed over too (`not-found`). The path "-" is standard input: JSON, JSON lines, or one report.
    """
    walk = find_files([path for path in paths if path != STANDARD_INPUT])
    reports: list[Report] = []
    skipped = list(walk.skipped)
    for path in [STANDARD_INPUT] * (STANDARD_INPUT in paths) + walk.files:
        for found in _read_standard_input(max_bytes) if path == STANDARD_INPUT else _read_file(path, max_bytes):
            if isinstance(found, Report):
                reports.append(found)
            else:
                skipped.append(found)
    return Intake(with_own_ids(reports), tuple(sorted(skipped, key=_order)))


def _read_standard_input(max_bytes: int) -> Iterator[Report | Skipped]:
    try:
        data = sys.stdin.buffer.read(max_bytes + 1) if sys.stdin else b""  # none: closed by the caller
    except OSError as error:
        yield unreadable(STANDARD_INPUT.as_posix(), error)
        return
    if len(data) > max_bytes:
        yield _too_large(STANDARD_INPUT.as_posix(), max_bytes)
    else:
        yield from _read_data(STANDARD_INPUT, data)


def _read_file(path: Path, max_bytes: int) -> Iterator[Report | Skipped]:
    try:
        too_large = path.stat().st_size > max_bytes
        if too_large and path.suffix.lower() in _LINES:
            yield from _read_long_lines(path, max_bytes)
            return
        data = b"" if too_large else path.read_bytes()
    except OSError as error:
        yield unreadable(path.as_posix(), error)
        return
    if too_large or len(data) > max_bytes:
        yield _too_large(path.as_posix(), max_bytes)
    else:
        yield from _read_data(path, data)


def _read_data(path: Path, data: bytes) -> Iterator[Report | Skipped]:
    source, suffix = path.as_posix(), path.suffix.lower()
    in_lines = suffix in _LINES or (path == STANDARD_INPUT and bool(_JSON_START.match(data[:1000].decode("latin-1"))))
    if is_binary(data, records=in_lines):
        yield Skipped(source, "binary-file", "not a text file", "save it as text or HTML")
        return
    markup = suffix in (".html", ".htm") or data.lstrip()[:1] == b"<"
    text, problems = decode_bytes(data, markup)
    if not text.strip():
        yield Skipped(source, "empty-file", "nothing in it", "")
    elif suffix in _LINES or (path == STANDARD_INPUT and _JSON_START.match(text)):
        parse = parse_lines_or_whole if text.lstrip("\0 \t\r\n").startswith("{") else parse_json
        yield from _read_records(path, parse(text), problems)
    elif suffix == ".json":
        yield from _read_records(path, parse_json(text), problems)
    elif is_our_brief(text):
        yield Skipped(source, "not-a-report", "a brief written by Secondsource", "hand over the reports it was made of")
    else:
        yield report_of_file(path, data, text, problems)


def _read_records(
    path: Path, found: Iterable[Record | Broken], problems: tuple[Problem, ...]
) -> Iterator[Report | Skipped]:
    for one in found:
        source = f"{path.as_posix()}#{one.place}" if one.place else path.as_posix()
        if isinstance(one, Broken):
            yield Skipped(source, one.code, one.what, one.hint)
            continue
        report = report_of_record(path, one.place, one.value, problems)
        yield report or Skipped(source, "not-a-report", "a JSON object without text", _JSON_HINT)


def _read_long_lines(path: Path, max_bytes: int) -> Iterator[Report | Skipped]:
    """Read a JSON Lines file too large to be held at once, line by line."""
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file, max_bytes), 1):
            source = f"{path.as_posix()}#{number}"
            if line is None:
                yield _too_large(source, max_bytes)
            elif number == 1 and line.count(0) > _ZERO_SHARE * len(line):
                yield Skipped(path.as_posix(), "binary-file", "not a text file", "save it as JSON Lines in UTF-8")
                return
            else:
                text, problems = decode_bytes(line)
                yield from _read_records(path, parse_json_lines([text], number), problems)


def _lines(file: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Yield the lines of a file, None for each that is longer than `max_bytes`."""
    while line := file.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(max_bytes)
        yield None


def _too_large(source: str, max_bytes: int) -> Skipped:
    return Skipped(
        source, "too-large", f"larger than {max_bytes / 1e6:g} MB", "split it, or hand it over as JSON Lines"
    )


def _order(skipped: Skipped) -> tuple[str, tuple[int, ...]]:
    found = _PLACE.search(skipped.source)
    if not found:
        return skipped.source, ()
    return skipped.source[: found.start()], tuple(int(n) for n in found.group(1).split("."))

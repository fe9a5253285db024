"""Files and folders -> reports: text, HTML, Markdown, JSON, JSON Lines, web archives; with what was passed over."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from secondsource.ingest.cuts import LINES, MAX_BYTES, ZERO_SHARE, Part, Stretch
from secondsource.ingest.decode import decode_bytes, is_binary
from secondsource.ingest.parse_json import Broken, Record, parse_json, parse_json_lines, parse_lines_or_whole
from secondsource.ingest.reports import each_with_own_id, is_our_brief, report_of_file, report_of_record
from secondsource.ingest.walk import Walk, find_files, is_archive, unreadable, visit_path
from secondsource.records.problem import Problem
from secondsource.records.report import Intake, Report, Skipped

STANDARD_INPUT = Path("-")
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
    files = [STANDARD_INPUT] * (STANDARD_INPUT in paths) + walk.files
    reports: list[Report] = []
    skipped = list(walk.skipped)
    for found in each_with_own_id(one for path in files for one in _read_path(path, max_bytes)):
        if isinstance(found, Report):
            reports.append(found)
        else:
            skipped.append(found)
    return Intake(tuple(reports), tuple(sorted(skipped, key=_order)))


def read_in_order(paths: Sequence[Path], max_bytes: int = MAX_BYTES) -> Iterator[Report | Skipped]:
    """Yield what `read_paths` reads, one after the other, in the order of `paths` (a folder's files by their names).

    Reports are read as they are asked for, so any number of them fits in memory.
    """
    return each_with_own_id(_in_order(paths, max_bytes))


def read_stretch(stretch: Stretch) -> Iterator[Report | Skipped]:
    """Yield what `read_in_order` reads in a stretch of a file, with ids of the content alone: none ends in "-2"."""
    path = Path(stretch.path)
    try:
        state = path.stat()
        if (state.st_size, state.st_mtime_ns) != (stretch.size, stretch.changed_ns):
            what = "changed after it was looked at"
            yield Skipped(path.as_posix(), "file-changed", what, "run the same again when nobody writes to it")
        elif stretch.is_whole:
            yield from _read_path(path, MAX_BYTES)
        else:
            with path.open("rb") as file:
                yield from _read_part(path, Part(file, stretch.start, stretch.end), stretch.first)
    except OSError as error:
        yield unreadable(path.as_posix(), error)


def _read_part(path: Path, part: Part, first: int) -> Iterator[Report | Skipped]:
    if is_archive(path):
        from secondsource.ingest.warc import read_archive  # rarely needed, and not light

        return read_archive(path, part, MAX_BYTES)
    return _read_long_lines(path, part.readline, MAX_BYTES, first)


def _in_order(paths: Sequence[Path], max_bytes: int) -> Iterator[Report | Skipped]:
    walk = Walk()
    for given in dict.fromkeys(paths):
        files, skipped = len(walk.files), len(walk.skipped)
        if given == STANDARD_INPUT:
            walk.files.append(given)
        else:
            visit_path(given, walk)
        yield from walk.skipped[skipped:]
        for path in walk.files[files:]:
            yield from _read_path(path, max_bytes)


def _read_path(path: Path, max_bytes: int) -> Iterator[Report | Skipped]:
    return _read_standard_input(max_bytes) if path == STANDARD_INPUT else _read_file(path, max_bytes)


def _read_standard_input(max_bytes: int) -> Iterator[Report | Skipped]:
    stream: BinaryIO = sys.stdin.buffer if sys.stdin else BytesIO()  # none: closed by the caller
    try:
        data = stream.read(max_bytes + 1)
        if len(data) <= max_bytes:
            yield from _read_data(STANDARD_INPUT, data)
        elif _is_lines(data):
            yield from _read_long_lines(STANDARD_INPUT, _readline_after(data, stream), max_bytes)
        else:
            yield _too_large(STANDARD_INPUT.as_posix(), max_bytes)
    except OSError as error:
        yield unreadable(STANDARD_INPUT.as_posix(), error)


def _is_lines(data: bytes) -> bool:
    """Is this the beginning of JSON lines: does the first hold a whole object?"""
    first = data.lstrip().partition(b"\n")[0].rstrip()
    return first.startswith(b"{") and first.endswith(b"}") and b"\n" in data


def _read_file(path: Path, max_bytes: int) -> Iterator[Report | Skipped]:
    try:
        if is_archive(path):
            from secondsource.ingest.warc import read_archive  # rarely needed, and not light

            with path.open("rb") as file:
                yield from read_archive(path, file, max_bytes)
            return
        too_large = path.stat().st_size > max_bytes
        if too_large and path.suffix.lower() in LINES:
            with path.open("rb") as file:
                yield from _read_long_lines(path, file.readline, max_bytes)
            return
        data = b"" if too_large else _read_data_of(path, max_bytes)
    except OSError as error:
        yield unreadable(path.as_posix(), error)
        return
    if too_large or len(data) > max_bytes:
        yield _too_large(path.as_posix(), max_bytes)
    else:
        yield from _read_data(path, data)


def _read_data_of(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file, one more than allowed of one that has grown since it was asked for its size."""
    with path.open("rb") as file:
        return file.read(max_bytes + 1)


def _read_data(path: Path, data: bytes) -> Iterator[Report | Skipped]:
    source, suffix = path.as_posix(), path.suffix.lower()
    in_lines = suffix in LINES or (path == STANDARD_INPUT and bool(_JSON_START.match(data[:1000].decode("latin-1"))))
    if is_binary(data, records=in_lines):
        yield Skipped(source, "binary-file", "not a text file", "save it as text or HTML")
        return
    markup = suffix in (".html", ".htm") or data.lstrip()[:1] == b"<"
    text, problems = decode_bytes(data, markup)
    if not text.strip():
        yield Skipped(source, "empty-file", "nothing in it", "")
    elif suffix in LINES or (path == STANDARD_INPUT and _JSON_START.match(text)):
        parse = parse_lines_or_whole if text.lstrip("\0 \t\r\n").startswith("{") else parse_json
        yield from _read_records(path, parse(text), problems)
    elif suffix == ".json":
        yield from _read_records(path, parse_json(text), problems)
    elif is_our_brief(text):
        yield Skipped(source, "not-a-report", "written by Secondsource", "hand over the reports it was made of")
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


def _read_long_lines(
    path: Path, readline: Callable[[int], bytes], max_bytes: int, first: int = 1
) -> Iterator[Report | Skipped]:
    """Read JSON Lines too large to be held at once, line by line; the first has this number."""
    for number, line in enumerate(_lines(readline, max_bytes), first):
        source = f"{path.as_posix()}#{number}"
        if line is None:
            yield _too_large(source, max_bytes)
        elif number == 1 and line.count(0) > ZERO_SHARE * len(line):
            yield Skipped(path.as_posix(), "binary-file", "not a text file", "save it as JSON Lines in UTF-8")
            return
        else:
            text, problems = decode_bytes(line.removesuffix(b"\n"))
            yield from _read_records(path, parse_json_lines([text], number), problems)


def _lines(readline: Callable[[int], bytes], max_bytes: int) -> Iterator[bytes | None]:
    """Yield the lines of a file, None for each that is longer than `max_bytes`."""
    while line := readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = readline(max_bytes)
        yield None


def _readline_after(data: bytes, stream: BinaryIO) -> Callable[[int], bytes]:
    """Return a `readline` that goes through what was read of a stream already, and then through its rest."""
    head = BytesIO(data)

    def readline(size: int) -> bytes:
        line = head.readline(size)
        whole = len(line) == size or line.endswith(b"\n")
        return line if whole else line + stream.readline(size - len(line))

    return readline


def _too_large(source: str, max_bytes: int) -> Skipped:
    return Skipped(
        source, "too-large", f"larger than {max_bytes / 1e6:g} MB", "split it, or hand it over as JSON Lines"
    )


def _order(skipped: Skipped) -> tuple[str, tuple[int, ...]]:
    found = _PLACE.search(skipped.source)
    if not found:
        return skipped.source, ()
    return skipped.source[: found.start()], tuple(int(n) for n in found.group(1).split("."))

"""Bytes of a stranger → what each reader of ours makes of them: one plain function for every way in.

A target may refuse what it is given in the way its reader says (`Skipped`, `InputError`, `StoreError`); anything
else it raises is a finding. `make fuzz` feeds them by coverage, `tests/fuzz` by chance and with all that was found.
"""

import contextlib
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec

from secondsource.brief.render_markdown import render_markdown
from secondsource.brief.render_text import render_text
from secondsource.clean.as_is import read_as_is
from secondsource.clean.document import read_document
from secondsource.clean.repair import repair_text
from secondsource.errors import InputError, StoreError
from secondsource.ingest.addresses import address_key, canonical_url
from secondsource.ingest.bodies import BadPacking, TooLarge, read_body
from secondsource.ingest.decode import decode_bytes, is_binary
from secondsource.ingest.feeds import read_feed
from secondsource.ingest.files import read_in_order
from secondsource.ingest.judgements import read_judgements
from secondsource.ingest.opml import read_opml
from secondsource.ingest.pages import report_of_entry, report_of_page
from secondsource.ingest.parse_json import Record, parse_json, parse_lines_or_whole
from secondsource.ingest.reports import report_of_record
from secondsource.ingest.robots import Robots
from secondsource.ingest.warc import read_archive
from secondsource.pipeline import read_report
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.feed import Feed, Fetched, Remembered
from secondsource.records.report import Report
from secondsource.records.rules import Rule, ToldChange
from secondsource.records.storyfile import StoryFile, decode, encode
from secondsource.settings import Settings
from secondsource.store.packed import unpack_record, unpack_story
from secondsource.store.rule_match import fits, has_words

_ADDRESS = "https://courier.example/a"
_ENDS = (".txt", ".html", ".md", ".json", ".jsonl", ".warc", ".warc.gz")
_FOLDER = Path(tempfile.gettempdir())


def _fetched(data: bytes, media: str) -> Fetched:
    return Fetched(_ADDRESS, 200, data, media, None, Remembered())


def _file(data: bytes, end: str) -> Path:
    path = Path(tempfile.mkdtemp(dir=_FOLDER)) / f"given{end}"
    path.write_bytes(data)
    return path


def _gone(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def text(data: bytes) -> None:
    """Decode, clean and read plain text, every word of it."""
    found = report_of_page(_fetched(data, "text/plain"))
    if isinstance(found, Report):
        read_report(found, Settings())


def page(data: bytes) -> None:
    """Decode a page of HTML and take its story out of it."""
    found = report_of_page(_fetched(data, "text/html"))
    if isinstance(found, Report):
        read_document(found)
        read_as_is(found)


def decoding(data: bytes) -> None:
    """Tell text from what is none, and decode it."""
    is_binary(data)
    is_binary(data, records=True)
    decode_bytes(data, markup=True)
    decode_bytes(data)


def repair(data: bytes) -> None:
    """Mend a text, lone surrogates and all: nothing that acts on a terminal or turns the writing is left."""
    mended, _ = repair_text(data.decode("utf-8", "surrogateescape"))
    assert not set(mended) & {"\x1b", "\x9b", "\u202e", "\0"}


def records(data: bytes) -> None:
    """Read JSON and JSON lines into reports."""
    told, _ = decode_bytes(data)
    for found in (*parse_json(told), *parse_lines_or_whole(told)):
        if isinstance(found, Record):
            report_of_record(Path("feed.jsonl"), found.place, found.value)


def files(data: bytes) -> None:
    """Read a file whose suffix the first byte chooses."""
    path = _file(data[1:], _ENDS[data[0] % len(_ENDS)]) if data else _file(b"", ".txt")
    try:
        list(read_in_order([path], max_bytes=1_000_000))
    finally:
        _gone(path)


def archive(data: bytes) -> None:
    """Read a web archive."""
    list(read_archive(Path("a.warc.gz"), BytesIO(data), 1_000_000))


def feed(data: bytes) -> None:
    """Read a feed and the reports that stand in it."""
    found = read_feed(_fetched(data, "application/xml"))
    if isinstance(found, Feed):
        for entry in found.entries:
            report_of_entry(entry, found.title)


def feed_list(data: bytes) -> None:
    """Read a list of feeds (OPML)."""
    path = _file(data, ".opml")
    try:
        read_opml(path)
    except InputError:
        pass
    finally:
        _gone(path)


def robots(data: bytes) -> None:
    """Read a robots.txt and ask it."""
    Robots("secondsource", lambda _: _fetched(data, "text/plain")).may(_ADDRESS)


def packing(data: bytes) -> None:
    """Unpack the body of an answer."""
    names = ("gzip", "deflate", "identity", "br")
    try:
        body = read_body([data[1:]], names[data[0] % 4] if data else "", 100_000, time.monotonic() + 60)
        assert len(body) <= 100_000
    except (TooLarge, BadPacking):
        pass


def address(data: bytes) -> None:
    """Bring an address into one form; once more changes nothing."""
    given = data.decode("utf-8", "replace")
    once = canonical_url(given)
    address_key(given)
    assert once is None or canonical_url(once) is not None


def judgements(data: bytes) -> None:
    """Read a file of judgements, as TOML or as lines of JSON."""
    path = _file(data[1:], ".toml" if data[:1] > b"\x7f" else ".jsonl")
    try:
        read_judgements(path)
    except InputError:
        pass
    finally:
        _gone(path)


def story_file(data: bytes) -> None:
    """Decode a story file; what can be decoded can be written out, and says the same when read again."""
    try:
        story = decode(data)
    except msgspec.MsgspecError:
        return
    assert decode(encode(story)) == story
    assert "\x1b" not in render_text(story)
    render_markdown(story)


def packed(data: bytes) -> None:
    """Unpack what a column of a damaged desk holds."""
    for kind in (StoryFile, Document, Analysis):
        with contextlib.suppress(StoreError):
            if kind is StoryFile:
                unpack_story(data)
            else:
                unpack_record(data, kind)


def rules(data: bytes) -> None:
    """Hold a rule's words against a change."""
    words, _, rest = data.decode("utf-8", "replace").partition("\0")
    told = ToldChange("new fact", rest, "s1", rest, None, frozenset({rest}), frozenset({words}))
    has_words(words)
    fits(Rule("r", words=words), told)
    fits(Rule("r", who=words, outlet=words), told)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        address, archive, decoding, feed, feed_list, files, judgements, packed, packing, page, records, repair, robots,
        rules, story_file, text,
    )
}  # fmt: skip

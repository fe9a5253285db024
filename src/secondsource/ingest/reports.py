"""Decoded files and JSON records -> reports, each with an id that depends on its content and name alone."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from secondsource.ingest.fields import read_fields, without_inner
from secondsource.records.problem import Problem
from secondsource.records.report import Media, Report, Skipped

_MEDIA: dict[str, Media] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_OUR_PAGE = re.compile(r"<meta\b[^<>]{0,100}\bcontent=[\"']Secondsource [^<>]{0,100}>", re.IGNORECASE)
# What our renderers always print: the last line of Markdown, the line of facts under a title of text, maybe coloured.
_OUR_LAST_LINE = re.compile(r"\*Made by Secondsource \S{1,40} by rules and without a language model\.")
_OUR_FACTS = re.compile(
    r"^(?:\x1b\[[0-9;]{0,20}m)?\d+ reports? · \d+ origins?\s·[^•]{0,300}?\bheat\s\d+\.\d(?!\d)", re.MULTILINE
)
_OUR_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"schema":\s*"secondsource/[a-z]{1,20}@')
_OUR_COUNTS = re.compile(r"^(?:\x1b\[[0-9;]{0,20}m)?Secondsource read: ", re.MULTILINE)
_NO_LETTERS = re.compile("[\ud800-\udfff]")
_HEAD_CHARS = 2000
_TAIL_CHARS = 500


def is_our_page(text: str) -> bool:
    """Is this a page of briefs that this program wrote?"""
    found = _OUR_PAGE.search(text[:_HEAD_CHARS]) if _PAGE.match(text) else None
    return found is not None and "generator" in found.group()


def is_our_brief(text: str) -> bool:
    """Is this something that this program wrote: a brief as a page, Markdown, text or JSON, or readings?"""
    if is_our_page(text) or _OUR_JSON.match(text):
        return True
    head, tail = text[:_HEAD_CHARS], text[-_TAIL_CHARS:]
    return bool(_OUR_LAST_LINE.search(tail) or _OUR_FACTS.search(head) or _OUR_COUNTS.search(head))


def report_of_file(path: Path, data: bytes, text: str, problems: tuple[Problem, ...]) -> Report:
    """Return the report that a whole file is; a page of HTML is known by its look, too."""
    media: Media = "html" if _PAGE.match(text) else _MEDIA.get(path.suffix.lower(), "text")
    digest = hashlib.sha256(data).hexdigest()
    return Report(report_id(digest, path.name), _named(path), text, media, digest, problems=problems, data=data)


def report_of_record(
    path: Path, place: str, record: Mapping[str, Any], problems: tuple[Problem, ...] = ()
) -> Report | None:
    """Return the report that a JSON record is, None when it has no text.

    Its hash is that of the record written out with sorted keys, without the reports it holds, so layout and place in
    the file do not matter.
    """
    fields = read_fields(record)
    if fields is None:
        return None
    data = json.dumps(without_inner(record), sort_keys=True).encode("ascii")
    digest = hashlib.sha256(data).hexdigest()
    return Report(
        id=report_id(digest, fields.url or path.name),
        source=f"{_named(path)}#{place}" if place else _named(path),
        raw=fields.text,
        media=fields.media,
        sha256=digest,
        title=fields.title,
        outlet=fields.outlet,
        url=fields.url,
        byline=fields.byline,
        published=fields.published,
        problems=problems,
        given_id=fields.given_id,
        given_text=fields.given_text if fields.given_text != fields.text else None,
        data=data,
    )


def each_with_own_id(found: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
    """Yield what was found, with no report's id used twice: the second of two equal ones ends in "-2", and so on."""
    used: Counter[str] = Counter()
    for one in found:
        if isinstance(one, Report):
            used[one.id] += 1
            count = used[one.id]
            yield one if count == 1 else replace(one, id=f"{one.id}-{count}")
        else:
            yield one


def _named(path: Path) -> str:
    """Return a path as it can be written: names of files may be bytes of no alphabet."""
    return _NO_LETTERS.sub("\ufffd", path.as_posix())


def report_id(digest: str, name: str) -> str:
    """Return the id of a report: a hash of the hash of its bytes and of its address or file name."""
    key = f"{digest}\0{name}".encode("utf-8", "surrogatepass")
    return "r" + hashlib.blake2b(key, digest_size=6).hexdigest()

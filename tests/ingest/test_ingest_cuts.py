"""Files cut into stretches: every record is read once, as plain reading reads it, wherever the cuts lie."""

import gzip
import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.ingest.cuts import Limits, cut_file
from secondsource.ingest.files import read_in_order, read_stretch
from secondsource.records.report import Report

_LIMITS = st.builds(Limits, stretch_bytes=st.integers(1, 400), records=st.integers(1, 9))
_QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
_LINE = st.one_of(
    st.builds(lambda n: json.dumps({"id": n, "text": f"Ferry {n} left the quay of Osk."}).encode(), st.integers(0, 99)),
    st.sampled_from([b"", b"  ", b"{broken", b"[1]", b'{"title": "no text"}', '{"text": "Ærø café"}'.encode(), b"\r"]),
)
PAGE = "<html><head><title>Ferry {0}</title></head><body><p>Ferry {0} left the quay of Osk.</p></body></html>"


def record(kind: str, number: int, content: bytes) -> bytes:
    heads = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-03-01T08:00:00Z\r\n"
        f"WARC-Target-URI: https://osk.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return heads.encode() + content + b"\r\n\r\n"


def archive(*pages: bytes, gzipped: bool = True) -> bytes:
    answered = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page for page in pages]
    records = [record("warcinfo", 0, b"software: by hand\r\n")]
    records += [record("response", number, page) for number, page in enumerate(answered, 1)]
    return b"".join(gzip.compress(one, mtime=0) if gzipped else one for one in records)


def pages(count: int) -> list[bytes]:
    return [PAGE.format(number).encode() for number in range(count)]


def read_by_stretches(path: Path, limits: Limits) -> list[object]:
    found = cut_file(path, limits)
    ends = [0, *(one.end for one in found)]
    assert [one.start for one in found] == ends[:-1], "no gap and no overlap"
    assert ends[-1] == path.stat().st_size
    return [one for stretch in found for one in read_stretch(stretch)]


def plainly(path: Path) -> list[object]:
    """Return what plain reading yields, with ids of the content alone."""
    return [
        replace(one, id=one.id.partition("-")[0]) if isinstance(one, Report) else one for one in read_in_order([path])
    ]


@_QUIET
@given(lines=st.lists(_LINE, min_size=1, max_size=30), limits=_LIMITS, ends=st.booleans())
def test_every_line_is_read_once_and_as_it_is_read_plainly(tmp_path, lines, limits, ends):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n" * ends)
    assert read_by_stretches(path, limits) == plainly(path)


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "one list"},\n{"text": "over two lines"}]',
        b'{"text":\n"one object over lines"}',
        '{"text": "UTF-16"}\n{"text": "of two bytes"}\n'.encode("utf-16"),
        b'{"text": "caf\xe9"}\n{"text": "no UTF-8"}\n',
        b'\xef\xbb\xbf{"text": "marked"}\n{"text": "two"}\n',
        b'{"text": "one"}\n\0\0\n{"text": "two"}\n',
        b"",
        b"\n\n\n",
    ],
)
def test_lines_that_only_read_right_together_are_not_cut(tmp_path, data):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(data)
    assert read_by_stretches(path, Limits(1, 1)) == plainly(path)


@_QUIET
@given(count=st.integers(0, 12), limits=_LIMITS, gzipped=st.booleans())
def test_every_page_of_an_archive_is_read_once(tmp_path, count, limits, gzipped):
    path = tmp_path / ("news.warc.gz" if gzipped else "news.warc")
    path.write_bytes(archive(*pages(count), gzipped=gzipped))
    found = read_by_stretches(path, limits)
    assert found == plainly(path)
    assert len(found) == count


def test_an_archive_within_a_page_is_no_place_to_cut(tmp_path):
    """What cannot be packed any further lies in the file byte for byte: a page may hold a gzipped archive there."""
    inner = archive(b"<html><body><p>Words put into the mouth of another.</p></body></html>")
    path = tmp_path / "news.warc.gz"
    whole = archive(inner * 3)
    at = whole.rindex(b"\x1f\x8b")
    stored = zlib.compressobj(0, wbits=31)
    path.write_bytes(whole[:at] + stored.compress(gzip.decompress(whole[at:])) + stored.flush() + archive(*pages(3)))
    assert inner in path.read_bytes()
    found = cut_file(path, Limits(1, 1))
    assert [one.url for stretch in found for one in read_stretch(stretch)] == [one.url for one in plainly(path)]


@pytest.mark.parametrize("gzipped", [True, False])
def test_what_stands_before_the_damage_of_an_archive_is_read(tmp_path, gzipped):
    path = tmp_path / ("news.warc.gz" if gzipped else "news.warc")
    path.write_bytes(archive(*pages(6), gzipped=gzipped)[:-40])
    found, plain = read_by_stretches(path, Limits(1, 1)), plainly(path)
    assert found == plain
    assert len(found) >= 5


def test_an_archive_gzipped_as_a_whole_cannot_be_cut(tmp_path):
    path = tmp_path / "news.warc.gz"
    path.write_bytes(gzip.compress(archive(*pages(4), gzipped=False)))
    assert len(cut_file(path, Limits(1, 1))) == 1
    assert read_by_stretches(path, Limits(1, 1)) == plainly(path)


def test_a_file_that_changed_after_it_was_cut_is_not_read(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    first, second = cut_file(path, Limits(1, 1))
    path.write_bytes(b'{"text": "another beginning"}\n{"text": "two"}\n')
    assert [one.code for stretch in (first, second) for one in read_stretch(stretch)] == ["file-changed"] * 2


def test_other_files_stay_whole(tmp_path):
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"text": f"Report {n} " + "x" * 4000} for n in range(20)]), encoding="utf-8")
    (only,) = cut_file(path, Limits(1, 1))
    assert only.is_whole
    assert only.records == 20

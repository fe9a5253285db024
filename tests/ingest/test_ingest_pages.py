"""Pages as fetched, entries of feeds and web archives become reports."""

import gzip

import pytest

from secondsource.ingest.files import read_in_order
from secondsource.ingest.pages import report_of_entry, report_of_page
from secondsource.records.feed import FeedEntry, Fetched, Remembered
from secondsource.records.report import Report, Skipped


def page(body, charset=None, media="text/html", url="https://port.example/ferry"):
    return report_of_page(Fetched(url, 200, body, media, charset, Remembered()), "2031-03-01")


def test_a_page():
    found = page("<p>Café</p>".encode())
    assert (found.raw, found.media, found.url, found.published) == (
        "<p>Café</p>", "html", "https://port.example/ferry", "2031-03-01",
    )  # fmt: skip
    assert found.data == "<p>Café</p>".encode()


def test_a_wrong_label_does_no_harm():
    assert page("<p>Café</p>".encode(), "iso-8859-1").raw == "<p>Café</p>"
    assert page("<p>Кафе</p>".encode("koi8-r"), "koi8-r").raw == "<p>Кафе</p>"
    assert "Caf" in page("<p>Café</p>".encode("cp1252"), "no-such-charset").raw


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"media": "image/png"}, "binary-file"),
        ({"url": "https://port.example/"}, "not-a-report"),
        ({"body": b" "}, "empty-file"),
    ],
)
def test_no_report(given, code):
    found = page(**({"body": b"<p>x</p>"} | given))
    assert isinstance(found, Skipped)
    assert found.code == code


def test_a_feed_that_gives_whole_texts():
    whole = report_of_entry(
        FeedEntry("https://port.example/a", "A", "2031-03-01", None, "<p>word </p>" * 80), "Port News"
    )
    assert (whole.title, whole.outlet, whole.media) == ("A", "Port News", "html")
    assert report_of_entry(FeedEntry("https://port.example/a", "A", None, None, "A teaser"), None) is None


def archive(*records, packed=True):
    """Return a web archive, every record packed by itself, as is usual."""
    whole = b""
    for url, status, kind, body in records:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        heads = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{len(whole)}>\r\n"
            "WARC-Date: 2031-03-01T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = heads.encode() + answer + b"\r\n\r\n"
        whole += gzip.compress(record) if packed else record
    return whole


FERRY = ("https://port.example/ferry", "200 OK", "text/html; charset=utf-8", b"<html><p>Ferry</p></html>")


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive(tmp_path, packed):
    picture = ("https://port.example/x.png", "200 OK", "image/png", b"\x89PNG")
    moved = ("https://port.example/old", "301 Moved", "text/html", b"")
    path = tmp_path / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(archive(picture, moved, FERRY, packed=packed))
    (found,) = read_in_order([path])
    assert (found.url, found.raw) == ("https://port.example/ferry", "<html><p>Ferry</p></html>")


def test_a_broken_archive_gives_what_can_be_read(tmp_path):
    path = tmp_path / "news.warc.gz"
    path.write_bytes(archive(FERRY) + b"\x1f\x8b broken")
    found = list(read_in_order([path]))
    assert isinstance(found[0], Report)
    path.write_bytes(gzip.compress(b"no archive"))
    (only,) = read_in_order([path])
    assert only.code == "broken-archive"


def test_a_page_of_an_archive_has_a_largest_size(tmp_path):
    path = tmp_path / "news.warc"
    path.write_bytes(archive(FERRY, packed=False))
    (found,) = read_in_order([path], max_bytes=5)
    assert found.code == "too-large"

"""Files and folders made to break a program: each is passed over with its reason, and what stands beside it is read."""

import gzip
import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.clean.document import read_document
from secondsource.cli.main import app
from secondsource.cli.skips import name_skipped
from secondsource.errors import InputError
from secondsource.ingest.cuts import Limits, cut_file
from secondsource.ingest.files import read_paths
from secondsource.ingest.judgements import read_judgements
from secondsource.ingest.opml import read_opml
from secondsource.records.report import Report, Skipped

FERRY = "A ferry ran aground off Port Ash on Saturday and 12 people were injured, police said."


def codes(folder: Path) -> dict[str, str]:
    """Return what was passed over, with its reason; `good.txt` must have been read."""
    (folder / "good.txt").write_text(FERRY, encoding="utf-8")
    intake = read_paths([folder])
    assert [Path(one.source).name for one in intake.reports] == ["good.txt"]
    return {Path(one.source.partition("#")[0]).name: one.code for one in intake.skipped}


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "key.txt").write_text(FERRY, encoding="utf-8")
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").symlink_to(tmp_path / "private" / "key.txt")
    (given / "b").symlink_to(tmp_path / "private")
    assert codes(given) == {"a.txt": "link-outside", "b": "link-outside"}


def test_links_within_the_folder_and_a_link_handed_over_are_followed(tmp_path: Path) -> None:
    (tmp_path / "given" / "in").mkdir(parents=True)
    (tmp_path / "given" / "in" / "a.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "given" / "z.txt").symlink_to(tmp_path / "given" / "in" / "a.txt")
    (tmp_path / "way").symlink_to(tmp_path / "given")
    assert len(read_paths([tmp_path / "way"]).reports) == 1
    assert read_paths([tmp_path / "way"]).skipped == ()


def test_folders_in_folders_without_end(tmp_path: Path) -> None:
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(150):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(before)
    assert codes(tmp_path) == {"d": "too-deep"}


def test_names_that_act_on_a_terminal_are_shown_without_acting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a\x1b[31m\n\u202egnp.txt").write_bytes(b"")
    (tmp_path / "..\\..\\etc.txt").write_bytes(b"")
    name_skipped(read_paths([tmp_path]).skipped)
    shown = capsys.readouterr().err
    assert "a[31m gnp.txt" in shown
    assert not set(shown) & {"\x1b", "\u202e"}


def test_one_line_of_a_hundred_megabytes_costs_only_itself(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(100):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "' + FERRY.encode() + b'"}\n')
    intake = read_paths([tmp_path])
    assert ([one.raw for one in intake.reports], [one.code for one in intake.skipped]) == ([FERRY], ["too-large"])


def test_a_page_in_an_archive_that_swells_is_passed_over(tmp_path: Path) -> None:
    packed = gzip.compress(b"<html>" + b"a" * 30_000_000, mtime=0)
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/a\r\nWARC-Record-ID: <urn:uuid:1>"
        "\r\nWARC-Date: 2031-03-01T08:00:00Z\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0))
    assert list(codes(tmp_path).values()) == ["too-large"]


@pytest.mark.parametrize("entity", ['<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/hostname">'])
def test_entities_in_a_list_of_feeds_are_not_written_out(tmp_path: Path, entity: str) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(f"<!DOCTYPE opml [{entity}]><opml><body><outline text='&a;'/>&a;</body></opml>", encoding="utf-8")
    with pytest.raises(InputError):
        read_opml(path)


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("<b>", 1_000_000),
        ("<div>", 40_000),
        ("<p>a", 49_000),
        ("<!--", 100_000),
        ("<a x=1 ", 100_000),
        ("&amp;lt;", 50_000),
    ],
)
def test_a_page_of_nothing_but_tags_is_read_in_time(unit: str, times: int) -> None:
    raw = "<html><head><title>Ferry</title></head><body>" + unit * times
    began = time.process_time()
    read_document(Report(id="a", source="a.html", sha256="", raw=raw, media="html"))
    assert time.process_time() - began < 2.0 * max(1.0, len(raw) / 100_000)


@pytest.mark.parametrize("data", [b"\xfd\xfe\xfd " * 50, b"caf\xe9 " * 50, b"\xc3(\xa0\xa1 news " * 50])
def test_bytes_that_fit_no_alphabet_are_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    intake = read_paths([tmp_path])
    told = [problem.code for one in intake.reports for problem in one.problems] + [one.code for one in intake.skipped]
    assert set(told) & {"broken-bytes", "encoding-guessed", "binary-file"}


def test_a_nul_makes_a_text_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"A ferry\0ran aground.")
    assert codes(tmp_path) == {"a.txt": "binary-file"}
    assert isinstance(read_paths([tmp_path / "a.txt"]).skipped[0], Skipped)


_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nX-Long: "


@pytest.mark.parametrize("head", [b"a" * 100_000_000, b"a: b\r\n" * 16_000_000, b"a\r\n b" * 16_000_000])
def test_a_head_without_end_in_an_archive_is_not_held(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(_HEAD + head, 1))
    tracemalloc.start()
    try:
        assert codes(tmp_path) == {"a.warc.gz": "broken-archive"}
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 80_000_000  # a block of 16 kB that swells a thousand times is held, in three copies


def test_a_length_of_thousands_of_figures_ends_the_cutting_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nContent-Length: " + b"9" * 10_000 + b"\r\n\r\n")
    (whole,) = cut_file(path, Limits())
    assert whole.is_whole


def test_an_archive_names_no_places_to_write_to(tmp_path: Path) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + FERRY.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/../../../etc/a\r\n"
        "WARC-Filename: ../../outside.txt\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2031-03-01T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    given = tmp_path / "in" / "given"
    given.mkdir(parents=True)
    (given / "a.warc").write_bytes(head.encode() + body + b"\r\n\r\n")
    before = sorted(tmp_path.rglob("*"))
    assert len(read_paths([given]).reports) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_zipped_folder_is_not_opened(tmp_path: Path) -> None:
    for name in ("a.zip", "b.txt"):
        with zipfile.ZipFile(tmp_path / name, "w") as file:
            file.writestr("../../outside.txt", FERRY)
    assert codes(tmp_path) == {"a.zip": "unknown-suffix", "b.txt": "binary-file"}


@pytest.mark.parametrize("read", [read_opml, read_judgements])
def test_what_is_held_whole_has_a_largest_size(tmp_path: Path, read: Callable[[Path], object]) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    for one in (path, Path("/dev/zero")):
        with pytest.raises(InputError) as error:
            read(one)
        assert error.value.code == "file-too-large"
        assert error.value.hint


@pytest.mark.parametrize(
    "command",
    [
        ["serve", "--token-file", "token"],
        ["rules", "add", "r", "--webhook", "https://courier.example/", "--secret-file", "token"],
    ],
)
def test_a_token_or_secret_of_megabytes_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("token").write_bytes(b"a" * 2_000_000)
    error = CliRunner().invoke(app, command).exception
    assert isinstance(error, InputError)
    assert error.code == "file-too-large"

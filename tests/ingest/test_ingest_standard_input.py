import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from secondsource.ingest.files import read_paths
from secondsource.records.report import Intake

FERRY = "A ferry ran aground near Elm harbour on Monday, the coast guard said."


def read(monkeypatch: pytest.MonkeyPatch, given: str | bytes, *paths: Path, **limits: int) -> Intake:
    data = given if isinstance(given, bytes) else given.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read_paths([Path("-"), *paths], **limits)


def test_a_report_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    (report,) = read(monkeypatch, FERRY).reports
    assert (report.source, report.media, report.raw) == ("-", "text", FERRY)


def test_a_page_is_known_by_its_look(monkeypatch: pytest.MonkeyPatch) -> None:
    (report,) = read(monkeypatch, f"<!doctype html><html><body><p>{FERRY}</p></body></html>").reports
    assert report.media == "html"


@pytest.mark.parametrize("between", [", ", "\n"])
def test_json_and_json_lines(monkeypatch: pytest.MonkeyPatch, between: str) -> None:
    records = between.join(json.dumps({"text": f"{FERRY} {n}"}) for n in (1, 2))
    intake = read(monkeypatch, f"[{records}]" if between == ", " else records)
    assert [report.source for report in intake.reports] == ["-#1", "-#2"]
    assert intake.skipped == ()


def test_one_record_over_several_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    (report,) = read(monkeypatch, json.dumps({"text": FERRY}, indent=2)).reports
    assert report.source == "-"


@pytest.mark.parametrize("text", ["{{Infobox}} " + FERRY, "[Photo] " + FERRY])
def test_a_text_in_brackets_is_no_json(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (report,) = read(monkeypatch, text).reports
    assert report.media == "text"


def test_files_may_stand_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(FERRY + " It was foggy.")
    intake = read(monkeypatch, FERRY, other, Path("-"))
    assert [report.source for report in intake.reports] == ["-", other.as_posix()]


@pytest.mark.parametrize(
    ("given", "code"),
    [("", "empty-file"), (b"%PDF-1.7", "binary-file"), ('{"text": broken', "bad-json"), ("x" * 101, "too-large")],
)
def test_what_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, given: str | bytes, code: str) -> None:
    intake = read(monkeypatch, given, max_bytes=100)
    assert intake.reports == ()
    assert [one.code for one in intake.skipped] == [code]


def test_a_closed_one_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert [one.code for one in read_paths([Path("-")]).skipped] == ["empty-file"]


def test_one_that_breaks_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(size: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=SimpleNamespace(read=read)))
    (skipped,) = read_paths([Path("-")]).skipped
    assert (skipped.source, skipped.code) == ("-", "unreadable")


def test_long_lines_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"id": number, "text": f"{number}: {FERRY}"}) for number in range(40)]
    lines[7] = json.dumps({"id": 7, "text": FERRY * 9})
    intake = read(monkeypatch, "\n".join(lines), max_bytes=300)
    assert [report.given_id for report in intake.reports] == [n for n in range(40) if n != 7]
    assert [(one.source, one.code) for one in intake.skipped] == [("-#8", "too-large")]


def test_a_long_text_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.code for one in read(monkeypatch, f"{FERRY}\n" * 9, max_bytes=300).skipped] == ["too-large"]


def test_a_nul_byte_spoils_only_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    intake = read(monkeypatch, json.dumps({"text": FERRY}) + '\n{"text": "\0"}\n')
    assert [report.source for report in intake.reports] == ["-#1"]
    assert [(one.source, one.code) for one in intake.skipped] == [("-#2", "bad-json")]


PAGE = '<!doctype html>\n<html lang="en"><head><meta name="generator" content="{}"></head><body>{}</body></html>'


def test_pages_of_our_own_are_no_reports(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text(PAGE.format("Secondsource 1.2.3", FERRY))
    (tmp_path / "report.html").write_text(PAGE.format("Presswork 5", FERRY))
    intake = read_paths([tmp_path])
    assert [Path(report.source).name for report in intake.reports] == ["report.html"]
    (skipped,) = intake.skipped
    assert (skipped.code, skipped.what) == ("not-a-report", "written by Secondsource")
    assert "reports" in skipped.hint


@pytest.mark.parametrize("name", ["story.json", "stories.jsonl"])
def test_story_files_are_no_reports(tmp_path: Path, name: str) -> None:
    story = {"schema": "secondsource/story@1", "reports": [{"id": "r1", "text": FERRY}]}
    record = {"schema": "1.0", "text": FERRY}
    (tmp_path / name).write_text(json.dumps(story) + "\n" + json.dumps(record))
    intake = read_paths([tmp_path])
    assert [report.raw for report in intake.reports] == [FERRY]
    (skipped,) = intake.skipped
    assert skipped.code == "not-a-report"
    assert "hand over the reports" in skipped.hint

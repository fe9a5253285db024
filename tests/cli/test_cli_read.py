"""`secondsource read`: formats, places, what is skipped, and what goes wrong in one clear line."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app, run
from secondsource.records.readingfile import ReadingFile, decode
from secondsource.records.report import Skipped
from secondsource.records.storyfile import Dated

runner = CliRunner()


def reading(given: str | int) -> ReadingFile:
    undated = Dated(start=None, end=None, precision="unknown", from_="unknown")
    return ReadingFile(
        id=given, source="wave.txt", title="A wave", text="A wave came.", published=undated, language="en",
        sentences=((0, 12),), entities=(), names=(), roles=(), quotes=(), times=(), quantities=(), mentions=(),
        statements=(),
        cites=(), problems=(), removed=(),
    )  # fmt: skip


@dataclass
class Line:
    """What the stand-in for the line is to yield, and what it was called with."""

    found: list[ReadingFile | Skipped]
    called: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    made = Line([reading("x"), reading(7)])

    def read_reports(
        paths: Any, settings: Any, progress: Callable[[str, int, int], None]
    ) -> Iterator[ReadingFile | Skipped]:
        made.called.update(paths=list(paths), as_is=settings.as_is)
        for number, one in enumerate(made.found, 1):
            yield one
            progress("reading", number, 0)

    monkeypatch.setitem(sys.modules, "secondsource.pipeline", SimpleNamespace(read_reports=read_reports))
    return made


def test_lines_are_what_a_pipe_gets(line: Line) -> None:
    result = runner.invoke(app, ["read", "a.txt", "b.txt"])
    assert result.exit_code == 0, result.output
    assert [decode(row.encode()).id for row in result.stdout.splitlines()] == ["x", 7]
    assert result.stderr == ""
    assert line.called == {"paths": [Path("a.txt"), Path("b.txt")], "as_is": False}


def test_as_is_is_passed_on(line: Line) -> None:
    runner.invoke(app, ["read", "a.txt", "--as-is"])
    assert line.called["as_is"] is True


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.jsonl", b'{"schema":"secondsource/reading@1"'),
        ("r.ndjson", b'{"schema":"secondsource/reading@1"'),
        ("r", b'{"schema":"secondsource/reading@1"'),
        ("r.json", b'[\n{\n "schema": "secondsource/reading@1"'),
        ("r.txt", "A wave · x\nwave.txt · ".encode()),
    ],
)
@pytest.mark.usefixtures("line")
def test_the_ending_of_out_decides_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / "new" / "folder" / name
    result = runner.invoke(app, ["read", "a.txt", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert (result.stdout, result.stderr) == ("", "")
    assert out.read_bytes().startswith(begins)
    assert [path.name for path in out.parent.iterdir()] == [name]


@pytest.mark.usefixtures("line")
def test_an_explicit_format_wins(tmp_path: Path) -> None:
    out = tmp_path / "readings.dat"
    assert runner.invoke(app, ["read", "a.txt", "-o", str(out), "--format", "json"]).exit_code == 0
    assert [one["id"] for one in json.loads(out.read_bytes())] == ["x", 7]


@pytest.mark.parametrize(("form", "name"), [("jsonl", "readings.jsonl"), ("table", "readings.txt")])
@pytest.mark.usefixtures("line")
def test_a_folder_gets_one_file(tmp_path: Path, form: str, name: str) -> None:
    assert runner.invoke(app, ["read", "a.txt", "-o", f"{tmp_path}/", "-f", form]).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_was_skipped_is_named_and_the_rest_is_written(line: Line, tmp_path: Path) -> None:
    line.found.insert(1, Skipped("b.txt", "empty-file", "nothing in it", ""))
    result = runner.invoke(app, ["read", "a", "https://wave.example/1", "-o", str(tmp_path / "r.jsonl")])
    assert result.exit_code == 1  # an address was named, and read fetches nothing
    assert result.stderr.splitlines() == [
        "skipped[not-found]: https://wave.example/1: an address on the web, not a file – "
        "nothing is fetched: save the page and give the file",
        "skipped[empty-file]: b.txt: nothing in it",
    ]
    assert len((tmp_path / "r.jsonl").read_text().splitlines()) == 2


def outcome(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[Any, str]:
    """Run the command as the shell does; return its exit status and stderr."""
    monkeypatch.setattr(sys, "argv", ["secondsource", *words])
    with pytest.raises(SystemExit) as left:
        run()
    return left.value.code, capsys.readouterr().err


def test_nothing_read_is_an_error_and_leaves_the_file_of_before(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line.found = [Skipped("b.txt", "empty-file", "nothing in it", "")]
    out = tmp_path / "r.jsonl"
    out.write_text("before")
    code, told = outcome(monkeypatch, capsys, "read", "b.txt", "-o", str(out))
    assert (code, told) == (1, "error[empty-file]: b.txt: nothing in it\n")
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read"], "error[usage]: Missing argument 'PATH…' – see secondsource read --help\n"),
        (["read", "a.txt", "-o", "r.csv"], "error[unknown-format]: no format is known for 'r.csv' – add --format"),
        (["read", "a.txt", "--format", "csv"], "error[usage]: Invalid value for '--format'"),
    ],
)
@pytest.mark.usefixtures("line")
def test_wrong_usage_is_one_line(
    words: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, shown = outcome(monkeypatch, capsys, *words)
    assert code == 2
    assert shown.startswith(told)
    assert shown.count("\n") == 1


@pytest.mark.usefixtures("line")
def test_a_report_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A wave came."}\n')
    code, told = outcome(monkeypatch, capsys, "read", str(tmp_path), "-o", str(tmp_path / "a.jsonl"))
    assert code == 2
    assert told.startswith("error[overwrites-input]")
    assert (tmp_path / "a.jsonl").read_text() == '{"text": "A wave came."}\n'


@pytest.mark.parametrize("name", ["r.jsonl", "r.json", "r.txt"])
@pytest.mark.usefixtures("line")
def test_readings_of_an_earlier_run_are_replaced(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        result = runner.invoke(app, ["read", str(tmp_path), "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.output


@pytest.mark.usefixtures("line")
def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    code, told = outcome(monkeypatch, capsys, "read", "a.txt", "-o", str(tmp_path / "file" / "r.jsonl"))
    assert code == 1
    assert told.startswith("error[cannot-write]")

"""`secondsource brief`: formats, places, what is skipped, and what goes wrong in one clear line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import msgspec
import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app, run
from secondsource.ingest.files import read_paths
from secondsource.records.storyfile import StoryFile, StoryHead, decode

runner = CliRunner()


def story(story_id: str, title: str) -> StoryFile:
    head = StoryHead(id=story_id, title=title, period=(None, None), heat=0.0)
    return StoryFile(
        story=head, reports=(), entities=(), points=(), quotes=(), times=(), timeline=(), brief=()
    )  # fmt: skip


@dataclass
class Line:
    """What the stand-in for the line is to return, and what it was called with."""

    outcome: Any
    called: dict[str, Any]


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    made = Line(SimpleNamespace(stories=(story("s1", "Ferry aground"),), skipped=()), {})

    def make_brief(paths: Any, settings: Any, progress: Callable[[str, int, int], None]) -> Any:
        made.called.update(paths=list(paths), one_story=settings.one_story)
        progress("reading", 1, 2)
        return made.outcome

    monkeypatch.setitem(sys.modules, "secondsource.pipeline", SimpleNamespace(make_brief=make_brief))
    return made


def test_text_is_what_a_pipe_gets(line: Line) -> None:
    result = runner.invoke(app, ["brief", "reports"])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Ferry aground\n0 reports")
    assert result.stderr == ""
    assert line.called == {"paths": [Path("reports")], "one_story": False}


def test_one_story_is_passed_on(line: Line) -> None:
    runner.invoke(app, ["brief", "a.txt", "b.txt", "--one-story"])
    assert line.called == {"paths": [Path("a.txt"), Path("b.txt")], "one_story": True}


@pytest.mark.parametrize(
    ("name", "begins"),
    [("b.html", b"<!doctype html>"), ("b.md", b"# Ferry aground"), ("b.json", b"{"), ("b.txt", b"Ferry aground")],
)
@pytest.mark.usefixtures("line")
def test_the_ending_of_out_decides_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / "new" / "folder" / name
    result = runner.invoke(app, ["brief", "reports", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert out.read_bytes().lstrip().startswith(begins)
    assert [path.name for path in out.parent.iterdir()] == [name]


@pytest.mark.usefixtures("line")
def test_an_explicit_format_wins(tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    runner.invoke(app, ["brief", "reports", "--format", "json", "-o", str(out)])
    assert decode(out.read_bytes()).story.title == "Ferry aground"


def test_json_is_one_object_or_one_line_per_story(line: Line, tmp_path: Path) -> None:
    assert decode(runner.invoke(app, ["brief", "r", "-f", "json"]).stdout_bytes).story.id == "s1"
    line.outcome.stories = (story("s1", "Ferry"), story("s/2", "Storm"))
    lines = runner.invoke(app, ["brief", "r", "-f", "json"]).stdout.splitlines()
    assert [json.loads(one)["story"]["title"] for one in lines] == ["Ferry", "Storm"]
    runner.invoke(app, ["brief", "r", "-f", "json", "-o", f"{tmp_path}/stories/"])
    assert sorted(path.name for path in (tmp_path / "stories").iterdir()) == ["s-2.json", "s1.json"]
    assert decode((tmp_path / "stories" / "s-2.json").read_bytes()).story.title == "Storm"


@pytest.mark.usefixtures("line")
def test_a_page_in_a_folder_is_one_file(tmp_path: Path) -> None:
    runner.invoke(app, ["brief", "r", "-f", "html", "-o", str(tmp_path)])
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]


def skipped(number: int) -> tuple[Any, ...]:
    return tuple(
        SimpleNamespace(source=f"f{n}\x1b[2J.pdf", code="not-text", what="is a PDF", hint="save it as text")
        for n in range(number)
    )


def test_what_was_skipped_is_named_on_stderr_up_to_ten(line: Line) -> None:
    line.outcome.skipped = skipped(13)
    result = runner.invoke(app, ["brief", "r"])
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert lines[0] == "skipped[not-text]: f0[2J.pdf: is a PDF – save it as text"
    assert lines[10:] == ["… and 3 more were skipped"]


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the entry point as the shell would; return the exit status."""
    monkeypatch.setattr(sys, "argv", ["secondsource", *arguments])
    with pytest.raises(SystemExit) as left:
        run()
    return int(left.value.code or 0)


def test_a_single_thing_that_cannot_be_read_is_told_in_one_line(
    line: Line, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line.outcome = SimpleNamespace(stories=(), skipped=skipped(1))
    assert call(monkeypatch, "brief", "f0.pdf") == 1
    assert capsys.readouterr().err == "error[not-text]: f0[2J.pdf: is a PDF – save it as text\n"
    line.outcome.skipped = skipped(2)
    assert call(monkeypatch, "brief", "f0.pdf", "f1.pdf") == 1
    assert [one.partition("]")[0] for one in capsys.readouterr().err.splitlines()] == [
        "skipped[not-text", "skipped[not-text", "error[nothing-to-read",
    ]  # fmt: skip


def test_an_address_is_named_as_given_and_not_fetched(line: Line) -> None:
    result = runner.invoke(app, ["brief", "http://example.com/a", "b.txt"])
    assert result.exit_code == 1  # what was named could not be had; the brief of the rest is written
    assert line.called["paths"] == [Path("b.txt")]
    (told,) = result.stderr.splitlines()
    assert told.startswith("skipped[not-found]: http://example.com/a: an address on the web")
    assert told.endswith("nothing is fetched: save the page and give the file")


def test_what_is_not_there_or_may_not_be_read_is_skipped_by_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, mode: str) -> IO[Any]:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "shut.txt").write_text("A report.")
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    for name, code in (("shut.txt", "unreadable"), ("gone.txt", "not-found")):
        assert call(monkeypatch, "brief", str(tmp_path / name)) == 1
        (message,) = capsys.readouterr().err.splitlines()
        assert message.startswith(f"error[{code}]: {(tmp_path / name).as_posix()}: ")


def test_nothing_to_read_is_an_error(
    line: Line, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line.outcome.stories = ()
    assert call(monkeypatch, "brief", "empty") == 1
    (message,) = capsys.readouterr().err.splitlines()
    assert message.startswith("error[nothing-to-read]: nothing could be read as a news report – ")


def test_an_input_is_never_overwritten(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "one.txt"
    report.write_text("A report.")
    for given in (report, tmp_path):
        assert call(monkeypatch, "brief", str(given), "-o", str(report)) == 2
        assert capsys.readouterr().err.startswith("error[overwrites-input]: ")
    assert report.read_text() == "A report."
    assert line.called == {}


@pytest.mark.parametrize("name", ["brief.html", "brief.md", "brief.json", "brief.txt"])
def test_a_brief_of_ours_beside_the_reports_may_be_written_again_and_is_no_report(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    line.outcome.stories = (story("s1", "Ferry aground " * 12), story("s2", "Storm"))
    out = tmp_path / name
    assert [call(monkeypatch, "brief", str(tmp_path), "-o", str(out)) for _ in range(2)] == [0, 0]
    intake = read_paths([tmp_path])
    assert intake.reports == ()
    assert {one.code for one in intake.skipped} == {"not-a-report"}


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("columns", ["40", "100"])
def test_a_brief_kept_from_the_terminal_is_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    (tmp_path / "kept.txt").write_bytes(runner.invoke(app, ["brief", "r"]).stdout_bytes)
    assert "\x1b[" in (tmp_path / "kept.txt").read_text()
    assert [one.code for one in read_paths([tmp_path]).skipped] == ["not-a-report"]


@pytest.mark.usefixtures("line")
def test_a_place_that_cannot_be_written_to_is_said_clearly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert call(monkeypatch, "brief", "r", "-o", str(tmp_path / "file" / "brief.md")) == 1
    assert capsys.readouterr().err.startswith("error[cannot-write]: ")
    for name in ("x" * 300, "x" * 300 + ".md", "x" * 300 + "/brief.md"):
        assert call(monkeypatch, "brief", "r", "-o", str(tmp_path / name)) == 1
        assert capsys.readouterr().err.startswith("error[cannot-write]: ")
    assert call(monkeypatch, "brief", "r", "-o", str(tmp_path / "brief.docx")) == 2
    assert capsys.readouterr().err.startswith("error[unknown-format]: ")


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize(
    ("arguments", "names", "where"),
    [
        (["brief"], "PATH…", "secondsource brief"),
        (["brief", "r", "--format", "pdf"], "'pdf'", "secondsource brief"),
        (["brief", "r", "--fromat", "md"], "--fromat", "secondsource brief"),
        (["brief", "r", "-o"], "-o", "secondsource brief"),
        (["unknown"], "'unknown'", "secondsource"),
    ],
)
def test_wrong_usage_is_one_line_and_status_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], names: str, where: str
) -> None:
    assert call(monkeypatch, *arguments) == 2
    (message,) = capsys.readouterr().err.splitlines()
    assert message.startswith("error[usage]: ")
    assert names in message
    assert message.endswith(f" – see {where} --help")


def test_no_command_shows_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch) == 2
    assert "Usage: secondsource" in capsys.readouterr().err
    assert call(monkeypatch, "--version") == 0
    assert call(monkeypatch, "brief", "--help") == 0


def test_stopped_by_hand_is_status_130(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["secondsource.pipeline"], "make_brief", stop)
    assert call(monkeypatch, "brief", "r") == 130
    assert line.called == {}


def test_version_and_help_answer_without_the_engines() -> None:
    code = (
        "import sys; sys.argv = ['secondsource', 'brief', '--help']\n"
        "try:\n    import secondsource.cli.main as m; m.run()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('trafilatura', 'jinja2', 'lxml', 'numpy', 'secondsource.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "Examples:" in done.stdout
    assert runner.invoke(app, ["--version"]).stdout.startswith("secondsource ")


WRITES_MUCH = (
    "import sys, types, msgspec\n"
    "from secondsource.records.storyfile import StoryFile, StoryHead\n"
    "head = StoryHead(id='s', title='x' * 200_000, period=(None, None), heat=0.0)\n"
    "s = StoryFile(story=head, reports=(), entities=(), points=(), quotes=(), times=(), timeline=(), brief=())\n"
    "made = types.SimpleNamespace(stories=(s,), skipped=())\n"
    "sys.modules['secondsource.pipeline'] = types.SimpleNamespace(make_brief=lambda *a: made)\n"
    "sys.argv = ['secondsource', 'brief', 'r', '-f', 'json']\n"
    "from secondsource.cli.main import run; run()\n"
)


@pytest.mark.parametrize("title", ["'x' * 200_000", "'x'"])
def test_a_full_disk_is_said_in_one_line(title: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs a device that is always full")
    code = WRITES_MUCH.replace("'x' * 200_000", title)
    with full.open("wb") as out:
        done = subprocess.run([sys.executable, "-c", code], stdout=out, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    (message,) = done.stderr.splitlines()
    assert message.startswith("error[cannot-write]: standard output cannot be written: ")


def test_closed_streams_are_no_error() -> None:
    command = [sys.executable, "-c", "import sys; sys.stdout = sys.stderr = None\n" + WRITES_MUCH]
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_closed_pipe_is_quiet() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", WRITES_MUCH], stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 1


def test_decode_of_what_was_written_is_what_was_made(line: Line) -> None:
    written = runner.invoke(app, ["brief", "r", "-f", "json"]).stdout_bytes
    assert msgspec.to_builtins(decode(written)) == msgspec.to_builtins(line.outcome.stories[0])

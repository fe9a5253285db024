"""`secondsource brief`: formats, places, what is skipped, and what goes wrong in one clear line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app, run
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
        assert call(monkeypatch, "brief", str(given), "-o", str(report)) == 1
        assert capsys.readouterr().err.startswith("error[overwrites-input]: ")
    assert report.read_text() == "A report."
    assert line.called == {}


@pytest.mark.usefixtures("line")
def test_a_brief_of_ours_beside_the_reports_may_be_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "brief.html")
    assert [call(monkeypatch, "brief", str(tmp_path), "-o", out) for _ in range(2)] == [0, 0]


@pytest.mark.usefixtures("line")
def test_a_place_that_cannot_be_written_to_is_said_clearly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert call(monkeypatch, "brief", "r", "-o", str(tmp_path / "file" / "brief.md")) == 1
    assert capsys.readouterr().err.startswith("error[cannot-write]: ")
    assert call(monkeypatch, "brief", "r", "-o", str(tmp_path / "brief.docx")) == 1
    assert capsys.readouterr().err.startswith("error[unknown-format]: ")


@pytest.mark.usefixtures("line")
def test_wrong_usage_is_status_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert call(monkeypatch, "brief") == 2
    assert call(monkeypatch, "brief", "r", "--format", "pdf") == 2
    assert call(monkeypatch, "unknown") == 2


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


def test_a_closed_pipe_is_quiet() -> None:
    code = (
        "import sys, types, msgspec\n"
        "from secondsource.records.storyfile import StoryFile, StoryHead\n"
        "head = StoryHead(id='s', title='x' * 200_000, period=(None, None), heat=0.0)\n"
        "s = StoryFile(story=head, reports=(), entities=(), points=(), quotes=(), times=(), timeline=(), brief=())\n"
        "made = types.SimpleNamespace(stories=(s,), skipped=())\n"
        "sys.modules['secondsource.pipeline'] = types.SimpleNamespace(make_brief=lambda *a: made)\n"
        "sys.argv = ['secondsource', 'brief', 'r', '-f', 'json']\n"
        "from secondsource.cli.main import run; run()\n"
    )
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 1


def test_decode_of_what_was_written_is_what_was_made(line: Line) -> None:
    written = runner.invoke(app, ["brief", "r", "-f", "json"]).stdout_bytes
    assert msgspec.to_builtins(decode(written)) == msgspec.to_builtins(line.outcome.stories[0])

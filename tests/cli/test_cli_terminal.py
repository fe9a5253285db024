"""The terminal's width and colours, and progress that shows only where someone looks."""

import sys

import pytest

from secondsource.cli import progress, terminal


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("300", 100), ("8", 40), ("", 80)])
def test_width_follows_columns_within_what_can_be_read(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.terminal_width() == width


def test_colour_needs_a_terminal_and_no_wish_against_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert not terminal.terminal_colour()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert terminal.terminal_colour()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.terminal_colour()


def test_colour_can_be_had_in_a_pipe_unless_it_is_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert terminal.terminal_colour()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.terminal_colour()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "")
    assert not terminal.terminal_colour()


def test_progress_is_quiet_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress_bar() as show:
        show("reading", 1, 2)
    assert capsys.readouterr().err == ""


def test_progress_shows_on_a_terminal_only_after_a_while(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    with progress.progress_bar() as show:
        show("reading", 1, 2)
        assert capsys.readouterr().err == ""
        now[0] = 1.0
        show("comparing", 1, 2)
    assert "comparing" in capsys.readouterr().err

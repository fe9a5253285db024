"""A path that was named and is not there: the others are read, it is told, and the exit status says so."""

import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app

FERRY = "A ferry ran aground off Port Ash on Saturday and 12 people were injured, police said. No one was killed.\n"
COMMANDS = (["brief"], ["read", "-f", "jsonl"], ["group", "-f", "jsonl"], ["add"])


@pytest.fixture(autouse=True)
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FERRY, encoding="utf-8")
    Path("folder").mkdir()
    Path("folder/b.txt").write_text(FERRY.replace("12", "14"), encoding="utf-8")
    Path("folder/gone.txt").symlink_to("nowhere.txt")
    Path("picture.png").write_bytes(b"\x89PNG")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_others_are_read_and_the_status_is_1(command: list[str]) -> None:
    done = CliRunner().invoke(app, [*command, "a.txt", "typo.txt"])
    assert done.exit_code == 1
    assert done.stdout
    assert done.stderr == "skipped[not-found]: typo.txt: no such file or folder – check the path\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_stands_in_a_folder_or_is_no_report_was_not_asked_for(command: list[str]) -> None:
    done = CliRunner().invoke(app, [*command, "folder/", "picture.png"])
    assert done.exit_code == 0
    assert "skipped[not-found]: folder/gone.txt" in done.stderr
    assert "skipped[unknown-suffix]: picture.png" in done.stderr


def test_a_path_is_the_one_named_however_it_is_written() -> None:
    assert CliRunner().invoke(app, ["read", "a.txt", "./typo.txt"]).exit_code == 1


def test_an_address_that_cannot_be_fetched_counts_too() -> None:
    done = CliRunner().invoke(app, ["add", "a.txt", "http://127.0.0.1:9/a"])
    assert done.exit_code == 1
    assert "skipped[fetch-refused]" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are letters here")
@pytest.mark.parametrize("command", [*COMMANDS, ["brief", "-f", "json"], ["brief", "-f", "html"]], ids=" ".join)
def test_a_name_of_no_alphabet_is_read_written_and_kept(command: list[str]) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(FERRY, encoding="utf-8")
    done = CliRunner().invoke(app, [*command, name])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "\udce9" not in done.stdout


def test_a_name_of_no_alphabet_stands_in_the_story_with_a_sign() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(FERRY, encoding="utf-8")
    assert "caf\ufffd.txt" in CliRunner().invoke(app, ["brief", "-f", "json", name]).stdout

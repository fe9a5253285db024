"""`secondsource serve`: what it needs, what it refuses, and that it answers until it is told to stop."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from typer.testing import CliRunner

from desk_by_hand import new_desk
from secondsource.cli.main import app
from secondsource.errors import SecondsourceError


@pytest.fixture
def desk(tmp_path):
    new_desk(tmp_path).close()
    return str(tmp_path / "desk.db")


def refused(*arguments):
    error = CliRunner().invoke(app, ["serve", *arguments]).exception
    assert isinstance(error, SecondsourceError)
    return error.code


def test_what_cannot_be_opened_is_refused(desk, tmp_path):
    short = tmp_path / "token.txt"
    short.write_text("secret\n")
    assert refused("--desk", str(tmp_path / "none.db")) == "no-desk"
    assert refused("--desk", desk, "--token-file", str(tmp_path / "none.txt")) == "no-token-file"
    assert refused("--desk", desk, "--token-file", str(short)) == "token-too-short"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert refused("--desk", desk, "--port", str(taken.getsockname()[1])) == "port-taken"


@pytest.mark.parametrize("token", [None, "a-token-of-some-length"])
def test_it_tells_where_it_is_answers_and_stops(desk, token, tmp_path):
    environment = {**os.environ, **({"SECONDSOURCE_TOKEN": token} if token else {})}
    command = [sys.executable, "-m", "secondsource.cli.main", "serve", "--desk", desk, "--port", "0"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        said = running.stdout.readline()
        address = said.split()[-1]
        assert ("/sign-in?token=" in address) == bool(token)
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
            assert answer.headers["server"] is None
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    finally:
        running.send_signal(signal.SIGINT)
        status = running.wait(20)
        running.stdout.close()
    assert status in (0, 130, -signal.SIGINT)
    assert [one.name for one in tmp_path.iterdir()] == ["desk.db"]  # whoever copies it has all of it


def test_a_token_is_made_up_for_other_machines(desk, monkeypatch):
    seen = []
    monkeypatch.delenv("SECONDSOURCE_TOKEN", raising=False)
    monkeypatch.setattr("secondsource.web.opening.serve_desk", lambda desk, doors, tell, now: seen.append(doors))
    for host in ("127.0.0.1", "0.0.0.0"):
        assert (
            CliRunner().invoke(app, ["serve", "--desk", desk, "--host", host, "--name", "desk.example"]).exit_code == 0
        )
    assert seen[0].token is None
    assert len(seen[1].token) >= 32
    assert seen[1].names == ("desk.example",)


def test_a_host_that_is_not_this_machine_is_told(desk):
    error = CliRunner().invoke(app, ["serve", "--desk", desk, "--host", "192.0.2.1"]).exception
    assert isinstance(error, SecondsourceError)
    assert (error.code, "--host" in error.hint) == ("port-taken", True)

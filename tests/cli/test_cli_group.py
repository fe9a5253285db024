import json

import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app
from secondsource.errors import SettingsError

FIRE = (
    "A fire destroyed the boat hall of Norsund on Monday night. Forty boats burned, harbour master Ida Krag said. "
    "Nobody was hurt. Police in Norsund look into what started the fire in the boat hall."
)
VOTE = (
    "Parliament in Ordesa voted down the budget of finance minister Tomas Reval by a single vote. "
    "Opposition leader Carla Minde called for an early election."
)


def grouped(tmp_path, *options: str) -> tuple[list[dict], str]:
    rows = [
        {"id": 7, "text": FIRE, "published": "2031-05-06"},
        {"id": "vote", "text": VOTE, "published": "2031-05-06"},
        {"id": "again", "text": FIRE + " The hall was built in 1906.", "published": "2031-05-07"},
    ]
    given = tmp_path / "reports.jsonl"
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = CliRunner().invoke(app, ["group", str(given), "--as-is", *options])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")], done.stdout


def test_a_line_for_every_report_in_the_order_given(tmp_path):
    lines, _ = grouped(tmp_path)
    assert [line["id"] for line in lines] == [7, "vote", "again"]
    assert lines[0]["story"] == lines[2]["story"] != lines[1]["story"]
    assert lines[0]["origin"] == lines[2]["origin"]
    assert {line["schema"] for line in lines} == {"secondsource/grouping@1"}
    assert [line["copies"] is not None for line in lines].count(True) == 1


def test_a_table_for_a_person(tmp_path):
    _, table = grouped(tmp_path, "--format", "table")
    assert "story" in table
    assert "again" in table


def test_a_person_overrules(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[[judgement]]\na = "7"\nb = "again"\nverdict = "other story"\nwhy = "desk"\n', encoding="utf-8")
    lines, _ = grouped(tmp_path, "--judgements", str(mine))
    assert lines[0]["story"] != lines[2]["story"]


def test_a_copy_said_of_two_stories_makes_one_story_and_one_origin(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[[judgement]]\na = "vote"\nb = "7"\nverdict = "copy"\nwhy = "desk"\n', encoding="utf-8")
    lines, _ = grouped(tmp_path, "--judgements", str(mine))
    assert lines[1]["story"] == lines[0]["story"]
    assert lines[1]["origin"] == lines[0]["origin"]
    assert lines[1]["copies"]["of"] == 7
    assert "desk" in lines[1]["why"] + lines[0]["why"]


def test_an_ending_unknown_is_told(tmp_path):
    done = CliRunner().invoke(app, ["group", str(tmp_path), "-o", str(tmp_path / "x.docx")])
    assert done.exit_code != 0


@pytest.mark.parametrize("command", ["brief", "group", "read"])
@pytest.mark.parametrize("out", ["", " "])
def test_an_empty_place_is_wrong_usage(tmp_path, command, out):
    done = CliRunner().invoke(app, [command, str(tmp_path), "-o", out])
    assert isinstance(done.exception, SettingsError)
    assert done.exception.code == "usage"

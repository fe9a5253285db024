import json
from pathlib import Path

import pytest

from secondsource.errors import InputError
from secondsource.ingest.judgements import read_judgements
from secondsource.ingest.matched_judgements import match_judgements, unmet_names
from secondsource.records.report import Report
from secondsource.records.story import Judgement


def made(number: int, source: str, **fields) -> Report:
    return Report(f"id{number}", source, "text", "text", f"sha{number}", **fields)


REPORTS = (
    made(1, "reports/courier.txt"),
    made(2, "reports/northline.txt", url="https://example.org/ferry"),
    made(3, "more/courier.txt", given_id=7),
)


def read(tmp_path: Path, *rows: dict):
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return match_judgements(read_judgements(path), REPORTS)


def row(a: str, b: str, verdict: str, **more: str) -> dict:
    return {"a": a, "b": b, "verdict": verdict, **more}


def test_reports_are_named_by_path_file_name_address_and_id(tmp_path):
    for b in ("reports/northline.txt", "northline.txt", "https://example.org/ferry", "id2"):
        settled, skipped = read(tmp_path, row("reports/courier.txt", b, "copy"))
        assert settled == (Judgement("copies", "id1", "id2", 1.0, "a person said so"),)
        assert skipped == ()


def test_the_id_a_report_was_given_names_it(tmp_path):
    settled, _ = read(tmp_path, row("7", "id1", "independent", why="both were there"))
    assert settled == (Judgement("copies", "id3", "id1", 0.0, "a person said so: both were there"),)


def test_names_are_taken_as_written(tmp_path):
    settled, _ = read(tmp_path, row("Dov Halloran", "D. Halloran", "same name"))
    assert settled[0].kind == "same-entity"
    assert (settled[0].left, settled[0].right) == ("Dov Halloran", "D. Halloran")


def test_a_judgement_on_other_reports_is_passed_over_and_said(tmp_path):
    settled, skipped = read(tmp_path, row("elsewhere.txt", "id1", "copy"), row("id1", "id2", "copy"))
    assert len(settled) == 1
    assert (skipped[0].code, skipped[0].source) == ("judgement-without-report", f"{tmp_path}/mine.jsonl, line 1")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row("courier.txt", "id2", "copy"), "'courier.txt' fits 2 reports"),
        (row("id1", "id1", "copy"), "against itself"),
        (row("reports/courier.txt", "id1", "copy"), "'reports/courier.txt' against itself ('id1')"),
        (row("Dov Halloran", "DOV HALLORAN", "not same name"), "against itself"),
    ],
)
def test_what_cannot_be_matched_is_named_with_its_line(tmp_path, wrong, told):
    with pytest.raises(InputError, match="bad-judgement") as error:
        read(tmp_path, row("id1", "id2", "same story"), wrong)
    assert told in error.value.what
    assert "line 2" in error.value.what


def test_judgements_on_names_that_meet_in_no_story_are_told(tmp_path):
    path = tmp_path / "mine.jsonl"
    rows = [
        row("Dov Halloran", "D. Halloran", "same name"),
        row("dov halloran", "Ida Krag", "not same name"),
        row("Nobody Known", "Ida Krag", "same name"),
        row("id1", "id2", "copy"),
    ]
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    stories = [{"dov halloran", "d. halloran"}, {"ida krag"}]
    unmet = unmet_names(read_judgements(path), stories)
    assert [one.code for one in unmet] == ["judgement-without-name"] * 2
    assert [one.source[-6:] for one in unmet] == ["line 2", "line 3"]
    assert unmet[0].what == "no story has 'dov halloran' and 'Ida Krag'"
    assert unmet[1].what == "'Nobody Known' is read as a name in no report"

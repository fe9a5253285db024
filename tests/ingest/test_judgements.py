import json
from pathlib import Path

import pytest

from secondsource.errors import InputError
from secondsource.ingest.judgements import read_judgements
from secondsource.records.report import Report
from secondsource.records.story import Judgement


def made(number: int, source: str, **fields) -> Report:
    return Report(f"id{number}", source, "text", "text", f"sha{number}", **fields)


REPORTS = (
    made(1, "reports/courier.txt"),
    made(2, "reports/northline.txt", url="https://example.org/ferry"),
    made(3, "more/courier.txt", given_id=7),
)


def read(tmp_path: Path, *rows: dict, name: str = "mine.jsonl"):
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return read_judgements(path, REPORTS)


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


def test_toml_says_the_same(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[judgement]]\na = "id1"\nb = "id2"\nverdict = "Other-Story"\n', encoding="utf-8")
    assert read_judgements(path, REPORTS)[0] == (Judgement("same-story", "id1", "id2", 0.0, "a person said so"),)


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
        (row("id1", "id2", "perhaps"), "unknown verdict 'perhaps'"),
        (row("courier.txt", "id2", "copy"), "fits 2 reports"),
        (row("id1", "id1", "copy"), "against itself"),
        (row("id1", "id2", "copy", mood="good"), "unknown field 'mood'"),
        ({"a": "id1", "verdict": "copy"}, "'b' is missing"),
        ({"a": "id1", "b": 5, "verdict": "copy"}, "'b' is missing or no text"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(tmp_path, wrong, told):
    with pytest.raises(InputError, match="bad-judgement") as error:
        read(tmp_path, row("id1", "id2", "same story"), wrong)
    assert told in error.value.what
    assert "line 2" in error.value.what


def test_judgements_that_contradict_one_another_are_an_error(tmp_path):
    rows = [row("id1", "id2", "copy"), row("id2", "id3", "copy"), row("id1", "id3", "independent")]
    with pytest.raises(InputError, match="are one and that they are two"):
        read(tmp_path, *rows)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.toml", "judgement = ["), ("a.jsonl", "{"), ("a.jsonl", "[1]"), ("a.toml", "judgement = 3"), ("b.jsonl", None)],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="bad-judgement"):
        read_judgements(tmp_path / name, REPORTS)

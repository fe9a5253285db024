import json

import pytest

from secondsource.errors import InputError
from secondsource.ingest.judgements import Said, read_judgements

LONG = "7" * 5000
ROW = {"a": "id1", "b": "id2", "verdict": "copy"}


def written(tmp_path, content: str, name: str = "mine.jsonl"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def told(path) -> InputError:
    with pytest.raises(InputError, match="bad-judgement") as error:
        read_judgements(path)
    return error.value


def test_a_judgement_is_read_with_its_place(tmp_path):
    path = written(tmp_path, "\n" + json.dumps(ROW | {"verdict": "Other-Story", "why": " two towns "}))
    (said,) = read_judgements(path)
    assert said == Said(str(path), "line 2", "same-story", False, "id1", "id2", "other story", "two towns")
    assert said.place == f"{path}, line 2"


@pytest.mark.parametrize("name", ["mine.toml", "MINE.TOML"])
def test_toml_says_the_same(tmp_path, name):
    path = written(tmp_path, '[[judgement]]\na = "id1"\nb = "id2"\nverdict = "copy"\n', name)
    assert read_judgements(path) == (Said(str(path), "judgement 1", "copies", True, "id1", "id2", "copy"),)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (ROW | {"verdict": "perhaps"}, "unknown verdict 'perhaps'"),
        (ROW | {"mood": "good"}, "unknown field 'mood'"),
        ({"a": "id1", "verdict": "copy"}, "'b' is missing"),
        (ROW | {"b": 5}, "'b' is missing or no text"),
        (ROW | {"why": 5}, "'why' is no text"),
        (3, "not a judgement"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(tmp_path, wrong, what):
    error = told(written(tmp_path, json.dumps(ROW) + "\n" + json.dumps(wrong)))
    assert what in error.what
    assert "line 2" in error.what


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "judgement = ["),
        ("a.jsonl", "{"),
        ("a.toml", "judgement = 3"),
        ("a.jsonl", LONG),
        ("a.toml", f"judgement = {LONG}"),
        ("a.toml", '[[judgement]]\na = "x"\nb = "y"\nverdict = "copy"\nwhy = 0x' + "f" * 5000),
        ("a.jsonl", "[" * 100_000),
        ("a.toml", "a = " + "[" * 100_000),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, name, content):
    assert str(tmp_path / name) in told(written(tmp_path, content, name)).what


def test_a_file_that_is_not_there_or_no_utf8_is_an_error(tmp_path):
    told(tmp_path / "none.jsonl")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    told(tmp_path / "bytes.toml")


def test_a_misspelt_table_is_named(tmp_path):
    error = told(written(tmp_path, '[[judgment]]\na = "x"\nb = "y"\nverdict = "copy"\n', "mine.toml"))
    assert "'judgment'" in error.what
    assert error.hint == "write [[judgement]]"


@pytest.mark.parametrize(
    "content", [json.dumps([ROW]), json.dumps([ROW], indent=1), json.dumps(ROW, indent=1), f"{json.dumps(ROW)}\n[1]"]
)
def test_a_list_or_an_object_over_lines_is_told_what_is_wanted(tmp_path, content):
    assert "one object per line, not a list" in told(written(tmp_path, content)).hint

"""Tables of a story: what stands in them, as CSV and as Parquet; and what is said where Parquet cannot be written."""

import csv
import io
import sys

import pytest

from hostile_story import ATTACKS, hostile_story
from secondsource.brief.render_tables import table_csv, table_parquet
from secondsource.brief.story_tables import TABLES, Table, story_table
from secondsource.errors import SettingsError
from story_by_hand import make_story

parquet = pytest.importorskip("arro3.io", reason="arro3-io is not installed: Parquet is not looked at")


def read(data):
    """The rows of a Parquet file, read back."""
    columns = parquet.read_parquet(io.BytesIO(data)).read_all().to_struct_array().to_pylist()
    return [dict(row) for row in columns]


def csv_rows(table):
    return list(csv.DictReader(io.StringIO(table_csv(table.heads, table.rows).decode("utf-8-sig"))))


@pytest.mark.parametrize("name", TABLES)
def test_both_forms_hold_the_same(name):
    table = story_table(make_story(), name)
    rows, frames = csv_rows(table), read(table_parquet(table))
    assert len(rows) == len(frames) == len(table.rows) > 0
    for row, frame in zip(rows, frames, strict=True):
        found = {head: frame[head.replace(" ", "_")] for head in table.heads}
        assert row == {head: "" if value is None else str(value) for head, value in found.items()}


def test_numbers_stay_numbers_and_what_is_not_known_is_empty():
    frames = read(table_parquet(story_table(make_story(), "reports")))
    assert [row["origin"] for row in frames] == [1, 2, 2, 3, 4]
    assert [row["share"] for row in frames] == [None, None, 0.82, None, None]
    assert [row["first_day"] for row in frames][-1] is None
    assert frames[2]["copies"] == "r2"


def test_every_office_has_a_row():
    rows = csv_rows(story_table(make_story(), "names"))
    assert [(row["name"], row["office"]) for row in rows] == [
        ("Ines Kovar", "harbour master"), ("Dov Halloran", "transport minister"),
        ("Petra Lund", "transport minister"), ("Strand Lines", ""), ("Tarn Point", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_words_in_both(attack):
    for name in TABLES:
        table = story_table(hostile_story(attack), name)
        assert len(read(table_parquet(table))) == len(csv_rows(table)) == len(table.rows)


def test_a_table_without_rows_can_be_read():
    assert read(table_parquet(Table((("a", str), ("n", int), ("s", float)), ()))) == []


def test_surrogates_are_written_as_the_sign_for_what_cannot_be_read():
    assert read(table_parquet(Table((("a", str),), (("x\ud800y",),)))) == [{"a": "x\ufffdy"}]


def test_without_the_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "arro3", None)
    with pytest.raises(SettingsError) as error:
        table_parquet(story_table(make_story(), "quotes"))
    assert error.value.code == "no-parquet"
    assert "secondsource[parquet]" in error.value.hint

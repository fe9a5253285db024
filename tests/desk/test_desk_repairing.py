"""A desk is damaged in many ways: it is told, the file stays as it is, and a new desk holds all that was left."""

import contextlib
import random
from pathlib import Path

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk.repairing import Repaired, repair
from secondsource.errors import StoreError
from secondsource.store.check import check_desk
from secondsource.store.connect import Desk, open_desk
from secondsource.store.schema import TABLES


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a desk with three reports, one of them in two versions."""
    folder = tmp_path_factory.mktemp("whole")
    desk = new_desk(folder)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    put(desk, FERRY | {"text": FERRY["text"].replace("12 people", "14 people")}, day=2)
    desk.close()
    return (folder / "desk.db").read_bytes()


def mended(folder: Path, data: bytes) -> tuple[Desk, Repaired]:
    """Repair a desk of these bytes; the file is the same before and after, and nothing is left beside it."""
    (folder / "broken.db").write_bytes(data)
    done = repair(folder / "broken.db", folder / "new.db", DAY.format(3), quiet)
    assert (folder / "broken.db").read_bytes() == data
    return open_desk(folder / "new.db"), done


def rows(desk: Desk, table: str, *columns: str) -> list[tuple[object, ...]]:
    with desk.reading() as connection:
        found = connection.execute(TABLES.tables[table].select()).mappings().all()
    return sorted(tuple(row[column] for column in columns) for row in found)


def test_a_sound_desk_comes_out_the_same(tmp_path: Path, whole: bytes) -> None:
    new, done = mended(tmp_path, whole)
    old = open_desk(tmp_path / "broken.db")
    assert (done.texts, done.lost_texts, done.lost_rows) == (4, 0, 0)
    assert check_desk(new) == []
    same = (("reports", "id", "story", "version", "added_at"), ("versions", "id", "number"), ("changes", "id", "text"))
    same += (("story_titles", "story", "number", "title"),)
    assert rows(old, "story_titles", "title")
    for table, *columns in same:
        assert rows(new, table, *columns) == rows(old, table, *columns)


def test_what_one_report_lost_costs_only_that_report(tmp_path: Path, whole: bytes) -> None:
    (tmp_path / "hurt.db").write_bytes(whole)
    hurt = open_desk(tmp_path / "hurt.db")
    table = TABLES.tables["raws"]
    one = rows(hurt, "raws", "id")[0][0]
    with hurt.writing() as writer:
        writer.execute(table.update().where(table.c.id == one).values(packed=b"\0broken"))
    assert check_desk(hurt) == ["1 texts whose bytes are damaged"]
    hurt.close()
    new, done = mended(tmp_path, (tmp_path / "hurt.db").read_bytes())
    assert (done.texts, done.lost_texts) == (3, 1)
    assert check_desk(new) == []


def test_pages_overwritten_by_chance_are_survived_or_told(tmp_path: Path, whole: bytes) -> None:
    survived = 0
    for seed in range(4):
        chance, data, folder = random.Random(seed), bytearray(whole), tmp_path / str(seed)
        folder.mkdir()
        for _ in range(3):  # never the first page: without it there are no tables to look for
            at = 4096 * chance.randrange(1, len(data) // 4096)
            data[at : at + 4096] = chance.randbytes(4096)
        with contextlib.suppress(StoreError):  # the list of tables goes on behind the first page; then it is told
            new, done = mended(folder, bytes(data))
            survived += 1
            assert done.texts + done.lost_texts <= 4
            assert check_desk(new) == []
    assert survived >= 2


def test_what_is_no_desk_or_only_its_beginning_is_told(tmp_path: Path, whole: bytes) -> None:
    for data in (b"", b"no desk at all" * 400, whole[:2000]):
        with pytest.raises(StoreError) as told:
            mended(tmp_path, data)
        assert told.value.code == "desk-broken"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as told:
        repair(tmp_path / "gone.db", tmp_path / "new.db", DAY.format(3), quiet)
    assert told.value.code == "no-desk"
    assert not (tmp_path / "new.db").exists()

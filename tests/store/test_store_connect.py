"""Desks are opened and made; what cannot be used is an error with a code."""

import os
import socket
import sqlite3

import pytest
from sqlalchemy import text

from desk_by_hand import FAIR, new_desk, put
from secondsource.errors import SettingsError, StoreError
from secondsource.store import connect, read_only
from secondsource.store.check import check_desk
from secondsource.store.connect import open_desk, without_secrets
from secondsource.store.migrations import STEPS
from secondsource.store.stories import count_desk


def test_a_desk_is_made_on_first_use_and_kept(tmp_path):
    new_desk(tmp_path / "folder").close()
    desk = open_desk(tmp_path / "folder" / "desk.db", make=False)
    assert count_desk(desk).reports == 0
    with desk.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert list(connection.scalars(text("SELECT name FROM migrations ORDER BY name"))) == [n for n, _ in STEPS]


def test_no_desk_where_none_is_to_be_made(tmp_path):
    with pytest.raises(StoreError) as error:
        open_desk(tmp_path / "none.db", make=False)
    assert error.value.code == "no-desk"
    assert not (tmp_path / "none.db").exists()


def test_a_newer_desk_is_refused(tmp_path):
    desk = new_desk(tmp_path)
    with desk.writing() as connection:
        connection.execute(text("INSERT INTO migrations VALUES ('9999-later', '')"))
    with pytest.raises(StoreError) as error:
        new_desk(tmp_path)
    assert error.value.code == "desk-too-new"


def test_what_is_no_database_is_told(tmp_path):
    (tmp_path / "desk.db").write_bytes(b"no database at all, but long enough to be looked at as one" * 40)
    with pytest.raises(StoreError) as error:
        new_desk(tmp_path)
    assert error.value.code == "desk-broken"


def test_a_folder_is_no_desk(tmp_path):
    with pytest.raises(StoreError) as error:
        open_desk(tmp_path)
    assert error.value.code == "desk-out-of-reach"


def test_another_kind_of_address_is_wrong_usage():
    with pytest.raises(SettingsError):
        open_desk("mysql://host/name")


def test_a_desk_that_is_being_written_is_waited_for_and_then_told(tmp_path, monkeypatch):
    new_desk(tmp_path).close()
    monkeypatch.setattr(connect, "_WAIT_SECONDS", 0.1)
    other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk = open_desk(tmp_path / "desk.db")
    assert count_desk(desk).reports == 0  # to open it and to read in it, nobody waits
    with pytest.raises(StoreError) as error:
        put(desk, FAIR)
    assert error.value.code == "desk-locked"
    other.close()


@pytest.mark.parametrize("table", ["bookmarks", "reports", "migrations"])
def test_nothing_is_put_into_the_database_of_another_program(tmp_path, table):
    other = sqlite3.connect(tmp_path / "desk.db")
    other.execute(f"CREATE TABLE {table} (address)")
    for make in (False, True):
        with pytest.raises(StoreError) as error:
            open_desk(tmp_path / "desk.db", make=make)
        assert error.value.code == "desk-broken"
    assert list(other.execute("SELECT name FROM sqlite_master")) == [(table,)]
    other.close()


def test_readers_do_not_wait_for_the_writer(tmp_path):
    desk = new_desk(tmp_path)
    with desk.writing() as writer:
        writer.execute(text("INSERT INTO state(name, text) VALUES ('x', 'y')"))
        assert count_desk(desk).reports == 0


def fill(desk):
    with desk.writing() as writer:
        pages = writer.scalar(text("PRAGMA page_count"))
        writer.execute(text(f"PRAGMA max_page_count = {pages}"))
        writer.execute(text("INSERT INTO state(name, packed) VALUES ('large', zeroblob(10000000))"))


def stumble(desk):
    with desk.writing() as writer:
        writer.execute(text("INSERT INTO state(name) VALUES ('x')"))
        raise ZeroDivisionError


def test_a_full_disk_keeps_what_was_there(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FAIR)
    with pytest.raises(StoreError) as error:
        fill(desk)
    assert error.value.code == "desk-full"
    assert count_desk(desk).reports == 1


def test_a_block_that_fails_keeps_nothing(tmp_path):
    desk = new_desk(tmp_path)
    with pytest.raises(ZeroDivisionError):
        stumble(desk)
    with desk.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM state")) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_desk_that_may_only_be_read(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FAIR)
    desk.close()
    (tmp_path / "desk.db").chmod(0o444)
    opened = open_desk(tmp_path / "desk.db")
    assert count_desk(opened).reports == 1
    with pytest.raises(StoreError) as error:
        put(opened, FAIR | {"url": "https://velden.example/other"})
    assert error.value.code == "desk-read-only"


def test_a_desk_without_a_name_is_wrong_usage():
    for name in ("", "  "):
        with pytest.raises(SettingsError) as error:
            open_desk(name)
        assert "no name" in error.value.what


@pytest.fixture
def locked_folder(tmp_path, monkeypatch):
    """Return a folder in which no desk may be written, whoever runs the tests."""
    monkeypatch.setattr(read_only.os, "access", lambda place, how: str(place) != str(tmp_path))
    return tmp_path


def test_a_desk_in_a_folder_that_may_not_be_written_is_read_as_it_lies(locked_folder):
    made = new_desk(locked_folder, "there.db")
    made.close()
    (locked_folder / "there.db").rename(locked_folder / "desk.db")
    there = sorted(locked_folder.iterdir())
    desk = open_desk(locked_folder / "desk.db", make=False)
    assert count_desk(desk).reports == 0
    assert check_desk(desk) == []
    with pytest.raises(StoreError) as error:
        put(desk, FAIR)
    assert error.value.code == "desk-read-only"
    assert sorted(locked_folder.iterdir()) == there  # nothing was made beside it


def test_what_another_program_writes_is_read_there_too(locked_folder):
    writer = new_desk(locked_folder)
    reader = open_desk(locked_folder / "desk.db", make=False)
    put(writer, FAIR)
    assert count_desk(reader).reports == 1
    (locked_folder / "desk.db-shm").rename(locked_folder / "away")
    with pytest.raises(StoreError) as error:
        count_desk(reader)
    assert "desk.db-wal" in error.value.what
    (locked_folder / "away").rename(locked_folder / "desk.db-shm")
    writer.close()


def test_an_older_desk_that_may_not_be_written_is_told(locked_folder):
    made = new_desk(locked_folder, "there.db")
    with made.writing() as connection:
        connection.execute(text("DELETE FROM migrations WHERE name = '0005-lists'"))
    made.close()
    (locked_folder / "there.db").rename(locked_folder / "desk.db")
    with pytest.raises(StoreError) as error:
        open_desk(locked_folder / "desk.db", make=False)
    assert (error.value.code, "older version" in error.value.what) == ("desk-read-only", True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("postgresql://ada:s3cret@host/news", "postgresql://ada:…@host/news"),
        ("postgresql://ada:s3/cr:et@host/news", "postgresql://ada:…@host/news"),
        ("postgresql://ada:s3@cret@host/news", "postgresql://ada:…@host/news"),
        ("postgresql://host/news?user=ada&password=s3cret", "postgresql://host/news?user=ada&password=…"),
        ("postgresql://ada@host/news", "postgresql://ada@host/news"),
        ("a:b@c.db", "a:b@c.db"),
    ],
)
def test_a_password_is_not_shown(name, shown):
    assert without_secrets(name) == shown


@pytest.mark.parametrize("name", ["postgresql://ada:s3cret@host:port/news", "postgresql://ada:s3@cret@host/news"])
def test_an_address_that_cannot_be_one_is_told_without_its_password(name):
    with pytest.raises(SettingsError) as caught:
        open_desk(name)
    assert caught.value.code == "usage"
    assert "cret" not in str(caught.value)


def test_a_server_that_takes_the_call_and_says_nothing_is_not_waited_for(monkeypatch):
    """Fails by never ending where no time is set for connecting."""
    pytest.importorskip("psycopg")
    monkeypatch.setattr(connect, "_CONNECT_SECONDS", 2)  # the least there is
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(StoreError) as caught:
            open_desk(f"postgresql://127.0.0.1:{silent.getsockname()[1]}/news")
    assert caught.value.code == "desk-out-of-reach"

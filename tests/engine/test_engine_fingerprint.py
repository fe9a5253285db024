"""The fingerprint of a reader: it changes with all that a reading depends on, and with nothing else."""

import sys
import unicodedata

import pytest

from secondsource.engine import fingerprint

READ_BY = ("analyse/names.py", "lang/data/en/titles.toml", "pipeline.py", "engine/task.py")


def made() -> str:
    return fingerprint.reader_fingerprint.__wrapped__()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with a file of each kind."""
    for room in fingerprint._ROOMS:
        (tmp_path / room).mkdir()
    for place in (*READ_BY, "group/stories.py", "engine/run.py"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("first", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "files", lambda name: tmp_path)
    return tmp_path


@pytest.mark.parametrize("place", READ_BY)
def test_a_file_that_a_reading_depends_on_counts(package, place):
    before = made()
    (package / place).write_text("other", encoding="utf-8")
    assert made() != before


@pytest.mark.parametrize("place", ["group/stories.py", "engine/run.py"])
def test_other_files_do_not(package, place):
    before = made()
    (package / place).write_text("other", encoding="utf-8")
    assert made() == before


def test_python_and_its_letters_count(package, monkeypatch):
    found = {made()}
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    found.add(made())
    monkeypatch.setattr(unicodedata, "unidata_version", "99.0.0")
    assert len({*found, made()}) == 3

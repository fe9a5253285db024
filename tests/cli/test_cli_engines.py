"""`read --engine` and `add` of what it made: the same desk as from the sources, and options that do not go together."""

import json

import pytest
from typer.testing import CliRunner

from desk_by_hand import FAIR, FERRY, FERRY_OTHER, dump
from postgres_by_hand import postgres_anywhere, why_not
from secondsource.cli.estimate import Estimate, span_of_time, with_estimate
from secondsource.cli.main import app
from secondsource.engine import readings_folder
from secondsource.errors import EngineError, InputError, SettingsError
from secondsource.store.connect import open_desk

BY_DAY = (FERRY, FERRY_OTHER, FAIR)


def run(*words):
    done = CliRunner().invoke(app, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def error_of(*words) -> SettingsError | InputError | EngineError:
    with pytest.raises((SettingsError, InputError, EngineError)) as error:
        run(*words)
    return error.value


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A feed and the folder of its readings: two texts at one address, the same twice, one that is not read."""
    place = tmp_path_factory.mktemp("engine")
    later = FERRY | {"text": FERRY["text"].replace("12 people", "14 people")}
    records = [*BY_DAY[:2], later, FERRY_OTHER, FAIR, {"text": "Zu kurz."}]
    feed = place / "feed.jsonl"
    feed.write_text("\n".join([*map(json.dumps, records), "{broken"]), encoding="utf-8")
    done = run("read", feed, "--engine", "local", "--workers", "1", "-o", place / "readings")
    assert done.stdout == f"5 reports of 2 days in {place}/readings/; tasks: 1, done now: 1; skipped: 2\n"
    assert "skipped[bad-json]" in done.stderr
    return feed, place / "readings"


def everything(name) -> dict:
    desk = open_desk(name)
    try:
        return dump(desk)
    finally:
        desk.close()


def test_a_folder_of_readings_makes_the_desk_that_its_sources_make(made, tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.cli.add.moment_now", lambda: "2031-03-03T08:00:00Z")
    feed, readings = made
    plain = run("add", feed, "--desk", tmp_path / "plain.db").stdout
    monkeypatch.setattr("secondsource.desk.intake.read_report", None)  # nothing is read again
    merged = run("add", readings, "--desk", tmp_path / "merged.db").stdout
    assert merged == plain
    assert merged.startswith("3 new, 1 changed, 1 known")
    assert everything(tmp_path / "merged.db") == everything(tmp_path / "plain.db")
    again = run("add", readings, "--desk", tmp_path / "merged.db").stdout
    assert again.startswith("0 new, 0 changed, 5 known; 0 stories told anew")


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_on_postgresql_too(made, tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.cli.add.moment_now", lambda: "2031-03-03T08:00:00Z")
    feed, readings = made
    plain = run("add", feed, "--desk", tmp_path / "plain.db").stdout
    with postgres_anywhere() as address:
        assert run("add", readings, "--desk", address).stdout == plain
        merged, expected = everything(address), everything(tmp_path / "plain.db")
    assert merged.keys() == expected.keys()
    assert {name for name in merged if merged[name] != expected[name]} <= {"migrations"}


def test_readings_of_another_reader_make_no_desk(made, tmp_path, monkeypatch):
    monkeypatch.setattr(readings_folder, "reader_fingerprint", lambda: "9.9.9-other")
    error = error_of("add", made[1], "--desk", tmp_path / "desk.db")
    assert error.code == "other-reader"
    assert not (tmp_path / "desk.db").exists()


def test_a_file_of_readings_that_is_damaged_is_told(made, tmp_path):
    import shutil

    folder = tmp_path / "readings"
    shutil.copytree(made[1], folder)
    for part in folder.glob("day=*/*.parquet"):
        part.write_bytes(part.read_bytes()[:-9])
    assert error_of("add", folder, "--desk", tmp_path / "desk.db").code == "readings-broken"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--engine", "local"), "needs a folder"),
        (("--engine", "local", "-o", "out", "--format", "json"), "takes no --format"),
        (("--engine", "spark", "-o", "out"), "no engine is called 'spark'"),
        (("--engine", "dask://nowhere", "-o", "out"), "no engine is called"),
        (("--engine", "dask://127.0.0.1:8786", "--workers", "2", "-o", "out"), "--workers goes with --engine local"),
        (("--workers", "2"), "--workers goes with --engine local"),
        (("-", "--engine", "local", "-o", "out"), "not standard input"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    error = error_of("read", "feed.jsonl", *words)
    assert (type(error), error.code) == (SettingsError, "usage")
    assert told in error.what


def test_where_nothing_can_be_read_it_is_told(tmp_path):
    error = error_of("read", tmp_path / "none.jsonl", "--engine", "local", "-o", tmp_path / "readings")
    assert error.code == "not-found"


def test_a_task_that_was_lost_is_an_error_after_all_others_are_told(made, tmp_path, monkeypatch):
    from secondsource.engine import run as engine_run

    folder, known = tmp_path / "readings", engine_run.read_into

    def lose(*given):
        done = known(*given)
        done.lost = ("b.jsonl (bytes 0 to 9)",)
        return done

    monkeypatch.setattr(engine_run, "read_into", lose)
    error = error_of("read", made[0], "--engine", "local", "--workers", "1", "-o", folder)
    assert error.code == "worker-died"
    assert "b.jsonl (bytes 0 to 9)" in error.what


def test_nothing_is_said_of_the_time_left_before_enough_is_known():
    estimate = Estimate(workers=2)
    for number in range(9):
        estimate.note(float(number), number * 100)
        assert estimate.left(10_000) is None
    for number in range(9, 13):
        estimate.note(float(number), number * 100)
    assert estimate.left(10_000) == pytest.approx((88.0, 88.0))


def test_the_range_is_as_wide_as_tasks_differ():
    estimate, now = Estimate(workers=1), 0.0
    estimate.note(0.0, 5_000)  # done by an earlier run
    for number in range(1, 21):
        now += 1.0 if number % 2 else 3.0
        estimate.note(now, 5_000 + number * 100)
    assert estimate.rate() == pytest.approx(50)
    least, most = estimate.left(9_000)
    assert least < (9_000 - 7_000) / 50 < most
    assert most - least == pytest.approx(2 * 2 * 40 * 0.513 * (2 / 20) ** 0.5, rel=0.01)


def test_progress_is_shown_in_megabytes():
    shown, clock = [], iter(range(100))
    told = with_estimate(lambda *one: shown.append(one), 1, clock=lambda: float(next(clock)))
    told("looking where to cut", 1, 2)
    for number in range(9):
        told("reading", number * 3_000_000, 30_000_000)
    assert shown[0] == ("looking where to cut", 1, 2)
    assert shown[1] == ("reading (MB)", 0, 30)
    assert shown[-1] == ("reading (MB, 3 a second, 2 s left)", 24, 30)


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(40, 55, "40 to 55 s"), (130, 290, "2 to 5 min"), (7300, 9100, "2.0 to 2.5 h"), (10.2, 10.4, "10 s")],
)
def test_a_range_of_time_in_words(least, most, words):
    assert span_of_time(least, most) == words

"""A Dask cluster of this machine: the same bytes as the local engine, a worker that dies, what is told without one."""

import sys
from collections.abc import Iterator

import pytest
from archives_by_hand import every_file, job, quiet, read_by, write_feed
from work_by_hand import die_at, double, refuse

from secondsource.engine.dask_workers import DaskWorkers
from secondsource.engine.local import in_order
from secondsource.engine.run import read_into
from secondsource.errors import EngineError, InputError, SettingsError

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's own


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two workers of one thread each, in processes of their own; where the scheduler listens."""
    made = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0", silence_logs=50
    )
    with made:
        yield made.scheduler_address.removeprefix("tcp://")


def test_the_readings_are_those_of_the_local_engine_to_the_byte(scheduler, tmp_path):
    source = write_feed(tmp_path / "feed.jsonl", 14)
    here = read_by(1, tmp_path / "here", source)
    with DaskWorkers(scheduler) as workers:
        assert workers.count == 2
        there = read_into(job(tmp_path / "there", source), workers, quiet)
    assert every_file(tmp_path / "there") == every_file(tmp_path / "here")
    assert there == here
    assert there.reports == 14


def test_results_come_in_order_and_errors_whole(scheduler):
    with DaskWorkers(scheduler) as workers:
        assert list(in_order(workers, double, range(20))) == [2 * number for number in range(20)]
        with pytest.raises(InputError) as error:
            list(in_order(workers, refuse, ["a line"]))
    assert (error.value.code, error.value.hint) == ("bad-json", "mend it")


def test_a_worker_that_dies_costs_what_it_was_at(scheduler, tmp_path):
    notes = tmp_path / "notes"
    items = [(notes, number, 1 if number == 2 else 0) for number in range(6)]
    with DaskWorkers(scheduler) as workers:
        assert list(in_order(workers, die_at, items)) == list(range(6))
    assert notes.read_text(encoding="utf-8").split().count("2") == 2


def test_without_a_scheduler_it_is_told(monkeypatch):
    from secondsource.engine import dask_workers

    monkeypatch.setattr(dask_workers, "_WAIT_SECONDS", 0.2)
    with pytest.raises(EngineError) as error:
        DaskWorkers("127.0.0.1:9")
    assert error.value.code == "cluster-out-of-reach"


def test_a_scheduler_without_workers_is_told():
    made = distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=":0", silence_logs=50)
    with made, pytest.raises(EngineError) as error:
        DaskWorkers(made.scheduler_address.removeprefix("tcp://"))
    assert error.value.code == "no-workers"


def test_without_the_package_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError) as error:
        DaskWorkers("127.0.0.1:8786")
    assert error.value.code == "no-dask"
    assert "secondsource[cluster]" in error.value.hint

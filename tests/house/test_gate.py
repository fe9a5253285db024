"""The quality gate closes when it should, and its floors only rise."""

import importlib.util
import tomllib

import pytest
from house_files import ROOT


@pytest.fixture
def gate(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    spec = importlib.util.spec_from_file_location("gate", ROOT / "bench" / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    copy = tmp_path / "floors.toml"
    copy.write_bytes(module.FLOORS.read_bytes())
    monkeypatch.setattr(module, "FLOORS", copy)
    return module


def both(**figures):
    return {"all": dict(figures), "founding": dict(figures)}


def test_below_a_floor_is_named(gate):
    low = gate.compare({"all": {"quote_recall": 0.49}, "founding": {"quote_recall": 0.5}}, both(quote_recall=0.5))
    assert low == ["quote_recall (all)"]


def test_not_measured_is_below_any_floor_but_zero(gate):
    empty = {"all": {}, "founding": {}}
    assert gate.compare(empty, both(quote_recall=0.1)) == ["quote_recall (all)", "quote_recall (founding)"]
    assert gate.compare(empty, both(quote_recall=0.0)) == []


@pytest.mark.parametrize(
    ("measured", "floor", "after"),
    [(0.9, 0.5, 0.88), (0.51, 0.5, 0.5), (0.2, 0.5, 0.5), (1.0, 0.5, 1.0), (None, 0.5, 0.5)],
)
def test_floors_rise_and_never_fall(gate, measured, floor, after):
    assert gate.raised(both(quote_recall=measured), both(quote_recall=floor)) == both(quote_recall=after)


def test_floors_are_written_as_they_are_read(gate):
    before = gate.FLOORS.read_text(encoding="utf-8")
    gate.write_floors(tomllib.loads(before))
    assert gate.FLOORS.read_text(encoding="utf-8") == before


def test_evidence_that_does_not_stand_is_noticed(gate):
    report = {"id": "r", "text": "Nine boats left the harbour."}
    sound = {"report": "r", "start": 0, "end": 10, "text": "Nine boats"}
    moved = sound | {"start": 1, "end": 11}
    lines = [{"evidence": [sound]}, {"evidence": [sound, moved]}, {"evidence": []}]
    assert gate.broken_evidence({"reports": [report], "brief": lines}) == 2


def test_a_reading_below_its_floor_is_named(gate, capsys):
    measured = {"las": 0.80, "upos": 0.95, "names": 0.9}
    assert gate.compare_readings(measured, {"las": 0.81, "upos": 0.95, "quotes": 0.5}) == [
        "las (readings)",
        "quotes (readings)",
    ]
    shown = capsys.readouterr().out
    assert "names" in shown
    assert "0.900" in shown


def test_a_new_reading_gets_a_floor_and_an_old_one_keeps_its_own(gate):
    figures = both(quote_recall=0.5) | {"readings": {"upos": 0.961, "cites": 1.0, "las": 0.7}}
    after = gate.raised(figures, both(quote_recall=0.5) | {"readings": {"las": 0.8, "status": 0.6}})
    assert after["readings"] == {"cites": 1.0, "las": 0.8, "status": 0.6, "upos": 0.94}


def test_without_readings_no_part_for_them_is_written(gate):
    assert gate.raised(both(quote_recall=0.5) | {"readings": {}}, both(quote_recall=0.5)) == both(quote_recall=0.5)

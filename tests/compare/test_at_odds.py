from dataclasses import dataclass

import records_by_hand as hand
from secondsource.compare.at_odds import at_odds
from secondsource.records.reading import Reading


@dataclass(frozen=True)
class Told:
    reading: Reading
    way: str
    of: str = "harbour"


def told(*rows):
    ids = list(dict.fromkeys(report for report, *_ in rows))
    docs = [hand.document("A text.", report) for report in ids]
    readings = {r.id: r for r in hand.readings([(doc, hand.analysis(doc)) for doc in docs])}
    return [Told(readings[report], *rest) for report, *rest in rows]


def met(*rows):
    group = at_odds(told(*rows), lambda one: one.way, lambda a, b: a.of == b.of)
    return [(one.reading.id, one.way) for one in group]


def test_two_ways_of_one_thing_are_at_odds():
    assert met(("r1", "in"), ("r2", "by"), ("r3", "in")) == [("r1", "in"), ("r2", "by"), ("r3", "in")]


def test_one_way_alone_is_not():
    assert met(("r1", "in"), ("r2", "in")) == []


def test_other_things_do_not_meet():
    assert met(("r1", "in"), ("r2", "by", "town")) == []


def test_a_report_that_tells_both_is_left_out():
    assert met(("r1", "in"), ("r1", "by"), ("r2", "by")) == []


def test_work_does_not_grow_with_the_square():
    asked = []
    rows = [(f"r{n}", "in" if n % 2 else "by") for n in range(300)]
    at_odds(told(*rows), lambda one: one.way, lambda a, b: bool(asked.append(1)))
    assert len(asked) <= 300 * 30


def test_who_is_met_by_one_beyond_the_first_is_told_beside_it():
    rows = [(f"r{number:02}", "in", "town" if number < 35 else "harbour") for number in range(36)]
    assert met(*rows, ("r99", "by")) == [("r35", "in"), ("r99", "by")]

"""What a person says of a difference takes the place of what was found, as long as the same values stand."""

import pytest
from msgspec.structs import replace

from secondsource.compare.overruled_natures import judged_of, judged_passages, overrule_natures
from secondsource.records.comparison import Comparison
from secondsource.records.story import Judgement
from story_by_hand import make_story

FILE = make_story()
POINTS = {point.id: point for point in FILE.points}


def ruled(points, *said):
    decided = [Judgement("nature", judged, nature, 1.0, why) for judged, nature, why in said]
    found = overrule_natures(Comparison(tuple(points), FILE.quotes, FILE.limits), decided)
    return {point.id: point for point in found.points}


@pytest.mark.parametrize(
    ("point", "nature", "standing"),
    [
        ("p3", "update", "updated"),
        ("p3", "rounding", "agreed"),
        ("p3", "scope", "agreed"),  # one of the two is carried by two origins
        ("p4", "scope", "single"),  # neither is
        ("p8", "dispute", "disputed"),
        ("p2", "dispute", "disputed"),
    ],
)
def test_the_standing_follows(point, nature, standing):
    before = POINTS[point]
    after = ruled(FILE.points, (judged_of(before), nature, "a person said so: looked at"))[point]
    assert (after.nature, after.standing) == (nature, standing)
    assert after.why == "A person said so: looked at."
    assert (after.overruled.nature, after.overruled.why) == (before.nature, before.why)
    assert after.positions == before.positions


def test_other_points_stay_and_disputes_come_first():
    after = ruled(FILE.points, (judged_of(POINTS["p8"]), "dispute", "no"))
    assert {known: point for known, point in after.items() if known != "p8"} == {
        known: point for known, point in POINTS.items() if known != "p8"
    }
    natures = [point.nature for point in after.values()]
    assert natures == sorted(natures, key=lambda nature: nature != "dispute")


def test_a_value_that_came_later_was_not_judged_of():
    point = POINTS["p2"]
    said = (judged_of(replace(point, positions=point.positions[:2])), "rounding", "")
    assert ruled([point], said)["p2"] == point
    fewer = replace(point, positions=point.positions[:2])
    assert ruled([fewer], said)["p2"].nature == "rounding"


def test_further_reports_of_the_same_values_are_covered():
    point = POINTS["p3"]
    said = (judged_of(point), "update", "")
    first, second = point.positions
    more = replace(first, evidence=(POINTS["p2"].positions[0].evidence[0], *first.evidence))
    assert ruled([replace(point, positions=(second, more))], said)["p3"].nature == "update"


def test_where_a_passage_stands_is_no_part_of_it():
    point = POINTS["p3"]
    moved = [
        replace(p, evidence=tuple(replace(e, start=e.start + 7, end=e.end + 7) for e in p.evidence))
        for p in point.positions
    ]
    assert judged_of(replace(point, positions=tuple(moved))) == judged_of(point)


def test_the_later_of_two_holds():
    judged = judged_of(POINTS["p3"])
    assert ruled(FILE.points, (judged, "update", ""), (judged, "scope", ""))["p3"].nature == "scope"


def test_one_value_has_no_nature():
    point = POINTS["p7"]
    assert ruled([point], (judged_of(point), "dispute", ""))["p7"] == point


def test_the_passages_are_read_back():
    assert judged_passages(judged_of(POINTS["p3"])) == [("r1", "Dov Halloran"), ("r4", "Petra Lund")]
    assert ("r4", "Sunday, March 30, 2031") in judged_passages(judged_of(POINTS["p5"]))

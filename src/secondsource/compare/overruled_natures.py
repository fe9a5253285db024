"""What a person says of how values differ -> the points they said it of, in the place of what was found.

A judgement names a passage of each position, by its report and words: it holds in every later version of the story in
which the same positions stand. A value that came later was not judged of; then what was found stands.
"""

from collections.abc import Sequence
from typing import cast, get_args

from msgspec.structs import replace

from secondsource.compare.points import in_order, standing_of
from secondsource.records.comparison import Comparison
from secondsource.records.story import Judgement
from secondsource.records.storyfile import Evidence, Nature, Overruled, Point


def judged_of(point: Point) -> str:
    """Return what a judgement on the nature of a point names: the first passage of every position, one a line."""
    return "\n".join(sorted(_anchor(position.evidence[0]) for position in point.positions))


def judged_passages(named: str) -> list[tuple[str, str]]:
    """Return the passages that a judgement names: the id of the report, and the words (or the sentence taken out)."""
    passages = []
    for line in named.split("\n"):
        report, _, rest = line.partition(" “")
        words, _, sentence = rest.partition("” in “")
        passages.append((report, words or sentence.removesuffix("”")))
    return passages


def overrule_natures(found: Comparison, decided: Sequence[Judgement]) -> Comparison:
    """Return the comparison with the natures that a person gave; of two on one point the later one holds."""
    natures = [one for one in decided if one.kind == "nature" and one.right in get_args(Nature)]
    if not natures:
        return found
    points = [_overruled(point, natures) for point in found.points]
    return Comparison(tuple(in_order(points)), found.quotes, found.limits)


def _overruled(point: Point, natures: Sequence[Judgement]) -> Point:
    for one in reversed(natures):
        if _covers(frozenset(one.left.split("\n")), point):
            nature = cast(Nature, one.right)
            return replace(
                point,
                nature=nature,
                standing=standing_of(point.positions, point.independent, nature),
                why=f"{one.why[:1].upper()}{one.why[1:]}".rstrip(".") + ".",
                overruled=Overruled(nature=point.nature, why=point.why),
            )
    return point


def _covers(named: frozenset[str], point: Point) -> bool:
    """Does the judgement name a passage of every position of the point?"""
    own = [{_anchor(e) for e in position.evidence} for position in point.positions]
    return len(own) > 1 and all(named & anchors for anchors in own)


def _anchor(evidence: Evidence) -> str:
    """Return how a judgement names a passage; its place is no part of it, for that moves when a report is edited."""
    return " ".join(f"{evidence.report} “{evidence.text}” in “{evidence.sentence}”".split())

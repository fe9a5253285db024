"""Words of direction -> a bearing: "north of", "southeastern", "in central" – and whether two go together."""

import re
from dataclasses import dataclass

from secondsource.values.verdict import Outcome, Verdict

_ANGLES = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
           "northwest": 315}  # fmt: skip
_FULL_TURN = 360
_NEIGHBOURS = 45  # degrees: north and northeast may be said of one place
DIRECTION = r"(?:north|south)(?:\s?-?\s?(?:east|west))?|east|west"  # as a regular expression


@dataclass(frozen=True, slots=True)
class Bearing:
    """A direction as a word ("southeast", "centre") and in degrees from north; None in the centre."""

    word: str
    degrees: int | None


def parse_bearing(text: str) -> Bearing | None:
    """Return the bearing that a word tells ("south-western" -> southwest, 225 degrees), None when it tells none."""
    word = re.sub(r"[\s-]+|ern\b|ernmost\b", "", text.lower())
    if word in ("central", "thecentre", "centre", "center"):
        return Bearing("centre", None)
    return Bearing(word, _ANGLES[word]) if word in _ANGLES else None


def compare_bearings(a: Bearing, b: Bearing) -> Verdict:
    """Compare two bearings of one place, seen from one other or within one whole."""
    if a.word == b.word:
        return Verdict(Outcome.SAME, f"both say {a.word}")
    if a.degrees is None or b.degrees is None:
        return Verdict(Outcome.DIFFERS, f"the {a.word} is not the {b.word}")
    apart = abs(a.degrees - b.degrees)
    if min(apart, _FULL_TURN - apart) <= _NEIGHBOURS:
        return Verdict(Outcome.COMPATIBLE, f"{a.word} and {b.word} lie side by side")
    return Verdict(Outcome.DIFFERS, f"{a.word} is not {b.word}")

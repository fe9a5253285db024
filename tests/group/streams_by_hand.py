"""Made traits of reports for tests of running stories."""

import random

from secondsource.group.traits import SIDES, Traits

FIRST_DAY = 741_000
COMMON = tuple(f"common{n}" for n in range(30))


def made(report: str, story: str, day: int | None = 0, seed: int = 0) -> Traits:
    """Return a report that shares most of its marks with others of its story, and a few with all."""
    rng = random.Random(f"{report}{seed}")
    sides = []
    for side in SIDES:
        own = [f"{story}{side[:2]}{n}" for n in range(12)]
        marks = rng.sample(own, 9) + rng.sample(COMMON, 3)
        sides.append({mark: 1.0 + rng.randrange(3) for mark in marks})
    return Traits(report, None if day is None else FIRST_DAY + day, tuple(sides))


def stream(stories: int = 6, reports: int = 40, seed: int = 3) -> list[Traits]:
    """Return reports of some stories in order of their days."""
    rng = random.Random(seed)
    return [made(f"r{n:03d}", f"s{rng.randrange(stories)}", n // 5) for n in range(reports)]

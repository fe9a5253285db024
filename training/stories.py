"""The training topics of ECB+ -> how much each feature speaks for two stories being one (`story_weights.toml`).

    python training/stories.py --data ../shared/data/ecbplus [--out FILE]

ECB+ (annotation CC BY 3.0) pairs two events of one kind in every topic, and gives no dates. So that the weights fit
news as it comes, the reports are also taught with invented dates (stories of some hours to weeks, some reports dated
far off, as archives date them) and with places and people lent from one story to another (two matters in one town).
Every pair of stories met while they grow is an example; whether it grows is what the key says. Then the weights are
moved to where the same training stories group best (`stories_search.py`). Seeded throughout; some minutes.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from stories_search import Trial, search

from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.group.gathered import gather
from secondsource.group.rarity import Rarity
from secondsource.group.running import RunningStories
from secondsource.group.sameness import FEATURES, RULED, compare_stories
from secondsource.group.traits import SIDES, Traits, read_traits
from secondsource.records.report import Report

SEED = 7
ROUNDS = 2
THINNED = 1  # times each set is taught with only some reports of every story
PULL = 60.0  # towards 0, in examples: as if so many spoke against every weight; set, the search moves the weights on
LEAST_CHARS = 40
REFUSALS = 4  # examples of "not one" a report, after which a set ends
# A feature may speak one way only; 0: either way.
SIGNS = {
    "other_people": -1, "other_places": -1, "other_leading": -1, "other_times": -1, "weeks_apart": -1, "undated": -1,
    "smaller": 0, "larger": 0,
}  # fmt: skip
PLACE = Path(__file__).resolve().parents[1] / "src/secondsource/lang/data/en/story_weights.toml"

LEARNED = FEATURES[:-RULED]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A report's traits, its story by the key, and the topic both events of which are alike."""

    traits: Traits
    story: str
    topic: str


@dataclass(slots=True)
class Examples:
    """Features of pairs of stories, whether they are one, and how much each example counts."""

    features: list[list[float]] = field(default_factory=list)
    one: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def read_told(folder: Path) -> list[Told]:
    """Read the reports of the training topics (those of the standard development split are kept out)."""
    kept_out = {m["doc_id"].split("_")[0] for m in _rows(folder / "mentions.jsonl") if m["split"] != "train"}
    rows = {r["doc_id"]: r for r in _rows(folder / "documents.jsonl") if r["topic"] not in kept_out}
    rows = {name: row for name, row in rows.items() if len(row["text"]) > LEAST_CHARS}
    given = [Report(n, n, r["text"], "text", n, title=r["title"] or None) for n, r in sorted(rows.items())]
    told = []
    for report in given:
        document = read_as_is(report)
        row = rows[report.id]
        told.append(Told(read_traits(document, read_analysis(document)), row["subtopic"], row["topic"]))
    return told


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def dated(told: Sequence[Told], rng: random.Random) -> list[Told]:
    """Invent a day for nine reports of ten."""
    topic_day = {t: 730_000 + rng.randint(0, 120) for t in sorted({one.topic for one in told})}
    spans, days = {}, {}
    for story, topic in sorted({(one.story, one.topic) for one in told}):
        days[story] = topic_day[topic] + rng.choice([0, rng.randint(0, 10), rng.randint(5, 60), rng.randint(30, 400)])
        spans[story] = rng.choice([0.5, 2, 6, 15])
    found = []
    for one in told:
        late = int(rng.expovariate(1 / spans[one.story])) if rng.random() > 0.1 else rng.randint(15, 600)
        day = None if rng.random() < 0.1 else days[one.story] + late
        found.append(Told(Traits(one.traits.report, day, one.traits.sides), one.story, one.topic))
    return found


def lent(told: Sequence[Told], rng: random.Random, share: float = 0.35) -> list[Told]:
    """Give some stories the places, the people or the names of another: one town, two matters."""
    leading = _leading(told)
    stories = sorted(leading)
    worn: dict[str, dict[str, str]] = {}
    for story in stories:
        worn[story] = {}
        for side in ("places", "people"):
            other = rng.choice(stories)
            if rng.random() < (share if side == "places" else 0.6 * share) and other != story:
                worn[story] |= dict(zip(leading[story][side], leading[other][side], strict=False))
    return [Told(_wearing(one.traits, worn[one.story]), one.story, one.topic) for one in told]


def _leading(told: Sequence[Told]) -> dict[str, dict[str, list[str]]]:
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one in told:
        for side in ("people", "places"):
            counts[one.story][side].update(one.traits.sides[SIDES.index(side)].keys())
    return {
        story: {s: [m for m, _ in sorted(c.items(), key=lambda e: (-e[1], e[0]))[:3]] for s, c in sides.items()}
        | {s: [] for s in ("people", "places") if s not in sides}
        for story, sides in counts.items()
    }


def _wearing(traits: Traits, worn: Mapping[str, str]) -> Traits:
    sides = []
    for name, side in zip(SIDES, traits.sides, strict=True):
        if name in ("figures", "times"):
            sides.append(side)
            continue
        changed: dict[str, float] = defaultdict(float)
        for mark, count in side.items():
            changed[" ".join(worn.get(word, word) for word in mark.split())] += count
        sides.append(dict(changed))
    return Traits(traits.report, traits.day, tuple(sides))


def thinned(told: Sequence[Told], rng: random.Random) -> list[Told]:
    """Keep some reports of every story, of some only one or two."""
    by_story: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_story[one.story].append(one)
    kept = []
    for story in sorted(by_story):
        reports = by_story[story]
        kept += rng.sample(reports, max(1, int(len(reports) * rng.choice([0.15, 0.3, 0.6, 1.0]))))
    return kept


def met(told: Sequence[Told], weights: tuple[Array, float], examples: Examples) -> None:
    """Grow stories as the key says and put down every pair that was weighed, surest first."""
    story_of = {one.traits.report: one.story for one in told}
    running = RunningStories(Rarity())
    running.rarity.count(one.traits for one in told)
    for one in sorted(told, key=lambda one: one.traits.report):
        running.open_story(gather(one.traits.report, one.traits.day, running.rarity.weigh(one.traits)))
    waiting = [offer for number in sorted(running.stories) for offer in _weighed(running, number, weights)]
    heapify(waiting)
    refused = 0
    while waiting and refused < REFUSALS * len(told):
        _, a, grown_a, b, grown_b, features = heappop(waiting)
        if any(n not in running.grown or running.grown[n][0] != g for n, g in ((a, grown_a), (b, grown_b))):
            continue
        one = _share_alike(running, a, b, story_of) > 0.5
        sizes = [len(running.stories[n].members) for n in (a, b)]
        examples.features.append(features)
        examples.one.append(float(one))
        examples.weights.append(min(sizes) ** 0.5)
        refused += not one
        if one:
            for offer in _weighed(running, running.join(a, b), weights):
                heappush(waiting, offer)


_Offer = tuple[float, int, int, int, int, list[float]]


def _weighed(running: RunningStories, number: int, weights: tuple[Array, float]) -> Iterator[_Offer]:
    story = running.stories[number]
    near = running.index.near(number, story)
    others = [running.stories[other] for other in near]
    rows = compare_stories(story, others)[:, :-RULED] if near else np.zeros((0, len(LEARNED)))
    for other, features, logit in zip(near, rows.tolist(), (rows @ weights[0] + weights[1]).tolist(), strict=True):
        low, high = min(number, other), max(number, other)
        yield -logit, low, running.grown[low][0], high, running.grown[high][0], features


def _share_alike(running: RunningStories, a: int, b: int, story_of: Mapping[str, str]) -> float:
    left, right = (Counter(story_of[r] for r in running.stories[n].members) for n in (a, b))
    return sum(left[s] * right[s] for s in left) / (left.total() * right.total())


def fitted(examples: Examples) -> tuple[Array, float]:
    """Return weights and bias: a logistic model pulled towards 0, no feature against its sign; Newton's method."""
    x, y, counts = (np.array(rows) for rows in (examples.features, examples.one, examples.weights))
    middle, spread = x.mean(0), x.std(0) + 1e-6
    z = np.c_[(x - middle) / spread, np.ones(len(x))]
    signs = np.array([SIGNS.get(name, 1) for name in LEARNED] + [0])
    pull = np.array([PULL] * len(LEARNED) + [1e-6])
    free = np.ones(len(pull), bool)
    while True:
        weights = _newton(z, y, counts, pull * ~~free, free)
        against = free & (signs * weights < 0)
        if not against.any():
            break
        free &= ~against
    found = weights[:-1] / spread
    return found, float(weights[-1] - middle @ found)


def _newton(z: Array, y: Array, counts: Array, pull: Array, free: NDArray[np.bool_]) -> Array:
    weights = np.zeros(z.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (counts * (sure - y)) + pull * weights
        curve = (z * (counts * sure * (1 - sure))[:, None]).T @ z + np.diag(pull)
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        weights -= step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-6:
            break
    return weights


def learn(told: Sequence[Told]) -> tuple[Array, float]:
    """Return weights and bias: the model of pairs, then the search for where the stories themselves come out best."""
    weights, bias = learn_pairs(told)
    rng = random.Random(SEED + 1)
    sets = [told, dated(told, rng), dated(lent(told, rng), rng), lent(told, rng)]
    trials = [Trial((one.traits, one.story) for one in reports) for reports in sets]
    moved, bias = search((weights.tolist(), bias), [SIGNS.get(name, 1) for name in LEARNED], trials)
    return np.array(moved), bias


def learn_pairs(told: Sequence[Told]) -> tuple[Array, float]:
    """Return weights and bias of pairs, in rounds: each round the order of joining is that of the round before."""
    rng = random.Random(SEED)
    sets = [list(told), dated(told, rng), lent(told, rng)] + [dated(lent(told, rng), rng) for _ in range(2)]
    sets += [thinned(one, rng) for one in sets for _ in range(THINNED)]
    weights = np.array([10.0 if name == "text" else 0.0 for name in LEARNED]), -3.0
    examples = Examples()
    for _ in range(ROUNDS):
        for one in sets:
            met(one, weights, examples)
        weights = fitted(examples)
    return weights


def written(weights: Array, bias: float) -> str:
    """Return the file of weights."""
    rows = sorted(f"{name} = {weight:.2f}" for name, weight in zip(LEARNED, weights.tolist(), strict=True))
    return "\n".join([HEAD.strip(), f"bias = {bias:.2f}", "", "[weights]", *rows, "", *TAIL.strip().splitlines(), ""])


HEAD = """
# How much each feature of two stories speaks for their being one, in natural logarithms (group/sameness.py says what
# the features are); learned by training/stories.py on the training topics of ECB+ (annotation CC BY 3.0) alone.
"""

TAIL = """
# Set, not learned: the training topics have one pair of events that it tells apart; from -1.5 to -3 the sets of
# bench/groups.py come out alike.
[ruled]
other_measures = -2.00
"""


def main() -> None:
    """Learn and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="the folder of ECB+")
    options.add_argument("--out", type=Path, default=PLACE)
    given = options.parse_args()
    given.out.write_text(written(*learn(read_told(given.data))), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Claims of many reports -> points: what two or more reports say in their own words about one thing.

Two claims meet when their telling words and names overlap. How telling a word is, is how rare it is in English and in
the story together; the cosine of the two sets of weights must reach a threshold. A group is a claim at the centre and
the nearest claim of every other report – never a chain, so that no two far-apart claims meet through a third.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt

from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.analysis import Claim
from secondsource.records.reading import Reading
from secondsource.records.storyfile import Point
from secondsource.values.amount import render_amount
from secondsource.values.terms import rarity

Weights = Mapping[str, float]

# Tuned on five hand-made gold stories: of the joined pairs whose claims both stand in gold evidence, 96 % stand under
# one gold entry (0.35: 91 %, 0.42: 97 %), and 60 of 110 agreements are joined at all (0.42: 58).
_ENOUGH = 0.38
_NAME_WORTH = 6.5  # tuned with it: a shared name, day or figure tells about as much as a very rare word
_FEWEST_WORDS = 1  # two claims that share names only speak of the same people, not of the same thing
_CHAPTER = timedelta(days=30)
_APART_WORTH = 0.6
_GOOD_LINE_CHARS = 140
# Two claims that share a name and a day speak of one thing more often than their words tell: with it 189 gold entries
# are met instead of 178, and 95 % of the joined pairs stand under one entry instead of 96 %.
_DAY_BONUS = 0.1
_INDEXED_TERMS = 8  # the most telling terms of a claim find its partners; the rest only weigh
_MOST_POSTINGS = 200


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim of one report with its weights (length 1)."""

    reading: Reading
    claim: Claim
    weights: Weights

    @property
    def origin(self) -> int:
        """Return the origin of the report."""
        return self.reading.origin


@dataclass(frozen=True, slots=True)
class Group:
    """A claim at the centre and its nearest claims in other reports, with how near (0–1)."""

    centre: Unit
    others: tuple[tuple[Unit, float], ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """Return all claims, the centre first."""
        return (self.centre, *(unit for unit, _ in self.others))


def compare_statements(groups: Sequence[Group]) -> list[Point]:
    """Return one point for every group of claims that two or more reports share."""
    return [_point(group) for group in groups]


def align_claims(readings: Sequence[Reading]) -> list[Group]:
    """Return the groups of claims that speak of one thing, the surest first; a claim is in one group only."""
    units = _units(readings)
    near = _near(units)
    order = sorted(near, key=lambda i: (-sum(near[i].values()), i))
    taken: set[int] = set()
    groups = []
    for centre in order:
        if centre in taken:
            continue
        chosen = _nearest_per_report(units, {i: s for i, s in near[centre].items() if i not in taken})
        if chosen:
            taken |= {centre, *chosen}
            groups.append(Group(units[centre], tuple((units[i], near[centre][i]) for i in chosen)))
    return groups


def _units(readings: Sequence[Reading]) -> list[Unit]:
    pairs = [(reading, claim) for reading in readings for claim in reading.analysis.claims]
    features = [_features(reading, claim) for reading, claim in pairs]
    held = Counter(f for fs in features for f in fs)
    return [
        Unit(reading, claim, _weigh(fs, held, len(pairs))) for (reading, claim), fs in zip(pairs, features, strict=True)
    ]


def _features(reading: Reading, claim: Claim) -> frozenset[str]:
    """What a claim is about: its words, who it names (@), its days (#) and its figures (=)."""
    who = {"@" + reading.identity[e].id for e in claim.entities if e in reading.identity}
    when = {"#" + time.value[:10] for _, time in reading.moments_in(claim.span) if time.precision in ("day", "part")}
    much = {"=" + render_amount(q.amount) for q in reading.quantities_in(claim.span) if not q.amount.vague}
    return frozenset(claim.terms) | who | when | much


def _weigh(features: frozenset[str], held: Mapping[str, int], claims: int) -> Weights:
    raw = {f: log(1 + claims / held[f]) * _worth(f) for f in sorted(features)}
    length = sqrt(sum(w * w for w in raw.values())) or 1.0
    return {f: w / length for f, w in raw.items()}


def _worth(feature: str) -> float:
    """How much a feature tells by itself: a word by how rare it is in English; names, days and figures all alike."""
    return _NAME_WORTH if feature[0] in "@#=" else rarity(feature)


def _near(units: Sequence[Unit]) -> dict[int, dict[int, float]]:
    """Return for each claim the claims of other reports that are near enough, with how near."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j in _candidates(units):
        a, b = units[i].weights, units[j].weights
        shared = [f for f in a if f in b]
        score = sum(a[f] * b[f] for f in shared) * _one_time(units[i].reading, units[j].reading)
        score += _DAY_BONUS * ({"@", "#"} <= {f[0] for f in shared})
        in_words = sum(1 for f in shared if f[0] not in "@#=")
        if score >= _ENOUGH and in_words >= _FEWEST_WORDS:
            near[i][j] = near[j][i] = score
    return near


def _one_time(a: Reading, b: Reading) -> float:
    """Reports months apart tell of two chapters more often than of one thing: they must be more alike."""
    first, second = sorted((a, b), key=lambda r: r.published.start or date.min)
    if second.published.start is None or first.published.start is None or first.published.end is None:
        return 1.0
    return 1.0 if second.published.start - first.published.end <= _CHAPTER else _APART_WORTH


def _candidates(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        partners: set[int] = set()
        for feature in sorted(unit.weights, key=lambda f: (-unit.weights[f], f))[:_INDEXED_TERMS]:
            partners.update(postings[feature][-_MOST_POSTINGS:])
            postings[feature].append(number)
        yield from ((p, number) for p in sorted(partners) if units[p].reading.id != unit.reading.id)


def _nearest_per_report(units: Sequence[Unit], near: Mapping[int, float]) -> list[int]:
    best: dict[str, int] = {}
    for i in sorted(near, key=lambda i: (-near[i], i)):
        best.setdefault(units[i].reading.id, i)
    return sorted(best.values())


def _point(group: Group) -> Point:
    told = _clearest(group)
    value = " ".join(told.claim.span.of(told.reading.document.text).split())
    sayings = [Saying(value, unit.reading, unit.claim.span) for unit in (told, *group.units) if unit.claim.terms]
    return build_point(Matter("statement", value), sayings)


def _clearest(group: Group) -> Unit:
    """Return the claim that tells the group's matter best: done rather than planned, whole, short, near the centre."""
    near = [(group.centre, 1.0), *group.others]
    return min(near, key=lambda us: (_unclear(us[0]) - us[1], us[0].reading.id, us[0].claim.span))[0]


def _unclear(unit: Unit) -> float:
    """How little a claim can stand alone: not done yet, a headline, counted from another day, a piece, long."""
    claim, sentence = unit.claim, unit.reading.sentence_at(unit.claim.span.start)
    relative = any(time.anchor for _, time in unit.reading.moments_in(claim.span))
    fragment = claim.span.start > sentence.start
    chars = claim.span.end - claim.span.start
    headline = any(b.kind == "title" and b.span.covers(claim.span) for b in unit.reading.document.blocks[:1])
    return (
        0.5 * (claim.status in ("planned", "possible"))
        + 0.5 * headline
        + 0.2 * relative
        + 0.2 * fragment
        + max(0, chars - _GOOD_LINE_CHARS) / 200
    )

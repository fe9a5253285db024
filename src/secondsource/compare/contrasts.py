"""Readings -> points of kind status, cause and outlook: contrasting words said of one thing by several reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import combinations

from secondsource.compare.contrast_partners import Partners
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.parties import leading_parties, parties_of, party_map
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.speakers import speaker_of
from secondsource.compare.subjects import (
    Subject,
    apart,
    one_day,
    places_meet,
    points_away,
    read_subject,
    read_wide_subject,
    shared,
    shared_words,
    worth,
)
from secondsource.compare.threads import Threads, own_statements, statements_around
from secondsource.lang.lexicon import words
from secondsource.records.comparison import Happening
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Nature, Point
from secondsource.values.contrast import Step, compare_steps, find_steps
from secondsource.values.terms import content_terms
from secondsource.values.tokens import tokens_of
from secondsource.values.verdict import Outcome

# Tuned together on five gold stories and 26 stories of ECB+, where nothing false is left.
_ENOUGH_TOLD = 3.0  # what two assertions must share when both tell of one happening
_ENOUGH_AROUND = 5.0  # when one tells of a happening beside the other
_ENOUGH_NAMED = 5.5  # when both are said of the same noun
_ENOUGH_ASKED = 5.5  # when both answer one question
_ENOUGH_BESIDE = 6.0  # when no happening joins two outlooks
_FEWEST_TERMS = 2  # of which as many must be no names
_NOUN_WORTH = 3.0  # what it adds that both are said of one noun
_LOOSE_KEYS = 12
_FIRST_WORDS = 3
_NOWHERE = (frozenset[int](), frozenset[int]())
_NOBODY = (frozenset[str](), frozenset[str]())


@dataclass(frozen=True, slots=True)
class Assertion:
    """A step of a scale as one report says it: of what, in which clause and words, and who is credited with it.

    `own` are the happenings that its words tell of, `around` those of its sentence; `parties` are the countries and
    bodies of the affair, by its sentence or the one before; `scene` the countries it only places something in.
    """

    reading: Reading
    step: Step
    subject: Subject
    span: Span
    words: frozenset[str]
    speaker: str | None
    own: frozenset[int]
    around: frozenset[int]
    parties: frozenset[str]
    scene: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """An assertion that is put in no happening yet, and the statements its words belong to and its sentence holds."""

    bare: Assertion
    own: Sequence[int]
    around: Sequence[int]


_Parties = tuple[frozenset[str], frozenset[str]]
"""The parties of an affair, and the countries that are only its scene."""


@dataclass(slots=True)
class _Report:
    """What one report says, put in its happenings; what finds each assertion, and how it goes with earlier ones."""

    told: list[_Said]
    assertions: list[Assertion]
    parties: list[_Parties]
    led: dict[tuple[int, frozenset[str]], Assertion] = field(default_factory=dict)
    keys: dict[int, list[str]] = field(default_factory=dict)
    bonds: dict[tuple[int, int], tuple[Assertion, float]] = field(default_factory=dict)


@dataclass(slots=True)
class _Placed:
    """What was said, report by report, with the happenings it is in, as they were last."""

    threads: Threads = field(default_factory=Threads)
    offices: Mapping[str, str] = field(default_factory=dict)
    of_report: dict[str, _Report] = field(default_factory=dict)

    def without(self, one: Assertion, leading: frozenset[str]) -> Assertion:
        """Return an assertion without the parties that are in every affair; where none is left, the scene tells."""
        if not (one.parties or one.scene):
            return one
        known = self.of_report[one.reading.id].led
        parties = (one.parties - leading) or (one.scene - leading)
        return known.get((id(one), leading)) or known.setdefault((id(one), leading), replace(one, parties=parties))

    def keys(self, one: Assertion) -> list[str]:
        """Return what finds the partners of an assertion."""
        known = self.of_report[one.reading.id].keys
        return known.get(id(one)) or known.setdefault(id(one), _index_keys(one))

    def bond(self, other: Assertion, one: Assertion) -> float:
        """Return how much an assertion shares with an earlier one."""
        known = self.of_report[one.reading.id].bonds
        found = known.get((id(other), id(one)))
        if found is None or found[0] is not other:
            found = known[id(other), id(one)] = other, _bond(other, one)
        return found[1]


def compare_contrasts(
    readings: Sequence[Reading], happenings: Sequence[Happening], memory: ComparisonMemory | None = None
) -> list[Point]:
    """Return a point for everything that reports say in words that contrast."""
    kept = memory or ComparisonMemory()
    placed = kept.take("contrasts", _Placed)
    touched = placed.threads.follow(readings, happenings)
    offices = party_map(readings, kept)
    same_offices, placed.offices = offices == placed.offices, offices
    before, placed.of_report = placed.of_report, {}
    by_scale: dict[str, list[Assertion]] = defaultdict(list)
    for reading, told in zip(readings, kept.of_all(readings, _assertions), strict=True):
        known = before.get(reading.id)
        if known is None or known.told is not told or reading.id in touched or not same_offices:
            known = _placed_report(told, placed, known if reading.id not in touched else None)
        placed.of_report[reading.id] = known
        for one in known.assertions:
            by_scale[one.step.scale.name].append(one)
    points = [point for name in sorted(by_scale) for point in _points_of(by_scale[name], placed, kept)]
    kept.put("contrasts", placed)
    return points


def _placed_report(told: list[_Said], placed: _Placed, known: _Report | None) -> _Report:
    """Return what a report says, put in its happenings; as it was known, where the parties are what they were."""
    parties = [_parties(one.bare, placed.offices) for one in told]
    if known is not None and known.told is told and known.parties == parties:
        return known
    placed_in = zip(told, parties, strict=True)
    return _Report(told, [_in_happenings(one, placed.threads, of) for one, of in placed_in], parties)


def _points_of(told: Sequence[Assertion], placed: _Placed, kept: ComparisonMemory) -> list[Point]:
    """Return the points of a scale; the parties that are in every affair of the story are left out of all."""
    leading = leading_parties(one.parties for one in told)
    said = [placed.without(one, leading) for one in told]
    return kept.piece("contrasts", said, None, partial(_scale_points, said, placed))


def _in_happenings(said: _Said, threads: Threads, of: _Parties) -> Assertion:
    reading = said.bare.reading
    own, around = threads.of(reading, said.own), threads.of(reading, said.around)
    return replace(said.bare, own=own, around=around, parties=of[0], scene=of[1])


def _parties(one: Assertion, offices: Mapping[str, str]) -> _Parties:
    """Return the parties of an assertion, where its scale asks for them: by its sentence, else the one before too."""
    if not one.step.scale.parties:
        return _NOBODY
    reading, sentence = one.reading, one.reading.sentence_at(one.step.start)
    here, scene = parties_of(reading, sentence, offices)
    if len(here) > 1:
        return here, scene
    before, scene_before = parties_of(reading, reading.sentence_at(max(0, sentence.start - 1)), offices)
    return here | before, scene or scene_before


def _assertions(reading: Reading) -> list[_Said]:
    found = []
    for sentence in reading.analysis.sentences:
        steps = find_steps(reading.document.text, sentence.start, sentence.end)
        held = frozenset(content_terms(sentence.of(reading.document.text))) if steps else frozenset[str]()
        steps = [step for step in steps if not step.scale.needs or step.scale.needs & held]
        steps = [step for step in steps if not _is_graded(reading, step, sentence)]
        if steps and points_away(reading, sentence):
            continue
        levels: dict[tuple[str, Span], set[int]] = defaultdict(set)
        placed = [(step, _clause(reading, step, sentence)) for step in steps]
        for step, clause in placed:
            levels[step.scale.name, _whole(step, clause, sentence)].add(step.level)
        for step, clause in placed:
            if len(levels[step.scale.name, _whole(step, clause, sentence)]) == 1:
                read = read_wide_subject if step.scale.near else read_subject
                said = Span(step.start, step.end)
                terms = frozenset(content_terms(said.of(reading.document.text)))
                bare = Assertion(
                    reading, step, read(reading, said), clause, terms, speaker_of(reading, said), *_NOWHERE, *_NOBODY
                )
                found.append(_Said(bare, own_statements(reading, said), statements_around(reading, said)))
    return found


def _is_graded(reading: Reading, step: Step, sentence: Span) -> bool:
    """Does the sentence tell how far the step goes in words apart ("damage to the mill was extensive")?"""
    if step.label != step.scale.plain:
        return False
    return any(t.low in step.scale.graded for t in tokens_of(reading.document.text, sentence.start, sentence.end))


def _whole(step: Step, clause: Span, sentence: Span) -> Span:
    """Return the passage that may say one step only: of what moves on in time a sentence, of other things a clause."""
    return sentence if step.scale.sort == "course" else clause


def _clause(reading: Reading, step: Step, sentence: Span) -> Span:
    claim = reading.claim_at(Span(step.start, step.end))
    return claim.span if claim else sentence


def _scale_points(said: Sequence[Assertion], placed: _Placed) -> list[Point]:
    """Return a point for each thing that steps of a scale contrast of: the pair that shares most, and what joins it."""
    partners = Partners(
        [one.step.level for one in said],
        [placed.keys(one) for one in said],
        lambda i, j: placed.bond(said[i], said[j]),
    )
    bonds = partners.between(_clashing(said))
    points = []
    used: set[int] = set()
    for i, j in sorted(bonds, key=lambda pair: (_one_report(said, pair), -bonds[pair], pair)):
        if i in used or j in used:
            continue
        others = sorted((partners.of(i) | partners.of(j)) - used - {i, j})
        joined = [n for n in others if not (_apart(said[n], said[i]) or _apart(said[n], said[j]))]
        group = [said[n] for n in sorted({i, j, *joined})]
        if _stands(group):
            used.update(joined, (i, j))
            points.append(_point(group, (said[i], said[j])))
    return points


def _clashing(said: Sequence[Assertion]) -> set[tuple[int, int]]:
    """Return which two levels of a scale cannot both be right of one thing."""
    steps = {one.step.level: one.step for one in said}
    return {(a, b) for a in steps for b in steps if compare_steps(steps[a], steps[b]).outcome is Outcome.DIFFERS}


def _one_report(said: Sequence[Assertion], pair: tuple[int, int]) -> bool:
    return said[pair[0]].reading.id == said[pair[1]].reading.id


def _stands(group: Sequence[Assertion]) -> bool:
    """Do two reports clash of which neither says what the other does? A report that says both sees no clash."""
    both: dict[str, set[int]] = defaultdict(set)
    for one in group:
        both[one.reading.id].add(one.step.level)
    return any(
        compare_steps(a.step, b.step).outcome is Outcome.DIFFERS
        and (
            _two_speakers(a, b)
            if a.reading.id == b.reading.id
            else _each_by_somebody(a, b)
            or not (b.step.level in both[a.reading.id] or a.step.level in both[b.reading.id])
        )
        for n, a in enumerate(group)
        for b in group[n + 1 :]
    )


def _index_keys(one: Assertion) -> list[str]:
    """Return what finds the partners of an assertion: its happenings, what it is said of, the most telling words."""
    loose = one.step.scale.near or one.step.scale.kind == "outlook"
    telling = (
        sorted(one.subject.context | one.subject.heads, key=lambda k: (-worth(k), k))[:_LOOSE_KEYS] if loose else []
    )
    sole = {"="} if one.step.scale.sole else set[str]()
    return sorted(
        {f"#{h}" for h in one.around} | sole | set(telling) | (set() if one.step.scale.near else one.subject.heads)
    )


def _bond(a: Assertion, b: Assertion) -> float:
    """Return how much two assertions share when they speak of one thing, 0 when they may not."""
    scale = a.step.scale
    if a.reading.id == b.reading.id and not _two_speakers(a, b):
        return 0.0
    if _apart(a, b) or (scale.one_thing and not _one_thing(a, b)):
        return 0.0
    if a.parties and b.parties and not a.parties & b.parties:
        return 0.0
    score = shared(a.subject, b.subject, a.words & b.words) + _NOUN_WORTH * _one_noun(a, b)
    if scale.sole:
        return score + _NOUN_WORTH
    if scale.near:
        return score if score >= _ENOUGH_ASKED else 0.0
    if a.own & b.own:
        return score if score >= _ENOUGH_TOLD else 0.0
    if a.own & b.around or b.own & a.around:
        return score if score >= _ENOUGH_AROUND else 0.0
    if _one_noun(a, b):
        return score if score >= _ENOUGH_NAMED else 0.0
    return score if score >= _ENOUGH_BESIDE and scale.kind == "outlook" and _one_matter(a, b) else 0.0


def _one_matter(a: Assertion, b: Assertion) -> bool:
    """Do the sentences of two outlooks share two things at least that are no names and no words of the scale?"""
    both = (a.subject.heads | a.subject.context) & (b.subject.heads | b.subject.context)
    return sum(not key.startswith("@") for key in both - a.step.scale.terms) >= _FEWEST_TERMS


def _apart(a: Assertion, b: Assertion) -> bool:
    """Do two assertions speak of other times or places? What is expected is told on any day and anywhere."""
    if a.step.scale.dated and not one_day(a.subject, b.subject):
        return True
    if a.step.scale.placed and not places_meet(a.subject, b.subject):
        return True
    return a.subject.times != b.subject.times if a.step.scale.ahead else apart(a.subject, b.subject)


def _two_speakers(a: Assertion, b: Assertion) -> bool:
    """Do two people speak, who judge it differently? In one report, too, they are at odds."""
    return a.step.scale.judged and a.speaker is not None and b.speaker not in (None, a.speaker)


def _each_by_somebody(a: Assertion, b: Assertion) -> bool:
    """Are two steps of what is no outlook put down to two who judge it, whatever else their reports say?"""
    return a.step.scale.kind != "outlook" and _two_speakers(a, b)


def _one_thing(a: Assertion, b: Assertion) -> bool:
    """Are both said of the same thing, as far as it is known of what they are said?"""
    if _of_others(a) != _of_others(b):
        return False
    of = [one.subject.heads - one.words for one in (a, b)]
    return not all(of) or bool(of[0] & of[1])


def _of_others(one: Assertion) -> bool:
    """Does the clause begin with other things than the one at hand ("Two neighbouring shops were damaged")?"""
    first = tokens_of(one.reading.document.text, one.span.start, one.step.start)[:_FIRST_WORDS]
    return any(token.low in words("subjects", "others") for token in first)


def _one_noun(a: Assertion, b: Assertion) -> bool:
    """Are both said of the same thing, by the noun it is called?"""
    return any(not key.startswith("@") for key in (a.subject.heads & b.subject.heads) - (a.words & b.words))


def _point(group: Sequence[Assertion], core: tuple[Assertion, Assertion]) -> Point:
    scale = group[0].step.scale
    nature, why = _nature(group)
    first = core[0]
    words_of = shared_words(first.reading, Span(first.step.start, first.step.end), first.subject, core[1].subject)
    about = f"{scale.about[:1].upper()}{scale.about[1:]}"
    values = _values(group)
    sayings = [Saying(values[one.step.label], one.reading, one.span) for one in group]
    return build_point(
        Matter(scale.kind, f"{about}: {', '.join(words_of)}" if words_of else about), sayings, nature, why
    )


def _values(group: Sequence[Assertion]) -> dict[str, str]:
    """Return the steps of a group in reader's words; of what is judged with all who judge it so."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for one in group:
        if one.step.scale.judged and one.speaker:
            speakers[one.step.label].add(one.speaker)
    if any(a & b for a, b in combinations(speakers.values(), 2)):
        speakers.clear()  # nobody says both: what somebody says in passing is not told from what a report says itself
    return {
        label: f"{label} ({', '.join(sorted(speakers[label]))})" if speakers[label] else label
        for label in sorted({one.step.label for one in group})
    }


def _nature(group: Sequence[Assertion]) -> tuple[Nature, str]:
    """What moves on in time and is told later is an update; else the steps are a dispute."""
    scale = group[0].step.scale
    levels = sorted({one.step.level for one in group if one.step.label not in scale.open})
    said = " and ".join(f"“{scale.steps[level]}”" for level in levels)
    if scale.sort == "course":
        days: dict[int, list[date]] = defaultdict(list)
        for one in group:
            if one.reading.published.end:
                days[one.step.level].append(one.reading.published.end)
        first, last = days[levels[0]], days[levels[-1]]
        if first and last and max(first) < min(last):
            return "update", f"{said}: the later report overtakes the earlier"
        if scale.overtakes and not all(days[level] for level in levels):
            return "update", f"{said}: the one follows on the other, and not all reports are dated"
    speakers = sorted({one.speaker for one in group if one.speaker})
    if scale.judged and len(speakers) > 1:
        return "dispute", f"{said}: {', '.join(speakers[:-1])} and {speakers[-1]} judge it differently"
    return "dispute", f"{said} cannot all be right of one thing at one time"

"""Words that cannot both be said of one thing ("peaceful", "violent") -> steps of a scale, and how two compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.terms import content_terms, stem
from secondsource.values.tokens import Token, tokens_of
from secondsource.values.verdict import Outcome, Verdict

ScaleKind = Literal["cause", "outlook", "status"]
ScaleSort = Literal["choice", "course", "degree"]

_ASKS = -1  # the level of a word that asks the question of a scale
_DEGREES = frozenset({"pretty", "quite", "rather", "so", "somewhat", "too", "very"})  # within a phrase, as adverbs
_SHORT = 2  # longer phrases name what they are said of, too
_LOOKED_BACK = 10
_ASKED_REACH = 8  # words between the question and its answer
_NEGATION_REACH = 4
_DENIAL_REACH = 6
_MARKS = frozenset("\"'‘’“”")  # words before a step within which a negation counts for it
_REAL_REACH = 4
_AUXILIARIES = frozenset({"be", "been", "have", "has", "had", "not", "also", "soon", "again", "all"})
_UNREAL = frozenset({"to", "being"})
_CONDITIONS = frozenset({"if", "whether", "unless", "should", "can"})
_NOT_YET = frozenset({"before", "once", "till", "until"})  # what follows is of another time than what is told
_THEN = frozenset({"after", "since", "when", "whenever"})  # so is this, of what changes while it is told
_STOPS = frozenset({".", ";", ":"})
_NO_INFINITIVE = frozenset({"due", "owing", "thanks", "response", "attributed", "linked"})
_DENIALS = frozenset({"denied", "denies", "deny", "denying", "dismiss", "dismissed", "dismisses", "dismissing"})
_BREAKS = frozenset({",", ";", ":", ".", "but", "although", "while", "and", "(", ")"})


@dataclass(frozen=True, slots=True)
class Scale:
    """What is asked of a thing, and the steps that answer it, in order where they have one."""

    name: str
    kind: ScaleKind
    about: str
    sort: ScaleSort
    steps: tuple[str, ...]
    denied: Mapping[str, str]
    close: frozenset[frozenset[str]]  # pairs of steps that may both be true
    open: frozenset[str]  # steps that say that nobody knows
    ahead: bool  # what is planned or may be counts, too
    dated: bool  # it changes from day to day: two steps clash only on one day
    placed: bool  # it differs from place to place: two steps clash only in one place
    terms: frozenset[str]  # what its words have in them
    near: bool  # its words count only beside a word that asks the question
    parties: bool  # it is of an affair between parties: two steps clash only where these are the same
    needs: frozenset[str]  # its words count only in a sentence that holds one of these terms, where there are any
    overtakes: bool  # the first step says that the next will come: without days, too, the next is the later
    one_thing: bool  # it is said of one thing among many: two steps clash only when both are said of the same noun
    sole: bool  # a story has one such thing: two steps are of it unless their places or times differ
    plain: str  # the step that bare words tell, where words of degree may stand apart from them
    graded: frozenset[str]  # those words: a sentence that holds one says more than the plain step
    judged: bool  # it is a matter of judgement: two who judge it differently clash in one report, too


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale as said in a passage, with the place of its words in the text."""

    scale: Scale
    level: int
    start: int
    end: int

    @property
    def label(self) -> str:
        """Return the step in reader's words."""
        return self.scale.steps[self.level]


@cache
def scales() -> Mapping[str, Scale]:
    """Return the scales of the language by name."""
    return {
        name: Scale(
            name=name,
            kind=told["kind"],
            about=told["about"],
            sort=told["sort"],
            steps=tuple(told["steps"]),
            denied=told.get("not", {}),
            close=frozenset(frozenset(pair) for pair in told.get("close", ())),
            open=frozenset(told.get("open", ())),
            ahead=told["kind"] == "outlook" or told.get("ahead", False),
            dated=told.get("dated", False),
            placed=told.get("placed", False),
            terms=frozenset(
                content_terms(" ".join(w for said in told["steps"].values() for w in said if len(w.split()) <= _SHORT))
            ),
            near="near" in told,
            parties=told.get("parties", False),
            needs=frozenset(term for word in told.get("needs", ()) for term in content_terms(word)),
            overtakes=told.get("overtakes", False),
            one_thing=told.get("one_thing", False),
            sole=told.get("sole", False),
            plain=told.get("plain", ""),
            graded=frozenset(told.get("graded", ())),
            judged=told["kind"] == "outlook" or told.get("judged", False),
        )
        for name, told in lexicon("contrasts").items()
    }


def compare_steps(a: Step, b: Step) -> Verdict:
    """Compare two steps said of one thing."""
    if a.scale.name != b.scale.name:
        return Verdict(Outcome.CANNOT_TELL, "they answer different questions")
    if a.level == b.level:
        return Verdict(Outcome.SAME, f"both say: {a.label}")
    if a.label in a.scale.open or b.label in a.scale.open:
        return Verdict(Outcome.CANNOT_TELL, "one of them says that it is not known")
    if (a.scale.sort == "degree" and abs(a.level - b.level) == 1) or {a.label, b.label} in a.scale.close:
        return Verdict(Outcome.COMPATIBLE, f"“{a.label}” and “{b.label}” lie close together")
    return Verdict(Outcome.DIFFERS, f"“{a.label}” and “{b.label}” cannot both be right of one thing at one time")


def find_steps(text: str, start: int, end: int) -> list[Step]:
    """Return the steps said in a passage; what is denied, wished or merely possible is no fact and is left out."""
    return [Step(s.scale, s.level, start + s.start, start + s.end) for s in _steps_in(text[start:end])]


@lru_cache(maxsize=16_384)  # many reports hold the same sentences
def _steps_in(passage: str) -> tuple[Step, ...]:
    tokens = tokens_of(passage)
    stems = [stem(t.low) for t in tokens]
    found: list[tuple[int, Step]] = []
    asked: dict[str, list[int]] = {}
    known = _phrases()
    at = 0
    while at < len(tokens):
        if stems[at] not in known:
            at += 1
            continue
        length, hits = _longest(tokens, stems, at)
        for name, level in hits:
            if level == _ASKS:
                asked.setdefault(name, []).append(at)
                continue
            step = _settle(scales()[name], level, tokens[at : at + length], tokens[max(0, at - _LOOKED_BACK) : at])
            found += [(at, step)] if step is not None else []
        at += 1 if any(level == _ASKS for _, level in hits) else length
    return tuple(s for at, s in found if not s.scale.near or _is_asked(s, at, asked.get(s.scale.name, ())))


def _is_asked(step: Step, at: int, asked: Sequence[int]) -> bool:
    """Does a word that asks the question stand shortly before a step (around one that says that nobody knows)?"""
    if step.label in step.scale.open:
        return any(abs(at - other) <= 2 * _ASKED_REACH for other in asked)
    return any(0 < at - other <= _ASKED_REACH for other in asked)


def _longest(tokens: Sequence[Token], stems: Sequence[str], at: int) -> tuple[int, list[tuple[str, int]]]:
    """Return how many words the longest phrase at a place has, and its steps; (1, []) when none begins here."""
    for phrase in _phrases().get(stems[at], ()):
        size = _size(phrase.stems, tokens, stems, at)
        if size and (not phrase.exact or _is_written(phrase.exact, tokens[at : at + size])):
            return size, phrase.steps
    return 1, []


def _size(wanted: Sequence[str], tokens: Sequence[Token], stems: Sequence[str], at: int) -> int:
    """Return how many words a phrase takes at a place, adverbs and quotation marks within it counted, else 0."""
    if len(wanted) == 1:
        return 1
    end = at
    for number, one in enumerate(wanted):
        while number and end < len(stems) and stems[end] != one and _may_stand_within(tokens[end].low):
            end += 1
        if end >= len(stems) or stems[end] != one:
            return 0
        end += 1
    return end - at


def _is_written(exact: str, said: Sequence[Token]) -> bool:
    """Does a passage hold the words of a phrase as written, with nothing but adverbs and marks between them?"""
    rest = iter(t.low for t in said)
    return all(word in rest for word in exact.split())


@dataclass(frozen=True, slots=True)
class _Phrase:
    stems: tuple[str, ...]
    exact: str
    steps: list[tuple[str, int]]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases by their first stem, the longest first."""
    table: dict[tuple[tuple[str, ...], str], list[tuple[str, int]]] = {}
    for name, scale in lexicon("contrasts").items():
        for level, said in enumerate([*scale["steps"].values(), scale.get("near", [])]):
            level = level if level < len(scale["steps"]) else _ASKS
            for written in said:
                exact = written[1:] if written.startswith("=") else ""
                key = (tuple(stem(t.low) for t in tokens_of(exact or written)), exact)
                if (name, level) not in table.setdefault(key, []):
                    table[key].append((name, level))
    found: dict[str, list[_Phrase]] = {}
    for (stems, exact), steps in table.items():
        found.setdefault(stems[0], []).append(_Phrase(stems, exact, steps))
    return {first: sorted(ps, key=lambda p: (-len(p.stems), p.exact == "")) for first, ps in found.items()}


def _may_stand_within(word: str) -> bool:
    return word in _MARKS or word in _DEGREES or word.endswith("ly")


def _settle(scale: Scale, level: int, said: Sequence[Token], before: Sequence[Token]) -> Step | None:
    """Return the step meant, or None where it is not stated as a fact."""
    if (
        not scale.ahead
        and not scale.near
        and (_unreal(before) or (scale.sort == "course" and _of_another_time(before)))
    ):
        return None
    if _negated(before):
        opposite = scale.denied.get(scale.steps[level])
        if opposite is None:
            return None
        level = scale.steps.index(opposite)
    return Step(scale, level, said[0].start, said[-1].end)


def _unreal(before: Sequence[Token]) -> bool:
    """Do the words before a step make it a wish, a condition or something to come?"""
    unreal = _UNREAL | words("status", "may") | words("status", "will") | words("status", "would")
    said = [t.low for t in before][::-1]
    clause = said[: next((n for n, word in enumerate(said) if word in _STOPS), len(said))]
    if any(word in _CONDITIONS for word in clause):
        return True
    for number, word in enumerate(said[:_REAL_REACH]):
        if word in unreal:
            return word != "to" or not (_NO_INFINITIVE & set(said[number + 1 : number + 2]))
        if word not in _AUXILIARIES and not word.endswith("ly"):
            return False
    return False


def _of_another_time(before: Sequence[Token]) -> bool:
    """Does the clause of a step only tell when something else was ("before the riots broke out")?"""
    for token in reversed(before):
        if token.low in _BREAKS:
            return False
        if token.low in _NOT_YET | _THEN:
            return True
    return False


def _negated(before: Sequence[Token]) -> bool:
    """Does a negation or a verb of denying stand shortly before a step, in its clause?"""
    said = [t.low for t in before if t.low not in _MARKS][::-1]
    for distance, word in enumerate(said):
        if word in _BREAKS or distance >= _DENIAL_REACH:
            return False
        if word in _DENIALS:
            return True
        if distance < _NEGATION_REACH and (word in words("status", "not") or word.endswith(("n't", "n’t"))):
            return True
    return False

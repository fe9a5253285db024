"""The names of a story's reports -> pairwise judgements: which mean one person, organisation or place, and why."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

from secondsource.group.known_names import Known, common_stems, joined, known_names
from secondsource.group.mentions import Written
from secondsource.group.short_names import join_short_names
from secondsource.lang.lexicon import lexicon
from secondsource.records.story import Judgement
from secondsource.values.name import compare_names, fold_name, initials_of, parse_name, plain_organisation
from secondsource.values.place import parse_place
from secondsource.values.romanised import sound_of
from secondsource.values.terms import stem
from secondsource.values.verdict import Outcome

_ALIKE = 80  # of 100: two family names of holders of one office, or two unknown places, that may be one misspelt
_ENDING = re.compile(r"(?:ists?|ics?|isms?|ish|ians?)\Z")
_LONG_NAME = 10  # letters of a body's name that may have one misspelt word
_BLOCK_NAMES = 60  # names compared with one another in one block; rarer ones are left out beyond it


def judge_names(written: Sequence[Written], told: Sequence[Judgement] = ()) -> list[Judgement]:
    """Return the judgements between the distinct names of a story, sorted; names alike letter by letter are one key.

    `told` are judgements that the reports themselves give.
    """
    known = known_names(written)
    found: dict[tuple[str, str], Judgement] = {}
    for left, right in _candidates(known):
        judgement = _judge(left, right)
        if judgement is not None:
            found[judgement.left, judgement.right] = judgement
    for judgement in (*told, *join_short_names(known), *_stand_ins(written)):
        found.setdefault((judgement.left, judgement.right), judgement)
    return [found[pair] for pair in sorted(found)]


def _candidates(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield the pairs worth comparing: of one kind, and alike in the sound of a first or family name."""
    blocks: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        for key in sorted(set(_blocks(item))):
            blocks[key].append(item)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = sorted(blocks[key], key=lambda item: (-item.count, item.key))[:_BLOCK_NAMES]
        for left, right in combinations(sorted(block, key=lambda item: item.key), 2):
            if (left.key, right.key) not in seen:
                seen.add((left.key, right.key))
                yield left, right


def _blocks(item: Known) -> Iterator[str]:
    if item.kind == "person":
        name = parse_name(item.name)
        if name.given:
            yield f"person {sound_of(name.family.split()[-1])[:3]}"
            yield f"person {' '.join(sorted(fold_name(item.name).split()))}"
            yield f"person {sound_of(name.given[0])[:5]} {name.family[0]}"
        for office in item.offices:
            yield f"office {office}"
        return
    kind = "place" if item.kind == "place" else "body"
    folded = fold_name(item.name)
    if not folded:
        return
    stem = folded.split()
    if kind == "place":
        yield f"place {_stem(item.name)}"
        yield f"place {sound_of(folded)[1:4]}"
    yield f"{kind} {sound_of(stem[0])[:4]}"
    yield f"{kind} {folded.replace(' ', '')[:6]}"
    if kind == "body":
        yield f"body {plain_organisation(item.name)}"
    yield f"{kind} {initials_of(item.name).lower()}"
    if item.name.isupper():
        yield f"{kind} {folded}"


def _stem(name: str) -> str:
    folded = fold_name(name)
    parts = [
        lexicon("organisations")["spellings"].get(p, p)
        for p in folded.split()
        if p not in ("island", "islands", "province", "state", "region", "county", "district", "of", "the")
    ]
    return " ".join(parts) or folded


def _judge(left: Known, right: Known) -> Judgement | None:
    if left.kind == "person" and right.kind == "person":
        return _judge_persons(left, right)
    if left.kind == "place" and right.kind == "place":
        return _judge_places(left, right)
    if "person" in (left.kind, right.kind) or "place" in (left.kind, right.kind):
        return None
    return _judge_bodies(left, right)


def _judge_persons(left: Known, right: Known) -> Judgement | None:
    verdict = compare_names(left.name, right.name, "person")
    if verdict.outcome is Outcome.SAME:
        return joined(left, right, 0.95, verdict.why)
    if not parse_name(left.name).given or not parse_name(right.name).given:
        return None
    shared = sorted(left.offices & right.offices)
    if shared and not left.reports & right.reports and _near_family(left, right):
        families = {parse_name(left.name).family, parse_name(right.name).family}
        near = (
            "the same family name, the given names nearly so" if len(families) == 1 else "nearly the same family name"
        )
        why = f"Taken for a slip: the same office ({shared[0]}) and {near}."
        return joined(left, right, 0.7, why)
    if parse_name(left.name).family == parse_name(right.name).family:
        return joined(left, right, 0.1, verdict.why)
    return None


def _near_family(left: Known, right: Known) -> bool:
    verdict = compare_names(left.name, right.name, "person")
    families = parse_name(left.name).family, parse_name(right.name).family
    return verdict.outcome is Outcome.CANNOT_TELL or (families[0] != families[1] and ratio(*families) >= _ALIKE)


def _judge_places(left: Known, right: Known) -> Judgement | None:
    if parse_place(left.name) is not None and parse_place(right.name) is not None:
        return None
    if _stem(left.name) == _stem(right.name):
        return joined(left, right, 0.9, "One place, with and without the word that says what sort of place it is.")
    if left.reports & right.reports or left.name.split()[1:] != right.name.split()[1:]:
        return None
    verdict = compare_names(left.name, right.name, "place")
    if verdict.outcome is Outcome.SAME:
        return joined(left, right, 0.8, verdict.why)
    if _root_of(left.name) == _root_of(right.name):
        return None  # two forms of one word
    near = min(len(left.name), len(right.name)) >= 6 and ratio(left.name.lower(), right.name.lower()) >= _ALIKE
    if near and parse_place(left.name) is parse_place(right.name) is None:
        return joined(left, right, 0.6, "Taken for a slip: two little-known places of nearly the same letters.")
    return None


def _root_of(name: str) -> str:
    """Return a word without the ending of an adjective or a follower: "Islamist" and "Islamic" are no places."""
    return stem(_ENDING.sub("", name.lower()))


def _judge_bodies(left: Known, right: Known) -> Judgement | None:
    verdict = compare_names(left.name, right.name, "organisation")
    if verdict.outcome is Outcome.SAME:
        return joined(left, right, 0.9, verdict.why)
    if verdict.outcome is Outcome.CANNOT_TELL and not left.reports & right.reports and _one_word_off(left, right):
        return joined(left, right, 0.6, "The same words but for a letter or two of one; no report names both.")
    return None


def _one_word_off(left: Known, right: Known) -> bool:
    """Do two long names differ in one word only, and that no other everyday word ("Marsh Health", "Marsh Wealth")?"""
    first, second = plain_organisation(left.name).split(), plain_organisation(right.name).split()
    if len(first) != len(second) or len(" ".join(first)) < _LONG_NAME:
        return False
    off = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    stems = [stem(word) for pair in off for word in pair]
    everyday = any(s in common_stems() for s in stems) or min(map(len, stems), default=0) <= 4
    return len(off) == 1 and (stems[0] == stems[1] or (not everyday and off[0][0].isalpha() and off[0][1].isalpha()))


def _stand_ins(written: Sequence[Written]) -> Iterator[Judgement]:
    counts = Counter((w.name, w.stands_for) for w in written if w.stands_for)
    for (name, country), _ in sorted(counts.items(), key=str):
        yield Judgement(
            "same-entity",
            f"place/{country}",
            f"stand-in/{name}",
            0.9,
            f"{name} stands for the government of {country}.",
        )

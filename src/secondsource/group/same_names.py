"""The names of a story's reports -> pairwise judgements: which mean one person, organisation or place, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from secondsource.group.mentions import Written
from secondsource.lang.lexicon import lexicon
from secondsource.records.story import Judgement
from secondsource.values.name import compare_names, fold_name, parse_name, plain_organisation
from secondsource.values.place import parse_place
from secondsource.values.romanised import sound_of
from secondsource.values.verdict import Outcome

_ALIKE = 80  # of 100: two family names of holders of one office, or two unknown places, that may be one misspelt
_MISTAKEN = frozenset({"organisation", "other", "person", "place"})  # one name, two readings of what it is
_BLOCK_NAMES = 60  # names compared with one another in one block; rarer ones are left out beyond it


@dataclass(frozen=True, slots=True)
class _Known:
    """A name of the story with what all reports say about it."""

    key: str
    kind: str
    name: str
    count: int
    reports: frozenset[str]
    offices: frozenset[str]


def judge_names(written: Sequence[Written]) -> list[Judgement]:
    """Return the judgements between the distinct names of a story, sorted; names alike letter by letter are one key."""
    known = _known(written)
    found: dict[tuple[str, str], Judgement] = {}
    for left, right in _candidates(known):
        judgement = _judge(left, right)
        if judgement is not None:
            found[judgement.left, judgement.right] = judgement
    for judgement in (*_single_words(known), *_other_kinds(known), *_bare_words(known), *_stand_ins(written)):
        found.setdefault((judgement.left, judgement.right), judgement)
    return [found[pair] for pair in sorted(found)]


def _known(written: Iterable[Written]) -> list[_Known]:
    groups: dict[str, list[Written]] = defaultdict(list)
    for w in written:
        if w.stands_for is None:
            groups[w.key].append(w)
    return [
        _Known(
            key,
            group[0].kind,
            group[0].name if not key.startswith("place/") else key.partition("/")[2],
            sum(w.count for w in group),
            frozenset(w.report for w in group),
            frozenset(office for w in group for office in w.offices),
        )
        for key, group in sorted(groups.items())
    ]


def _candidates(known: Sequence[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Yield the pairs worth comparing: of one kind, and alike in the sound of a first or family name."""
    blocks: dict[str, list[_Known]] = defaultdict(list)
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


def _blocks(item: _Known) -> Iterator[str]:
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
    yield f"{kind} {''.join(w[0] for w in item.name.replace('-', ' ').split() if w[0].isupper()).lower()}"
    if item.name.isupper():
        yield f"{kind} {folded}"


def _stem(name: str) -> str:
    folded = fold_name(name)
    parts = [
        p
        for p in folded.split()
        if p not in ("island", "islands", "province", "state", "region", "county", "district", "of", "the")
    ]
    return " ".join(parts) or folded


def _judge(left: _Known, right: _Known) -> Judgement | None:
    if left.kind == "person" and right.kind == "person":
        return _judge_persons(left, right)
    if left.kind == "place" and right.kind == "place":
        return _judge_places(left, right)
    if "person" in (left.kind, right.kind) or "place" in (left.kind, right.kind):
        return None
    return _judge_bodies(left, right)


def _judge_persons(left: _Known, right: _Known) -> Judgement | None:
    verdict = compare_names(left.name, right.name, "person")
    if verdict.outcome is Outcome.SAME:
        return _joined(left, right, 0.95, verdict.why)
    if not parse_name(left.name).given or not parse_name(right.name).given:
        return None
    shared = sorted(left.offices & right.offices)
    if shared and not left.reports & right.reports and _near_family(left, right):
        why = f"Taken for a slip: the same office ({shared[0]}) and nearly the same family name."
        return _joined(left, right, 0.7, why)
    if parse_name(left.name).family == parse_name(right.name).family:
        return _joined(left, right, 0.1, verdict.why)
    return None


def _near_family(left: _Known, right: _Known) -> bool:
    verdict = compare_names(left.name, right.name, "person")
    families = parse_name(left.name).family, parse_name(right.name).family
    return verdict.outcome is Outcome.CANNOT_TELL or (families[0] != families[1] and ratio(*families) >= _ALIKE)


def _judge_places(left: _Known, right: _Known) -> Judgement | None:
    if parse_place(left.name) is not None and parse_place(right.name) is not None:
        return None
    if _stem(left.name) == _stem(right.name):
        return _joined(left, right, 0.9, "One place, with and without the word that says what sort of place it is.")
    if left.reports & right.reports or left.name.split()[1:] != right.name.split()[1:]:
        return None
    verdict = compare_names(left.name, right.name, "place")
    if verdict.outcome is Outcome.SAME:
        return _joined(left, right, 0.8, verdict.why)
    near = min(len(left.name), len(right.name)) >= 6 and ratio(left.name.lower(), right.name.lower()) >= _ALIKE
    if near and parse_place(left.name) is parse_place(right.name) is None:
        return _joined(left, right, 0.6, "Taken for a slip: two little-known places of nearly the same letters.")
    return None


def _judge_bodies(left: _Known, right: _Known) -> Judgement | None:
    verdict = compare_names(left.name, right.name, "organisation")
    return _joined(left, right, 0.9, verdict.why) if verdict.outcome is Outcome.SAME else None


def _joined(left: _Known, right: _Known, score: float, why: str) -> Judgement:
    first, second = sorted((left.key, right.key))
    return Judgement("same-entity", first, second, score, why)


def _single_words(known: Sequence[_Known]) -> Iterator[Judgement]:
    """Join a family name alone, or an organisation's first word, with the only full name of the story it fits."""
    families: dict[str, list[_Known]] = defaultdict(list)
    for item in known:
        words = fold_name(item.name).split()
        if item.kind == "person" and len(words) > 1:
            name = parse_name(item.name)
            for part in {name.family, name.family.split()[-1], *(g for g in name.given[:1] if not name.eastern)}:
                families[part].append(item)
        elif item.kind in ("organisation", "other") and len(words) > 1:
            families[f"body {words[0]}"].append(item)
    for item in known:
        words = fold_name(item.name).split()
        if len(words) == 1 and item.kind != "place":
            fitting = families.get(words[0] if item.kind == "person" else f"body {words[0]}", [])
            fitting = [f for f in fitting if f.key != item.key]
            if item.kind != "person" and (parse_place(item.name) is not None or len(item.name) < 4):
                continue
            if fitting and _one_meant(fitting):
                yield _joined(item, fitting[0], 0.85, "The only full name in the story that the short one fits.")


def _one_meant(fitting: Sequence[_Known]) -> bool:
    """Are all these full names spellings of one?"""
    first = fitting[0]
    return all(compare_names(first.name, f.name, first.kind).outcome is Outcome.SAME for f in fitting[1:])


def _other_kinds(known: Sequence[_Known]) -> Iterator[Judgement]:
    """Join a name that one report left without a kind with the kind other reports give it."""
    by_name: dict[str, list[_Known]] = defaultdict(list)
    for item in known:
        by_name[fold_name(item.name).replace(" ", "")].append(item)
    for name in sorted(by_name):
        group = sorted(by_name[name], key=lambda item: (item.kind == "other", -item.count, item.key))
        for item in group[1:]:
            if item.kind == "other" or {item.kind, group[0].kind} <= _MISTAKEN:
                yield _joined(group[0], item, 0.9, "The same name; one report does not tell what it is.")


def _bare_words(known: Sequence[_Known]) -> Iterator[Judgement]:
    """Join "the Gulf" with the only name of the story that holds the word."""
    heads = frozenset(o.lower() for o in lexicon("organisations")["places"]["openers"])
    for item in known:
        word = item.name.lower()
        if item.kind == "place" and word in heads:
            holders = [k for k in known if k.kind == "place" and k.key != item.key and word in k.name.lower().split()]
            if len(holders) == 1:
                yield _joined(item, holders[0], 0.8, "The only name in the story that holds the word.")


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

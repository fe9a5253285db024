"""The names of a story -> judgements that join a short form with the one full name it can mean, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from secondsource.group.known_names import Known, common_stems, joined
from secondsource.lang.lexicon import lexicon
from secondsource.records.story import Judgement
from secondsource.values.name import compare_names, fold_name, parse_name, short_form
from secondsource.values.place import parse_place
from secondsource.values.terms import stem
from secondsource.values.verdict import Outcome

_PLACED = "The only name in the story that ends with the word, its town or maker before it."
_BODIES = ("organisation", "other", "product")
_MISTAKEN = frozenset({"organisation", "other", "person", "place"})  # one name, two readings of what it is
_SHORT_BODY = 4  # letters of a body's short name: fewer may be anything's initials
_SHORT_GIVEN = 3  # letters of a given name cut short that still tell whose it is


def join_short_names(known: Sequence[Known]) -> Iterator[Judgement]:
    """Yield the judgements; a short form that fits two full names of different bearers joins neither."""
    yield from _single_words(known)
    yield from _last_words(known)
    yield from _other_kinds(known)
    yield from _bare_words(known)


def _single_words(known: Sequence[Known]) -> Iterator[Judgement]:
    """Join a family name alone, or an organisation's first word, with the only full name of the story it fits."""
    families, givens, bodies = _by_words(known)
    for item in known:
        parts = fold_name(item.name).split()
        if len(parts) != 1 or item.kind == "place":
            continue
        meant: Sequence[Known] = ()
        if item.kind == "person" or item.name.isupper():
            meant = families.get(parts[0]) or givens.get(parts[0]) or ()
        if not meant and item.kind == "other":
            meant = _cut_givens(parts[0], givens)
        if not meant and item.kind != "person" and parse_place(item.name) is None and len(item.name) >= _SHORT_BODY:
            meant = bodies.get(parts[0], ())
        meant = [full for full in meant if full.key != item.key]
        if meant and _one_meant(meant):
            yield joined(item, meant[0], 0.85, "The only full name in the story that the short one fits.")


def _by_words(known: Sequence[Known]) -> tuple[dict[str, list[Known]], dict[str, list[Known]], dict[str, list[Known]]]:
    """Return full names by the family name, by the given name, and those of bodies by their first word."""
    families: dict[str, list[Known]] = defaultdict(list)
    givens: dict[str, list[Known]] = defaultdict(list)
    bodies: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        parts = fold_name(item.name).split()
        if len(parts) < 2:
            continue
        if item.kind == "person":
            name = parse_name(item.name)
            for part in {name.family, name.family.split()[-1]}:
                families[part].append(item)
            for part in name.given[:1] if not name.eastern else ():
                givens[part].append(item)
        elif item.kind in _BODIES:
            bodies[parts[0]].append(item)
    return families, givens, bodies


def _cut_givens(word: str, givens: dict[str, list[Known]]) -> Sequence[Known]:
    """Return whom a given name cut short means ("Alexi" for the one Alexis of the story)."""
    if len(word) < _SHORT_GIVEN or stem(word) in common_stems():
        return ()
    return [k for g, held in sorted(givens.items()) if g == short_form(word) or g[:-1] == word for k in held]


def _one_meant(fitting: Sequence[Known]) -> bool:
    """Are all these full names spellings of one?"""
    first = fitting[0]
    return all(compare_names(first.name, f.name, first.kind).outcome is Outcome.SAME for f in fitting[1:])


def _last_words(known: Sequence[Known]) -> Iterator[Judgement]:
    """Join a name with the one that has its town or maker before it: "Harriers", "Port Ash Harriers"."""
    placed: dict[str, list[Known]] = defaultdict(list)
    makers = frozenset(lexicon("organisations")["lists"]["companies"])
    for item in known:
        before, _, own = item.name.rpartition(" ")
        if item.kind in _BODIES and before and (parse_place(before) is not None or before in makers):
            placed[fold_name(own)].append(item)
    for item in known:
        fitting = placed.get(fold_name(item.name), ()) if item.kind in _BODIES else ()
        if len(fitting) == 1 and len(item.name) >= _SHORT_BODY and item.name.lower().rstrip(".") not in _heads():
            yield joined(
                item,
                fitting[0],
                0.85,
                _PLACED,
            )


@cache
def _heads() -> frozenset[str]:
    """Return words that end the names of many bodies: alone they name none ("Police", "Corp")."""
    lists = lexicon("organisations")["lists"]
    return frozenset({*lists["heads"], *(form.lower().rstrip(".") for form in lists["legal_forms"])})


def _other_kinds(known: Sequence[Known]) -> Iterator[Judgement]:
    """Join a name that one report left without a kind with the kind other reports give it."""
    by_name: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        by_name[fold_name(item.name).replace(" ", "")].append(item)
    for name in sorted(by_name):
        group = sorted(by_name[name], key=lambda item: (item.kind == "other", -item.count, item.key))
        for item in group[1:]:
            if item.kind == "other" or {item.kind, group[0].kind} <= _MISTAKEN:
                yield joined(group[0], item, 0.9, "The same name; one report does not tell what it is.")


def _bare_words(known: Sequence[Known]) -> Iterator[Judgement]:
    """Join "the Gulf" with the only name of the story that holds the word."""
    openers = frozenset(o.lower() for o in lexicon("organisations")["places"]["openers"])
    holders: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        for word in {*item.name.lower().split()} & openers if item.kind == "place" else ():
            holders[word].append(item)
    for item in known:
        fitting = [h for h in holders.get(item.name.lower(), ()) if h.key != item.key] if item.kind == "place" else []
        if len(fitting) == 1:
            yield joined(item, fitting[0], 0.8, "The only name in the story that holds the word.")

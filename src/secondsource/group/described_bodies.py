"""The descriptions and names of a story -> which body, office-holder or capital each description means, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from secondsource.group.described import Described, forms_of
from secondsource.group.mentions import Written, office_of
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.story import Judgement
from secondsource.values.place import parse_place
from secondsource.values.terms import stem

_KIND = "described"


Told = Mapping[str, Sequence[Described]]
"""The descriptions of each report."""


def described_bodies(told: Told, written: Sequence[Written]) -> tuple[list[Written], list[Judgement]]:
    """Return the bodies that reports describe, as entities beside the named ones, and the judgements that link them.

    A description without a nation means the nation's body that the story describes in the same words, when there is
    one; a description that nothing else in the story meets and that names no nation is left out.
    """
    by_report: dict[str, list[Written]] = defaultdict(list)
    for w in written:
        by_report[w.report].append(w)
    bodies = [w for report, found in told.items() for w in _bodies(report, found, by_report[report])]
    judgements = list(_links(sorted({w.key for w in bodies}), written))
    linked = {key for j in judgements for key in (j.left, j.right)}
    reports: dict[str, set[str]] = defaultdict(set)
    for w in bodies:
        reports[w.key].add(w.report)
    kept = [w for w in bodies if not w.key.startswith(_KIND) or w.key in linked or _stands(w.key, len(reports[w.key]))]
    return kept, judgements


def _bodies(report: str, found: Sequence[Described], written: Sequence[Written]) -> Iterator[Written]:
    """Yield the bodies of one report with its names; a bare "the ministry" is what its chain describes in full."""
    named = {w.entity: w for w in written if w.kind in ("organisation", "other")}
    people = {w.entity for w in written} - set(named)
    fullest: dict[int, Described] = {}
    for d in found:
        if d.chain is not None and len(d.stems) + bool(d.nation) > 1:
            fullest.setdefault(d.chain, d)
    for d in found:
        if not d.stems or d.chain in people:
            continue
        full = fullest.get(d.chain, d) if d.chain is not None and len(d.stems) == 1 and d.nation is None else d
        variants = forms_of(d.written)
        if d.chain in named and len(d.stems) + bool(d.nation) > 1:
            yield replace(named[d.chain], variants=variants, count=0)
        elif d.chain not in named and not full.led:
            key = f"{_KIND}/{full.nation or ''}/{' '.join(full.stems)}"
            yield Written(report, d.chain, "organisation", forms_of(full.written)[-1], key, variants, 1, (), None, True)


def _links(keys: Sequence[str], written: Sequence[Written]) -> Iterator[Judgement]:
    """Yield the judgements between described bodies of the same words, and between them and a name of these words."""
    by_words: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if key.startswith(_KIND):
            by_words[key.split("/")[2]].append(key)
    names, main = _named_bodies(written), _main_places(written)
    for told in sorted(by_words):
        nations = [key for key in by_words[told] if key.split("/")[1]]
        lands = {_land(key.split("/")[1], told) for key in nations}
        for key in nations:
            home = f"{_KIND}/{_land(key.split('/')[1], told)}/{told}"
            if home != key and home in nations:
                yield _judgement(home, key, "The country's body, told by the capital it sits in.")
        if len(lands) == 1 and len(by_words[told]) > len(nations) and (" " in told or lands & main):
            yield _judgement(f"{_KIND}//{told}", nations[0], "The only body of the story that these words describe.")
        if len(lands) <= 1 and len(names.get(told, ())) == 1:
            yield _judgement(by_words[told][0], names[told][0], "The name and the description are of the same words.")


def _main_places(written: Sequence[Written]) -> set[str]:
    """Return the places that half as many reports name as name the most named one: "the government" is theirs."""
    reports: dict[str, set[str]] = defaultdict(set)
    for w in written:
        if w.kind == "place":
            reports[w.key.partition("/")[2]].add(w.report)
            reports[w.stands_for or w.name].add(w.report)
    most = max(map(len, reports.values()), default=0)
    return {place for place, told in reports.items() if 2 * len(told) >= most}


def _land(nation: str, told: str) -> str:
    """Return the country a capital stands for, unless a town has such a body of its own."""
    place = parse_place(nation)
    own = any(stem(word) in told.split() for word in words("described", "local"))
    return place.country if place and place.country and place.sort == "capital" and not own else nation


def _judgement(left: str, right: str, why: str) -> Judgement:
    first, second = sorted((left, right))
    return Judgement("same-entity", first, second, 0.8, why)


def _named_bodies(written: Sequence[Written]) -> dict[str, list[str]]:
    """Return the keys of named bodies by the stems of their words, a nation before them left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for w in {w.key: w for w in written}.values():
        if w.kind == "organisation":
            parts = [p for p in w.name.replace("'s", "").split() if parse_place(p) is None]
            stems = {stem(p.lower()) for p in parts if p.lower() not in words("described", "says_little")}
            if len(stems) > 1:
                found[" ".join(sorted(stems))].add(w.key)
    return {told: sorted(keys) for told, keys in found.items()}


def _stands(key: str, reports: int) -> bool:
    """Is a described body of its own account worth an entry?"""
    _, nation, told = key.split("/")
    single = any(stem(head) in told.split() for head in words("described", "one_of_a_kind"))
    return (bool(nation) or (single and " " in told)) and (reports > 1 or (bool(nation) and " " in told))


def looked_up(told: Told, written: Sequence[Written], root: Mapping[str, str]) -> Iterator[Written]:
    """Yield descriptions of office-holders and capitals as entities of the name they mean, where one alone fits.

    `root` leads the keys of one identity to one of them.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    by_key: dict[str, Written] = {}
    for w in written:
        by_key.setdefault(w.key, w)
        for office in w.offices:
            holders[office].add(root[w.key])
    for report, found in told.items():
        for d in found:
            if d.title == "capital":
                keys = {f"place/{_capital(d.nation)}"} & set(by_key)
            else:
                keys = holders.get(office_of(d.title, d.nation), set()) if d.title else set()
            if len(keys) == 1:
                meant = by_key[min(keys)]
                variants = forms_of(d.written)[:1]
                yield Written(report, None, meant.kind, meant.name, meant.key, variants, 1, (), None, True)


def _capital(country: str | None) -> str | None:
    capital: str | None = lexicon("countries")["countries"].get(country, {}).get("capital")
    return capital

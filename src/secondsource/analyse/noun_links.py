"""Names and noun phrases -> chains: same name, apposition, office and holder, same head, "the country".

Rules one after the other, the surest first, as in the sieves of Lee et al. 2013 ("Deterministic coreference resolution
based on entity-centric, precision-ranked rules", Computational Linguistics 39). Each looks back a bounded way only.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from secondsource.analyse.chains import Chains
from secondsource.analyse.phrase_traits import nouns
from secondsource.analyse.phrases import Phrase, Scene
from secondsource.analyse.titles import parse_title
from secondsource.records.analysis import Role
from secondsource.values.place import parse_place

_DEFINITE = frozenset({"the", "that", "these", "this", "those"})
_OWNED = frozenset({"her", "his", "its", "my", "our", "their", "your"})
_OPEN = frozenset({"a", "an", "another", "any", "both", "each", "every", "no", "some"})
_SET_OFF = re.compile(r"[.!?;)]|,(?! (?:and|or|[A-Z]|the |a |an ))")  # behind what is set off; a list goes on otherwise
_LESSER = frozenset({"acting", "assistant", "associate", "deputy", "shadow", "vice"})
_REMEMBERED = 4  # phrases of the same head that are looked at, the latest first
_SENTENCES_BACK = 12  # a phrase of the same words further back is taken for another
_HEAD_BACK = 3  # sentences; a phrase of the same head: of those nearer, 72 % meant the same in GUM, of others half
_KIND_BACK = 1


def link_nouns(
    scene: Scene, phrases: Sequence[Phrase], chains: Chains, roles: Sequence[Role], entity_names: Sequence[str]
) -> None:
    """Join the names and noun phrases of a report."""
    _same_names(phrases, chains)
    _apposed(scene, phrases, chains)
    _set_off(scene, phrases, chains)
    _same_words(scene, phrases, chains)
    _office_holders(scene, phrases, chains, roles)
    _same_heads(scene, phrases, chains)
    _known_kinds(scene, phrases, chains, entity_names)


def _same_names(phrases: Sequence[Phrase], chains: Chains) -> None:
    first: dict[int, int] = {}
    for i, phrase in enumerate(phrases):
        if phrase.entity is not None:
            chains.join(first.setdefault(phrase.entity, i), i)


def _apposed(scene: Scene, phrases: Sequence[Phrase], chains: Chains) -> None:
    """Join "Ann Lee" with "the mayor of Vardy" beside it, and a relative pronoun with what it takes up."""
    at = {phrase.head: i for i, phrase in enumerate(phrases) if not phrase.joined}
    for i, phrase in enumerate(phrases):
        head = scene.syntax.heads[phrase.head]
        if phrase.relative:
            over = _relative_of(scene, phrase.head)
            if over in at:
                chains.join(at[over], i)
        elif scene.syntax.relations[phrase.head] == "appos" and head in at and not phrase.joined:
            other = at[head]
            if (
                _stands_beside(scene, phrases[other], phrase)
                and _same_sort(chains, other, i)
                and chains.may_join(other, i)
            ):
                chains.join(other, i)


def _set_off(scene: Scene, phrases: Sequence[Phrase], chains: Chains) -> None:
    """Join "the prosecutor" and "Ann Lee" that stand side by side, the second between commas, however they are read."""
    people = {p.span.start: i for i, p in enumerate(phrases) if p.name_kind == "person"}
    ends = {p.span.end: i for i, p in enumerate(phrases) if p.name_kind == "person"}
    for i, phrase in enumerate(phrases):
        described = phrase.kind == "noun" and phrase.determiner not in _OPEN and not phrase.joined
        if not described or chains.traits(i).sort != "person" or chains.traits(i).plural is not False:
            continue
        after = people.get(phrase.span.end + 2) if scene.text.startswith(", ", phrase.span.end) else None
        before = ends.get(phrase.span.start - 2) if scene.text.startswith(", ", phrase.span.start - 2) else None
        for name, end in ((after, phrases[after or 0].span.end), (before, phrase.span.end)):
            if name is not None and _SET_OFF.match(scene.text, end) and chains.may_join(name, i):
                chains.join(name, i)
                break


def _stands_beside(scene: Scene, before: Phrase, phrase: Phrase) -> bool:
    """Is one a name, and do they stand side by side?"""
    between = scene.text[min(before.span.end, phrase.span.end) : max(before.span.start, phrase.span.start)]
    named = "name" in (before.kind, phrase.kind) and phrase.name_kind != "place"
    return named and between.strip() in (",", "", "–", "-", "—")


def _same_sort(chains: Chains, one: int, other: int) -> bool:
    a, b = chains.traits(one).sort, chains.traits(other).sort
    return a == b or (a != "person" and b != "person")


def _relative_of(scene: Scene, word: int) -> int:
    """Return the noun a relative pronoun takes up: the one its clause hangs on."""
    for _ in range(6):
        word = scene.syntax.heads[word]
        if scene.syntax.relations[word].startswith("acl"):
            return scene.syntax.heads[word]
    return -1


def _content(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    low = scene.text[phrase.span.start : phrase.span.end].lower().replace("’", "'").removesuffix("'s").split()
    return tuple(low[1:] if low and (low[0] in _DEFINITE or low[0] in ("a", "an")) else low)


def _same_words(scene: Scene, phrases: Sequence[Phrase], chains: Chains) -> None:
    """Join phrases of the same words: "the old ferry" and "the old ferry"; single bare nouns only where definite."""
    last: dict[tuple[str, ...], int] = {}
    for i, phrase in enumerate(phrases):
        if phrase.kind != "noun" or phrase.joined or phrase.determiner in _OWNED:
            continue
        content = _content(scene, phrase)
        before = last.get(content)
        sure = phrase.determiner not in _OPEN and (phrase.determiner != "" or len(content) > 1)
        sure = sure and chains.traits(i).sort != "time"
        if sure and before is not None and _can_be(phrases, chains, before, i):
            chains.join(before, i)
        last[content] = i


def _can_be(phrases: Sequence[Phrase], chains: Chains, before: int, i: int) -> bool:
    """May a phrase mean what one before it does: not far off, not around it, and nothing that speaks against?"""
    one, other = phrases[before], phrases[i]
    near = other.sentence - one.sentence <= _SENTENCES_BACK
    inside = one.span.start <= other.span.start and other.span.end <= one.span.end
    return near and not inside and chains.may_join(before, i)


def _office_holders(scene: Scene, phrases: Sequence[Phrase], chains: Chains, roles: Sequence[Role]) -> None:
    """Join "the president" with the one the report names as president."""
    holders: dict[str, list[Role]] = defaultdict(list)
    for role in roles:
        if role.modifier is None:
            for title in {role.title, _base(role.title)}:
                holders[title].append(role)
    named = {p.entity: i for i, p in reversed(list(enumerate(phrases))) if p.entity is not None}
    for i, phrase in enumerate(phrases):
        if not _takes_up(scene, phrase) or phrase.joined or chains.entity(i) is not None:
            continue
        found = {role.holder for role in holders.get(_office(scene, phrase) or "", ())}
        if len(found) == 1 and (holder := named.get(found.pop())) is not None and chains.may_join(holder, i):
            chains.join(holder, i)


def _base(title: str) -> str:
    """Return the last word of a title where the first makes no other office of it: "mayor", but not of a deputy."""
    words = title.split()
    return words[-1] if words and words[0] not in _LESSER and words[-1] != "minister" else title


def _office(scene: Scene, phrase: Phrase) -> str | None:
    """Return the office a phrase names: all of it, the determiner and what follows ("of Norland") left out."""
    first = phrase.first + 1 if phrase.determiner in _DEFINITE else phrase.first
    return parse_title(" ".join(scene.syntax.spans[w].of(scene.text).lower() for w in range(first, phrase.head + 1)))


def _same_heads(scene: Scene, phrases: Sequence[Phrase], chains: Chains) -> None:
    """Join "the ferry" with "a ferry" before it, where it tells no more than that did."""
    seen: dict[str, list[int]] = defaultdict(list)
    for i, phrase in enumerate(phrases):
        if phrase.kind == "pronoun" or phrase.joined:
            continue
        head = scene.syntax.lemmas[phrase.head]
        before = seen[head]
        if _takes_up(scene, phrase) and chains.traits(i).sort != "time":
            for other in reversed(before[-_REMEMBERED:]):
                if phrase.sentence - phrases[other].sentence > _HEAD_BACK:
                    break
                if _tells_no_more(phrase, phrases[other]) and _can_be(phrases, chains, other, i):
                    chains.join(other, i)
                    break
        before.append(i)


def _takes_up(scene: Scene, phrase: Phrase) -> bool:
    """Is it a definite noun phrase that no clause of its own makes definite ("the man who came")?"""
    if phrase.kind != "noun" or phrase.determiner not in _DEFINITE:
        return False
    return not any(scene.syntax.relations[c].startswith("acl") for c in scene.below[phrase.head])


def _tells_no_more(phrase: Phrase, other: Phrase) -> bool:
    if other.determiner in ("no", "any", "every", "each") or other.name_kind in ("person", "place"):
        return False
    return set(phrase.words) <= set(other.words)


def _known_kinds(scene: Scene, phrases: Sequence[Phrase], chains: Chains, entity_names: Sequence[str]) -> None:
    """Join "the country", "the city", "the agency" with the last one named, where one alone was named of late.

    "The company" is left alone: the last firm named is too often another than the one that acts.
    """
    last: dict[str, list[int]] = defaultdict(list)
    for i, phrase in enumerate(phrases):
        if phrase.kind == "name" and phrase.entity is not None:
            for key in _kinds_of(phrase, entity_names):
                last[key].append(i)
        elif phrase.kind == "noun" and phrase.determiner in ("the", "this") and len(phrase.words) == 1:
            lemma = phrase.words[0]
            kind = next((k for k in ("countries", "towns", "bodies") if lemma in nouns(k)), None)
            if kind is None or chains.entity(i) is not None:
                continue
            near = [n for n in last[kind][-_REMEMBERED:] if phrase.sentence - phrases[n].sentence <= _KIND_BACK]
            if kind == "bodies":
                near = [n for n in near if lemma in entity_names[phrases[n].entity or 0].lower().split()]
            if len({phrases[n].entity for n in near}) == 1 and chains.may_join(near[-1], i):
                chains.join(near[-1], i)


def _kinds_of(phrase: Phrase, entity_names: Sequence[str]) -> tuple[str, ...]:
    if phrase.name_kind == "organisation":
        return ("bodies",)
    if phrase.name_kind != "place":
        return ()
    name = entity_names[phrase.entity] if phrase.entity is not None and phrase.entity < len(entity_names) else ""
    place = parse_place(name)
    if place is None:
        return ()
    return ("countries",) if place.sort == "country" else ("towns",) if place.sort in ("capital", "city") else ()

"""Identities as the program found them and what a person judged of names -> the identities that hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from secondsource.records.analysis import Analysis
from secondsource.records.story import Identity, Judgement, Mention


def overrule_names(
    identities: Sequence[Identity],
    decided: Sequence[Judgement],
    analyses: Mapping[str, Analysis],
    texts: Mapping[str, str],
) -> tuple[Identity, ...]:
    """Return the identities with the judgements of kind `same-entity` put into force; names are taken as written.

    One name said of two identities joins them under the name that is met more often. Two names said of one identity
    part it: what is written the second way, and nowhere the first way, becomes an identity of its own.
    """
    held = list(identities)
    for judgement in (j for j in decided if j.kind == "same-entity"):
        left, right = judgement.left.casefold(), judgement.right.casefold()
        if judgement.score == 1.0:
            held = _joined(held, left, right)
        else:
            held = [part for one in held for part in _parted(one, left, right, analyses, texts)]
    return tuple(sorted(held, key=lambda i: (-len(i.mentions), i.kind, i.name, i.id)))


def _written(identity: Identity) -> set[str]:
    return {name.casefold() for name in (identity.name, *identity.variants)}


def _joined(held: list[Identity], left: str, right: str) -> list[Identity]:
    found = [one for one in held if {left, right} & _written(one)]
    if len(found) < 2 or not all(any(name in _written(one) for one in found) for name in (left, right)):
        return held
    main = min(found, key=lambda i: (-len(i.mentions), i.name, i.id))
    variants = tuple(dict.fromkeys(v for one in (main, *(o for o in found if o is not main)) for v in one.variants))
    mentions = tuple(sorted({m for one in found for m in one.mentions}, key=lambda m: (m.report, m.entity)))
    whole = replace(main, variants=variants, mentions=mentions)
    return [whole if one is main else one for one in held if one is main or one not in found]


def _parted(
    one: Identity, left: str, right: str, analyses: Mapping[str, Analysis], texts: Mapping[str, str]
) -> list[Identity]:
    if not {left, right} <= _written(one):
        return [one]
    forms = {mention: _forms(mention, analyses, texts) for mention in one.mentions}
    gone = tuple(m for m in one.mentions if right in forms[m] and left not in forms[m])
    stay = tuple(m for m in one.mentions if m not in gone)
    if not gone or not stay:
        return [one]
    of_the_rest = {form for mention in stay for form in forms[mention]}
    leaving = {form for mention in gone for form in forms[mention]}
    name = next(v for v in (one.name, *one.variants) if v.casefold() == right)
    digest = blake2b(f"{one.id}|{name}".encode(), digest_size=6).hexdigest()
    other = Identity(digest, one.kind, name, tuple(v for v in one.variants if v.casefold() in leaving), gone)
    kept = tuple(v for v in one.variants if v.casefold() in of_the_rest or v.casefold() not in leaving)
    slips = tuple(slip for slip in one.slips if slip[0].casefold() != right)
    main = next(v for v in (one.name, *kept) if v.casefold() != right)
    return [replace(one, name=main, variants=kept, mentions=stay, slips=slips), other]


def _forms(mention: Mention, analyses: Mapping[str, Analysis], texts: Mapping[str, str]) -> set[str]:
    """Return the ways a report writes a name, in lower case."""
    analysis, text = analyses[mention.report], texts.get(mention.report, "")
    written = {name.span.of(text).casefold() for name in analysis.names if name.entity == mention.entity}
    called = analysis.entity_names[mention.entity : mention.entity + 1]
    return written | {name.casefold() for name in called}

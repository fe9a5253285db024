"""Sentences and their names -> the offices and positions the report ascribes to persons."""

from collections.abc import Iterator, Sequence

from secondsource.analyse.office_scenes import country_of_scene
from secondsource.analyse.offices_told import told_by_scene, told_elsewhere
from secondsource.analyse.role_sentence import RoleSentence, prepare
from secondsource.analyse.roles_after import read_after, read_apposed
from secondsource.analyse.roles_before import read_before, read_plural
from secondsource.records.analysis import Name, Role
from secondsource.records.span import Span

_HOLDERS = frozenset({"person", "other"})
_MOST_NAMES = 200  # of one sentence: a bound on the work


def read_roles(
    text: str, sentences: Sequence[Span], names: Sequence[Name], entity_names: Sequence[str]
) -> tuple[Role, ...]:
    """Return the roles in text order, at most one of each kind a mention.

    `of` is the country, organisation or place, as the gazetteer names it or as written without article; where a
    mention leaves it out, another mention of the same holder and title in the report may tell it.
    """
    found: list[Role] = []
    scenes: dict[Role, str] = {}
    at = 0
    ordered = sorted(names, key=lambda name: name.span)
    for sentence in sentences:
        while at < len(ordered) and ordered[at].span.start < sentence.start:
            at += 1
        first = at
        while at < len(ordered) and ordered[at].span.end <= sentence.end:
            at += 1
        inside = ordered[first : min(at, first + _MOST_NAMES)]
        if any(n.kind in _HOLDERS for n in inside):
            prepared = prepare(text, sentence, inside, entity_names)
            roles = list(_read_sentence(prepared))
            scenes.update(_scenes(prepared, roles))
            found += roles
    told = told_elsewhere(sorted(dict.fromkeys(found), key=lambda role: (role.span, role.title, role.holder)))
    return told_elsewhere(told_by_scene(told, scenes))


def _read_sentence(s: RoleSentence) -> Iterator[Role]:
    for start, (end, name) in sorted(s.names.items()):
        if name.kind not in _HOLDERS:
            continue
        before = list(read_before(s, start, end, name))
        yield from before
        yield from read_plural(s, start, end, name)
        first = min([role.span.start for role in before], default=name.span.start)
        while start > 0 and s.words[start].start > first:
            start -= 1
        apposed = read_apposed(s, start, end, name)
        if apposed is not None:
            yield apposed
        if name.kind == "person":
            yield from read_after(s, end, name)


def _scenes(s: RoleSentence, roles: Sequence[Role]) -> Iterator[tuple[Role, str]]:
    """Yield what the offices of state before a name must be of, where only the scene of the sentence tells."""
    for role in roles:
        if role.of is None and role.modifier != "former" and role.span.end == role.holder_span.end:
            at = next(i for i, word in enumerate(s.words) if word.start >= role.span.start)
            country = country_of_scene(s.words, s.names, at, role.title)
            if country is not None:
                yield role, country

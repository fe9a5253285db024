"""Sentences and their names -> the offices and positions the report ascribes to persons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.analyse.office_scenes import country_of_scene
from secondsource.analyse.offices_held import office_of, without_article
from secondsource.analyse.offices_told import told_by_scene, told_elsewhere
from secondsource.analyse.titles import Title, title_at, title_ending
from secondsource.analyse.written import Word, split_words
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Role
from secondsource.records.span import Span
from secondsource.values.place import country_of

_LINKS = frozenset({"of", "at", "for", "with", "from", "in"})
_BEFORE_OWNERS = frozenset({"the", "a", "an", "province", "state", "city", "town", "island", "of"})
_COPULAS = frozenset({"is", "was", "became", "becomes", "remains"})
_MOST_TITLES = 2  # before one name: "spokesman Col. X"
_REACH_WORDS = 16  # how far before a name "the head of the … of …, X" is looked for
_MOST_NAMES = 200  # of one sentence: a bound on the work
_STOPS = frozenset(
    {"said", "says", "told", "who", "was", "is", "has", "had", "and", "that", "will", "as", "to", "after"}
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's words, and by word index the name that begins or ends there."""

    text: str
    words: list[Word]
    lowered: list[str]
    names: dict[int, tuple[int, Name]]  # first word -> (word after the last, name)
    ends: dict[int, tuple[int, Name]]  # word after the last -> (first word, name)
    entity_names: Sequence[str]


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
        if any(n.kind in ("person", "other") for n in inside):
            prepared = _prepare(text, sentence, inside, entity_names)
            roles = list(_read_sentence(prepared))
            scenes.update(_scenes(prepared, roles))
            found += roles
    told = told_elsewhere(sorted(dict.fromkeys(found), key=lambda role: (role.span, role.title)))
    return told_elsewhere(told_by_scene(told, scenes))


def _prepare(text: str, sentence: Span, names: Sequence[Name], entity_names: Sequence[str]) -> _Sentence:
    found = split_words(text, sentence)
    starts: dict[int, tuple[int, Name]] = {}
    ends: dict[int, tuple[int, Name]] = {}
    at = 0
    for name in names:
        while at < len(found) and found[at].end <= name.span.start:
            at += 1
        end = at
        while end < len(found) and found[end].start < name.span.end:
            end += 1
        starts[at], ends[end] = (end, name), (at, name)
    return _Sentence(text, found, [w.lower for w in found], starts, ends, entity_names)


def _read_sentence(s: _Sentence) -> Iterator[Role]:
    for start, (end, name) in sorted(s.names.items()):
        if name.kind not in ("person", "other"):
            continue
        roles = [
            *_before(s, start, end, name),
            *(r for r in (_after(s, start, end, name), _apposed(s, start, name)) if r),
        ]
        if name.kind == "other":
            roles = [r for r in roles if r.span.start < name.span.start]
        yield from roles


def _scenes(s: _Sentence, roles: Sequence[Role]) -> Iterator[tuple[Role, str]]:
    """Yield what the offices of state before a name must be of, where only the scene of the sentence tells."""
    for role in roles:
        if role.of is None and role.modifier != "former" and role.span.end == role.holder_span.end:
            at = next(i for i, word in enumerate(s.words) if word.start >= role.span.start)
            country = country_of_scene(s.words, s.names, at, role.title)
            if country is not None:
                yield role, country


def _before(s: _Sentence, start: int, end: int, name: Name) -> Iterator[Role]:
    """Read the titles directly before the name: "Norland's former Prime Minister X", "spokesman Col. X"."""
    at = start
    for _ in range(_MOST_TITLES):
        title = _title_ending(s, at)
        if title is None or s.words[at].gap.strip(" ") or s.words[at - 1].possessive:
            return
        if at != start and title.name in words("titles", "parties"):  # "Republican strategist X"
            return
        role = _titled(s, title, end if at == start else len(s.words), name)
        if role is not None:
            yield role
        at = title.start
        if at == 0:
            return


def _titled(s: _Sentence, title: Title, end: int, name: Name) -> Role | None:
    """Read what stands before the title, and "of Norland" at word `end`, behind the name."""
    if title.start and s.words[title.start - 1].text in "-–" and s.words[title.start - 1].marks:
        return None
    first, modifier = _modifier_before(s, title.start, title.modifier)
    of, first = _owner_before(s, first)
    doubtful = title.name in words("titles", "doubtful") and not s.words[title.start].capital
    if doubtful and (of is None or s.words[title.start - 1].possessive):  # "Norland's official Daily News"
        return None
    behind = _behind_person(s, first) if of is None else first
    first, modifier = _time_before(s, behind, modifier, first)
    if of is None and s.lowered[end : end + 1] == ["of"] and end + 1 < len(s.words):
        of = _named_owner(s, end + 1)
    return _role((title, modifier, of), (s.words[first].start, name.span.end), name)


def _behind_person(s: _Sentence, first: int) -> int:
    """Step over the person whose adviser, aide … it is: "former Dale adviser X"."""
    held = s.ends.get(first)
    return held[0] if held is not None and held[1].kind == "person" and not s.words[first - 1].possessive else first


def _time_before(s: _Sentence, at: int, modifier: str | None, first: int) -> tuple[int, str | None]:
    """Take "former", "then" … before word `at`; where there is none, the role goes on beginning at word `first`."""
    begin, found = _modifier_before(s, at, None)
    opener = begin == 0 and s.lowered[0] == "then"  # "Then Norland's president spoke"
    return (first, modifier) if found is None or modifier is not None or opener else (begin, found)


def _title_ending(s: _Sentence, end: int) -> Title | None:
    """Return the longest title before word `end` that no possessive breaks ("the group's director")."""
    first = max(0, end - 6)
    owners = [i for i in range(first, end - 1) if s.words[i].possessive or (s.words[i].marks and s.lowered[i] != "-")]
    first = owners[-1] + 1 if owners else first
    title = title_ending(s.lowered[first:end], end - first)
    return None if title is None else Title(first + title.start, end, title.name, title.modifier)


def _modifier_before(s: _Sentence, first: int, known: str | None) -> tuple[int, str | None]:
    """Take "former", "newly appointed" … and words that say nothing of the office before word `first`."""
    modifiers = lexicon("titles")["modifiers"]
    modifier = known
    while first > 0:
        if first > 1 and f"{s.lowered[first - 2]} {s.lowered[first - 1]}" in modifiers:
            modifier, first = known or modifiers[f"{s.lowered[first - 2]} {s.lowered[first - 1]}"], first - 2
        elif s.lowered[first - 1] in modifiers and not s.words[first - 1].possessive:
            modifier, first = known or modifiers[s.lowered[first - 1]], first - 1
        elif s.lowered[first - 1] in words("titles", "fillers") and not s.words[first - 1].possessive:
            first -= 1
        else:
            break
    return first, modifier


def _owner_before(s: _Sentence, first: int) -> tuple[str | None, int]:
    """Return what the office is of when a place or body stands before the title, and where its words begin."""
    if first not in s.ends or first >= len(s.words):
        return None, first
    start, name = s.ends[first]
    if name.kind == "person" or s.words[first].gap.removeprefix("'s").removeprefix("’s").strip(" "):
        return None, first
    if name.kind == "nationality" and country_of(name.span.of(s.text)) is None:
        return None, start  # a people or a faith: "the Arab president"
    return _office_of(s, name), start


def _office_of(s: _Sentence, name: Name) -> str:
    return office_of(name, name.span.of(s.text), s.entity_names[name.entity])


def _behind_articles(s: _Sentence, at: int) -> int:
    while at < len(s.words) and at not in s.names and s.lowered[at] in _BEFORE_OWNERS:
        at += 1
    return at


def _named_owner(s: _Sentence, at: int) -> str | None:
    """Return what the office is of where a place or body stands at word `at`, articles left out."""
    at = _behind_articles(s, at)
    if at in s.names and s.names[at][1].kind != "person" and not s.words[s.names[at][0] - 1].possessive:
        return _office_of(s, s.names[at][1])
    return None


def _owner_after(s: _Sentence, at: int) -> str | None:
    """Return what the office is of in "… of (the) Norland" from word `at`, or None."""
    named = _named_owner(s, at)
    if named is not None:
        return named
    at = _behind_articles(s, at)
    phrase, end = [], at
    while end < len(s.words) and not s.words[end].marks and s.lowered[end] not in _STOPS and end - at < 10:
        phrase.append(end)
        end += 1
    for index in phrase:
        owner = s.names.get(index)
        if owner is None:
            continue
        if owner[1].kind == "person":
            return None
        if owner[1].kind == "organisation" and not s.words[owner[0] - 1].possessive:
            return _office_of(s, owner[1])
    if not phrase or s.lowered[at - 1] == "for":
        return None
    return without_article(s.text[s.words[at].start : s.words[end - 1].end])


def _after(s: _Sentence, start: int, end: int, name: Name) -> Role | None:
    """Read "X, the governor of Y", "X, 45, a lawyer", "X, Y's governor,", "X is the head of Y"."""
    at = end
    if at < len(s.words) - 1 and s.words[at].text == "," and not s.words[end - 1].possessive:
        at += 1
        if s.words[at].text.isdigit() and at + 1 < len(s.words) and s.words[at + 1].text == ",":
            at += 2
        if at < len(s.words) - 1 and s.lowered[at] == "who" and s.lowered[at + 1] in _COPULAS:
            at += 2
    elif at < len(s.words) - 1 and s.lowered[at] in _COPULAS and s.lowered[at + 1] in ("the", "a", "an"):
        role = _phrase(s, at + 1, name)  # "X is the host" tells of an evening, not of an office
        return None if role is not None and role.of is None and role.title in words("titles", "doubtful") else role
    else:
        return None
    return _phrase(s, at, name)


def _phrase(s: _Sentence, at: int, name: Name) -> Role | None:
    """Read a title phrase that begins at word `at`: article, owner, modifiers, title, "of …"."""
    article = at < len(s.words) and s.lowered[at] in ("a", "an", "the")
    at += article
    of, owned_by = None, at
    if at in s.names and s.names[at][1].kind != "person":
        after, owner = s.names[at]
        of, at = _office_of(s, owner), after
    at, modifier = _modifiers_after(s, at)
    if at >= len(s.words):
        return None
    if of is None and at in s.names and s.names[at][1].kind != "person":
        owned_by = at
        after, owner = s.names[at]
        of, at = _office_of(s, owner), after
    title = title_at(s.lowered, at)
    if title is None or not _closed(s, title.end, article or of is not None):
        return None
    if of is not None and _is_subject(s, owned_by, title):
        of = None
    if title.end < len(s.words) and s.lowered[title.end] in _LINKS and of is None:
        of = _owner_after(s, title.end + 1)
    stop = s.words[title.end - 1].end
    return _role((title, modifier or title.modifier, of), (name.span.start, stop), name)


def _is_subject(s: _Sentence, at: int, title: Title) -> bool:
    """Is the place before the title what its holder studies ("Norland researcher at the Institute")?"""
    if title.name not in words("titles", "of_subjects") or at not in s.names:
        return False
    end, name = s.names[at]
    return name.kind == "place" and not s.words[end - 1].possessive


def _modifiers_after(s: _Sentence, at: int) -> tuple[int, str | None]:
    modifiers, modifier = lexicon("titles")["modifiers"], None
    while at < len(s.words) - 1:
        pair = f"{s.lowered[at]} {s.lowered[at + 1]}"
        if pair in modifiers:
            modifier, at = modifiers[pair], at + 2
        elif s.lowered[at] in modifiers:
            modifier, at = modifiers[s.lowered[at]], at + 1
        elif s.lowered[at] in words("titles", "fillers") and title_at(s.lowered, at) is None:
            at += 1
        else:
            break
    return at, modifier


def _closed(s: _Sentence, end: int, bound: bool) -> bool:
    """Does the phrase end after the title, or go on with what it is of? Otherwise it is another noun's first word."""
    if end >= len(s.words):
        return not s.words[end - 1].possessive
    if s.words[end].marks:
        opens = s.words[end].text in "“‘" or (s.words[end].text == '"' and s.words[end].gap != "")
        return not s.words[end - 1].possessive and s.words[end].text != "-" and not opens
    return s.lowered[end] in _LINKS or (bound and s.lowered[end] in _STOPS | {"there"})


def _apposed(s: _Sentence, start: int, name: Name) -> Role | None:
    """Read "the governor of Y, X" and "Y's governor, X": the phrase that ends in a comma before the name."""
    if start < 2 or s.words[start - 1].text != ",":
        return None
    stop = start - 1
    for first in range(stop - 1, max(-1, stop - _REACH_WORDS), -1):
        if s.words[first].marks:
            return None
        title = title_at(s.lowered, first)
        if title is None or not _leads_to(s, title, stop):
            continue
        title = _title_ending(s, title.end) or title
        begin, modifier = _modifier_before(s, title.start, title.modifier)
        of, begin = _owner_before(s, begin)
        if title.end < stop:
            of = _owner_after(s, title.end + 1)
        if begin > 0 and of is None and s.lowered[begin - 1] not in ("the", "a", "an", "his", "her", "its", "their"):
            return None
        return _role((title, modifier, of), (s.words[begin].start, name.span.end), name)
    return None


def _leads_to(s: _Sentence, title: Title, stop: int) -> bool:
    """Does the title, or the title with "of …", fill the words up to the comma? Verbs in between say no."""
    if title.end == stop:
        return not s.words[stop - 1].possessive
    between = s.lowered[title.end + 1 : stop]
    return s.lowered[title.end] in ("of", "at", "for") and not any(word in _STOPS - {"and"} for word in between)


def _role(told: tuple[Title, str | None, str | None], at: tuple[int, int], name: Name) -> Role:
    """Build the role from the title, its modifier and what it is of, the offsets it covers and the holder's name."""
    title, modifier, of = told
    return Role(Span(*at), name.entity, name.span, title.name, of, modifier)

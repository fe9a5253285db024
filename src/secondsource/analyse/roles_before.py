"""A name and the words before it -> its roles: "Norland's former Prime Minister X", "spokesman Col. X"."""

from collections.abc import Iterator
from dataclasses import replace

from secondsource.analyse.role_sentence import (
    DETERMINERS,
    RoleSentence,
    is_noun_like,
    modifier_before,
    named_owner,
    owner_before,
    role_of,
)
from secondsource.analyse.titles import Title, title_ending, titles_ending
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Role

_MOST_TITLES = 3  # before one name: "astrophysicist Professor Dr. X"
_MOST_HOLDERS = 6  # of one title in the plural: "Senators X, Y and Z"
_TITLE_WORDS = 6


def read_before(s: RoleSentence, start: int, end: int, name: Name) -> Iterator[Role]:
    """Yield the roles that stand directly before the name at words `start` to `end`."""
    at = _behind_address(s, start)
    read = 0
    while read < _MOST_TITLES:
        title = last_title(s, at)
        if title is None or s.words[at].gap.strip(" ") or s.words[at - 1].possessive:
            return
        if at != start and title.name in words("titles", "parties"):  # "Republican strategist X"
            return
        role = _titled(s, title, end if at == start else len(s.words), name)
        if role is not None:
            joined = _joined(s, title, role, name)
            yield role if joined is None or role.of is not None else replace(role, of=joined.of)
            if joined is not None:
                yield joined
        read += 1
        at = title.start
        if at == 0:
            return


def _behind_address(s: RoleSentence, at: int) -> int:
    """Step over "Dr", "Sir" … between a title and the name."""
    while at > 1 and s.words[at - 1].text.rstrip(".") in _address() and title_ending(s.lowered, at) is None:
        at -= 1
    return at


def _address() -> frozenset[str]:
    return frozenset(lexicon("titles")["address"]["honorifics"])


def _titled(s: RoleSentence, title: Title, end: int, name: Name) -> Role | None:
    """Read what stands before the title, and "of Norland" at word `end`, behind the name."""
    if title.start and s.words[title.start - 1].text in "-–" and s.words[title.start - 1].marks:
        return None
    if _is_other_word(s, title, name):
        return None
    first, modifier = modifier_before(s, title.start, title.modifier)
    of, first = owner_before(s, first)
    doubtful = title.name in words("titles", "doubtful")
    if doubtful and not s.words[title.start].capital and (of is None or s.words[title.start - 1].possessive):
        return None  # "Norland's official Daily News"
    behind = _behind_person(s, first) if of is None else first
    first, modifier = _time_before(s, behind, modifier, first)
    if of is None and s.lowered[end : end + 1] == ["of"] and end + 1 < len(s.words):
        of, _ = named_owner(s, end + 1)
    return role_of((title, modifier, of), (s.words[first].start, name.span.end), name)


def _is_other_word(s: RoleSentence, title: Title, name: Name) -> bool:
    """Is it a given name ("Earl Marsh"), or a figure of speech ("pop queen Marsh")?"""
    capital, alone = s.words[title.start].capital, title.end - title.start == 1
    before = title.start - 1
    if title.name in words("titles", "given_names") and capital and alone:
        return " " not in name.span.of(s.text) and not (before >= 0 and s.lowered[before] in DETERMINERS)
    courtly = title.name in words("titles", "courtly") and not capital and alone
    return courtly and before >= 0 and before + 1 not in s.ends and (s.words[before].head or is_noun_like(s, before))


def _joined(s: RoleSentence, title: Title, role: Role, name: Name) -> Role | None:
    """Read the first of two titles of one holder: "Marsh Group President and General Manager X"."""
    first, _ = modifier_before(s, title.start, None)
    own, first = owner_before(s, first)
    if first < 2 or s.lowered[first - 1] not in ("and", "&") or title.name in words("titles", "of_state"):
        return None
    other = last_title(s, first - 1)
    if other is None or (other.name in words("titles", "of_state") and own is not None):
        return None
    before = other.start - 1
    if (before >= 0 and s.lowered[before] in DETERMINERS) or other.name in words("titles", "parties"):
        return None  # "the president and Mayor X" are two
    begin, modifier = modifier_before(s, other.start, other.modifier)
    of, begin = owner_before(s, begin)
    return role_of((other, modifier, of or role.of), (s.words[begin].start, name.span.end), name)


def _behind_person(s: RoleSentence, first: int) -> int:
    """Step over the person whose adviser, aide … it is: "former Dale adviser X"."""
    held = s.ends.get(first)
    return held[0] if held is not None and held[1].kind == "person" and not s.words[first - 1].possessive else first


def _time_before(s: RoleSentence, at: int, modifier: str | None, first: int) -> tuple[int, str | None]:
    """Take "former", "then" … before word `at`; where there is none, the role goes on beginning at word `first`."""
    begin, found = modifier_before(s, at, None)
    opener = begin == 0 and s.lowered[0] == "then"  # "Then Norland's president spoke"
    return (first, modifier) if found is None or modifier is not None or opener else (begin, found)


def last_title(s: RoleSentence, end: int) -> Title | None:
    """Return the longest title before word `end` that no possessive breaks ("the group's director")."""
    if end < 1:
        return None
    first = max(0, end - _TITLE_WORDS)
    owners = [i for i in range(first, end - 1) if s.words[i].possessive or (s.words[i].marks and s.lowered[i] != "-")]
    named = [after for after in s.ends if first < after < end]
    first = max([first, *named, *(i + 1 for i in owners[-1:])])
    title = title_ending(s.lowered[first:end], end - first, not s.words[end - 1].capital)
    return None if title is None else Title(first + title.start, end, title.name, title.modifier)


def read_plural(s: RoleSentence, start: int, end: int, name: Name) -> Iterator[Role]:
    """Read one title of several holders, the first of them at words `start` to `end`: "Senators X and Y"."""
    if s.words[start].gap.strip(" ") or start == 0 or s.words[start - 1].possessive:
        return
    title = titles_ending(s.lowered, start)
    if title is None or title.name in words("titles", "parties"):
        return
    holders = [name, *_further(s, end)]
    if len(holders) == 1:
        return
    first, modifier = modifier_before(s, title.start, title.modifier)
    of, first = owner_before(s, first)
    for holder in holders:
        yield role_of((title, modifier, of), (s.words[first].start, holder.span.end), holder)


def _further(s: RoleSentence, end: int) -> Iterator[Name]:
    """Yield the persons that go on a list at word `end`."""
    for _ in range(_MOST_HOLDERS):
        at = end
        while at < len(s.words) and s.lowered[at] in (",", "and", "&") and at - end < 2:
            at += 1
        held = s.names.get(at)
        if at == end or held is None or held[1].kind not in ("person", "other"):
            return
        end = held[0]
        yield held[1]

"""A sentence and its names -> its words, by place; and what stands around a title: time, owner, plain nouns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondsource.analyse.offices_held import office_of, without_determiner
from secondsource.analyse.titles import Title, title_ending
from secondsource.analyse.written import Word, split_words
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Role
from secondsource.records.span import Span
from secondsource.values.place import country_of
from secondsource.values.verbs import has_finite_verb

DETERMINERS = frozenset({"a", "an", "the"})
_BEFORE_OWNERS = DETERMINERS | {"province", "state", "city", "town", "island", "of"}
_WORKPLACE = frozenset({"at", "with"})  # "professor of law at the Marsh Institute"
_STOPS = frozenset(
    {"said", "says", "told", "who", "was", "is", "has", "had", "and", "that", "will", "as", "to", "after"}
)
_SUBJECT_WORDS = 6  # the longest subject before an employer: "director of policy and research at"
_MOST_NOUNS = 3  # between owner and title: "the Marsh Group human resources director"


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """A sentence's words, and by word index the name that begins or ends there."""

    text: str
    words: list[Word]
    lowered: list[str]
    names: dict[int, tuple[int, Name]]  # first word -> (word after the last, name)
    ends: dict[int, tuple[int, Name]]  # word after the last -> (first word, name)
    entity_names: Sequence[str]

    def office(self, name: Name) -> str:
        """Return what an office is of when it is this name's."""
        return office_of(name, name.span.of(self.text), self.entity_names[name.entity])

    def body_at(self, at: int) -> tuple[int, Name] | None:
        """Return the end and the name that begins at word `at`, unless a person's."""
        held = self.names.get(at)
        return None if held is None or held[1].kind == "person" else held


def prepare(text: str, sentence: Span, names: Sequence[Name], entity_names: Sequence[str]) -> RoleSentence:
    """Return the sentence with its words and names by place."""
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
    return RoleSentence(text, found, [w.lower for w in found], starts, ends, entity_names)


def role_of(told: tuple[Title, str | None, str | None], at: tuple[int, int], name: Name) -> Role:
    """Build the role from the title, its modifier and what it is of, the offsets it covers and the holder's name."""
    title, modifier, of = told
    return Role(Span(*at), name.entity, name.span, title.name, of, modifier)


@cache
def _grammar() -> frozenset[str]:
    keys = ("determiners", "prepositions", "relatives", "subordinators", "auxiliaries", "personal", "be")
    known = frozenset(word for key in keys for word in words("speech", key)) | {"and", "not", "said", "says", "told"}
    return known - {"former", "second", "past"}


def is_grammar(word: str) -> bool:
    """Is the lower-case word one of grammar, or of saying, that no title phrase holds before its title?"""
    return word in _grammar()


def is_noun_like(s: RoleSentence, at: int) -> bool:
    """May word `at`, in lower case, be a noun or adjective before a title?"""
    word = s.words[at]
    plain = not (word.marks or word.capital or word.possessive or word.text[0].isdigit())
    if plain and title_ending(s.lowered, at + 1) is not None:
        return False
    return plain and not is_grammar(word.lower) and (word.lower.endswith("ed") or not has_finite_verb(word.lower))


def modifier_before(s: RoleSentence, first: int, known: str | None) -> tuple[int, str | None]:
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


def owner_before(s: RoleSentence, first: int) -> tuple[str | None, int]:
    """Return what the office is of when a place or body stands before word `first`, and where its words begin."""
    if first >= len(s.words):
        return None, first
    at = first
    while first not in s.ends and at - first < _MOST_NOUNS and first > 0 and is_noun_like(s, first - 1):
        first -= 1
    if at not in s.ends and at and s.words[at - 1].possessive and s.words[at - 1].capital and at == first:
        return _unknown_owner(s, at)
    if first not in s.ends or (first != at and s.ends[first][1].kind == "nationality"):
        return None, at
    start, name = s.ends[first]
    if name.kind == "person" or s.words[first].gap.removeprefix("'s").removeprefix("’s").strip(" "):
        return None, at
    if name.kind == "nationality" and country_of(name.span.of(s.text)) is None:
        return None, start  # a people or a faith: "the Arab president"
    return s.office(name), start


def _unknown_owner(s: RoleSentence, at: int) -> tuple[str | None, int]:
    """Return what stands with a capital and 's before word `at` though no name was read there ("Ombry's governor")."""
    first = at - 1
    while first > 0 and s.words[first - 1].named and first not in s.ends and not s.words[first - 1].possessive:
        first -= 1
    if first in s.ends or is_grammar(s.lowered[first]) or s.lowered[first] in ("today", "yesterday", "tomorrow"):
        return None, at
    return s.text[s.words[first].start : s.words[at - 1].end], first


def _behind_determiners(s: RoleSentence, at: int) -> int:
    while at < len(s.words) and at not in s.names and s.lowered[at] in _BEFORE_OWNERS:
        at += 1
    return at


def named_owner(s: RoleSentence, at: int) -> tuple[str | None, int]:
    """Return what the office is of where a place or body stands at word `at`, articles left out, and its end."""
    at = _behind_determiners(s, at)
    body = s.body_at(at)
    if body is not None and not s.words[body[0] - 1].possessive:
        return s.office(body[1]), body[0]
    return None, at


def _employer_after(s: RoleSentence, at: int) -> tuple[str, int] | None:
    """Return the body at the end of "(professor of) law at the Marsh Institute" and its end, or None."""
    for index in range(at + 1, min(at + _SUBJECT_WORDS, len(s.words) - 1)):
        if s.words[index - 1].marks or index - 1 in s.names:
            return None
        if s.lowered[index] in _WORKPLACE:
            body = s.body_at(_behind_determiners(s, index + 1))
            told = body is not None and body[1].kind != "nationality" and not s.words[body[0] - 1].possessive
            return (s.office(body[1]), body[0]) if body is not None and told else None
    return None


def owner_after(s: RoleSentence, at: int) -> tuple[str | None, int]:
    """Return what the office is of in "… of (the) Norland" from word `at`, or None, and the word after it."""
    named, end = named_owner(s, at)
    if named is not None:
        return named, end
    link = s.lowered[at - 1]
    employed = _employer_after(s, end) if link == "of" else None
    if employed is not None:
        return employed
    at = end
    phrase, end = [], at
    while end < len(s.words) and not s.words[end].marks and s.lowered[end] not in _STOPS and end - at < 10:
        phrase.append(end)
        end += 1
    for index in phrase:
        owner = s.names.get(index)
        if owner is None:
            continue
        if owner[1].kind == "person":
            return None, end
        if owner[1].kind == "organisation" and not s.words[owner[0] - 1].possessive:
            return s.office(owner[1]), owner[0]
    if not phrase or link == "for":
        return None, end
    return without_determiner(s.text[s.words[at].start : s.words[end - 1].end]), end

"""A name where it stands -> the features that speak for its kind: of its own words, and of the words around it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from secondsource.analyse.known_names import (
    family_first,
    generic_places,
    given_names,
    is_given,
    known_kind,
    legal_forms,
    organisation_heads,
    organisation_openers,
    particles,
    place_heads,
    place_openers,
    plain,
    reviewed_given_names,
    town_size,
)
from secondsource.analyse.titles import is_title, title_at, title_ending
from secondsource.analyse.written import Word, is_common
from secondsource.values.place import parse_place

_MOST_WORDS = 5
_TITLE_WORDS = 6  # how far before or after a name a title of several words may reach


@lru_cache(maxsize=20_000)
def form_features(text: str) -> tuple[str, ...]:
    """Return what a name's own words say, whatever stands around it."""
    words = text.replace("-", " ").split() or [text]
    first, last = words[0], words[-1]
    found = [f"words={min(len(words), _MOST_WORDS)}", *_listed(text, words), *_letters(text, words)]
    found += [f"last={group}" for group in _groups(last)] + [f"first={group}" for group in _groups(first)]
    if len(words) > 1:
        found += [f"inside={group}" for word in words[1:-1] for group in _groups(word)]
        found += [f"last:{last.lower()}"] if _tells(last) else []
        found += [f"first:{first.lower()}"] if _tells(first) else []
        found += [f"link={word}" for word in words[1:-1] if word.islower() or word == "&"]
        found.append(f"common={sum(is_common(word) for word in words if word[:1].isupper()) * 2 // len(words)}")
    return tuple(dict.fromkeys(found))


def _tells(word: str) -> bool:
    """Is it an everyday word or a head, so that the word itself may tell the kind?"""
    return is_common(word) or word.lower() in organisation_heads() or word.lower() in place_heads()


def _listed(text: str, words: Sequence[str]) -> Iterator[str]:
    kind = known_kind(text)
    one = "1" if len(words) == 1 else "+"
    if kind is not None:
        place = parse_place(text)
        yield f"known={kind}{one}"
        if place is not None:
            yield f"place={place.sort}"
    size = town_size(text)
    if size is not None:
        yield f"town={size}{one}"
    if is_common(words[0]) and len(words) == 1:
        yield "everyday"


def _letters(text: str, words: Sequence[str]) -> Iterator[str]:
    if text.isupper() and len(text) > 1:
        yield f"shouted={min(len(text), 6)}"
    elif any(c.isupper() for c in text[1:]) and len(words) == 1:
        yield "mixed"
    if any(c.isdigit() for c in text):
        yield "digit"
    if any(len(word.rstrip(".")) == 1 and word[0].isupper() for word in words):
        yield f"initial={min(len(words), 3)}"
    opening = text.split(" ", 1)[0]
    if any(c.isdigit() for c in opening) and opening[0].isupper():
        yield "code"
    for mark in ("-", "'", "’", "&", "."):
        if mark in text:
            yield f"mark={mark}"
    low = plain(words[-1]).lower()
    yield f"end={low[-3:]}"
    yield f"ending={low[-4:]}"


@lru_cache(maxsize=20_000)
def _groups(word: str) -> tuple[str, ...]:
    """Return the groups of the lists that a word of a name belongs to."""
    low = word.lower()
    bare = plain(word)
    groups = (
        ("given", bare in reviewed_given_names()),
        ("maybe_given", bare in given_names()),
        ("family_first", word in family_first()),
        ("organisation_head", low in organisation_heads()),
        ("organisation_opener", word in organisation_openers()),
        ("legal", word in legal_forms()),
        ("place_head", low in place_heads()),
        ("generic_place", low in generic_places()),
        ("place_opener", word in place_openers()),
        ("common", is_common(word)),
        ("particle", low in particles()),
        ("title", is_title(word)),
        ("place", known_kind(word) == "place"),
        ("nationality", known_kind(word) == "nationality"),
        ("organisation", known_kind(word) == "organisation"),
        ("town", town_size(word) is not None),
    )
    return tuple(name for name, holds in groups if holds) or ("unknown",)


def place_features(line: Sequence[Word], start: int, end: int) -> list[str]:
    """Return what the words around a name at words `start` to `end` (excluded) of its line say."""
    before = line[start - 1] if start else None
    after = line[end] if end < len(line) else None
    found = [*_before(line, start, before), *_after(line, end, after)]
    if line[end - 1].possessive:
        found.append("possessive")
    if before is not None and after is not None and before.text == "(" and after.text == ")":
        found.append("bracketed")
    return found


def _before(line: Sequence[Word], start: int, before: Word | None) -> Iterator[str]:
    if before is None:
        yield "before=^"
        return
    yield f"before={_shown(before)}"
    if start > 1:
        yield f"before2={_shown(line[start - 2])}+{_shown(before)}"
        yield f"near={_shown(line[start - 2])}"
    if before.possessive:
        yield f"owner={known_kind(before.text)}"
    lowered = [word.lower for word in line[max(0, start - _TITLE_WORDS) : start]]
    if title_ending(lowered, len(lowered)) is not None:
        yield "titled"


def _after(line: Sequence[Word], end: int, after: Word | None) -> Iterator[str]:
    if after is None:
        yield "after=$"
        return
    yield f"after={_shown(after)}"
    if end + 1 < len(line):
        second = line[end + 1]
        yield f"after2={_shown(after)}+{_shown(second)}"
        if after.text == ",":
            yield from _after_comma(line, end + 1)
    lowered = [word.lower for word in line[end : end + _TITLE_WORDS]]
    if title_at(lowered, 0) is not None:
        yield "title_after"
    if lowered[0] in ("is", "was") and len(lowered) > 2:
        yield from _told(lowered[1:])


def _after_comma(line: Sequence[Word], at: int) -> Iterator[str]:
    """Read what stands behind the comma after a name: an age, a known place, a title."""
    word = line[at]
    if word.text.isdigit() and len(word.text) < 3:
        yield "age"
    if known_kind(word.text) == "place":
        yield "place_next"
    lowered = [w.lower for w in line[at : at + _TITLE_WORDS]]
    skip = 1 if lowered[0] in ("a", "an", "the") and len(lowered) > 1 else 0
    if title_at(lowered, skip) is not None:
        yield "title_next"


def _told(lowered: Sequence[str]) -> Iterator[str]:
    """Read what a name is said to be: "is a small village", "was an agency"."""
    if lowered[0] not in ("a", "an", "the", "one"):
        return
    for i, word in enumerate(lowered[1:], start=1):
        if word in generic_places() or word in place_heads():
            yield "is=place"
        elif word in organisation_heads():
            yield "is=organisation"
        elif title_at(lowered, i) is not None:
            yield "is=titled"


@lru_cache(maxsize=20_000)
def _shape(text: str) -> str:
    low = text.lower()
    if text.isdigit():
        return "0" if len(text) != 4 else "0000"
    kind = known_kind(text) if text[:1].isupper() else None
    if kind is not None:
        return f"<{kind}>"
    if text[:1].isupper() and not is_common(text):
        return "<given>" if is_given(text) else "<name>"
    return low


def _shown(word: Word) -> str:
    """Return a word as features show it: names and numbers by their sort, others in lower case."""
    return _shape(word.text)

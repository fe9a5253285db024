"""A run of capitalised words -> its pieces: names with the titles, nationalities and openers around them cut off."""

from collections.abc import Callable

from secondsource.analyse.known_names import (
    family_first,
    generic_places,
    honorifics,
    is_doubtful,
    is_given,
    joint_events,
    known_kind,
    legal_forms,
    organisation_heads,
    organisation_openers,
    particles,
    place_heads,
    place_openers,
    plain,
    reviewed_given_names,
    seated_bodies,
    sentence_openers,
    state_bodies,
)
from secondsource.analyse.plain_pieces import LIKELY, SURE, Piece, plain_family, plain_piece
from secondsource.analyse.titles import Title, title_at
from secondsource.analyse.written import Word, is_common, phrase
from secondsource.lang.lexicon import words
from secondsource.records.analysis import NameKind

_LONGEST_KNOWN_WORDS = 7
_LONGEST_JOINED_CHARS = 60  # beyond this a word with hyphens is no name

_SIDES = frozenset({"northern", "southern", "eastern", "western", "central", "mainland"})

Seen = Callable[[str], bool]


def split_run(run: list[Word], seen: Seen) -> list[Piece]:
    """Return the names in a run. `seen` tells whether a phrase is written with a capital elsewhere in the report."""
    return _pieces(_without_opener(run, seen), seen)


def _pieces(run: list[Word], seen: Seen) -> list[Piece]:
    run = _trimmed(run)
    if not run:
        return []
    whole = known_kind(phrase(run)) or _known_shouted(run)
    if whole is not None and (len(run) > 1 or not is_doubtful(run[0].text)):
        return [Piece(tuple(run), whole, SURE if not is_given(run[0].text) else 1.0)]
    for cut in (_at_possessive, _at_joined, _at_title, _at_honorific, _at_office, _at_seat, _at_head, _at_known):
        found = cut(run, seen)
        if found is not None:
            return found
    return [plain_piece(run)]


def _known_shouted(run: list[Word]) -> NameKind | None:
    """Look a name in capitals up in its usual writing ("NORLAND"); short ones are acronyms and stay what they are."""
    text = phrase(run)
    return known_kind(text.title()) if text.isupper() and len(text) > 4 else None


def _trimmed(run: list[Word]) -> list[Word]:
    """Cut linking words and marks off both ends, and a leading article."""
    start, end = 0, len(run)
    while start < end and (run[start].marks or run[start].lower in ("the", "a", "an", "this", "that")):
        if run[start].text == "The" and not run[start].head and end - start > 1:
            break  # a capital inside a sentence belongs to the name ("The Hague")
        start += 1
    while end > start and (run[end - 1].marks or (not run[end - 1].named and not run[end - 1].text[0].isdigit())):
        end -= 1
    return run[start:end]


def _without_opener(run: list[Word], seen: Seen) -> list[Word]:
    """Cut a first word that has its capital only because it opens the sentence."""
    if len(run) < 2 or not run[0].head or run[0].marks:
        return run
    first, rest = run[0], run[1:]
    if known_kind(phrase(run[:2])) or known_kind(phrase(run)) or title_at([w.lower for w in run], 0):
        return run
    if known_kind(first.text) is not None:
        return run
    if first.text in sentence_openers() and not is_given(first.text):
        return rest
    if not is_common(first.text) or (is_given(first.text) and rest[0].capital) or first.possessive:
        return run
    known = known_kind(rest[0].text) or is_given(rest[0].text) or rest[0].shouted
    weak = first.lower.endswith(("ing", "ly", "ed"))
    closed = (rest[-1].lower in organisation_heads() | place_heads() or rest[-1].text in legal_forms()) and not known
    return rest if (known or weak or seen(phrase(rest)) or not rest[0].capital) and not closed else run


def _at_possessive(run: list[Word], seen: Seen) -> list[Piece] | None:
    for i, word in enumerate(run[:-1]):
        if word.possessive and run[-1].lower not in organisation_heads():
            return _pieces(run[: i + 1], seen) + _pieces(run[i + 1 :], seen)
    return None


def _at_joined(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part words that a dash joins ("US-Norland", "Dale–Marsh") when either is known; "Jean-Luc" stays whole."""
    for i, word in enumerate(run):
        for cut in _joints(word, seen):
            left = Word(word.text[:cut], word.start, word.start + cut, False, word.head, word.gap)
            right = Word(word.text[cut + 1 :], word.start + cut + 1, word.end, word.possessive, False, "")
            if known_kind(phrase([right, *run[i + 1 :]])) == "organisation" or _organised(run[i + 1 :]):
                continue
            rest = [right, *run[i + 1 :]] if right.capital else run[i + 1 :]
            if right.capital and i + 2 == len(run) and run[-1].text in joint_events():
                rest = [right]  # the Dale-Marsh Summit names two persons
            return _pieces([*run[:i], left], seen) + _pieces(rest, seen)
    return None


def _organised(rest: list[Word]) -> bool:
    return bool(rest) and rest[-1].lower in organisation_heads()


def _joints(word: Word, seen: Seen) -> list[int]:
    if known_kind(word.text) or len(word.text) > _LONGEST_JOINED_CHARS:
        return []
    found = []
    for cut in (i for i, c in enumerate(word.text) if c in "-–‐‑"):
        left, right = word.text[:cut], word.text[cut + 1 :]
        if not left or not right:
            continue
        both = right[:1].isupper() and left[:1].isupper()
        part_known = known_kind(left) is not None and (right[:1].isupper() or is_common(right.split("-")[0]))
        part_known = part_known or (both and known_kind(right) is not None and len(left) > 2)
        apart = both and seen(left) and seen(right) and plain(left) not in reviewed_given_names()
        era = right.islower() and is_common(right) and (seen(left) or len(right) > 3)
        prefix = left.islower() and left not in particles() and right[:1].isupper()
        if part_known or apart or era or prefix or (word.text[cut] == "–" and both):
            found.append(cut)
    return found


def _at_title(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part "Norland Treasury Secretary Ann Dale" into the place and the titled person; drop a title alone."""
    lowered = [w.lower for w in run]
    if _organised(run) and len(run) < 4:
        return None
    for i in range(len(run)):
        title = title_at(lowered, i)
        body = _body_with_title(run, i) if title is not None else None
        if body is not None:
            return (_pieces(run[:i], seen) if i else []) + [body] + _pieces(run[i + len(body.words) :], seen)
        if title is not None and _is_real(run, title):
            before = _pieces(run[:i], seen) if i else []
            return before + _titled(_pieces(run[title.end :], seen))
    return None


def _body_with_title(run: list[Word], at: int) -> Piece | None:
    """Take a known body that opens with a title from word `at`: "Republican National Committee" before its chair."""
    for end in range(min(len(run), at + _LONGEST_KNOWN_WORDS), at + 1, -1):
        if run[end - 1].lower in organisation_heads() and known_kind(phrase(run[at:end])) == "organisation":
            return Piece(tuple(run[at:end]), "organisation", SURE)
    return None


def _is_real(run: list[Word], title: Title) -> bool:
    """A single capitalised word such as "General" or "Star" is a title only before a name or after one."""
    after = run[title.end :]
    if not run[title.start].capital:
        return False
    if not after:
        return title.start == 0 or title.end - title.start > 1 or not is_given(run[0].text)
    if not after[0].capital:
        return False
    if after[0].lower in organisation_heads() | place_heads() and not _is_held(after, title):
        return False
    if after[-1].lower in organisation_heads() and len(after) > 1 and title.end - title.start == 1:
        return False
    if len(after) > 1 and _is_street(after):
        return False
    named = not is_common(after[0].text) or is_given(after[0].text) or _is_held(after, title)
    return title.end - title.start > 1 or named


def _is_street(after: list[Word]) -> bool:
    """Do the words after a title or form of address name a place after its holder ("Sheikh Oran Road")?"""
    return after[-1].lower in place_heads() and not is_given(after[0].text) and not plain_family(after[0].text)


def _is_held(after: list[Word], title: Title) -> bool:
    """Is a word like "Park" after the title a family name: with given names after it, or after an office of state?"""
    if not plain_family(after[0].text):
        return False
    return title.name in words("titles", "single_holder") if len(after) == 1 else after[-1].lower not in place_heads()


def _titled(pieces: list[Piece]) -> list[Piece]:
    if not pieces:
        return []
    first = pieces[0]
    if first.kind in (None, "person") or len(first.words) > 1:
        first = Piece(first.words, "person", SURE, True)
    return [first, *pieces[1:]]


def _at_honorific(run: list[Word], seen: Seen) -> list[Piece] | None:
    for i, word in enumerate(run):
        if word.text.rstrip(".") in honorifics() and i + 1 < len(run) and run[i + 1].capital:
            if word.text.rstrip(".") in ("M", "Sr", "St", "Fr") and (word.text[-1] != "." or i):
                continue
            if word.text in ("St.", "St", "Saint") or run[i + 1].lower in organisation_heads() | place_heads():
                return None
            if i == 0 and len(run) > 2 and _is_street(run[1:]):
                return None
            before = _pieces(run[:i], seen) if i else []
            return before + _titled(_pieces(run[i + 1 :], seen))
    return None


def _at_head(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Take the whole run when its last or first word says that it is an organisation or a place."""
    last, first = run[-1], run[0]
    if len(run) < 2:
        return None
    if last.text in legal_forms() or any(w.lower in ("of", "for") and organised(run, i) for i, w in enumerate(run)):
        return [Piece(tuple(run), "organisation", SURE)]
    if (last.lower in place_heads() and last.lower not in ("house", "way", "point", "hall")) or (
        first.text in place_openers() and len(run) < 5
    ):
        weight = 2.0 if is_given(first.text) and len(run) == 2 else SURE
        return [Piece(tuple(run), "place", weight)]
    if last.lower in organisation_heads():
        return [Piece(tuple(run), "organisation", 2.0 if is_given(first.text) and len(run) == 2 else SURE)]
    of_place = len(run) > 2 and first.lower in generic_places() and run[1].lower == "of"
    return [Piece(tuple(run), "place", SURE)] if of_place else None


def _at_office(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part a nationality from a body that every state has ("Norlandic Foreign Ministry")."""
    if len(run) < 2 or run[-1].text not in state_bodies() or len(run) > 4:
        return None
    for i in (2, 1):
        if i < len(run) and known_kind(phrase(run[:i])) == "nationality":
            return [*_pieces(run[:i], seen), Piece(tuple(run[i:]), "organisation", SURE)]
    return None


def _at_seat(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part a body from the place it sits in ("Marsh Rowing Club of Norland"), unless that is how its name begins."""
    for i, word in enumerate(run[:-1]):
        if word.lower != "of" or i < 2 or run[i - 1].lower not in seated_bodies():
            continue
        if known_kind(phrase(run[i + 1 :])) == "place":
            return [*_pieces(run[:i], seen), *_pieces(run[i + 1 :], seen)]
    return None


def organised(run: list[Word], link: int) -> bool:
    """Is the word before this "of" or "for" one that opens an organisation's name?"""
    return link > 0 and (run[link - 1].text in organisation_openers() or run[link - 1].lower in organisation_heads())


def _at_known(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part a known name from what follows it: a nationality from a person, a country from a person."""
    if run[0].lower in _SIDES and known_kind(phrase(run[1:])) == "place":
        return _pieces(run[1:], seen)
    for length in range(min(_LONGEST_KNOWN_WORDS, len(run) - 1), 0, -1):
        head, rest = run[:length], run[length:]
        kind = known_kind(phrase(head))
        if kind is None:
            continue
        if length == 1 and is_given(head[0].text) and not is_common(rest[0].text):
            return None
        if kind == "nationality" or _begins_name(rest, seen):
            return [Piece(tuple(head), kind, SURE), *_pieces(rest, seen)]
        return [Piece(tuple(run), _kind_with(kind, rest), LIKELY)]
    return _known_inside(run, seen)


def _known_inside(run: list[Word], seen: Seen) -> list[Piece] | None:
    """Part "Guterres United Nations" – a known name of two words or more at the end of a run."""
    for i in range(1, len(run) - 1):
        kind = known_kind(phrase(run[i:]))
        if kind is not None and run[i].capital:
            return [*_pieces(run[:i], seen), Piece(tuple(run[i:]), kind, SURE)]
    return None


def _kind_with(kind: NameKind, rest: list[Word]) -> NameKind | None:
    """Return the kind of a known name with words after it ("Norland Telecom", "Dale Bay")."""
    if kind == "organisation":
        return "organisation"
    return None if rest[-1].text[0].isdigit() else "organisation"


def _begins_name(rest: list[Word], seen: Seen) -> bool:
    """Does a name of its own begin here?"""
    first = rest[0]
    if known_kind(phrase(rest)) or (len(rest) > 1 and is_given(first.text)) or seen(phrase(rest)):
        return True
    return len(rest) > 1 and first.text in family_first() and not is_common(first.text)

"""Name: a personal, organisation or place name as a value – read from words, compared with its spellings in mind."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.place import parse_place
from secondsource.values.romanised import same_sound, same_standard, same_syllables
from secondsource.values.verdict import Outcome, Verdict

_MARKS = re.compile(r"[‐‑–—-]")
_DROPPED = re.compile(r"['’‘ʼ`´\".]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az"})
_LINKS = frozenset({"&", "and", "the"})
_SLIP_LETTERS = 2  # a family name within so many letters may be a slip (measured on person pairs of a name bench)
_SHORT_WORD = 4  # below so many letters one letter makes another name


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name, folded to lower case without diacritics.

    `family` is the family name with its particles ("van der berg"; the Arabic article is left out), `given` the other
    words in the order of the name; a name of one word has only `family`. `eastern`: the family name stands first.
    """

    family: str
    given: tuple[str, ...]
    eastern: bool = False


@lru_cache(maxsize=65536)  # the names of a story are asked for again and again
def fold_name(text: str) -> str:
    """Return a name in lower case without diacritics, dots, apostrophes and hyphens, with single spaces."""
    flat = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(_DROPPED.sub("", _MARKS.sub(" ", flat)).split())


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """Read a personal name; forms of address and suffixes are left out, "Dale, Ann" is read as "Ann Dale"."""
    family_part, comma, given_part = text.partition(",")
    if comma and given_part.strip() and not _is_suffix(given_part):
        text = f"{given_part} {family_part}"
    eastern = _is_eastern(text) and not comma
    parts = _without_address(fold_name(text).split())
    if not parts:
        return PersonName("", ())
    if len(parts) == 1:
        return PersonName(parts[0], ())
    if eastern:
        return PersonName(parts[0], tuple(parts[1:]), True)
    start = _family_start(parts)
    family = [p for p in parts[start:] if p not in _ARTICLES] or parts[start:]
    return PersonName(" ".join(family), tuple(p for p in parts[:start] if p not in _ARTICLES))


def _is_suffix(text: str) -> bool:
    return text.strip() in lexicon("titles")["address"]["suffixes"]


@cache
def _address_words() -> frozenset[str]:
    address = lexicon("titles")["address"]
    return frozenset(w.lower().rstrip(".") for w in (*address["honorifics"], *address["suffixes"])) - {"m", "st"}


def _without_address(parts: list[str]) -> list[str]:
    """Cut "mr", "dr" … before and "jr" … after; a name keeps at least one word."""
    start, end = 0, len(parts)
    while start < end - 1 and parts[start] in _address_words():
        start += 1
    while end - 1 > start and parts[end - 1] in _address_words():
        end -= 1
    return parts[start:end]


@cache
def _families() -> frozenset[str]:
    return frozenset(lexicon("names")["family_first"].lower().split())


@cache
def _given() -> frozenset[str]:
    return frozenset(lexicon("names")["given"].lower().split())


def _is_eastern(text: str) -> bool:
    """Does the family name stand first (Chinese, Korean, Vietnamese)? "Park Min Ho", "Park Min-ho", "Zhou Wei"."""
    parts = text.split()
    first = fold_name(parts[0]) if parts else ""
    if first not in _families() or not 2 <= len(parts) <= 3:
        return False
    rest = [fold_name(p) for p in parts[1:]]
    if len(rest) == 2:
        return not any(r in _given() and r not in _families() and len(r) > 3 for r in rest)
    if "-" in parts[1] or " " in rest[0]:
        return True
    return (
        rest[0] not in _given()
        and (rest[0] not in _families() or len(first) <= len(rest[0]))
        and (first not in _given() or len(rest[0]) <= 3)
    )


def _family_start(parts: list[str]) -> int:
    """Return the index where the family name begins: its particles go with it."""
    start = len(parts) - 1
    particles = words("names", "particles")
    while start > 1 and parts[start - 1] in particles and parts[start - 1] not in ("ben", "abu"):
        start -= 1
    return start


def compare_names(a: str, b: str, kind: str) -> Verdict:
    """Do two names of one `kind` ("person", "organisation", "place" …) mean the same? The verdict says by what.

    Same: equal but for spelling, romanisation, order, initials, titles or short forms. Cannot tell: a family name
    alone, or a family name near enough for a slip – who is meant must be told by the context. Differs: otherwise.
    """
    if fold_name(a).replace(" ", "") == fold_name(b).replace(" ", "") != "":
        return Verdict(Outcome.SAME, "The names are written alike but for marks and capitals.")
    if kind == "person":
        return _compare_persons(parse_name(a), parse_name(b))
    if kind == "organisation":
        return _compare_organisations(a, b)
    return _compare_spellings(fold_name(a), fold_name(b))


def _compare_persons(a: PersonName, b: PersonName) -> Verdict:
    if not a.family or not b.family:
        return Verdict(Outcome.CANNOT_TELL, "One of the names is empty.")
    if not a.given or not b.given:
        return _compare_single(a, b)
    if _rotated((*a.given, *a.family.split()), (*b.given, *b.family.split())):
        return Verdict(Outcome.SAME, "The same words in another order.")
    family = _same_word(a.family, b.family, a.eastern and b.eastern)
    if family is None:
        return _other_family(a, b)
    given = _same_given(a, b)
    if given is None and a.family != b.family and not a.eastern:
        return Verdict(Outcome.CANNOT_TELL, "The family names are nearly the same, the given names are not.")
    if given is None and _near("".join(a.given), "".join(b.given)) and not a.eastern:
        return Verdict(Outcome.CANNOT_TELL, "The family name is the same, the given names differ by a letter or two.")
    if given is None:
        return Verdict(Outcome.DIFFERS, "The family name is the same, the given name is another.")
    return Verdict(Outcome.SAME, f"{family} {given}")


def _rotated(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Are these the same words, with the family name moved from the end to the front?"""
    return len(a) == len(b) and any(a[i:] + a[:i] == b for i in (0, 1, len(a) - 1))


def _compare_single(a: PersonName, b: PersonName) -> Verdict:
    short, full = (a, b) if not a.given else (b, a)
    if _same_word(short.family, full.family, full.eastern) is not None or short.family in full.family.split():
        return Verdict(Outcome.CANNOT_TELL, "One of the names is a family name alone.")
    if any(_same_word(short.family, g, False) is not None for g in full.given):
        return Verdict(Outcome.CANNOT_TELL, "One of the names is a given name alone.")
    if _near(short.family, full.family):
        return Verdict(Outcome.CANNOT_TELL, "One of the names is a single word close to the other's family name.")
    return Verdict(Outcome.DIFFERS, "The names share no word.")


def _other_family(a: PersonName, b: PersonName) -> Verdict:
    """Family names differ: other order, a family name of two words cut short, or a slip that only context can tell."""
    ways = (_same_word(a.family, " ".join(b.given), False), _same_word(b.family, " ".join(a.given), False))
    if None not in ways:
        return Verdict(Outcome.SAME, "Given and family name stand in the other order.")
    same_given = _same_given(a, b) is not None
    if same_given and _contains(a, b):
        return Verdict(Outcome.SAME, "One report gives fewer words of the same name.")
    near = _near(a.family, b.family) or _letter_more(a.family, b.family)
    if same_given and near and a.given[0][:1] == b.given[0][:1] and len(a.given[0]) > 1 < len(b.given[0]):
        return Verdict(Outcome.SAME, "The family names differ by a letter or two, the given name is the same.")
    if near:
        return Verdict(Outcome.CANNOT_TELL, "The family names differ by a letter or two and the given names differ.")
    return Verdict(Outcome.DIFFERS, "The family names are different.")


def _contains(a: PersonName, b: PersonName) -> bool:
    """Does every word of the shorter name stand in the longer one (two words at least)?"""
    first, second = (*a.given, *a.family.split()), (*b.given, *b.family.split())
    short, long = sorted((first, second), key=len)
    return (
        len(short) >= 2
        and len(short) < len(long)
        and all(any(_same_word(w, v, False) is not None for v in long) for w in short)
    )


def _same_word(a: str, b: str, eastern: bool) -> str | None:
    """Return how two words are one, or None when they are not. Particles are left out of account."""
    a, b = _without_particles(a), _without_particles(b)
    if a == b:
        return "The family name is the same."
    if eastern and same_syllables(a, b):
        return "The family names are one in two romanisations."
    if same_sound(a, b) and not eastern:
        return "The names are one in two transliterations."
    return None


@lru_cache(maxsize=65536)
def _without_particles(word: str) -> str:
    parts = word.split()
    return "".join(p for p in parts if p not in words("names", "particles")) or "".join(parts)


def _same_given(a: PersonName, b: PersonName) -> str | None:
    """Return how the given names agree, or None when they do not."""
    first, second = "".join(a.given), "".join(b.given)
    if first == second:
        return "So is the given name."
    if a.eastern or b.eastern:
        return "The given names are one in two romanisations." if same_syllables(first, second) else None
    x, y = a.given[0], b.given[0]
    if len(x) == 1 or len(y) == 1:
        return "One report gives the initial." if x[0] == y[0] else None
    if short_form(x) == short_form(y) or same_sound(x, y):
        return _rest_agrees(a.given[1:], b.given[1:])
    shorter, longer = sorted((x, y), key=len)
    if len(shorter) > 3 and longer.startswith(shorter):
        return "One report gives a short form of the given name."
    later = (set(a.given[1:]) & {y}) | (set(b.given[1:]) & {x})
    return "One report leaves a given name out." if later else None


def _rest_agrees(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    """Middle names: left out, an initial, or the same; two that differ are two persons."""
    shorter, longer = sorted((a, b), key=len)
    for word in shorter:
        if not any(
            word[0] == other[0] and (len(word) == 1 or len(other) == 1 or same_sound(word, other)) for other in longer
        ):
            return None
    return "One report gives fewer given names." if len(a) != len(b) else "The given names are spelled in two ways."


@cache
def _short_forms() -> dict[str, str]:
    return {short.lower(): full.lower() for short, full in lexicon("names")["short_forms"].items()}


def short_form(word: str) -> str:
    """Return the full given name a folded word is short for ("bill" -> "william"), else the word."""
    return _short_forms().get(word, word)


def _near(a: str, b: str) -> bool:
    """Are two words within a slip of each other: a letter in a middling word, two in a long one?"""
    shorter = min(len(a), len(b))
    if shorter <= _SHORT_WORD:
        return False
    return DamerauLevenshtein.distance(a, b) <= (_SLIP_LETTERS if shorter >= 7 else 1)


def _letter_more(a: str, b: str) -> bool:
    """Has one of two words of four letters and more a letter more at its end ("Rait", "Raite")?"""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= _SHORT_WORD and longer[:-1] == shorter


def _compare_spellings(a: str, b: str) -> Verdict:
    if same_sound(a, b):
        return Verdict(Outcome.SAME, "The names are one in two transliterations.")
    if _near(a, b) and a[:1] == b[:1]:
        return Verdict(Outcome.CANNOT_TELL, "The names differ by a letter or two.")
    return Verdict(Outcome.DIFFERS, "The names are different.")


def _compare_organisations(a: str, b: str) -> Verdict:
    first, second = plain_organisation(a), plain_organisation(b)
    if first.replace(" ", "") == second.replace(" ", ""):
        return Verdict(Outcome.SAME, "The names differ in legal form, article or short form only.")
    for short, full in ((a, b), (b, a)):
        if short.isupper() and len(short) > 1 and initials_of(full) == short:
            return Verdict(Outcome.SAME, f"{short} are the initials of the other name.")
    if _near(first, second):
        return Verdict(Outcome.CANNOT_TELL, "The names differ by a letter or two.")
    return Verdict(Outcome.DIFFERS, "The names are different.")


def initials_of(text: str) -> str:
    """Return the initials of the capitalised words, with the numbers: "Marsh Line Two 4" -> "MLT4"."""
    parts = _MARKS.sub(" ", text).split()
    return "".join(p if p.isdigit() else p[0] for p in parts if p[0].isupper() or p.isdigit())


@cache
def _legal() -> frozenset[str]:
    forms = frozenset(fold_name(form) for form in lexicon("organisations")["lists"]["legal_forms"])
    return forms | {"company", "corporation"}


@cache
def _legal_first() -> frozenset[str]:
    """Return the legal forms that stand before a name as well: "PJSC Marsh Oil"."""
    return _legal() & {"ao", "cjsc", "jsc", "oao", "ojsc", "ooo", "pao", "pjsc", "pt", "zao"}


@lru_cache(maxsize=65536)
def plain_organisation(text: str) -> str:
    """Return an organisation's name folded, without article and legal form, its known short forms written out.

    "The U.S. Geological Survey", "USGS" and "United States Geological Survey" give one and the same.
    """
    bare = text[4:] if text[:4] in ("The ", "the ") else text
    full = lexicon("organisations")["acronyms"].get(bare.replace(".", ""), bare)
    places = (parse_place(word) for word in full.split())
    whole = [
        place.name if place and place.sort in ("country", "demonym") else word
        for word, place in zip(full.split(), places, strict=True)
    ]
    parts = [_one_spelling(p) for p in fold_name(" ".join(whole).replace(",", " ")).split() if p not in _LINKS]
    while len(parts) > 1 and parts[-1] in _legal():
        parts.pop()
    while len(parts) > 1 and parts[0] in _legal_first():
        parts = parts[1:]
    return " ".join(parts)


def _one_spelling(word: str) -> str:
    """Return a folded word in its American spelling, numbers in figures: "organisation", "labour", "four"."""
    spelled = word.replace("isation", "ization")
    return str(lexicon("organisations")["spellings"].get(spelled, spelled))


def is_spelling_only(a: str, b: str) -> bool:
    """Do two variants of one name differ only in marks, capitals, order, short form or romanisation standard?

    False when letters differ beyond that ("Marwan Dahri" / "Marwan Dahrei"), which readers may take for two persons.
    """
    if fold_name(a).replace(" ", "") == fold_name(b).replace(" ", ""):
        return True
    first, second = parse_name(a), parse_name(b)
    if first.eastern and second.eastern:
        pairs = zip((first.family, *first.given), (second.family, *second.given), strict=False)
        return len(first.given) == len(second.given) and all(same_standard(x, y) for x, y in pairs)
    given = [short_form(first.given[0]), short_form(second.given[0])] if first.given and second.given else ["", ""]
    return first.family == second.family and given[0] == given[1]

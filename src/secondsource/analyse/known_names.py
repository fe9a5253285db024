"""What the reviewed lists say of a name: a country, a city, an agency, a company, a person's given name."""

import unicodedata
from functools import cache, lru_cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import NameKind
from secondsource.values.place import fold_place, parse_place


@cache
def known_organisations() -> dict[str, str]:
    """Return the known organisations: folded form -> full name."""
    data = lexicon("organisations")
    found = {fold_place(name): name for key in ("bodies", "clubs", "companies", "media") for name in data["lists"][key]}
    for short, full in data["acronyms"].items():
        found[fold_place(short)] = full
        if len(short) > 3:
            found[short.title()] = full  # "Nato", "Unicef"
        found[fold_place(full)] = full
    return found


@lru_cache(maxsize=20_000)
def known_kind(text: str) -> NameKind | None:
    """Return the kind of a name the lists know, or None. A word of two kinds is what it most often is in news."""
    place = parse_place(text)
    if place is not None:
        if place.sort == "seat":
            return "organisation" if place.name not in _buildings() else "place"
        return "nationality" if place.sort == "demonym" and text not in _nouns() else "place"
    folded = fold_place(text)
    if folded in known_organisations():
        return "organisation"
    if folded in _shared_names():
        return "place" if folded in ("Korea", "Koreas") else "nationality"
    if folded in _peoples():
        return "nationality"
    return None


@cache
def _nouns() -> frozenset[str]:
    """Forms that are a country's name as well as its adjective ("US")."""
    return frozenset(form for entry in lexicon("countries")["countries"].values() for form in entry.get("aliases", ()))


@cache
def _buildings() -> frozenset[str]:
    return frozenset({"Buckingham Palace", "Whitehall", "Westminster"})


def _shared_names() -> dict[str, str]:
    shared: dict[str, str] = lexicon("places")["shared_names"]
    return shared


@cache
def _peoples() -> frozenset[str]:
    found = {*lexicon("names")["not_names"]["peoples"], *lexicon("places")["continent_adjectives"]}
    return frozenset(found | {f"{word}s" for word in found})


@cache
def reviewed_given_names() -> frozenset[str]:
    """Return the given names of the reviewed list, without diacritics."""
    return frozenset(lexicon("names")["given"].split())


@cache
def given_names() -> frozenset[str]:
    """Return the known given names, without diacritics: the reviewed and the counted ones."""
    return reviewed_given_names() | {name.capitalize() for name in lexicon("given")["given"].split()}


@cache
def _towns() -> dict[str, str]:
    """Return the counted cities that the reviewed lists do not hold: name -> size ("large", "towns")."""
    data = lexicon("cities")
    return {" ".join(name.split()): size for size in ("towns", "large") for name in data[size].split(";")}


def town_size(text: str) -> str | None:
    """Return how large a city of this name is ("large": half a million people, "towns": 100,000), or None."""
    return _towns().get(fold_place(text))


@cache
def family_first() -> frozenset[str]:
    """Return the family names that stand first (Chinese, Korean, Vietnamese)."""
    return frozenset(lexicon("names")["family_first"].split())


@cache
def plain(text: str) -> str:
    """Return the text without diacritics and with straight apostrophes."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("ø", "o").replace("ł", "l")


@cache
def is_given(word: str) -> bool:
    """Is it a known given name ("Jean-Luc" by its first part)? Capitals only is read as a capital first."""
    bare = plain(word.title() if word.isupper() and len(word) > 1 else word)
    return bare in given_names() or ("-" in bare and bare.split("-")[0] in given_names())


@cache
def organisation_heads() -> frozenset[str]:
    """Return the lower-case words that close an organisation's name."""
    return frozenset(lexicon("organisations")["lists"]["heads"])


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms that close a company's name."""
    return frozenset(lexicon("organisations")["lists"]["legal_forms"])


@cache
def place_heads() -> frozenset[str]:
    """Return the lower-case words that close a place's or facility's name."""
    return frozenset(lexicon("organisations")["places"]["heads"])


@cache
def generic_places() -> frozenset[str]:
    """Return the heads that only say what sort of place it is ("island", "province")."""
    return frozenset(lexicon("organisations")["places"]["generic"])


@cache
def place_openers() -> frozenset[str]:
    """Return the words that open a place's name ("Lake", "Mount")."""
    return frozenset(lexicon("organisations")["places"]["openers"])


@cache
def organisation_openers() -> frozenset[str]:
    """Return the words that open an organisation's name before "of" or "for"."""
    return frozenset(lexicon("organisations")["lists"]["heads_of"])


@cache
def state_bodies() -> frozenset[str]:
    """Return the last words of bodies that every state has ("Ministry", "Parliament")."""
    return frozenset(lexicon("organisations")["lists"]["state_bodies"])


@cache
def seated_bodies() -> frozenset[str]:
    """Return the lower-case words of bodies behind which "of" tells their seat ("club of")."""
    return frozenset(lexicon("organisations")["lists"]["seated"])


@cache
def units() -> frozenset[str]:
    """Return the lower-case last words of bodies that bear numbers ("brigade")."""
    return frozenset(lexicon("organisations")["lists"]["units"])


@cache
def is_doubtful(text: str) -> bool:
    """Is it a listed organisation whose name is an everyday word too?"""
    return text in lexicon("organisations")["lists"]["doubtful"]


@cache
def calendar_words() -> frozenset[str]:
    """Return names of days and months, which are no names here."""
    return frozenset(lexicon("names")["not_names"]["calendar"])


@cache
def no_names() -> frozenset[str]:
    """Return acronyms, scales and things that name no one ("GDP", "CEO", "Celsius")."""
    found = lexicon("names")["not_names"]
    return frozenset({*found["acronyms"], *found["things"]})


@cache
def sentence_openers() -> frozenset[str]:
    """Return words that open a sentence and are no part of the name that follows."""
    return frozenset(lexicon("names")["not_names"]["openers"])


@cache
def particles() -> frozenset[str]:
    """Return the lower-case words inside a person's name ("van", "bin")."""
    return words("names", "particles")


@cache
def honorifics() -> frozenset[str]:
    """Return the forms of address that stand before a person's name, without their stop."""
    return frozenset(lexicon("titles")["address"]["honorifics"])


@cache
def mail_heads() -> frozenset[str]:
    """Return the words that stand before a colon in the head of an electronic letter ("To", "Sent")."""
    return frozenset(lexicon("names")["not_names"]["mail_heads"])


@cache
def joint_events() -> frozenset[str]:
    """Return the words that name what two joined names hold together ("Summit", "Talks")."""
    return frozenset(lexicon("names")["not_names"]["joint_events"])

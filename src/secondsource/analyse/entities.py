"""The written forms of a report's names -> who or what each means: forms of one person, place or body are joined."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.analyse.known_names import (
    generic_places,
    known_organisations,
    legal_forms,
    organisation_heads,
    particles,
    plain,
)
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import NameKind
from secondsource.values.name import compare_names, parse_name, plain_organisation, short_form
from secondsource.values.place import fold_place, parse_place
from secondsource.values.verdict import Outcome

_SHORTEST_OPENING = 4  # letters of a given name that stand for the whole of it ("Chri" hardly, "Chris" does)
_TOWNS = frozenset({"city", "town", "village"})  # "Tarn City" need not be what "Tarn" means


@dataclass(slots=True)
class Form:
    """One way a report writes a name, with how often, its kind, and where it stands first."""

    text: str
    kind: NameKind
    count: int
    first: int
    key: str = field(default="")


def link_forms(forms: Sequence[Form], short: Mapping[str, str]) -> dict[str, str]:
    """Return for each form's text the key of what it means; `short` maps bracketed short forms to their full names."""
    keys: dict[str, str] = {}
    present = {form.text for form in forms}
    for form in forms:
        keys[form.text] = _listed_key(form, short, present)
    keys.update(_person_keys([f for f in forms if f.kind == "person"], keys))
    keys.update(_place_keys([f for f in forms if f.kind == "place"], keys))
    keys.update(_organisation_keys([f for f in forms if f.kind in ("organisation", "other", "product", "event")], keys))
    return keys


def _listed_key(form: Form, short: Mapping[str, str], present: set[str]) -> str:
    """Name what the lists know by its usual name; anything else by itself."""
    if form.kind == "person":
        return f"person:{plain(form.text).lower()}"
    place = parse_place(form.text)
    if place is not None:
        kind = "country" if place.sort in ("country", "demonym") else place.sort
        return f"{kind}:{place.name}"
    places = lexicon("places")
    if form.text in places["continent_adjectives"]:
        return f"region:{places['continent_adjectives'][form.text]}"
    shared = places["shared_names"].get(form.text)
    if shared is not None:
        return _shared_key(shared, present)
    if form.kind == "place":
        return f"place:{fold_place(form.text).lower()}"
    return f"body:{plain_organisation(short.get(form.text, form.text))}"


def _shared_key(usual: str, present: set[str]) -> str:
    """ "Korea" is the country of that name the report speaks of, by its full name, else its usual sense."""
    return f"country:{usual}" if parse_place(usual) and parse_place(usual).sort == "country" else f"region:{usual}"  # type: ignore[union-attr]


def _person_keys(forms: Sequence[Form], keys: dict[str, str]) -> dict[str, str]:
    """Join the forms of one person: first full names with one another, then single words with the full names."""
    full = [f for f in forms if len(f.text.split()) > 1]
    found: dict[str, str] = {}
    by_part: dict[str, set[str]] = defaultdict(set)
    for form in sorted(full, key=lambda f: (-f.count, f.first)):
        near = sorted({key for part in _parts(form.text) for key in by_part[part]})
        same = next((k for k in near if compare_names(k, form.text, "person").outcome is Outcome.SAME), form.text)
        found[form.text] = same
        for part in _parts(form.text):
            by_part[part].add(same)
    owners = set(found.values())
    shorts = _by_short(owners)
    for form in forms:
        if form.text not in found:
            found[form.text] = _single_owner(form.text, owners, by_part, shorts)
    return {text: f"person:{plain(owner).lower()}" for text, owner in found.items()}


def _parts(text: str) -> set[str]:
    """Return the words of a personal name, in lower case, and the whole without spaces for names written together."""
    words = plain(text).replace("-", " ").lower().split()
    return {w for w in words if w not in particles()} or set(words)


def _single_owner(text: str, owners: set[str], by_part: Mapping[str, set[str]], shorts: Mapping[str, set[str]]) -> str:
    """Return the full name a single word stands for: by family name first, by given name where only one fits."""
    word = plain(text).lower()
    near = (by_part.get(word, set()) | by_part.get(word.replace("-", " ").split()[0], set())) & owners
    families = sorted(o for o in near if parse_name(o).family == word or word in parse_name(o).family.split())
    if len(families) == 1:
        return families[0]
    if not families:
        given = sorted(near or shorts.get(short_form(word), set()) | shorts.get(_opening(word), set()))
        if len(given) == 1 and not parse_name(given[0]).family.startswith(word):
            return given[0]
    return text


def _by_short(owners: set[str]) -> dict[str, set[str]]:
    """Return the full names by what their first given name is cut short to ("bill" and "william": William Dale)."""
    found: dict[str, set[str]] = defaultdict(set)
    for owner in owners:
        name = parse_name(owner)
        if name.given and not name.eastern:
            found[short_form(name.given[0])].add(owner)
            for end in range(_SHORTEST_OPENING, len(name.given[0])):
                found[_opening(name.given[0][:end])].add(owner)
    return found


def _opening(word: str) -> str:
    return f"{word}…" if len(word) >= _SHORTEST_OPENING else ""


def _place_keys(forms: Sequence[Form], keys: dict[str, str]) -> dict[str, str]:
    """Join "Tarn" with "Tarn Island" when the report has one place of that stem with a head, else leave them apart."""
    stems: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        stem, head = _stem_of(form.text)
        if head and head not in _TOWNS and keys[form.text].startswith("place:"):
            stems[stem][form.text] += form.count
    found: dict[str, str] = {}
    for form in forms:
        stem, head = _stem_of(form.text)
        if not head and stem in stems and keys[form.text].startswith("place:"):
            found[form.text] = keys[stems[stem].most_common(1)[0][0]]
    return found


def _stem_of(text: str) -> tuple[str, str]:
    """Split "Tarn Island" or "Island of Tarn" into stem and generic head."""
    words = text.split()
    if len(words) > 1 and words[-1].lower() in generic_places():
        return " ".join(words[:-1]).lower(), words[-1].lower()
    if len(words) > 2 and words[0].lower() in generic_places() and words[1] == "of":
        return " ".join(words[2:]).lower(), words[0].lower()
    return text.lower(), ""


def _organisation_keys(forms: Sequence[Form], keys: dict[str, str]) -> dict[str, str]:
    """Join short forms ("Marsh" for "Marsh Telecom Ltd", "MTA" for "Marsh Transit Authority") with the full name."""
    longer = sorted((f for f in forms if len(f.text.split()) > 1), key=lambda f: (-f.count, f.first))
    acronyms: dict[str, set[str]] = defaultdict(set)
    firms = {keys[f.text] for f in longer if f.text.split()[-1] in legal_forms()}
    openings: dict[str, set[str]] = defaultdict(set)
    holding: dict[str, set[str]] = defaultdict(set)  # "the Observatory" for the one Marsh Observatory
    for form in longer:
        acronyms[initials(form.text)].add(keys[form.text])
        openings[plain_organisation(form.text).split()[0]].add(keys[form.text])
        for word in form.text.lower().split()[1:]:
            if word in organisation_heads():
                holding[word].add(keys[form.text])
    found: dict[str, str] = {}
    for form in forms:
        if " " in form.text or not keys[form.text].startswith("body:"):
            continue
        word = form.text.lower()
        near = acronyms.get(form.text, set()) if form.text.isupper() else set()
        near = near or openings.get(word, set()) or holding.get(word, set())
        near = near if len(near) < 2 else near & firms or near
        if len(near) == 1 and known_organisations().get(fold_place(form.text)) is None:
            found[form.text] = next(iter(near))
    return found


def initials(text: str) -> str:
    """Return the initials of the capitalised words ("Marsh Transit Authority" -> "MTA"), parts of hyphens too."""
    words = text.replace("-", " ").replace("–", " ").split()
    return "".join(
        w if w.isdigit() else w[0] for w in words if (w[0].isupper() or w.isdigit()) and w not in legal_forms()
    )

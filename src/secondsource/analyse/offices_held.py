"""A place or body as a report writes it -> what an office is of: a country, an organisation, a town."""

from secondsource.analyse.known_names import generic_places
from secondsource.records.analysis import Name
from secondsource.values.place import country_of, parse_place


def office_of(name: Name, written: str, entity_name: str) -> str:
    """Return what an office is of: a country's usual name, an organisation's full name, a place without "island"."""
    place = parse_place(written)
    if place is not None and place.sort in ("country", "demonym", "seat"):
        return place.country or place.name
    if name.kind == "nationality":
        return country_of(written) or entity_name
    parts = entity_name.split()
    if name.kind == "place" and len(parts) > 1:
        if parts[-1].lower() in generic_places():
            return " ".join(parts[:-1])
        if len(parts) > 2 and parts[0].lower() in generic_places() and parts[1] == "of":
            return " ".join(parts[2:])
    return without_determiner(entity_name)


def without_determiner(text: str) -> str:
    """Return the text without a leading article."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else text

"""What tells one thing from all others -> its id: a hash, so that adding it twice changes nothing."""

from hashlib import blake2b


def id_of(letter: str, *parts: str | None) -> str:
    """Return the id of a thing of one kind (`letter`), made of the parts that tell it."""
    key = "\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")
    return letter + blake2b(key, digest_size=6).hexdigest()


def entity_id(kind: str, name: str) -> str:
    """Return the id an entity has on the desk: one kind and one name, letters great or small, are one entity."""
    return id_of("e", kind, " ".join(name.casefold().split()))


def mark_of(field: str, value: str) -> str:
    """Return the word that stands for "`field` is `value`" in the index of words."""
    return id_of("x", field, value.casefold())


def marks_of(**fields: str | None) -> str:
    """Return the words that stand for the fields of one finding; a field that is None has none."""
    return " ".join(mark_of(field, value) for field, value in fields.items() if value)

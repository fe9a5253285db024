"""Words around a number -> its unit, and factors to compare one unit with another ("940 miles" with "1,500 km")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from secondsource.lang.lexicon import lexicon
from secondsource.values.tokens import DASHES, Token, low_at, tokens_of

_NO_UNITS = ("per", "between", "inches", "names")  # tables of units.toml that hold no units
_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: singular English name, what it measures, and its size in the base unit of that (0: not to be converted).

    `dimension` is "money", "percent", "duration", "length", …; `per` units ("dollar per barrel") convert to nothing.
    """

    name: str
    dimension: str
    size: Decimal = Decimal(0)


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit of `units.toml` by its name."""
    found = {}
    for dimension, entries in lexicon("units").items():
        for name, entry in entries.items() if dimension not in _NO_UNITS else ():
            found[name] = Unit(name, dimension, Decimal(str(entry.get("size", 0))))
    return found


def unit_named(name: str) -> Unit | None:
    """Return the unit of an amount by its name; composed names ("dollar per share") keep the dimension of the first."""
    first, per, _ = name.partition(" per ")
    known = units().get(name) or (units().get(first) if per else None)
    return Unit(name, known.dimension) if known and known.name != name else known


def unit_after(tokens: Sequence[Token], at: int, figures: bool) -> tuple[Unit, int] | None:
    """Read the unit that begins at a token (a hyphen before it may stand): the unit and the index after it."""
    start = at + 1 if low_at(tokens, at) in DASHES else at
    if start >= len(tokens):
        return None
    found = _short(tokens, start, at) if figures else None
    found = found or _longest(tokens, start, _words()) or _time_after_word(tokens, start)
    if found is None or (tokens[start].text.istitle() and found[0] in lexicon("units")["names"]["also"]):
        return None
    unit, end = units()[found[0]], found[1]
    return _per(tokens, _qualified(tokens, unit, end))


def part_of_unit(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """Read the unit that a share is a part of ("a quarter | of a mile"), with the index after it; None and `at`."""
    if low_at(tokens, at) != "of" or low_at(tokens, at + 1) not in ("a", "an"):
        return None, at
    found = unit_after(tokens, at + 2, figures=False)
    plain = (
        found is not None and found[0].dimension not in ("age", "duration") and low_at(tokens, found[1]) not in DASHES
    )
    return found if found and plain else (None, at)


def begins_sign(word: str) -> bool:
    """Does a currency sign or code begin with this word or sign?"""
    return word in _signs()


def sign_before(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """Read the currency sign or code that begins at a token: the currency and the index after it."""
    for words, name in _signs().get(tokens[at].text, ()):
        end = at + len(words)
        if tuple(t.text for t in tokens[at:end]) != words or end >= len(tokens):
            continue
        if tokens[at].glued and at and tokens[at - 1].text[-1].isalpha():
            continue  # the "€" of a garbled quotation mark
        if len(words[0]) <= 2 and words[-1][-1].isalpha() and not tokens[end].glued and words[0] not in ("Rs", "RM"):
            continue  # "R 5", "PS 5", "N 5" are no money; "R5", "PS5m" are
        if len(words) > 1 and len(words[0]) == 1 and not tokens[at + 1].glued:
            continue  # "a $5 note" in capitals is of no Australian dollars
        return units()[name], end
    return None


def _time_after_word(tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
    """Read a unit of time behind one word such as "more" or "previous"."""
    between = lexicon("units")["between"]
    if tokens[start].low not in between["words"] or start + 1 >= len(tokens):
        return None
    if tokens[start].low in between["plural_only"] and not tokens[start + 1].low.endswith("s"):
        return None  # "2.1 last year" tells when
    found = _longest(tokens, start + 1, _words())
    return found if found and units()[found[0]].dimension == "duration" else None


def _short(tokens: Sequence[Token], start: int, number_end: int) -> tuple[str, int] | None:
    for words, name in _shorts().get(tokens[start].text, ()):
        end = start + len(words)
        if tuple(t.text for t in tokens[start:end]) != words:
            continue
        glued = tokens[start].glued and start == number_end
        single = len(words) == 1 and words[0].isalpha() and len(words[0]) == 1
        if glued or not single or (words[0].isupper() and words[0] not in "ABN"):
            return name, end
    if tokens[start].glued and tokens[start].text in _glued() and start == number_end:
        return _glued()[tokens[start].text], start + 1
    return None


def _longest(tokens: Sequence[Token], start: int, table: _Phrases) -> tuple[str, int] | None:
    """Match the longest phrase; hyphens between its words may stand."""
    for words, name in table.get(tokens[start].low, ()):
        at = start
        for word in words:
            at = at + 1 if at > start and low_at(tokens, at) in DASHES else at
            if low_at(tokens, at) != word and low_at(tokens, at) not in (f"{word}'s", f"{word}’s"):
                break
            at += 1
        else:
            return name, at
    return None


def _qualified(tokens: Sequence[Token], unit: Unit, end: int) -> tuple[Unit, int]:
    """Let "$5 Canadian", "$58.24 US" say which dollar."""
    if unit.name != "dollar":
        return unit, end
    word = low_at(tokens, end)
    if word in ("us", "u.s.") and tokens[end].text.isupper():
        return unit, end + 1
    for words, name in _words().get(word, ()):
        if words[1:] == ("dollar",) and low_at(tokens, end + 1) not in ("dollar", "dollars"):
            following = low_at(tokens, end + 1)
            return (units()[name], end + 1) if not following.isalpha() or following == "per" else (unit, end)
    return unit, end


def money_tail(tokens: Sequence[Token], unit: Unit, end: int) -> tuple[Unit, int]:
    """Read what may follow the figure of a sum with its sign before: the country, "per barrel", "a month"."""
    again = _longest(tokens, end, _words()) if end < len(tokens) else None
    if again and units()[again[0]].dimension == "money":  # "US$ 5 million dollars"
        end = again[1]
    return _per(tokens, _qualified(tokens, unit, end))


def _per(tokens: Sequence[Token], found: tuple[Unit, int]) -> tuple[Unit, int]:
    unit, end = found
    at = end + 1 if low_at(tokens, end) in DASHES and low_at(tokens, end + 1) in ("a", "an", "per") else end
    word = low_at(tokens, at)
    loose = word in ("a", "an")
    if (
        at + 1 >= len(tokens)
        or word not in ("per", "a", "an", "/")
        or (loose and unit.dimension not in ("money", "volume"))
    ):
        return found
    start = at + 2 if low_at(tokens, at + 1) in DASHES else at + 1
    below = _longest(tokens, start, _denominators()) or _exact(tokens, start)
    if below is None or (loose and low_at(tokens, below[1]) in ("ago", "earlier", "before", "later", "after")):
        return found
    return Unit(f"{unit.name} per {below[0]}", unit.dimension), below[1]


def _exact(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    for words, name in _short_denominators().get(tokens[at].text, ()):
        if tuple(t.text for t in tokens[at : at + len(words)]) == words:
            return name, at + len(words)
    return None


def _index(pairs: Sequence[tuple[tuple[str, ...], str]]) -> _Phrases:
    table: _Phrases = {}
    for words, name in sorted(pairs, key=lambda p: (-len(p[0]), p)):
        table.setdefault(words[0], []).append((words, name))
    return table


def _entries() -> list[tuple[str, dict[str, Any]]]:
    return [(n, e) for d, group in lexicon("units").items() if d not in _NO_UNITS for n, e in group.items()]


@cache
def _words() -> _Phrases:
    pairs = []
    for name, entry in _entries():
        for phrase in entry["words"]:
            words = tuple(t.low for t in tokens_of(phrase))
            pairs += [(words, name), ((*words[:-1], words[-1] + "s"), name)]
    return _index(pairs)


@cache
def _shorts() -> _Phrases:
    pairs = [
        (tuple(t.text for t in tokens_of(s)), n) for n, e in _entries() for s in e.get("short", e.get("codes", ()))
    ]
    # "1,200€": the sign behind the figure
    pairs += [
        ((s,), n) for n, e in _entries() for s in e.get("signs", ()) if len(s) == 1 and not s.isalnum() and s != "$"
    ]
    return _index(pairs)


@cache
def _signs() -> _Phrases:
    pairs = [
        (tuple(t.text for t in tokens_of(s)), n)
        for n, e in _entries()
        for s in (*e.get("signs", ()), *e.get("codes", ()))
    ]
    return _index(pairs)


@cache
def _glued() -> dict[str, str]:
    return {s: n for n, e in _entries() for s in e.get("glued", ())}


@cache
def _denominators() -> _Phrases:
    return _index([(tuple(w.split()), w) for w in lexicon("units")["per"]["words"]])


@cache
def _short_denominators() -> _Phrases:
    return _index([(tuple(t.text for t in tokens_of(s)), n) for s, n in lexicon("units")["per"]["short"].items()])


# render ---------------------------------------------------------------------------------------------------------------


def render_sum(figure: str, unit: str, plural: bool) -> str:
    """Return figure and unit in reader's words: "$350 billion", "40 percent", "9 miles", "magnitude 6.1"."""
    if not unit:
        return figure
    first, per, last = unit.partition(" per ")
    sign = _RENDER_SIGNS.get(first)
    tail = f" per {last}" if per else ""
    if sign and not figure.startswith("from"):
        return f"{sign}{figure}{tail}"
    if unit == "magnitude":
        return f"magnitude {figure}"
    if unit == "year of age":
        return f"{figure} years old" if plural else f"{figure} year old"
    return f"{figure} {_plural(first) if plural else first}{tail}"


_RENDER_SIGNS = {"dollar": "$", "euro": "€", "pound sterling": "£"}


def _plural(name: str) -> str:
    if name in (
        "percent",
        "celsius",
        "fahrenheit",
        "hertz",
        "horsepower",
        "yen",
        "yuan",
        "won",
        "baht",
        "rand",
        "revolutions",
    ):
        return {"celsius": "degrees Celsius", "fahrenheit": "degrees Fahrenheit"}.get(name, name)
    for single, many in (("foot", "feet"), ("inch", "inches"), ("century", "centuries"), ("pound-mass", "pounds")):
        if name.endswith(single):
            return name.removesuffix(single) + many
    if name.startswith("parts-per-"):
        return name.replace("-", " ")
    head, of, rest = name.partition(" of ")
    return f"{head}s of {rest}" if of else f"{name}s"

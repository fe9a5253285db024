"""Text and sentences -> the names in it, each with its kind and the number of who or what it means in this report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.analyse.entities import Form, initials, link_forms
from secondsource.analyse.known_names import (
    calendar_words,
    generic_places,
    is_doubtful,
    is_given,
    known_kind,
    legal_forms,
    no_names,
)
from secondsource.analyse.name_kinds import context_hints
from secondsource.analyse.pieces import Piece, split_run
from secondsource.analyse.runs import is_headline, split_runs
from secondsource.analyse.titles import is_title
from secondsource.analyse.written import Word, is_common, lines_of, split_words
from secondsource.records.analysis import Name, NameKind
from secondsource.records.span import Span
from secondsource.values.name import plain_organisation
from secondsource.values.place import parse_place

_ENOUGH = 0.9  # summed evidence below which a name stays "other" (looked at on the reports of four stories)
_PLACE_ANYWAY = 8.0  # evidence for a place that outweighs the word being some person's name too
_SHORT_FORM = re.compile(r"\s?\(\s?(?:the\s)?['\"“]?([A-Z][A-Za-z-]{1,9})['\"”]?\s?\)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found in the text: its piece, the line it stands in, and whether the line is a headline."""

    piece: Piece
    line: list[Word]
    headline: bool

    @property
    def start(self) -> int:
        return self.piece.words[0].start

    @property
    def end(self) -> int:
        return self.piece.words[-1].end


def read_names(text: str, sentences: Sequence[Span]) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names in text order and, by entity number, the fullest form of each.

    Spans leave out titles, forms of address and the possessive 's. A form has one kind throughout the report;
    adjectives of a country are of kind "nationality" and mean the country. Entities are numbered by first mention.
    """
    lines = [line for sentence in sentences for line in lines_of(split_words(text, sentence))]
    capitals = _seen_inside(lines)
    found = [f for line in lines for f in _read_line(line, capitals)]
    known = _known_forms(found)
    found = [f for f in found if _stands(f, known, capitals)]
    kinds = _settle_kinds(found)
    shorts = _short_forms(text, found)
    forms = _forms(found, kinds)
    keys = link_forms(forms, shorts)
    return _number(found, kinds, keys)


def _seen_inside(lines: Sequence[list[Word]]) -> Counter[str]:
    """Count the words that open a name where a plain word has no capital: inside a line that is no headline."""
    counts: Counter[str] = Counter()
    for line in lines:
        if not is_headline(line):
            counts.update(run[0].text for run in split_runs(line) if not run[0].head)
    return counts


def _read_line(line: list[Word], capitals: Counter[str]) -> Iterator[_Found]:
    headline = is_headline(line)
    for run in split_runs(line):
        for piece in split_run(run, lambda words: capitals[words.split()[0]] > 0):
            yield _Found(piece, line, headline)


def _known_forms(found: Sequence[_Found]) -> frozenset[str]:
    """Return the words of the names of several words that stand in running text."""
    return frozenset(
        w.text for f in found if not f.headline and len(f.piece.words) > 1 and f.piece.kind for w in f.piece.words
    )


def _stands(found: _Found, known: frozenset[str], capitals: Counter[str]) -> bool:
    """Is it a name at all? Everyday words, days, acronyms of things and lone titles are not."""
    words = found.piece.words
    text = found.piece.text
    if not any(c.isalpha() for c in text) or text in no_names() or len(text) < 2:
        return False
    if known_kind(text) is not None and not is_doubtful(text):
        return not _is_shouted_word(found) and (not _is_everyday_city(text) or _placed(found))
    if found.headline:
        return _stands_in_headline(found, known, capitals)
    if len(words) > 1:
        return found.piece.kind is not None or not all(is_common(w.text) for w in words) or not words[0].head
    return _stands_alone(words[0], found, known, capitals)


def _is_everyday_city(text: str) -> bool:
    """Is it a town whose name is an everyday word ("Nice", "Mobile"), to be trusted only where a place must stand?"""
    place = parse_place(text)
    return place is not None and place.sort in ("city", "capital") and is_common(text)


def _placed(found: _Found) -> bool:
    return any(kind == "place" for kind, _ in _hints_of(found))


def _is_shouted_word(found: _Found) -> bool:
    """Is it an everyday word in capitals ("US" is not, "IT" in a shouted line may be)?"""
    text = found.piece.text
    return (
        found.headline
        and text.isupper()
        and len(found.piece.words) == 1
        and all(w.shouted for w in found.line if w.text[0].isalpha() and len(w.text) > 1)
        and is_common(text)
    )


def _stands_in_headline(found: _Found, known: frozenset[str], capitals: Counter[str]) -> bool:
    """Trust a headline's capitals only for names the running text has, and for persons by their given name."""
    words = found.piece.words
    if all(w.text in known or capitals[w.text] for w in words if w.capital):
        return not all(is_common(w.text) for w in words)
    return len(words) > 1 and found.piece.kind == "person" and not any(is_common(w.text) for w in words)


def _stands_alone(word: Word, found: _Found, known: frozenset[str], capitals: Counter[str]) -> bool:
    if word.text in calendar_words() or is_title(word.text):
        return word.text in known and not word.head
    common = is_common(word.text)
    if word.text in known:
        return not common or capitals[word.text] > 0
    if common and word.shouted and (word.head or len(word.text) > 4):
        return False
    if common and not word.shouted:
        return is_given(word.text) and not word.head and bool(_person_hint(found))
    if not word.head or word.shouted or is_given(word.text):
        return True
    return capitals[word.text] > 0 or sum(w for _, w in _hints_of(found)) >= _ENOUGH or found.piece.weight > 0


def _person_hint(found: _Found) -> bool:
    return any(kind == "person" for kind, _ in _hints_of(found))


def _hints_of(found: _Found) -> list[tuple[NameKind, float]]:
    start = _index(found.line, found.start)
    end = start + sum(w.start < found.end for w in found.line[start:])
    return context_hints(found.line, start, end)


def _index(line: Sequence[Word], offset: int) -> int:
    return next(i for i, w in enumerate(line) if w.end > offset)


def _settle_kinds(found: Sequence[_Found]) -> dict[str, NameKind]:
    """Sum the evidence for every form over the report; single words share what full names that hold them say."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for f in found:
        if f.piece.kind is not None:
            votes[f.piece.text][f.piece.kind] += max(f.piece.weight, 0.1)  # type: ignore[assignment]
        if not f.headline and f.piece.kind != "nationality":
            for kind, weight in _hints_of(f):
                votes[f.piece.text][kind] += weight  # type: ignore[assignment]
    kinds = {text: _strongest(counts) for text, counts in votes.items()}
    firms = {plain_organisation(text) for text in kinds if text.split()[-1] in legal_forms()} - {""}
    openings = {firm.split()[0] for firm in firms}
    givens = tuple({text.split()[0] for text, kind in kinds.items() if kind == "person" and " " in text})
    stems = {_stem(text) for text, kind in kinds.items() if kind == "place"} - {""}
    surnames = {w for text, kind in kinds.items() if kind == "person" and " " in text for w in text.split()[-1:]}
    surnames |= {text.split()[0] for text, kind in kinds.items() if kind == "person" and " " in text}
    settled: dict[str, NameKind] = {}
    for f in found:
        text = f.piece.text
        kind = kinds.get(text, "other")
        if text in surnames and known_kind(text) is None and votes[text]["place"] < _PLACE_ANYWAY:
            kind = "person"
        elif plain_organisation(text) in firms or text.lower() in openings:
            kind = "organisation"
        elif kind == "other" and len(text) > 3 and any(g.startswith(text) for g in givens):
            kind = "person"
        settled[text] = "place" if kind == "other" and text in stems else kind
    return settled


def _stem(text: str) -> str:
    """Return "Tarn" of "Tarn Island" and "Island of Tarn", else ""."""
    parts = text.split()
    if len(parts) > 1 and parts[-1].lower() in generic_places():
        return " ".join(parts[:-1])
    return " ".join(parts[2:]) if len(parts) > 2 and parts[0].lower() in generic_places() and parts[1] == "of" else ""


def _strongest(counts: Counter[NameKind]) -> NameKind:
    order: tuple[NameKind, ...] = ("person", "organisation", "place", "nationality")
    best = max(order, key=lambda kind: (counts[kind], -order.index(kind)))
    return best if counts[best] >= _ENOUGH else "other"


def _short_forms(text: str, found: Sequence[_Found]) -> dict[str, str]:
    """Return the short forms given in brackets after a full name: "Marsh Transit Authority (MTA)"."""
    shorts = {}
    for f in found:
        match = _SHORT_FORM.match(text, f.end, f.end + 24)
        if match and len(f.piece.words) > 1 and _abbreviates(match.group(1), f.piece.text):
            shorts[match.group(1)] = f.piece.text
    return shorts


def _abbreviates(short: str, full: str) -> bool:
    """Do the letters of the short form open words of the full name, in order?"""
    letters = initials(full).lower()
    return short.lower() in (letters, letters[: len(short)]) or (
        short.isupper()
        and short[0].lower() == letters[:1]
        and sum(c in letters for c in short.lower()) >= len(short) - 1
    )


def _forms(found: Sequence[_Found], kinds: dict[str, NameKind]) -> list[Form]:
    counts = Counter(f.piece.text for f in found)
    first: dict[str, int] = {}
    for f in found:
        first.setdefault(f.piece.text, f.start)
    return [Form(text, kinds[text], counts[text], first[text]) for text in first]


def _number(
    found: Sequence[_Found], kinds: dict[str, NameKind], keys: dict[str, str]
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    numbers: dict[str, int] = {}
    fullest: dict[str, str] = {}
    names = []
    for f in found:
        key = keys[f.piece.text]
        number = numbers.setdefault(key, len(numbers))
        names.append(Name(Span(f.start, f.end), kinds[f.piece.text], number))
        written = _fullest_of(key, f.piece.text)
        if _fullness(written) > _fullness(fullest.get(key, "")):
            fullest[key] = written
    return tuple(names), tuple(fullest[key] for key in numbers)


def _fullest_of(key: str, text: str) -> str:
    """A country is known by its usual name, whatever form the report uses; anything else as written."""
    sort, _, name = key.partition(":")
    return name if sort in ("country", "region", "state", "city", "capital") and parse_place(name) else text


def _fullness(text: str) -> tuple[int, int]:
    return (len(text.split()), len(text))

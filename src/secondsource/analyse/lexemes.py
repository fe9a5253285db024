"""Text -> its words, stops and quoted passages as one row, ready for looking left and right of a verb of speech."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from secondsource.analyse.marks import Marked
from secondsource.records.span import Span

_PIECE = re.compile(
    r"[^\W\d_]+['’]t\b|\b[A-Z]['’][A-Z][^\W\d_]+|[^\W_]+\.(?:[^\W_]\.)+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Rev|St|Jr|Sr|No|Inc|Ltd|Corp|Co|Adm|Capt|Maj|Hon|Del)\."
    r"|[^\W_]\.(?=\s[^\W\d_])|[$€£]?[^\W_]+(?:[-&/.,][^\W_]+)*|['’](?:s|S|d|ll|re|ve|m)\b|['’](?=\s)|\n+|--|[^\w\s]"
)


class Lexeme(Struct, frozen=True):
    """A word, a stop, or a whole passage in quotation marks (`marked` is its index, else -1).

    `low` is the lower-case form with plain apostrophes; `first` says that a sentence or paragraph begins here.
    """

    start: int
    end: int
    low: str
    capital: bool = False
    marked: int = -1
    first: bool = False

    @property
    def is_word(self) -> bool:
        """Is this a word or number?"""
        return self.marked < 0 and (self.low[:1].isalnum() or self.low[:1] in "$€£")


@dataclass(frozen=True, slots=True)
class Row:
    """The lexemes of a text; `at[k]` is the place of marked passage k in `items`.

    `begins` are the places of those that begin a sentence or paragraph, `breaks` these and the line ends, in order;
    `verb_like` keeps what was found out of a word's form, `nouns` where words begin that are surely nouns.
    """

    text: str
    items: list[Lexeme]
    at: dict[int, int] = field(default_factory=dict)
    begins: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    verb_like: dict[int, bool] = field(default_factory=dict)
    nouns: frozenset[int] = frozenset()

    def span(self, first: int, last: int) -> Span:
        """Return the characters from lexeme `first` to `last`, both included."""
        return Span(self.items[first].start, self.items[last].end)


def read_row(
    text: str, sentences: Sequence[Span], marked: Sequence[Marked], nouns: frozenset[int] = frozenset()
) -> Row:
    """Return the row of a text: a sentence that begins inside a marked passage does not count as a beginning."""
    row = Row(text, [], nouns=nouns)
    starts = iter([*sorted(s.start for s in sentences), len(text) + 1])
    begin, at = next(starts), 0
    for index, passage in enumerate(marked):
        begin = _add_words(row, (at, passage.outer.start), begin, starts)
        first = not row.items or row.items[-1].low == "\n"
        while begin <= passage.outer.start:
            first, begin = True, next(starts)
        while begin < passage.pieces[-1].end:
            begin = next(starts)
        row.at[index] = len(row.items)
        row.items.append(Lexeme(passage.outer.start, passage.outer.end, "“”", marked=index, first=first))
        at = passage.outer.end
    _add_words(row, (at, len(text)), begin, starts)
    row.begins.extend(i for i, item in enumerate(row.items) if item.first)
    row.breaks.extend(i for i, item in enumerate(row.items) if item.first or item.low == "\n")
    return row


def _goes_on(row: Row, piece: re.Match[str]) -> bool:
    """Does a small letter behind a passage in marks go on with its sentence: "It is late." said Lee?"""
    return bool(row.items) and row.items[-1].marked >= 0 and piece.group()[0].islower()


def _add_words(row: Row, bounds: tuple[int, int], begin: int, starts: Iterator[int]) -> int:
    """Add the lexemes of a stretch without marked passages; return the next sentence start not yet used."""
    items = row.items
    for piece in _PIECE.finditer(row.text, *bounds):
        raw, (start, end) = piece.group(), piece.span()
        low = "\n" if raw[0] == "\n" else raw.replace("’", "'").lower()
        first = not items or items[-1].low == "\n"
        while begin <= start:
            first, begin = first or not _goes_on(row, piece), next(starts)
        items.append(Lexeme(start, end, low, raw[0].isupper(), -1, first))
    return begin


def ends_with_comma(row: Row, i: int) -> bool:
    """Is lexeme i a passage in marks with a comma at its end, inside or outside the closing mark?"""
    item = row.items[i]
    return item.marked >= 0 and row.text[item.start : item.end].rstrip("\"”'’» ").endswith(",")

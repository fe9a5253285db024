"""A run of capitalised words with nothing listed in it -> a piece: a name judged by its given name or its letters."""

from msgspec import Struct

from secondsource.analyse.known_names import family_first, is_given, known_kind, no_names
from secondsource.analyse.written import Word, is_common, phrase
from secondsource.records.analysis import NameKind
from secondsource.values.place import parse_place

# How much speaks for the kind of a piece: a head or a title says it; a given name makes it likely.
SURE, LIKELY = 6.0, 3.0


class Piece(Struct, frozen=True):
    """A name within a run: its words, what speaks for its kind from inside the run, and whether a title precedes it."""

    words: tuple[Word, ...]
    kind: NameKind | None
    weight: float
    titled: bool = False

    @property
    def text(self) -> str:
        """The name as one phrase."""
        return phrase(list(self.words))


def plain_piece(run: list[Word]) -> Piece:
    """Judge a run with nothing listed in it by its given name or its letters."""
    text = phrase(run)
    if len(run) > 1 and is_given(run[0].text) and not all(is_common(w.text) for w in run):
        return Piece(tuple(run), "person", LIKELY)
    if len(run) in (2, 3) and plain_family(run[0].text) and not any(_is_long_common(w) for w in run[1:]):
        return Piece(tuple(run), "person", 2.0)
    if len(run) == 1 and len(text) < 6 and any(c.isdigit() for c in text[:-1]):
        return Piece(tuple(run), None, 0.0)
    if len(run) == 1 and run[0].shouted and text not in no_names():
        return Piece(tuple(run), "organisation", 1.0)
    if len(run) == 1 and any(c.isupper() for c in text[1:]) and not text.isupper() and text[1:2].islower():
        return Piece(tuple(run), None if text.startswith(("Mc", "Mac", "O'", "O’")) else "organisation", 0.8)
    if len(run) == 1 and is_given(text) and not is_common(text):
        return Piece(tuple(run), "person", 1.0)
    if len(run) > 1 and any(known_kind(w.text) == "place" for w in run) and not is_given(run[0].text):
        return Piece(tuple(run), "organisation", 1.5)
    if 2 <= len(run) <= 4 and not any(is_common(w.text) for w in run if w.capital):
        return Piece(tuple(run), "person", 0.9)
    return Piece(tuple(run), None, 0.0)


def _is_long_common(word: Word) -> bool:
    return len(word.text) > 4 and is_common(word.text)


def plain_family(word: str) -> bool:
    """Is it a family name that stands first (Chinese, Korean, Vietnamese)?"""
    return word in family_first() and parse_place(word) is None

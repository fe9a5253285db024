"""Text of a sentence -> its words with their offsets, possessive 's and abbreviation stops told apart."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.span import Span
from secondsource.values.terms import stem

_PIECE = r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z](?!\w)|[^\W_]+"
_JOIN = r"[-‐‑–'’‘]"
_POSSESSIVE = re.compile(r"(?<=\w)['’‘]s\Z|(?<=\w\.)['’‘]s\Z", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\Z")
_OPENING = "\"“‘'«([•:-–—*【】》"


class Word(Struct, frozen=True):
    """One word or mark. `start`/`end` are offsets in the text, without the possessive 's, which `possessive` tells.

    `head`: it opens a sentence, a line or a quotation, where any word has a capital. `gap`: the characters before it.
    """

    text: str
    start: int
    end: int
    possessive: bool = False
    head: bool = False
    gap: str = ""

    @property
    def capital(self) -> bool:
        """Does it begin with a capital letter?"""
        return self.text[:1].isupper()

    @property
    def named(self) -> bool:
        """Does it begin with a capital, or hold one after a hyphen ("al-Amin")?"""
        return self.capital or any(part[:1].isupper() for part in self.text.split("-")[1:])

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def marks(self) -> bool:
        """Is it a punctuation mark?"""
        return not self.text[0].isalnum()

    @property
    def shouted(self) -> bool:
        """Is it written in capitals only (two letters or more)?"""
        return self.text.isupper() and sum(c.isalpha() for c in self.text) > 1


@cache
def _abbreviations() -> frozenset[str]:
    """Words whose full stop belongs to them: "Gov.", "Colo.", "Inc."."""
    found = {form for form in lexicon("titles")["forms"] if form.endswith(".") and " " not in form}
    found |= {part.lower() for form in lexicon("titles")["forms"] if "." in form for part in form.split()}
    found |= {form.lower() for form in lexicon("places")["state_abbreviations"]}
    found |= {form.lower() for form in lexicon("organisations")["lists"]["legal_forms"] if form.endswith(".")}
    found |= {f"{form.lower()}." for form in lexicon("titles")["address"]["honorifics"]} | {"jr.", "sr.", "mt.", "ft."}
    return frozenset(found - {"m.", "master.", "lord.", "lady.", "father.", "mother.", "brother.", "sister.", "pope."})


_WORD = re.compile(rf"(?P<word>(?:{_PIECE})(?:{_JOIN}(?:{_PIECE}))*)|[^\w\s]|_")


@lru_cache(maxsize=512)  # names and roles ask for the same sentences of a report
def split_words(text: str, sentence: Span) -> list[Word]:
    """Return the words and marks of a sentence in order; offsets are those of the whole text. Treat as read-only."""
    found: list[Word] = []
    at, swallowed = sentence.start, -1
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if start == swallowed:
            at = end
            continue
        gap, raw = text[at:start], match.group()
        head = not found or "\n" in gap or (found[-1].marks and _opens(found[-1]))
        if text[end : end + 1] == "." and match.lastgroup and _keeps_stop(raw, text, end, sentence.end):
            raw, swallowed, end = f"{raw}.", end, end + 1
        possessive = _POSSESSIVE.search(raw) if raw[-1] in "sS" else None
        stop = start + possessive.start() if possessive else end
        found.append(Word(text[start:stop], start, stop, bool(possessive), head, gap))
        at = end
    return found


def _keeps_stop(raw: str, text: str, end: int, limit: int) -> bool:
    if _INITIAL.match(raw):
        return bool(re.match(r"\.\s?[A-Z]", text[end : end + 3]))
    return f"{raw.lower()}." in _abbreviations() and end + 1 < limit and raw[0].isupper()


def _opens(mark: Word) -> bool:
    """Does a word behind this mark open a sentence or a quotation?"""
    return mark.text in _OPENING + "!?." and (mark.head or mark.text != "-")


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(lexicon("names")["common"].split())


@cache
def is_common(word: str) -> bool:
    """Is it an everyday word, whose capital at the head of a sentence says nothing? Case is ignored."""
    lower = word.lower()
    if lower in words("stopwords", "general") or lower in lexicon("names")["not_names"]["everyday"]:
        return True
    if "-" in lower.strip("-"):
        return all(is_common(part) for part in lower.split("-") if part)
    if lower.endswith("s") and lower[:-1] in lexicon("names")["not_names"]["everyday"]:
        return True
    return any(lower.endswith(end) for end in ("ists", "ities", "ations", "nesses")) or stem(lower) in _common_stems()


def phrase(run: list[Word]) -> str:
    """Return the words as one phrase, with possessives inside but not at the end."""
    parts = [f"{w.text}'s" if w.possessive else w.text for w in run[:-1]]
    return _close_up(" ".join([*parts, run[-1].text])) if run else ""


def _close_up(text: str) -> str:
    return text.replace(" - ", "-").replace(" ’ ", "’ ").replace(" ' ", "' ").replace(" , ", ", ")


def lines_of(found: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of a sentence line by line."""
    line: list[Word] = []
    for word in found:
        if "\n" in word.gap and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line

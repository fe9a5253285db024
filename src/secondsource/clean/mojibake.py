"""UTF-8 that was read in a wrong single-byte encoding -> the characters it stood for, sequence by sequence.

Bytes are shown by the wrong encoding as characters ("â€œ" for “). A sequence is mended only when its characters are
the bytes of one UTF-8 character that news text uses. Some readings drop the bytes they have no character for; the one
loss that can be mended is a closing quotation mark whose third byte is gone ("â€").

Sequences of three and four characters do not occur in clean text of any language and are always mended. Those of two
("Ć©") might: they are mended where the text is known to be broken in that way, or inside a lower-case word.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_C1 = range(0x80, 0xA0)
# (upper half, C1 half): many programs show the bytes 80–9F as Windows-1252 whatever the encoding was.
_READINGS = (
    ("cp1252", "cp1252"),
    ("iso8859-13", "cp1252"),
    ("cp1257", "cp1257"),
    ("cp1250", "cp1250"),
    ("iso8859-2", "cp1252"),
    ("cp1254", "cp1254"),
    ("latin-1", "latin-1"),
)
_PASSES = 3  # text broken twice over needs two
# Second bytes after E2 (and EF) that lead to what news uses: quotation marks and dashes, currencies, ™, arrows, minus,
# stars, ticks. Left out are those shown as dashes and quotation marks, which may follow â or ā in clean text.
_STRONG_PAIRS = ("e280", "e282", "e284", "e286", "e288", "e289", "e298", "e29c", "efbb", "efb8")
_EMOJI_PAIR = "f09f"
_ACCENT_LEADS = ("c2", "c3", "c4", "c5")
_STRONG_CATEGORIES = frozenset({"Mn", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zs"})
_INVISIBLE = "\u200b\u200d\u200e\ufeff"
# Readings that have no character for 9D and 8F drop them: a closing quotation mark, and the mark "show as emoji".
_LOST_THIRD = {"e280": "\u201d", "efb8": "\ufe0f"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one wrong encoding shows bytes.

    `low` prefers 80–9F where a character stands for two bytes, `high` A0–BF; the patterns find sequences by their
    first bytes, `leads` tells those bytes by the characters that show them.
    """

    low: dict[str, int]
    high: dict[str, int]
    leads: dict[str, bytes]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    lossy: re.Pattern[str] | None


def mend(text: str) -> tuple[str, int]:
    """Return the text with broken sequences mended, and how many there were."""
    total = 0
    for _ in range(_PASSES):
        text, count = _mend_once(text)
        total = max(total, count)  # the layers of text broken twice over are one damage, not two
        if not count:
            break
    return text, total


def _mend_once(text: str) -> tuple[str, int]:
    total, known = 0, []
    for reading in _readings():
        text, count = _mend_with(text, reading, reading.strong, surely=True)
        known.append(count)
    for number, reading in enumerate(_readings()):
        text, count = _mend_lossy(text, reading)
        known[number] += count
    for reading, count in zip(_readings(), known, strict=True):
        text, words = _mend_with(text, reading, reading.weak, surely=False)
        text, rest = _mend_with(text, reading, reading.weak, surely=True) if count + words else (text, 0)
        total += count + words + rest
    return text, total


def _mend_with(text: str, reading: _Reading, pattern: re.Pattern[str], surely: bool) -> tuple[str, int]:
    """Mend what the pattern finds; not `surely`: only inside lower-case words."""
    count = 0

    def put(found: re.Match[str]) -> str:
        nonlocal count
        whole = _decode(found, reading) if surely or _inside_word(found) else None
        count += whole is not None
        return found.group() if whole is None else whole

    return pattern.sub(put, text), count


def _mend_lossy(text: str, reading: _Reading) -> tuple[str, int]:
    if reading.lossy is None:
        return text, 0
    return reading.lossy.subn(lambda found: _guess_lost(found, reading), text)


def _guess_lost(found: re.Match[str], reading: _Reading) -> str:
    """Return what a sequence without its third byte stood for, going by its neighbours.

    Between letters it is a hyphen (E2 80 90), before a word an opening quotation mark (9C, lost by few), else a closing
    one (9D).
    """
    pair = reading.leads[found.group()].hex()
    if pair != "e280":
        return _LOST_THIRD[pair]
    before = found.string[max(0, found.start() - 1) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    if not after.isalnum():
        return _LOST_THIRD[pair]
    return "-" if before.isalpha() else "\u201c" if not before.strip() else _LOST_THIRD[pair]


def _decode(found: re.Match[str], reading: _Reading) -> str | None:
    """Return the one character the shown bytes stand for; None when they are no UTF-8, or not a likely character."""
    lead, follow = (group for group in found.groups() if group is not None)
    first = reading.leads[lead]
    orders = (reading.low, reading.high) if first[0] in (0xE2, 0xEF) else (reading.high, reading.low)
    for last in orders:
        data = first + bytes([*(reading.low[char] for char in follow[:-1]), last[follow[-1]]])
        try:
            whole = data.decode()
        except UnicodeDecodeError:
            continue
        if _is_likely(whole, found, letter=len(first) == 1):
            return whole
    return None


def _is_likely(whole: str, found: re.Match[str], letter: bool) -> bool:
    """Is this a character that news text has in that place? No capital stands inside a word."""
    if letter:
        return not (whole.isupper() and found.string[max(0, found.start() - 1) : found.start()].islower())
    return unicodedata.category(whole) in _STRONG_CATEGORIES or whole in _INVISIBLE


def _inside_word(found: re.Match[str]) -> bool:
    """Does a lower-case letter stand before a capital, or after a capital and a sign, as in no clean word?"""
    text, start, end = found.string, found.start(), found.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.islower() or (after.islower() and not text[end - 1].isalpha())


@cache
def _readings() -> tuple[_Reading, ...]:
    return tuple(_reading(upper, lower) for upper, lower in _READINGS)


def _reading(upper: str, lower: str) -> _Reading:
    shown = {byte: bytes([byte]).decode(lower if byte in _C1 else upper, "ignore") for byte in range(0x80, 0x100)}
    follow = {byte: char for byte, char in shown.items() if char and byte < 0xC0}
    any_follow = "[" + "".join(map(re.escape, follow.values())) + "]"
    leads = {
        "".join(shown[b] for b in bytes.fromhex(pair)): bytes.fromhex(pair)
        for pair in (*_STRONG_PAIRS, _EMOJI_PAIR, *_ACCENT_LEADS)
        if all(shown[b] for b in bytes.fromhex(pair))
    }
    of = {lead.hex(): re.escape(char) for char, lead in leads.items()}
    threes = "|".join(of[pair] for pair in _STRONG_PAIRS if pair in of)
    strong = f"({threes})({any_follow})"
    if _EMOJI_PAIR in of:
        strong += f"|({of[_EMOJI_PAIR]})({any_follow}{{2}})"
    lost = "|".join(of[pair] for pair in _LOST_THIRD if pair in of)
    return _Reading(
        low={char: byte for byte, char in reversed(follow.items())},
        high={char: byte for byte, char in follow.items()},
        leads=leads,
        strong=re.compile(strong),
        weak=re.compile(f"({'|'.join(of[lead] for lead in _ACCENT_LEADS)})({any_follow})"),
        lossy=None if shown[0x9D] else re.compile(lost),
    )

"""Bytes -> text: byte order marks, declared character sets, UTF-8, and Windows-1252 where nothing else fits."""

import codecs
import re

from secondsource.records.problem import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD_BYTES = 4096
_CONTROL_SHARE = 0.1  # a text has hardly any control bytes; images, archives and PDF have many
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_ZERO_SHARE = (
    0.7  # of every second byte: English text in UTF-16 has more than 0.9, with all its dashes and quotation marks
)
_STRAY_ZEROS = 0.02  # of the other bytes
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"{\\rtf")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""")
# The labels a page may declare; anything else (and Python's own codecs) is not taken at its word.
_LABEL = re.compile(
    r"(?:utf-?8|us-ascii|latin-?1|windows-\d{3,4}|cp\d{3,4}|iso-?8859-\d{1,2}|koi8-[ru]|gb2312|gbk|gb18030|big5"
    r"|euc-jp|euc-kr|shift_jis|iso-2022-jp|macintosh)"
)


def is_binary(data: bytes, *, records: bool = False) -> bool:
    """Is this no text at all? NUL bytes (outside UTF-16/32), a known binary signature, or many control bytes.

    `records`: these are lines of JSON, where a few NUL bytes spoil only the lines they stand in.
    """
    if _bom(data) is not None:
        return False
    if data.startswith(_MAGIC):
        return True
    if _unmarked_utf16(data):
        return False
    return (not records and b"\0" in data) or _has_many_controls(data[:_HEAD_BYTES])


def _has_many_controls(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROL_BYTES)) > _CONTROL_SHARE * len(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 that has no byte order mark: a NUL in nearly every second byte, words between."""
    head = data[:_HEAD_BYTES]
    firsts, seconds = head[::2], head[1::2]
    for codec, zeros, letters in (("utf-16-le", seconds, firsts), ("utf-16-be", firsts, seconds)):
        has_zeros = zeros.count(0) > _ZERO_SHARE * len(zeros) and letters.count(0) <= _STRAY_ZEROS * len(letters)
        if has_zeros and not _has_many_controls(letters):
            return codec
    return None


def decode_bytes(data: bytes, markup: bool = False) -> tuple[str, tuple[Problem, ...]]:
    """Return the text and what was doubtful about it; `markup`: look for a declared character set in the head."""
    mark = _bom(data)
    if mark is not None:
        text = data[len(mark[0]) :].decode(mark[1], errors="replace")
        return text, _lost(text)
    codec = _unmarked_utf16(data)
    if codec is not None:
        text = data.decode(codec, errors="replace")
        return text, (_guessed("UTF-16"), *_lost(text))
    declared = _declared(data) if markup else None
    try:
        return data.decode(declared if declared == "iso-2022-jp" else "utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        text = data.decode(declared, errors="replace")
        return text, _lost(text)
    return _decode_odd(data)


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next((pair for pair in _BOMS if data.startswith(pair[0])), None)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    label = found.group(1).decode("ascii").lower() if found else ""
    if not _LABEL.fullmatch(label):
        return None
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii"):
        return "cp1252"  # as browsers read it
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _decode_odd(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Read bytes that are not UTF-8: as UTF-8 with a few broken letters, or as Windows-1252, whichever fits better."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    if whole > broken:
        return text, _lost(text)
    return data.decode("cp1252", errors="replace"), (_guessed("Windows-1252"),)


def _guessed(encoding: str) -> Problem:
    effect = "letters outside English may be wrong"
    return Problem("encoding-guessed", f"the bytes are not UTF-8; read as {encoding}", effect)


def _lost(text: str) -> tuple[Problem, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    what = f"{count} {'byte sequence' if count == 1 else 'byte sequences'} could not be decoded"
    return (Problem("broken-bytes", what, "the letters there are lost"),)

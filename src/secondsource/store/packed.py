"""Records and bytes -> what a column holds of them, compressed, and back.

Documents and analyses are MessagePack, story files the JSON that is published; all of it deflated (zlib), so that any
program can undo it.
"""

import zlib
from hashlib import blake2b
from typing import TypeVar

import msgspec

from secondsource.errors import StoreError
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.storyfile import StoryFile, decode

_Record = TypeVar("_Record", Document, Analysis)
_LEVEL = 6
_KEY_BYTES = 16


def pack_bytes(data: bytes, *, quickly: bool = False) -> bytes:
    """Return the bytes compressed; `quickly` for what is written often and is large."""
    return zlib.compress(data, 1 if quickly else _LEVEL)


def unpack_bytes(packed: bytes) -> bytes:
    """Return the bytes as they were; raises `StoreError` when they are damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise _broken(str(error)) from error


def pack_record(record: Document | Analysis) -> bytes:
    """Return a document or an analysis as a column holds it."""
    return pack_bytes(msgspec.msgpack.encode(record))


def unpack_record(packed: bytes, kind: type[_Record]) -> _Record:
    """Return the document or analysis; raises `StoreError` when it is of another version's form."""
    try:
        return msgspec.msgpack.decode(unpack_bytes(packed), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _broken(str(error)) from error


class Unpacking:
    """Unpacks records; what was unpacked the last time before, from the very same bytes, is the object it was."""

    def __init__(self) -> None:
        self._before: dict[bytes, object] = {}
        self._now: dict[bytes, object] = {}

    def begin(self) -> None:
        """Begin anew: what was not asked for since the last time is forgotten."""
        self._before, self._now = self._now, {}

    def __call__(self, packed: bytes, kind: type[_Record]) -> _Record:
        """Return the document or analysis; raises `StoreError` when it is of another version's form."""
        key = blake2b(packed, digest_size=_KEY_BYTES).digest()
        known = self._before.get(key)
        made = known if isinstance(known, kind) else unpack_record(packed, kind)
        self._now[key] = made
        return made


def unpack_story(packed: bytes) -> StoryFile:
    """Return the story file; raises `StoreError` when it is of another version's form."""
    try:
        return decode(unpack_bytes(packed))
    except msgspec.MsgspecError as error:
        raise _broken(str(error)) from error


def _broken(what: str) -> StoreError:
    hint = "run: secondsource rebuild"
    return StoreError("desk-outdated", f"what was read earlier cannot be used by this version: {what}", hint)

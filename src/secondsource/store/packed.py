"""Records and bytes -> what a column holds of them, compressed, and back.

Documents and analyses are MessagePack, story files the JSON that is published; all of it deflated (zlib), so that any
program can undo it.
"""

import zlib
from typing import TypeVar

import msgspec

from secondsource.errors import StoreError
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.storyfile import StoryFile, decode

_Record = TypeVar("_Record", Document, Analysis)
_LEVEL = 6


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
    except msgspec.MsgspecError as error:
        raise _broken(str(error)) from error


def unpack_story(packed: bytes) -> StoryFile:
    """Return the story file; raises `StoreError` when it is of another version's form."""
    try:
        return decode(unpack_bytes(packed))
    except msgspec.MsgspecError as error:
        raise _broken(str(error)) from error


def _broken(what: str) -> StoreError:
    hint = "run: secondsource rebuild"
    return StoreError("desk-outdated", f"what was read earlier cannot be used by this version: {what}", hint)

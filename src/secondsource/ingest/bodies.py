"""The bytes of an answer, as they come -> its decoded body, of a size and within a time that were set beforehand.

What is packed is unpacked bit by bit and the reading stops at the limit, so that a small answer cannot swell.
"""

import time
import zlib
from collections.abc import Iterable

_PIECE_BYTES = 65_536


class TooLarge(Exception):
    """The body is larger than it may be."""


class TooSlow(Exception):
    """The body does not come in the time it has."""


class BadPacking(Exception):
    """The body is packed in a way that cannot be undone."""


def read_body(chunks: Iterable[bytes], packing: str, max_bytes: int, deadline: float) -> bytes:
    """Return the body; `deadline` is of `time.monotonic`. Raises `TooLarge`, `TooSlow`, `BadPacking`."""
    unpack = _unpacker(packing)
    body = bytearray()
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise TooSlow
        for piece in unpack(chunk):
            body += piece
            if len(body) > max_bytes:
                raise TooLarge
    return bytes(body)


class _Inflating:
    """Undo gzip or deflate piece by piece."""

    def __init__(self, window: int) -> None:
        self._engine = zlib.decompressobj(window)
        self._may_be_raw = window == zlib.MAX_WBITS
        self._met = False

    def __call__(self, chunk: bytes) -> Iterable[bytes]:
        try:
            yield from self._inflate(chunk)
        except zlib.error as error:
            raise BadPacking(str(error)) from error

    def _inflate(self, chunk: bytes) -> Iterable[bytes]:
        try:
            piece = self._engine.decompress(chunk, _PIECE_BYTES)
        except zlib.error:
            if not self._may_be_raw or self._met:
                raise
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" of some servers has no head
            piece = self._engine.decompress(chunk, _PIECE_BYTES)
        self._met = True
        yield piece
        while self._engine.unconsumed_tail:
            yield self._engine.decompress(self._engine.unconsumed_tail, _PIECE_BYTES)


def _unpacker(packing: str) -> "_Inflating | _AsIs":
    name = packing.strip().lower()
    if name in ("", "identity"):
        return _AsIs()
    if name in ("gzip", "x-gzip"):
        return _Inflating(zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Inflating(zlib.MAX_WBITS)
    raise BadPacking(f"packed as {name[:40]!r}, which was not asked for")


class _AsIs:
    """Leave the bytes as they are."""

    def __call__(self, chunk: bytes) -> Iterable[bytes]:
        return (chunk,)

"""The grouping file (`secondsource/grouping@1`): which reports belong together, one line per report."""

from typing import Literal

import msgspec

SCHEMA = "secondsource/grouping@1"


class CopyOf(msgspec.Struct, frozen=True, kw_only=True):
    """Which report this one copies, and the share of its words (0–1)."""

    of: str | int | float
    share: float


class GroupedReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report: its story, its origin, what it copies, and in a few words why it stands where it stands.

    Reports with one `origin` are copies of one another or of one wire text.
    """

    schema: Literal["secondsource/grouping@1"] = "secondsource/grouping@1"
    id: str | int | float
    story: str
    origin: str
    copies: CopyOf | None
    why: str


def encode(grouped: GroupedReport) -> bytes:
    """Return the line as UTF-8 JSON, without the line's end: stable field order."""
    return msgspec.json.encode(grouped)


def decode(data: bytes) -> GroupedReport:
    """Read a line; raises `msgspec.ValidationError` when it does not follow the schema."""
    return msgspec.json.decode(data, type=GroupedReport)

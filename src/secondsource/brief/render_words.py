"""Codes of a story file and strings from strangers → words that are safe and plain to read."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from secondsource.records.storyfile import Dated, EntityRole, Point, RemovedText, ReportEntry, StoryFile
from secondsource.values.place import with_the

# C0 and C1 controls but tab and newline; bidirectional overrides and isolates, which could turn a line round; lone
# surrogates, which cannot be written; line separators, which some editors take for new lines.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")

STANDING = {"agreed": "agreed", "single": "one origin", "disputed": "disputed", "updated": "updated"}
NATURE = {
    "dispute": "dispute",
    "update": "update",
    "rounding": "rounding",
    "scope": "different scope",
}
STATUS = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
    "cancelled": "called off",
    "overdue": "overdue",
}
DATE_FROM = {
    "metadata": "from the page’s data",
    "dateline": "from the dateline",
    "body": "from the text",
    "file": "from the file",
    "unknown": "origin unknown",
}
PRECISION = {"days": "within these days", "month": "to the month", "year": "to the year", "unknown": "not known"}


def plain(text: str) -> str:
    """Return `text` without characters that are not seen but act (controls, bidi overrides, lone surrogates)."""
    if text.isprintable():  # none of them is; most words are
        return text
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """Return `text` plain and on one line, blanks folded."""
    return " ".join(plain(text).split())


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line, cut at a word with "…" when longer than `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.–-") + "…"


def counted(number: int, thing: str) -> str:
    """Return "1 report", "5 reports"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def list_words(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def web_address(url: str | None) -> str | None:
    """Return `url` when it is a plain http(s) address a reader may follow, else None."""
    if not url or any(c.isspace() or c in "<>\"'`\\" for c in url) or plain(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # an unclosed "[" of an IPv6 host
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def language_tag(language: str) -> str | None:
    """Return `language` when it looks like a language tag ("en", "pt-BR"), else None."""
    return language if _LANGUAGE.fullmatch(language) else None


def outlet_of(report: ReportEntry) -> str:
    """Return who published the report, else the last part of where it came from."""
    return report.outlet or report.source.rstrip("/").rsplit("/", 1)[-1] or report.source or "unnamed"


def date_note(published: Dated) -> str:
    """Return how precise a report's date is and where it was read ("to the month, from the text")."""
    parts = [PRECISION.get(published.precision, ""), DATE_FROM.get(published.from_, published.from_)]
    if published.start is None and published.end is None:
        return ""
    return ", ".join(part for part in parts if part)


def count_origins(story: StoryFile) -> int:
    """Return the number of independent origins among the reports."""
    return len({report.group for report in story.reports})


def standing_words(point: Point) -> str:
    """Return the standing of a point with its nature where that says more ("updated", "different scope")."""
    if point.standing == "disputed" and point.nature not in (None, "dispute"):
        return NATURE[point.nature or "dispute"]
    return STANDING[point.standing]


def removed_words(removed: Sequence[RemovedText], most: int = 3) -> str:
    """Return what was taken out of a report in few words: the first pieces, shortened, and how many more."""
    told = [f"“{shorten(piece.text, 50)}” ({piece.why})" for piece in removed[:most]]
    if len(removed) > most:
        told.append(f"{len(removed) - most} more")
    return list_words(told)


def percent(share: float) -> str:
    """Return a share (0–1) as "82%", held within 0–100."""
    return f"{round(100 * min(1.0, max(0.0, share)))}%"


def role_words(role: EntityRole) -> str:
    """Return an office in reader's words: "former president of the United States"."""
    of = f"of {with_the(role.of)}" if role.of else None
    return " ".join(part for part in (role.modifier, role.title, of) if part)

"""The opening of a report -> where its dateline ends: "VELDEN, Norland, May 3 (Norland Press) – The ferry …"."""

import re

# The place stands in capitals; the text behind the dash begins anew ("NATO - led troops" is no dateline).
_DATELINE = re.compile(
    r"(?:(?=[A-Z.'’/ -]{0,30}[A-Z]{3})[A-Z][A-Z.'’/-]*(?: [A-Z][A-Z.'’/-]+){0,3}"
    r"(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([^()\n]{2,40}\))?"
    r"|\([A-Z][^()\n]{1,39}\))"
    r" ?[–—-]{1,2} (?=[\"“‘'(]?[A-Z0-9])"
)


def dateline_end(text: str, start: int = 0) -> int:
    """Return where the dateline ends that begins at `start`; `start` itself when none begins there."""
    found = _DATELINE.match(text, start)
    return found.end() if found else start

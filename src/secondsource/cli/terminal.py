"""The terminal → how wide and whether in colour."""

import os
import shutil
import sys

_WIDEST = 100  # beyond this a line of text is hard to read


def terminal_width() -> int:
    """Return the columns to write in: `COLUMNS`, else the terminal's, else 80; never more than 100."""
    return max(40, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def terminal_colour() -> bool:
    """Is stdout a terminal that shows colours, or does the reader want them in a pipe too (`FORCE_COLOR`)?

    `NO_COLOR` wins over both.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

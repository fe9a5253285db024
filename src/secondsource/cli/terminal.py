"""The terminal → how wide and whether in colour."""

import os
import shutil
import sys

_WIDEST = 100  # beyond this a line of text is hard to read


def terminal_width() -> int:
    """Return the columns to write in: `COLUMNS`, else the terminal's, else 80; never more than 100."""
    return max(40, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def terminal_colour() -> bool:
    """Is stdout a terminal that shows colours, and does the reader want them (`NO_COLOR`)?"""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

"""A text of any length -> the part of it that is read, and a problem that says how much is not."""

from secondsource.records.problem import Problem

# Reading takes some fifteen seconds a million characters; the longest of all reports seen here has 60,000.
MOST_CHARS = 500_000
_LOOKED_BACK = 20_000


def readable_part(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return a text as it is, or, of one that is no report but a book, its beginning up to the end of a line."""
    if len(text) <= MOST_CHARS:
        return text, ()
    end = text.rfind("\n", MOST_CHARS - _LOOKED_BACK, MOST_CHARS)
    end = end if end > 0 else text.rfind(" ", MOST_CHARS - _LOOKED_BACK, MOST_CHARS)
    kept = text[: end if end > 0 else MOST_CHARS]
    what = f"only the first {len(kept):,} of {len(text):,} characters were read"
    return kept, (Problem("read-in-part", what, "what follows is in none of what is told of it"),)

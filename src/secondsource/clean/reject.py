"""Document -> why it is no report this program can read (another language, an error page, no prose), or None."""

import re
from functools import cache

from secondsource.clean.language import ENGLISH, UNKNOWN
from secondsource.clean.navigation import is_navigation
from secondsource.lang.lexicon import words
from secondsource.records.document import Document
from secondsource.records.report import Skipped

_LEAST_WORDS = 12
_LEAST_LETTER_SHARE = 0.55  # of a block's tokens that are plain words; source code and tables have fewer
_LEAST_LETTERS = 0.8  # of all characters; those of tables and source code are fewer
_ERROR_PAGE_WORDS = 150
_TOKEN = re.compile(r"\S+")
_PLAIN_WORD = re.compile(r"[\"'“‘(\[]*[^\W\d_]+(?:[-'’][^\W\d_]+)*[\"'”’)\],.;:!?…]*")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")


def reject_reason(document: Document) -> Skipped | None:
    """Say why a document is not to be taken for a report; None when it is one. Short texts get the benefit of doubt."""
    error = _error_page(document)
    if error:
        what = f"looks like an error or consent page ({error!r})"
        return Skipped(document.source, "not-a-report", what, "fetch the page again, or hand over its text")
    if document.language not in (ENGLISH, UNKNOWN) and _is_words(document.text):
        what = f"written in another language ({document.language})"
        return Skipped(document.source, "not-english", what, "only English reports are read")
    count = _prose_words(document)
    if count < _LEAST_WORDS:
        what = "no sentence of prose" if not count else f"only {count} words of prose"
        return Skipped(document.source, "not-a-report", what, "hand over the text of the report")
    return None


def _is_words(text: str) -> bool:
    """Is this made of words at all? The language of tables and of source code is anyone's guess."""
    shown = sum(1 for char in text if not char.isspace())
    return sum(1 for char in text if char.isalpha()) >= _LEAST_LETTERS * shown


def _error_page(document: Document) -> str | None:
    """Return the words by which a short page gives itself away; a page that tells what somebody said is none.

    What was taken out (a notice on cookies) speaks for the page only where it left hardly any text.
    """
    if document.text.count(" ") > _ERROR_PAGE_WORDS:
        return None
    shown = f"{document.title or ''}\n{document.text}"
    if _prose_words(document) < _LEAST_WORDS:
        shown += "\n" + "\n".join(piece.text for piece in document.removed)
    elif not words("furniture", "reporting_words").isdisjoint(re.findall(r"[a-z]+", document.text.lower())):
        return None
    found = _error_phrases().search(shown.lower().replace("’", "'"))
    return found.group() if found else None


@cache
def _error_phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words("furniture", "error_pages"), key=len, reverse=True))))


def _prose_words(document: Document) -> int:
    """Count the words of blocks that read as prose: mostly plain words, with a sentence's end."""
    total = 0
    for block in document.blocks:
        if is_navigation(block.span.of(document.text)):
            continue
        tokens = _TOKEN.findall(block.span.of(document.text))
        plain = sum(1 for token in tokens if _PLAIN_WORD.fullmatch(token))
        if plain >= _LEAST_LETTER_SHARE * len(tokens) and (
            block.kind in ("bullet", "title")
            or _STOP.search(block.span.of(document.text))
            or len(tokens) > _LEAST_WORDS
        ):
            total += plain
    return total

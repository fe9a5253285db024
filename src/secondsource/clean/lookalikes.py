"""A text -> a problem that names words made of letters of two alphabets: they look like a name and are another.

The letters stay as they are: a name written so is shown as it came.
"""

import re

from secondsource.records.problem import Problem

# Letters of the Cyrillic and the Greek alphabet that look like Latin ones; a unit ("μm") or a formula has others.
_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝһ"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_WORD = re.compile(r"[^\W\d_]{3,60}")
_FOREIGN = re.compile(f"[{_CYRILLIC}{_GREEK}]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_NAMED = 3


def find_lookalikes(text: str) -> tuple[Problem, ...]:
    """Return a problem when words mix Latin letters with others that look like Latin ones."""
    if text.isascii() or not _FOREIGN.search(text):
        return ()
    found = dict.fromkeys(word for word in _WORD.findall(text) if _FOREIGN.search(word) and _LATIN.search(word))
    if not found:
        return ()
    named = ", ".join(f"“{_marked(word)}”" for word in list(found)[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    effect = "they may have been put there to mislead"
    return (Problem("lookalike-letters", f"words of letters of two alphabets: {named}{more}", effect),)


def _marked(word: str) -> str:
    """Return the word with each foreign letter named by its number, so that a reader sees which it is."""
    return _FOREIGN.sub(lambda found: f"[{found.group()} U+{ord(found.group()):04X}]", word)

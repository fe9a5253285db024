"""A sentence -> its words, cut as the English treebanks of Universal Dependencies cut them.

"can't" is two words ("ca", "n't"), so is "Japan's"; a hyphen stands alone ("U.S.", "-", "led"); "U.S.", "3.5", "12:30"
and addresses are one.
"""

import re

from secondsource.lang.lexicon import words as lexicon_words

# Before a hyphen these belong to the word behind it ("pro-government"), as the treebanks have it.
_PREFIXES = "anti|co|counter|extra|inter|intra|mega|mid|mini|multi|neo|non|pan|post|pre|pro|re|semi|sub|trans|ultra|un"
_CLITIC = r"['’](?:s|re|ve|ll|d|m)\b"


def _alternatives(*keys: str) -> str:
    found = frozenset[str]().union(*(lexicon_words("sentences", key) for key in keys))
    return "|".join(re.escape(word) for word in sorted(found, key=lambda w: (-len(w), w)))


# "Ill." and "No." are abbreviations only with a capital and before more words, "Gen." always.
_STOPPED = _alternatives("never_ends", "rarely_ends")
_AT_TIMES = _alternatives("words_too", "before_number")

# The first two lines are the most frequent cases, told at a glance: plain words before a space, plain stops.
_WORD = re.compile(
    rf"""
    (?=\S)(?:
    (?!(?:[Cc]annot|[Gg]onna|[Gg]otta)\b)[A-Za-z][a-z]*(?=[ ,;!?"“”)\n])
    | [,;:"“”()] | \.(?!\S)
    | (?:https?://|www\.)[^\s<>"“”]{{1,2000}}?(?=[.,;:!?)\]'’]{{0,9}}(?:[\s<>"“”]|$))
    | [\w.+-]{{1,80}}@[\w-]{{1,80}}(?:\.[\w-]{{1,80}})+
    | (?:[^\W\d_]\.){{2,9}}
    | (?!(?:{_AT_TIMES})\.)(?i:{_STOPPED})\.(?=\s|$|[,;:)])
    | (?=[A-Z])(?i:{_AT_TIMES})\.(?=\s+\S|[,;:)])
    | [A-Z]\.(?=\s*[A-Z])
    | (?:[Cc]an(?=not\b)|[Gg]on(?=na\b)|[Gg]ot(?=ta\b))
    | (?i:{_PREFIXES})-[^\W_]+
    | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?
    | [^\W_]{{1,60}}?(?=n['’]t\b)
    | n['’]t\b
    | {_CLITIC}
    | [^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*(?:\.(?:com|org|net|gov|uk|co|edu|info)\b)*
    | \[\.{{3}}\] | ([.\-*=!?_+~#$<>])\1+
    | [^\w\s] | _
    )
    """,
    re.VERBOSE,
)


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words between two offsets of a text begin and end; whitespace belongs to none."""
    return [word.span() for word in _WORD.finditer(text, start, end)]

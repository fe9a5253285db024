"""One line of a page -> how it looks: its shape in one letter, the features of its own words, the words that count.

What each feature says stands in its name: "words=6-9", "end=none", "capitals=most", "says=you".
Nothing is decided here.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from secondsource.clean.furniture import is_section_opener, is_social, is_teaser
from secondsource.clean.lines import Line
from secondsource.clean.navigation import is_section
from secondsource.clean.page import is_paragraph, is_truncated
from secondsource.clean.pagehead import is_byline
from secondsource.lang.lexicon import lexicon, words

_LOOKED_AT = 300  # characters of a line; the rest of a long paragraph tells nothing new
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONG = 4
_END = re.compile(r"""([.!?:;,…])["'”’)\]»]*$""")
_ENDS = {".": "stop", "!": "shout", "?": "ask", ":": "colon", ";": "comma", ",": "comma", "…": "dots"}
_QUOTED = re.compile(r"[\"“”«»]|(?<!\w)['‘](?=\w)")
_GLUED = re.compile(r"[a-z][A-Z][a-z]{2}|[a-z]{2}\d{1,2}:|\d[A-Z][a-z]{3}|[a-z]@[A-Za-z]|[.!?][A-Z][a-z]{2}")
_SIGNS = {
    "bar": re.compile(r"[|·•/»›]"),
    "handle": re.compile(r"(?:^|\W)[@#]\w|\w@\w"),
    "degree": re.compile(r"°|\d ?%|[+-]\d"),
    "address": re.compile(r"https?:|www\.|\.(?:com|org|net)\b"),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d\b"),
    "post": re.compile(r"\(@\w+\)|\b(?:pic\.twitter\.com|t\.co)/"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "price": re.compile(r"[$£€]\s?\d"),
    "copyright": re.compile(r"[©®™]|\(c\)", re.IGNORECASE),
}
_WORD_STEPS = (2, 3, 4, 6, 10, 18, 30, 50)
_WORD_NAMES = ("1", "2", "3", "4-5", "6-9", "10-17", "18-29", "30-49", "50")
_SHARE_STEPS = (0.01, 0.15, 0.3, 0.45)
_SHARE_NAMES = ("none", "few", "some", "many", "most")
_SENTENCE = 6  # words
_HEADLINE = 4
_FIGURES = 0.4  # of the characters


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks; `shape` is one letter, `told` its longer words, `length` the number of all its words."""

    shape: str
    features: tuple[str, ...]
    groups: tuple[str, ...]
    told: frozenset[str]
    length: int


def look_at(line: Line) -> Look:
    """Return the look of a line."""
    text = line.text[:_LOOKED_AT]
    own = _WORD.findall(text)
    lower = [word.lower().replace("’", "'") for word in own]
    groups = tuple(sorted({group for word in set(lower) for group in _groups().get(word, ())}))
    size = _WORD_NAMES[bisect_right(_WORD_STEPS, line.words)]
    end = _end_of(line.text)
    shape = _shape(line, text, end)
    features = [f"words={size}", f"end={end}", f"words={size} end={end}", f"shape={shape}"]
    features += _marks(line, text)
    features += _shares(own, lower, shape)
    features += [f"says={group}" for group in groups]
    features += [f"says={group} shape={shape}" for group in groups]
    features += [
        f"says={a}+{b}" for at, a in enumerate(groups) for b in groups[at + 1 :] if a in _JOINED or b in _JOINED
    ]
    told = frozenset(word for word in lower if len(word) >= _LONG and word not in words("stopwords", "general"))
    return Look(shape, tuple(features), groups, told, line.words)


_JOINED = frozenset({"appeal", "us", "you"})


def _end_of(text: str) -> str:
    if is_truncated(text):
        return "dots"
    found = _END.search(text)
    return _ENDS[found[1]] if found else "quote" if text[-1] in "\"”'’" else "bracket" if text[-1] in ")]" else "none"


def _shape(line: Line, text: str, end: str) -> str:
    """Return P paragraph, S sentence, s short one, T broken off, L label, N figures, H headline, h words, w word."""
    if is_paragraph(line):
        return "P"
    if end in ("stop", "shout", "ask"):
        return "S" if line.words >= _SENTENCE else "s"
    if end in ("dots", "colon"):
        return "T" if end == "dots" else "L"
    if sum(map(str.isdigit, text)) > _FIGURES * len(text):
        return "N"
    return "H" if line.words >= _HEADLINE else "h" if line.words > 1 else "w"


def _shares(own: list[str], lower: list[str], shape: str) -> list[str]:
    """Return how many of the words are small ones, begin with a capital, tell what was done."""
    number = max(1, len(own))
    small = _share(sum(word in words("stopwords", "general") for word in lower) / number)
    later = own[1:]
    capitals = _share(sum(word[0].isupper() for word in later) / max(1, len(later)))
    made = [
        f"small={small}",
        f"capitals={capitals}",
        f"small={small} shape={shape}",
        f"capitals={capitals} shape={shape}",
    ]
    if own and all(word.isupper() for word in own):
        made.append("all in capitals")
    if any(word.endswith("ed") and len(word) > _LONG for word in lower[1:]):
        made.append("word in -ed")
    return made


def _share(value: float) -> str:
    return _SHARE_NAMES[bisect_right(_SHARE_STEPS, value)]


def _marks(line: Line, text: str) -> list[str]:
    """Return what its characters and the rules for single lines say."""
    first = text[0]
    begins = "lower" if first.islower() else "digit" if first.isdigit() else "upper" if first.isupper() else "mark"
    made = [f"begins={begins}"]
    made += [f"sign={name}" for name, pattern in _SIGNS.items() if pattern.search(text)]
    made += ["quotation marks"] if _QUOTED.search(text) else []
    made += ["words run together"] if _GLUED.search(text) else []
    made += ["bullet"] if line.bullet else []
    if line.words <= _WORD_STEPS[5]:
        told = {
            "section": is_section,
            "list opener": is_section_opener,
            "share button": is_social,
            "leads on": is_teaser,
        }
        made += [name for name, test in told.items() if test(text)]
        made += ["byline"] if is_byline(text) else []
    return made


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Return the groups of each listed word."""
    found: dict[str, tuple[str, ...]] = {}
    for group, listed in sorted(lexicon("line_words").items()):
        for word in listed:
            found[word] = (*found.get(word, ()), group)
    return found

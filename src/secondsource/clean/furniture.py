"""One line of a page -> why it is not story text (a share button, an advertisement, a caption …), or None."""

import re
from functools import cache, lru_cache

from secondsource.clean.captions import CAPTION, GALLERY, is_caption, is_gallery_place
from secondsource.clean.lines import Line
from secondsource.clean.navigation import is_navigation
from secondsource.lang.lexicon import words

_WORD = re.compile(r"[\w'-]+")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_LEADING = re.compile(r"^[\s([*>»►▶•|-]+")
_BRACKETED = re.compile(r"\[\s*+(?:[^\[\]\s]++\s++){3,40}[^\[\]\s]*+\s*+\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_AFTER_LEAD = re.compile(r"\s*[:|»>→–—-]+\s*\S")
_LABEL = re.compile(r"([\w' ]{2,25}):\s*(\S.*)?$")
_APPEAL_WORDS = 60
_RIGHTS_WORDS = 70
_TEASER_WORDS = 30


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the line as the lists know it: lower case, straight apostrophes, without marks at its ends."""
    key = " ".join(text.lower().replace("’", "'").split())
    start, end = 0, len(key)
    while start < end and not key[start].isalnum():
        start += 1
    while end > start and not key[end - 1].isalnum():
        end -= 1
    return key[start:end]


def judge_line(line: Line) -> str | None:
    """Say why a line is no story text, going by its own words alone; None when it may be."""
    key = plain(line.text)
    if not key:
        return "separator"
    return _judge_label(line.text, key) or _judge_wording(line, key)


def is_teaser(text: str) -> bool:
    """Does the line lead to another report ("Also Read: …")?"""
    if _BRACKETED.fullmatch(text) or (text.endswith((" Read more", " READ MORE")) and text.count(" ") < _TEASER_WORDS):
        return True
    stripped = _LEADING.sub("", text)
    found = _starts("teaser_leads").match(stripped.replace("’", "'"))
    if not found or text.count(" ") >= _TEASER_WORDS:
        return False
    rest = stripped[found.end() :]
    if _AFTER_LEAD.match(rest):
        return not text.endswith((".", ".”", '."')) or text.endswith("...")
    lead = found.group()
    return lead.isupper() and " " in lead and rest[:1] == " "


def is_section_opener(text: str) -> bool:
    """Does the line open a list of other reports ("More like this")?"""
    return plain(text) in words("furniture", "section_openers")


def is_social(text: str) -> bool:
    """Is the line made of the words of share buttons?"""
    parts = _WORD.findall(text.lower())
    if not parts or len(parts) > 20 or text.endswith((".", "!", "?")):
        return False
    return all(part in words("furniture", "social_words") for part in parts)


def is_date_label(text: str) -> bool:
    """Is the line a label for a date ("Published:") with nothing after it?"""
    return text.endswith(":") and plain(text) in words("furniture", "date_labels")


def _judge_label(text: str, key: str) -> str | None:
    if key in words("furniture", "advertisements"):
        return "advertisement"
    if key in words("furniture", "buttons"):
        return "button of the page"
    if is_date_label(text):
        return "empty label"
    if _counted().fullmatch(key) or key in ("comments", "no comments"):
        return "counter of the page"
    if is_gallery_place(key):
        return GALLERY
    label = _LABEL.fullmatch(text)
    if label and label[1].lower() in words("furniture", "page_labels"):
        value = label[2] or ""
        if not value:
            return "empty label"
        if value.count(" ") < 15 and not value.endswith(".") and not _is_date_field(label[1]):
            return "label of the page"
    return None


def _is_date_field(label: str) -> bool:
    return label.lower() in words("furniture", "date_labels")


def _judge_wording(line: Line, key: str) -> str | None:
    text, lower = line.text, line.text.lower().replace("’", "'")
    if line.words <= _RIGHTS_WORDS and (
        _starts("copyright_starts").match(lower) or _within("copyright_phrases").search(lower)
    ):
        return "copyright line"
    if (
        not line.bullet
        and line.words <= _APPEAL_WORDS
        and _appeal().match(key)
        and _within("appeal_objects").search(key)
    ):
        return "appeal to the reader"
    if not line.bullet and is_navigation(text):
        return "navigation of the page"
    if _HASHTAGS.fullmatch(text):
        return "tags"
    if _ADDRESS.fullmatch(text):
        return "address"
    if text.startswith("Follow ") and "@" in text:
        return "appeal to the reader"
    if not line.bullet and is_caption(text):
        return CAPTION
    return None


@cache
def _starts(key: str) -> re.Pattern[str]:
    listed = sorted(words("furniture", key), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in listed) + ")", re.I)


@cache
def _appeal() -> re.Pattern[str]:
    return _starts("appeals")


@cache
def _within(key: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(words("furniture", key), key=len, reverse=True))) + r")\b"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"\d[\d.,]*[km]?\+? ?-?(?:" + "|".join(map(re.escape, sorted(words("furniture", "counted")))) + ")"
    )

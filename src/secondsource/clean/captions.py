"""One line of a page -> is it a picture's caption or credit, told apart from a sentence of the story?

A credit gives a caption away wherever it stands ("… REUTERS/A. Author", "(Photo: …)"), a label at its beginning
("FILE PHOTO: …"), or the words by which agencies begin one ("In this photo released by …").
"""

import re
from functools import cache

from secondsource.lang.lexicon import words

CAPTION = "picture caption or credit"
GALLERY = "place in a picture gallery"
_GALLERY = re.compile(
    r"(?:(?:image|photo|picture|slide) )?\d{1,3} ?(?:of ?/?|/) ?\d{1,3}|(?:show |hide )?caption|back to gallery"
    r"|\d{1,3}/\d{1,3} slides?"
)
_LEADING = re.compile(r"^[\s([*>»►▶•|-]+")
_FILE_CAPTION = re.compile(r"FILE\s*[-–—:]+\s.{0,60}\bfile\s+(?:photo|image|picture)", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[A-Z][^\[\]/]{1,40}/ ?[A-Z][^\[\]/]{1,40}(?:/ ?[A-Z][^\[\]/]{1,30})?\]$")
_SENTENCE_END = re.compile(r"""[.!?:;…]["'”’)\]»]*$""")
_SMALL = re.compile(r"[a-z]+")
_NAME = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
_NAMED_CREDIT_WORDS = 60  # the longest of 266 captions in the development reports has 58
_FILE_CAPTION_WORDS = 130


def is_gallery_place(key: str) -> bool:
    """Is the line, in lower case, a place in a picture gallery ("image 2 of 5")?"""
    return len(key) < 30 and _GALLERY.fullmatch(key) is not None


def is_caption(text: str) -> bool:
    """Is the line a picture's caption or credit?"""
    if text.count(" ") >= _NAMED_CREDIT_WORDS:
        return text.count(" ") < _FILE_CAPTION_WORDS and _FILE_CAPTION.match(text) is not None
    lead = _LEADING.sub("", text).lower()
    if _label().match(lead) or lead.rstrip(".):]") in words("furniture", "picture_words"):
        return True
    if _credit().search(text) or _labelled_credit().search(text) or _BRACKETED.search(text):
        return True
    if _agency_opening().match(text):
        return words("furniture", "reporting_words").isdisjoint(_SMALL.findall(text.lower()))
    return not _SENTENCE_END.search(text) and _agency_lead().match(text) is not None


def _any(*keys: str) -> str:
    listed = {word for key in keys for word in words("furniture", key)}
    return "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word))))


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of the beginning of a caption ("file photo:"), in lower case."""
    listed = sorted(words("furniture", "caption_leads"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in listed) + ")")


@cache
def _agency_lead() -> re.Pattern[str]:
    """Return the pattern of a caption that begins with its agency ("Reuters Smoke over the port")."""
    agencies = _any("picture_agencies")
    more = rf"(?: ?[-:/] ?(?:{agencies}|Contributor)){{0,4}}"  # no more: "EPA-EFE" can be read as one and as two
    return re.compile(rf"(?:{agencies}){more} [A-Z0-9][\w'’-]* [\w'’-]+ [\w'’-]+")


@cache
def _agency_opening() -> re.Pattern[str]:
    """Return the pattern of how agencies begin a caption ("In this photo released by …", "An aerial view shows …")."""
    between, kinds, makings = r"(?:[\w.,'’-]+ )", _any("caption_pictures"), _any("caption_makings")
    made = rf"{between}{{0,5}}?(?:{kinds}),? {between}{{0,4}}?(?:{makings})\b"
    return re.compile(rf"In (?:this|an?) (?i:{made})|(?:This|An?|Undated|Handout) (?i:{made}).{{0,80}}\bshows?\b")


@cache
def _labelled_credit() -> re.Pattern[str]:
    """Return the pattern of a credit with a label at the end of a caption ("… Photograph: A. Author/The Guardian")."""
    return re.compile(rf"(?:[.|)\]] ?|  ?)\b(?:{_any('credit_labels')}) ?: ?{_NAME}(?: ?/ ?{_NAME}){{0,2}}[)\]]?$")


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a credit that ends a caption: "(Photo: …)", "(A. Author/AFP)", "REUTERS/A. Author"."""
    agencies, houses = _any("picture_agencies"), _any("picture_houses")
    return re.compile(
        rf"\([^()]{{0,60}}\b(?i:{_any('picture_words')})\b[^()]{{0,60}}\)\.?$"
        rf"|\b{_NAME} ?/ ?(?:{agencies})\b[\w ./'’|-]{{0,40}}[)\]]?\.?$"
        rf"|\b(?:{agencies})/{_NAME}(?:/{_NAME})?[)\]]?$"
        rf"|\b(?:{houses})\b(?: ?/ ?[\w .'’-]{{1,40}})?[)\]]?\.?$"
    )

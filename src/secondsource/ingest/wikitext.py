"""Simple wiki markup -> plain text: links and word templates keep their shown words, other templates go."""

import html
import re

_SIGN = re.compile(r"\{\{[^{}\n]{1,80}[|}]|\[\[[^\[\]\n]{1,200}\]\]")
_WORD_TEMPLATE = re.compile(r"\{\{\s*[wW]\s*\|([^{}|]*+)(?:\|([^{}|]*+))?+[^{}]*+\}\}")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_HALF_TEMPLATE = re.compile(r"^[^\S\n]*+(?:\{\{?[a-z-]{2,20}\}?\}|\{\{)[^\S\n]*+$", re.MULTILINE)
_FILE_LINK = re.compile(r"\[\[\s*(?:[Ii]mage|[Ff]ile|[Cc]ategory)\s*:[^\[\]]*\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_WEB_LINK = re.compile(r"\[https?://[^\s\]]{1,2000}(?: ([^\]]{0,2000}))?\]")
_HEADING = re.compile(r"^=++ *+([^=\n]*[^=\n ])? *=+ *$", re.MULTILINE)
_EMPHASIS = re.compile(r"'{2,5}")
_NAMESPACE = re.compile(r"^(?:[a-z]{1,3}:)+")
_NESTING = 4  # templates within templates; deeper ones were not met


def is_wikitext(text: str) -> bool:
    """Does the text carry wiki links or templates?"""
    return _SIGN.search(text) is not None


def strip_wikitext(text: str) -> str:
    """Return the words a reader of the wiki page would see; blank lines and paragraphs stay."""
    for _ in range(_NESTING):
        text, changed = _WORD_TEMPLATE.subn(_shown, text)
        text = _FILE_LINK.sub("", text)
        text, linked = _LINK.subn(lambda m: _NAMESPACE.sub("", m.group(1)), text)
        text, dropped = _TEMPLATE.subn("", text)
        if not changed + linked + dropped:
            break
    text = _WEB_LINK.sub(lambda m: m.group(1) or "", text)
    text = _HEADING.sub(r"\n\1\n", _HALF_TEMPLATE.sub("", text))
    return html.unescape(_EMPHASIS.sub("", text)).strip()


def _shown(found: re.Match[str]) -> str:
    return _NAMESPACE.sub("", found.group(2) or found.group(1))

"""Markdown -> plain text and the metadata of its front matter."""

import re

_FRONT = re.compile(r"\A\s*(?:---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:---|\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{2,30})\s*[:=]\s*+(\S(?:.*\S)?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]++((?:.*[^ \t#\n])?)[ \t#]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^ {0,3}(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^()\n]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\]\n]{1,300})\]\(<?[^()\s>]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?>?(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_REFERENCE_LINK = re.compile(r"\[([^\]\n]{1,300})\]\[[^\]\n]{0,100}\]")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s+\S.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^>\s]{1,1000})>")
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]{1,300})`")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_TAG = re.compile(r"</?(?:a|b|br|center|div|em|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def read_markdown(raw: str) -> tuple[str, dict[str, str]]:
    """Return the text as a reader sees it, and the fields of the front matter (names in lower case)."""
    raw = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(raw)
    fields = dict(_fields(front[1])) if front else {}
    body = raw[front.end() :] if front else raw
    return _plain(body), fields


def _fields(front: str) -> list[tuple[str, str]]:
    return [(name.lower(), value.strip("\"' ")) for name, value in _FIELD.findall(front) if value.strip("\"' []")]


def _plain(text: str) -> str:
    text = _REFERENCE.sub("", _FENCE.sub("", _COMMENT.sub("", text)))
    text = _HEADING.sub(r"\n\1\n", _UNDERLINE.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(r"\1", _REFERENCE_LINK.sub(r"\1", text))
    text = _QUOTE.sub("", text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", _TAG.sub("", text)))

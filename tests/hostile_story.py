"""The story made by hand → one in which every word a stranger could have written is an attack."""

from typing import Any

import msgspec

from secondsource.records.storyfile import StoryFile, encode
from story_by_hand import make_story

ATTACKS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "\"'><svg onload=window.pwned=1>",
    "</title></style></script><script>window.pwned=1</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:window.pwned=1//",
    "[click](javascript:window.pwned=1) ![](x) | `code` <!-- -->",
    "\x1b[31mred\x1b[0m\x07\u202eturned\u2066",
    "[bold red]markup[/bold red] [link=file:///etc/passwd]x[/link]",
)
_WORDS = {
    "text", "sentence", "source", "outlet", "url", "title", "byline", "language", "of", "why", "code", "what", "effect",
    "name", "modifier", "value", "note", "about", "speaker", "via", "drift", "anchor", "when", "precision",
}  # fmt: skip
_LISTS = {"cites", "variants"}


def hostile_story(attack: str) -> StoryFile:
    """Every free string is `attack` (report texts end in it, so that offsets still fit)."""
    made = _poison(msgspec.json.decode(encode(make_story())), attack)
    return msgspec.convert(made, StoryFile)


def _poison(value: Any, attack: str) -> Any:
    if isinstance(value, list):
        return [_poison(member, attack) for member in value]
    if not isinstance(value, dict):
        return value
    is_report = "sha256" in value
    return {key: _member(key, member, attack, is_report) for key, member in value.items()}


def _member(key: str, member: Any, attack: str, is_report: bool) -> Any:
    if is_report and key == "text":
        return f"{member}\n\n{attack}"
    if key in _LISTS:
        return [attack, *member]
    if key in _WORDS and isinstance(member, str):
        return attack
    return _poison(member, attack)

"""What ninjs 3.0 (IPTC) asks of an object, as far as we write it: written out by hand, for tests."""

import re
from typing import Any

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_TEXT, _URIS, _MOMENTS, _WHOLE = "text", "uri", "moment", "whole number"
_NAMED = {"name": _TEXT, "rel": _TEXT, "uri": _URIS, "literal": _TEXT}
_VALUED = {"role": _TEXT, "contentType": _TEXT, "value": _TEXT}
_TYPES = ("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning")
# Property -> what it holds: a kind, the values it may have, or (in a list) what each of its objects may hold.
_OBJECT: dict[str, Any] = {
    "uri": _URIS, "type": _TYPES, "representationType": ("full", "partial"), "profile": _TEXT, "version": _TEXT,
    "firstCreated": _MOMENTS, "versionCreated": _MOMENTS, "contentCreated": _MOMENTS, "embargoed": _MOMENTS,
    "pubStatus": ("usable", "withheld", "canceled"), "language": _TEXT, "title": _TEXT, "by": _TEXT, "slugline": _TEXT,
    "edNote": _TEXT, "located": _TEXT,
    "headlines": [_VALUED], "descriptions": [_VALUED],
    "bodies": [_VALUED | {"charCount": _WHOLE, "wordCount": _WHOLE}],
    "people": [_NAMED], "organisations": [_NAMED], "places": [_NAMED], "objects": [_NAMED], "subjects": [_NAMED],
    "events": [_NAMED | {"id": _TEXT}],
    "infoSources": [{"name": _TEXT, "role": _TEXT, "uri": _URIS, "literal": _TEXT}],
    "renditions": [{"name": _TEXT, "uri": _URIS, "href": _URIS, "contentType": _TEXT, "title": _TEXT}],
    "genres": [{"name": _TEXT, "uri": _TEXT, "literal": _TEXT}],
    "altIds": [{"role": _TEXT, "value": _TEXT}],
    "standard": {"name": _TEXT, "version": _TEXT, "schema": _URIS},
}  # fmt: skip
_NEEDED = {"headlines": ("value",), "bodies": ("value",), "descriptions": ("value",), "renditions": ("name",)}


def what_is_wrong(told: dict[str, Any]) -> list[str]:
    """Return where an object breaks the rules of ninjs 3.0; nothing when it keeps them."""
    wrong = [] if "uri" in told else ["no uri"]
    rules = _OBJECT | {"associations": [_OBJECT | {"name": _TEXT}]}
    wrong += _object(told, rules, "")
    for number, one in enumerate(told.get("associations", ())):
        wrong += [f"associations[{number}]: no {name}" for name in ("name", "uri") if name not in one]
    return wrong


def _object(told: Any, rules: dict[str, Any], place: str) -> list[str]:
    if not isinstance(told, dict):
        return [f"{place}: no object"]
    wrong = [f"{place}{name}: not known" for name in told if name not in rules]
    for name, value in told.items():
        if name in rules:
            wrong += _value(value, rules[name], f"{place}{name}")
            for needed in _NEEDED.get(name, ()):
                wrong += [f"{place}{name}: no {needed}" for one in value if needed not in one]
    return wrong


def _value(value: Any, rule: Any, place: str) -> list[str]:
    if isinstance(rule, list):
        if not isinstance(value, list):
            return [f"{place}: no list"]
        return [fault for n, one in enumerate(value) for fault in _object(one, rule[0], f"{place}[{n}].")]
    if isinstance(rule, dict):
        return _object(value, rule, f"{place}.")
    if rule == _WHOLE:
        return [] if isinstance(value, int) and not isinstance(value, bool) else [f"{place}: no whole number"]
    if not isinstance(value, str):
        return [f"{place}: no text"]
    if isinstance(rule, tuple):
        return [] if value in rule else [f"{place}: {value!r} is none of its values"]
    form = {_URIS: _URI, _MOMENTS: _MOMENT}.get(rule)
    return [] if form is None or form.fullmatch(value) else [f"{place}: {value!r} is no {rule}"]

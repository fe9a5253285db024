"""A story file -> its brief as a news object for other newsrooms' systems: ninjs 3.0 (IPTC, News in JSON).

The brief is the body (Markdown); names, keywords, the timeline and the reports it rests on are metadata around it. Days
of reports are told in words: the standard's dates are moments, and a report has only a day.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from secondsource.brief.render_markdown import render_markdown
from secondsource.brief.render_words import outlet_of, percent, plain, web_address
from secondsource.records.storyfile import Entity, ReportEntry, StoryFile

_STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
_NOTE = (
    "Made by Secondsource, a program that reads by rules, out of the reports named under associations. Every line"
    " rests on words of a report; look at them before you publish."
)
_GROUPS = {"person": "people", "organisation": "organisations", "place": "places"}
_TEXT, _MARKDOWN = "text/plain", "text/markdown"
_SAFE = "/:@!$&'()*+,;=-._~%?#[]"  # of an address: what may stand in a URI as it is


def render_ninjs(file: StoryFile, made: Mapping[str, str] | None = None) -> bytes:
    """Return a story as ninjs (JSON, UTF-8).

    `made` may tell `version`, `firstCreated` and `versionCreated` (moments in ISO), which a story file does not know.
    """
    body = render_markdown(file)
    told: dict[str, Any] = {
        "uri": f"urn:secondsource:story:{quote(file.story.id, safe='')}",
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "profile": "secondsource-brief",
        **(made or {}),
        "pubStatus": "usable",
        "language": "en",
        "title": _plain(file.story.title),
        "headlines": [{"role": "main", "contentType": _TEXT, "value": _plain(file.story.title)}],
        "bodies": [
            {
                "role": "main",
                "contentType": _MARKDOWN,
                "charCount": len(body),
                "wordCount": len(body.split()),
                "value": body,
            }
        ],
        "by": "Secondsource",
        "edNote": _NOTE,
        "genres": [{"name": "brief"}],
        "subjects": [{"name": _plain(word), "rel": "keyword"} for word in file.story.keywords],
        **_names(file.entities),
        "events": [
            {"name": _plain(entry.text), "rel": entry.status, "literal": _plain(entry.when)} for entry in file.timeline
        ],
        "infoSources": [{"name": name} for name in dict.fromkeys(_plain(outlet_of(one)) for one in file.reports)],
        "associations": [_association(one) for one in file.reports],
        "altIds": [{"role": "secondsource", "value": file.story.id}],
    }
    return msgspec.json.encode({key: value for key, value in told.items() if value not in ([], "")})


def _names(entities: tuple[Entity, ...]) -> dict[str, list[dict[str, str]]]:
    """Return persons, organisations, places, and other things, each under the property that is theirs."""
    found: dict[str, list[dict[str, str]]] = {}
    for entity in entities:
        group = _GROUPS.get(entity.kind, "objects")
        found.setdefault(group, []).append({"name": _plain(entity.name), "rel": "about", "literal": entity.id})
    return found


def _association(report: ReportEntry) -> dict[str, Any]:
    """Return a report as an object the brief rests on: what it is and where it is, not its text."""
    days = [day for day in dict.fromkeys((report.published.start, report.published.end)) if day]
    said = [{"role": "published", "contentType": _TEXT, "value": " to ".join(days) or "day not known"}]
    said.append({"role": "origin", "contentType": _TEXT, "value": str(report.group)})
    if report.copies:
        copied = f"copies {report.copies.of}, {percent(report.copies.share)} of its words"
        said.append({"role": "copies", "contentType": _TEXT, "value": copied})
    title = _plain(report.title or "")
    address = web_address(report.url)
    told: dict[str, Any] = {
        "name": f"{_plain(outlet_of(report))}: {title}" if title else _plain(outlet_of(report)),
        "uri": f"urn:secondsource:report:{quote(report.id, safe='')}",
        "type": "text",
        "representationType": "partial",
        "language": report.language,
        "title": title,
        "headlines": [{"role": "main", "contentType": _TEXT, "value": title}] if title else [],
        "by": _plain(report.byline or ""),
        "descriptions": said,
        "infoSources": [{"name": _plain(outlet_of(report))}],
        "renditions": [{"name": "page", "href": quote(address, safe=_SAFE), "contentType": "text/html"}]
        if address
        else [],
    }
    return {key: value for key, value in told.items() if value not in ([], "")}


def _plain(words: str) -> str:
    return plain(words).strip()

"""The records of the story, reading and grouping files → their JSON Schemas, shipped in `schema/`.

`python -m secondsource.brief.schema` rewrites the shipped files.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from secondsource.records import groupingfile, readingfile, storyfile

SCHEMA_FOLDER = Path(__file__).parent.parent / "schema"


def story_schema() -> bytes:
    """Return the JSON Schema of the story file as UTF-8 JSON: stable order, indented, ending in a newline."""
    return _schema(storyfile.StoryFile, f"Story file ({storyfile.SCHEMA})")


def reading_schema() -> bytes:
    """Return the JSON Schema of a reading as UTF-8 JSON: stable order, indented, ending in a newline."""
    return _schema(readingfile.ReadingFile, f"Reading ({readingfile.SCHEMA})")


def grouping_schema() -> bytes:
    """Return the JSON Schema of a line of the grouping file as UTF-8 JSON: stable order, indented, with a newline."""
    return _schema(groupingfile.GroupedReport, f"Grouping ({groupingfile.SCHEMA})")


def shipped() -> dict[Path, bytes]:
    """Return the files of schemas and what is to stand in them."""
    return {
        SCHEMA_FOLDER / "grouping-1.json": grouping_schema(),
        SCHEMA_FOLDER / "reading-1.json": reading_schema(),
        SCHEMA_FOLDER / "story-1.json": story_schema(),
    }


def _schema(record: Any, title: str) -> bytes:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps(head | msgspec.json.schema(record), indent=1, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    for place, drawn in shipped().items():
        place.write_bytes(drawn)

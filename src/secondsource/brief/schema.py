"""The records of the story file → its JSON Schema, shipped as `schema/story-1.json`.

`python -m secondsource.brief.schema` rewrites the shipped file.
"""

import json
from pathlib import Path

import msgspec

from secondsource.records.storyfile import SCHEMA, StoryFile

SCHEMA_PATH = Path(__file__).parent.parent / "schema" / "story-1.json"


def story_schema() -> bytes:
    """Return the JSON Schema of the story file as UTF-8 JSON: stable order, indented, ending in a newline."""
    drawn = msgspec.json.schema(StoryFile)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Story file ({SCHEMA})"}
    return json.dumps(head | drawn, indent=1, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    SCHEMA_PATH.write_bytes(story_schema())

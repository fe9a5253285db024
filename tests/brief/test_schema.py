"""The shipped JSON Schemas are those the records give, and story file and reading follow them."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from reading_by_hand import make_reading

from secondsource.brief.schema import SCHEMA_FOLDER, reading_schema, shipped, story_schema
from secondsource.records import readingfile, storyfile
from story_by_hand import make_story


def test_shipped_schemas_are_the_generated_ones() -> None:
    stale = [place.name for place, drawn in shipped().items() if place.read_bytes() != drawn]
    assert stale == [], "run: make schema"
    assert sorted(place.name for place in SCHEMA_FOLDER.glob("*.json")) == sorted(place.name for place in shipped())


@pytest.mark.parametrize(
    ("schema", "written", "member"),
    [
        (story_schema, storyfile.encode(make_story()), lambda told: told["brief"][0].pop("text")),
        (
            reading_schema,
            readingfile.encode(make_reading()),
            lambda told: told["statements"][0]["predicate"].pop("end"),
        ),
    ],
)
def test_what_is_written_follows_the_schema_and_a_gap_does_not(
    schema: Callable[[], bytes], written: bytes, member: Callable[[Any], Any]
) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    told = json.loads(written)
    validator.validate(told)
    member(told)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(told)

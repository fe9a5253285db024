"""The shipped JSON Schema is the one the records give, and a story file follows it."""

import json

import jsonschema
import pytest
from story_by_hand import make_story

from secondsource.brief.schema import SCHEMA_PATH, story_schema
from secondsource.records.storyfile import encode


def test_shipped_schema_is_the_generated_one() -> None:
    assert SCHEMA_PATH.read_bytes() == story_schema(), "run: python -m secondsource.brief.schema"


def test_a_story_follows_the_schema_and_a_line_without_text_does_not() -> None:
    schema = json.loads(SCHEMA_PATH.read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    story = json.loads(encode(make_story()))
    validator.validate(story)
    del story["brief"][0]["text"]
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(story)

"""Story files → JSON: one story as one indented object, several as one compact object per line (JSON Lines)."""

from collections.abc import Sequence

import msgspec

from secondsource.records.storyfile import StoryFile, encode


def render_json(stories: Sequence[StoryFile]) -> bytes:
    """Return UTF-8 JSON ending in a newline (empty for no story)."""
    if len(stories) == 1:
        return encode(stories[0])
    return b"".join(msgspec.json.encode(story) + b"\n" for story in stories)

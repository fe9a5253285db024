"""Tests of the pages written by us: kinds, coherence, the reserved part."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from page_text import KINDS, STORY, load_lines, write_pages


@pytest.mark.parametrize("held_out", [False, True, None])
def test_every_line_has_a_kind_and_no_mark_is_left(held_out):
    rows = [row for page in write_pages(3, 40, held_out) for row in page]
    assert {kind for _, kind in rows} <= set(KINDS)
    assert all(text.strip() == text and text for text, _ in rows)
    assert not set("{}") & set("".join(text for text, _ in rows))


def test_the_same_seed_gives_the_same_pages():
    assert list(write_pages(5, 5)) == list(write_pages(5, 5))
    assert list(write_pages(5, 5)) != list(write_pages(6, 5))


def test_the_reserved_part_is_apart():
    rest, reserved = load_lines(False), load_lines(True)
    assert not {str(layout) for layout in rest.layouts} & {str(layout) for layout in reserved.layouts}
    for pool in rest.lines:
        assert not set(rest.lines[pool]) & set(reserved.lines[pool]), pool


def test_every_kind_is_there_and_every_page_tells_a_story():
    pages = list(write_pages(2, 120))
    assert {kind for page in pages for _, kind in page} == set(KINDS)
    assert all(any(kind in STORY for _, kind in page) for page in pages)

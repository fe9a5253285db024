"""Readings → JSON Lines, a JSON list, tables."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from reading_by_hand import make_analysis, make_document, make_reading

from secondsource.brief.reading_file import assemble_reading
from secondsource.brief.render_reading import render_json, render_lines, render_table
from secondsource.ingest.reports import is_our_brief
from secondsource.records.readingfile import ReadingFile, decode

Render = Callable[[Iterable[ReadingFile]], Iterator[bytes]]


def test_lines() -> None:
    rows = b"".join(render_lines([make_reading(1), make_reading(2)])).splitlines()
    assert [decode(row) for row in rows] == [make_reading(1), make_reading(2)]


@pytest.mark.parametrize("count", [1, 3])
def test_json_is_one_list(count: int) -> None:
    written = b"".join(render_json([make_reading(number) for number in range(count)]))
    assert [one["id"] for one in json.loads(written)] == list(range(count))
    assert written.endswith(b"\n")


@pytest.mark.parametrize("render", [render_lines, render_json, render_table])
def test_nothing_comes_of_nothing(render: Render) -> None:
    assert list(render([])) == []


@pytest.mark.parametrize("render", [render_lines, render_json, render_table])
def test_a_reading_is_written_before_the_next_is_asked_for(render: Render) -> None:
    asked: list[int] = []

    def readings() -> Iterator[ReadingFile]:
        for number in range(3):
            asked.append(number)
            yield make_reading(number)

    next(iter(render(readings())))
    assert asked == [0]


def table(reading: ReadingFile, width: int = 100, *, colour: bool = False) -> str:
    return b"".join(render_table([reading], width, colour=colour)).decode()


def test_a_table_shows_what_was_read_and_where() -> None:
    shown = table(make_reading("a/1"), 120)
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[0] == "Boats sink · a/1"
    assert lines[1].startswith("wave.txt · 8 May 2024 (from the page’s data) · en · 3 sentences, 152 characters")
    assert lines[2].startswith(
        "Secondsource read: 2 names · 1 role · 2 quotes · 1 time · 1 quantity · 4 statements · 2"
    )
    for row in (
        "names 15–23 person Ana Reis",
        "roles 0–23 Ana Reis: acting harbour master of Vardy",
        "quotes 58–88 mixed Ana Reis (to Norland Press): at least 22 fishing boats sank",
        "91–105 direct Tom Vey: “We saw nothing”",
        "times 46–52 date Monday = 2024-05-06 (from report date 2024-05-08)",
        "quantities 67–69 22 fishing boats = at least 22 fishing boat",
        "statements 70–88 happened sink – what: fishing boats",
        "cites 29–42 agency Norland Press",
        "problems broken-bytes one byte was lost",
        "taken out 7–17 share buttons Share this",
    ):
        assert row in lines


@pytest.mark.parametrize("width", [40, 61, 100])
def test_a_table_is_as_wide_as_asked_for_and_plain(width: int) -> None:
    shown = table(make_reading(), width)
    assert max(map(len, shown.splitlines())) <= width
    assert "\x1b" not in shown
    assert "\x1b" in table(make_reading(), width, colour=True)


def test_a_table_is_known_as_our_own() -> None:
    assert is_our_brief(table(make_reading()))
    assert is_our_brief(table(make_reading(), colour=True))


def test_words_of_a_report_do_not_steer_the_terminal() -> None:
    document = replace(make_document(), title="Boats \x1b[2J\u202esink", source="w\x9bave.txt")
    shown = table(assemble_reading(document, make_analysis(), "\x1b]0;x\x07", (None, None)))
    assert not {"\x1b", "\u202e", "\x9b", "\x07"} & set(shown)

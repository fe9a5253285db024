import json
import os
from pathlib import Path
from typing import IO, Any

import pytest

from secondsource.ingest.files import read_in_order, read_paths
from secondsource.ingest.reports import is_our_brief
from secondsource.records.report import Intake, Report, Skipped

FERRY = "A ferry ran aground near Elm harbour on Monday, the coast guard said."


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def codes(intake: Intake) -> dict[str, str]:
    return {Path(one.source).name: one.code for one in intake.skipped}


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", FERRY)
    write(tmp_path / "a" / "z.html", "<html><body><p>Words</p></body></html>")
    write(tmp_path / "a" / "y.md", "# Words")
    write(tmp_path / ".hidden.txt", FERRY)
    write(tmp_path / ".git" / "c.txt", FERRY)
    intake = read_paths([tmp_path])
    assert [r.source.removeprefix(tmp_path.as_posix()) for r in intake.reports] == ["/a/y.md", "/a/z.html", "/b.txt"]
    assert [r.media for r in intake.reports] == ["markdown", "html", "text"]
    assert intake.skipped == ()


def test_ids_depend_on_content_and_name_alone(tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "ferry.txt", FERRY)
    two = write(tmp_path / "two" / "ferry.txt", FERRY)
    other = write(tmp_path / "one" / "other.txt", FERRY)
    (first,) = read_paths([one]).reports
    (second,) = read_paths([two]).reports
    assert first.id == second.id
    assert first.id[0] == "r"
    assert len(first.id) == 13
    assert read_paths([other]).reports[0].id != first.id
    both = read_paths([one, two]).reports
    assert [r.id for r in both] == [first.id, first.id + "-2"]


def test_order_of_arguments_and_repeats_do_not_matter(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt", FERRY), write(tmp_path / "2.txt", FERRY + " Again.")
    expected = read_paths([one, two])
    assert read_paths([two, one, tmp_path, tmp_path / "." / "1.txt"]) == expected
    assert len(expected.reports) == 2


def test_what_cannot_be_read_is_passed_over_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path / "ok.txt", FERRY)
    write(tmp_path / "empty.txt", " \n\n")
    write(tmp_path / "binary.txt", b"ab\0cd")
    write(tmp_path / "large.txt", "x" * 2001)
    write(tmp_path / "broken.json", '{"text": ')
    write(tmp_path / "settings.json", '{"colour": "blue"}')
    write(tmp_path / "script.py", "print()")
    write(tmp_path / "LICENSE", "words")
    write(tmp_path / "README.md", "words")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    intake = read_paths([tmp_path], max_bytes=2000)
    assert [Path(r.source).name for r in intake.reports] == ["ok.txt"]
    assert codes(intake) == {
        "empty.txt": "empty-file",
        "binary.txt": "binary-file",
        "large.txt": "too-large",
        "broken.json": "bad-json",
        "settings.json": "not-a-report",
        "script.py": "unknown-suffix",
        "LICENSE": "no-suffix",
        "README.md": "not-a-report",
        "nowhere.txt": "not-found",
    }
    assert all(one.what and "\n" not in one.what for one in intake.skipped)


def test_unreadable_files_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", FERRY)
    write(tmp_path / "b.txt", FERRY)
    opened = Path.open

    def refuse(path: Path, mode: str) -> IO[Any]:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    intake = read_paths([tmp_path])
    assert [Path(r.source).name for r in intake.reports] == ["b.txt"]
    assert codes(intake) == {"a.txt": "unreadable"}


def test_links_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", FERRY)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    intake = read_paths([tmp_path])
    assert len(intake.reports) == 1
    assert codes(intake) == {"loop": "symlink-loop", "self.txt": "unreadable"}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(read_paths([tmp_path])) == {"pipe.txt": "not-a-file"}


def test_a_path_that_is_not_there_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", FERRY)
    intake = read_paths([tmp_path / "gone", path, path / "below-a-file", Path("a\0b")])
    assert len(intake.reports) == 1
    assert codes(intake) == {"gone": "not-found", "below-a-file": "not-found", "a\0b": "not-found"}


def test_a_file_the_system_does_not_let_us_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str) -> IO[Any]:
        if path.name == "shut.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    paths = [write(tmp_path / name, FERRY) for name in ("shut.txt", "open.txt")]
    monkeypatch.setattr(Path, "open", refuse)
    intake = read_paths(paths)
    assert [Path(r.source).name for r in intake.reports] == ["open.txt"]
    assert [(one.code, one.what) for one in intake.skipped] == [("unreadable", "cannot be read: permission denied")]


def test_a_place_that_cannot_be_reached_is_unreadable(tmp_path: Path) -> None:
    (only,) = read_paths([tmp_path / ("x" * 300)]).skipped
    assert only.code == "unreadable"


@pytest.mark.parametrize("inside", [[], [".hidden.txt"], ["folder/.hidden.txt"]])
def test_an_empty_folder_is_named(tmp_path: Path, inside: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    for name in inside:
        write(tmp_path / "empty" / name, FERRY)
    write(tmp_path / "a.txt", FERRY)
    intake = read_paths([tmp_path / "empty", tmp_path / "a.txt"])
    assert len(intake.reports) == 1
    assert codes(intake) == {"empty": "empty-folder"}
    assert read_paths([tmp_path]).skipped == ()


def test_a_folder_of_files_passed_over_or_read_before_is_not_empty(tmp_path: Path) -> None:
    write(tmp_path / "a" / "photo.png", b"\x89PNG")
    write(tmp_path / "b" / "c" / "d.txt", FERRY)
    assert codes(read_paths([tmp_path / "a", tmp_path / "b", tmp_path / "b" / "c"])) == {"photo.png": "unknown-suffix"}


def test_a_nul_byte_spoils_only_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{FERRY} {n}"}).encode() for n in range(4)]
    lines[2] = lines[2].replace(b"harbour", b"harb\0ur")
    path = write(tmp_path / "many.jsonl", b"\n".join(lines))
    for limit in (20_000_000, 150):
        intake = read_paths([path], max_bytes=limit)
        assert [r.source.rpartition("#")[2] for r in intake.reports] == ["1", "2", "4"]
        assert codes(intake) == {"many.jsonl#3": "bad-json"}


@pytest.mark.parametrize(
    "content", [b"\0" * 4000 + b"\n", b'{"a"\0' + bytes(range(32)) * 200, (FERRY + "\n").encode("utf-16")]
)
def test_long_binary_lines_are_named_once(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path / "many.jsonl", content * 2)
    assert codes(read_paths([path], max_bytes=len(content))) == {"many.jsonl": "binary-file"}


def test_a_text_with_a_nul_byte_is_binary(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", FERRY.encode() * 20 + b"\0")
    assert codes(read_paths([path])) == {"a.txt": "binary-file"}


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16_is_read_with_a_problem(tmp_path: Path, codec: str) -> None:
    text = write(tmp_path / "a.txt", f"“{FERRY}” – Ana".encode(codec))
    lines = write(tmp_path / "b.jsonl", "\n".join(json.dumps({"text": FERRY}) for _ in range(2)).encode(codec))
    intake = read_paths([text, lines])
    assert [r.raw for r in intake.reports] == [f"“{FERRY}” – Ana", FERRY, FERRY]
    assert [[p.code for p in r.problems] for r in intake.reports] == [["encoding-guessed"]] * 3


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("null", "null"),
        ("7", "a number"),
        ("0.5", "a number"),
        ('"x"', "text"),
        ("[]", "a list"),
        ("true", "true or false"),
    ],
)
def test_values_that_are_no_report_are_named_in_plain_words(tmp_path: Path, value: str, words: str) -> None:
    (skipped,) = read_paths([write(tmp_path / "a.json", f"[{value}]")]).skipped
    assert (skipped.code, skipped.what) == ("not-a-report", f"{words} where a report was expected")


def test_json_lines_lose_only_their_broken_lines(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "x1", "text": FERRY}), "{oops", "", "[1]", json.dumps({"text": FERRY + " Later."})]
    path = write(tmp_path / "many.jsonl", "\n".join(lines))
    intake = read_paths([path])
    assert [r.source.rpartition("#")[2] for r in intake.reports] == ["1", "5"]
    assert intake.reports[0].given_id == "x1"
    assert codes(intake) == {"many.jsonl#2": "bad-json", "many.jsonl#4": "not-a-report"}


def test_equal_lines_get_ids_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path / "twice.jsonl", "\n".join([json.dumps({"text": FERRY})] * 3))
    ids = [r.id for r in read_paths([path]).reports]
    assert ids == [ids[0], ids[0] + "-2", ids[0] + "-3"]


def test_reports_within_reports_are_numbered(tmp_path: Path) -> None:
    story = {
        "title": "Outer",
        "text": FERRY,
        "sources": [{"text": FERRY + " A."}, {"name": "no text"}, {"text": FERRY + " C."}],
    }
    path = write(tmp_path / "s.jsonl", json.dumps({"text": FERRY}) + "\n" + json.dumps(story))
    assert [r.source.rpartition("#")[2] for r in read_paths([path]).reports] == ["1", "2", "2.1", "2.3"]
    single = write(tmp_path / "s.json", json.dumps({"articles": [{"text": FERRY}, {"text": FERRY + " B."}]}))
    assert [r.source.rpartition("/")[2] for r in read_paths([single]).reports] == ["s.json#1", "s.json#2"]


def test_an_outer_report_keeps_its_id_when_its_sources_change(tmp_path: Path) -> None:
    path = write(tmp_path / "s.json", json.dumps({"text": FERRY, "sources": [{"text": "One more."}]}))
    before = read_paths([path]).reports[0].id
    write(path, json.dumps({"sources": [{"text": "Two more."}], "text": FERRY}))
    assert read_paths([path]).reports[0].id == before


@pytest.mark.parametrize("name", ["lines.json", "pretty.jsonl"])
def test_json_under_the_other_suffix_is_read_all_the_same(tmp_path: Path, name: str) -> None:
    records = [{"text": FERRY}, {"text": FERRY + " B."}]
    content = "\n".join(map(json.dumps, records)) if name == "lines.json" else json.dumps(records, indent=1)
    assert len(read_paths([write(tmp_path / name, content)]).reports) == 2


def test_long_json_lines_are_read_line_by_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{FERRY} Number {n}."}) for n in range(40)]
    lines[3] = json.dumps({"text": "x" * 3000})
    path = write(tmp_path / "long.jsonl", "\n".join(lines))
    intake = read_paths([path], max_bytes=2000)
    assert len(intake.reports) == 39
    assert codes(intake) == {"long.jsonl#4": "too-large"}
    assert intake.reports == tuple(r for r in read_paths([path]).reports if not r.source.endswith("#4"))


def test_deep_nesting_is_bad_json(tmp_path: Path) -> None:
    path = write(tmp_path / "deep.json", "[" * 100_000)
    assert codes(read_paths([path])) == {"deep.json": "bad-json"}


def test_html_under_a_text_suffix_is_known_by_its_look(tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt", "<!DOCTYPE html>\n<html><body><p>Words</p></body></html>")
    assert read_paths([path]).reports[0].media == "html"


@pytest.mark.parametrize("content", ["[]", '{"articles": [{"name": "no text"}]}', '{"articles": []}'])
def test_json_without_any_report_is_named(tmp_path: Path, content: str) -> None:
    assert codes(read_paths([write(tmp_path / "a.json", content)])) == {"a.json": "not-a-report"}


def test_in_order_is_the_order_given(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "deep/d.txt", "deep/c.txt"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{name}: {FERRY}")
    given = [tmp_path / "b.txt", tmp_path / "gone.txt", tmp_path / "deep", tmp_path]
    found = [Path(one.source).name for one in read_in_order(given)]
    assert found == ["b.txt", "gone.txt", "c.txt", "d.txt", "a.txt"]


def test_in_order_reads_only_what_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "b.txt").write_text(FERRY)
    found = read_in_order([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(found)
    (tmp_path / "b.txt").unlink()
    assert [type(one) for one in found] == [Skipped]


def test_in_order_equal_reports_have_ids_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text(f"{json.dumps({'id': 'x', 'text': FERRY})}\n" * 2)
    first, second = read_in_order([path])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.given_id, second.given_id, second.id) == ("x", "x", f"{first.id}-2")


@pytest.mark.parametrize("kind", ["reading", "grouping", "story"])
@pytest.mark.parametrize("layout", ["{}\n", "[\n{}\n]\n", "{}\n{}\n"])
def test_what_we_wrote_is_no_report(tmp_path: Path, kind: str, layout: str) -> None:
    ours = json.dumps({"schema": f"secondsource/{kind}@1", "id": "x", "text": FERRY})
    (tmp_path / "ours.jsonl").write_text(layout.replace("{}", ours))
    intake = read_paths([tmp_path])
    assert (intake.reports, {one.code for one in intake.skipped}) == ((), {"not-a-report"})
    assert is_our_brief(layout.replace("{}", ours))

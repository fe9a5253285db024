import json
import os
from pathlib import Path

import pytest

from secondsource.errors import InputError
from secondsource.ingest.files import read_paths
from secondsource.records.report import Intake

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
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
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


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_paths([tmp_path / "gone"])
    assert caught.value.code == "not-found"


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

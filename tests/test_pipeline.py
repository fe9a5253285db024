import json
from pathlib import Path
from random import Random

import pytest

import secondsource.pipeline as line
from secondsource.errors import InputError
from secondsource.settings import Settings

FERRY = (
    "The ferry Aurora sank in heavy seas off Port Ada on Monday, officials said. Rescuers pulled forty passengers from "
    "the water before dark. The harbour master, Ana Reis, said the ship had passed its inspection in March."
)
COFFEE = (
    "Coffee prices fell for a third week on the Norland exchange after growers in the highlands brought in a record "
    "harvest. Traders said stocks would last until spring. A pound now costs less than a loaf of bread."
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "b.txt").write_text(
        FERRY.replace("forty", "four dozen").replace("officials said", "the coast guard said")
    )
    (tmp_path / "c.txt").write_text(COFFEE)
    return tmp_path


def test_reports_of_two_stories_make_two_story_files(folder):
    stories = line.make_brief([folder], Settings()).stories
    assert [len(s.reports) for s in stories] == [2, 1]


def test_one_story_takes_them_all(folder):
    (story,) = line.make_brief([folder], Settings(one_story=True)).stories
    assert [Path(r.source).name for r in story.reports] == ["a.txt", "b.txt", "c.txt"]


def test_a_report_that_breaks_a_reader_is_named_and_the_others_go_on(folder, monkeypatch):
    def read(document):
        if "Coffee" in document.text:
            raise RuntimeError("odd")
        return read_analysis(document)

    read_analysis = line.read_analysis
    monkeypatch.setattr(line, "read_analysis", read)
    outcome = line.make_brief([folder], Settings(one_story=True))
    assert [(Path(s.source).name, s.code) for s in outcome.skipped] == [("c.txt", "reader-failed")]
    assert len(outcome.stories[0].reports) == 2


def test_a_path_that_is_not_there_is_named_and_the_others_go_on(folder):
    outcome = line.make_brief([folder / "nothing"], Settings())
    assert outcome.stories == ()
    assert [(Path(s.source).name, s.code) for s in outcome.skipped] == [("nothing", "not-found")]
    assert len(line.make_brief([folder / "nothing", folder / "a.txt"], Settings()).stories) == 1


def test_progress_is_told_stage_by_stage(folder):
    told = []
    line.make_brief([folder], Settings(one_story=True), lambda *step: told.append(step))
    assert told == [("reading", 1, 3), ("reading", 2, 3), ("reading", 3, 3), ("comparing", 1, 1)]


def test_a_persons_judgements_overrule_and_all_that_follows_follows(folder):
    mine = folder.parent / "mine.toml"
    (one,) = line.make_brief([folder / "a.txt", folder / "b.txt"], Settings()).stories
    assert {r.group for r in one.reports} == {1}
    mine.write_text('[[judgement]]\na = "a.txt"\nb = "b.txt"\nverdict = "independent"\n')
    outcome = line.make_brief([folder / "a.txt", folder / "b.txt"], Settings(judgements=mine))
    assert [r.group for r in outcome.stories[0].reports] == [1, 2]
    assert max(p.independent for p in outcome.stories[0].points) == 2
    assert [o.number for o in outcome.stories[0].origins] == [1, 2]


def test_stories_are_joined_and_parted_by_a_persons_word(folder):
    mine = folder.parent / "mine.toml"
    mine.write_text(
        '[[judgement]]\na = "a.txt"\nb = "c.txt"\nverdict = "same story"\n'
        '[[judgement]]\na = "gone.txt"\nb = "c.txt"\nverdict = "other story"\n'
    )
    outcome = line.make_brief([folder], Settings(judgements=mine))
    assert [len(s.reports) for s in outcome.stories] == [3]
    assert [s.code for s in outcome.skipped] == ["judgement-without-report"]


def _records() -> list[str]:
    """Reports of two stories, many of them alike: equal headlines, equal shares, equal days, one line twice."""
    flood = [
        "The river Lauda burst its banks at Tarnfeld on Monday and drove 300 people from their homes, the mayor said.",
        "Mayor Ilse Brandt said the dam above Tarnfeld had held through the night and would be checked on Tuesday.",
        "Soldiers carried sandbags to the old bridge of Tarnfeld while two schools were opened as shelters.",
        "Insurers put the damage in Tarnfeld at 40 million crowns, while the council spoke of 55 million crowns.",
    ]
    rows = [
        {"text": " ".join(flood[n % 4 :] + flood[: n % 4]), "title": f"Flood drives {number} from homes in Tarnfeld"}
        for n, number in enumerate(["300", "310", "300", "290", "310", "300", "290", "300", "310", "300", "290", "300"])
    ]
    rows += [{"text": FERRY + " " + one, "title": "Ferry sinks off Port Ada"} for one in flood[:2]]
    rows += [{"text": COFFEE, "title": "Coffee falls"}]
    made = [json.dumps(row | {"id": n, "published": f"2031-04-{7 + n % 3:02}"}) for n, row in enumerate(rows)]
    return [*made, made[3]]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_lines_of_one_file_changes_nothing(tmp_path, seed):
    given, lines = tmp_path / "reports.jsonl", _records()

    def told():
        given.write_text("\n".join(lines))
        found = sorted(map(repr, line.group_reports([given], Settings(as_is=True))))
        stories = line.make_brief([given], Settings(as_is=True)).stories
        return found, [(s.story.id, s.story.title, s.points, [o.reports for o in s.origins]) for s in stories]

    before = told()
    Random(seed).shuffle(lines)
    assert told() == before


def test_a_judgement_on_names_that_are_nowhere_is_told(folder):
    mine = folder.parent / "mine.jsonl"
    mine.write_text('{"a": "Ana Reis", "b": "Nobody Known", "verdict": "same name"}')
    outcome = line.make_brief([folder], Settings(judgements=mine))
    assert [(s.code, s.what) for s in outcome.skipped] == [
        ("judgement-without-name", "'Nobody Known' is read as a name in no report")
    ]
    mine.write_text('{"a": "ana reis", "b": "Ana Reis", "verdict": "same name"}')
    assert line.make_brief([folder], Settings(judgements=mine)).skipped == ()


def test_judgements_are_read_before_the_reports(folder, monkeypatch):
    mine = folder.parent / "mine.toml"
    mine.write_text("[[judgment]]")
    monkeypatch.setattr(line, "read_paths", pytest.fail)
    monkeypatch.setattr(line, "read_in_order", pytest.fail)
    with pytest.raises(InputError, match="judgment"):
        line.make_brief([folder], Settings(judgements=mine))
    with pytest.raises(InputError, match="judgment"):
        list(line.group_reports([folder], Settings(judgements=mine)))

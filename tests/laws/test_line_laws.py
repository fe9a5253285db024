"""What must hold of every story file, whatever the reports: evidence verbatim, counts true, same bytes in any order."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.pipeline import make_brief
from secondsource.records.storyfile import Evidence, StoryFile, decode, encode
from secondsource.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "asia-tour"


def told(folder: Path, *, one_story: bool = True) -> tuple[StoryFile, ...]:
    return make_brief(sorted(p for p in folder.iterdir() if p.is_file()), Settings(one_story=one_story)).stories


@pytest.fixture(scope="module")
def example() -> StoryFile:
    (story,) = told(EXAMPLE)
    return story


def all_evidence(story: StoryFile) -> list[Evidence]:
    found = [e for p in story.points for x in p.positions for e in x.evidence]
    found += [q.evidence for q in story.quotes] + [t.evidence for t in story.times]
    found += [e for x in (*story.timeline, *story.brief) for e in x.evidence]
    found += [e for x in story.entities for r in x.roles for e in r.evidence]
    return found + [e for r in story.reports if r.copies for e in r.copies.passages]


def check(story: StoryFile) -> None:
    texts = {r.id: r.text for r in story.reports}
    group = {r.id: r.group for r in story.reports}
    removed = {r.id: r.removed for r in story.reports}
    for e in all_evidence(story):
        assert texts[e.report][e.start : e.end] == e.text
        if e.removed is None:
            assert e.text in e.sentence
            assert e.sentence in texts[e.report]
        else:
            assert removed[e.report][e.removed].text == e.sentence
        assert e.origin is None or e.origin in set(group.values()) - {group[e.report]}
    for point in story.points:
        assert point.independent == len({e.origin or group[e.report] for x in point.positions for e in x.evidence})
        for position in point.positions:
            assert position.independent == len({e.origin or group[e.report] for e in position.evidence})
        assert (point.standing == "disputed") == (point.nature == "dispute")
        assert (point.standing == "updated") == (point.nature == "update")
        assert point.standing != "agreed" or point.independent > 1
    assert len({p.id for p in story.points}) == len(story.points)
    for number, quote in enumerate(story.quotes):
        assert all(number in [s.quote for s in story.quotes[other.quote].same_as] for other in quote.same_as)


def test_the_example_keeps_the_laws(example):
    check(example)
    assert decode(encode(example)) == example


def test_the_order_of_files_changes_no_byte(example):
    paths = sorted(p for p in EXAMPLE.iterdir() if p.is_file())
    (turned,) = make_brief(paths[::-1], Settings(one_story=True)).stories
    assert encode(turned) == encode(example)


def test_a_report_given_twice_counts_once(example, tmp_path):
    for path in EXAMPLE.iterdir():
        shutil.copy(path, tmp_path / path.name)
    (once,) = told(tmp_path)
    (twice,) = make_brief([tmp_path, *tmp_path.iterdir()], Settings(one_story=True)).stories
    assert encode(once) == encode(twice)


def test_a_copy_under_another_name_adds_no_origin(example, tmp_path):
    for path in EXAMPLE.iterdir():
        shutil.copy(path, tmp_path / path.name)
    shutil.copy(EXAMPLE / "01-harbour-courier.txt", tmp_path / "09-mirror.txt")
    (story,) = told(tmp_path)
    assert len({r.group for r in story.reports}) == len({r.group for r in example.reports})


SENTENCES = st.sampled_from(
    [
        "The ferry Aurora sank off Port Ada on Monday.",
        "“We lost everything,” Ana Reis said. ",
        "At least 12 people were killed, officials said",
        "On May 3, 2024, Prime Minister Ivo Holm of Norland resigned!",
        '"The harbour, "said Reis. ',
        "In 2019 it cost $3 billion – or 40 to 70 percent more…",
        "U.S. President A. B. Cole will visit France on Friday and Saturday.",
        "\n\n",
        "Also read: Something else",
        "ā€œbrokenā€ and 'half open",
        "12, 000 houses; Mr. O'Neil-d'Arc (AP) told Reuters \u202e\x00\u200b",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(SENTENCES, max_size=8).map(" ".join), min_size=1, max_size=3))
def test_any_heap_of_sentences_keeps_the_laws(tmp_path, texts):
    for old in tmp_path.iterdir():
        old.unlink()
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    for story in told(tmp_path):
        check(story)

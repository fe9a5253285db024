"""The bundled example through the whole line, held against what was reviewed. `make golden` rewrites the files."""

import os
from pathlib import Path

import pytest

from secondsource.brief.render_markdown import render_markdown
from secondsource.pipeline import make_brief
from secondsource.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def story():
    here = Path.cwd()
    os.chdir(ROOT)  # sources are told as given: the golden files must not hold a path of a machine
    try:
        outcome = make_brief([Path("examples/asia-tour")], Settings())
    finally:
        os.chdir(here)
    assert outcome.skipped == ()
    (only,) = outcome.stories
    return only


def test_the_example_tells_what_was_reviewed(story):
    written = render_markdown(story).encode()  # it names every passage, and its difference can be read
    golden = HERE / "asia-tour.md"
    if os.environ.get("SECONDSOURCE_GOLDEN") == "rewrite":
        golden.write_bytes(written)
    assert written == golden.read_bytes(), "run `make golden` and read the difference before you commit it"


def holders(story, about):
    return next({p.value for p in point.positions} for point in story.points if point.about.startswith(about))


def test_what_an_editor_must_not_miss(story):
    """The traps of the example, one by one."""
    natures = {(p.kind, p.nature): p for p in story.points}
    assert {"Lee Jae Myung", "Yoon Suk Yeol"} == holders(story, "President of South Korea")
    assert ("office-holder", "update") in natures  # Ishiba in summer, Takaichi in October
    dates = [p for p in story.points if p.kind == "date" and p.nature == "dispute"]
    assert any({"July 2025", "August 2025"} == {x.value for x in p.positions} for p in dates)
    copies = [r for r in story.reports if r.copies is not None]
    assert [r.source.rsplit("/", 1)[-1] for r in copies if r.copies.share > 0.8] == ["02-pacific-ledger.txt"]
    mended = [r for r in story.reports if any(p.code == "mended-encoding" for p in r.problems)]
    assert [r.source.rsplit("/", 1)[-1] for r in mended] == ["03-worldbrief.txt"]
    pledge = next(p for p in story.points if p.kind == "money" and "investment" in p.about)
    assert pledge.positions[0].value == "$350 billion"
    assert pledge.positions[0].independent >= 4

"""Story files made by hand → a desk that holds them as if it had read and compared the reports itself."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from secondsource.desk.telling import tell_stale
from secondsource.records.analysis import Analysis
from secondsource.records.desk import Arrival, Change
from secondsource.records.document import Document, Published, Removed
from secondsource.records.problem import Problem
from secondsource.records.report import Report
from secondsource.records.span import Span
from secondsource.records.storyfile import ReportEntry, StoryFile, encode
from secondsource.store.connect import Desk, open_desk
from secondsource.store.grouping import assign_reports, stale_stories, story_of_report
from secondsource.store.write_reports import store_report
from secondsource.store.write_stories import save_story
from secondsource.web.all_pages import ALL
from secondsource.web.application import build_app
from secondsource.web.doors import Doors, checked_doors
from secondsource.web.page_table import Hands

AT, LATER = "2031-03-07T08:00:00Z", "2031-03-09T08:00:00Z"


def desk_of(folder: Path, *files: StoryFile) -> Desk:
    """A desk in `folder` that holds these stories; ids of reports are made different by number."""
    desk = open_desk(folder / "desk.db", now=AT)
    for number, file in enumerate(files, 1):
        put_story(desk, file, f"{number}")
    return desk


def put_story(desk: Desk, file: StoryFile, mark: str, news: Iterable[Change] = ()) -> str:
    """Put a story on a desk; its report ids begin with `mark`. Return its id on the desk."""
    file = _renamed(file, mark)
    with desk.writing() as writer:
        for report in file.reports:
            store_report(writer, _arrival(report))
        ids = [report.id for report in file.reports]
        assign_reports(writer, [ids], AT)
        story = story_of_report(writer, ids[0])
        touched = dict(stale_stories(writer))[story]
        head = msgspec.structs.replace(file.story, id=story)
        save_story(writer, msgspec.structs.replace(file, story=head), touched, tuple(news), AT)
    return story


def app_of(desk: Desk, **doors: Any) -> Any:
    """The application over a desk; what follows from a judgement is told at once."""
    hands = Hands(lambda: LATER, lambda: tell_stale(desk, lambda: LATER, lambda stage, done, total: None) and None)
    return build_app(desk, checked_doors(Doors(**doors)), ALL, hands)


def _renamed(file: StoryFile, mark: str) -> StoryFile:
    made = _with_ids(msgspec.json.decode(encode(file)), {r.id: f"{mark}-{r.id}" for r in file.reports})
    return msgspec.convert(made, StoryFile)


def _with_ids(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_with_ids(one, ids) for one in value]
    if not isinstance(value, dict):
        return value
    names = ("report", "of") + (("id",) if "sha256" in value else ())
    return {k: ids.get(v, v) if k in names and isinstance(v, str) else _with_ids(v, ids) for k, v in value.items()}


def _arrival(entry: ReportEntry) -> Arrival:
    days = [date.fromisoformat(day) if day else None for day in (entry.published.start, entry.published.end)]
    report = Report(entry.id, entry.source, entry.text, "text", f"{entry.id}-{entry.sha256}")
    document = Document(
        report_id=entry.id, source=entry.source, sha256=report.sha256, text=entry.text, blocks=(), title=entry.title,
        outlet=entry.outlet, byline=entry.byline, url=entry.url, language=entry.language,
        published=Published(*days), cites=entry.cites, removed=tuple(Removed(r.text, r.why) for r in entry.removed),
        problems=tuple(Problem(p.code, p.what, p.effect) for p in entry.problems),
    )  # fmt: skip
    analysis = Analysis(entry.id, tuple(Span(start, end) for start, end in entry.sentences))
    return Arrival(entry.id, report, document, analysis, AT)

"""A desk whose program is killed again and again while pages come in – for the test of it and for the bench."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from forked import Forked
from news_server import NewsServer
from secondsource.records.desk import Wanted
from secondsource.store.check import check_desk
from secondsource.store.connect import Desk, open_desk
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports, read_report
from secondsource.store.schema import feeds, pages, stories
from secondsource.store.stories import count_desk, list_stories, read_story

_LISTED = 400  # pages that one feed lists: of a longer one only the first 500 entries are read
Pages = dict[str, str]  # path -> the text it shows now


@dataclass
class Killed:
    """A desk at `path` that watches a server whose pages grow and change between two kills."""

    server: NewsServer
    path: Path
    texts: Callable[[int], str]
    forked: Forked = field(default_factory=Forked)
    pages: Pages = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    def grow(self, number: int, pick: random.Random) -> None:
        """Add a page; now and then edit one that is there."""
        self._show(f"/{number}", self.texts(number))
        if number % 3 == 2:
            path = pick.choice(sorted(self.pages))
            self.edits[path] += 1
            self._show(path, f"{self.pages[path]}\nThe office corrected its note {number} later in the day.")
        for part, paths in enumerate(self._parts()):
            links = [(self.server.url + path, str(self.edits[path])) for path in paths]
            self.server.feed(f"/feed-{part}", links)

    def _parts(self) -> list[list[str]]:
        """The pages in the order they came, as so many feeds list them."""
        paths = list(self.pages)
        return [paths[n : n + _LISTED] for n in range(0, len(paths), _LISTED)]

    def _show(self, path: str, text: str) -> None:
        self.pages[path] = text
        self.server.page(path, text, f"News of place {path[1:]}")

    def run(self) -> float:
        """Let a round of watching end; return the seconds it took."""
        self._wait_for_leases()
        begun = time.monotonic()
        assert self.forked.run(self._command()) == 0
        return time.monotonic() - begun

    def kill_after(self, seconds: float) -> bool:
        """Kill a round of watching; return whether it had not ended by itself."""
        self._wait_for_leases()
        status = self.forked.run(self._command(), seconds)
        assert status in (None, 0)
        self.kills += status is None
        return status is None

    def _wait_for_leases(self) -> None:
        """Go on as if ten minutes had passed since the last kill."""
        if self.path.exists():
            let_leases_run_out(self.path)

    def _command(self) -> list[str]:
        more = ["--desk", str(self.path), "--allow", self.server.host, "--pause", "0", "--every", "0.01"]
        return ["watch", *(f"{self.server.url}/feed-{n}" for n in range(len(self._parts()))), "--once", *more]


def let_leases_run_out(path: Path | str) -> None:
    """Let all that workers have taken be free, as it is when nobody gives it back for ten minutes."""
    desk = open_desk(path, make=False)
    with desk.writing() as writer:
        for table in (feeds, pages, stories):
            writer.execute(table.update().where(table.c.taken_until.is_not(None)).values(taken_until="2000"))
    desk.close()


def what_is_wrong(killed: Killed) -> list[str]:
    """Return what was lost or doubled; nothing when all is as if nobody had killed it."""
    desk = open_desk(killed.path, make=False)
    try:
        return [*check_desk(desk), *_reports(desk, killed), *_stories(desk), *_changes(desk)]
    finally:
        desk.close()


def _reports(desk: Desk, killed: Killed) -> list[str]:
    wrong = []
    rows = list_reports(desk, limit=100_000)
    found = Counter(row.url for row in rows)
    wanted = {killed.server.url + path: text for path, text in killed.pages.items()}
    wrong += [f"{url} is there {count} times" for url, count in found.items() if count > 1]
    wrong += [f"{url} is lost" for url in wanted if url not in found]
    for row in rows:
        view = read_report(desk, row.id)
        last = wanted[row.url].split("\n")[-1]
        if view is None or last not in view.document.text:
            wrong.append(f"{row.url} does not show its last text")
        if row.versions > killed.edits["/" + row.url.rpartition("/")[2]] + 1:
            wrong.append(f"{row.url} has {row.versions} versions")
    return wrong


def _stories(desk: Desk) -> list[str]:
    counts, wrong = count_desk(desk), []
    if counts.pending or counts.stale:
        wrong.append(f"{counts.pending} reports and {counts.stale} stories are left undone")
    seats: Counter[str] = Counter()
    for row in list_stories(desk, limit=100_000):
        view = read_story(desk, row.id)
        members = {report.id for report in list_reports(desk, story=row.id, limit=100_000)}
        told = [report.id for report in view.file.reports] if view else []
        seats.update(told)
        if set(told) != members or len(told) != len(members):
            wrong.append(f"the file of {row.id} tells other reports than it has")
    wrong += [f"{report} is told {count} times" for report, count in seats.items() if count > 1]
    return wrong


def _changes(desk: Desk) -> list[str]:
    found = list_changes(desk, Wanted(limit=1_000_000))
    told = Counter((one.story, one.kind, one.text) for one in found)
    wrong = [f"told {count} times: {key}" for key, count in told.items() if count > 1]
    edited = Counter(one.report for one in found if one.kind == "report edited")
    versions = {row.id: row.versions for row in list_reports(desk, limit=100_000)}
    wrong += [f"{report} was edited {n} times" for report, n in edited.items() if n > versions[report] - 1]
    begun = Counter(one.story for one in found if one.text.startswith("A new story begins"))
    return wrong + [f"story {story} began {count} times" for story, count in begun.items() if count > 1]

"""Sets of reports -> a desk fed with them through `watch` from a server on this machine, in order of publication.

    python bench/desk_stream.py DESK.db [--shared FOLDER] [--rounds 60]

Every report is a page of the server, listed by one feed; each round lists the next days' pages, and the clock goes on
with them. Most files of two of the sets carry no date: these come on the day that their story gives them, and the feed
gives none. Prints what came of it – reports a second by the clock and by the processor, problems counted, the memory it
took at most – and whether the desk is sound.
"""

import argparse
import html
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from news_server import Answer, NewsServer, news_server
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.document import read_document
from secondsource.desk.turns import later
from secondsource.desk.watching import watch_round
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.fetch import Fetcher
from secondsource.ingest.files import read_in_order
from secondsource.records.desk import Wanted
from secondsource.records.report import Report
from secondsource.store.check import check_desk
from secondsource.store.connect import Desk, open_desk
from secondsource.store.feeds import watch_feeds
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports, read_report
from secondsource.store.stories import count_desk

ROOT = Path(__file__).resolve().parents[1]
_RECORD = re.compile(r"(#\d+)(?:\.\d+)*\Z")  # a record of a file: with what it rests on, it is one story
_LAST = date(2025, 12, 31)  # no report of the sets is younger; what says so speaks of a day to come
SETS = ("gold", "data/stories-giveme5w1h", "data/wikinews")


def main() -> int:
    """Feed the desk and say what came of it; 1 when the desk is not sound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    found = [
        one for one in read_in_order([p for s in SETS for p in places(given.shared / s)]) if isinstance(one, Report)
    ]
    dated = in_order(found)
    print(f"{len(dated)} reports", flush=True)
    size = -(-len(dated) // given.rounds)
    begun, worked = time.perf_counter(), time.process_time()
    skipped: Counter[str] = Counter()
    with news_server() as server:
        desk = open_desk(given.desk, now=later(f"{dated[0][0]}T00:00:00Z", 0))
        fetcher = Fetcher([server.host], least_seconds=0.0)
        with desk.writing() as writer:
            watch_feeds(writer, [(server.url + "/feed", None)], "0000")
        for at in range(0, len(dated), size):
            some = dated[at : at + size]
            server.feed("/feed", [(show(server, one), "x", at_eight(one)) for _, one in some])
            now = later(f"{some[-1][0]}T23:00:00Z", at / size)
            done = watch_round(desk, fetcher, lambda now=now: now, quiet, 0.0)
            skipped.update(one.code for one in done.skipped)
            print(
                f"{now[:10]} {done.pages} pages, {done.added.new} new, {done.added.versions} changed, "
                f"{done.added.stories} stories told, {done.added.changes} changes, "
                f"{time.perf_counter() - begun:.0f} s",
                dict(Counter(s.code for s in done.skipped)),
                flush=True,
            )
    took, processor = time.perf_counter() - begun, time.process_time() - worked
    counts, wrong = count_desk(desk), check_desk(desk)
    print(counts)
    print(f"{counts.reports / took:.2f} reports a second, {counts.reports / processor:.2f} a second of processor")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory")
    print("changes:", dict(Counter(one.kind for one in list_changes(desk, Wanted(limit=1_000_000))).most_common()))
    print("problems:", dict(problems(desk).most_common()))
    print("passed over:", dict(skipped.most_common()))
    print(wrong or "sound")
    return 1 if wrong else 0


def problems(desk: Desk) -> Counter[str]:
    """Count the problems of all reports, by code."""
    views = (read_report(desk, row.id) for row in list_reports(desk, limit=1_000_000))
    return Counter(problem.code for view in views if view for problem in view.document.problems)


def places(folder: Path) -> list[Path]:
    """Return the files of reports in a set."""
    return [
        p
        for p in sorted(folder.rglob("*"))
        if p.suffix in (".txt", ".json", ".jsonl", ".html") and p.name not in ("gold.json", "SOURCE.txt", "README.txt")
    ]


def show(server: NewsServer, report: Report) -> str:
    """Let the server show a report as a page; return its address."""
    path = f"/{report.id}.html"
    page = report.raw
    if report.media != "html":
        lines = [html.escape(line) for line in report.raw.split("\n") if line.strip()]
        body = "".join(f"<p>{line}</p>" for line in lines)
        site = (
            f'<meta property="og:site_name" content="{html.escape(report.outlet, quote=True)}">'
            if report.outlet
            else ""
        )
        title = f"<title>{html.escape(report.title)}</title>" if report.title else ""
        headline = f"<h1>{html.escape(report.title)}</h1>" if report.title else ""
        head = f"<head><meta charset=utf-8>{title}{site}</head>"
        page = f"<!doctype html><html>{head}<body><article>{headline}{body}</article></body></html>"
    server.paths[path] = Answer(page.encode(), heads={"Content-Type": "text/html; charset=utf-8"})
    return server.url + path


def in_order(found: Sequence[Report]) -> list[tuple[str, Report]]:
    """Return the reports with the days they came out, in that order; what nobody can date comes first of its story."""
    stories: dict[str, list[Report]] = defaultdict(list)
    for one in found:
        place = Path(one.source)
        record = _RECORD.search(one.source)
        stories[one.source[: record.end(1)] if record else str(place.parent)].append(one)
    dated = []
    for members in stories.values():
        documents = {one.id: read_document(one) for one in members}
        known = all(document.published.start for document in documents.values())
        analyses = {} if known else {id: read_analysis(document) for id, document in documents.items()}
        found_days = settle_calendar(list(documents.values()), analyses)
        days = {id: day.start for id, day in found_days.items() if day.start and day.start <= _LAST}
        first = min(days.values(), default=date(2000, 1, 1))
        dated += [(days.get(one.id, first).isoformat(), one) for one in members]
    return sorted(dated, key=lambda entry: (entry[0], entry[1].id))


def at_eight(report: Report) -> str:
    """Return the morning of the day a report gives for itself; nothing when it gives none."""
    day = read_document(report).published.start
    return f"{day}T08:00:00Z" if day else ""


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


if __name__ == "__main__":
    sys.exit(main())

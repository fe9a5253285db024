"""Sets of reports -> a desk fed with them through `watch` from a server on this machine, in order of publication.

    python bench/desk_stream.py DESK.db [--shared FOLDER] [--rounds 60]

Every report is a page of the server, listed by one feed; each round lists the next days' pages, and the clock goes on
with them. Prints what came of it, and whether the desk is sound.
"""

import argparse
import html
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from news_server import Answer, NewsServer, news_server
from secondsource.clean.document import read_document
from secondsource.desk.turns import later
from secondsource.desk.watching import watch_round
from secondsource.ingest.fetch import Fetcher
from secondsource.ingest.files import read_in_order
from secondsource.records.desk import Wanted
from secondsource.records.report import Report
from secondsource.store.check import check_desk
from secondsource.store.connect import open_desk
from secondsource.store.feeds import watch_feeds
from secondsource.store.news import list_changes
from secondsource.store.stories import count_desk

ROOT = Path(__file__).resolve().parents[1]
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
    dated = sorted(((day_of(one), one.id, one) for one in found), key=lambda entry: entry[:2])
    print(f"{len(dated)} reports", flush=True)
    size = -(-len(dated) // given.rounds)
    begun = time.perf_counter()
    with news_server() as server:
        desk = open_desk(given.desk, now=later(f"{dated[0][0]}T00:00:00Z", 0))
        fetcher = Fetcher([server.host], least_seconds=0.0)
        with desk.writing() as writer:
            watch_feeds(writer, [(server.url + "/feed", None)], "0000")
        for at in range(0, len(dated), size):
            some = dated[at : at + size]
            server.feed("/feed", [(show(server, one), "x", f"{day}T08:00:00Z") for day, _, one in some])
            now = later(f"{some[-1][0]}T23:00:00Z", at / size)
            done = watch_round(desk, fetcher, lambda now=now: now, quiet, 0.0)
            print(
                f"{now[:10]} {done.pages} pages, {done.added.new} new, {done.added.versions} changed, "
                f"{done.added.stories} stories told, {done.added.changes} changes, "
                f"{time.perf_counter() - begun:.0f} s",
                dict(Counter(s.code for s in done.skipped)),
                flush=True,
            )
    wrong = check_desk(desk)
    print(count_desk(desk), Counter(one.kind for one in list_changes(desk, Wanted(limit=1_000_000))), wrong or "sound")
    return 1 if wrong else 0


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
    if report.media == "html":
        server.paths[path] = Answer(report.raw.encode(), heads={"Content-Type": "text/html; charset=utf-8"})
        return server.url + path
    text = "\n".join(html.escape(line) for line in report.raw.split("\n") if line.strip())
    return server.page(path, text, html.escape(report.title or report.raw.strip().split("\n")[0][:90]))


def day_of(report: Report) -> str:
    """Return the day a report came out, as the program reads it."""
    day = read_document(report).published.start
    return day.isoformat() if day else "2012-01-01"


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


if __name__ == "__main__":
    sys.exit(main())

"""Pages of a server on this machine -> how many reports a second one and two workers put on one PostgreSQL desk.

    python bench/desk_workers.py [--pages 240] [--rounds 3]

Every round begins with an empty desk for each number of workers. Prints a table: reports a second by the clock (the
best round, and all of them), and the processor that a report took the workers.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from desk_kills import text
from news_server import NewsServer, news_server
from postgres_by_hand import postgres_anywhere
from secondsource.store.connect import open_desk
from secondsource.store.feeds import watch_feeds
from secondsource.store.stories import count_desk
from worker_by_hand import Worker

_MOMENT = "2031-03-01T10:00:00Z"
_LISTED = 400  # pages that one feed lists


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    with news_server() as server:
        feeds = show(server, given.pages)
        for _ in range(given.rounds):
            for workers, rows in found.items():
                rows.append(measure(server, feeds, workers))
                print(f"{workers} workers: {given.pages / rows[-1][0]:.2f} reports a second", flush=True)
    print("| workers | reports a second, best | all rounds | processor a report, ms |\n|---|---|---|---|")
    for workers, rows in found.items():
        rates = [given.pages / seconds for seconds, _ in rows]
        told = ", ".join(f"{rate:.2f}" for rate in rates)
        print(f"| {workers} | {max(rates):.2f} | {told} | {min(used for _, used in rows) / given.pages:.0f} |")
    return 0


def show(server: NewsServer, count: int) -> list[str]:
    """Let the server show so many pages, and feeds that list them; return the feeds."""
    links = [server.page(f"/{number}", text(number), f"News {number}") for number in range(count)]
    parts = [links[at : at + _LISTED] for at in range(0, count, _LISTED)]
    return [server.feed(f"/feed-{n}", [(link, "x") for link in part]) for n, part in enumerate(parts)]


def measure(server: NewsServer, feeds: list[str], count: int) -> tuple[float, float]:
    """Return the seconds by the clock that so many workers took, and the milliseconds of their processor."""
    with postgres_anywhere() as address:
        desk = open_desk(address, now=_MOMENT)
        with desk.writing() as writer:
            watch_feeds(writer, [(feed, None) for feed in feeds], _MOMENT)
        workers = [Worker("watch", address, server.host, _MOMENT) for _ in range(count)]
        for one in workers:
            one.wait_until_ready()
        begun = time.perf_counter()
        for one in workers:
            one.begin()
        said = [one.end() for one in workers]
        took = time.perf_counter() - begun
        counts = count_desk(desk)
        desk.close()
        print(f"{said}, {counts.reports} reports, {counts.stories} stories", flush=True)
        return took, sum(int(line.split()[-1]) for line in said)


if __name__ == "__main__":
    sys.exit(main())

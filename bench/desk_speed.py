"""A desk of real stories, many times over -> how fast its pages are answered and read (p50, p95).

    python bench/desk_speed.py BASE.db LARGE.db [--reports 100000] [--only PART]

BASE is a desk made by `secondsource add` or `bench/desk_stream.py`; LARGE is made when it is not there
(`desk_enlarged.py`). Pages are asked of the application as a browser asks them, without the wire; below them stand the
questions that the desk is asked for them. Times are of the processor, so that what else runs on the machine does not
count; a desk that is read for the first time takes longer, by what its disk takes.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "web"))

from asking import ask

from desk_enlarged import enlarge
from secondsource.records.desk import Sought, Wanted
from secondsource.store.connect import Desk, open_desk
from secondsource.store.news import list_changes
from secondsource.store.people import entity_quotes, list_entities, read_entity
from secondsource.store.reports import list_reports, read_report
from secondsource.store.search import search
from secondsource.store.stories import count_desk, list_stories, read_story, related_stories
from secondsource.web.all_pages import ALL
from secondsource.web.application import build_app
from secondsource.web.doors import Doors, checked_doors

GOAL_MS = 50.0
_ROUNDS = 200


def main() -> int:
    """Make the large desk when it is not there; print a row for every page; 1 when one misses the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--only", default="", help="only the rows whose name holds this")
    given = parser.parse_args()
    if not given.large.exists():
        enlarge(given.base, given.large, given.reports)
    desk = open_desk(given.large, make=False)
    print(count_desk(desk), f"{given.large.stat().st_size / 1e9:.1f} GB")
    slow = 0
    for name, times in measured(desk, given.only):
        times.sort()
        p95 = times[int(len(times) * 0.95)]
        slow += p95 > GOAL_MS
        print(f"{name:<44} p50 {median(times):7.1f} ms   p95 {p95:7.1f} ms")
    return 1 if slow else 0


def measured(desk: Desk, only: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the name of every page and how many milliseconds of processor each of many readings of it took."""
    for name, page in {**answers_of(desk), **questions_of(desk)}.items():
        if only not in name:
            continue
        times = []
        page()
        for _ in range(_ROUNDS):
            begun = time.process_time()
            page()
            times.append((time.process_time() - begun) * 1000)
        yield name, times


def answers_of(desk: Desk) -> dict[str, Callable[[], object]]:
    """Return the pages themselves, by name; what is asked for is drawn with a fixed seed."""
    pick = random.Random(11)
    app = build_app(desk, checked_doors(Doors()), ALL)
    ids = [row.id for row in list_stories(desk, limit=2000)]
    some = [row.id for row in list_reports(desk, limit=2000)]
    words = words_of(desk, pick)

    def page(path: str, **query: str) -> None:
        answer = ask(app, path + (f"?{urlencode(query)}" if query else ""))
        assert answer.status == 200, answer.text

    return {
        "page: front": lambda: page("/"),
        "page: front, further down": lambda: page("/", skip=str(30 * pick.randrange(20))),
        "page: story": lambda: page(f"/story/{pick.choice(ids)}"),
        "page: report": lambda: page(f"/report/{pick.choice(some)}"),
        "page: search": lambda: page("/search", words=pick.choice(words)),
        "page: search, two words": lambda: page("/search", words=f"{pick.choice(words)} {pick.choice(words)}"),
        "page: news": lambda: page("/news"),
        "page: names": lambda: page("/names"),
    }


def words_of(desk: Desk, pick: random.Random) -> list[str]:
    """Return the words of some reports."""
    listed = list_reports(desk, limit=2000)
    some = pick.sample(listed, min(40, len(listed)))
    texts = [view.document.text for row in some if (view := read_report(desk, row.id))]
    return sorted({word for text in texts for word in text.split() if word.isalpha()})


def questions_of(desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what the pages ask the desk, by name; what is asked for is drawn with a fixed seed."""
    pick = random.Random(7)
    ids = [row.id for row in list_stories(desk, limit=2000)]
    some = list_reports(desk, limit=2000)
    people = list_entities(desk, kind="person", limit=500)
    texts = [view.document.text for row in pick.sample(some, 40) if (view := read_report(desk, row.id))]
    words = sorted({word for text in texts for word in text.split() if word.isalpha()})
    outlets = [row.outlet for row in some if row.outlet]

    def one() -> str:
        return pick.choice(words)

    return {
        "front: stories by heat": lambda: list_stories(desk, limit=30, skip=pick.randrange(300)),
        "front: what is new": lambda: list_changes(desk, Wanted(limit=30)),
        "front: counts": lambda: count_desk(desk),
        "story": lambda: read_story(desk, pick.choice(ids)),
        "story: related": lambda: related_stories(desk, pick.choice(ids)),
        "story: what is new": lambda: list_changes(desk, Wanted(story=pick.choice(ids))),
        "report": lambda: read_report(desk, pick.choice(some).id),
        "reports of an outlet": lambda: list_reports(desk, outlet=pick.choice(outlets), limit=50),
        "people": lambda: list_entities(desk, kind="person", skip=pick.randrange(200)),
        "person": lambda: (read_entity(desk, (e := pick.choice(people)).id), entity_quotes(desk, e.id)),
        "search: a word": lambda: search(desk, Sought(one())),
        "search: two words": lambda: search(desk, Sought(f"{one()} {one()}")),
        "search: the best of two words": lambda: search(desk, Sought(f"{one()} {one()}", best=True)),
        "search: a phrase of three": lambda: search(desk, Sought(f'"{_run(pick, texts)}"')),
        "search: the commonest word": lambda: search(desk, Sought("the")),
        "search: the commonest word, best": lambda: search(desk, Sought("the", best=True)),
        "search: quotes with a word": lambda: search(desk, Sought(one(), what="quote")),
        "search: a word of a speaker": lambda: search(desk, Sought(one(), speaker=pick.choice(people).name)),
        "search: disputed figures": lambda: search(desk, Sought(what="point", kind="count", standing="disputed")),
        "search: a word in some days": lambda: search(
            desk, Sought(one(), first_day="2023-05-01", last_day="2023-05-09")
        ),
        "search: a word in a story": lambda: search(desk, Sought(one(), story=pick.choice(ids))),
        "search: what no report says": lambda: search(desk, Sought(f"{one()} qwxzy")),
    }


def _run(pick: random.Random, texts: list[str]) -> str:
    """Return three words that stand together in a report."""
    words = pick.choice(texts).split()
    at = pick.randrange(max(1, len(words) - 3))
    return " ".join(words[at : at + 3]).replace('"', "")


if __name__ == "__main__":
    sys.exit(main())

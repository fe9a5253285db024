"""A desk of real stories -> the same stories many times over, and how fast its pages are read then (p50, p95).

    python bench/desk_speed.py BASE.db LARGE.db --reports 100000

BASE is a desk made by `secondsource add`; LARGE is made when it is not there. Every copy has reports, texts, people and
days of its own; the words are the same, so common words are as common as they can be: the worst case for a search.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from msgspec.json import encode
from msgspec.structs import replace as with_
from sqlalchemy import insert, select

from secondsource.records.desk import Sought, Wanted
from secondsource.records.storyfile import StoryFile, decode
from secondsource.store.connect import Desk, open_desk
from secondsource.store.news import list_changes
from secondsource.store.packed import pack_bytes
from secondsource.store.people import entity_quotes, list_entities, read_entity
from secondsource.store.reports import list_reports, read_report
from secondsource.store.schema import changes, findings, raws, reports, stories, story_versions, versions
from secondsource.store.search import search
from secondsource.store.stories import count_desk, list_stories, read_story, related_stories
from secondsource.store.write_stories import story_row, write_rows

GOAL_MS = 50.0
_AT_ONCE = 50
_ROUNDS = 200


def main() -> int:
    """Make the large desk when it is not there; print a row for every page; 1 when one misses the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    given = parser.parse_args()
    if not given.large.exists():
        base, large = open_desk(given.base, make=False), open_desk(given.large)
        enlarge(base, large, given.reports)
        base.close()
        large.close()
    desk = open_desk(given.large, make=False)
    print(count_desk(desk), f"{given.large.stat().st_size / 1e9:.1f} GB")
    slow = 0
    for name, times in measured(desk):
        times.sort()
        p95 = times[int(len(times) * 0.95)]
        slow += p95 > GOAL_MS
        print(f"{name:<44} p50 {median(times):7.1f} ms   p95 {p95:7.1f} ms")
    return 1 if slow else 0


def enlarge(base: Desk, large: Desk, wanted: int) -> None:
    """Copy the stories of a desk again and again, until the other holds so many reports."""
    files = [view.file for row in list_stories(base, limit=1000) if (view := read_story(base, row.id)) is not None]
    with base.reading() as connection:
        kept = {row.report: row for row in connection.execute(select(versions).where(versions.c.number == 1))}
        packed = {row.report: row for row in connection.execute(select(raws))}
    made = copy = 0
    while made < wanted:
        with large.writing() as writer:
            for _ in range(_AT_ONCE):
                for file in files:
                    if made < wanted:
                        made += put_copy(writer, file, copy, (kept, packed))
                copy += 1
        print(f"{made} reports", file=sys.stderr, flush=True)


def put_copy(writer, file: StoryFile, copy: int, blobs) -> int:
    """Put one copy of a story onto the desk; return how many reports it has."""
    told, ids = renamed(file, copy)
    kept, packed = blobs
    for entry in told.reports:
        old, raw = kept[ids[entry.id]], packed[ids[entry.id]]
        version = f"v{entry.id}"
        row = {"id": entry.id, "story": told.story.id, "title": entry.title, "outlet": entry.outlet or "Port News"}
        row |= {"source": entry.source, "first_day": entry.published.start, "last_day": entry.published.end}
        writer.execute(insert(reports).values(**row, language="en", versions=1, version=version, added_at="2031"))
        blob = {"document": old.document, "analysis": old.analysis, "sha256": old.sha256, "chars": old.chars}
        writer.execute(insert(versions).values(id=version, report=entry.id, number=1, seen_at="2031", **blob))
        bytes_of = {"given": raw.given, "packed": raw.packed, "sha256": raw.sha256, "source": raw.source}
        writer.execute(
            insert(raws).values(id=f"w{entry.id}", report=entry.id, version=version, seen_at="2031", **bytes_of)
        )
        found = {"what": "report", "id": entry.id, "story": told.story.id, "report": entry.id, "outlet": entry.outlet}
        text = {"day": entry.published.start, "title": entry.title or "", "text": entry.text, "marks": ""}
        writer.execute(insert(findings).values(**found, **text))
    row = story_row(told) | {"version": 1, "changed_at": f"2031-{copy:06d}", "touched": 1, "compared": 1}
    writer.execute(insert(stories).values(id=told.story.id, **row | {"heat": random.Random(copy).random() * 9}))
    writer.execute(
        insert(story_versions).values(story=told.story.id, number=1, at="2031", packed=pack_bytes(encode(told)))
    )
    write_rows(writer, told)
    for number, line in enumerate(told.brief[:10]):
        news = {"id": f"c{told.story.id}{number}", "at": f"2031-{copy:06d}", "story": told.story.id, "kind": "new fact"}
        writer.execute(insert(changes).values(**news, text=line.text))
    return len(told.reports)


def renamed(file: StoryFile, copy: int) -> tuple[StoryFile, dict[str, str]]:
    """Return the story with ids, people and days of its own, and its report ids -> those of the original."""
    text = encode(file).decode()
    ids = {f"{report.id}x{copy:x}": report.id for report in file.reports}
    for new, old in ids.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    for entity in file.entities:
        if entity.kind == "person" and len(entity.name) > 5:
            text = text.replace(
                entity.name, f"{entity.name[:-2]}{chr(97 + copy // 20 % 26)}{chr(97 + copy // 520 % 26)}"
            )
    told = decode(text.encode())
    day = (date(2020, 1, 1) + timedelta(days=copy % 3000)).isoformat()
    dated = [replace_day(report, day) for report in told.reports]
    head = with_(told.story, id=f"{file.story.id}x{copy:x}", period=(day, day))
    return with_(told, story=head, reports=tuple(dated)), ids


def replace_day(report, day: str):
    """Return a report of another day."""
    return with_(report, published=with_(report.published, start=day, end=day))


def measured(desk: Desk) -> Iterator[tuple[str, list[float]]]:
    """Yield the name of every page and how many milliseconds each of many readings of it took."""
    for name, page in pages_of(desk).items():
        times = []
        for _ in range(_ROUNDS):
            begun = time.perf_counter()
            page()
            times.append((time.perf_counter() - begun) * 1000)
        yield name, times


def pages_of(desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what the pages of a desk read, by name; what is asked for is drawn with a fixed seed."""
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

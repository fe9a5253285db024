"""Reports whose day is known, their date hidden -> how often the program finds it from the text alone.

    python bench/own_dates.py [--shared FOLDER] [--show]

Three sets: the gold stories (day set down by hand), the Giveme5W1H stories (day given by the outlet) and the Wikinews
sources (day in their address). The program sees the text and the title, not the date, the address or the file name.
A report *allows* its day to be found when its text spells out a date, with the year, that lies within a day of it, or
opens with a place and a day of the month. Right: the program gives a day, or days, no further than a day from the
truth; wide: it gives more days than that, the truth among them; wrong: anything else; silent: no date.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from secondsource.clean.calendar_words import find_dates, months
from secondsource.clean.document import read_document
from secondsource.records.document import Published
from secondsource.records.report import Report

ROOT = Path(__file__).resolve().parents[1]
DAY = timedelta(days=1)
IN_ADDRESS = re.compile(r"\b(20\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])\b")
MONTH_DAY = re.compile(rf"(?i:\b({'|'.join(months())})\b\.?\s(\d{{1,2}})\b)")
OPENING_CHARS = 400  # title, byline and dateline

Case = tuple[str, str, str | None, date, date]  # name, text, title, first and last day it may have come out


def gold(shared: Path) -> Iterator[Case]:
    """Yield the reports of the gold stories that have a day or two."""
    for key in sorted((shared / "gold").glob("*/gold.json")):
        for row in json.loads(key.read_text(encoding="utf-8"))["reports"]:
            first, _, last = (row.get("published") or "").partition("/")
            if len(first) == 10:
                text = (key.parent / "reports" / row["file"]).read_text(encoding="utf-8", errors="replace")
                yield row["file"], text, None, date.fromisoformat(first), date.fromisoformat(last or first)


def stories(shared: Path) -> Iterator[Case]:
    """Yield the reports of the Giveme5W1H stories."""
    for path in sorted((shared / "data" / "stories-giveme5w1h" / "data").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        if row.get("date_publish") and row.get("text"):
            day = date.fromisoformat(row["date_publish"][:10])
            yield path.name, row["text"], row.get("title"), day, day


def wikinews(shared: Path) -> Iterator[Case]:
    """Yield the sources of Wikinews stories whose address holds a day."""
    lines = (shared / "data" / "wikinews" / "stories-dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        for row in json.loads(line)["sources"]:
            found = IN_ADDRESS.search(row.get("url") or "")
            if found and row.get("maintext") and row.get("language", "en") == "en":
                day = date(*map(int, found.groups()))
                yield row["url"], row["maintext"], row.get("title"), day, day


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {"gold": gold, "giveme5w1h": stories, "wikinews": wikinews}


def allows(text: str, first: date, last: date) -> str | None:
    """Say how the text tells its day: "full", "day and month" in its opening, or not at all."""
    if any(first - DAY <= found.day <= last + DAY for found in find_dates(text)):
        return "full"
    near = {(day.month, day.day) for day in (first - DAY, first, last, last + DAY)}
    told = {(months()[m.lower()], int(d)) for m, d in MONTH_DAY.findall(text[:OPENING_CHARS])}
    return "day and month" if near & told else None


def judge(found: Published, first: date, last: date) -> str:
    """Return right, wide, wrong or silent."""
    if found.start is None or found.end is None:
        return "silent"
    if first - DAY <= found.start and found.end <= last + DAY:
        return "right"
    return "wide" if found.start <= last and first <= found.end else "wrong"


def score(shared: Path, show: bool = False) -> Counter[tuple[str, str, str]]:
    """Count reports by set, by how their text tells the day, and by verdict."""
    count: Counter[tuple[str, str, str]] = Counter()
    for name, cases in SETS.items():
        for source, text, title, first, last in cases(shared):
            document = read_document(Report("r", "report", text, "text", "0", title=title))
            told = allows(f"{title or ''}\n{text}", first, last) or "not at all"
            verdict = judge(document.published, first, last)
            count[name, told, verdict] += 1
            if show and (verdict == "wrong" or (verdict != "right" and told != "not at all")):
                got = document.published
                print(f"{name} | {told} | {verdict} | {source} | {first} | {got.start} {got.end} | {got.why}")
    return count


def main() -> None:
    """Measure the three sets and print one line for each way a text may tell its day."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--show", action="store_true", help="name every report that is not right")
    given = options.parse_args()
    count = score(given.shared, given.show)
    for name in SETS:
        for told in ("full", "day and month", "not at all"):
            row = {verdict: count[name, told, verdict] for verdict in ("right", "wide", "wrong", "silent")}
            total = sum(row.values())
            share = f"{row['right'] / total:.3f}" if total else "-"
            print(f"{name:11} day told: {told:14} {total:4} reports, right {share}  {row}")


if __name__ == "__main__":
    main()

"""Reports of the sets and a made stream -> what each part of grouping costs: what many can do, and what is left to one.

    python bench/grouping_parts.py [--shared FOLDER] [--reports 200] [--stream 20000]

The parts that rest on one report are measured on real reports; counting, weighing and the merge on a made stream of
3,000 reports a day (`streams.py`). Milliseconds of processor for one report.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desk_stream import places
from secondsource.group.rarity import Rarity
from secondsource.group.rulings import Rulings
from secondsource.group.saved import pack_weighed, unpack_weighed
from secondsource.group.traits import Traits, read_traits
from secondsource.group.windows import count_window, merge_windows, weigh_window
from secondsource.ingest.files import read_in_order
from secondsource.pipeline import read_report
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.report import Report, Skipped
from secondsource.settings import Settings
from secondsource.store.packed import pack_record, unpack_record
from streams import make_stream, read_patterns

ROOT = Path(__file__).resolve().parents[1]
_PER_DAY = 3_000

_Result = TypeVar("_Result")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--stream", type=int, default=20_000)
    given = parser.parse_args()
    stories = real_stories(given.shared, given.reports)
    made = list(make_stream(read_patterns(stories), given.stream, _PER_DAY))
    counts = timed("counting marks", len(made), lambda: list(count_window(made, 0)))
    rarity = Rarity()
    timed("adding up the counts, by one", len(made), lambda: [rarity.take(one) for one in counts])
    weighed = timed("weighing marks", len(made), lambda: weigh_window(made, rarity))
    packed = timed("packing for the merge", len(made), lambda: pack_weighed(weighed))
    back = timed("unpacking for the merge, by one", len(made), lambda: unpack_weighed(packed))
    timed("the merge, by one", len(made), lambda: merge_windows(back, rarity, Rulings()))
    print(f"{len(packed) / len(made):.0f} bytes a report for the merge")


def real_stories(shared: Path, count: int) -> dict[str, list[Traits]]:
    """Return the marks of real reports by story; what rests on a report alone is timed on the way."""
    found = [one for one in read_in_order(places(shared / "data/stories-giveme5w1h")) if isinstance(one, Report)][
        :count
    ]
    settings = Settings()
    read = timed("reading, cleaning included", len(found), lambda: [read_report(one, settings) for one in found])
    pairs = [one for one in read if not isinstance(one, Skipped)]
    packed = [(pack_record(document), pack_record(analysis)) for document, analysis in pairs]
    unpacked = timed(
        "unpacking what was read",
        len(pairs),
        lambda: [(unpack_record(d, Document), unpack_record(a, Analysis)) for d, a in packed],
    )
    traits = timed("marks", len(pairs), lambda: [read_traits(document, analysis) for document, analysis in unpacked])
    stories: dict[str, list[Traits]] = defaultdict(list)
    for (document, _), one in zip(unpacked, traits, strict=True):
        stories[str(Path(document.source).parent)].append(one)
    return stories


def timed(name: str, reports: int, work: Callable[[], _Result]) -> _Result:
    """Do the work and print what it took for one report."""
    begun = time.process_time()
    made = work()
    print(f"{name:34} {1000 * (time.process_time() - begun) / reports:7.3f} ms a report")
    return made


if __name__ == "__main__":
    main()

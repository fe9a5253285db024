"""How long the comparison of one story takes as it grows, and a report more -> a table, a plot and `COMPARE-COST.md`.

    python bench/compare_cost.py GOLD_FOLDER [--sizes 30 100 300 1000] [--more 12] [--write] [--profile]

The story is made when it is measured: real reports, read once, are taken again and again, each time a half of their
sentences drawn with a fixed seed, as so many outlets tell one thing in part. Only the comparison is timed, in processor
seconds of one core. "a report more": a report is put to the end of the story with the memory of the last comparison;
"in between": it is put in with ten reports behind it, which are renumbered by it as on a desk. The result must be the
same as comparing anew. Each size is measured in a process of its own, so that its peak of memory
can be told.
"""

import argparse
import cProfile
import multiprocessing
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from statistics import median

from msgspec import structs

from compare_cost_plot import plot
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.document import read_document
from secondsource.compare.align import align_statements
from secondsource.compare.comparison import compare_story
from secondsource.compare.kept import ComparisonMemory
from secondsource.group.identities import find_identities
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.files import read_paths
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.reading import Reading, readings_of
from secondsource.records.span import Span
from secondsource.records.story import Story

SEED = 7
BEHIND = 10  # reports behind one that is put in before the end
FILE = Path(__file__).with_name("COMPARE-COST.md")
_PARTS = ("names", "roles", "quotes", "moments", "quantities", "claims", "mentions")
_MIB = 1024  # of the kibibytes that the system counts memory in


@dataclass(frozen=True, slots=True)
class Cost:
    """What one size costs: processor seconds, peak memory in MiB, milliseconds of each report more, and of one put in
    before the end.
    """

    reports: int
    statements: int
    all_seconds: float
    align_seconds: float
    peak_mib: float
    more_ms: tuple[float, ...]
    between_ms: float
    same: bool


def read_gold(folder: Path) -> list[Reading]:
    """Read the reports of every story below a folder and return them as the readings of one story."""
    documents: dict[str, Document] = {}
    analyses: dict[str, Analysis] = {}
    for reports in sorted(folder.glob("*/reports")):
        for report in read_paths([reports]).reports:
            document = read_document(report)
            documents[document.report_id], analyses[document.report_id] = document, read_analysis(document)
    return list(story_of(documents, analyses))


def story_of(documents: dict[str, Document], analyses: dict[str, Analysis]) -> tuple[Reading, ...]:
    """Return the readings of all reports as one story."""
    published = settle_calendar(list(documents.values()), analyses)
    identities, _ = find_identities(analyses, {name: d.text for name, d in documents.items()})
    origins = {name: number for number, name in enumerate(documents, 1)}
    story = Story("", "", tuple(documents), published, origins, identities=identities)
    return readings_of(story, documents, analyses)


def grown(readings: Sequence[Reading], size: int) -> list[Reading]:
    """Return a story of `size` reports, each a half of the sentences of a real one, with an origin of its own."""
    draw = random.Random(SEED)
    return [_half(readings[number % len(readings)], number, draw) for number in range(size)]


def _half(reading: Reading, number: int, draw: random.Random) -> Reading:
    name = f"{reading.id}-{number}"
    kept = sorted(draw.sample(reading.analysis.sentences, (len(reading.analysis.sentences) + 1) // 2))

    def stays(span: Span) -> bool:
        return reading.sentence_at(span.start) in kept_set

    kept_set = set(kept)
    read = reading.analysis
    lists = {part: tuple(one for one in getattr(read, part) if stays(one.span)) for part in _PARTS}
    times = tuple(t for m, t in zip(read.moments, reading.times, strict=True) if stays(m.span))
    statements = tuple(structs.replace(s, quote=None) for s in read.statements if stays(s.predicate))
    analysis = replace(read, report_id=name, statements=statements, **lists)
    document = replace(reading.document, report_id=name, source=name)
    return replace(reading, document=document, analysis=analysis, origin=number, times=times)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(readings: Sequence[Reading], size: int, more: int) -> Cost:
    """Return what the comparison of a story of `size` reports costs, and each of `more` reports put to its end."""
    *story, late = grown(readings, size + more + 1)
    memory = ComparisonMemory()
    whole = seconds(lambda: compare_story(story[:size], memory))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    steps = [1000 * seconds(lambda n=n: compare_story(story[:n], memory)) for n in range(size + 1, size + more + 1)]
    same = compare_story(story, memory) == compare_story(story)
    story = [*story[:-BEHIND], *(replace(r, origin=r.origin + len(story)) for r in (late, *story[-BEHIND:]))]
    between = 1000 * seconds(lambda: compare_story(story, memory))
    same &= compare_story(story, memory) == compare_story(story)
    align = seconds(lambda: align_statements(story[:size]))
    statements = sum(len(r.analysis.statements) for r in story[:size])
    return Cost(size, statements, whole, align, peak, tuple(steps), between, same)


def table(costs: Sequence[Cost]) -> list[str]:
    """Return the rows of the table, in Markdown."""
    rows = [
        "| reports | statements | all | alignment | per report | peak memory | one more: median | most | in between |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for c in costs:
        rows.append(
            f"| {c.reports:,} | {c.statements:,} | {c.all_seconds:.2f} s | {c.align_seconds:.2f} s "
            f"| {1000 * c.all_seconds / c.reports:.1f} ms | {c.peak_mib:.0f} MiB "
            f"| {median(c.more_ms):.0f} ms | {max(c.more_ms):.0f} ms | {c.between_ms:.0f} ms |"
        )
    return rows


def exponent(costs: Sequence[Cost]) -> float:
    """Return the power of the number of reports with which the seconds grow between the last two sizes."""
    one, other = costs[-2:]
    return log(other.all_seconds / one.all_seconds) / log(other.reports / one.reports)


def page(costs: Sequence[Cost]) -> str:
    """Return the page: what was measured, how it grows, what stays dear."""
    told = f"Between the last two sizes the seconds grow with the power {exponent(costs):.2f} of the reports. "
    told += (
        "Each report more gave the same result as comparing anew." if all(c.same for c in costs) else "NOT THE SAME."
    )
    return (
        "\n".join(
            [*_HEAD, *table(costs), "", "![reports against seconds](compare-cost.svg)", "", told, *_busy(), *_TAIL]
        )
        + "\n"
    )


_HEAD = [
    "# What a comparison costs",
    "",
    "Written by `python bench/compare_cost.py ../shared/gold --write`; processor seconds of one core. The reports are",
    "halves of the sentences of the gold reports, drawn with a fixed seed; reading them is not counted.",
    "",
]
_TAIL = [
    "",
    "The first reports of a story are weighed together: all of up to 32, then 32, 48, 64, 96 and so on. A report that",
    "reaches the next of these costs a comparison anew, as does one that is put in among them, or a name, date or",
    "origin of one of them that changes. Behind them only what comes after the place is dropped and added anew (“in",
    "between”: with ten reports behind it).",
    "",
    "What limits the whole: about a third is alignment (reading what statements are aligned by, weighing pairs,",
    "joining), a fifth the two gatherings of claims and statements; both are linear in what is told. What limits a",
    "report more: the scales of contrasting words and the matters of figures that it adds to are told anew over all",
    "their reports, and some thirty comparisons go over the lists of all reports to see that nothing in them changed.",
    "No garbage is looked for while a story is compared; the look after it is counted.",
]


def _busy() -> list[str]:
    """Tell of other programs that kept the machine busy, which makes every second longer."""
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    told = "The machine was busy with other programs while this was measured"
    return ["", f"{told} (load {load:.0f} on {cores} cores)."] if load > cores else []


def main() -> None:
    """Print the table; with --write put it and the plot beside this file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 300, 1000])
    options.add_argument("--more", type=int, default=12)
    options.add_argument("--write", action="store_true")
    options.add_argument("--profile", action="store_true", help="where the time goes, at the largest size")
    asked = options.parse_args()
    readings = read_gold(asked.folder)
    if asked.profile:
        story = grown(readings, max(asked.sizes))
        cProfile.runctx("compare_story(story)", {"compare_story": compare_story, "story": story}, {}, sort="cumulative")
        return
    compare_story(readings)  # lexicons are read once
    costs = []
    for size in asked.sizes:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            costs.append(pool.apply(measure, (readings, size, asked.more)))
        print(table(costs)[-1], flush=True)
    if asked.write:
        FILE.write_text(page(costs), encoding="utf-8")
        plot(
            [(c.reports, c.all_seconds, c.align_seconds) for c in costs],
            [(c.reports, median(c.more_ms)) for c in costs],
            FILE.with_name("compare-cost.svg"),
        )


if __name__ == "__main__":
    main()

"""How long the comparison of one story takes as it grows -> a table of processor seconds, and a plot.

    python bench/compare_cost.py GOLD_FOLDER [--sizes 30 100 300 1000] [--plot FILE.svg] [--profile]

The story is made when it is measured: real reports, read once, are taken again and again, each time a half of their
sentences drawn with a fixed seed, as so many outlets tell one thing in part. Only the comparison is timed. "align": the
alignment of statements alone.
"""

import argparse
import cProfile
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from secondsource.analyse.analysis import read_analysis
from secondsource.clean.document import read_document
from secondsource.compare.align import align_statements
from secondsource.compare.comparison import compare_story
from secondsource.group.identities import find_identities
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.files import read_paths
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.reading import Reading, readings_of
from secondsource.records.span import Span
from secondsource.records.story import Story

SEED = 7
_PARTS = ("names", "roles", "quotes", "moments", "quantities", "claims", "mentions")


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


def row(readings: Sequence[Reading], size: int) -> tuple[float, float]:
    """Return the seconds of the whole comparison and of the alignment alone."""
    story = grown(readings, size)
    return seconds(lambda: compare_story(story)), seconds(lambda: align_statements(story))


def plot(points: Sequence[tuple[int, float, float]], path: Path) -> None:
    """Draw seconds over reports as a plain SVG."""
    width, height = 480, 320
    most, longest = points[-1][0], max(max(p[1:]) for p in points) or 1
    at = [[(40 + 420 * p[0] / most, 290 - 260 * p[k] / longest) for p in points] for k in (1, 2)]
    lines = [
        f'<polyline fill="none" stroke="{colour}" points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in told)}"/>'
        for told, colour in zip(at, ("black", "steelblue"), strict=True)
    ]
    told = f"{longest:.1f} s at {most} reports (black: all; blue: alignment)"
    text = f'<text x="40" y="20" font-family="sans-serif" font-size="12">{told}</text>'
    axes = '<path d="M40 30V290H460" fill="none" stroke="grey"/>'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{axes}{text}{"".join(lines)}</svg>'
    )
    path.write_text(svg + "\n", encoding="utf-8")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 300, 1000])
    options.add_argument("--plot", type=Path)
    options.add_argument("--profile", action="store_true", help="where the time goes, at the largest size")
    asked = options.parse_args()
    readings = read_gold(asked.folder)
    if asked.profile:
        story = grown(readings, max(asked.sizes))
        cProfile.runctx("compare_story(story)", {"compare_story": compare_story, "story": story}, {}, sort="cumulative")
        return
    points = []
    print(f"{'reports':>8}{'all':>10}{'align':>10}{'per report':>12}")
    for size in asked.sizes:
        points.append((size, *row(readings, size)))
        print(f"{size:8}{points[-1][1]:9.2f}s{points[-1][2]:9.2f}s{1000 * points[-1][1] / size:10.1f}ms", flush=True)
    if asked.plot:
        plot(points, asked.plot)


if __name__ == "__main__":
    main()

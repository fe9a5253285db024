"""A made stream of reports, through grouping one by one -> time, memory and stories by window, and a plot of growth.

The marks of the reports (their traits) are made, not read: reading a report costs far more than grouping it.
"""

import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.group.running import RunningStories
from streams import Pattern, make_stream

WINDOWS = 50


@dataclass(frozen=True, slots=True)
class Window:
    """What a stretch of the stream took: milliseconds a report by the clock and on the processor, and what was kept."""

    reports: int
    mean_ms: float
    p50_ms: float
    p99_ms: float
    p99_cpu_ms: float
    stories: int
    marks: int
    memory_mb: int


def run_stream(patterns: Sequence[Pattern], reports: int, per_day: int) -> Iterator[Window]:
    """Group a made stream report by report; yield what each of the windows took."""
    running = RunningStories()
    clock: list[float] = []
    processor: list[float] = []
    for number, (traits, _) in enumerate(make_stream(patterns, reports, per_day), 1):
        began, worked = time.perf_counter(), time.process_time()
        running.add([traits])
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
        if number % max(1, reports // WINDOWS) == 0:
            yield _window(number, clock, processor, running)
            clock, processor = [], []


def _window(number: int, clock: list[float], processor: list[float], running: RunningStories) -> Window:
    clock.sort()
    processor.sort()
    return Window(
        reports=number,
        mean_ms=round(sum(clock) / len(clock), 2),
        p50_ms=round(clock[len(clock) // 2], 2),
        p99_ms=round(clock[int(0.99 * len(clock))], 2),
        p99_cpu_ms=round(processor[int(0.99 * len(processor))], 2),
        stories=len(running.stories),
        marks=len(running.rarity.held),
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def draw_growth(windows: Sequence[Window], width: int = 640, height: int = 300) -> str:
    """Return a plot (SVG) of milliseconds a report and of memory, over the reports met."""
    left, bottom = 48, height - 32
    across = (width - 2 * left) / max(1, windows[-1].reports)
    top_ms = max(10.0, *(w.p99_ms for w in windows))
    top_mb = max(2048.0, *(float(w.memory_mb) for w in windows))
    lines = []
    for label, colour, value, top in (
        ("p99 ms", "#c0392b", lambda w: w.p99_ms, top_ms),
        ("p99 ms on the processor", "#e08e0b", lambda w: w.p99_cpu_ms, top_ms),
        ("median ms", "#2471a3", lambda w: w.p50_ms, top_ms),
        ("memory MB", "#7f8c8d", lambda w: w.memory_mb, top_mb),
    ):
        points = " ".join(
            f"{left + w.reports * across:.1f},{bottom - value(w) / top * (bottom - 20):.1f}" for w in windows
        )
        lines.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{points}"/>')
        lines.append(f'<text x="{left + 8}" y="{24 + 14 * (len(lines) // 2)}" fill="{colour}">{label}</text>')
    axis = f'<path d="M{left} 12V{bottom}H{width - left}V12" fill="none" stroke="#444"/>'
    marks = (
        f'<text x="{left - 6}" y="20" text-anchor="end">{top_ms:.0f}</text>'
        f'<text x="{width - left + 4}" y="20">{top_mb:.0f}</text>'
        f'<text x="{width - left}" y="{height - 12}" text-anchor="end">{windows[-1].reports} reports</text>'
    )
    box = f"0 0 {width} {height}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="sans-serif" font-size="11">'
    return "\n".join([head, axis, marks, *lines, "</svg>", ""])

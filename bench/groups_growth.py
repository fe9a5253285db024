"""The windows of a made stream -> a plot of what a report costs and what is kept (SVG), and a table (Markdown)."""

from collections.abc import Callable, Sequence

from groups_stream import Restart, Window

WIDTH, HEIGHT = 640, 300
LEFT, BOTTOM = 48, HEIGHT - 32
LIMIT_MS, LIMIT_MB = 10.0, 2048.0

_Line = tuple[str, str, Callable[[Window], float], float]

PAGE = """# A long stream of reports through grouping

Written by `python bench/groups.py --stream {asked} --page bench/GROUPS-SCALE.md --plot bench/groups-scale.svg`.
How the stream is made is said in `streams.py`: stories of real sizes and lifetimes, 3,000 reports a day. Times are on
the processor, for one report; reading its text is left out. Memory is that of the whole process, the maker of the
stream included.

![time and memory over the reports met](groups-scale.svg)

| after reports | day | median ms | p99 ms | longest ms | stories running | let go | memory MB |
|---:|---:|---:|---:|---:|---:|---:|---:|
{rows}

Goal: p99 at most 10 ms, at the end as at the beginning; at most 2048 MB.

{told}
"""


def draw_growth(windows: Sequence[Window]) -> str:
    """Return a plot (SVG) over the reports met: milliseconds a report (scale on the left), memory (on the right)."""
    across = (WIDTH - 2 * LEFT) / max(1, windows[-1].reports)
    top_ms = max(LIMIT_MS, *(w.p99_ms for w in windows))
    top_mb = max(LIMIT_MB, *(float(w.memory_mb) for w in windows))
    drawn: list[_Line] = [
        ("p99 ms", "#c0392b", lambda w: w.p99_ms, top_ms),
        ("median ms", "#2471a3", lambda w: w.p50_ms, top_ms),
        ("memory MB", "#7f8c8d", lambda w: float(w.memory_mb), top_mb),
    ]
    lines = []
    for place, (label, colour, value, top) in enumerate(drawn):
        seats = (f"{LEFT + w.reports * across:.1f},{BOTTOM - value(w) / top * (BOTTOM - 20):.1f}" for w in windows)
        lines.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{" ".join(seats)}"/>')
        lines.append(f'<text x="{LEFT + 8}" y="{24 + 14 * place}" fill="{colour}">{label}</text>')
    right = WIDTH - LEFT
    frame = f'<path d="M{LEFT} 12V{BOTTOM}H{right}V12" fill="none" stroke="#444"/>'
    marks = (
        f'<text x="{LEFT - 6}" y="20" text-anchor="end">{top_ms:.0f}</text>'
        f'<text x="{right + 4}" y="20">{top_mb:.0f}</text>'
        f'<text x="{right}" y="{HEIGHT - 12}" text-anchor="end">{windows[-1].reports:,} reports</text>'
    )
    box = f"0 0 {WIDTH} {HEIGHT}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="sans-serif" font-size="11">'
    return "\n".join([head, frame, marks, *lines, "</svg>", ""])


def write_page(windows: Sequence[Window], asked: int, notes: Sequence[str]) -> str:
    """Return the table (Markdown) of the first window, every fifth and the last, and what else there is to say."""
    shown = [w for n, w in enumerate(windows) if n % 5 == 4 or n in (0, len(windows) - 1)]
    rows = [
        f"| {w.reports:,} | {w.day} | {w.p50_ms:.2f} | {w.p99_ms:.2f} | {w.longest_ms:.0f} | {w.stories:,} "
        f"| {w.gone:,} | {w.memory_mb} |"
        for w in shown
    ]
    return PAGE.format(asked=asked, rows="\n".join(rows), told="\n\n".join(notes))


def restart_told(restart: Restart, f1: float) -> str:
    """Say what became of a stream saved and taken up again, and how its stories came out."""
    same = "the same state to the byte" if restart.same else "**another state**"
    return (
        f"Saved ({restart.saved_mb:.0f} MB, {restart.save_s:.1f} s), read back ({restart.load_s:.1f} s) and fed the "
        f"last reports, the stream reached {same} as without the stop. The made stories came out with B-cubed F1 "
        f"{f1:.3f}."
    )

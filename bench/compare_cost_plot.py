"""Seconds of a comparison by the number of reports, and milliseconds of a report more -> a plain SVG."""

from collections.abc import Sequence
from pathlib import Path

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 340, 50, 540, 50, 310
_COLOURS = ("black", "steelblue", "firebrick")


def plot(seconds: Sequence[tuple[int, float, float]], more: Sequence[tuple[int, float]], path: Path) -> None:
    """Draw seconds over reports (left axis), and milliseconds of one report more (right axis)."""
    most = seconds[-1][0]
    longest = max(max(row[1:]) for row in seconds) or 1
    slowest = max(ms for _, ms in more) or 1
    lines = [
        _line([(r, row[k] / longest) for r, *row in seconds], most, colour)
        for k, colour in zip((0, 1), _COLOURS, strict=False)
    ]
    lines.append(_line([(r, ms / slowest) for r, ms in more], most, _COLOURS[2]))
    told = [
        f"black: all of it, {longest:.1f} s at {most:,} reports; blue: the alignment of it",
        f"red: one report more, up to {slowest:.0f} ms",
    ]
    words = [f'<text x="{_LEFT}" y="{18 + 16 * n}" font-size="12">{text}</text>' for n, text in enumerate(told)]
    ticks = [
        f'<text x="{_x(r, most):.0f}" y="{_BOTTOM + 16}" font-size="10" text-anchor="middle">{r:,}</text>'
        for r, *_ in seconds
    ]
    axes = f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="grey"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif">'
    path.write_text("\n".join([head, axes, *words, *ticks, *lines, "</svg>"]) + "\n", encoding="utf-8")


def _x(reports: int, most: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * reports / most


def _line(points: Sequence[tuple[int, float]], most: int, colour: str) -> str:
    at = " ".join(f"{_x(r, most):.0f},{_BOTTOM - (_BOTTOM - _TOP) * share:.0f}" for r, share in points)
    return f'<polyline fill="none" stroke="{colour}" points="{at}"/>'

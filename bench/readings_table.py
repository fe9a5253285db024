"""Figures of ours and of peers -> one table of text or Markdown; and figures against floors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readings_rows import Row

HEAD = ("reader", "measure", "set", "ours", "best peer", "", "goal", "reached")
Figures = Mapping[str, float]
Peers = Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Floored:
    """One figure beside its floor; `missed` when it lies below, or was not measured where a floor asks for it."""

    key: str
    value: float | None
    floor: float | None

    @property
    def missed(self) -> bool:
        """Is the figure below its floor?"""
        return self.floor is not None and (self.floor > 0 if self.value is None else self.value < self.floor)


def best_peer(key: str, peers: Peers) -> tuple[str, float] | None:
    """Return the name and figure of the best peer for a row; of equals the first by name; None without any."""
    there = [(name, figures[key]) for name, figures in sorted(peers.items()) if key in figures]
    return max(there, key=lambda pair: pair[1], default=None)


def reached(value: float | None, goal: float | None) -> str:
    """Say whether a goal was reached: yes, no, or nothing where there is no goal or no figure."""
    if value is None or goal is None:
        return ""
    return "yes" if value >= goal else "no"


def cells(row: Row, ours: Figures, peers: Peers) -> tuple[str, ...]:
    """Return what the table says of one row."""
    value, best = ours.get(row.key), best_peer(row.key, peers)
    figure = "-" if value is None else f"{value:.3f}"
    goal = "" if row.goal is None else f"{row.goal:.2f}"
    name, peer = (best[0], f"{best[1]:.3f}") if best else ("", "-")
    return row.reader, row.measure, row.of, figure, peer, name, goal, reached(value, row.goal)


def render_text(rows: Sequence[tuple[str, ...]]) -> str:
    """Return the table for a terminal, columns aligned, figures to the right."""
    table = [HEAD, *rows]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    lines = []
    for line in table:
        put = [c.rjust(w) if n in (3, 4, 6) else c.ljust(w) for n, (c, w) in enumerate(zip(line, widths, strict=True))]
        lines.append("  ".join(put).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def render_markdown(rows: Sequence[tuple[str, ...]]) -> str:
    """Return the table as Markdown."""
    table = [HEAD, ("---",) * 3 + ("---:", "---:", "---", "---:", "---"), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in table)


def against_floors(figures: Figures, floors: Figures) -> list[Floored]:
    """Return every figure that was measured or has a floor, in the order of the figures, then of the floors."""
    names = dict.fromkeys([*figures, *floors])
    return [Floored(name, figures.get(name), floors.get(name)) for name in names]

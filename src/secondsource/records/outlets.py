"""What a desk knows of an outlet: how much it published, how much of that it copied and from whom."""

from dataclasses import dataclass

from secondsource.records.desk import ChangeRow


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet as lists show it: its reports, how many of them copy another one, the days they span (ISO)."""

    name: str
    reports: int
    copies: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class CopyCount:
    """Another outlet (None: not known), how many reports were copied, how much of their words on average (0–1)."""

    outlet: str | None
    reports: int
    share: float


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet whole. `stories` it has reported on; reports whose text was `edited` or that were `withdrawn`.

    `copies_from` and `copied_by` are whom it copies and who copies it, the most often first; `corrections` the newest
    changes in which it gave another value, edited or withdrew a report, `corrected` how many there are in all.
    """

    row: OutletRow
    stories: int
    edited: int
    withdrawn: int
    copies_from: tuple[CopyCount, ...]
    copied_by: tuple[CopyCount, ...]
    corrected: int
    corrections: tuple[ChangeRow, ...]

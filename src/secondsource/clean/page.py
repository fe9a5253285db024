"""A page under sifting: its lines, what was found to be no story text and why, and what that furniture tells."""

from dataclasses import dataclass, field
from datetime import date

from secondsource.clean.lines import Line
from secondsource.records.problem import Problem


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date that the page shows in a line of its own; `banner`: above the headline, with the day of the week."""

    day: date
    text: str
    banner: bool = False
    weekday_fits: bool = True


@dataclass(slots=True)
class Page:
    """The lines of a page, `why[i]` the reason line i is no story text (None while it may be).

    `cuts` are pieces taken off the end of a kept line: (line number, text, why).
    """

    lines: list[Line]
    why: list[str | None]
    cuts: list[tuple[int, str, str]] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    dates: list[PageDate] = field(default_factory=list)
    outlet: str | None = None
    byline: str | None = None
    empty_date_label: bool = False
    problems: list[Problem] = field(default_factory=list)
    whole: bool = False  # the text is a page with all that is visible on it
    headline: int = 0  # of a whole page: its line
    odds: list[int] = field(default_factory=list)  # of each line being story (`undecided`); empty where not weighed
    looks: list[str] = field(default_factory=list)  # what each line is taken for if it is none
    on_way: list[bool] = field(default_factory=list)  # was it learned to be story, its neighbours considered?

    def kept(self) -> list[int]:
        """Return the numbers of the lines that may be story text."""
        return [number for number, why in enumerate(self.why) if why is None]

    def head(self) -> list[int]:
        """Return the numbers of the kept lines before the first paragraph."""
        kept = self.kept()
        first = next((at for at, number in enumerate(kept) if is_paragraph(self.lines[number])), len(kept))
        return kept[:first]

    def tail(self) -> list[int]:
        """Return the numbers of the kept lines after the last paragraph."""
        kept = self.kept()
        last = next((at for at in range(len(kept), 0, -1) if is_paragraph(self.lines[kept[at - 1]])), 0)
        return kept[last:]


# Headlines of the 383 dated development reports have 10 words (median), 22 (99 %); but those do not end in a full stop.
_PARAGRAPH_WORDS = 18
_LONG_WORDS = 40
_TEASER_CHARS = 200  # teasers of other reports on the development pages have up to 89; a longer text is a paragraph


def is_paragraph(line: Line) -> bool:
    """Is this a paragraph of prose rather than a headline, label or teaser?"""
    words = line.words  # most lines of a page are short: asked first
    if words < _PARAGRAPH_WORDS or is_truncated(line.text):
        return False
    return words >= _LONG_WORDS or line.closed


def is_truncated(text: str) -> bool:
    """Is this a short text that breaks off with three dots?"""
    return len(text) <= _TEASER_CHARS and text.endswith(("...", "…", "[...]", "[…]"))

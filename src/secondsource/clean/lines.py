"""Repaired text -> its lines: white space collapsed, hard-wrapped paragraphs joined, bullet marks read."""

import re
from dataclasses import dataclass
from itertools import pairwise

from secondsource.clean.hyphens import is_cut, join_lines, words_seen

_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"(?:[-–*•·▪▸►‣◦●○■]|\(?[a-z0-9]{1,2}\))\s+(?=\S)")
_DASHED = re.compile(r"[-–] ([^-–].{0,80}[^-–\s]) [-–]")  # "- Not a swap -", as agencies write headings
_MARK = re.compile(r"[-–*•·▪▸►‣◦●○■]")
_SENTENCE_END = re.compile(r"""[.!?:;…]["'”’)\]»]*$""")
# Mail and agency texts wrap at 60–100 characters; a paragraph of the web on one line is mostly longer.
_WRAP_CHARS = (40, 110)
_WRAP_SHARE = 0.25  # of the lines that another follows at once: those that break off within a sentence
_FULL_SHARE = 0.6  # of the width: a shorter line was not broken off for want of room
_LONGER_SHARE = 0.1  # of the lines may be longer than the width: addresses, a headline
_LEAST_PAIRS = 3
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with single spaces; `gap`: a blank line stands before it; `bullet`: it carried a bullet mark."""

    text: str
    gap: bool = False
    bullet: bool = False

    @property
    def closed(self) -> bool:
        """Does it end as a sentence does?"""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def words(self) -> int:
        """Return the number of its words."""
        return self.text.count(" ") + 1


def split_lines(text: str) -> list[Line]:
    """Return the lines that are not blank, in order; words and paragraphs cut at a line end are whole again."""
    lines, gap, marked, indented = [], False, False, True
    for raw in text.split("\n"):
        shown = _SPACE.sub(" ", raw).strip()
        if not shown:
            gap = True
        elif _MARK.fullmatch(shown):
            marked = True
        else:
            inset = raw[:_INDENT].isspace()
            lines.append(_line(shown, gap or (inset and not indented), marked))
            gap, marked, indented = False, False, inset
    return _rejoin(lines, _wrap_width(lines), text)


def _line(shown: str, gap: bool, marked: bool) -> Line:
    heading = _DASHED.fullmatch(shown)
    if heading:
        return Line(heading[1], gap)
    mark = _BULLET.match(shown)
    if mark and _MARK.match(shown):
        return Line(shown[mark.end() :], gap, True)
    return Line(shown, gap, marked or mark is not None)


def _wrap_width(lines: list[Line]) -> int:
    """Return the width at which a text was wrapped: most lines are no longer, and many break off within a sentence."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.bullet]
    if len(pairs) < _LEAST_PAIRS:
        return 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[int((1 - _LONGER_SHARE) * (len(lengths) - 1))]
    longer = sum(len(line.text) > _WRAP_CHARS[1] for line in lines)
    if not _WRAP_CHARS[0] <= width <= _WRAP_CHARS[1] or longer > _LONGER_SHARE * len(lines):
        return 0
    broken = sum(_breaks_off(a, b) and len(a.text) >= _FULL_SHARE * width for a, b in pairs)
    return width if broken >= max(2, _WRAP_SHARE * len(pairs)) else 0


def _breaks_off(line: Line, follower: Line) -> bool:
    return not line.closed and follower.text[0].islower()


def _rejoin(lines: list[Line], width: int, text: str) -> list[Line]:
    """Join a line to the one before it when that had no room for its first word, or breaks off within a sentence.

    A word cut at a hyphen is joined in texts of any width.
    """
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last and not line.gap and not line.bullet and _was_broken(last, line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    if len(runs) == len(lines):
        return lines
    seen = words_seen(text)
    return [Line(join_lines([line.text for line in run], seen), run[0].gap, run[0].bullet) for run in runs]


def _was_broken(line: Line, follower: Line, width: int) -> bool:
    if is_cut(line.text, follower.text):
        return True
    if not width or len(line.text) < _FULL_SHARE * width:
        return False
    return _breaks_off(line, follower) or len(line.text) + 1 + len(follower.text.split(" ", 1)[0]) > width

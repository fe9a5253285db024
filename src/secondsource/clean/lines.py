"""Repaired text -> its lines: white space collapsed, hard-wrapped paragraphs joined, bullet marks read."""

import re
from dataclasses import dataclass
from itertools import pairwise

_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"(?:[-–*•·▪▸►‣◦●○■]|\(?[a-z0-9]{1,2}\))\s+(?=\S)")
_DASHED = re.compile(r"[-–] ([^-–].{0,80}[^-–\s]) [-–]")  # "- Not a swap -", as agencies write headings
_MARK = re.compile(r"[-–*•·▪▸►‣◦●○■]")
_SENTENCE_END = re.compile(r"""[.!?:;…]["'”’)\]»]*$""")
# Mail and agency texts wrap at 60–100 characters; a paragraph of the web on one line is mostly longer.
_WRAP_CHARS = (40, 110)
_WRAP_SHARE = 0.5


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
    """Return the lines that are not blank, in order."""
    lines, gap, marked = [], False, False
    for raw in text.split("\n"):
        shown = _SPACE.sub(" ", raw).strip()
        if not shown:
            gap = True
        elif _MARK.fullmatch(shown):
            marked = True
        else:
            lines.append(_line(shown, gap, marked))
            gap = marked = False
    return _unwrap(lines) if _is_wrapped(lines) else lines


def _line(shown: str, gap: bool, marked: bool) -> Line:
    heading = _DASHED.fullmatch(shown)
    if heading:
        return Line(heading[1], gap)
    mark = _BULLET.match(shown)
    if mark and _MARK.match(shown):
        return Line(shown[mark.end() :], gap, True)
    return Line(shown, gap, marked or mark is not None)


def _is_wrapped(lines: list[Line]) -> bool:
    """Do most lines that another follows at once end within a sentence that goes on in lower case?"""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.bullet]
    if len(pairs) < 3:
        return False
    least, most = _WRAP_CHARS
    longest = max(len(line.text) for line in lines)
    broken = sum(1 for a, b in pairs if len(a.text) >= least and not a.closed and b.text[0].islower())
    return longest <= most and broken >= _WRAP_SHARE / 2 * len(pairs) and broken >= 2


def _unwrap(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and not line.gap and not line.bullet and len(joined[-1].text) >= _WRAP_CHARS[0]:
            last = joined[-1]
            joined[-1] = Line(f"{last.text} {line.text}", last.gap, last.bullet)
        else:
            joined.append(line)
    return joined

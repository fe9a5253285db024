"""Text as it came in -> text as it was meant: broken encodings mended, control and invisible characters out."""

import html
import re
import unicodedata

from secondsource.clean.mojibake import mend
from secondsource.records.problem import Problem

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\u2028\u2029]")
_C1 = re.compile("[\x80-\x9f]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What tells a terminal to change colour, title or alphabet goes whole; unfinished, only its opening goes.
_CONTROL = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"
    "|\x1b[\\]P_^X][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)"
    "|\x1b[()*+][0-9A-Z]"
    "|\x1b[\\[\\]]"
    "|[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SOFT_BREAK = re.compile(r"(?<=\w)\u00ad+[ \t]*\n[ \t]*(?=\w)")  # a word cut at a soft hyphen
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile("&(?:[a-zA-Z]{2,8}|#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6});")
_LOST = "names and figures around them may be wrong"
_SUSPECT = re.compile("[^\x00-\x7f][^\x00-\x7f]")


def repair_text(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the repaired text and what was found.

    Line ends become "\\n", no-break and other odd spaces plain ones; characters without a shape are taken out;
    letters are composed (NFC). Clean text in any language comes back as it was.
    """
    problems: list[Problem] = []
    text = _composed(_LINE_ENDS.sub("\n", _SURROGATE.sub("\ufffd", text)))
    text = _mend_encoding(text, problems)
    text = _unescape(text, problems)
    text = _drop(text, _DIRECTION, problems, "direction-marks", "marks that turn the direction of writing")
    text = _drop(text, _CONTROL, problems, "control-characters", "control characters")
    text = _SPACES.sub(" ", _INVISIBLE.sub("", _SOFT_BREAK.sub("", text)))
    text = _composed(text)
    if lost := text.count("\ufffd"):
        problems.append(Problem("lost-characters", f"{lost} characters were lost before the report came in", _LOST))
    return text, tuple(problems)


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _mend_encoding(text: str, problems: list[Problem]) -> str:
    """Mend what is surely broken: single bytes of Windows-1252, the families of `mojibake`, what ftfy is sure of."""
    if not _SUSPECT.search(text) and not _C1.search(text):
        return text
    text, count = mend(text)
    text, singles = _C1.subn(_as_windows, text)
    text, others = _mend_with_ftfy(text)
    count += singles + others
    if count:
        what = f"{count} broken {'character' if count == 1 else 'characters'} mended (text saved in a wrong encoding)"
        problems.append(Problem("mended-encoding", what, "quotations and names read as they were meant"))
    return text


def _as_windows(found: re.Match[str]) -> str:
    """Return the Windows-1252 character of a C1 control, which is what every such byte of a web page meant."""
    return bytes([ord(found.group())]).decode("cp1252", errors="ignore")


def _mend_with_ftfy(text: str) -> tuple[str, int]:
    """Let ftfy try the lines it finds bad: it knows more encodings, and leaves a line alone unless all of it fits."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if line.isascii() or not is_bad(line):
            continue
        fixed = fix_encoding(line)
        if fixed != line and "\n" not in fixed:
            count += max(1, sum(a != b for a, b in zip(line.split(), fixed.split(), strict=False)))
            lines[number] = fixed
    return "\n".join(lines), count


def _unescape(text: str, problems: list[Problem]) -> str:
    """Write out HTML character references ("&quot;") left in the text."""
    found = [ref for ref in _REFERENCE.findall(text) if html.unescape(ref) != ref]
    if not found:
        return text
    text = _REFERENCE.sub(lambda ref: html.unescape(ref.group()), text)
    what = f"{len(found)} HTML character {'reference' if len(found) == 1 else 'references'} written out"
    problems.append(Problem("character-references", what, "the text reads as it was meant"))
    return _C1.sub(_as_windows, _SURROGATE.sub("\ufffd", _LINE_ENDS.sub("\n", text)))


def _drop(text: str, pattern: re.Pattern[str], problems: list[Problem], code: str, name: str) -> str:
    text, count = pattern.subn("", text)
    if count:
        problems.append(
            Problem(code, f"{count} {name} taken out", "none on the words; they may have been put there to mislead")
        )
    return text

"""A quoted passage and the cues around it -> the cue and the words that credit the passage to someone."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.analyse.cues import Cue, cues_between, subject_after_phrase
from secondsource.analyse.lexemes import Row
from secondsource.analyse.subjects import Subject, known, leading_subject, sentence_end, sentence_start
from secondsource.lang.lexicon import words

_FEWEST_OWNED = 2  # one word in marks behind "X's" is as often the report's own mark of distance
_FAR, _NEAR = 20, 8  # lexemes between a cue and the passage it leads on to
_REACH = 40  # lexemes looked right of a passage for "…, X, a consultant at Y, said"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited: the words that name them, the cue (lexemes) if any, and where the cue stands."""

    subject: Subject
    cue: Cue | None
    place: str  # after / before / possessive / by / continued


def attribution_after(row: Row, cues: Sequence[Cue], at: int) -> Attribution | None:
    """Return the attribution right of the passage at lexeme `at`: "…," said X / "…," X said / "…", according to X."""
    i = at + 1
    while i < len(row.items) and row.items[i].low in (",", "―", "—", "–", "-", "--") and not row.items[i].first:
        i += 1
    if i >= len(row.items) or row.items[i].low == "\n" or row.items[i].marked >= 0:
        return None
    signed = _signature(row, at, i)
    if signed is not None:
        return Attribution(signed, None, "after")
    begins = row.items[i].first
    for cue in cues_between(cues, i, i + _REACH):
        if _parted(row, i, cue):
            return None
        if cue.subject is None:
            continue
        near = cue.first == i if cue.inverted else _starts_at(row, cue.subject.first, i)
        if near and not cue.subject.shared and not cue.verb.ways <= {"wills"} and not _introduces(row, cue, begins):
            return Attribution(cue.subject, cue, "after")
        if cue.last > i + 2 and not cue.subject.first <= i:
            return None
    return None


def _signature(row: Row, at: int, i: int) -> Subject | None:
    """Return the name a quotation is signed with: "…" — Ann Lee, at the end of its paragraph."""
    if i == at + 1 or row.items[i - 1].low not in ("―", "—", "–", "-", "--"):
        return None
    end = i
    while end < len(row.items) and row.items[end].low not in ("\n", ".", ",", "“”"):
        if not (row.items[end].capital or row.items[end].low == ".") or end - i > 5:
            return None
        end += 1
    return Subject(i, end - 1) if end > i else None


def _starts_at(row: Row, first: int, i: int) -> bool:
    return first == i or (first == i + 1 and row.items[i].low in ("but", "and", "as", "the", "then"))


def _parted(row: Row, i: int, cue: Cue) -> bool:
    """Does another passage or a sentence end stand between the passage and the cue?"""
    return any(
        row.items[k].marked >= 0 or (row.items[k].first and k > i) or row.items[k].low == "\n"
        for k in range(i, cue.first)
    )


def _introduces(row: Row, cue: Cue, begins: bool) -> bool:
    """Does the cue lead on to words that follow it, rather than back to the passage before it?"""
    at = cue.after
    while at < len(row.items) and not row.items[at].first:
        item = row.items[at]
        if item.low == ":" or (item.low == "that" and begins):
            return True
        if item.marked >= 0:
            return begins
        if item.low in (".", "\n", ";"):
            return False
        if begins and not cue.inverted and at - cue.after > 8:
            return True
        at += 1
    return False


def attribution_before(row: Row, cues: Sequence[Cue], at: int) -> Attribution | None:
    """Return the attribution left of the passage in its sentence: X said: "…" / X called it "…"."""
    start = sentence_start(row, at)
    before = at - 2 if at > 1 and row.items[at - 1].low == "\n" else at - 1
    if start == at and before > 0 and row.items[before].low in (":", ","):
        at, start = before, sentence_start(row, before)
    for cue in reversed(cues_between(cues, start, at - 1)):
        if cue.subject is None or (cue.first <= cue.subject.first and not cue.inverted):
            continue
        if any(row.items[k].low == "\n" for k in range(cue.last, at)):
            return None
        if cue.verb.lemma == "according to" and at - cue.after > _FAR:
            continue
        if cue.verb.ways <= {"utters"} and at - cue.after > _NEAR:
            continue
        return Attribution(cue.subject, cue, "before")
    return None


def attribution_by_colon(row: Row, at: int) -> Attribution | None:
    """Return the subject of the sentence that a colon ends right before the passage: X had this to say: "…"."""
    before = at - 2 if at > 1 and row.items[at - 1].low == "\n" else at - 1
    if before <= 0 or row.items[before].low != ":":
        return None
    start = sentence_start(row, before)
    named = before
    while named > start and row.items[named - 1].capital:
        named -= 1
    if named < before and (named == start or row.items[named - 1].is_word):
        return Attribution(Subject(named, before - 1), None, "before")
    if not any(row.items[k].low in words("speech", "speech_nouns") for k in range(start, before)):
        return None
    subject = leading_subject(row, before)
    return Attribution(subject, None, "before") if subject is not None else None


def attribution_in_clause(row: Row, cues: Sequence[Cue], at: int) -> Attribution | None:
    """Return the attribution at the end of the sentence: the flow of "data" was cut, said X."""
    end = sentence_end(row, at)
    for cue in cues_between(cues, at + 1, end):
        if cue.subject is None or cue.subject.shared or "states" not in cue.verb.ways:
            continue
        head = min(cue.first, cue.subject.first)
        if (
            head > 0
            and row.items[head - 1].low == ","
            and cue.after < len(row.items)
            and (cue.after >= end or row.items[cue.after].low in (".", ",") or cue.inverted)
        ):
            return Attribution(cue.subject, cue, "after")
    return None


def attribution_of_words(row: Row, at: int) -> Attribution | None:
    """Return who is named right beside the passage: X's "…", praise as "…" from X, called "…" by X."""
    owner = _owner(row, at)
    if owner is not None:
        return Attribution(owner, None, "possessive")
    start = sentence_start(row, at)
    if not any(row.items[k].low in known("credit_words") for k in range(max(start, at - 8), at)):
        return None
    if at + 1 < len(row.items) and row.items[at + 1].low in ("from", "by"):
        subject = subject_after_phrase(row, at + 1)
        if subject is not None:
            return Attribution(_until_preposition(row, subject), None, "by")
    return None


def _until_preposition(row: Row, subject: Subject) -> Subject:
    for k in range(subject.first + 1, subject.last + 1):
        if row.items[k].low in known("prepositions") and row.items[k].low != "of":
            return Subject(subject.first, k - 1)
    return subject


def _owner(row: Row, at: int) -> Subject | None:
    """Return X of X's (own, lasting) "…": the possessive may stand up to two words before the passage."""
    if len(row.text[row.items[at].start : row.items[at].end].split()) < _FEWEST_OWNED:
        return None
    for k in range(at - 1, max(at - 3, -1), -1):
        item = row.items[k]
        if item.low in ("'s", "'") and k > 0 and row.items[k - 1].is_word:
            first = k - 1
            while (
                first > 0
                and row.items[first - 1].capital
                and row.items[first - 1].is_word
                and not row.items[first].first
            ):
                first -= 1
            return Subject(first, k - 1) if row.items[k - 1].capital else None
        if not item.is_word or item.capital:
            return None
    return None

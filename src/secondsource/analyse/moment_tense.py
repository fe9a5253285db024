"""A time expression in its sentence -> the tense of the clause around it: past, present, future or not to be told."""

import re
from functools import cache

from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Tense
from secondsource.records.span import Span

_TOKEN = re.compile(
    r"n['’]t\b|[^\W\d_]+(?=n['’]t\b)|['’](?:ll|d|re|m|s|ve)\b|[^\W\d_]+(?:-[^\W\d_]+)*|[,;:()\[\]“”\"—–]"
)
_LINKS = {
    "be",
    "been",
    "being",
    "to",
    "also",
    "not",
    "n't",
    "have",
    "only",
    "now",
    "still",
    "first",
    "then",
    "both",
    "all",
    "soon",
}
_BE = {"is", "are", "was", "were", "'s", "'re", "am", "'m"}
_NOW = {"is", "are", "'s", "'re"}
_MODALS = {"could", "might", "would", "may", "should", "must", "'d"}
_REACH_CHARS = 300  # around a moment: some 50 words, far more than its clause has
_PUT_OFF_REACH = 8  # words from "postponed" to the day: "extended the deadline for the talks until Friday"
_DEADLINE_REACH = 16  # words before the day
_GROUP_REACH = 6  # words of one verb group: "is now also expected to be held"


def tense_of(text: str, sentence: Span, moment: Span) -> Tense | None:
    """Return the tense of the verb nearest to a moment: the one before it in its clause, else the one after."""
    before = _tokens_before(text, sentence.start, moment.start)
    after = _tokens(text, moment.end, min(sentence.end, moment.end + _REACH_CHARS))
    if before and before[-1] in ("until", "till", "to") and _words("put_off") & set(before[-_PUT_OFF_REACH:]):
        return "future"
    if _is_deadline(before):
        return "future"
    for index in range(len(before) - 1, -1, -1):
        if _is_stop(before, index):
            break
        tense = _tense_at(before, index)
        if tense:
            return tense
    if before and before[-1] in _words("ahead_leads") and not _has_verb(after):
        return "future"  # "from Wednesday, talks with the union"
    for index in range(len(after)):
        tense = _tense_at(after, index)
        if tense:
            return tense
    return _any_before(before)


def _is_deadline(before: list[str]) -> bool:
    """Is the day one by which something was promised, wanted or asked for ("promised repairs by the end of June")?

    Not where it had been ("had promised it by June"), or where a past verb between tells what came of it.
    """
    if before[-1:] not in (["by"], ["until"], ["till"], ["before"]) and before[-2:] != ["later", "than"]:
        return False
    infinitive = False
    for index in range(len(before) - 2, max(len(before) - _DEADLINE_REACH, -1), -1):
        word = before[index]
        if word in _words("committing") or (infinitive and word in _words("asking")):
            return before[max(index - 2, 0) : index].count("had") == 0
        if word in _words("past") or word in _words("irregular_past"):
            return False
        infinitive = infinitive or word == "to"
    return False


def _is_stop(before: list[str], index: int) -> bool:
    """Does another clause end at this token? "That" after a preposition only points ("details of that deal")."""
    if before[index] == "that" and index and before[index - 1] in words("speech", "prepositions"):
        return False
    return before[index] in _stops() or (before[index] == "," and index < len(before) - 1)


def _has_verb(after: list[str]) -> bool:
    """Does the clause behind the moment hold a verb before another clause opens?"""
    end = next((i for i, word in enumerate(after) if word in _stops()), len(after))
    return any(_tense_at(after[:end], index) for index in range(end))


def _any_before(before: list[str]) -> Tense | None:
    """Look past the clause for the nearest verb before, where the clause itself shows none."""
    for index in range(len(before) - 1, -1, -1):
        tense = _tense_at(before, index)
        if tense:
            return tense
    return None


def _tokens_before(text: str, start: int, end: int) -> list[str]:
    """Return the tokens before a moment as far as they are read, with no word cut in two."""
    low = max(start, end - _REACH_CHARS)
    while low > start and not text[low - 1].isspace() and end - low < 2 * _REACH_CHARS:
        low -= 1
    return _tokens(text, low, end)


def _tokens(text: str, start: int, end: int) -> list[str]:
    return [found.group().lower().replace("’", "'") for found in _TOKEN.finditer(text, start, end)]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("calendar")["tense"][key])


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicon("calendar")["tense"]["clause_openers"]) | {";", ":", "(", ")", "[", "]", "“", "—", "–"}


def _tense_at(tokens: list[str], index: int) -> Tense | None:
    """Return the tense the token at `index` shows, read with the verb group before it."""
    word = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if _points_ahead(tokens, index, following):
        return "past" if word in _MODALS and "have" in tokens[index + 1 : index + 3] else "future"
    if word in _words("arranged") and _is_arranged(tokens, index, following):
        return "future"
    if word in _words("past") or word in _words("irregular_past") or _ends_in_ed(word):
        return _group_tense(tokens, index)
    if word in _words("present") or word in _words("present_verbs"):
        return "present"
    return None


def _points_ahead(tokens: list[str], index: int, following: str) -> bool:
    word = tokens[index]
    if word == "due":
        return (index > 0 and tokens[index - 1] in _BE) or following != "to"
    if word == "may":
        month = index > 0 and tokens[index - 1] in lexicon("calendar")["context"]["month_leads"]
        return bool(following) and following not in (",", ";", ")") and not month
    if following == "to" and (word in _words("ahead_with_to") or word in _BE):
        return True
    return word in _words("future")


def _is_arranged(tokens: list[str], index: int, following: str) -> bool:
    """Is it "is arranged on …" or "arranged for …", which tell of what lies ahead?"""
    at = index - 1
    while at >= 0 and (tokens[at] in _LINKS or tokens[at].endswith("ly")):
        at -= 1
    now = at >= 0 and tokens[at] in _NOW
    return (following == "for" and index + 2 == len(tokens)) or (now and following in ("on", "for", "to", ""))


def _ends_in_ed(word: str) -> bool:
    """Is it a regular past form? Compounds ("long-awaited") are adjectives."""
    return (
        len(word) > 4 and word.endswith("ed") and word[-3] != "e" and "-" not in word and word not in _words("no_past")
    )


def _group_tense(tokens: list[str], index: int) -> Tense:
    """Tell "was held" from "will be held" and "to be held" by the words before the past form."""
    passed: list[str] = []
    for at in range(index - 1, max(-1, index - _GROUP_REACH), -1):
        word = tokens[at]
        if _points_ahead(tokens, at, tokens[at + 1]) and ("be" in passed or "to" in passed or not passed):
            return "past" if "have" in passed and word in _MODALS else "future"
        if word not in _LINKS and not word.endswith("ly") and word not in _words("future"):
            break
        passed.append(word)
    return "future" if "be" in passed and "to" in passed else "past"

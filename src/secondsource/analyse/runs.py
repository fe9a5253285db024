"""Words of a line -> runs: stretches of capitalised words that may hold a name or several."""

from secondsource.analyse.known_names import (
    calendar_words,
    generic_places,
    is_given,
    known_kind,
    legal_forms,
    mail_heads,
    organisation_heads,
    organisation_openers,
    particles,
    place_openers,
    units,
)
from secondsource.analyse.titles import title_at
from secondsource.analyse.written import Word, is_common, phrase
from secondsource.lang.lexicon import words

_HEADLINE_SHARE = 0.7  # of the longer words with a capital: a headline (looked at on pages with titles in the text)
_LINKS = frozenset({"of", "for", "and", "on", "in", "to", "against", "with"})
_LONGEST_WORDS = 16  # no name is longer; it bounds the work a page of capitals makes
_COUNTED = frozenset({"people", "percent", "per", "million", "billion", "men", "women", "children", ",", "."})
_LONGEST_UNIT_WORDS = 6
_QUOTES_OPEN, _QUOTES_CLOSE = "\"“'‘", "\"”'’"
_PLURAL_OWNERS = frozenset({"people", "women", "men", "children", "king", "queen", "workers", "students", "teachers"})


def is_headline(line: list[Word]) -> bool:
    """Is it a line in which nearly every longer word has a capital, so that capitals say nothing?"""
    longer = [w for w in line if len(w.text) > 3 and w.text[0].isalpha()]
    if _is_question(line, longer):
        return True
    if len(longer) < 3 or (line[-1].text in ".;" and not all(w.shouted for w in longer)):
        return False
    return sum(w.capital for w in longer) / len(longer) >= _HEADLINE_SHARE


def _is_question(line: list[Word], longer: list[Word]) -> bool:
    """Is it a short heading such as "What Is at Stake": all longer words with a capital, opened by a question word?"""
    opened = len(line) > 2 and line[0].text in ("What", "How", "Why", "Who", "Where", "When")
    return opened and line[1].capital and line[-1].text not in ".;" and all(w.capital for w in longer)


_LOW_PARTICLES = frozenset({"al", "el", "bin", "de", "van", "von", "di"})


def split_runs(line: list[Word]) -> list[list[Word]]:
    """Return the runs of a line in order. A possessive ends a run unless it belongs to the name ("People's Party")."""
    found: list[list[Word]] = []
    at = 0
    while at < len(line):
        if not _starts(line, at):
            at += 1
            continue
        end = _run_end(line, at)
        found.append(line[at:end])
        at = end
    return found


def _starts(line: list[Word], at: int) -> bool:
    word = line[at]
    if word.text[0].islower() and "-" not in word.text and word.text not in _LOW_PARTICLES:
        return False
    if word.capital:
        if _is_mail_head(line, at):
            return False
        if any(mark in word.text and is_common(word.text.split(mark)[0]) for mark in "'’"):
            return False
        return word.text not in calendar_words() or _is_month_name(line, at)
    if word.text[0].isdigit():
        return _numbers_unit(line, at)
    bare = word.lower.split("-")[0]
    follows = at + 1 < len(line) and line[at + 1].capital and line[at + 1].gap == " "
    return ("-" in word.text and bare in particles() and word.text.partition("-")[2][:1].isupper()) or (
        word.text in _LOW_PARTICLES and follows and not line[at - 1].capital and at > 0
    )


def _numbers_unit(line: list[Word], at: int) -> bool:
    """Does a number open the name of a numbered unit ("101st Marsh Brigade", "4 Air Wing")?"""
    end = at + 1
    while end < len(line) and line[end].capital and line[end].gap == " " and end - at < _LONGEST_UNIT_WORDS:
        end += 1
    ordinal = line[at].text[-2:] in ("st", "nd", "rd", "th", "2d", "3d")
    return (ordinal or len(line[at].text) < 4) and end - at > 1 and line[end - 1].lower in units()


def _is_mail_head(line: list[Word], at: int) -> bool:
    """Is it the "To:" or "Sent:" of a letter's head, whose lines may have run together?"""
    return line[at].text in mail_heads() and at + 1 < len(line) and line[at + 1].text == ":"


def _is_month_name(line: list[Word], at: int) -> bool:
    """Is a month's name or short form ("Jan", "April", "June") a person's given name here?"""
    word = line[at]
    after = line[at + 1] if at + 1 < len(line) else None
    named = after is not None and after.capital and after.gap == " " and after.text not in calendar_words()
    if not named or not is_given(word.text) or word.text == "May":
        return False
    dated = at > 0 and line[at - 1].lower in words("stopwords", "general")
    return len(word.text) == 3 or not (dated or word.head)


def _run_end(line: list[Word], start: int) -> int:
    """Return the index after the run that starts at word `start`."""
    at = start + 1
    while at < min(len(line), start + _LONGEST_WORDS):
        if _ends_with_owner(line, start, at):
            return at
        step = _step(line, start, at)
        if step == 0:
            return at
        at += step
    return at


def _ends_with_owner(line: list[Word], start: int, at: int) -> bool:
    """Does the possessive before word `at` part owner and owned ("Norland's Mayor"), not "People's Party"?"""
    last = line[at - 1]
    if not last.possessive:
        return False
    if last.lower in _PLURAL_OWNERS or known_kind(phrase(line[start : at + 1])) is not None:
        return False
    owned = is_common(last.text) and not last.head and known_kind(last.text) is None and not is_given(last.text)
    return not (owned and line[at].capital and _closes_organisation(line, at))


def _step(line: list[Word], start: int, at: int) -> int:
    """Return how many words the run goes on by at word `at` (0: it ends)."""
    word, last = line[at], line[at - 1]
    spaced = word.gap in (" ", "")
    if not spaced or (last.text == "." and last.marks):
        return 0
    if word.marks:
        return _mark_step(line, start, at)
    if word.gap == "":
        return 0
    if word.capital:
        if _is_mail_head(line, at):
            return 0
        month = word.text in calendar_words() and not (word.text == "May" and is_given(last.text))
        return 0 if month and not _is_month_name(line, at) else 1
    if word.named and word.lower.split("-")[0] in particles():
        return 1
    if word.text[0].isdigit():
        return 1 if len(word.text) <= 3 and _numbered(line, start, at) else 0
    return _link_step(line, start, at)


def _numbered(line: list[Word], start: int, at: int) -> bool:
    """Does a number after a name belong to it ("Sea Line 4 cable")? Not when it counts what follows."""
    after = line[at + 1] if at + 1 < len(line) else None
    counts = after is not None and (after.lower.endswith("s") or after.lower in _COUNTED or after.text[0].isdigit())
    named = at - start > 1 or (line[at - 1].shouted and known_kind(line[at - 1].text) is None)
    return line[at].text.isdigit() and not counts and named


def _mark_step(line: list[Word], start: int, at: int) -> int:
    """Go on over "&", the spaced hyphen of "Al - Amin", the apostrophe of "Workers' Party"."""
    after = line[at + 1] if at + 1 < len(line) else None
    mark, last = line[at].text, line[at - 1]
    if after is None:
        return 0
    if mark == "-" and last.shouted and (after.shouted or (after.text.isdigit() and len(after.text) < 3)):
        return 2 if line[at].gap == after.gap == " " else 0
    if mark in _QUOTES_OPEN and line[at].gap == " ":
        return _nickname_step(line, start, at)
    if not after.capital:
        return 0
    if mark == "," and after.text in legal_forms():
        return 2
    if mark == "&" or (mark == "," and known_kind(phrase(line[start : at + 2])) is not None):
        return 2
    if mark == "-" and last.text in ("Al", "El", "Abu"):
        return 2
    if mark in "'’" and last.text.endswith("s") and at > start and after.gap == " ":
        return 2 if _closes_organisation(line, at + 1) else 0
    return 0


def _nickname_step(line: list[Word], start: int, at: int) -> int:
    """Go on over the nickname of "Ann "Ink" Dale": a quoted word between a given name and a family name."""
    for end in (at + 2, at + 3):
        if end + 1 >= len(line) or not all(w.capital for w in (*line[at + 1 : end], line[end + 1])):
            return 0
        if line[end].text in _QUOTES_CLOSE:
            known = all(is_given(w.text) or not is_common(w.text) for w in (line[at - 1], line[end + 1]))
            return end - at + 1 if known and line[end + 1].gap == " " and at - start < 3 else 0
    return 0


def _closes_organisation(line: list[Word], at: int) -> bool:
    """Do the capitalised words from `at` on end in a word like "Union" or "Party"?"""
    while at + 1 < len(line) and line[at + 1].capital and line[at + 1].gap == " ":
        at += 1
    return line[at].lower in organisation_heads()


def _link_step(line: list[Word], start: int, at: int) -> int:
    """Go on over "of the", "and", "van der" … where a name may hold them."""
    end = at
    while end < len(line) and end - at < 3 and line[end].gap == " " and not line[end].capital and not line[end].marks:
        end += 1
    if end >= len(line) or not line[end].capital or line[end].gap != " " or line[end].text in calendar_words():
        return 0
    links = [w.lower for w in line[at:end]]
    owned = known_kind(line[at - 1].text) is None and not is_common(line[at - 1].text)
    if all(link in particles() for link in links) and owned:
        return end - at + 1
    if _in_title(line, start, end):
        return end - at + 1
    return end - at + 1 if _joins(line, start, at, end) else 0


def _in_title(line: list[Word], start: int, end: int) -> bool:
    """Are the linking words part of a title ("Secretary of State")?"""
    lowered = [w.lower for w in line[max(start, end - 4) : end + 1]]
    return any(
        title is not None and title.end == len(lowered)
        for title in (title_at(lowered, i) for i in range(len(lowered) - 2))
    )


def _joins(line: list[Word], start: int, at: int, end: int) -> bool:
    """May the linking words `at` to `end` stand inside one name?"""
    links = [w.lower for w in line[at:end]]
    run, after = line[start:at], line[end]
    if known_kind(phrase(line[start : end + 1])) and len(run) < 3:
        return True
    first = links[0]
    if first not in _LINKS or links[1:] not in ([], ["the"]):
        return False
    opened = run[-1].text in organisation_openers()
    if first == "of":
        opened = opened or run[-1].text in place_openers() or run[-1].lower in organisation_heads() | generic_places()
    if first in ("on", "against", "to") and not is_common(after.text):
        return False
    if first in ("of", "for", "on", "against", "to"):
        return opened and not (run[-1].head and is_common(run[-1].text) and run[-1].lower not in organisation_heads())
    return first == "and" and _is_pair(line, start, at, end) and not after.text.isupper()


def _is_pair(line: list[Word], start: int, at: int, end: int) -> bool:
    """Is it "Food and Drug Administration", "… of Trade and Industry": everyday words in an organisation's name?"""
    run = line[start:at]
    if is_given(line[end].text) or known_kind(line[end].text) or known_kind(run[-1].text):
        return False
    if any(w.lower in ("of", "for") for w in run) and any(w.text in organisation_openers() for w in run):
        return True
    return is_common(run[-1].text) and is_common(line[end].text) and _closes_organisation(line, end)

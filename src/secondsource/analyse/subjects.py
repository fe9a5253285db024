"""The place of a verb of speech in a row -> the words that name who speaks, before it or after it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from secondsource.analyse.lexemes import Row
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.lang.lexicon import words

_LONGEST_SENTENCE = 400  # words: a bound on the work, longer than any sentence of news
_LONGEST_SUBJECT, _MOST_OPENERS = 14, 3
_REACH = 45  # words looked back for a subject; longer ones are not read
_CLAUSE_STOPS = frozenset({";", ":", "—", "–", "--", "\n", "(", "“”", "“", "”", '"', "?", "!", "•"})
_INSIDE = frozenset({"'s", "'", "-", "&"})  # what may stand between the words of a noun phrase
_DESCRIBING = frozenset({"a", "an", "her", "his", "its", "the", "their"})
_LONGEST_NAME = 3  # words after the first
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@cache
def known(key: str) -> frozenset[str]:
    """Return a word list of `speech.toml`."""
    return words("speech", key)


@dataclass(frozen=True, slots=True)
class Subject:
    """Lexemes `first` to `last` name the speaker; `shared`: taken from an earlier verb or the sentence."""

    first: int
    last: int
    shared: bool = False


def is_verb_like(row: Row, i: int) -> bool:
    """Is lexeme i a finite verb, as far as its form and the word before tell?"""
    if i not in row.verb_like:
        row.verb_like[i] = _has_verb_form(row, i)
    return row.verb_like[i]


def _has_verb_form(row: Row, i: int) -> bool:
    item = row.items[i]
    if not item.is_word or (item.capital and not item.first):
        return False
    if item.low in known("auxiliaries") or item.low in known("past_forms"):
        return True
    verb = speech_verbs().get(item.low)
    before = row.items[i - 1].low if i else ""
    if before in known("determiners") or before in known("prepositions") or before in known("possessive_pronouns"):
        return False
    if verb is not None and not verb.noun_too and verb.form != "ing":
        return True
    return item.low.endswith("ed") and len(item.low) > 4 and before not in ("", ",", "-")


def subject_before(row: Row, verb: int) -> Subject | None:
    """Return the subject left of the verb; None when there is none in its clause."""
    i = _skip_helpers(row, verb - 1)
    if i < 0 or row.items[i].low in ("to", "\n") or row.items[i].marked >= 0:
        return None
    low = _clause_start(row, i)
    if low > i:
        return None
    segments = _segments(row, low, i)
    if not segments:
        return None
    if row.items[i].low == ",":
        return _headed(row, segments)
    return _plain(row, segments)


def _skip_helpers(row: Row, i: int) -> int:
    """Step left over adverbs, helping verbs and "on Monday"."""
    while i >= 0:
        low = row.items[i].low
        if (
            low in known("auxiliaries")
            or low in known("adverbs")
            or low == "n't"
            or (low == "'s" and i > 0 and row.items[i - 1].low in known("personal"))
            or (low.endswith("ly") and not row.items[i].capital and len(low) > 4)
        ):
            i -= 1
        elif low in _DAYS:
            i -= 2 if i and row.items[i - 1].low == "on" else 1
        else:
            break
    return i


def _clause_start(row: Row, i: int) -> int:
    """Return where the stretch that may hold the subject of a verb right of i begins."""
    at, floor = i, max(0, i - _REACH)
    while at >= floor:
        item = row.items[at]
        if item.low == ")":
            at = _open_bracket(row, at)
        elif item.low in _CLAUSE_STOPS or item.marked >= 0:
            return at + 1
        if row.items[at].first:
            return at
        at -= 1
    return max(at + 1, floor)


def _open_bracket(row: Row, at: int) -> int:
    for back in range(at, max(-1, at - 14), -1):
        if row.items[back].low == "(":
            return back
    return at


def _segments(row: Row, low: int, high: int) -> list[tuple[int, int]]:
    """Return the stretches between commas, as (first, last) lexemes."""
    found, start = [], low
    for i in range(low, high + 2):
        if i > high or row.items[i].low == ",":
            if start <= i - 1:
                found.append((start, i - 1))
            start = i + 1
    return found


def _headed(row: Row, segments: list[tuple[int, int]]) -> Subject | None:
    """The verb follows a comma: step left over what only explains the name ("X, a consultant at Y, told")."""
    j = len(segments) - 1
    while j > 0 and _explains(row, segments[j]):
        j -= 1
    first, last = segments[j]
    for described, named in pairwise(segments[max(j - 1, 0) :]):
        if _names_the_described(row, described, named):
            return Subject(described[0], named[1])
    if _is_adverbial(row, first) and j + 1 < len(segments):
        first, last = segments[j + 1]
    return _cut(row, first, last)


def _names_the_described(row: Row, before: tuple[int, int], segment: tuple[int, int]) -> bool:
    """Does a name follow a description: "the head of the harbour board, Ann Lee, told"?"""
    first, last = segment
    if row.items[before[0]].low not in _DESCRIBING or not 0 < last - first <= _LONGEST_NAME:
        return False
    return all(row.items[k].capital or row.items[k].low == "-" for k in range(first, last + 1))


def _explains(row: Row, segment: tuple[int, int]) -> bool:
    item = row.items[segment[0]]
    if item.low in known("personal") and item.low not in ("who", "which"):
        return False
    if item.low in ("and", "but"):
        return False
    if "'s" in [row.items[k].low for k in range(*segment)] and not row.items[segment[1]].capital:
        return True  # "Ann Lee, the Institute's director, said" without the article
    if not item.capital or item.low in known("determiners") or item.low in known("prepositions"):
        return True
    return segment[1] - segment[0] <= 1 and segment[0] >= 2 and row.items[segment[0] - 2].capital  # Austin, Texas


def _plain(row: Row, segments: list[tuple[int, int]]) -> Subject | None:
    """The verb follows its subject directly."""
    first, last = segments[-1]
    head = row.items[first].low
    if head in ("who", "which", "whose") and len(segments) > 1:
        return _cut(row, *segments[-2])
    return _cut(row, first, last)


def _cut(row: Row, first: int, last: int) -> Subject | None:
    """Keep the noun phrase at the end of a stretch: what follows the last clause word or verb."""
    low = first
    for i in range(last, first - 1, -1):
        word = row.items[i].low
        if word in known("relatives") and i > first and (i == last or is_verb_like(row, i + 1)):
            last = i - 1
        elif _begins_clause(row, first, i):
            low = i + 1
            break
    while low <= last and _opens_only(row, low):
        low += 1
    while last >= low and not row.items[last].is_word and row.items[last].low not in (")", "'", "'s"):
        last -= 1
    return _checked(row, low, last)


def _begins_clause(row: Row, first: int, i: int) -> bool:
    """Does a new clause begin behind lexeme i, so that the subject cannot reach further left?"""
    word = row.items[i].low
    if word in ("and", "or", "but", "&"):
        return any(is_verb_like(row, k) for k in range(first, i))
    return word in known("subordinators") and word != "how" and not (word == "that" and i == first)


def _opens_only(row: Row, i: int) -> bool:
    low = row.items[i].low
    return (low in known("adverbs") and low not in ("all", "both")) or low in ("and", "but", "or", "so", "yet", ",")


def _checked(row: Row, low: int, last: int) -> Subject | None:
    if low > last:
        return None
    if _is_adverbial(row, low):
        low = _after_adverbial(row, low, last)
    verbs = [i for i in range(low, last + 1) if is_verb_like(row, i)]
    if verbs:
        low = verbs[-1] + 1
        if low > last or not (row.items[low].capital or row.items[low].low in known("personal")):
            return None
    head = row.items[last]
    if low > last or not (head.is_word or head.low == ")") or head.low in known("prepositions"):
        return None
    return Subject(low, last)


def _is_adverbial(row: Row, i: int) -> bool:
    item = row.items[i]
    return item.low in known("prepositions") or (item.low.endswith("ing") and len(item.low) > 5 and item.first)


def _after_adverbial(row: Row, low: int, last: int) -> int:
    """Return where a name or pronoun begins that ends the stretch ("In an interview Smith"), else past the end."""
    if row.items[last].low in known("personal"):
        return last
    first = last
    while first > low and row.items[first].capital and row.items[first].low not in _DAYS:
        first -= 1
    plain = row.items[first].is_word and row.items[first].low not in known("prepositions") | known("determiners")
    return first + 1 if plain and first > low else last + 1


def subject_after(row: Row, verb: int) -> Subject | None:
    """Return the noun phrase right of the verb ("said Ann Lee, a baker"); None when none begins there."""
    i, end = verb + 1, verb + 1
    items = row.items
    if i >= len(items) or not _opens_noun_phrase(row, i):
        return None
    named = False
    while end < len(items) and end - i < 25:
        item = items[end]
        if (not item.is_word and item.low not in _INSIDE) or item.first or (end > i and _ends_phrase(row, end, named)):
            break
        named = named or (item.capital and item.low not in known("determiners"))
        end += 1
    return Subject(i, end - 1) if end > i else None


def _ends_phrase(row: Row, i: int, named: bool) -> bool:
    """Does the noun phrase right of a verb end before lexeme i? A name ends before any "in" or "at"."""
    low = row.items[i].low
    if low in known("relatives") or low in known("subordinators") or low in _DAYS:
        return True
    following = row.items[i + 1].low if i + 1 < len(row.items) else ""
    return low in known("prepositions") and ((named and low != "of") or following in _DAYS)


def _opens_noun_phrase(row: Row, i: int) -> bool:
    item = row.items[i]
    if not item.is_word or item.first or item.low in known("prepositions") or item.low in known("subordinators"):
        return False
    if (
        item.low in known("auxiliaries")
        or (item.low in known("adverbs") and item.low != "another")
        or item.low in _DAYS
    ):
        return False
    return item.low not in ("it", "him", "her", "them", "me", "us", "and", "or", "but", "that")


def leading_subject(row: Row, i: int) -> Subject | None:
    """Return the noun phrase that opens the sentence of lexeme i: its likely subject."""
    at = _behind_openers(row, sentence_start(row, i), i)
    if at is None:
        return None
    end = at
    while end < i and end - at < _LONGEST_SUBJECT and not _ends_leading(row, at, end):
        end += 1
    while end > at and (row.items[end - 1].low in known("prepositions") or _is_adverb(row, end - 1)):
        end -= 1
    return Subject(at, end - 1, shared=True) if end > at and row.items[at].is_word else None


def _behind_openers(row: Row, at: int, i: int) -> int | None:
    """Step over what may stand before the subject ("On Monday, meanwhile, "); None when no subject can be told."""
    for _ in range(_MOST_OPENERS):
        if at >= i or not (
            _is_adverbial(row, at) or _is_adverb(row, at) or row.items[at].low in known("subordinators")
        ):
            break
        comma = next((k for k in range(at, min(i, at + _REACH)) if row.items[k].low == ","), None)
        if comma is None and row.items[at].low not in known("adverbs"):
            return None
        at = at + 1 if comma is None else comma + 1
    while at < i and row.items[at].low in ("and", "but", "so", "yet"):
        at += 1
    return at


def _is_adverb(row: Row, i: int) -> bool:
    return row.items[i].low in known("adverbs") or row.items[i].low.endswith("ly")


def _ends_leading(row: Row, at: int, i: int) -> bool:
    """Does the noun phrase that opens a sentence end before lexeme i?"""
    item = row.items[i]
    if (not item.is_word and item.low not in _INSIDE) or is_verb_like(row, i) or item.low in known("relatives"):
        return True
    verb = speech_verbs().get(item.low)
    return i > at and verb is not None and verb.form in ("s", "past") and not item.capital


def sentence_start(row: Row, i: int) -> int:
    """Return the first lexeme of the sentence that holds lexeme i, or how far back a sentence is read."""
    known_begin = bisect_right(row.begins, i) - 1
    return max(i - _LONGEST_SENTENCE, row.begins[known_begin] if known_begin >= 0 else 0, 0)


def sentence_end(row: Row, i: int) -> int:
    """Return the lexeme after the last one of the sentence that holds lexeme i, or how far on a sentence is read."""
    limit = max(i + 1, min(len(row.items), i + _LONGEST_SENTENCE))
    following = bisect_right(row.breaks, i)
    return min(limit, row.breaks[following]) if following < len(row.breaks) else limit

"""Two quoted strings -> whether they are the same words: same, shortened, slightly changed, or not to be told.

What typing, not speaking, decides is set aside first: marks, case, spaces, stops, hyphens, contractions.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from secondsource.lang.lexicon import lexicon, words
from secondsource.values.amount import parse_amount
from secondsource.values.verdict import Outcome, Verdict

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LOOSE_CONTRACTION = re.compile(r"(?<!\s)\s++(?=n't\b|'(?:s|d|ll|re|ve|m)\b)")
_SPACED_NUMBER = re.compile(r"(?<=\d)\s*,\s*(?=\d{3}\b)")
_BRACKETED = re.compile(r"\[[^\]]{0,80}\]")
# What may be written short behind a word (its apostrophe is set aside here).
_SHORT_FOR = {"s": ("is", "has", "was", "does"), "d": ("had", "would", "did")}
_SHORT = re.compile(r"(?<!\w)(\w++)['’](s|d)\b")
_FEWEST_CONTENT = 3
_SHARE = 0.7  # of the content words where two wordings overlap, as many must be the same and in order
_PART = 0.5  # and they must be this part of the shorter one: a phrase in common is no remark in common
_MOST_REPLACED = 0.4  # content words replaced, by those that stayed; more are another remark that names the same things
_MOST_WORDS = 1000  # no quotation is longer; keeps what is compared bounded
_FEWEST_SHORTENED = 2
_ALIKE = 75  # how alike two words must be to be one word in two spellings (0–100): "fiber", "fibre"
_FEW_SHARED = 6  # no more content words than this, strewn over a passage so many times as long, are chance
_STREWN = 4
_FEW_LEFT_OUT = 4  # as many words are named one by one


@lru_cache(maxsize=16384)  # in a large story the same two strings meet again and again
def compare_wordings(a: str, b: str) -> Verdict:
    """Compare two quoted strings; `differs` means one utterance whose words were changed, `cannot tell` unrelated."""
    left, right = spoken_words(a)[:_MOST_WORDS], spoken_words(b)[:_MOST_WORDS]
    if not left or not right:
        return Verdict(Outcome.CANNOT_TELL, "no words to compare")
    left, right = _in_full(left, a, right), _in_full(right, b, left)
    if left == right:
        return Verdict(Outcome.SAME, "same words")
    if _share_too_little(left, right):
        return Verdict(Outcome.CANNOT_TELL, "different words")
    shorter, longer = sorted((left, right), key=len)
    if _contains(longer, shorter):
        return Verdict(Outcome.COMPATIBLE, "shortened")
    if len(content_words(" ".join(shorter))) >= _FEWEST_CONTENT and _is_subsequence(shorter, longer):
        return Verdict(Outcome.COMPATIBLE, f"shortened{_left_out(longer, shorter)}")
    return _compare_changed(left, right)


@lru_cache(maxsize=4096)
def spoken_words(text: str) -> tuple[str, ...]:
    """Return the words of a string as spoken: lower case, contractions written out, no stops or marks."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("`", "'").lower()
    plain = plain.replace("&amp;", "&").replace("&", " and ")
    plain = _LOOSE_CONTRACTION.sub("", _SPACED_NUMBER.sub("", _BRACKETED.sub(" ", plain)))
    found: list[str] = []
    for word in _WORD.findall(plain):
        found.extend(_written_out(word))
    return tuple(found)


def _written_out(word: str) -> list[str]:
    table: dict[str, str] = lexicon("speech")["contractions"]
    if word in table:
        return table[word].split()
    if word.endswith("n't"):
        return [word[:-3], "not"]
    stem, _, tail = word.partition("'")
    endings = {"ll": "will", "re": "are", "ve": "have", "m": "am"}
    return [stem, endings[tail]] if tail in endings else [word.replace("'", "")]


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a string that carry its content, in order."""
    return _content(spoken_words(text))


def _light() -> frozenset[str]:
    return words("speech", "light")


def _share_too_little(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Have they so few content words in common, whatever their order, that nothing below could find one remark?"""
    here, there = _content(left), _content(right)
    common = min(_count_in(here, frozenset(there)), _count_in(there, frozenset(here)))
    fewest = min(len(here), len(there))
    return common < fewest and (common < _FEWEST_CONTENT or common < _PART * fewest)


def _count_in(words: tuple[str, ...], others: frozenset[str]) -> int:
    return sum(word in others for word in words)


@lru_cache(maxsize=4096)
def _written_short(text: str) -> frozenset[str]:
    """Return the words of a text that may be two, one of them written short behind the other."""
    return frozenset(stem + end for stem, end in _SHORT.findall(text.lower()))


def _in_full(words: tuple[str, ...], text: str, other: tuple[str, ...]) -> tuple[str, ...]:
    """Write out what is written short in the text, where the other wording has it in full ("he's", "he has").

    Where the other has it short, too, it is no doubt the same there ("the mill's" of a mill that also "has" something).
    """
    short = _written_short(text)
    if not short:
        return words
    follows: dict[str, str] = {}
    for first, second in pairwise(other):
        for end, meant in _SHORT_FOR.items():
            if second in meant and first + end in short and first + end not in other:
                follows[first + end] = f"{first} {second}"
    return tuple(" ".join(follows.get(word, word) for word in words).split()) if follows else words


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    if len(shorter) < _FEWEST_SHORTENED and (not shorter or shorter[0] in _light()):
        return False
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _is_subsequence(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _left_out(longer: tuple[str, ...], shorter: tuple[str, ...]) -> str:
    """Name the words left out where they are few."""
    steps = SequenceMatcher(None, longer, shorter, autojunk=False).get_opcodes()
    missing = [" ".join(longer[s[1] : s[2]]) for s in steps if s[0] != "equal"]
    few = len(longer) - len(shorter) <= _FEW_LEFT_OUT
    return ", without " + ", ".join(f"‘{words}’" for words in missing) if few else ", words left out"


def _compare_changed(left: tuple[str, ...], right: tuple[str, ...]) -> Verdict:
    """Tell whether two wordings are one utterance, and whether words of content were replaced in what they share.

    What one quotation has before or after the shared words is no change: where to begin and end is the report's choice.
    """
    first, second = sorted((left, right))  # the alignment must not depend on which of the two is named first
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    inner = [step for number, step in enumerate(steps) if 0 < number < len(steps) - 1 or _is_change(step)]
    common = sum(len(_content(first[a:b])) for kind, a, b, _, _ in inner if kind == "equal")
    here = [w for _, a, b, _, _ in inner for w in _content(first[a:b])]
    there = [w for _, _, _, a, b in inner for w in _content(second[a:b])]
    span, fewest = min(len(here), len(there)), min(len(_content(first)), len(_content(second)))
    if common < _FEWEST_CONTENT or common < _SHARE * span or common < _PART * fewest:
        return Verdict(Outcome.CANNOT_TELL, "different words")
    if common < _FEW_SHARED and max(len(here), len(there)) > _STREWN * common:
        return Verdict(Outcome.CANNOT_TELL, "different words")
    changes = [(first[a:b], second[c:d]) for kind, a, b, c, d in inner if kind != "equal"]
    replaced = sum(min(len(_content(here)), len(_content(there))) for here, there in changes)
    if replaced > _MOST_REPLACED * common:
        return Verdict(Outcome.CANNOT_TELL, "different words")
    return _judge_changes(changes if first == left else [(after, before) for before, after in changes])


def _is_change(step: tuple[str, int, int, int, int]) -> bool:
    """Is the first or last step of an alignment shared words or a few replaced ones, and no cut?"""
    kind, left, left_end, right, right_end = step
    return kind == "equal" or (kind == "replace" and max(left_end - left, right_end - right) <= _FEW_LEFT_OUT)


def _judge_changes(changes: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Verdict:
    told = next((c for c in changes if c[0] and c[1]), changes[0] if changes else ((), ()))
    before, after = (" ".join(words) or "–" for words in told)
    if not changes:
        return Verdict(Outcome.COMPATIBLE, "cut at other places")
    if all(_one_spelling(here, there) for here, there in changes):
        return Verdict(Outcome.COMPATIBLE, f"spelled in two ways: ‘{before}’, ‘{after}’")
    real = [c for c in changes if _content(c[0]) and _content(c[1]) and not _one_spelling(*c)]
    if real:
        before, after = (" ".join(words) for words in real[0])
        return Verdict(Outcome.DIFFERS, f"words changed: ‘{before}’ → ‘{after}’")
    return Verdict(Outcome.COMPATIBLE, f"a few words left out or changed: ‘{before}’ → ‘{after}’")


@lru_cache(maxsize=16384)
def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    light = _light()
    return tuple([word for word in words if word not in light])


def _one_spelling(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Are these the same words, but for their spelling, their spaces or a figure written out?"""
    if "".join(here) == "".join(there):
        return True
    return len(here) == len(there) and all(_one_word(a, b) for a, b in zip(here, there, strict=True))


def _one_word(a: str, b: str) -> bool:
    if a == b or fuzz.ratio(a, b) >= _ALIKE:
        return True
    figure = a.isdigit() or b.isdigit()
    return figure and parse_amount(a) is not None and parse_amount(a) == parse_amount(b)

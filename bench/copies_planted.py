"""Real reports of one story -> planted copies of them, and reports that only look like copies, each with its key.

Made when measured and never kept: the texts belong to their outlets. Every choice is drawn with a seed of the case.
"""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Words = dict[str, str]

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']?(?=\s|$)|$)", re.DOTALL)
_WORD = re.compile(r"\w+")
# How one name may be written in another way: letters that stand for one sound in other alphabets and tongues.
_SPELLINGS = (
    ("ou", "u"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ei", "ai"), ("ee", "i"), ("oo", "u"), ("sch", "sh"),
    ("th", "t"), ("ch", "tch"), ("v", "w"), ("c", "k"), ("x", "ks"), ("y", "i"), ("q", "k"), ("ll", "l"), ("tt", "t"),
    ("nn", "n"), ("ss", "s"), ("z", "s"), ("ae", "e"), ("a", "e"),
)  # fmt: skip
_DAYS_AND_MORE = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
     "April", "May", "June", "July", "August", "September", "October", "November", "December", "The", "They", "But")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of texts among its story: is `made` a copy of `original`? `host`: what a passage was put into."""

    kind: str
    story: str
    original: str
    made: str
    copied: bool
    host: str = ""


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, roughly: after a stop and at line ends."""
    return [m.group().strip() for line in text.splitlines() for m in _SENTENCE.finditer(line) if m.group().strip()]


def word_count(text: str) -> int:
    """Return the number of words."""
    return len(_WORD.findall(text))


def four_fifths(text: str, other: str, draw: random.Random) -> str:
    """Four sentences in five as they are, the others taken from another report."""
    kept, strange = sentences_of(text), sentences_of(other)
    places = sorted(draw.sample(range(len(kept)), max(1, len(kept) // 5)))
    for place in places:
        kept[place] = draw.choice(strange)
    return _paragraphs(kept)


def new_lead(text: str, other: str, draw: random.Random) -> str:
    """The first three sentences told in other words and another order of clauses, the rest as it is."""
    told = sentences_of(text)
    return _paragraphs([_reworded(s, 1.0, draw) for s in told[:3]] + told[3:])


def reworded(text: str, other: str, draw: random.Random) -> str:
    """Every sentence with half of its everyday words changed, some with their clauses turned round."""
    return _paragraphs([_reworded(s, 0.5, draw) for s in sentences_of(text)])


def reordered(text: str, other: str, draw: random.Random) -> str:
    """All sentences, in another order."""
    told = sentences_of(text)
    draw.shuffle(told)
    return _paragraphs(told)


def respelt(text: str, other: str, draw: random.Random) -> str:
    """All as it is, but every name is spelt another way, throughout alike."""
    table: Words = {}

    def other_way(found: re.Match[str]) -> str:
        name = found.group()
        if name not in table:
            table[name] = name if name in _DAYS_AND_MORE or name.isupper() else _respell(name)
        return table[name]

    return re.sub(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{2,}\b", other_way, text)


def cut_short(text: str, other: str, draw: random.Random) -> str:
    """The first third."""
    told = sentences_of(text)
    kept: list[str] = []
    while told and word_count(" ".join(kept)) < max(50, word_count(text) / 3):
        kept.append(told.pop(0))
    return _paragraphs(kept)


def all_at_once(text: str, other: str, draw: random.Random) -> str:
    """Two thirds of the sentences, in another order, names respelt, a quarter of the everyday words changed."""
    told = sentences_of(respelt(text, other, draw))
    draw.shuffle(told)
    return _paragraphs([_reworded(s, 0.25, draw) for s in told[: max(6, 2 * len(told) // 3)]])


def fifth_inserted(text: str, other: str, draw: random.Random) -> str:
    """The other report, with as many sentences of this one put in as make a fifth of all its words."""
    host, told = sentences_of(other), sentences_of(text)
    wanted = word_count(other) / 4
    first = draw.randrange(max(1, len(told) // 2))
    taken: list[str] = []
    while first < len(told) and word_count(" ".join(taken)) < wanted:
        taken.append(told[first])
        first += 1
    place = draw.randrange(1, max(2, len(host)))
    return _paragraphs(host[:place] + taken + host[place:])


COPIES: tuple[tuple[str, Callable[[str, str, random.Random], str]], ...] = (
    ("four fifths reused", four_fifths),
    ("lead told anew", new_lead),
    ("other words throughout", reworded),
    ("other order", reordered),
    ("names respelt", respelt),
    ("cut short", cut_short),
    ("all of these at once", all_at_once),
    ("a fifth, in another report", fifth_inserted),
)


def plant_copies(story: str, texts: Sequence[str], kinds_each: int, seed: int) -> list[Case]:
    """Return copies of reports of this story: `kinds_each` kinds of copy, drawn, each of a report drawn."""
    cases = []
    draw = random.Random(f"{seed} {story}")
    for name, make in draw.sample(COPIES, min(kinds_each, len(COPIES))):
        original, other = draw.sample(range(len(texts)), 2)
        host = texts[other] if make is fifth_inserted else ""
        made = make(texts[original], texts[other], draw)
        cases.append(Case(name, story, texts[original], made, True, host))
    return cases


def plant_speech(story: str, one: str, other: str, speech: str, seed: int) -> Case:
    """Return two independent reports that both quote one public speech, each in its own place and credit."""
    draw = random.Random(f"{seed} {story} {one[:40]}")
    credits = draw.sample(
        ["the minister told reporters", "said the spokeswoman at the briefing", "she said on live TV"], 2
    )
    made = []
    for text, credit in zip((one, other), credits, strict=True):
        told = sentences_of(text)
        place = draw.randrange(1, len(told))
        made.append(_paragraphs([*told[:place], f"“{speech},” {credit}.", *told[place:]]))
    return Case("one speech quoted by both", story, made[0], made[1], False)


def shared_runs(one: str, other: str, words: int = 6) -> float:
    """Return the share of the shorter text's six-word runs that stand in the other: as plain a measure as can be."""
    runs = []
    for text in (one, other):
        found = [w.lower() for w in _WORD.findall(text)]
        runs.append({tuple(found[i : i + words]) for i in range(len(found) - words + 1)})
    return len(runs[0] & runs[1]) / max(1, min(map(len, runs)))


def _paragraphs(told: Sequence[str]) -> str:
    return "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, len(told), 3))


def _respell(name: str) -> str:
    places = _table("places")
    if name in places:
        return places[name]
    for old, new in _SPELLINGS:
        at = name.find(old, 1)
        if at > 0:
            return name[:at] + new + name[at + len(old) :]
    return name + "e"


def _reworded(sentence: str, part: float, draw: random.Random) -> str:
    """Change a part of the everyday words, and turn round "…, X said" and "…, when …" where they stand."""
    table = _table("words")

    def changed(found: re.Match[str]) -> str:
        new = table.get(found.group())
        return new if new and draw.random() < part else found.group()

    said = re.fullmatch(r"([^“”\"]+), ([^,“”\"]{4,60}) (said|says)\.", sentence)
    turned = re.fullmatch(r"([^“”\"]+?),? ((?:after|when|while|because|as) [^,“”\"]{12,})\.", sentence)
    if said:
        sentence = f"According to {said[2]}, {said[1][0].lower()}{said[1][1:]}."
    elif turned:
        sentence = f"{turned[2].capitalize()}, {turned[1][0].lower()}{turned[1][1:]}."
    return re.sub(r"\b[a-z]+\b", changed, sentence)


@cache
def _table(name: str) -> Words:
    data = tomllib.loads(Path(__file__).with_name("copies_words.toml").read_text(encoding="utf-8"))
    return dict(data[name])

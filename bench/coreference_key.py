"""A GUM document in CoNLL-U -> its text and the chains its annotators marked, by character offsets."""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

Place = tuple[int, int]

_PIECE = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")


@dataclass(frozen=True, slots=True)
class Key:
    """A document of the key: `chains` hold the places of mentions, single ones too; `heads` where each head begins."""

    name: str
    genre: str
    text: str
    chains: tuple[tuple[Place, ...], ...]
    heads: dict[Place, Place]


@dataclass(slots=True)
class _Word:
    place: Place
    head: int  # of its sentence, from 0; -1: root
    entity: str


def read_key(path: Path) -> Key:
    """Read one document; sentences of a paragraph are parted by a space, paragraphs by an empty line."""
    text, words, spans = "", [], []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        elif line.startswith("# text = "):
            text += " " if text and not text.endswith("\n") else ""
            start, said = len(text), line[9:]
            text += said
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            first = len(words)
            words += _words(rows, text, start)
            spans.append((first, len(words)))
            rows = []
    chains, heads = _chains(words, spans)
    return Key(path.stem, path.stem.split("_")[1], text, chains, heads)


def _words(rows: list[list[str]], text: str, at: int) -> list[_Word]:
    found = []
    for row in rows:
        if not row[0].isdigit():
            continue
        start = text.find(row[1], at)
        start = start if 0 <= start <= at + 2 else at
        at = min(len(text), start + len(row[1]))
        entity = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
        found.append(_Word((start, at), int(row[6]) - 1, entity))
    return found


def _chains(
    words: list[_Word], sentences: list[tuple[int, int]]
) -> tuple[tuple[tuple[Place, ...], ...], dict[Place, Place]]:
    sentence_of = [first for first, end in sentences for _ in range(first, end)]
    opened: dict[str, list[int]] = defaultdict(list)
    chains: dict[str, list[Place]] = defaultdict(list)
    heads: dict[Place, Place] = {}
    for i, word in enumerate(words):
        for piece in _PIECE.finditer(word.entity):
            number = piece[1] or piece[4]
            if piece[1]:
                opened[number].append(i)
            if (piece[3] or piece[4]) and opened[number]:
                first = opened[number].pop()
                place = (words[first].place[0], word.place[1])
                chains[number].append(place)
                heads[place] = words[_head(words, sentence_of, first, i)].place
    return tuple(tuple(dict.fromkeys(c)) for c in chains.values()), heads


def _head(words: list[_Word], sentence_of: list[int], first: int, last: int) -> int:
    """Return the word of a passage whose own head stands outside it."""
    for i in range(first, last + 1):
        head = words[i].head + sentence_of[i]
        if words[i].head < 0 or not first <= head <= last:
            return i
    return last

"""Files of the training sets -> sentences as lists of `Token`, each with what its set says of it.

Read are CoNLL-U (tags, dependencies, lemmas; GUM also names) and CoNLL columns (names). Where a set says nothing of a
layer the field is None and nothing is learned from it there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

KIND = {
    "per": "person",
    "person": "person",
    "org": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "corporation": "organisation",
    "loc": "place",
    "location": "place",
    "place": "place",
    "misc": "other",
    "product": "other",
    "creative-work": "other",
    "group": "other",
    "nationality": "other",
    "militaryplatform": "other",
    "event": "other",
    "object": "other",
}


@dataclass(slots=True)
class Sentence:
    """One sentence: its words and, where annotated, tags, heads (0 = root, from 1), relations, lemmas, name labels."""

    words: list[str]
    style: str
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str] | None = None
    glued: list[bool] = field(default_factory=list)


def read_ewt_train(folder: Path) -> list[Sentence]:
    """Return the train part of EWT, rebuilt from all its documents by the published file list."""
    listed = (folder / "not-to-release" / "file-lists" / "files.train").read_text(encoding="utf-8").split()
    sources = folder / "not-to-release" / "sources"
    return [sentence for name in listed for sentence in read_conllu(sources / name, "ewt")]


def read_conllu(path: Path, style: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, multiword tokens and empty nodes left out."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            yield _sentence(rows, style)
            rows = []


def _sentence(rows: list[list[str]], style: str) -> Sentence:
    return Sentence(
        words=[r[1] for r in rows],
        style=style,
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        heads=[int(r[6]) for r in rows],
        labels=[r[7] for r in rows],
        lemmas=[r[2] for r in rows],
        names=_gum_names(rows) if style == "gum" else None,
        glued=["SpaceAfter=No" in r[9] for r in rows],
    )


def _gum_names(rows: list[list[str]]) -> list[str]:
    """Return BIO labels of the names in GUM: the proper-noun core of every mention that is headed by one."""
    names = ["O"] * len(rows)
    mentions = sorted(_gum_mentions(rows), key=lambda m: m[1] - m[0])  # inner mentions first: the outer ones keep off
    for start, end, kind in mentions:
        core = _proper_core(rows, start, end) if kind in KIND else None
        if core and all(label == "O" for label in names[core[0] : core[1]]):
            names[core[0]] = f"B-{KIND[kind]}"
            names[core[0] + 1 : core[1]] = [f"I-{KIND[kind]}"] * (core[1] - core[0] - 1)
    return names


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    mentions, opened = [], {}
    for number, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not found:
            continue
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]):
            group, *rest = piece.strip("()").split("-")
            if piece.startswith("("):
                opened.setdefault(group, []).append((number, rest[0] if rest else ""))
            if piece.endswith(")") and opened.get(group):
                start, kind = opened[group].pop()
                mentions.append((start, number + 1, kind))
    return mentions


def _proper_core(rows: list[list[str]], start: int, end: int) -> tuple[int, int] | None:
    inside = range(start, end)
    heads = [i for i in inside if not start <= int(rows[i][6]) - 1 < end]
    if len(heads) != 1 or rows[heads[0]][3] != "PROPN":
        return None
    first = last = heads[0]
    while first > start and rows[first - 1][3] == "PROPN":
        first -= 1
    while last + 1 < end and rows[last + 1][3] == "PROPN":
        last += 1
    return first, last + 1


def read_columns(path: Path, style: str) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL column file (word first, IO or BIO name label last)."""
    words: list[str] = []
    names: list[str] = []
    previous = "O"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if not columns or columns[0] == "-DOCSTART-":
            if words:
                yield Sentence(words, style, names=names)
            words, names, previous = [], [], "O"
            continue
        label = columns[-1] if len(columns) > 1 else "O"
        kind = KIND.get(label[2:].lower()) if label != "O" else None
        begins = kind is not None and (label.startswith("B-") or previous[2:] != label[2:])
        words.append(columns[0])
        names.append("O" if kind is None else f"{'B' if begins else 'I'}-{kind}")
        previous = label

"""CoNLL-U files and what someone says of their words -> accuracy of tags, lemmas and trees.

    python bench/tags_trees.py FILE.conllu... [--given ANSWER.conllu...]

Two ways to ask. Words given: sentences and words are the key's, every word must be answered; UPOS, LAS (head and
whole relation right) and lemmas without regard to case are shares of all words. As read: the program splits the
running text itself; a word counts when it stands at the same characters as a word of the key, LAS also needs the head
at the same characters, and the figures are F1 over the words of both sides. Tokens written as one and split by the
key ("don't") are located word by word where their letters allow it, else both parts stand at the whole token.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.analyse.network import network
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.syntax import read_syntax
from secondsource.analyse.trees import choose_heads
from secondsource.clean.as_is import read_as_is
from secondsource.records.report import Report

BATCH = 50


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence: a tag, a lemma, a head (0 = root, else 1 + the head's number) and a relation per word."""

    words: list[str]
    tags: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]


Answer = Callable[[Sequence[list[str]]], Iterable[Parsed]]


def rows_of(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the text and the lines of every sentence; empty nodes are left out, lines of joined tokens are not.

    The text is the gap before the sentence (a blank, or two new lines before a paragraph) and its words.
    """
    gap, text, rows = "", "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(("# newpar =", "# newpar id", "# newdoc")) or line == "# newpar":
            gap = "\n\n"
        elif line.startswith("# text = "):
            text = gap + line[9:]
        elif line and not line.startswith("#") and "." not in line.split("\t", 1)[0]:
            rows.append(line.split("\t"))
        elif not line and rows:
            yield text, rows
            gap, text, rows = " ", "", []


def parsed(rows: Iterable[list[str]]) -> Parsed:
    """Return the words of one sentence of a CoNLL-U file."""
    single = [row for row in rows if row[0].isdigit()]
    words, lemmas, tags, relations = ([row[at] for row in single] for at in (1, 2, 3, 7))
    return Parsed(words, tags, lemmas, [int(row[6]) for row in single], relations)


def read_key(paths: Iterable[Path]) -> list[Parsed]:
    """Return the sentences of CoNLL-U files."""
    return [parsed(rows) for path in paths for _, rows in rows_of(path)]


def answer_ours(sentences: Sequence[list[str]]) -> Iterator[Parsed]:
    """Yield what the network that is shipped says of words given to it."""
    net = network()
    for at in range(0, len(sentences), BATCH):
        part = sentences[at : at + BATCH]
        for words, scores in zip(part, net.read(part), strict=True):
            heads = choose_heads(scores.arcs)
            tags = [net.upos[int(n)] for n in scores.upos]
            lemmas = net.lemmas([words], [scores])
            yield Parsed(words, tags, lemmas, heads, [net.relation[n] for n in net.relations([scores], [heads])])


def accuracy(key: Sequence[Parsed], given: Iterable[Parsed]) -> dict[str, float]:
    """Return the shares of words whose tag, tree and lemma are right; raise `ValueError` for other sentences."""
    words = right = tree = lemma = 0
    for want, have in zip(key, given, strict=True):
        if want.words != have.words:
            raise ValueError("the answer speaks of other words than the key")
        words += len(want.words)
        right += sum(map(str.__eq__, want.tags, have.tags))
        tree += sum(a == b for a, b in zip(pairs(want), pairs(have), strict=True))
        lemma += sum(a.lower() == b.lower() for a, b in zip(want.lemmas, have.lemmas, strict=True))
    total = max(words, 1)
    return {"upos": round(right / total, 4), "las": round(tree / total, 4), "lemmas": round(lemma / total, 4)}


def pairs(sentence: Parsed) -> list[tuple[int, str]]:
    """Return head and relation of every word."""
    return list(zip(sentence.heads, sentence.relations, strict=True))


def located(text: str, rows: Sequence[list[str]], start: int) -> list[tuple[int, int]]:
    """Return where the words of a sentence stand in a text that goes on at `start`."""
    places, at, joined = [], start, (0, (start, start))
    for row in rows:
        if "-" in row[0]:
            begin = text.index(row[1], at)
            joined = int(row[0].split("-")[1]), (begin, begin + len(row[1]))
            at = begin
            continue
        inside, token = int(row[0]) <= joined[0], joined[1]
        found = text.find(row[1], at, token[1] if inside else len(text))
        place = (found, found + len(row[1])) if found >= 0 else token
        places.append(place)
        at = token[1] if int(row[0]) == joined[0] else (place[1] if found >= 0 else at)
    return places


Placed = dict[tuple[int, int], tuple[str, tuple[int, int] | None, str]]


def placed_key(sentences: Sequence[tuple[str, list[list[str]]]]) -> tuple[str, Placed]:
    """Return the running text of a document and its words by place: tag, place of the head, relation."""
    text, told = "", {}
    for said, rows in sentences:
        start = len(text)
        text += said if text else said.lstrip()
        places, sentence = located(text, rows, start), parsed(rows)
        heads = [places[head - 1] if head else None for head in sentence.heads]
        told |= dict(zip(places, zip(sentence.tags, heads, sentence.relations, strict=True), strict=True))
    return text, told


def placed_ours(text: str) -> Placed:
    """Return what the program reads in a text by itself."""
    document = read_as_is(Report(id="", source="", raw=text, media="text", sha256=""))
    syntax, _ = read_syntax(text, read_sentences(text, document.blocks))
    places = [(span.start, span.end) for span in syntax.spans]
    heads = [None if head == n else places[head] for n, head in enumerate(syntax.heads)]
    return dict(zip(places, zip(syntax.tags, heads, syntax.relations, strict=True), strict=True))


def as_read(paths: Iterable[Path]) -> dict[str, float]:
    """Return F1 of tags and trees over documents whose text the program split itself."""
    tags = trees = shown = gold = 0
    for path in paths:
        text, want = placed_key(list(rows_of(path)))
        have = placed_ours(text)
        tags += sum(want[place][0] == told[0] for place, told in have.items() if place in want)
        trees += sum(want[place][1:] == told[1:] for place, told in have.items() if place in want)
        shown, gold = shown + len(have), gold + len(want)
    total = max(shown + gold, 1)
    return {"upos": round(2 * tags / total, 4), "las": round(2 * trees / total, 4)}


def main() -> None:
    """Print the figures of the program, or of answers in CoNLL-U files."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("key", type=Path, nargs="+")
    options.add_argument("--given", type=Path, nargs="+", help="answers of someone else to the same words")
    asked = options.parse_args()
    key = read_key(asked.key)
    if asked.given:
        print(json.dumps({"words given": accuracy(key, read_key(asked.given))}))
    else:
        given = accuracy(key, answer_ours([sentence.words for sentence in key]))
        print(json.dumps({"words given": given, "as read": as_read(asked.key)}))


if __name__ == "__main__":
    main()

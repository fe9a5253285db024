"""ECB+ reports and the names marked in them -> how well the program tells which of them mean one and the same.

    python bench/names_across.py DOCUMENTS.jsonl MENTIONS.jsonl [--part dev] [--reports N] [--errors]

Asked is which of the key's entity mentions that are names (the main word has a capital and is no everyday word) belong
together across the reports of one sub-topic; where a mention lies is given. One in which the program reads no name goes
by its words, for the program as for the others.
Beside it: the same words mean the same; words alike by rapidfuzz's token sort ratio, with the threshold that does best
on this very set. CoNLL F1 (the mean of MUC, B-cubed and CEAF-e), singles counted.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from coreference_scores import Chain, score
from event_triggers import SEED, Place, laid
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.group.identities import find_identities
from secondsource.group.known_names import common_stems
from secondsource.records.analysis import Analysis
from secondsource.records.report import Report
from secondsource.values.terms import stem

Spot = tuple[str, Place]
"""A report and a place in its text."""

_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|july|august|(?:sept|octo|novem|decem)(?:ber)?"
    r"|(?:feb|sept|oct|nov|dec) ?\.)(?!\w)"
)
_LEAD = re.compile(r"(?i)(?:(?:at|in|on|near|off|of|from|outside|along|alongside|down|to|with) )+")
_BEHIND = re.compile(r" ?[,(]| (?:at|in|on|near|off|from|outside|between|along|to|with|who|that|which) ")


@dataclass(frozen=True, slots=True)
class Told:
    """The reports of one sub-topic by id, and the chain of each name marked in them."""

    texts: Mapping[str, str]
    marked: Mapping[Spot, str]

    def words(self, spot: Spot) -> str:
        """Return the words of a marked name."""
        return self.texts[spot[0]][slice(*spot[1])]


def read_told(documents: Path, mentions: Path, part: str, most: int | None = None) -> dict[str, Told]:
    """Return the sub-topics of a part, or some of them with `most` reports in all."""
    rows = defaultdict(list)
    for row in map(json.loads, mentions.read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "entity" and row["split"] == part:
            rows[row["doc_id"]].append(row)
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    marked: dict[str, dict[Spot, str]] = defaultdict(dict)
    for row in map(json.loads, documents.read_text(encoding="utf-8").splitlines()):
        name, subtopic = row["doc_id"], row["subtopic"]
        if name not in rows:
            continue
        text, places = laid(row["sentences"])
        texts[subtopic][name] = text
        for mention in rows[name]:
            place = places[mention["tokens"][0]][0], places[mention["tokens"][-1]][1]
            if is_name(text[slice(*place)]):
                marked[subtopic][name, place] = mention["chain"]
    drawn = sorted(texts) if most is None else _drawn(texts, most)
    return {subtopic: Told(texts[subtopic], marked[subtopic]) for subtopic in drawn}


def _drawn(texts: Mapping[str, Mapping[str, str]], most: int) -> list[str]:
    """Return sub-topics drawn with a fixed seed, so many that their reports come near `most`."""
    found: list[str] = []
    for subtopic in random.Random(SEED).sample(sorted(texts), len(texts)):
        if sum(len(texts[s]) for s in (*found, subtopic)) <= most:
            found.append(subtopic)
    return sorted(found)


def main_words(words: str) -> tuple[int, int]:
    """Return where a mention's own words lie: without what leads in ("near") and what follows (", 40", "in …")."""
    lead = _LEAD.match(words)
    first = lead.end() if lead else 0
    behind = _BEHIND.search(words, first + 1)
    return first, behind.start() if behind else len(words)


def is_name(words: str) -> bool:
    """Is a mention's main word, its last, written like a name and no everyday word ("Driver" in a headline)?"""
    first, end = main_words(words)
    own = [word for word in _WORD.findall(words[first:end]) if word.lower() not in ("s", "jr", "md")]
    return bool(own) and own[-1][0].isupper() and stem(own[-1].lower()) not in common_stems() and not _DAY.search(words)


def analyses_of(texts: Mapping[str, str]) -> dict[str, Analysis]:
    """Let the program read the texts."""
    return {name: read_analysis(read_as_is(Report(name, name, text, "text", name))) for name, text in texts.items()}


def own_chains(told: Told, analyses: Mapping[str, Analysis]) -> list[Chain]:
    """Return the marked names as the program's identities sort them."""
    who: dict[Hashable, str] = {}
    for identity in find_identities(analyses, told.texts)[0]:
        who |= {(m.report, m.entity): identity.id for m in identity.mentions}
    return chains({spot: _meant(told, spot, analyses[spot[0]], who) for spot in told.marked})


def _meant(told: Told, spot: Spot, analysis: Analysis, who: Mapping[Hashable, str]) -> Hashable:
    """Return whose name ends a mention, what follows behind the main word ("in …", ", 40") left out; else its words."""
    report, (start, _) = spot
    words = told.words(spot)
    end = start + main_words(words)[1]
    ending = (n for n in analysis.names if start < n.span.end and n.span.start < end <= n.span.end + 3)
    name = max(ending, key=lambda n: n.span.end, default=None)
    return who.get((report, name.entity), words.lower()) if name else words.lower()


def chains(sorted_into: Mapping[Spot, Hashable]) -> list[Chain]:
    """Return the groups of what has one value."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for spot, group in sorted_into.items():
        found[group].add(spot)
    return [frozenset(group) for group in found.values()]


def same_words(told: Told) -> list[Chain]:
    """Return the marked names sorted by their words alone."""
    return chains({spot: told.words(spot).lower() for spot in told.marked})


def alike_words(told: Told, least: int) -> list[Chain]:
    """Return the marked names sorted by words that are alike to a degree (0–100), whatever links them."""
    words = sorted({told.words(spot).lower() for spot in told.marked})
    group = {word: word for word in words}
    for one, other in combinations(words, 2):
        if token_sort_ratio(one, other) >= least and group[one] != group[other]:
            gone = group[other]
            group = {word: group[one] if g == gone else g for word, g in group.items()}
    return chains({spot: group[told.words(spot).lower()] for spot in told.marked})


def conll(told: Sequence[Told], answers: Sequence[list[Chain]]) -> float:
    """Return CoNLL F1 of answers to all sub-topics."""
    return score([(chains(one.marked), answer) for one, answer in zip(told, answers, strict=True)])["conll"][2]


def beside(told: Sequence[Told]) -> dict[str, float]:
    """Return the figures of what is compared with."""
    alike = max((conll(told, [alike_words(one, least) for one in told]), least) for least in range(40, 100, 5))
    return {"same words": conll(told, [same_words(one) for one in told]), f"token sort ratio {alike[1]}": alike[0]}


def errors(told: Told, own: Sequence[Chain]) -> Iterator[str]:
    """Yield the chains of the key that were split and the groups that mix chains, with their words."""
    group = {spot: number for number, chain in enumerate(own) for spot in chain}
    for chain in chains(told.marked):
        parts = defaultdict(Counter)
        for spot in sorted(chain):  # type: ignore[type-var]
            parts[group[spot]][told.words(spot)] += 1
        if len(parts) > 1:
            yield "split  " + " | ".join(", ".join(f"{w} {n}" for w, n in part.items()) for part in parts.values())
    for answer in own:
        mixed = defaultdict(Counter)
        for spot in sorted(answer):  # type: ignore[type-var]
            mixed[told.marked[spot]][told.words(spot)] += 1
        if len(mixed) > 1:
            yield "merged " + " | ".join(", ".join(f"{w} {n}" for w, n in part.items()) for part in mixed.values())


def main() -> None:
    """Print the figures of the program and of what is compared with."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=Path)
    options.add_argument("mentions", type=Path)
    options.add_argument("--part", default="dev", choices=["train", "dev"])
    options.add_argument("--reports", type=int, help="sub-topics of so many reports, drawn with a fixed seed")
    options.add_argument("--errors", action="store_true", help="show what was split and merged")
    asked = options.parse_args()
    told = read_told(asked.documents, asked.mentions, asked.part, asked.reports)
    own = {name: own_chains(one, analyses_of(one.texts)) for name, one in told.items()}
    print(f"{sum(len(one.marked) for one in told.values())} names in {len(told)} sub-topics")
    found = {"ours": conll(list(told.values()), list(own.values())), **beside(list(told.values()))}
    print(*(f"{name:24}{value:.3f}" for name, value in found.items()), sep="\n")
    if asked.errors:
        print(*(f"{name}: {line}" for name, one in told.items() for line in errors(one, own[name])), sep="\n")


if __name__ == "__main__":
    main()

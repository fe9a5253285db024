"""ECB+ reports and their marked events -> the share of the events that a statement's predicate touches.

    python bench/event_triggers.py DOCUMENTS.jsonl MENTIONS.jsonl [--part dev] [--reports N] [--errors]

The text is given token by token as the set has it, one sentence a line. An event is found when the predicate of any
statement of `secondsource read` shares a character with it. Only recall is asked: the annotators marked the events of
one happening per report, not all there are.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from labels_text import readings

SEED = 7
Place = tuple[int, int]
Reading = Mapping[str, Any]


def laid(sentences: Sequence[Sequence[str]]) -> tuple[str, list[Place]]:
    """Return the text of a report and the place of each of its tokens."""
    text, places = "", []
    for sentence in sentences:
        for token in sentence:
            places.append((len(text), len(text) + len(token)))
            text += f"{token} "
        text = text[:-1] + "\n"
    return text, places


def read_events(
    documents: Path, mentions: Path, part: str, most: int | None = None
) -> dict[str, tuple[str, list[Place]]]:
    """Return text and places of events by report, or of `most` reports drawn with a fixed seed."""
    marked: dict[str, list[list[int]]] = defaultdict(list)
    for row in map(json.loads, mentions.read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "event" and row["split"] == part:
            marked[row["doc_id"]].append(row["tokens"])
    drawn = sorted(marked) if most is None else random.Random(SEED).sample(sorted(marked), min(most, len(marked)))
    found = {}
    for row in map(json.loads, documents.read_text(encoding="utf-8").splitlines()):
        if row["doc_id"] in drawn:
            text, places = laid(row["sentences"])
            tokens = marked[row["doc_id"]]
            found[row["doc_id"]] = text, [(places[t[0]][0], places[t[-1]][1]) for t in tokens]
    return found


def missed(reading: Reading, events: Sequence[Place]) -> list[Place]:
    """Return the events that no predicate touches."""
    told = [(s["predicate"]["start"], s["predicate"]["end"]) for s in reading.get("statements", [])]
    return [event for event in events if not any(start < event[1] and event[0] < end for start, end in told)]


def recall(events: Mapping[str, tuple[str, list[Place]]], read: Mapping[str, Reading]) -> float:
    """Return the share of events found."""
    total = sum(len(places) for _, places in events.values())
    lost = sum(len(missed(read.get(name, {}), places)) for name, (_, places) in events.items())
    return (total - lost) / max(total, 1)


def main() -> None:
    """Print the recall of the program, and the events it misses most."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=Path)
    options.add_argument("mentions", type=Path)
    options.add_argument("--part", default="dev", choices=["train", "dev"])
    options.add_argument("--reports", type=int, help="a part drawn with a fixed seed")
    options.add_argument("--errors", action="store_true", help="count the words of events that were missed")
    asked = options.parse_args()
    events = read_events(asked.documents, asked.mentions, asked.part, asked.reports)
    read = readings({name: text for name, (text, _) in events.items()})
    total = sum(len(places) for _, places in events.values())
    print(f"{len(events)} reports, {total} events, recall {recall(events, read):.3f}")
    if asked.errors:
        lost = Counter(
            text[start:end].lower()
            for name, (text, places) in events.items()
            for start, end in missed(read.get(name, {}), places)
        )
        print(*(f"{count:4} {word}" for word, count in lost.most_common(80)), sep="\n")


if __name__ == "__main__":
    main()

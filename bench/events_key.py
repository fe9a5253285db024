"""ECB+ (documents, mentions) -> reports whose statements are the events marked in them, each with the chain it is in.

The program reads the text as the set gives it, one sentence a line. A marked event is the statement whose predicate
touches its main word; where the program has none there, one is made around that word in the same way.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from event_triggers import Place, laid
from secondsource.analyse.analysis import read_analysis
from secondsource.analyse.predicates import Predicate
from secondsource.analyse.statements import read_statement_at
from secondsource.analyse.syntax import read_syntax
from secondsource.group.identities import find_identities
from secondsource.group.story_calendar import settle_calendar
from secondsource.records.analysis import Analysis, Statement
from secondsource.records.document import Block, Document, Published
from secondsource.records.reading import Reading, readings_of
from secondsource.records.span import Span
from secondsource.records.story import Story
from secondsource.records.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Marked:
    """A report of the set: `analysis.statements[n]` is the n-th marked event, `chains[n]` the chain of the key."""

    document: Document
    analysis: Analysis
    chains: tuple[str, ...]
    theme: str
    story: str


def read_marked(folder: Path, part: str, most: int | None = None) -> dict[str, Marked]:
    """Read the reports of a part ("train", "dev"): all, or whole themes from the first on until there are `most`."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, (folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "event" and row["split"] == part:
            events[row["doc_id"]].append(row)
    rows = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = sorted((r for r in rows if r["doc_id"] in events), key=lambda r: (int(r["topic"]), r["doc_id"]))
    found: dict[str, Marked] = {}
    for row in rows:
        if most is not None and len(found) >= most and row["topic"] not in {m.theme for m in found.values()}:
            break
        found[row["doc_id"]] = _read(row, events[row["doc_id"]])
    return found


def _read(row: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> Marked:
    text, places = laid(row["sentences"])
    document = _document(row["doc_id"], text)
    analysis = read_analysis(document)
    syntax, _ = read_syntax(text, analysis.sentences)
    told = [(_statement(text, syntax, analysis, [places[t] for t in e["tokens"]]), str(e["chain"])) for e in events]
    told.sort(key=lambda pair: (pair[0].predicate, pair[1]))
    statements = tuple(statement for statement, _ in told)
    chains = tuple(chain for _, chain in told)
    return Marked(document, replace(analysis, statements=statements), chains, row["topic"], row["subtopic"])


def _document(name: str, text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    nothing = dict.fromkeys(("title", "outlet", "byline", "url"))
    return Document(name, name, name, text, tuple(blocks), language="en", published=Published(), **nothing)


def _statement(text: str, syntax: Syntax, read: Analysis, tokens: Sequence[Place]) -> Statement:
    start, end = tokens[0][0], tokens[-1][1]
    words = [w for w, span in enumerate(syntax.spans) if span.start < end and start < span.end]
    head = next((w for w in words if syntax.heads[w] == w or syntax.heads[w] not in words), words[0])
    place = syntax.spans[head]
    touching = [s for s in read.statements if s.predicate.overlaps(place)]
    touching = touching or [s for s in read.statements if s.predicate.overlaps(Span(start, end))]
    return (
        touching[0] if touching else read_statement_at(text, syntax, read, Predicate(head, place, syntax.lemmas[head]))
    )


def story_of(marked: Mapping[str, Marked], names: Iterable[str]) -> tuple[Reading, ...]:
    """Return the readings of some reports as one story, with its calendar and its identities."""
    documents = {name: marked[name].document for name in sorted(names)}
    analyses = {name: marked[name].analysis for name in documents}
    published = settle_calendar(list(documents.values()), analyses)
    identities, _ = find_identities(analyses, {name: d.text for name, d in documents.items()})
    origins = {name: number for number, name in enumerate(documents, 1)}
    return readings_of(Story("", "", tuple(documents), published, origins, identities=identities), documents, analyses)


def chains_of(marked: Mapping[str, Marked]) -> list[frozenset[object]]:
    """Return the chains of the key, as sets of (report, number of the event)."""
    found: dict[str, set[object]] = defaultdict(set)
    for name, one in marked.items():
        for number, chain in enumerate(one.chains):
            found[chain].add((name, number))
    return [frozenset(chain) for _, chain in sorted(found.items())]

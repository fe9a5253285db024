"""Invented reports for the tests of the room `group`."""

import re
from collections.abc import Sequence
from datetime import date

from secondsource.records.analysis import Analysis, Citation, Name, NameKind, Quote
from secondsource.records.document import Block, Document, Published
from secondsource.records.span import Span

FERRY = """The ferry Sea Lark ran aground on the Tollan reef shortly before dawn, the harbour office in Velmora said.
Forty passengers were taken off in two lifeboats and brought to the fishing village of Eskra, where the school was
opened for them. The vessel had left Velmora at midnight with a cargo of timber and machine parts.
Divers will look at the hull as soon as the swell goes down, and a tug is on its way from the naval yard at Port Amsel.
Captain Ilse Brandvold has commanded the ship for nine years without a single accident.
The reef was last marked with a new light in the spring after fishermen had complained about the old one.
A spokeswoman for the owners, Northern Lines, declined to say whether the timber would be unloaded at sea.
The company runs six ships between the islands and carries more than half a million people every summer."""

BUDGET = """Parliament in Ordesa voted down the budget of finance minister Tomas Reval by a single vote on Tuesday.
Three members of the governing Farmers' League stayed away from the sitting, and one voted with the opposition.
The minister had wanted to raise the duty on diesel and to close eleven rural post offices before the winter.
Opposition leader Carla Minde called for an early election and said her party was ready to govern at once.
Under the constitution the cabinet has thirty days to bring in a second draft before it must resign.
Bond prices fell slightly after the vote, although traders had expected a defeat for weeks."""

OWN_FERRY = """A ship with dozens of people on board is stuck off the coast of Eskra after it struck rocks in the night.
Nobody was hurt, according to rescuers, who praised the calm of those who had to climb down rope ladders in the dark.
Villagers cooked soup and handed out dry clothes. Insurance experts doubt that the wreck can be saved.
The islands have seen four groundings this decade, and politicians again ask why pilots are not compulsory there."""


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def report(
    name: str, text: str, *, day: str | None = None, title: str | None = None, outlet: str | None = None
) -> Document:
    """Build a document whose blocks are the lines of the text."""
    blocks = tuple(Block(Span(m.start(), m.end()), "paragraph") for m in re.finditer(r"[^\n]+", text))
    when = date.fromisoformat(day) if day else None
    published = Published(when, when, "day", "metadata") if when else Published()
    return Document(name, name, f"sha of {text}", text, blocks, title, outlet, None, None, "en", published)


def reading(document: Document, names: Sequence[tuple[str, NameKind]] = (), credits: Sequence[str] = ()) -> Analysis:
    """Build an analysis: sentences at full stops, quotes in straight marks, the names given, wherever they stand."""
    text = document.text
    sentences = [
        Span(block.span.start + m.start(), block.span.start + m.end())
        for block in document.blocks
        for m in re.finditer(r"\S[^.]*\.?", block.span.of(text))
    ]
    quotes = [
        Quote(Span(m.start(1), m.end(1)), (Span(m.start(1), m.end(1)),), "direct", None, None, None)
        for m in re.finditer(r'"([^"]+)"', text)
    ]
    found = [
        Name(Span(m.start(), m.end()), kind, entity)
        for entity, (name, kind) in enumerate(names)
        for m in re.finditer(re.escape(name), text)
    ]
    return Analysis(
        document.report_id,
        tuple(sentences),
        tuple(sorted(found, key=lambda n: n.span)),
        tuple(name for name, _ in names),
        quotes=tuple(quotes),
        citations=tuple(Citation(name, "agency", None) for name in credits),
    )


def sentences_of(text: str) -> list[str]:
    """Return the sentences of one of the invented texts."""
    return [s.strip() + "." for s in one_line(text).split(". ")]

"""Records built by hand for tests: spans are found by the words they cover, so tests read like their reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from secondsource.analyse.claims import read_claims
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.statements import read_statements
from secondsource.analyse.syntax import read_syntax
from secondsource.records.analysis import Analysis, Moment, Name, NameKind, Quantity, Role, Tense
from secondsource.records.document import Block, Document, Published, Removed
from secondsource.records.reading import Reading, readings_of
from secondsource.records.span import Span
from secondsource.records.story import Identity, Mention, Story
from secondsource.values.amount import parse_amount
from secondsource.values.moment import parse_moment


def span_of(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words; fails when there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def document(text: str, report_id: str = "r1", **fields: object) -> Document:
    """A document of paragraphs parted by blank lines, undated unless `published` is given."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(part)), "paragraph"))
        at += len(part) + 2
    given: dict[str, object] = {
        "report_id": report_id,
        "source": f"{report_id}.txt",
        "sha256": report_id * 2,
        "text": text,
        "blocks": tuple(blocks),
        "published": Published(),
        "language": "en",
        **dict.fromkeys(("title", "outlet", "byline", "url")),
    }
    return Document(**{**given, **fields})  # type: ignore[arg-type]


def on(day: str) -> Published:
    """Published on one day, known from metadata."""
    when = date.fromisoformat(day)
    return Published(when, when, "day", "metadata")


def name(text: str, words: str, kind: NameKind, entity: int, nth: int = 0) -> Name:
    return Name(span_of(text, words, nth), kind, entity)


def role(text: str, words: str, holder: str, office: tuple[str, str | None], modifier: str | None = None) -> Role:
    """A role of entity 0."""
    return Role(span_of(text, words), 0, span_of(text, holder), office[0], office[1], modifier)


def moment(text: str, words: str, tense: Tense | None = None) -> Moment:
    expression = parse_moment(words)
    assert expression is not None, words
    return Moment(span_of(text, words), expression, tense)


def quantity(text: str, words: str, counted: str | None = None, matter: str | None = None) -> Quantity:
    amount = parse_amount(words)
    assert amount is not None, words
    return Quantity(span_of(text, words), amount, counted, span_of(text, counted) if counted else None, matter)


def analysis(doc: Document, **lists: Sequence[object]) -> Analysis:
    """An analysis with real sentences, statements and claims; names, roles, … as given."""
    sentences = read_sentences(doc.text, doc.blocks)
    names = sorted(lists.get("names", ()), key=lambda n: n.span)  # type: ignore[attr-defined]
    bare = Analysis(doc.report_id, sentences, names=tuple(names))  # type: ignore[arg-type]
    told = replace(bare, statements=read_statements(doc.text, read_syntax(doc.text, sentences)[0], bare))
    given = {"claims": read_claims(doc.text, told), **{k: tuple(v) for k, v in lists.items() if k != "names"}}
    return replace(told, **given)  # type: ignore[arg-type]


def identity(name: str, kind: NameKind, mentions: Mapping[str, int], **fields: object) -> Identity:
    """An identity with its id made from the name and the mentions given as report id -> entity number."""
    found = tuple(Mention(report, entity) for report, entity in mentions.items())
    given: dict[str, object] = {"variants": (name,), "slips": ()}
    return Identity("e-" + name, kind, name, mentions=found, **{**given, **fields})  # type: ignore[arg-type]


def readings(
    pairs: Sequence[tuple[Document, Analysis]],
    identities: Sequence[Identity] = (),
    origins: Mapping[str, int] | None = None,
) -> tuple[Reading, ...]:
    """The readings of a story; every report is an origin of its own unless `origins` says otherwise."""
    ids = tuple(d.report_id for d, _ in pairs)
    numbers = dict(origins or {r: n + 1 for n, r in enumerate(ids)})
    story = Story(
        "s1", "A story", ids, {d.report_id: d.published for d, _ in pairs}, numbers, identities=tuple(identities)
    )
    return readings_of(story, {d.report_id: d for d, _ in pairs}, {a.report_id: a for _, a in pairs})


def removed(text: str, why: str) -> Removed:
    return Removed(text, why)

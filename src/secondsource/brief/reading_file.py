"""A report's document and analysis → its reading file."""

from collections.abc import Sequence

from secondsource.brief.entries import dated
from secondsource.brief.reading_quantities import quantity_entries
from secondsource.brief.reading_quotes import quote_entries
from secondsource.brief.render_words import plain
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import Analysis, CitationKind, Statement
from secondsource.records.document import Document
from secondsource.records.readingfile import (
    Predicate,
    ReadCitation,
    ReadingFile,
    ReadMention,
    ReadName,
    ReadProblem,
    ReadRole,
    ReadStatement,
    ReadTime,
    RolePlayed,
    TakenOut,
    Voice,
)
from secondsource.records.span import Span
from secondsource.values.moment import resolve_moments


def assemble_reading(
    document: Document, analysis: Analysis, given_id: str | int | float | None, places: Sequence[Span | None]
) -> ReadingFile:
    """Put the reading of one report together; `places[i]` is where `document.removed[i]` stood in the text given."""
    quotes, numbers = quote_entries(analysis)
    return ReadingFile(
        id=document.report_id if given_id is None else given_id,
        source=plain(document.source),
        title=document.title,
        text=document.text,
        published=dated(document.published),
        language=document.language,
        sentences=tuple((s.start, s.end) for s in analysis.sentences),
        entities=analysis.entity_names,
        names=_names(analysis),
        roles=_roles(analysis),
        quotes=quotes,
        times=_times(document, analysis),
        quantities=quantity_entries(document.text, analysis.quantities),
        mentions=_mentions(analysis),
        statements=tuple(_statement(one, numbers) for one in analysis.statements),
        cites=_cites(document, analysis),
        problems=_problems(document, analysis),
        removed=tuple(
            TakenOut(start=at.start if at else None, end=at.end if at else None, text=taken.text, why=taken.why)
            for taken, at in zip(document.removed, places, strict=True)
        ),
    )


def _names(analysis: Analysis) -> tuple[ReadName, ...]:
    return tuple(ReadName(start=n.span.start, end=n.span.end, kind=n.kind, entity=n.entity) for n in analysis.names)


def _mentions(analysis: Analysis) -> tuple[ReadMention, ...]:
    """Return the words that stand for someone named; who is meant but never named is no entity."""
    return tuple(
        ReadMention(start=m.span.start, end=m.span.end, kind=m.kind, entity=m.chain)
        for m in analysis.mentions
        if m.kind != "name" and m.chain is not None and m.chain < len(analysis.entity_names)
    )


def _roles(analysis: Analysis) -> tuple[ReadRole, ...]:
    return tuple(
        ReadRole(start=r.span.start, end=r.span.end, holder=r.holder, title=r.title, of=r.of, modifier=r.modifier)
        for r in analysis.roles
    )


def _times(document: Document, analysis: Analysis) -> tuple[ReadTime, ...]:
    published, moments = document.published, analysis.moments
    placed = resolve_moments([(m.expression, m.tense) for m in moments], published.start, published.end)
    entries = []
    for moment, time in zip(moments, placed, strict=True):
        certain = time is not None and time.first is not None and "X" not in time.value
        entries.append(
            ReadTime(
                start=moment.span.start,
                end=moment.span.end,
                timex=(time.timex or None) if time else None,
                value=time.value if time and certain else None,
                type=moment.expression.kind,
                anchor=time.anchor if time and certain else "",
            )
        )
    return tuple(entries)


def _statement(statement: Statement, numbers: Sequence[int | None]) -> ReadStatement:
    spans = [statement.predicate, *(span for _, span in statement.roles)]
    predicate, parts = statement.predicate, sorted((*statement.roles, *statement.lent), key=lambda part: part[1])
    return ReadStatement(
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        predicate=Predicate(start=predicate.start, end=predicate.end, lemma=statement.lemma),
        roles=tuple(RolePlayed(role=role, start=span.start, end=span.end) for role, span in parts),
        status=statement.status,
        negated=statement.negated,
        voice=_voice(statement, numbers),
    )


def _voice(statement: Statement, numbers: Sequence[int | None]) -> Voice | None:
    quote = None if statement.quote is None else numbers[statement.quote]
    if quote is not None:
        return Voice(quote=quote)
    return None if statement.credited_to is None else Voice(entity=statement.credited_to)


def _cites(document: Document, analysis: Analysis) -> tuple[ReadCitation, ...]:
    """Return the sources named in the text, then those named beside it that the text does not name."""
    inside = [
        ReadCitation(
            start=c.span.start if c.span else None, end=c.span.end if c.span else None, name=c.name, kind=c.kind
        )
        for c in analysis.citations
    ]
    named = {c.name for c in analysis.citations}
    beside = [
        ReadCitation(start=None, end=None, name=name, kind=_kind_of(name))
        for name in dict.fromkeys(document.cites)
        if name not in named
    ]
    return (*inside, *beside)


def _kind_of(name: str) -> CitationKind:
    known = lexicon("agencies")
    if any(name in written for written in known["state_media"]):
        return "state media"
    return "outlet" if any(name in written for written in known["outlets"]) else "agency"


def _problems(document: Document, analysis: Analysis) -> tuple[ReadProblem, ...]:
    return tuple(
        ReadProblem(
            start=p.span.start if p.span else None,
            end=p.span.end if p.span else None,
            code=p.code,
            what=p.what,
            effect=p.effect,
        )
        for p in (*document.problems, *analysis.problems)
    )

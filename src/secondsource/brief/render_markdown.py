"""A story file → Markdown that reads well as plain text too: the brief with marks [1], then the evidence of each line.

Words of reports are escaped: neither Markdown nor HTML in them takes effect.
"""

import re
from collections.abc import Iterator, Sequence

import secondsource
from secondsource.brief import render_sections
from secondsource.brief.render_dates import render_published, render_when
from secondsource.brief.render_origins import origin_lines, report_lines
from secondsource.brief.render_passages import cut_excerpt
from secondsource.brief.render_quotes import quotes_by_speaker
from secondsource.brief.render_sections import Difference, Line, Sections
from secondsource.brief.render_timeline import timeline_steps
from secondsource.brief.render_words import (
    STATUS,
    counted,
    date_note,
    list_words,
    outlet_of,
    plain,
    removed_words,
    role_words,
    shorten,
    standing_words,
    web_address,
)
from secondsource.records.storyfile import Entity, EntityRole, Evidence, Position, ReportEntry, StoryFile

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_BLANKS = re.compile(r"\s+")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
_BARE_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def render_markdown(story: StoryFile) -> str:
    """Return the brief as Markdown, ending in a newline."""
    s = render_sections.brief_sections(story)
    facts = " · ".join(render_sections.facts_line(story))
    blocks = [f"# {_text(story.story.title)}", f"*{_text(facts)}*"]
    for what, words, remark in render_sections.place_in_news(story):
        blocks.append(f"{what}: {_text(words)}" + (f" ({_text(remark)})" if remark else ""))
    for heading, lines in _sections(s):
        if lines:
            blocks += [f"## {heading}", "\n".join(lines)]
    blocks.append(
        f"*Made by Secondsource {secondsource.__version__}, by rules and without a language model. "
        "Reports that copy one another count as one origin.*"
    )
    return "\n\n".join(blocks) + "\n"


def _sections(s: Sections) -> Iterator[tuple[str, list[str]]]:
    yield "What is known", _lines(s, s.known)
    yield "Where reports differ", _table(s, s.differs)
    yield "What changed", [_change(s, item) for item in s.changed]
    yield "Figures over time", [_change(s, item) for item in s.figures]
    yield "What is planned", _lines(s, s.planned)
    yield "Who said what", _lines(s, s.said) or _quotes(s)
    yield "Only one report says", _lines(s, s.single)
    yield "Open questions", _lines(s, s.open)
    yield "Timeline", _timeline(s)
    yield "Who is who", [_entity(s, entity) for entity in s.who]
    yield "Sources", [*_lines(s, s.sources), *_sources(s)]
    yield "Not looked for", [f"- {_text(limit)}" for limit in s.story.limits]
    yield "Evidence", list(_evidence(s))


def _text(text: str) -> str:
    """Escape what Markdown or HTML would take for its own, on one line, without blanks at the ends."""
    return _LINE_START.sub(lambda match: f"{match[1] or ''}\\{match[2] or match[3]}", _inline(text).strip())


def _inline(text: str) -> str:
    """Escape for the middle of a line: blanks at the ends stay."""
    escaped = _SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", plain(text)))
    return _BARE_ADDRESS.sub("\\1\u2060\\2", escaped)  # a word joiner: no renderer makes it a link


def _marks(s: Sections, evidence: Sequence[Evidence]) -> str:
    return "".join(f"[{number}]" for number, _ in render_sections.marked(evidence, s.numbers))


def _said(s: Sections, text: str, evidence: Sequence[Evidence]) -> str:
    """Text with its marks."""
    marks = _marks(s, evidence)
    return f"{_text(text)} {marks}" if marks else _text(text)


def _lines(s: Sections, lines: Sequence[Line]) -> list[str]:
    return [_line(s, line) for line in lines]


def _line(s: Sections, line: Line) -> str:
    tail = f" – {line.tail}" if line.tail else ""
    notes = [f"  - {_said(s, note.text, note.evidence)}" for note in line.notes]
    return "\n".join([f"- {_text(line.text)}{tail} {_marks(s, line.evidence)}".rstrip(), *notes])


def _table(s: Sections, items: Sequence[Difference]) -> list[str]:
    rows = [_table_row(s, item) for item in items]
    return ["| matter | positions | why |", "|---|---|---|", *rows] if rows else []


def _table_row(s: Sections, item: Difference) -> str:
    if item.point is None:
        return f"| {_said(s, item.about, item.evidence)} | | |"
    positions = "; ".join(_position(s, position) for position in item.positions)
    why = f"{standing_words(item.point)}: {_text(item.why)}" if item.why else standing_words(item.point)
    return f"| {_text(item.about)} | {positions} | {why} |"


def _position(s: Sections, position: Position) -> str:
    weight = counted(position.independent, "origin")
    latest = f", {render_when(position.latest)}" if position.latest else ""
    note = f" – {_text(position.note)}" if position.note else ""
    return f"**{_text(position.value)}** {_marks(s, position.evidence)} ({weight}{_text(latest)}){note}"


def _change(s: Sections, item: Difference) -> str:
    if item.point is None:
        return f"- {_said(s, item.about, item.evidence)}"
    steps = " → ".join(_position(s, position) for position in item.positions)
    return f"- {_text(item.about)}: {steps}" + (f". {_text(item.why)}" if item.why else "")


def _quotes(s: Sections) -> list[str]:
    found = []
    for speaker, families in quotes_by_speaker(s.story):
        for family in families:
            words = family.lead.text if family.lead.form == "indirect" else f"“{family.lead.text}”"
            found.append(f"- **{_text(speaker or 'Speaker not named')}**: {_said(s, words, [family.lead.evidence])}")
            found += [f"  - {_said(s, note.text, note.evidence)}" for note in family.others]
    return found


def _timeline(s: Sections) -> list[str]:
    steps = timeline_steps(s.timeline, render_sections.newest_day(s.story))
    return [
        f"- **{_text(step.when)}** – {_said(s, entry.text, entry.evidence)}"
        + (f" ({STATUS[entry.status]})" if entry.status != "happened" else "")
        for step in steps
        for entry in step.entries
    ]


def _entity(s: Sections, entity: Entity) -> str:
    roles = "; ".join(_role(s, role) for role in entity.roles)
    others = [_text(name) for name in entity.variants if name != entity.name]
    return f"- **{_text(entity.name)}** – {roles}" + (f" (also written {list_words(others)})" if others else "")


def _role(s: Sections, role: EntityRole) -> str:
    return _said(s, role_words(role), role.evidence)


def _sources(s: Sections) -> list[str]:
    origins = [f"- {line}" for line in origin_lines(s.story, s.numbers, _text)]
    return [*origins, *(_source(s, report) for report in s.story.reports)]


def _source(s: Sections, report: ReportEntry) -> str:
    date = _text(render_published(report.published))
    note = f" ({_text(date_note(report.published))})" if date_note(report.published) else ""
    parts = [f"**{_text(outlet_of(report))}**", *([_text(report.title)] if report.title else []), f"{date}{note}"]
    parts.append(f"origin {report.group}")
    parts += report_lines(report, s.numbers, _text)
    if report.cites:
        parts.append(f"draws on {_text(list_words(report.cites))}")
    parts += [f"{_text(problem.what)} ({_text(problem.effect)})" for problem in report.problems]
    if report.removed:
        parts.append(f"taken out: {_text(removed_words(report.removed))}")
    address = web_address(report.url)
    return f"- [{s.numbers[report.id]}] {', '.join(parts)}" + (f" <{address}>" if address else "")


def _evidence(s: Sections) -> Iterator[str]:
    """Each line of the brief once more, shortened, with the sentences it rests on and where they stand."""
    for text, evidence in _evidenced(s):
        found = render_sections.marked(evidence, s.numbers)
        passages = [f"  - [{number}] {_passage(passage)}" for number, passages in found for passage in passages]
        if passages:
            yield "\n".join([f"- {_text(shorten(text, 90))}", *passages])


def _evidenced(s: Sections) -> Iterator[tuple[str, Sequence[Evidence]]]:
    for line in s.known:
        yield line.text, line.evidence
    for item in (*s.differs, *s.changed, *s.figures):
        if item.point is None:
            yield item.about, item.evidence
        for position in item.positions:
            yield f"{item.about}: {position.value}", position.evidence
    for line in (*s.planned, *s.said, *s.single, *s.open):
        yield line.text, line.evidence
    for entry in s.timeline:
        yield f"{render_when(entry.when)}: {entry.text}", entry.evidence
    for entity in s.who:
        for role in entity.roles:
            yield f"{entity.name}, {role.title}", role.evidence


def _passage(evidence: Evidence) -> str:
    """Where the passage stands, and its sentence with the passage in bold."""
    cut = cut_excerpt(evidence)
    where = "taken out of the text" if evidence.removed is not None else f"characters {evidence.start}–{evidence.end}"
    return f"{where}: {_inline(cut.before).lstrip()}**{_inline(cut.passage).strip()}**{_inline(cut.after).rstrip()}"

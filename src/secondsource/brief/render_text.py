"""A story file → text for the terminal: the brief with marks [1], tables that fit the width, evidence under disputes.

Words of reports are put in as they are, never as markup, and without control characters.
"""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from secondsource.brief import render_sections
from secondsource.brief.render_dates import render_published, render_when
from secondsource.brief.render_origins import origin_lines, report_lines
from secondsource.brief.render_passages import cut_excerpt
from secondsource.brief.render_quotes import Note, quotes_by_speaker
from secondsource.brief.render_sections import Difference, Line, Sections
from secondsource.brief.render_timeline import timeline_steps
from secondsource.brief.render_words import (
    STATUS,
    counted,
    date_note,
    list_words,
    one_line,
    outlet_of,
    removed_words,
    role_words,
    standing_words,
)
from secondsource.records.storyfile import Entity, Evidence, Position, ReportEntry, StoryFile

_STANDING_STYLE = {"agreed": "green", "disputed": "red", "updated": "blue", "single": "yellow"}


def render_text(story: StoryFile, width: int = 80, *, colour: bool = False) -> str:
    """Return the brief as text of at most `width` columns, with ANSI colours only when `colour` is set."""
    out = StringIO()
    console = Console(
        file=out, width=max(20, width), force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        color_system="standard" if colour else None, emoji=False, legacy_windows=False, soft_wrap=False,
    )  # fmt: skip
    s = render_sections.brief_sections(story)
    console.print(_plain(story.story.title, "bold"))
    console.print(_plain(" · ".join(render_sections.facts_line(story)), "dim"))
    for what, words, remark in render_sections.place_in_news(story):
        console.print(_plain(f"{what}: {words}" + (f" ({remark})" if remark else ""), "dim"))
    for heading, parts in _sections(s):
        if parts:
            console.print()
            console.print(Text(heading.upper(), "bold cyan"))
            console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _sections(s: Sections) -> list[tuple[str, list[RenderableType]]]:
    return [
        ("What is known", _lines(s, s.known)),
        ("Where reports differ", _differences(s, s.differs)),
        ("What changed", _differences(s, s.changed)),
        ("Figures over time", _differences(s, s.figures)),
        ("What is planned", _lines(s, s.planned)),
        ("Who said what", _lines(s, s.said) or _quotes(s)),
        ("Only one report says", _lines(s, s.single)),
        ("Open questions", _lines(s, s.open)),
        ("Timeline", _timeline(s)),
        ("Who is who", [_bullet(_entity(s, entity)) for entity in s.who]),
        ("Sources", [*_lines(s, s.sources), *_sources(s)]),
        ("Not looked for", [_bullet(_plain(limit)) for limit in s.story.limits]),
    ]


def _plain(text: str, style: str = "") -> Text:
    return Text(one_line(text), style)


def _marks(s: Sections, evidence: Sequence[Evidence]) -> Text:
    """Marks after a no-break space, so that they stay with the word before them."""
    marks = "".join(f"[{number}]" for number, _ in render_sections.marked(evidence, s.numbers))
    return Text(f"\u00a0{marks}" if marks else "", "cyan")


def _bullet(text: RenderableType, sign: str = "•", indent: int = 0) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=len(sign))
    grid.add_column(ratio=1)
    grid.add_row(Text(sign), text)
    return Padding(grid, (0, 0, 0, indent)) if indent else grid


def _lines(s: Sections, lines: Sequence[Line]) -> list[RenderableType]:
    return [_line(s, line) for line in lines]


def _line(s: Sections, line: Line) -> RenderableType:
    words = _plain(line.text)
    if line.tail:
        words.append(f" – {line.tail}", "dim")
    words.append_text(_marks(s, line.evidence))
    return _bullet(Group(words, *(_note(s, note) for note in line.notes)))


def _note(s: Sections, note: Note) -> Text:
    return _plain(note.text, "dim").append_text(_marks(s, note.evidence))


def _differences(s: Sections, items: Sequence[Difference]) -> list[RenderableType]:
    return [_difference(s, item) for item in items]


def _difference(s: Sections, item: Difference) -> RenderableType:
    """The matter and its standing, a table of positions, why, and the sentences the positions rest on."""
    if item.point is None:
        return _bullet(_plain(item.about).append_text(_marks(s, item.evidence)))
    head = _plain(item.about, "bold")
    head.append(f"  {standing_words(item.point)}", _STANDING_STYLE[item.point.standing])
    table = Table(box=SIMPLE_HEAD, show_header=False, show_edge=False, pad_edge=False, expand=True)
    table.add_column(ratio=5)
    table.add_column(ratio=3, style="dim")
    for position in item.positions:
        table.add_row(Group(_position(s, position), *_sentences(s, position)), _weight(position))
    why = [_plain(f"Why: {item.why}")] if item.why else []
    return _bullet(Group(head, table, *why, Text("")))


def _position(s: Sections, position: Position) -> Text:
    words = _plain(position.value).append_text(_marks(s, position.evidence))
    return words.append(f" {one_line(position.note)}", "dim") if position.note else words


def _weight(position: Position) -> Text:
    latest = f", {render_when(position.latest)}" if position.latest else ""
    return _plain(counted(position.independent, "origin") + latest)


def _sentences(s: Sections, position: Position) -> list[RenderableType]:
    """One sentence for each report of a position, dim; reports that give it word for word share it."""
    told: dict[str, str] = {}
    for number, passages in render_sections.marked(position.evidence, s.numbers):
        cut = cut_excerpt(passages[0], around_chars=70)
        words = one_line(f"{cut.before}{cut.passage}{cut.after}")
        told[words] = told.get(words, "") + f"[{number}]"
    return [Padding(Text(f"{marks} {words}", "dim italic"), (0, 0, 0, 2)) for words, marks in told.items()]


def _quotes(s: Sections) -> list[RenderableType]:
    found: list[RenderableType] = []
    for speaker, families in quotes_by_speaker(s.story):
        for family in families:
            said = family.lead.text if family.lead.form == "indirect" else f"“{family.lead.text}”"
            words = _plain(f"{speaker or 'Speaker not named'}: {said}").append_text(_marks(s, [family.lead.evidence]))
            found.append(_bullet(Group(words, *(_note(s, note) for note in family.others))))
    return found


def _timeline(s: Sections) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", max_width=20)
    grid.add_column(ratio=1)
    for step in timeline_steps(s.timeline, render_sections.newest_day(s.story)):
        for number, entry in enumerate(step.entries):
            words = _plain(entry.text)
            if entry.status != "happened":
                words.append(f" ({STATUS[entry.status]})", "yellow")
            grid.add_row(_plain("" if number else step.when), words.append_text(_marks(s, entry.evidence)))
    return [grid] if s.timeline else []


def _entity(s: Sections, entity: Entity) -> Text:
    words = _plain(entity.name, "bold")
    for number, role in enumerate(entity.roles):
        words.append(f"{';' if number else ','} {one_line(role_words(role))}", "not bold").append_text(
            _marks(s, role.evidence)
        )
    return words


def _sources(s: Sections) -> list[RenderableType]:
    width = len(str(len(s.story.reports))) + 2
    origins = [_bullet(_plain(line)) for line in origin_lines(s.story, s.numbers, one_line)]
    reports = [_bullet(_source(s, report), f"[{s.numbers[report.id]}]".ljust(width)) for report in s.story.reports]
    return [*origins, *reports]


def _source(s: Sections, report: ReportEntry) -> RenderableType:
    head = _plain(outlet_of(report), "bold")
    if report.title:
        head.append(f" – {one_line(report.title)}", "not bold")
    when = render_published(report.published)
    note = f" ({date_note(report.published)})" if date_note(report.published) else ""
    facts = [f"{when}{note}", f"origin {report.group}"]
    facts += report_lines(report, s.numbers, one_line)
    if report.cites:
        facts.append(f"draws on {list_words(report.cites)}")
    facts += [problem.what for problem in report.problems]
    if report.removed:
        facts.append(f"taken out: {removed_words(report.removed)}")
    return Group(head, _plain(" · ".join(facts), "dim"))

"""The line: paths of reports -> story files. The only place that knows two stages.

ingest -> clean -> analyse -> group -> compare -> brief. Records in, records out; a report that cannot be read is named
and counted, and the others go on.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from secondsource.analyse.analysis import read_analysis
from secondsource.brief.assemble import assemble_story
from secondsource.brief.reading_file import assemble_reading
from secondsource.clean.as_is import read_as_is
from secondsource.clean.document import read_document, reject_reason
from secondsource.clean.raw_places import find_removed
from secondsource.compare.comparison import compare_story
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.overruled_natures import overrule_natures
from secondsource.errors import StoreError
from secondsource.group.borrowed import find_borrowed
from secondsource.group.chapters import find_chapters
from secondsource.group.copies import find_copies
from secondsource.group.headline import choose_headline
from secondsource.group.heat import story_heat
from secondsource.group.identities import find_identities
from secondsource.group.keywords import find_keywords
from secondsource.group.origins import name_agencies, number_origins
from secondsource.group.overruled_copies import overrule_copies
from secondsource.group.overruled_names import overrule_names
from secondsource.group.related import Relation
from secondsource.group.stories import Grouping, read_stories
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.files import read_in_order, read_paths
from secondsource.ingest.judgements import read_judgements
from secondsource.ingest.matched_judgements import match_judgements, unmet_names
from secondsource.records.analysis import Analysis
from secondsource.records.desk import ReadReport
from secondsource.records.document import Document, Published
from secondsource.records.groupingfile import CopyOf, GroupedReport
from secondsource.records.reading import readings_of
from secondsource.records.readingfile import ReadingFile
from secondsource.records.report import Report, Skipped
from secondsource.records.story import Copy, Judgement, Story
from secondsource.records.storyfile import Chapter, Related, StoryFile
from secondsource.settings import Settings

_RECORD = re.compile(r"#\d+(?:\.\d+)*\Z")  # which record of its file a report was

Progress = Callable[[str, int, int], None]
_Given = TypeVar("_Given", bound=Report | ReadReport)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The story files, most reports first, and what was skipped with the reason."""

    stories: tuple[StoryFile, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a story is told by beside its reports: what a person decided, the day of the newest report of all (for the
    heat), and what was kept of its last comparison.
    """

    decided: Sequence[Judgement] = ()
    newest: date | None = None
    memory: ComparisonMemory | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """The reports of one story with their settled dates, copies and origins, and what a person decided."""

    reports: tuple[str, ...]
    published: dict[str, Published]
    copies: tuple[Copy, ...]
    origins: dict[str, int]
    decided: tuple[Judgement, ...]


def make_brief(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Outcome:
    """Read the reports at `paths` and tell their stories; what cannot be read is skipped and named."""
    said = read_judgements(settings.judgements) if settings.judgements else ()
    intake = read_paths(paths)
    documents, analyses, skipped = _read_all(intake.reports, settings, progress or _quiet)
    decided, unfit = match_judgements(said, intake.reports)
    grouping = _group(documents, analyses, settings, decided)
    newest = max((d.published.end for d in documents.values() if d.published.end), default=None)
    stories, names = [], []
    for done, group in enumerate(grouping.stories):
        told = tell_story(_in_order(group, documents), documents, analyses, Beside(decided, newest))
        names.append({name.casefold() for one in told.entities for name in (one.name, *one.variants)})
        stories.append(told)
        (progress or _quiet)("comparing", done + 1, len(grouping.stories))
    by_size = sorted(_with_related(stories, grouping.related), key=lambda s: (-len(s.reports), s.story.id))
    unmet = unmet_names(said, names) if stories else ()
    return Outcome(tuple(by_size), (*intake.skipped, *skipped, *unfit, *unmet))


def tell_story(
    reports: Sequence[str],
    documents: Mapping[str, Document],
    analyses: Mapping[str, Analysis],
    beside: Beside,
) -> StoryFile:
    """Compare the reports of one story, which stands in this order."""
    story = _tell(_copied(reports, documents, analyses, beside.decided), documents, analyses, beside.newest)
    readings = readings_of(story, documents, analyses)
    compared = overrule_natures(compare_story(readings, beside.memory), beside.decided)
    return assemble_story(story, readings, compared)


def in_order_of_days(documents: Mapping[str, Document]) -> list[str]:
    """Return the reports by day, those of one day by id, so that it plays no part in which order they came in."""
    return sorted(documents, key=lambda r: (documents[r].published.start or date.max, r))


def _quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def read_reports(
    paths: Sequence[Path], settings: Settings, progress: Progress | None = None
) -> Iterator[ReadingFile | Skipped]:
    """Yield the reading of every report at `paths` in input order, and what is skipped where it was met.

    Reports are read as they are asked for and not kept, so any number of them fits in memory. The `total` of
    `progress` is 0: it is not known.
    """
    for done, read in enumerate(read_each(read_in_order(paths), lambda report: _reading(report, settings)), 1):
        yield read
        (progress or _quiet)("reading", done, 0)


def group_reports(
    paths: Sequence[Path], settings: Settings, progress: Progress | None = None
) -> Iterator[GroupedReport | Skipped]:
    """Yield for every report at `paths`, in input order, its story and origin, and what is skipped where it was met.

    A report that is given twice comes out twice, the second time under an id of its own.
    """
    said = read_judgements(settings.judgements) if settings.judgements else ()
    order: list[Report | Skipped] = []
    documents: dict[str, Document] = {}
    analyses: dict[str, Analysis] = {}
    for done, read in enumerate(read_each(read_in_order(paths), lambda r: _with_report(r, settings)), 1):
        order.append(read if isinstance(read, Skipped) else read[0])
        if not isinstance(read, Skipped):
            documents[read[0].id], analyses[read[0].id] = read[1], read[2]
        (progress or _quiet)("reading", done, 0)
    reports = [one for one in order if isinstance(one, Report)]
    decided, unfit = match_judgements(said, reports)
    grouping = _group(documents, analyses, settings, decided)
    why = {judgement.right: judgement.why for judgement in grouping.judgements}
    names = {one.id: name_of(one) for one in reports}
    told = (group_story(story, documents, analyses, decided) for story in grouping.stories)
    lines = {str(line.id): replace(line, why=why.get(str(line.id), line.why)) for story in told for line in story}
    for one in order:
        yield one if isinstance(one, Skipped) else renamed(lines[one.id], names)
    yield from unfit


def group_story(
    reports: Sequence[str],
    documents: Mapping[str, Document],
    analyses: Mapping[str, Analysis],
    decided: Sequence[Judgement] = (),
) -> list[GroupedReport]:
    """Return the line of every report of one story, under report ids; why it is in the story is left open."""
    told = _copied(_in_order(reports, documents), documents, analyses, decided)
    story = _story_id(told.reports)
    copied = {c.report: c for c in sorted(told.copies, key=lambda c: (c.joins, c.share, c.of))}
    lines = []
    for r in told.reports:
        of = CopyOf(of=copied[r].of, share=round(copied[r].share, 3)) if r in copied else None
        origin = f"{story}-{told.origins[r]}"
        lines.append(GroupedReport(id=r, story=story, origin=origin, copies=of, why="opens the story"))
    return lines


def name_of(report: Report) -> str | int | float:
    """Return the name a report was given, else its id."""
    return report.id if report.given_id is None else report.given_id


def renamed(line: GroupedReport, names: Mapping[str, str | int | float]) -> GroupedReport:
    """Return a line under the names the reports were given."""
    copies = replace(line.copies, of=names[str(line.copies.of)]) if line.copies else None
    return replace(line, id=names[str(line.id)], copies=copies)


def _with_report(report: Report, settings: Settings) -> tuple[Report, Document, Analysis] | Skipped:
    read = read_report(report, settings)
    return read if isinstance(read, Skipped) else (report, *read)


def _reading(report: Report, settings: Settings) -> ReadingFile | Skipped:
    read = read_report(report, settings)
    if isinstance(read, Skipped):
        return read
    return reading_of(report, *read)


def reading_of(report: Report, document: Document, analysis: Analysis) -> ReadingFile:
    """Put together what was read in a report."""
    return assemble_reading(document, analysis, report.given_id, find_removed(report, document.removed))


def read_report(report: Report, settings: Settings) -> tuple[Document, Analysis] | Skipped:
    """Clean and read one report; text to be read as it is is never refused, but for want of any."""
    document = read_as_is(report) if settings.as_is else read_document(report)
    return (None if settings.as_is else reject_reason(document)) or (document, read_analysis(document))


def read_each(
    found: Iterable[_Given | Skipped], read: Callable[[_Given], _Result | Skipped]
) -> Iterator[_Result | Skipped]:
    """Read every report; the loop that goes on after a bad one and records why exists here only."""
    for report in found:
        if isinstance(report, Skipped):
            yield report
            continue
        try:
            done = read(report)
        except StoreError:  # the desk fails, not the report
            raise
        except Exception as error:
            what = f"could not be read: {type(error).__name__}: {error}"
            done = Skipped(report.source, "reader-failed", what, "please report this file as a bug")
        yield done


def _read_all(
    reports: Sequence[Report], settings: Settings, progress: Progress
) -> tuple[dict[str, Document], dict[str, Analysis], list[Skipped]]:
    documents: dict[str, Document] = {}
    analyses: dict[str, Analysis] = {}
    skipped: list[Skipped] = []
    for done, read in enumerate(read_each(reports, lambda report: read_report(report, settings)), 1):
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            document, analysis = read
            documents[document.report_id], analyses[document.report_id] = document, analysis
        progress("reading", done, len(reports))
    return documents, analyses, skipped


def _group(
    documents: Mapping[str, Document],
    analyses: Mapping[str, Analysis],
    settings: Settings,
    decided: Sequence[Judgement],
) -> Grouping:
    if settings.one_story:
        return Grouping((tuple(documents),) if documents else (), (), ())
    return read_stories(list(documents.values()), analyses, decided)


def _with_related(stories: Sequence[StoryFile], relations: Iterable[Relation]) -> tuple[StoryFile, ...]:
    """Name in every story file the stories it is related to, now that all have titles."""
    related: dict[int, list[Related]] = defaultdict(list)
    for relation in relations:
        left, right = stories[relation.left].story, stories[relation.right].story
        related[relation.left].append(Related(id=right.id, title=right.title, why=relation.why))
        related[relation.right].append(Related(id=left.id, title=left.title, why=relation.why_back))
    return tuple(
        replace(told, story=replace(told.story, related=tuple(related[number]))) for number, told in enumerate(stories)
    )


def _copied(
    reports: Sequence[str],
    documents: Mapping[str, Document],
    analyses: Mapping[str, Analysis],
    decided: Sequence[Judgement],
) -> _Told:
    by_id = {r: documents[r] for r in reports}
    read = {r: analyses[r] for r in reports}
    published = settle_calendar(list(by_id.values()), read)
    copies = overrule_copies(find_copies(list(by_id.values()), read, published), decided, by_id)
    origins = number_origins(reports, copies, by_id, read, decided)
    return _Told(tuple(reports), published, copies, origins, tuple(decided))


def _in_order(group: Sequence[str], documents: Mapping[str, Document]) -> list[str]:
    return sorted(group, key=lambda r: _place(documents[r]))


def _place(document: Document) -> tuple[str, date, str]:
    """Return what the reports of a story are sorted by: the file, and within one file the day and the id.

    The id comes from the content. Where a record stands in its file decides nothing, or the order of lines would decide
    between two headlines, two originals, two ways to word a point.
    """
    return _RECORD.sub("", document.source), document.published.start or date.max, document.report_id


def _tell(
    group: _Told, documents: Mapping[str, Document], analyses: Mapping[str, Analysis], newest: date | None
) -> Story:
    by_id = {r: documents[r] for r in group.reports}
    told = list(by_id.values())
    read = {r: analyses[r] for r in group.reports}
    texts = {r: document.text for r, document in by_id.items()}
    found, judgements = find_identities(read, texts)
    identities = overrule_names(found, group.decided, read, texts) if group.decided else found
    return Story(
        id=_story_id(group.reports),
        title=choose_headline(told, read),
        reports=group.reports,
        published=group.published,
        origins=group.origins,
        copies=group.copies,
        identities=identities,
        judgements=judgements,
        heat=story_heat(group.published, group.origins, newest),
        agencies=name_agencies(group.origins, by_id, read),
        keywords=find_keywords(told, read),
        chapters=_chapters(told, read, group.published),
        borrowed=find_borrowed(group.copies, group.origins),
    )


def _story_id(group: Iterable[str]) -> str:
    return "s" + blake2b("\n".join(sorted(group)).encode(), digest_size=6).hexdigest()


def _chapters(
    told: Sequence[Document], analyses: Mapping[str, Analysis], published: Mapping[str, Published]
) -> tuple[Chapter, ...]:
    by_id = {d.report_id: d for d in told}
    return tuple(
        Chapter(
            title=choose_headline([by_id[r] for r in part.reports], analyses),
            period=(part.first.isoformat(), part.last.isoformat()),
            reports=part.reports,
        )
        for part in find_chapters([d.report_id for d in told], published)
    )

"""The line: paths of reports -> story files. The only place that knows two stages.

ingest -> clean -> analyse -> group -> compare -> brief. Records in, records out; a report that cannot be read is named
and counted, and the others go on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from secondsource.group.copies import find_copies
from secondsource.group.headline import choose_headline
from secondsource.group.identities import find_identities
from secondsource.group.origins import name_agencies, number_origins
from secondsource.group.overruled_copies import overrule_copies
from secondsource.group.overruled_names import overrule_names
from secondsource.group.stories import Grouping, Relation, read_stories, story_heat
from secondsource.group.story_calendar import settle_calendar
from secondsource.ingest.files import read_in_order, read_paths
from secondsource.ingest.judgements import read_judgements
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.reading import readings_of
from secondsource.records.readingfile import ReadingFile
from secondsource.records.report import Report, Skipped
from secondsource.records.story import Judgement, Story
from secondsource.records.storyfile import Related, StoryFile
from secondsource.settings import Settings

Progress = Callable[[str, int, int], None]
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The story files, most reports first, and what was skipped with the reason."""

    stories: tuple[StoryFile, ...]
    skipped: tuple[Skipped, ...]


def make_brief(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Outcome:
    """Read the reports at `paths` and tell their stories; what cannot be read is skipped and named."""
    intake = read_paths(paths)
    documents, analyses, skipped = _read_all(intake.reports, settings, progress or _quiet)
    decided, unfit = read_judgements(settings.judgements, intake.reports) if settings.judgements else ((), ())
    grouping = _group(documents, analyses, settings, decided)
    stories = []
    for done, group in enumerate(grouping.stories):
        stories.append(_tell(group, documents, analyses, decided))
        (progress or _quiet)("comparing", done + 1, len(grouping.stories))
    told = _with_related(stories, grouping.related)
    by_size = sorted(told, key=lambda s: (-len(s.reports), s.story.id))
    return Outcome(tuple(by_size), (*intake.skipped, *skipped, *unfit))


def _quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def read_reports(
    paths: Sequence[Path], settings: Settings, progress: Progress | None = None
) -> Iterator[ReadingFile | Skipped]:
    """Yield the reading of every report at `paths` in input order, and what is skipped where it was met.

    Reports are read as they are asked for and not kept, so any number of them fits in memory. The `total` of
    `progress` is 0: it is not known.
    """
    for done, read in enumerate(_each(read_in_order(paths), lambda report: _reading(report, settings)), 1):
        yield read
        (progress or _quiet)("reading", done, 0)


def _reading(report: Report, settings: Settings) -> ReadingFile | Skipped:
    read = _read(report, settings)
    if isinstance(read, Skipped):
        return read
    document, analysis = read
    return assemble_reading(document, analysis, report.given_id, find_removed(report, document.removed))


def _read(report: Report, settings: Settings) -> tuple[Document, Analysis] | Skipped:
    """Clean and read one report; text to be read as it is is never refused, but for want of any."""
    document = read_as_is(report) if settings.as_is else read_document(report)
    return (None if settings.as_is else reject_reason(document)) or (document, read_analysis(document))


def _each(
    found: Iterable[Report | Skipped], read: Callable[[Report], _Result | Skipped]
) -> Iterator[_Result | Skipped]:
    """Read every report; the loop that goes on after a bad one and records why exists here only."""
    for report in found:
        if isinstance(report, Skipped):
            yield report
            continue
        try:
            done = read(report)
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
    for done, read in enumerate(_each(reports, lambda report: _read(report, settings)), 1):
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
    return read_stories(list(documents.values()), analyses, [j for j in decided if j.kind == "same-story"])


def _with_related(stories: Sequence[StoryFile], relations: Iterable[Relation]) -> tuple[StoryFile, ...]:
    """Name in every story file the stories it is related to, now that all have titles."""
    related: dict[int, list[Related]] = defaultdict(list)
    for relation in relations:
        for here, there in ((relation.left, relation.right), (relation.right, relation.left)):
            other = stories[there].story
            related[here].append(Related(id=other.id, title=other.title, why=relation.why))
    return tuple(
        replace(told, story=replace(told.story, related=tuple(related[number]))) for number, told in enumerate(stories)
    )


def _tell(
    group: Sequence[str],
    documents: Mapping[str, Document],
    analyses: Mapping[str, Analysis],
    decided: Sequence[Judgement],
) -> StoryFile:
    group = sorted(group, key=lambda r: documents[r].source)
    told = [documents[r] for r in group]
    read = {r: analyses[r] for r in group}
    published = settle_calendar(told, read)
    by_id = {r: documents[r] for r in group}
    copies = overrule_copies(find_copies(told, read, published), decided, by_id)
    origins = number_origins(group, copies, by_id, read, decided)
    texts = {r: documents[r].text for r in group}
    found, judgements = find_identities(read, texts)
    identities = overrule_names(found, decided, read, texts) if decided else found
    story = Story(
        id="s" + blake2b("\n".join(sorted(group)).encode(), digest_size=6).hexdigest(),
        title=choose_headline(told, read),
        reports=tuple(group),
        published=published,
        origins=origins,
        copies=copies,
        identities=identities,
        judgements=judgements,
        heat=story_heat(published, origins),
        agencies=name_agencies(origins, by_id, read),
    )
    readings = readings_of(story, documents, analyses)
    return assemble_story(story, readings, compare_story(readings))

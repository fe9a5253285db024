"""A story file -> what search finds of its quotes and points."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from secondsource.records.storyfile import Evidence, Point, QuoteEntry, ReportEntry, StoryFile
from secondsource.store.keys import marks_of


def story_findings(file: StoryFile) -> Iterator[dict[str, Any]]:
    """Yield a row of `findings` for every quote and point, in the order of the table's columns."""
    reports = {r.id: r for r in file.reports}
    for number, quote in enumerate(file.quotes):
        yield _quote(file.story.id, number, quote, reports)
    said = quotes_by_report(file.quotes)
    for point in file.points:
        yield _point(file.story.id, point, reports, said)


def quotes_by_report(quotes: Iterable[QuoteEntry]) -> dict[str, list[QuoteEntry]]:
    """Return the quotes whose speaker is known, by report."""
    found: dict[str, list[QuoteEntry]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker:
            found[quote.evidence.report].append(quote)
    return found


def speaker_of(passage: Evidence, said: Mapping[str, Sequence[QuoteEntry]]) -> str | None:
    """Return who says a passage in its report; None when it is the report's own word."""
    for quote in said.get(passage.report, ()):
        if quote.evidence.start < passage.end and passage.start < quote.evidence.end:
            return quote.speaker
    return None


def _quote(story: str, number: int, quote: QuoteEntry, reports: dict[str, ReportEntry]) -> dict[str, Any]:
    report = reports[quote.evidence.report]
    return {
        "what": "quote",
        "id": f"{story}:{number}",
        "story": story,
        "report": report.id,
        "outlet": report.outlet,
        "speaker": quote.speaker,
        "kind": quote.form,
        "standing": None,
        "day": report.published.start,
        "title": quote.speaker or "",
        "text": quote.text,
        "marks": marks_of(what="quote", outlet=report.outlet, speaker=quote.speaker, kind=quote.form),
    }


def _point(
    story: str, point: Point, reports: dict[str, ReportEntry], said: Mapping[str, Sequence[QuoteEntry]]
) -> dict[str, Any]:
    passages = [e for position in point.positions for e in position.evidence]
    outlets = Counter(name for e in passages if (name := reports[e.report].outlet))
    speakers = sorted({who for e in passages if (who := speaker_of(e, said))})
    marks = [marks_of(what="point", kind=point.kind, standing=point.standing)]
    marks += [marks_of(outlet=name) for name in sorted(outlets)] + [marks_of(speaker=name) for name in speakers]
    sentences = dict.fromkeys(e.sentence for e in passages)
    values = " / ".join(position.value for position in point.positions)
    return {
        "what": "point",
        "id": point.id,
        "story": story,
        "report": passages[0].report if passages else None,
        "outlet": ", ".join(name for name, _ in outlets.most_common(3)) or None,
        "speaker": ", ".join(speakers[:3]) or None,
        "kind": point.kind,
        "standing": point.standing,
        "day": max((p.latest for p in point.positions if p.latest), default=None),
        "title": point.about,
        "text": "\n".join([values, *list(sentences)[:4]]),
        "marks": " ".join(marks),
    }

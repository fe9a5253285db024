"""Story, readings and comparison -> the story file."""

from collections.abc import Sequence

from secondsource.brief.doubts import with_doubted_days
from secondsource.brief.entries import entity_entries, report_entries, time_entries
from secondsource.brief.lines import brief_lines
from secondsource.brief.origin_entries import origin_entries
from secondsource.brief.timeline import build_timeline
from secondsource.records.comparison import Comparison
from secondsource.records.reading import Reading
from secondsource.records.story import Story
from secondsource.records.storyfile import StoryFile, StoryHead


def assemble_story(story: Story, readings: Sequence[Reading], comparison: Comparison) -> StoryFile:
    """Return the whole story file; the same story, readings and comparison give the same file."""
    timeline = build_timeline(readings, comparison.points)
    days = [d for r in readings for d in (r.published.start, r.published.end) if d is not None]
    period = (min(days).isoformat(), max(days).isoformat()) if days else (None, None)
    reports = report_entries(story, readings)
    return StoryFile(
        story=StoryHead(
            id=story.id,
            title=story.title,
            period=period,
            heat=story.heat,
            related=story.related,
            keywords=story.keywords,
            chapters=story.chapters,
        ),
        reports=reports,
        entities=entity_entries(story, readings),
        points=comparison.points,
        quotes=comparison.quotes,
        times=time_entries(readings),
        timeline=with_doubted_days(timeline, comparison.points),
        brief=brief_lines(readings, comparison.points, timeline, comparison.quotes),
        limits=comparison.limits,
        origins=origin_entries(story, reports),
    )

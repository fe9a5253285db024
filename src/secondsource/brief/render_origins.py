"""The origins of a story and what its copies took over → a few plain lines, for the forms that draw nothing."""

from collections.abc import Callable, Iterator, Mapping

from secondsource.brief.origin_graph import copy_words
from secondsource.brief.render_words import counted, percent, shorten
from secondsource.records.storyfile import Copied, ReportEntry, StoryFile

_MOST_CHANGES = 3
Escape = Callable[[str], str]


def origin_lines(story: StoryFile, numbers: Mapping[str, int], escape: Escape) -> Iterator[str]:
    """Yield a line for every origin that has several reports; `escape` makes the words of strangers safe to show."""
    reports = {report.id: report for report in story.reports}
    for origin in story.origins:
        if len(origin.reports) > 1:
            found = [reports[r] for r in origin.reports]
            agency = f" ({escape(origin.agency)})" if origin.agency else ""
            first = " ".join(f"[{numbers[r.id]}]" for r in found if not r.copies)
            copies = [f"[{numbers[r.id]}] {copy_words(r.copies, numbers)}" for r in found if r.copies]
            told = "; ".join([*([first] if first else []), *copies])
            yield f"Origin {origin.number}{agency}, {counted(len(found), 'report')} counted once: {told}"


def report_lines(report: ReportEntry, numbers: Mapping[str, int], escape: Escape) -> Iterator[str]:
    """Yield what a report took over from others, what it changed in it and what it added."""
    if report.copies:
        share = percent(report.copies.share)
        of = f"[{numbers.get(report.copies.of, '?')}]"
        if report.copies.order_known:
            yield f"copies {of}, {share} of its words"
        else:
            yield f"shares its text with {of}, {share} of its words (which came first is not known)"
        yield from _differences(report.copies, escape)
    for borrowed in report.borrows:
        yield f"shares a passage with [{numbers.get(borrowed.of, '?')}], {percent(borrowed.share)} of its words"


def _differences(copied: Copied, escape: Escape) -> Iterator[str]:
    def words(text: str) -> str:
        return escape(shorten(text, 40)) or "…"

    told = [f"“{words(c.here.text)}” for “{words(c.there.text)}”" for c in copied.changes[:_MOST_CHANGES]]
    more = len(copied.changes) - len(told)
    if told:
        yield f"changed {', '.join(told)}" + (f" and {more} more" if more else "")
    if copied.added:
        yield f"added {counted(len(copied.added), 'passage')} of its own"

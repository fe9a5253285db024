"""A reading -> problems: days of the week that do not fit the dates beside them ("Tuesday, October 30" was a Thursday).

Where the year is not written it is the one the report's date gives, which is known only once the story is settled.
"""

from collections.abc import Iterator

from secondsource.lang.lexicon import lexicon
from secondsource.records.problem import Problem
from secondsource.records.reading import Reading
from secondsource.records.span import Span


def weekday_problems(reading: Reading) -> Iterator[Problem]:
    """Yield one problem for every day told with a wrong day of the week; those already known are left out."""
    names: dict[str, int] = lexicon("calendar")["weekdays"]
    right = {number: name.capitalize() for name, number in names.items()}
    known = [p.span for p in reading.document.problems if p.code == "weekday-mismatch" and p.span]
    for moment, time in reading.moments_in(Span(0, len(reading.document.text))):
        told = names.get(moment.expression.text.split(",")[0].split()[0].lower())
        dated = moment.expression.month is not None and moment.expression.day is not None
        new = not any(span.overlaps(moment.span) for span in known)
        if told and dated and new and time.first and time.first == time.last and time.first.isoweekday() != told:
            shown = moment.span.of(reading.document.text)
            what = f"{shown!r}: {time.first.isoformat()} was a {right[time.first.isoweekday()]}"
            yield Problem("weekday-mismatch", what, "the date or the day of the week is wrong", moment.span)

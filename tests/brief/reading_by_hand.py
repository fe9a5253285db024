"""A small document with its analysis, made by hand, and the reading file they come to."""

from datetime import date
from decimal import Decimal

from secondsource.brief.reading_file import assemble_reading
from secondsource.records.analysis import (
    Analysis,
    Citation,
    Moment,
    Name,
    Quantity,
    Quote,
    Role,
    Speaker,
    Statement,
)
from secondsource.records.document import Block, Document, Published, Removed
from secondsource.records.problem import Problem
from secondsource.records.readingfile import ReadingFile
from secondsource.records.span import Span
from secondsource.values.amount import Amount
from secondsource.values.moment import parse_moment

TEXT = (
    "Harbour master Ana Reis told Norland Press on Monday that at least 22 fishing boats sank. "
    "“We saw nothing,” said Tom Vey. A so-called “ghost wave” came."
)


def span(words: str, within: str | None = None) -> Span:
    """Return where words stand in the text, once only."""
    around = TEXT if within is None else within
    start = TEXT.index(around) + around.index(words)
    return Span(start, start + len(words))


def make_document() -> Document:
    """Return the document the hand-made analysis is of; three pieces were taken out of it."""
    return Document(
        report_id="r1",
        source="wave.txt",
        sha256="0" * 64,
        text=TEXT,
        blocks=(Block(Span(0, len(TEXT)), "paragraph"),),
        title="Boats sink",
        outlet="The Vardy Gazette",
        byline=None,
        url=None,
        language="en",
        published=Published(date(2024, 5, 8), date(2024, 5, 8), "day", "metadata"),
        cites=("Norland Press", "Eastland News Agency"),
        removed=(Removed("Share this", "share buttons"), Removed("© 2024", "copyright line")),
        problems=(Problem("broken-bytes", "one byte was lost", "a letter is missing"),),
    )


def make_quotes() -> tuple[Quote, ...]:
    """Return a credited clause, marked words in it, a direct quotation, and marked words of nobody."""
    clause = "at least 22 fishing boats sank"
    ana = Speaker(span("Ana Reis"), "Ana Reis", 0)
    tom = Speaker(span("Tom Vey"), "Tom Vey", 1)
    told = Quote(span(clause), (span(clause),), "indirect", ana, span("told"), "Norland Press")
    inner = Quote(span("fishing boats"), (span("fishing boats"),), "mixed", ana, None, None)
    said = Quote(span("We saw nothing"), (span("We saw nothing"),), "direct", tom, span("said"), None)
    loose = Quote(span("ghost wave"), (span("ghost wave"),), "mixed", None, None, None)
    return told, inner, said, loose


def make_analysis() -> Analysis:
    """Return the analysis of the document, a member or more in every list."""
    monday = parse_moment("on Monday")
    assert monday is not None
    boats = Amount(Decimal(22), Decimal(22), "", "count", ">", hedge="at least")
    third = Amount(Decimal(3), Decimal(3), "", "ordinal")
    some = Amount(Decimal(3), Decimal(7), "", "count", vague=True)
    return Analysis(
        report_id="r1",
        sentences=(span(TEXT[:90].rstrip()), span("“We saw nothing,” said Tom Vey."), span(TEXT[TEXT.index("A so") :])),
        names=(Name(span("Ana Reis"), "person", 0), Name(span("Tom Vey"), "person", 1)),
        entity_names=("Ana Reis", "Tom Vey"),
        roles=(Role(span("Harbour master Ana Reis"), 0, span("Ana Reis"), "harbour master", "Vardy", "acting"),),
        quotes=make_quotes(),
        moments=(Moment(span("Monday"), monday, "past"),),
        quantities=(
            Quantity(span("22"), boats, "boats", span("fishing boats"), None),
            Quantity(span("We"), third, None, None, None),
            Quantity(span("nothing"), some, None, None, None),
        ),
        citations=(Citation("Norland Press", "agency", span("Norland Press")),),
        statements=(
            Statement(span("sank"), "sink", (("what", span("fishing boats")),), "happened", False, quote=1),
            Statement(span("saw"), "see", (), "happened", True, quote=2),
            Statement(span("came"), "come", (("what", span("ghost wave")),), "happened", False, quote=3, credited_to=1),
            Statement(span("told"), "tell", (("who", span("Ana Reis")),), "happened", False),
        ),
        problems=(Problem("stray-quotation-mark", "a mark", "none", Span(0, 1)),),
    )


def make_reading(given_id: str | int | float | None = None) -> ReadingFile:
    """Return the reading of the document; one of the pieces taken out has a place."""
    return assemble_reading(make_document(), make_analysis(), given_id, (Span(7, 17), None))

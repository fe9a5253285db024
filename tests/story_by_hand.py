"""A story file made by hand: a ferry that went aground off an invented coast, told by five invented outlets."""

from hashlib import sha256

from secondsource.records.storyfile import (
    BriefLine,
    Copied,
    Dated,
    Entity,
    EntityRole,
    Evidence,
    Point,
    Position,
    QuoteEntry,
    Related,
    RemovedText,
    ReportEntry,
    ReportProblem,
    SameQuote,
    StoryFile,
    StoryHead,
    TimeEntry,
    TimelineEntry,
)

TEXTS = {
    "r1": (
        "Ferry runs aground off Tarn Point, 14 missing\n\n"
        "PORT ELSMERE, March 4 – The car ferry Lady Orla struck a reef off Tarn Point late on Monday. "
        "At least 3 people died and 14 are missing, the coastguard said. "
        "The ship carried 212 passengers.\n\n"
        "“The captain left the channel to save time,” said Ines Kovar, the harbour master of Port Elsmere. "
        "“We had warned the company twice. We were not heard.”\n\n"
        "Transport Minister Dov Halloran will visit the site on Thursday."
    ),
    "r2": (
        "PORT ELSMERE (Northline) – Five people were killed when a ferry with more than 200 people aboard ran onto "
        "rocks near Port Elsmere on Monday night, rescuers said on Wednesday. "
        "Nine people are still missing. "
        "Harbour master Ines Kovar told Northline the captain had “left the channel”. "
        "The operator, Strand Lines, blamed a failure of the steering gear.\n\n"
        "The minister is due at the scene on Thursday."
    ),
    "r3": (
        "Five dead as ferry hits rocks\n\n"
        "Five people were killed when a ferry with more than 200 people aboard ran onto rocks near Port Elsmere on "
        "Monday night, rescuers said on Wednesday. Nine people are still missing. "
        "The operator, Strand Lines, blamed a failure of the steering gear."
    ),
    "r4": (
        "Lady Orla: what we know 🚢🌊\n\n"
        "🚢 The Lady Orla, built in 1998, belongs to Strand Lines. Its route was to be closed in April.\n\n"
        "Transport Minister Petra Lund called the accident “a wound to the whole coast”. "
        "Five people died; in the whole bay 8 have drowned since Sunday’s storm. "
        "According to The Elsmere Courier, 212 passengers were aboard."
    ),
    "r5": (
        "Ölteppich vor Tarn Point\n\n"
        "Minister Halloran hat die Unglücksstelle am Donnerstag besucht. "
        "Die Zahl der Toten stieg auf 6. Die Fähre soll im April geborgen werden."
    ),
}
SENTENCE_ENDS = (". ", ".” ", "\n\n", ".\n\n", ".”\n\n")
REMOVED = {
    "r4": (
        RemovedText(text="Sunday, March 30, 2031", why="page header: the day the page was saved"),
        RemovedText(text="READ ALSO: Ten islands to see this summer", why="teaser"),
    ),
}
PUBLISHED = {
    "r1": Dated(start="2031-03-04", end="2031-03-04", precision="day", from_="dateline", why="dateline March 4"),
    "r2": Dated(start="2031-03-05", end="2031-03-05", precision="day", from_="metadata"),
    "r3": Dated(start="2031-03-05", end="2031-03-06", precision="days", from_="body"),
    "r4": Dated(start="2031-03-01", end="2031-03-31", precision="month", from_="body", why="page header is doubtful"),
    "r5": Dated(start=None, end=None, precision="unknown", from_="unknown"),
}
OUTLETS = {"r1": "The Elsmere Courier", "r2": "Northline", "r3": "Daily Kestrel", "r4": None, "r5": "Küstenblatt"}
GROUPS = {"r1": 1, "r2": 2, "r3": 2, "r4": 3, "r5": 4}


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentences of the made-up texts: after a full stop with a blank, and at blank lines."""
    spans, start = [], 0
    for position in range(len(text)):
        end = next((end for end in SENTENCE_ENDS if text.startswith(end, position)), None)
        if end and position >= start:
            stop = position + len(end.rstrip())
            spans.append((start, stop))
            start = position + len(end)
    spans.append((start, len(text)))
    return tuple(spans)


def passage(report: str, words: str) -> Evidence:
    """Evidence for `words`, which must stand in the report."""
    text = TEXTS[report]
    start = text.index(words)
    end = start + len(words)
    first, last = next((a, b) for a, b in split_sentences(text) if a <= start < b)
    return Evidence(report=report, start=start, end=end, text=words, sentence=text[first : max(last, end)])


def removed_passage(report: str, index: int) -> Evidence:
    """Evidence from matter that was taken out of a report."""
    words = REMOVED[report][index].text
    return Evidence(report=report, start=0, end=0, text="", sentence=words, removed=index)


def _reports() -> tuple[ReportEntry, ...]:
    return tuple(_report(report_id) for report_id in TEXTS)


def _report(report_id: str) -> ReportEntry:
    text = TEXTS[report_id]
    copies = None
    if report_id == "r3":
        words = "Five people were killed when a ferry with more than 200 people aboard ran onto rocks near Port Elsmere"
        copies = Copied(of="r2", share=0.82, passages=(passage("r3", words),), why="38 words in a row")
    problems = ()
    if report_id == "r4":
        problems = (ReportProblem(code="mojibake", what="3 broken characters", effect="mended", span=(24, 30)),)
    return ReportEntry(
        id=report_id,
        source=f"reports/{report_id}.txt",
        outlet=OUTLETS[report_id],
        url="https://example.org/ferry" if report_id == "r1" else None,
        title=text.split("\n\n")[0] if report_id != "r2" else None,
        byline="Mara Quist" if report_id == "r1" else None,
        language="de" if report_id == "r5" else "en",
        published=PUBLISHED[report_id],
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        group=GROUPS[report_id],
        copies=copies,
        cites=("The Elsmere Courier",) if report_id == "r4" else (),
        removed=REMOVED.get(report_id, ()),
        problems=problems,
        sentences=split_sentences(text),
    )


def _entities() -> tuple[Entity, ...]:
    minister = {"title": "transport minister", "of": None}
    return (
        Entity(
            id="e1",
            kind="person",
            name="Ines Kovar",
            variants=("Ines Kovar",),
            roles=(
                EntityRole(
                    title="harbour master",
                    of="Port Elsmere",
                    from_="2031-03-04",
                    to="2031-03-05",
                    evidence=(
                        passage("r1", "Ines Kovar, the harbour master"),
                        passage("r2", "Harbour master Ines Kovar"),
                    ),
                ),
            ),
        ),
        Entity(
            id="e2",
            kind="person",
            name="Dov Halloran",
            variants=("Dov Halloran", "Halloran"),
            roles=(
                EntityRole(
                    **minister,
                    from_="2031-03-04",
                    to=None,
                    evidence=(passage("r1", "Transport Minister Dov Halloran"),),
                ),
            ),
        ),
        Entity(
            id="e3",
            kind="person",
            name="Petra Lund",
            variants=("Petra Lund",),
            roles=(
                EntityRole(**minister, from_=None, to=None, evidence=(passage("r4", "Transport Minister Petra Lund"),)),
            ),
        ),
        Entity(id="e4", kind="organisation", name="Strand Lines", variants=("Strand Lines",), roles=()),
        Entity(id="e5", kind="place", name="Tarn Point", variants=("Tarn Point",), roles=()),
    )


def _position(value: str, independent: int, latest: str | None, *evidence: Evidence, note: str = "") -> Position:
    return Position(value=value, independent=independent, latest=latest, evidence=evidence, note=note)


def _points() -> tuple[Point, ...]:
    return (
        Point(
            id="p1",
            kind="place",
            about="where the ferry ran aground",
            standing="agreed",
            independent=2,
            nature="rounding",
            why="Tarn Point lies near Port Elsmere.",
            positions=(
                _position("off Tarn Point", 1, "2031-03-04", passage("r1", "off Tarn Point")),
                _position("near Port Elsmere", 1, "2031-03-06", passage("r2", "near Port Elsmere")),
            ),
        ),
        Point(
            id="p2",
            kind="count",
            about="people killed",
            standing="updated",
            independent=3,
            nature="update",
            why="The later report overtakes the earlier one.",
            positions=(
                _position("6", 1, "2031-03-07", passage("r5", "Die Zahl der Toten stieg auf 6")),
                _position("at least 3", 1, "2031-03-04", passage("r1", "At least 3 people died")),
                _position("5", 2, "2031-03-06", passage("r2", "Five people were killed"), passage("r3", "Five people")),
            ),
        ),
        Point(
            id="p3",
            kind="office-holder",
            about="transport minister in March",
            standing="disputed",
            independent=2,
            nature="dispute",
            why="One office at one time has one holder; [4] stands alone.",
            positions=(
                _position("Dov Halloran", 2, "2031-03-07", passage("r1", "Dov Halloran"), passage("r5", "Halloran")),
                _position("Petra Lund", 1, None, passage("r4", "Petra Lund"), note="no other report names her"),
            ),
        ),
        Point(
            id="p4",
            kind="cause",
            about="why the ferry left the channel",
            standing="disputed",
            independent=2,
            nature="dispute",
            why="Different speakers.",
            positions=(
                _position("to save time (Kovar)", 1, "2031-03-04", passage("r1", "left the channel to save time")),
                _position(
                    "steering gear failed (Strand Lines)",
                    1,
                    "2031-03-06",
                    passage("r2", "blamed a failure of the steering gear"),
                    passage("r3", "blamed a failure of the steering gear"),
                ),
            ),
        ),
        Point(
            id="p5",
            kind="own-date",
            about="date of report 4",
            standing="disputed",
            independent=1,
            nature="dispute",
            why="The page says 30 March; the text has April still to come and the storm on Sunday.",
            positions=(
                _position("30 March", 1, "2031-03-30", removed_passage("r4", 0)),
                _position("before April", 1, "2031-03-31", passage("r4", "to be closed in April")),
            ),
        ),
        Point(
            id="p6",
            kind="count",
            about="people drowned",
            standing="disputed",
            independent=2,
            nature="scope",
            why="One counts the ferry, the other the whole bay since Sunday.",
            positions=(
                _position("5 (ferry)", 1, "2031-03-31", passage("r4", "Five people died")),
                _position("8 (bay)", 1, "2031-03-31", passage("r4", "in the whole bay 8 have drowned")),
            ),
        ),
        Point(
            id="p7",
            kind="measure",
            about="year the ship was built",
            standing="single",
            independent=1,
            nature=None,
            why="",
            positions=(_position("1998", 1, "2031-03-31", passage("r4", "built in 1998")),),
        ),
        Point(
            id="p8",
            kind="count",
            about="passengers aboard",
            standing="agreed",
            independent=2,
            nature="rounding",
            why="212 is more than 200.",
            positions=(
                _position("212", 1, "2031-03-31", passage("r1", "212 passengers"), passage("r4", "212 passengers")),
                _position("more than 200", 1, "2031-03-06", passage("r2", "more than 200 people")),
            ),
        ),
    )


def _quotes() -> tuple[QuoteEntry, ...]:
    return (
        QuoteEntry(
            text="The captain left the channel to save time",
            speaker="Ines Kovar",
            speaker_id="e1",
            via=None,
            form="direct",
            evidence=passage("r1", "The captain left the channel to save time"),
            same_as=(SameQuote(quote=1, drift="shortened"),),
        ),
        QuoteEntry(
            text="left the channel",
            speaker="Ines Kovar",
            speaker_id="e1",
            via="Northline",
            form="mixed",
            evidence=passage("r2", "left the channel"),
            same_as=(SameQuote(quote=0, drift="lengthened"),),
        ),
        QuoteEntry(
            text="We had warned the company twice. We were not heard.",
            speaker="Ines Kovar",
            speaker_id="e1",
            via=None,
            form="direct",
            evidence=passage("r1", "We had warned the company twice. We were not heard."),
        ),
        QuoteEntry(
            text="a wound to the whole coast",
            speaker=None,
            speaker_id=None,
            via=None,
            form="mixed",
            evidence=passage("r4", "a wound to the whole coast"),
        ),
    )


def _timeline() -> tuple[TimelineEntry, ...]:
    return (
        TimelineEntry(
            when="2031-03-03TNI",
            status="happened",
            text="The Lady Orla strikes a reef off Tarn Point",
            evidence=(passage("r1", "struck a reef off Tarn Point"), passage("r2", "ran onto rocks")),
        ),
        TimelineEntry(
            when="1998", status="happened", text="The ship is built", evidence=(passage("r4", "built in 1998"),)
        ),
        TimelineEntry(
            when="2031-03-06",
            status="planned",
            text="The transport minister visits the site",
            evidence=(passage("r1", "will visit the site on Thursday"), passage("r2", "due at the scene on Thursday")),
        ),
        TimelineEntry(
            when="2031-03-06",
            status="happened",
            text="Minister Halloran visits the site",
            evidence=(passage("r5", "am Donnerstag besucht"),),
        ),
        TimelineEntry(
            when="2031-04",
            status="cancelled",
            text="The route is to be closed",
            evidence=(passage("r4", "Its route was to be closed in April"),),
        ),
        TimelineEntry(
            when="2031-04",
            status="planned",
            text="The ferry is to be raised",
            evidence=(passage("r5", "im April geborgen"),),
        ),
        TimelineEntry(
            when="PAST_REF",
            status="happened",
            text="The company was warned",
            evidence=(passage("r1", "warned the company"),),
        ),
    )


def _brief() -> tuple[BriefLine, ...]:
    def line(section: str, text: str, *evidence: Evidence, point: str | None = None) -> BriefLine:
        return BriefLine(text=text, section=section, evidence=evidence, point=point)  # type: ignore[arg-type]

    aboard = (passage("r1", "212 passengers"), passage("r2", "more than 200 people"), passage("r4", "212 passengers"))
    return (
        line("known", "The ferry Lady Orla ran aground off Tarn Point, near Port Elsmere, on Monday night 3 March",
             passage("r1", "struck a reef off Tarn Point late on Monday"),
             passage("r2", "near Port Elsmere on Monday night"), point="p1"),
        line("known", "The ship carried 212 passengers – 2 origins", *aboard, point="p8"),
        line("differs", "Transport minister: Halloran [1][5], Lund [4]", passage("r1", "Dov Halloran"), point="p3"),
        line("differs", "Cause of the accident", passage("r1", "to save time"), point="p4"),
        line("changed", "Killed: at least 3, then 5, then 6", passage("r5", "stieg auf 6"), point="p2"),
        line("changed", "Missing: 14, then 9", passage("r1", "14 are missing"), passage("r2", "Nine people")),
        line("planned", "April 2031: the ferry is to be raised", passage("r5", "im April geborgen")),
        line("said", "Ines Kovar, harbour master: “The captain left the channel to save time”",
             passage("r1", "The captain left the channel to save time")),
        line("single", "The ship was built in 1998", passage("r4", "built in 1998"), point="p7"),
        line("open", "When the search will end", passage("r2", "Nine people are still missing")),
        line("sources", "Report 4 draws on The Elsmere Courier", passage("r4", "According to The Elsmere Courier")),
    )  # fmt: skip


def make_story() -> StoryFile:
    """Return the whole story."""
    return StoryFile(
        limits=("Tides are not compared yet.",),
        story=StoryHead(
            id="s-ferry",
            title="Ferry Lady Orla aground off Tarn Point: five dead, then six",
            period=("2031-03-03", "2031-03-07"),
            heat=1.8,
            related=(Related(id="s-storm", title="The storm of Sunday", why="same bay, one day earlier"),),
        ),
        reports=_reports(),
        entities=_entities(),
        points=_points(),
        quotes=_quotes(),
        times=(
            TimeEntry(evidence=passage("r1", "late on Monday"), value="2031-03-03TNI", anchor="report date 2031-03-04"),
        ),
        timeline=_timeline(),
        brief=_brief(),
    )

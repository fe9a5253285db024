from secondsource.brief.doubts import with_doubted_days, with_doubts
from secondsource.records.storyfile import BriefLine, Evidence, Point, Position, TimelineEntry

SENTENCE = "Prime Minister Ivo Holm opened the bridge."


def evidence(report, start=0, end=23):
    return Evidence(report=report, start=start, end=end, text=SENTENCE[start:end], sentence=SENTENCE)


def point(kind="office-holder", about="Prime minister of Norland"):
    best = Position(value="Ana Reis", independent=2, latest=None, evidence=(evidence("r1"), evidence("r2")))
    alone = Position(value="Ivo Holm", independent=1, latest=None, evidence=(evidence("r3"),))
    return Point(
        id="p1",
        kind=kind,
        about=about,
        standing="disputed",
        independent=3,
        nature="dispute",
        why="",
        positions=(best, alone),
    )


def told(report, section="single", start=0):
    line = BriefLine(text="The bridge was opened", section=section, evidence=(evidence(report, start, 42),))
    (marked,) = with_doubts([line], [point()])
    return marked.text


def test_a_line_that_rests_on_the_outnumbered_position_says_so():
    assert told("r3") == "The bridge was opened (disputed: Prime minister of Norland)"


def test_other_lines_stay_as_they_are():
    assert told("r1") == "The bridge was opened"
    assert told("r3", start=24) == "The bridge was opened"
    assert told("r3", section="differs") == "The bridge was opened"


def test_a_quote_of_an_outnumbered_holder_says_so():
    line = BriefLine(text="Ivo Holm: “We opened it”", section="said", evidence=(evidence("r3", 30, 42),))
    assert with_doubts([line], [point()])[0].text.endswith("(disputed: Prime minister of Norland)")
    other = BriefLine(text="Ana Reis: “We opened it”", section="said", evidence=(evidence("r3", 30, 42),))
    assert with_doubts([other], [point()]) == (other,)


def test_a_day_that_names_an_outnumbered_holder_says_so():
    def entry(report):
        return TimelineEntry(
            when="2024-05-01", status="happened", text="The bridge was opened", evidence=(evidence(report),)
        )

    texts = [e.text for e in with_doubted_days([entry("r3"), entry("r1")], [point()])]
    assert texts == ["The bridge was opened (disputed: Prime minister of Norland)", "The bridge was opened"]


def test_a_plan_that_a_later_report_has_otherwise_says_so():
    early = Position(value="going ahead", independent=1, latest="2024-05-01", evidence=(evidence("r1"),))
    late = Position(value="put off", independent=1, latest="2024-05-09", evidence=(evidence("r2"),))
    changed = Point(
        id="p2",
        kind="status",
        about="Put off or going ahead: bridge",
        standing="updated",
        independent=2,
        nature="update",
        why="",
        positions=(early, late),
    )
    lines = [BriefLine(text="The bridge opens", section="planned", evidence=(evidence(r),)) for r in ("r1", "r2")]
    texts = [line.text for line in with_doubts(lines, [changed])]
    assert texts == ["The bridge opens (since changed: Put off or going ahead: bridge)", "The bridge opens"]

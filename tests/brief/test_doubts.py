from secondsource.brief.doubts import with_doubts
from secondsource.records.storyfile import BriefLine, Evidence, Point, Position

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

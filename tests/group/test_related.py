from collections.abc import Sequence

from invented_reports import BUDGET, FERRY, reading, report

from secondsource.group.related import Relation, relate_stories
from secondsource.group.running import RunningStories
from secondsource.group.traits import read_traits
from secondsource.records.analysis import NameKind

AGAIN = """Carla Minde and Tomas Reval met in Ordesa to speak about the duty on diesel and the rural post offices.
The finance minister would not say whether parliament in Ordesa will see another budget before the winter."""
PAIR: list[tuple[str, NameKind]] = [("Tomas Reval", "person"), ("Carla Minde", "person"), ("Ordesa", "place")]


def related(
    one: tuple[str, str | None], other: tuple[str, str | None], names: Sequence[tuple[str, NameKind]]
) -> tuple[Relation, ...]:
    """Let two reports run as stories of their own; return how they are related."""
    documents = [report(f"r{n}", text, day=day) for n, (text, day) in enumerate((one, other))]
    analyses = {d.report_id: reading(d, names) for d in documents}
    running = RunningStories()
    running.rulings.rule("r0", "r1", one_story=False)
    running.add([read_traits(d, analyses[d.report_id]) for d in documents])
    return relate_stories(running, sorted(running.stories), [[d] for d in documents], analyses)


def test_what_comes_later_on_the_same_people_is_a_later_chapter():
    (found,) = related((BUDGET, "2031-05-01"), (AGAIN, "2031-06-20"), PAIR)
    assert (found.left, found.right) == (0, 1)
    assert found.why == "later chapter: same people – Carla Minde, Tomas Reval"
    assert found.why_back == "earlier chapter: same people – Carla Minde, Tomas Reval"


def test_on_one_day_there_are_no_chapters():
    (found,) = related((BUDGET, "2031-05-01"), (AGAIN, "2031-05-01"), [PAIR[0], PAIR[2]])
    assert found.why == found.why_back == "same person and place – Tomas Reval, Ordesa"


def test_a_place_alone_or_a_person_alone_relates_nothing():
    assert related((BUDGET, "2031-05-01"), (AGAIN, "2031-06-20"), PAIR[2:]) == ()
    assert related((BUDGET, "2031-05-01"), (AGAIN, "2031-06-20"), PAIR[:1]) == ()


def test_stories_that_share_nothing_are_not_related():
    names: list[tuple[str, NameKind]] = [*PAIR, ("Ilse Brandvold", "person"), ("Velmora", "place")]
    assert related((BUDGET, "2031-05-01"), (FERRY, "2031-05-01"), names) == ()

"""Judgements of a person on a desk: how things are named, what follows from a nature, and what is refused."""

import pytest

from desk_by_hand import DAY, FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.desk import judging
from secondsource.desk.judging import said_of
from secondsource.desk.telling import tell_stale
from secondsource.desk.upkeep import rebuild, undo
from secondsource.errors import InputError
from secondsource.records.desk import Sought
from secondsource.store.judgements import list_rulings
from secondsource.store.news import list_changes
from secondsource.store.reports import list_reports
from secondsource.store.search import search
from secondsource.store.stories import list_stories, read_story


def quiet(stage, done, total):
    """Show nothing."""


def judge(desk, verdict, sides, said):
    ruling = judging.judge(desk, verdict, sides, said)
    tell_stale(desk, lambda: said[1], quiet)
    return ruling


def judge_nature(desk, of, nature, said):
    ruling = judging.judge_nature(desk, of, nature, said)
    tell_stale(desk, lambda: said[1], quiet)
    return ruling


@pytest.fixture
def desk(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, FERRY, FERRY_OTHER, FAIR)
    yield desk
    desk.close()


def large(desk):
    return max(list_stories(desk), key=lambda row: row.reports)


def injured(desk):
    (point,) = (one for one in read_story(desk, large(desk).id).file.points if one.about == "people injured")
    return point


def overrule(desk, nature, why="looked at", day=2):
    return judge_nature(desk, (large(desk).id, injured(desk).id), nature, (why, DAY.format(day)))


def test_all_that_follows_from_a_nature_follows(desk):
    before = injured(desk)
    assert (before.nature, large(desk).disputed) == ("dispute", 1)
    told = list_changes(desk)
    ruling = overrule(desk, "update")
    point = injured(desk)
    assert (point.nature, point.standing, point.overruled.nature) == ("update", "updated", "dispute")
    assert point.why == "A person said so: looked at."
    assert large(desk).disputed == 0
    file = read_story(desk, large(desk).id).file
    assert {line.section for line in file.brief if line.point == point.id} == {"figures"}
    assert [one.id for one in search(desk, Sought(standing="updated", kind="count"))] == [point.id]
    assert list_changes(desk) == told  # what a person says is no news of the reports
    assert undo(desk, ruling.id, DAY.format(3), quiet).id == ruling.id
    assert injured(desk) == before
    assert large(desk).disputed == 1


def test_it_holds_when_all_is_made_anew_and_while_the_values_stand(desk):
    overrule(desk, "scope")
    rebuild(desk, lambda: DAY.format(3), quiet)
    assert injured(desk).nature == "scope"
    third = FERRY | {"url": "https://third.example/a", "outlet": "Third", "title": "Injured on the Elm Star"}
    put(desk, third | {"text": FERRY["text"].replace("12 people", "17 people")}, day=4)
    assert len(injured(desk).positions) == 3
    assert injured(desk).overruled is None


def test_a_later_word_takes_the_place_of_the_earlier(desk):
    overrule(desk, "scope")
    overrule(desk, "rounding", day=3)
    assert injured(desk).nature == "rounding"
    assert [one.undone_at for one in list_rulings(desk)] == [None, DAY.format(3)]
    assert said_of(desk, list_rulings(desk)[0]).endswith(": rounding")


def test_stories_are_joined_and_parted_by_their_ids(desk):
    one, other = (row.id for row in list_stories(desk))
    judge(desk, "same story", (one, other), ("", DAY.format(2)))
    assert [row.reports for row in list_stories(desk)] == [3]
    fair = FAIR["url"]
    judge(desk, "other story", (fair, large(desk).id), ("", DAY.format(3)))
    assert sorted(row.reports for row in list_stories(desk)) == [1, 2]


def test_reports_are_named_in_several_ways(desk):
    ids = {row.url: row.id for row in list_reports(desk)}
    for name in (ids[FERRY["url"]], FERRY["url"], FERRY["url"] + "?utm_source=mail"):
        ruling = judge(desk, "copy", (FERRY_OTHER["url"], name), ("", DAY.format(2)))
        assert (ruling.left, ruling.right) == (ids[FERRY_OTHER["url"]], ids[FERRY["url"]])
    assert large(desk).origins == 1
    assert said_of(desk, ruling) == f"“{FERRY_OTHER['title']}” copy “{FERRY['title']}”"


@pytest.mark.parametrize(
    ("verdict", "sides", "code"),
    [
        ("same tale", ("a", "b"), "bad-judgement"),
        ("same story", ("none", "nothing"), "not-found"),
        ("same story", (FERRY["url"], FERRY["url"]), "same-twice"),
        ("same story", (FERRY["url"], FERRY["url"] + "?utm_source=mail"), "same-twice"),
        ("copy", (FERRY["url"], "s000000000000"), "not-found"),
        ("same name", ("Mara Olsen", "Nobody Atall"), "not-found"),
        ("not same name", ("Mara Olsen", "mara olsen"), "same-twice"),
    ],
)
def test_a_judgement_on_nothing_is_refused(desk, verdict, sides, code):
    with pytest.raises(InputError) as error:
        judge(desk, verdict, sides, ("", DAY.format(2)))
    assert error.value.code == code
    assert list_rulings(desk) == []


def test_a_name_that_fits_several_reports_is_refused(tmp_path):
    desk = new_desk(tmp_path)
    put(desk, *({"title": one["title"], "text": one["text"]} for one in (FERRY, FAIR)))
    with pytest.raises(InputError) as error:
        judge(desk, "copy", (list_reports(desk)[0].source, list_reports(desk)[0].id), ("", DAY.format(2)))
    assert error.value.code in ("bad-judgement", "same-twice")
    desk.close()


@pytest.mark.parametrize(
    ("point", "nature", "code"), [("none", "update", "not-found"), ("p", "wrong", "bad-judgement")]
)
def test_a_nature_of_nothing_is_refused(desk, point, nature, code):
    with pytest.raises(InputError) as error:
        judge_nature(desk, (large(desk).id, point), nature, ("", DAY.format(2)))
    assert error.value.code == code


def test_one_value_alone_has_no_nature(desk):
    file = read_story(desk, large(desk).id).file
    alone = next(one for one in file.points if len(one.positions) == 1)
    with pytest.raises(InputError) as error:
        judge_nature(desk, (large(desk).id, alone.id), "update", ("", DAY.format(2)))
    assert error.value.code == "same-twice"

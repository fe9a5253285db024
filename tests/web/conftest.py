"""Desks that the tests of the page look at; nothing is changed on them."""

import pytest
from desks_by_hand import desk_of, put_story

from desk_by_hand import FAIR, FERRY, FERRY_OTHER, new_desk, put
from secondsource.records.desk import Change
from story_by_hand import make_story


@pytest.fixture(scope="session")
def ferry_desk(tmp_path_factory):
    """A desk with the story made by hand: all kinds of points, copies, quotes that drift, a chart."""
    desk = desk_of(tmp_path_factory.mktemp("ferry"))
    news = (
        Change("figure revised", "People killed: 5 after at least 3", "k1", "p2", "1-r5"),
        Change("disputed", "Transport minister in March: Dov Halloran or Petra Lund", "k2", "p3", None),
    )
    put_story(desk, make_story(), "1", news)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def read_desk(tmp_path_factory):
    """A desk whose reports were read: two tell one story, one of them was edited later; one tells another story."""
    desk = new_desk(tmp_path_factory.mktemp("read"))
    put(desk, FERRY, FERRY_OTHER, FAIR)
    put(desk, FERRY | {"text": FERRY["text"].replace("12 people", "16 people")}, day=2)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory):
    """A desk without anything."""
    desk = desk_of(tmp_path_factory.mktemp("empty"))
    yield desk
    desk.close()

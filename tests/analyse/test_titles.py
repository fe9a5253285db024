import pytest

from secondsource.analyse.titles import is_title, parse_title, title_at, title_ending, titles_ending


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gov.", "governor"),
        ("minister of trade", "trade minister"),
        ("deputy minister of health", "deputy health minister"),
        ("secretary of state for health", "health secretary"),
        ("defense secretary", "defence secretary"),
        ("work and pensions secretary", "work and pensions secretary"),
        ("shadow home secretary", "shadow home secretary"),
        ("vice-chairman", "vice chairman"),
        ("chief admiral", None),  # "navy chief Admiral X" holds two
        ("minister of silence", None),
        ("harbour", None),
    ],
)
def test_titles_have_one_form(text: str, name: str | None) -> None:
    assert parse_title(text) == name


def test_the_longest_title_is_read_from_either_end() -> None:
    lowered = ["the", "senior", "vice", "president", "of", "the", "firm"]
    first, last = title_at(lowered, 1), title_ending(lowered, 4)
    assert first is not None
    assert first == last
    assert (first.start, first.end, first.name) == (1, 4, "senior vice president")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [("ex-mayor", "former"), ("then-senator", "former"), ("president-elect", "elect"), ("mayor", None)],
)
def test_a_title_may_tell_its_time(text: str, modifier: str | None) -> None:
    title = title_at([text], 0)
    assert title is not None
    assert title.modifier == modifier


def test_plurals_name_one_title() -> None:
    found = [titles_ending(text.split(), len(text.split())) for text in ("foreign ministers", "sens.", "businesswomen")]
    assert [title.name for title in found if title] == ["foreign minister", "senator", "businesswoman"]
    assert titles_ending(["president"], 1) is None


def test_some_words_are_titles_only_when_written_small() -> None:
    assert title_ending(["center"], 1) is None
    assert title_ending(["center"], 1, small=True) is not None
    assert not is_title("center")

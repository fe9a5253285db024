"""Cutting a report text keeps every character and makes every passage a run of whole pieces."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.brief.render_passages import cut_excerpt, cut_report, unit_of
from story_by_hand import passage, removed_passage

TEXTS = st.text(alphabet="ab. \n\t🚢é\u00a0", max_size=80)
RANGES = st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=8)


@given(TEXTS, RANGES, RANGES)
def test_nothing_but_blanks_is_lost_and_passages_are_whole(
    text: str, sentences: list[tuple[int, int]], passages: list[tuple[int, int]]
) -> None:
    blocks = cut_report(text, sentences, passages)
    units = [unit for block in blocks for unit in block.units]
    assert [unit.number for unit in units] == list(range(len(units)))
    for unit in units:
        assert "".join(piece.text for piece in unit.pieces) == text[unit.range[0] : unit.range[1]]
    kept = "".join("".join(p.text for p in unit.pieces) + unit.after for unit in units)
    assert "".join(kept.split()) == "".join(text.split())
    for index, (start, end) in enumerate(passages):
        if 0 <= start < end <= len(text):
            found = "".join(p.text for unit in units for p in unit.pieces if index in p.passages)
            assert "".join(found.split()) == "".join(text[start:end].split())


def test_passage_across_sentences_is_marked_in_both() -> None:
    (block,) = cut_report("One two. Three four.", [(0, 8), (9, 20)], [(4, 14)])
    assert [[(p.text, p.passages) for p in unit.pieces] for unit in block.units] == [
        [("One ", ()), ("two.", (0,))],
        [("Three", (0,)), (" four.", ())],
    ]


def test_passage_without_length_stands_at_its_sentence() -> None:
    (block,) = cut_report("One two. Three four.", [(0, 8), (9, 20)], [(9, 9)])
    assert [unit.empty for unit in block.units] == [(), (0,)]


def test_unit_of_counts_code_points() -> None:
    blocks = cut_report("🚢🚢 one.\n\ntwo.", [(0, 7), (9, 13)], [])
    assert [unit_of(blocks, at) for at in (0, 6, 8, 9, 500)] == [0, 0, 1, 1, 1]
    assert unit_of((), 0) is None


def test_excerpt_is_cut_at_words_around_the_passage() -> None:
    evidence = passage("r2", "near Port Elsmere")
    cut = cut_excerpt(evidence, around_chars=20)
    assert (cut.before, cut.passage, cut.after) == ("…ran onto rocks ", "near Port Elsmere", " on Monday night, …")
    assert cut_excerpt(removed_passage("r4", 0)).passage == "Sunday, March 30, 2031"


def test_long_passages_are_cut_too() -> None:
    evidence = passage("r2", "Five people were killed when a ferry with more than 200 people aboard ran onto rocks")
    assert cut_excerpt(evidence, around_chars=10).passage == "Five people were killed when …"


def test_many_blocks_are_cut_without_going_over_all_sentences_for_each() -> None:
    blocks = 20_000
    text = "\n\n".join(["One two."] * blocks)
    cut = cut_report(text, [(at, at + 8) for at in range(0, blocks * 10, 10)], [])
    assert len(cut) == blocks

import pytest

from secondsource.errors import InputError
from secondsource.ingest.judgements import Said
from secondsource.ingest.opposed_judgements import check_judgements

KINDS = {
    "copy": ("copies", True),
    "independent": ("copies", False),
    "same story": ("same-story", True),
    "other story": ("same-story", False),
    "same name": ("same-entity", True),
    "not same name": ("same-entity", False),
}


def settled(*rows: str):
    """ "a copy b" -> that judgement, on reports whose ids are not what a person writes."""
    for number, row in enumerate(rows, 1):
        a, *verdict, b = row.split()
        said = Said(
            "mine.jsonl", f"line {number}", *KINDS[" ".join(verdict)], f"{a}.txt", f"{b}.txt", " ".join(verdict)
        )
        yield said, f"hash-{a}", f"hash-{b}"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            ["a copy b", "c copy b", "a independent c"],
            "'a.txt' and 'c.txt' are one and that they are two: line 1 ('a.txt' copy 'b.txt'), "
            "line 2 ('c.txt' copy 'b.txt') against line 3 ('a.txt' independent 'c.txt')",
        ),
        (["a other story b", "a copy b"], "line 2 ('a.txt' copy 'b.txt') against line 1 ('a.txt' other story 'b.txt')"),
        (["a same story b", "c copy b", "a other story c"], "are one and that they are two: line 1"),
        (["a copy b", "b copy a"], "says in a circle who copies whom"),
        (["a copy b", "b copy c", "c copy a"], "('c.txt' copy 'a.txt')"),
        (["A same name b", "A not same name b"], "line 1 ('A.txt' same name 'b.txt') against line 2"),
    ],
)
def test_contradictions_are_told_as_they_were_written(rows, told):
    with pytest.raises(InputError, match="bad-judgement") as error:
        check_judgements(list(settled(*rows)))
    assert told in error.value.what
    assert "hash" not in error.value.what


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["a copy b", "a copy c", "b copy c"],
        ["a same story b", "a independent b"],
        ["a independent b", "a independent b", "b other story a"],
        ["a copy b", "a copy b", "a same story b"],
        ["a same name b", "b same name a", "a not same name c"],
    ],
)
def test_what_goes_together_passes(rows):
    check_judgements(list(settled(*rows)))


def test_a_long_chain_is_told_in_short_and_found_at_once():
    rows = [f"r{n} copy r{n + 1}" for n in range(20_000)] + ["r0 independent r20000"]
    with pytest.raises(InputError, match="19996 more against line 20001"):
        check_judgements(list(settled(*rows)))

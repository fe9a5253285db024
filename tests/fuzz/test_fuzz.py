"""Every reader holds against its seeds, against all that fuzzing ever found, and against a few inputs made by chance.

`make fuzz` goes on where this stops; a finding that was mended is kept as tests/fuzz/corpus/READER/NAME.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz_seeds import seeds_of
from fuzz_targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
FOUND = sorted(CORPUS.glob("*/*"))
_BY_CHANCE = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def runs_in_time(target: Callable[[bytes], None], data: bytes) -> None:
    """Run a target; two seconds for 100 kB are the most it may take, of this process alone."""
    began = time.process_time()
    target(data)
    assert time.process_time() - began < 2.0 * max(1.0, len(data) / 100_000)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_is_understood(name: str) -> None:
    assert seeds_of(name), "a reader without a seed is fuzzed in the dark"
    for seed in seeds_of(name):
        TARGETS[name](seed)  # the first loads what loads late
        runs_in_time(TARGETS[name], seed)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found(path: Path) -> None:
    runs_in_time(TARGETS[path.parent.name], path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_nobody_would_write(name: str) -> None:
    seeds = seeds_of(name)
    for seed in seeds:
        TARGETS[name](seed)

    @_BY_CHANCE
    @given(st.sampled_from(seeds), st.binary(max_size=40), st.floats(0, 1), st.integers(0, 40), st.integers(1, 50))
    def spoilt(seed: bytes, put: bytes, place: float, cut: int, times: int) -> None:
        at = int(place * len(seed))
        runs_in_time(TARGETS[name], seed[:at] + put * times + seed[at + cut :])

    spoilt()


def test_every_folder_of_findings_is_of_a_reader() -> None:
    assert FOUND
    assert {path.parent.name for path in FOUND} <= set(TARGETS)

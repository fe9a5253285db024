"""Running stories -> bytes, and back: grouping goes on after a restart as if there had been none.

The state is MessagePack. It holds sums and counts, not reports; rows of numbers are kept as bytes (little-endian).
"""

import sys
from array import array
from collections import deque
from collections.abc import Sequence
from typing import Literal, TypeVar

import msgspec

from secondsource.errors import StoreError
from secondsource.group.gathered import Gathered
from secondsource.group.parts import Parts
from secondsource.group.rarity import Rarity
from secondsource.group.running import RunningStories

FORM = "secondsource/running@3"

_Row = TypeVar("_Row", "array[int]", "array[float]")


class _Story(msgspec.Struct, array_like=True, frozen=True):
    number: int
    keys: bytes
    weights: bytes
    squares: bytes
    held: bytes
    first: int | None
    last: int | None
    members: list[str]
    grown: tuple[int, int]


class _State(msgspec.Struct, frozen=True):
    form: str
    day: int
    fresh: int
    reports: float
    held: dict[str, float]
    stories: list[_Story]
    parts: list[tuple[_Story, _Story]]
    rows: list[tuple[int, bytes]]
    together: list[tuple[str, str]]
    apart: list[tuple[str, str]]


def save_running(running: RunningStories) -> bytes:
    """Return the state of a stream, whole."""
    index = running.index
    together, apart = running.rulings.pairs()
    state = _State(
        form=FORM,
        day=running.day,
        fresh=running.fresh,
        reports=running.rarity.reports,
        held=running.rarity.held,
        stories=[_saved(n, story, running.grown[n]) for n, story in running.stories.items()],
        parts=[(_saved(n, p.before, (0, 0)), _saved(n, p.after, (0, 0))) for n, p in running.parts.items()],
        rows=[(key, _bytes(index.rows[key])) for key in index.order],
        together=together,
        apart=apart,
    )
    return msgspec.msgpack.encode(state)


def load_running(data: bytes) -> RunningStories:
    """Return the stream as it was saved; raises `StoreError` for bytes that are no such state."""
    try:
        state = msgspec.msgpack.decode(data, type=_State)
    except msgspec.MsgspecError as error:
        raise StoreError("no-running-state", f"the saved stream cannot be read: {error}", "begin it anew") from error
    if state.form != FORM:
        raise StoreError("no-running-state", f"the saved stream has the form {state.form!r}", f"this reads {FORM}")
    running = RunningStories(Rarity(state.reports, state.held))
    running.day, running.fresh = state.day, state.fresh
    for saved in state.stories:
        running.stories[saved.number] = _story(saved)
        running.grown[saved.number] = saved.grown
    for before, after in state.parts:
        running.parts[before.number] = Parts(_story(before), _story(after))
    running.index.rows = {key: _array("I", row) for key, row in state.rows}
    running.index.order = deque(running.index.rows)
    for pairs, one_story in ((state.together, True), (state.apart, False)):
        for left, right in pairs:
            running.rulings.rule(left, right, one_story=one_story)
    return running


def pack_weighed(weighed: Sequence[Gathered]) -> bytes:
    """Return stories, of one report each as a rule, as bytes."""
    return msgspec.msgpack.encode([_saved(n, story, (0, 0)) for n, story in enumerate(weighed)])


def unpack_weighed(data: bytes) -> list[Gathered]:
    """Return the stories as they were."""
    return [_story(saved) for saved in msgspec.msgpack.decode(data, type=list[_Story])]


def _saved(number: int, story: Gathered, grown: tuple[int, int]) -> _Story:
    keys, held = _bytes(story.keys), _bytes(story.held)
    weights, squares = _bytes(story.weights), _bytes(story.squares)
    return _Story(number, keys, weights, squares, held, story.first, story.last, story.members, grown)


def _story(saved: _Story) -> Gathered:
    return Gathered(
        _array("Q", saved.keys),
        _floats(saved.weights),
        _floats(saved.squares),
        _array("I", saved.held),
        saved.first,
        saved.last,
        saved.members,
    )


def _bytes(row: _Row) -> bytes:
    return _turned(row[:]).tobytes() if sys.byteorder == "big" else row.tobytes()


def _array(kind: Literal["Q", "I"], data: bytes) -> "array[int]":
    row = array(kind)
    row.frombytes(data)
    return _turned(row)


def _floats(data: bytes) -> "array[float]":
    row = array("f")
    row.frombytes(data)
    return _turned(row)


def _turned(row: _Row) -> _Row:
    if sys.byteorder == "big":
        row.byteswap()
    return row

"""Judgements led to the things they judge -> nothing, or an error that names those that contradict one another."""

from collections import defaultdict
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from secondsource.errors import InputError
from secondsource.ingest.judgements import Said

# A judgement and the two things it is on: report ids, or names in lower case.
Settled = tuple[Said, str, str]
_Links = dict[str, list[tuple[str, Said]]]

_NAMED = 4  # judgements of a chain that a message writes out
_HINT = "take one of the judgements out"


def check_judgements(settled: Sequence[Settled]) -> None:
    """Raise `InputError` when two things said to be one, by way of others too, are also said to be two.

    A copy tells the story of what it copies, so reports that are copies are one story as well. Who copies whom must not
    run in a circle: each says that the other came first.
    """
    copies = [one for one in settled if one[0].kind == "copies" and one[0].holds]
    _check_circle(copies)
    for kind in ("copies", "same-story", "same-entity"):
        one_kind = [one for one in settled if one[0].kind == kind]
        joining = [one for one in one_kind if one[0].holds] + (copies if kind == "same-story" else [])
        _check_parted(joining, [one for one in one_kind if not one[0].holds])


def _check_circle(copies: Sequence[Settled]) -> None:
    graph: dict[str, list[str]] = defaultdict(list)
    written: dict[tuple[str, str], Said] = {}
    for said, copying, of in copies:
        graph[copying].append(of)
        written.setdefault((copying, of), said)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]  # each is copied by the next; the first stands at the end again
        chain = [written[after, before] for before, after in pairwise(circle)]
        what = f"{chain[0].path}: says in a circle who copies whom: {_told(chain)}"
        raise InputError("bad-judgement", what, _HINT) from error


def _check_parted(joining: Sequence[Settled], parting: Sequence[Settled]) -> None:
    links: _Links = defaultdict(list)
    for said, left, right in joining:
        links[left].append((right, said))
        links[right].append((left, said))
    whole: dict[str, str] = {}
    for start in list(links):
        if start not in whole:
            whole |= dict.fromkeys(_reached(links, start), start)
    for said, left, right in parting:
        if left in whole and whole[left] == whole.get(right):
            what = (
                f"{said.path}: says that {said.a!r} and {said.b!r} are one and that they are two: "
                f"{_told(_chain(links, left, right))} against {_told([said])}"
            )
            raise InputError("bad-judgement", what, _HINT)


def _reached(links: _Links, start: str) -> dict[str, tuple[str, Said] | None]:
    """Return all that hangs together with `start` -> the step by which it was reached first."""
    steps: dict[str, tuple[str, Said] | None] = {start: None}
    waiting = [start]
    for here in waiting:
        for there, said in links[here]:
            if there not in steps:
                steps[there] = here, said
                waiting.append(there)
    return steps


def _chain(links: _Links, left: str, right: str) -> list[Said]:
    """Return the fewest judgements that lead from one to the other."""
    steps, chain = _reached(links, right), []
    here = left
    while step := steps[here]:
        here, said = step
        chain.append(said)
    return chain


def _told(chain: Sequence[Said]) -> str:
    """Name judgements as a person wrote them."""
    named = [f"{one.entry} ({one.a!r} {one.verdict} {one.b!r})" for one in chain[:_NAMED]]
    more = [f"{len(chain) - _NAMED} more"] if len(chain) > _NAMED else []
    return ", ".join([*named, *more])

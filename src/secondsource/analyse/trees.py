"""Scores of heads -> a tree: one root, every word under it, no circle."""

import numpy as np

from secondsource.lang.weights import Array


def choose_heads(scores: Array) -> list[int]:
    """Return the head of every word (0 = root, else 1 + the head's number) from n x (n + 1) scores.

    Every word takes its best head; where that leaves two roots or a circle, the best tree is searched for
    (Chu & Liu 1965, Edmonds 1967) among the words concerned.
    """
    count = len(scores)
    if not count:
        return []
    scores = scores.copy()
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads = [int(h) for h in scores.argmax(axis=1)]
    roots = [word for word, head in enumerate(heads) if head == 0]
    if len(roots) == 1 and _circle(heads) is None:
        return heads
    gain = scores[:, 0] - scores[:, 1:].max(axis=1, initial=-np.inf)
    root = max(roots or range(count), key=lambda word: (float(gain[word]), -word))
    scores[:, 0] = -np.inf
    scores[root] = -np.inf
    scores[root, 0] = 0.0
    heads = [int(h) for h in scores.argmax(axis=1)]
    return heads if _circle(heads) is None else _edmonds(scores)


def _circle(heads: list[int]) -> list[int] | None:
    """Return the words of a circle, or None."""
    done = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and not done[at]:
            done[at] = start + 1
            path.append(at)
            at = heads[at] - 1
        if at >= 0 and done[at] == start + 1 and at in path:
            return path[path.index(at) :]
    return None


def _edmonds(scores: Array) -> list[int]:
    """Return the best tree over words 1..n and root 0: circles are shrunk to one word, solved, and opened again."""
    count = len(scores) + 1
    full = np.full((count, count), -np.inf)
    full[1:] = scores  # full[word, head]
    heads = _solve(full)
    return heads[1:]


def _solve(full: Array) -> list[int]:
    count = len(full)
    heads = [0, *(int(h) for h in full[1:].argmax(axis=1))]
    circle = _circle(heads[1:])
    if circle is None:
        return heads
    inside = [word + 1 for word in circle]
    members = set(inside)
    outside = [word for word in range(count) if word not in members]
    new = len(outside)
    small = np.full((new + 1, new + 1), -np.inf)
    small[:new, :new] = full[np.ix_(outside, outside)]
    from_circle = full[np.ix_(outside, inside)]
    small[:new, new] = from_circle.max(axis=1)
    own = np.array([full[word, heads[word]] for word in inside])
    into = full[np.ix_(inside, outside)] - own[:, None]
    small[new, :new] = into.max(axis=0)
    solved = _solve(small)
    result = list(heads)
    for place, word in enumerate(outside):
        if place:
            head = solved[place]
            result[word] = inside[int(from_circle[place].argmax())] if head == new else outside[head]
    entry = solved[new]
    result[inside[int(into[:, entry].argmax())]] = outside[entry]
    return result

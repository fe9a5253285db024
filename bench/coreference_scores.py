"""Two ways to sort mentions into chains (key and response) -> MUC, B-cubed and CEAF-e, and their mean, CoNLL F1.

As the reference scorer defines them (Pradhan et al. 2014, "Scoring coreference partitions of predicted mentions"):
mentions are matched when they are equal, numerators and denominators are summed over documents. A mention is anything
that can be put into a set.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

Chain = frozenset[Hashable]
Parts = tuple[float, float, float, float]
"""Numerator and denominator of recall, numerator and denominator of precision."""


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Parts:
    """Count the links of each side that the other side has too."""
    return (*_muc_links(key, response), *_muc_links(response, key))


def _muc_links(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    where = _places(others)
    kept = 0
    for chain in chains:
        inside = {where[m] for m in chain if m in where}
        kept += len(chain) - len(inside) - sum(m not in where for m in chain)
    return kept, sum(len(chain) - 1 for chain in chains)


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Parts:
    """Ask for each mention which share of its chain the other side's chain holds."""
    return (*_shares(key, response), *_shares(response, key))


def _shares(chains: Sequence[Chain], others: Sequence[Chain]) -> tuple[float, float]:
    where = _places(others)
    total = 0.0
    for chain in chains:
        together = Counter(where[m] for m in chain if m in where)
        total += sum(n * n for n in together.values()) / len(chain)
    return total, sum(map(len, chains))


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Parts:
    """Pair chains one to one so that their likeness 2|K∩R| / (|K|+|R|) is greatest in all."""
    where = _places(response)
    likeness: dict[tuple[int, int], float] = {}
    for k, chain in enumerate(key):
        for r, common in Counter(where[m] for m in chain if m in where).items():
            likeness[k, r] = 2 * common / (len(chain) + len(response[r]))
    total = sum(_best_pairing(group) for group in _joined(likeness))
    return total, len(key), total, len(response)


def _places(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {m: n for n, chain in enumerate(chains) for m in chain}


def _joined(likeness: dict[tuple[int, int], float]) -> Iterator[dict[tuple[int, int], float]]:
    """Yield the pairs in groups that share no chain, so that each can be paired alone."""
    by_key, by_response = defaultdict(list), defaultdict(list)
    for k, r in likeness:
        by_key[k].append(r)
        by_response[r].append(k)
    left = set(by_key)
    while left:
        todo, keys, responses = [min(left)], set(), set()
        while todo:
            k = todo.pop()
            if k not in keys:
                keys.add(k)
                responses.update(by_key[k])
                todo += [other for r in by_key[k] for other in by_response[r]]
        left -= keys
        yield {(k, r): v for k in keys for r in by_key[k] if (v := likeness[k, r])}


def _best_pairing(weights: dict[tuple[int, int], float]) -> float:
    """Return the greatest sum of weights of pairs of which no two share a side (Kuhn 1955, with potentials)."""
    rows, columns = sorted({k for k, _ in weights}), sorted({r for _, r in weights})
    if len(rows) > len(columns):
        return _best_pairing({(r, k): v for (k, r), v in weights.items()})
    cost = [[-weights.get((k, r), 0.0) for r in columns] for k in rows]
    owner = _assign(cost)
    return -sum(cost[row][column] for column, row in enumerate(owner) if row >= 0)


def _assign(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return for each column its row (-1: none) so that all rows have one and costs are least; rows <= columns."""
    height, width = len(cost), len(cost[0])
    row_price, column_price = [0.0] * height, [0.0] * (width + 1)
    owner = [-1] * (width + 1)  # the last column is where each search begins
    for row in range(height):
        owner[width], at = row, width
        least, before, seen = [float("inf")] * width, [width] * width, [False] * (width + 1)
        while owner[at] >= 0:
            seen[at], here = True, owner[at]
            for c in range(width):
                reduced = cost[here][c] - row_price[here] - column_price[c]
                if not seen[c] and reduced < least[c]:
                    least[c], before[c] = reduced, at
            step, following = min((least[c], c) for c in range(width) if not seen[c])
            for c in range(width + 1):
                if seen[c]:
                    row_price[owner[c]] += step
                    column_price[c] -= step
                elif c < width:
                    least[c] -= step
            at = following
        while at != width:
            owner[at], at = owner[before[at]], before[at]
        owner[width] = -1
    return owner[:width]


MEASURES = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def score(documents: Iterable[tuple[Sequence[Chain], Sequence[Chain]]]) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 of each measure over (key, response) pairs, and of all three their mean."""
    sums = {name: [0.0] * 4 for name in MEASURES}
    for key, response in documents:
        for name, measure in MEASURES.items():
            sums[name] = [a + b for a, b in zip(sums[name], measure(key, response), strict=True)]
    found = {name: _rates(parts) for name, parts in sums.items()}
    p, r, f1 = (sum(rates[i] for rates in found.values()) / len(found) for i in range(3))
    return {**found, "conll": (p, r, f1)}


def _rates(parts: Sequence[float]) -> tuple[float, float, float]:
    recall, precision = parts[0] / max(parts[1], 1), parts[2] / max(parts[3], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

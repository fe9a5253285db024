"""Reports -> the stories that well-known ways make of them, at many thresholds (runs in .venv-bench).

    python bench/peer_groups.py PEER REPORTS.jsonl OUT.json      PEER: agglomerative, dbscan or minhash

Each is used as one would begin: TF-IDF of words (scikit-learn: English stop words, logarithmic counts) over headline
and text, then average linkage or DBSCAN on the cosine; or MinHash alone, reports joined that are alike enough. The
output holds for every threshold one label a report; whoever scores it may take the best, as tuned on the set itself.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from peer_minhash import PERMUTATIONS, SEED, shingles

Labels = list[int]
DISTANCES = [n / 50 for n in range(25, 50)]  # 0.50 to 0.98
LIKENESSES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)


def cosine_distances(texts: Sequence[str]) -> object:
    """Return the distance of all pairs."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_distances as distances

    return distances(TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts))


def by_agglomerative(texts: Sequence[str]) -> Iterator[tuple[float, Labels]]:
    """Join by average linkage."""
    from sklearn.cluster import AgglomerativeClustering

    apart = cosine_distances(texts)
    for limit in DISTANCES:
        made = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=limit)
        yield limit, made.fit_predict(apart).tolist()


def by_dbscan(texts: Sequence[str]) -> Iterator[tuple[float, Labels]]:
    """Join what lies close together; what is left over stands alone."""
    from sklearn.cluster import DBSCAN

    apart = cosine_distances(texts)
    for limit in DISTANCES:
        labels = DBSCAN(eps=limit, min_samples=2, metric="precomputed").fit_predict(apart).tolist()
        yield limit, [label if label >= 0 else -2 - place for place, label in enumerate(labels)]


def by_minhash(texts: Sequence[str]) -> Iterator[tuple[float, Labels]]:
    """Join what MinHash takes for alike, and what is alike with that."""
    import numpy
    from datasketch import MinHash

    rows = []
    for text in texts:
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        rows.append(sketch.hashvalues)
    table = numpy.array(rows)
    alike = numpy.array([(table == row).mean(axis=1) for row in table])
    for limit in LIKENESSES:
        yield limit, connected(alike >= limit)


def connected(near: Sequence[Sequence[bool]]) -> Labels:
    """Return for every report the first one it hangs together with."""
    labels = list(range(len(near)))
    for i, row in enumerate(near):
        for j in range(i):
            if row[j] and labels[i] != labels[j]:
                low, high = sorted((labels[i], labels[j]))
                labels = [low if label == high else label for label in labels]
    return labels


PEERS: dict[str, Callable[[Sequence[str]], Iterator[tuple[float, Labels]]]] = {
    "agglomerative": by_agglomerative,
    "dbscan": by_dbscan,
    "minhash": by_minhash,
}


def main() -> None:
    """Read reports, write the labels by threshold."""
    peer, given, out = sys.argv[1:4]
    texts = [json.loads(line) for line in Path(given).read_text(encoding="utf-8").splitlines()]
    Path(out).write_text(json.dumps([[limit, labels] for limit, labels in PEERS[peer](texts)]), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Pairs of texts -> how alike a MinHash takes them for (runs in .venv-bench): what one would put in place of ours.

    python bench/peer_minhash.py PEER PAIRS.jsonl OUT.json      PEER: rensa or datasketch

Five-word shingles in lower case, 128 permutations: the estimated Jaccard likeness of each pair.
"""

import json
import re
import sys
from pathlib import Path

SHINGLE, PERMUTATIONS, SEED = 5, 128, 1


def shingles(text: str) -> list[str]:
    """Return the five-word runs of a text."""
    words = [word.lower() for word in re.findall(r"\w+", text)]
    return sorted({" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))})


def by_rensa(one: str, other: str) -> float:
    """Estimate by rensa."""
    from rensa import RMinHash

    made = []
    for text in (one, other):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(shingles(text))
        made.append(sketch)
    return float(made[0].jaccard(made[1]))


def by_datasketch(one: str, other: str) -> float:
    """Estimate by datasketch."""
    from datasketch import MinHash

    made = []
    for text in (one, other):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        made.append(sketch)
    return float(made[0].jaccard(made[1]))


PEERS = {"rensa": by_rensa, "datasketch": by_datasketch}


def main() -> None:
    """Read pairs, write one number each."""
    peer, given, out = sys.argv[1:4]
    pairs = [json.loads(line) for line in Path(given).read_text(encoding="utf-8").splitlines()]
    Path(out).write_text(json.dumps([PEERS[peer](one, other) for one, other in pairs]), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Texts -> the processor seconds a MinHash with banded look-up takes over them (runs in .venv-bench).

python bench/peer_minhash_speed.py TEXTS.json
"""

import json
import sys
import time
from pathlib import Path

from peer_minhash import PERMUTATIONS, SEED, shingles


def main() -> None:
    """Make the sketches, look each one up, print the seconds."""
    from datasketch import MinHash, MinHashLSH

    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    begun = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        index.query(sketch)
        index.insert(str(number), sketch)
    print(time.process_time() - begun)


if __name__ == "__main__":
    main()

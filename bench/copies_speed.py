"""Stories of growing size -> processor seconds that finding their copies takes, beside MinHash in the same run.

    python bench/copies_speed.py [--shared FOLDER] [--sizes 250 500 1000] [--no-peers]

Printed by `make bench`. The reports are made when they are measured: halves of the sentences of real reports, drawn
with a fixed seed; "varied" draws them from all texts, "much copied" from twenty. Reading them is not counted. The peer
makes a MinHash of every report and looks up those like it (datasketch, banded at likeness 0.5): it finds whole copies
only and says neither which passage, nor who copies whom.
"""

import argparse
import json
import random
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from copies import PEERS, SEED, read, stories_of
from copies_planted import sentences_of
from secondsource.group.copies import find_copies

MUCH_COPIED = 20  # texts
LEAST = 0.9  # of the reports wanted: halves that came out the same are one report


def make_reports(texts: Sequence[str], reports: int) -> list[str]:
    """Return so many different halves of the texts, each text taken as often as any other."""
    draw = random.Random(SEED)
    made: dict[str, None] = {}
    for number in range(reports):
        sentences = sentences_of(texts[number % len(texts)])
        kept = sorted(draw.sample(range(len(sentences)), max(1, len(sentences) // 2)))
        made[" ".join(sentences[place] for place in kept)] = None
    return list(made)


def ours(texts: Sequence[str]) -> tuple[float, int]:
    """Return the processor seconds `find_copies` takes, and how many copies it found."""
    readings = [read(text) for text in texts]
    documents = [document for document, _ in readings]
    analyses = {document.report_id: analysis for document, analysis in readings}
    begun = time.process_time()
    copies = find_copies(documents, analyses, {})
    return time.process_time() - begun, len(copies)


def peer(texts: Sequence[str]) -> float | None:
    """Return the processor seconds MinHash takes, None when it is not installed or fails."""
    if not PEERS.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "texts.json"
        given.write_text(json.dumps(texts), encoding="utf-8")
        script = [str(PEERS), str(Path(__file__).with_name("peer_minhash_speed.py")), str(given)]
        done = subprocess.run(script, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    options.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000])
    options.add_argument("--no-peers", action="store_true", help="leave MinHash out")
    given = options.parse_args()
    if not (given.shared / "data" / "stories-giveme5w1h" / "data").is_dir():
        print("No ../shared/data beside this checkout: nothing to measure.")
        return
    texts = sorted({text for story in stories_of(given.shared, False).values() for text in story})
    print(f"{'copies among reports':26}{'reports':>8}{'seconds':>9}{'ms each':>9}{'copies':>8}{'MinHash':>9}")
    for name, drawn in (("varied", texts), ("much copied", texts[:: len(texts) // MUCH_COPIED][:MUCH_COPIED])):
        for size in given.sizes:
            made = make_reports(drawn, size)
            if len(made) < LEAST * size:
                raise SystemExit(f"{name}: only {len(made)} different halves for {size} reports")
            seconds, found = ours(made)
            beside = None if given.no_peers else peer(made)
            shown = "-" if beside is None else f"{beside:.2f}"
            print(f"{name:26}{len(made):>8}{seconds:>9.2f}{1000 * seconds / len(made):>9.2f}{found:>8}{shown:>9}")


if __name__ == "__main__":
    main()

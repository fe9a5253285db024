"""A desk whose `watch` is killed two hundred times at random moments -> what was lost or doubled: nothing.

    python bench/desk_kills.py [--kills 200] [--seed 1]

Pages of a server on this machine grow and are edited between two kills. Prints how many kills hit a running program.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "desk"))

from test_desk_killed import text

from killed_by_hand import Killed, what_is_wrong
from news_server import news_server

_LOOKED_AT = 20  # so many kills, then a look whether the desk is sound


def main() -> int:
    """Kill, let it end, and look; 1 when anything is lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pick = random.Random(given.seed)
    with news_server() as server, tempfile.TemporaryDirectory() as folder:
        killed, number = Killed(server, Path(folder) / "desk.db", text), 6
        for first in range(number):
            killed.grow(first, pick)
        seconds = killed.run()
        while killed.kills < given.kills:
            killed.grow(number, pick)
            killed.kill_after(pick.uniform(0.1, 1.1) * seconds)
            number += 1
            if not number % _LOOKED_AT:
                seconds = killed.run()
                say(killed)
        killed.run()
        wrong = say(killed)
    return 1 if wrong else 0


def say(killed: Killed) -> list[str]:
    """Print how it stands; return what is wrong."""
    wrong = what_is_wrong(killed)
    edits = sum(killed.edits.values())
    told = wrong or "nothing lost, nothing doubled"
    print(f"{killed.kills} kills, {len(killed.pages)} pages, {edits} edits: {told}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())

"""A desk whose `watch` is killed two hundred times at random moments -> what was lost or doubled: nothing.

    python bench/desk_kills.py [--kills 200] [--seed 1]

Pages of a server on this machine come and are edited between two kills; stories are small, so that a round is short.
Prints how many kills hit a running program.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from killed_by_hand import Killed, what_is_wrong
from news_server import news_server

_LOOKED_AT = 20  # so many kills, then a look whether the desk is sound
_STORY = 4  # so many reports tell of one place
_MOST_AT_ONCE = 3  # pages that come between two kills
_PLACES = [
    head + tail
    for tail in ("ford", "by", "haven", "mere", "stead", "wick", "holm")
    for head in (
        "Ash",
        "Brill",
        "Crane",
        "Dun",
        "Elm",
        "Fen",
        "Gard",
        "Hart",
        "Ing",
        "Kel",
        "Lune",
        "Marl",
        "Nor",
        "Osk",
        "Pell",
        "Quill",
        "Ros",
        "Sand",
        "Tarn",
        "Ulver",
        "Vel",
        "Wend",
        "Yar",
        "Zell",
    )
]
_EVENTS = (
    (
        "A storm broke over {0} on Saturday and {1} people were hurt, the mayor of {0} said.",
        "The roof of the market hall of {0} fell in. Firefighters worked through the night, and schools stay shut.",
    ),
    (
        "A ferry with {1} passengers ran aground off {0} on Saturday, the coast guard of {0} said.",
        "Nobody was hurt. A tug pulled the ship to the quay of {0}, and divers look at its hull.",
    ),
    (
        "The school of {0} has won a prize of {1} books for its library on Saturday, its head said.",
        "The pupils of {0} had read aloud for a week. The books come to {0} in a van before the summer.",
    ),
)


def main() -> int:
    """Kill, let it end, and look; 1 when anything is lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pick = random.Random(given.seed)
    with news_server() as server, tempfile.TemporaryDirectory() as folder:
        killed, number, rounds = Killed(server, Path(folder) / "desk.db", text), 1, 0
        killed.grow(0, pick)
        seconds = killed.run()
        while killed.kills < given.kills:
            for _ in range(pick.randint(1, _MOST_AT_ONCE)):
                killed.grow(number, pick)
                number += 1
            if rounds % _LOOKED_AT:
                killed.kill_after(pick.uniform(0.0, 1.1) * seconds)
            else:
                seconds = killed.run()
                say(killed)
            rounds += 1
        killed.run()
        wrong = say(killed)
        killed.forked.close()
    return 1 if wrong else 0


def text(number: int) -> str:
    """Return the invented news of one page: of each place there are a few reports."""
    story, hurt = number // _STORY, 10 + number % 7
    return "\n".join(_EVENTS[story % len(_EVENTS)]).format(_PLACES[story % len(_PLACES)], hurt)


def say(killed: Killed) -> list[str]:
    """Print how it stands; return what is wrong."""
    wrong = what_is_wrong(killed)
    edits = sum(killed.edits.values())
    told = wrong or "nothing lost, nothing doubled"
    print(f"{killed.kills} kills, {len(killed.pages)} pages, {edits} edits: {told}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())

"""The installed environment -> the pinned list of everything Secondsource and its tests need, one name a line.

python bench/lock.py                            all of it: the lock
python bench/lock.py own < requirements.hashes  the pins with hashes of what the program alone needs to be installed
"""

import re
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

HEAD = "# What Secondsource and its tests run on, pinned; written by `make lock`, never by hand."
_HASHED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==.*\\\n(?:    --hash=.*\n)+", re.MULTILINE)


def pinned(name: str, extra: str, found: dict[str, str]) -> dict[str, str]:
    """Add `name` with one extra, and all it needs on this machine, to `found` (name -> version)."""
    for text in distribution(name).requires or []:
        needed = Requirement(text)
        if needed.marker and not needed.marker.evaluate({"extra": extra}):
            continue
        key = re.sub(r"[-_.]+", "-", needed.name).lower()
        for wanted in {"", *needed.extras}:
            if f"{key}[{wanted}]" not in found:
                found[f"{key}[{wanted}]"] = f"{key}=={distribution(key).version}"
                pinned(key, wanted, found)
    return found


def own() -> dict[str, str]:
    """Return what the program needs to be installed and to run: its dependencies, and what builds it."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    builders = [Requirement(one).name for one in project["build-system"]["requires"]]
    return pinned("secondsource", "", {one: f"{one}=={distribution(one).version}" for one in builders})


if __name__ == "__main__":
    if sys.argv[1:] == ["own"]:
        names = {line.partition("==")[0] for line in own().values()}
        print(*(found[0] for found in _HASHED.finditer(sys.stdin.read()) if found[1] in names), sep="", end="")
    else:
        found = pinned("secondsource", "dev", own())
        print(HEAD, *sorted(set(found.values()), key=lambda line: line.split("==")), sep="\n")

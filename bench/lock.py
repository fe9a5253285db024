"""The installed environment -> the pinned list of everything Secondsource and its tests need, one name a line."""

import re
from importlib.metadata import distribution

from packaging.requirements import Requirement

HEAD = "# What Secondsource and its tests run on, pinned; written by `make lock`, never by hand."


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


if __name__ == "__main__":
    found = pinned("secondsource", "dev", pinned("secondsource", "", {}))
    print(HEAD, *sorted(set(found.values()), key=lambda line: line.split("==")), sep="\n")

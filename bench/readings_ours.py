"""The shared sets -> every figure of the table that the program itself reaches; what could not be measured, and why.

Names, sentences, times, quantities and quotations are scored by the shared scorer, through `secondsource read`; the
rest by the small scorers of this folder. `Amount` says how much of each set is read: all of it, or the part that the
gate takes.
"""

import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import event_triggers
import html_text
import plain_text
import readings_sets as sets

BENCH = Path(__file__).parent
PROGRAM = Path(sys.executable).with_name("secondsource")
OURS = f"{shlex.quote(str(PROGRAM))} read {{reports}} --as-is --format jsonl -o {{out}}"

Found = dict[str, float]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many files, reports, pages or sentences of each large set are read; None is all."""

    timebank: int | None = None
    polnear: int | None = None
    gmb: int = sets.GMB_SENTENCES
    ecbplus: int | None = None
    pages: int | None = None
    labels: int = 1  # of our own: those of one report in so many


ALL = Amount()
GATE = Amount(timebank=60, polnear=30, gmb=400, ecbplus=40, pages=40, labels=4)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the sets lie, where parts of them may be written, how much is read, and who reads ("" is the program)."""

    shared: Path
    tmp: Path
    amount: Amount = ALL
    command: str = OURS


class Absent(Exception):
    """A set, a scorer or a peer is not there; the message says which."""


def scored(place: Place, kind: str, paths: list[Path | None]) -> dict[str, dict[str, float]]:
    """Return what the shared scorer says of one of its kinds of set; raise `Absent` without the set."""
    there = [str(path) for path in paths if path is not None]
    scorer = place.shared / "tools" / "score_readings.py"
    if not there or not scorer.is_file():
        raise Absent(f"the set for {kind} is not there" if scorer.is_file() else "the shared scorer is not there")
    command = [sys.executable, str(scorer), "--run", place.command, kind, *there]
    return dict(json.loads(_run(command)))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Absent(f"{Path(command[1]).name} stopped: {done.stderr.strip()[-300:]}")
    return done.stdout


def read_with(place: Place, reports: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Let the reader of a place read texts; return the reading file of each by id."""
    with tempfile.TemporaryDirectory(dir=place.tmp) as folder:
        given, out = Path(folder, "reports.jsonl"), Path(folder, "readings.jsonl")
        rows = (json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in reports.items())
        given.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [word.format(reports=given, out=out) for word in shlex.split(place.command)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not out.is_file():
            raise Absent(f"no readings: {done.stderr.strip()[-300:]}")
        return {row["id"]: row for row in map(json.loads, filter(None, out.read_text(encoding="utf-8").split("\n")))}


def sentences(place: Place) -> Found:
    """Exact sentences of running news."""
    return {"sentences": scored(place, "sentences", [*sets.gum_news(place.shared)])["sentences"]["f1"]}


def names(place: Place) -> Found:
    """Names with their exact span and kind, on three sets."""
    made = {
        "names_re3d": sets.re3d(place.shared, place.tmp),
        "names_wikigold": sets.wikigold(place.shared, place.tmp),
        "names_news": sets.gmb(place.shared, place.tmp, place.amount.gmb),
    }
    there = {key: path for key, path in made.items() if path is not None}
    if not there:
        raise Absent("no set of names is there")
    return {key: scored(place, "names", [path])["all"]["f1"] for key, path in there.items()}


def times(place: Place) -> Found:
    """Time expressions: found, and with their value."""
    found = scored(place, "times", [sets.timebank(place.shared, place.tmp, place.amount.timebank)])
    return {"times_detection": found["detection"]["f1"], "times_value": found["value"]["f1"]}


def quantities(place: Place) -> Found:
    """Quantities: value, unit, change."""
    path = place.shared / "data" / "newsquant" / "newsquant-dev.json"
    found = scored(place, "quantities", [path if path.is_file() else None])
    return {f"quantities_{short}": found[name]["f1"] for short, name in QUANTITY_PARTS.items()}


QUANTITY_PARTS = {"value": "value", "unit": "value+unit", "change": "value+change"}


def quotes(place: Place) -> Found:
    """Quotations and their speakers."""
    found = scored(place, "quotes", [sets.polnear(place.shared, place.tmp, place.amount.polnear)])
    keys = {"quotes_marks": found["in marks"]["f1"], "quotes_all": found["all"]["f1"]}
    return {**keys, "speakers": found["speaker"]["accuracy"]} if found["speaker"]["asked"] else keys


def trees(place: Place) -> Found:
    """Tags, lemmas and dependencies, on words given and as read."""
    import tags_trees  # the network is loaded for this alone

    found: Found = {}
    for short, paths in (("ewt", sets.ewt_test(place.shared)), ("news", sets.gum_news_dev(place.shared))):
        key = tags_trees.read_key(paths)
        if key:
            given = tags_trees.accuracy(key, tags_trees.answer_ours([sentence.words for sentence in key]))
            found |= {f"{what}_{short}": value for what, value in given.items()}
        if key and short == "news":
            found |= {f"{what}_read": value for what, value in tags_trees.as_read(paths).items()}
    if not found:
        raise Absent("no treebank is there")
    return found


def counted(place: Place) -> Found:
    """What each quantity counts or measures."""
    import quantities_counted as scorer

    path = _there(place.shared / "data" / "newsquant" / "newsquant-dev.json")
    key = json.loads(path.read_text(encoding="utf-8"))
    return {"quantities_counted": scorer.score(key, scorer.read([row["text"] for row in key]), errors=False)["f1"]}


def roles(place: Place) -> Found:
    """Offices and occupations, by our own labels."""
    import labels_roles as scorer

    _there(place.shared / "data")
    found = scorer.score(place.shared, every=place.amount.labels)
    return {
        "roles_dev": found["dev"]["role p"],
        "roles_held_out": found["held-out"]["role p"],
        "roles_held_out_recall": found["held-out"]["role r"],
    }


def status(place: Place) -> Found:
    """Whether what a clause tells happened, and whose word it is, by our own labels."""
    import labels_status as scorer

    _there(place.shared / "data")
    found = {
        part: scorer.figures(counts) for part, counts in scorer.score(place.shared, every=place.amount.labels).items()
    }
    held_out = found["held-out"]
    return {
        "status_dev": found["dev"]["status"],
        "status_held_out": held_out["status"],
        "voice_held_out": held_out["voice"],
    }


def cites(place: Place) -> Found:
    """Outlets and agencies a report draws on, by our own judgements."""
    import labels_cites as scorer

    _there(place.shared / "data" / "wikinews")
    count = scorer.score(place.shared)
    return {"cites": round(count["right"] / max(count["right"] + count["wrong"], 1), 3)}


def own_dates(place: Place) -> Found:
    """The day of a report, from its text, where its text tells it."""
    import own_dates as scorer

    _there(place.shared / "gold")
    told = {key: number for key, number in scorer.score(place.shared).items() if key[1] != "not at all"}
    right = {key: number for key, number in told.items() if key[2] == "right"}
    gold, gold_right = (sum(n for key, n in count.items() if key[0] == "gold") for count in (told, right))
    return {
        "own_dates": round(gold_right / max(gold, 1), 3),
        "own_dates_all": round(sum(right.values()) / max(sum(told.values()), 1), 3),
    }


def coreference(place: Place) -> Found:
    """Who a pronoun, a surname or "the president" is; chains of two mentions and more, exact spans."""
    import coreference as scorer

    found = {}
    for key, pattern in (("coreference_news", "GUM_news_*.conllu"), ("coreference_all", "GUM_*.conllu")):
        paths = sorted((place.shared / "data" / "gum-open" / "dev").glob(pattern))
        if not paths:
            raise Absent("the set is not there")
        pairs = [chains(scorer, scorer.read_key(path)) for path in paths]
        found[key] = round(scorer.score(pairs)["conll"][2], 3)
    return found


def chains(scorer: Any, key: Any) -> tuple[Any, Any]:
    """Return the chains of the key of a document, and ours."""
    read = scorer.read_text(key.text)
    own = scorer.own_chains(scorer.mentions_of(key.text, read), read, singles=False, key=None)
    return scorer.key_chains(key, singles=False, heads=False), own


def triggers(place: Place) -> Found:
    """Events that statements speak of."""
    folder = _there(place.shared / "data" / "ecbplus")
    files = folder / "documents.jsonl", folder / "mentions.jsonl"
    events = event_triggers.read_events(*files, "dev", place.amount.ecbplus)
    read = read_with(place, {name: text for name, (text, _) in events.items()})
    return {"event_triggers": round(event_triggers.recall(events, read), 3)}


def happenings(place: Place) -> Found:
    """Which events, marked in several reports, are one; beside them those of one lemma."""
    import events as scorer

    marked = scorer.read_marked(_there(place.shared / "data" / "ecbplus"), "dev", place.amount.ecbplus)
    asked = {
        "happenings_found": (scorer.stories_found(marked), scorer.happenings),
        "happenings_given": (scorer.stories_given(marked), scorer.happenings),
        "happenings_themes": (scorer.stories_given(marked, themes=True), scorer.happenings),
        "happenings_lemma": (scorer.stories_given(marked), scorer.by_lemma),
    }
    return {key: round(scorer.figures(marked, stories, join)["conll"], 3) for key, (stories, join) in asked.items()}


def identities(place: Place) -> Found:
    """Which names mean one and the same: two names alone, and all names of the reports of one event."""
    import name_pairs as pairs
    import names_across as across

    found = {}
    cases = place.shared / "data" / "name-pairs" / "cases.csv"
    if cases.is_file():
        told = pairs.read_pairs(cases)
        found["name_pairs"] = round(pairs.rates(told, [pairs.own_answer(pair) for pair in told])[2], 3)
    folder = _there(place.shared / "data" / "ecbplus")
    topics = across.read_told(folder / "documents.jsonl", folder / "mentions.jsonl", "dev", place.amount.ecbplus)
    own = [across.own_chains(one, across.analyses_of(one.texts)) for one in topics.values()]
    found["names_across"] = round(across.conll(list(topics.values()), own), 3)
    return found


def pages(place: Place) -> Found:
    """The text of web pages."""
    read = html_text.read_pages(_there(place.shared / "data" / "html-aeb"), place.amount.pages)
    texts = {name: (html_text.text_of_page(name, page, url), body) for name, (page, body, url) in read.items()}
    return {"html_text": round(html_text.f1(texts), 3)}


def plain_pages(place: Place) -> Found:
    """The text of web pages that were saved as plain text."""
    found = plain_text.read(_there(place.shared / "data" / "html-aeb"), place.amount.pages)
    return {"plain_text": round(html_text.f1(found), 3)}


def _there(path: Path) -> Path:
    if not path.exists():
        raise Absent(f"{path.name} is not there")
    return path


READERS: tuple[Callable[[Place], Found], ...] = (
    quotes, names, times, trees, status, cites, own_dates, roles, pages, plain_pages, triggers, sentences, quantities,
    counted, coreference, happenings, identities,
)  # fmt: skip
"""What is measured, the longest first, so that two at a time end together."""


def one(place: Place, reader: Callable[[Place], Found]) -> tuple[Found, str | None]:
    """Return the figures of one reader, or why there are none; whatever stops one must not stop the others."""
    try:
        return reader(place), None
    except Absent as missing:
        return {}, f"{reader.__name__}: not measured, {missing}"
    except Exception as broken:
        return {}, f"{reader.__name__}: not measured, its scorer stopped: {type(broken).__name__}: {broken}"


def measure(place: Place, wanted: set[str] | None = None, workers: int = 2) -> tuple[Found, list[str]]:
    """Return all figures by row key, and what was not measured with the reason; `wanted`: names of readers."""
    chosen = [reader for reader in READERS if wanted is None or reader.__name__ in wanted]
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        results = list(pool.map(partial(one, place), chosen))
    return {k: v for found, _ in results for k, v in found.items()}, [why for _, why in results if why]


def names_of_readers() -> Iterator[str]:
    """Yield what `measure` can be asked for."""
    return (reader.__name__ for reader in READERS)

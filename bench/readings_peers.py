"""The shared sets -> the figures that others reach on them, by the same scorers; made once and kept beside the peers.

Peers live in `.venv-bench` (names in peers.txt). What they reach depends on nothing of ours, so it is kept there and
made anew only when the peers, their scripts, the scorers or the sets change.
"""

import hashlib
import json
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import html_text
import readings_sets as sets
from readings_ours import BENCH, Absent, Found, Place, names, quantities, quotes, read_with, sentences, times, triggers

VENV = BENCH.parent / ".venv-bench"
MODELS = VENV / "models"
KEPT = VENV / "readings.json"
MINUTES = 5.0  # of processor time, for the spaCy pipeline trained here

NOT_RUN = (
    "peers that were not run: HeidelTime (Java; 0.776 on its test by its makers), CQE (needs a trained spaCy pipeline "
    "that is not on the package index; value 0.912, + unit 0.842, + change 0.880 by its makers), citron (no package)"
)


def python() -> Path:
    """Return the Python that has the peers; raise `Absent` without it."""
    there = VENV / "bin" / "python"
    if not there.is_file():
        raise Absent("no peers are installed (make bench does that)")
    return there


def through(place: Place, peer: str) -> Place:
    """Return a place at which a peer reads."""
    words = [str(python()), str(BENCH / "peer_readings.py"), peer]
    command = " ".join(map(shlex.quote, words)) + f" {{reports}} {{out}} --models {shlex.quote(str(MODELS))}"
    return replace(place, command=command)


def spacy_trees(place: Place) -> Found:
    """Tags, lemmas and dependencies of the spaCy pipeline trained here."""
    import tags_trees

    found: Found = {}
    for short, paths in (("ewt", sets.ewt_test(place.shared)), ("news", sets.gum_news_dev(place.shared))):
        if paths:
            out = place.tmp / f"spacy-{short}.conllu"
            script = [str(python()), str(BENCH / "peer_spacy.py"), "tag", str(MODELS), *map(str, paths)]
            run([*script, "--out", str(out)])
            given = tags_trees.accuracy(tags_trees.read_key(paths), tags_trees.read_key([out]))
            found |= {f"{what}_{short}": value for what, value in given.items()}
    return found


def page_texts(place: Place) -> Found:
    """The text of web pages, taken out by a peer."""
    folder = place.shared / "data" / "html-aeb"
    if not folder.is_dir():
        raise Absent("html-aeb is not there")
    read = html_text.read_pages(folder, place.amount.pages)
    told = read_with(place, {name: page for name, (page, _, _) in read.items()})
    texts = {name: (told.get(name, {}).get("text", ""), body) for name, (_, body, _) in read.items()}
    return {"html_text": round(html_text.f1(texts), 3)}


def alike(place: Place) -> Found:
    """Names by rapidfuzz's token sort ratio, the threshold tuned on the set."""
    import name_pairs as pairs
    import names_across as across

    told = pairs.read_pairs(place.shared / "data" / "name-pairs" / "cases.csv")
    folder = place.shared / "data" / "ecbplus"
    topics = across.read_told(folder / "documents.jsonl", folder / "mentions.jsonl", "dev", place.amount.ecbplus)
    best = max(value for name, value in across.beside(list(topics.values())).items() if name.startswith("token"))
    return {"name_pairs": round(pairs.best_rates(told, pairs.alike(told))[2], 3), "names_across": round(best, 3)}


def rigour_pairs(place: Place) -> Found:
    """Two names, by rigour, the threshold tuned on the set."""
    import name_pairs as pairs

    cases, out = place.shared / "data" / "name-pairs" / "cases.csv", place.tmp / "rigour.json"
    run([str(python()), str(BENCH / "peer_names.py"), str(cases), str(out)])
    scores = json.loads(out.read_text(encoding="utf-8"))
    return {"name_pairs": round(pairs.best_rates(pairs.read_pairs(cases), scores)[2], 3)}


PEERS: tuple[tuple[str, str, Callable[[Place], Found]], ...] = (
    ("pysbd", "sentences", sentences),
    ("syntok", "sentences", sentences),
    ("spacy-sentencizer", "sentences", sentences),
    ("spacy-names", "names", names),
    ("spacy-trees", "trees", spacy_trees),
    ("spacy-verbs", "triggers", triggers),
    ("textacy", "quotes", quotes),
    ("dateparser", "times", times),
    ("recognizers-times", "times", times),
    ("quantulum3", "quantities", quantities),
    ("recognizers-quantities", "quantities", quantities),
    ("trafilatura", "pages", page_texts),
    ("rapidfuzz", "identities", alike),
    ("rigour", "identities", rigour_pairs),
)
"""A peer, which reader of ours it stands beside, and how it is measured."""

NEED_SPACY = ("spacy-names", "spacy-trees", "spacy-verbs", "textacy")


def run(command: list[str]) -> None:
    """Run a script of the peers; raise `Absent` with its last words when it stops."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Absent(f"{Path(command[1]).name} stopped: {done.stderr.strip()[-300:]}")


def train_once(place: Place) -> None:
    """Train the spaCy pipeline to compare with, unless it is there."""
    if (MODELS / "names").is_dir():
        return
    learned = sets.names_learned(place.shared, place.tmp)
    trees = [str(path) for path in sets.trees_learned(place.shared)]
    if not trees:
        raise Absent("nothing to train spaCy on is there")
    script = [str(python()), str(BENCH / "peer_spacy.py"), "train", "--names", str(learned), "--out", str(MODELS)]
    run([*script, "--minutes", str(MINUTES), "--trees", *trees])


def measure_peers(place: Place, wanted: set[str] | None = None) -> tuple[dict[str, Found], list[str]]:
    """Return the figures of every peer by its name, and what could not be measured; `wanted`: readers of ours."""
    chosen = [peer for peer in PEERS if wanted is None or peer[1] in wanted]
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    found: dict[str, Found] = {}
    silent = []
    for name, _, reader in chosen:
        stamp = fingerprint(name, place)
        try:
            if stamp not in kept:
                kept[stamp] = fresh(name, reader, place)
                KEPT.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            found[name] = kept[stamp]
        except Absent as missing:
            silent.append(f"{name}: not measured, {missing}")
        except Exception as broken:  # one that stops must not take the others with it
            silent.append(f"{name}: not measured, it stopped: {type(broken).__name__}: {broken}")
    return found, [*dict.fromkeys(silent), NOT_RUN]


def fresh(name: str, reader: Callable[[Place], Found], place: Place) -> Found:
    """Measure one peer."""
    python()
    if name in NEED_SPACY:
        train_once(place)
    return reader(through(place, name))


def fingerprint(name: str, place: Place) -> str:
    """Return what the figures of a peer depend on, as a short hash behind its name."""
    files = ["peers.txt", "peer_readings.py", "readings_sets.py", "html_text.py", "tags_trees.py"]
    files += ["peer_names.py", "name_pairs.py", "names_across.py"] if name in ("rapidfuzz", "rigour") else []
    files += ["peer_spacy.py"] if name in NEED_SPACY else []
    told = [(BENCH / file).read_bytes() for file in files]
    scorer = place.shared / "tools" / "score_readings.py"
    told += [scorer.read_bytes() if scorer.is_file() else b"", repr(replace(place.amount, labels=1)).encode()]
    return f"{name} {hashlib.sha256(b'|'.join(told)).hexdigest()[:12]}"

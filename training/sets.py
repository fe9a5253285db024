"""The folder of training data -> the sets that are learned from, and those kept apart to measure on.

A fifth of the name sets (every fifth stretch of sentences) is never learned from, so that what is reported of names was
measured on sentences the network has not seen.
"""

from pathlib import Path

from corpora import Sentence, read_columns, read_conllu, read_ewt_train
from written import generate

WRITTEN = 12_000
"""Sentences written by us and varied by `written.generate`."""

Sets = dict[str, list[Sentence]]


def load_sets(data: Path) -> tuple[Sets, Sets]:
    """Return the training sets and the sets to measure on, by name.

    Documents of re3d from the BBC carry a non-commercial licence and are left out.
    """
    ner, gum, ewt = data / "ner", data / "gum-open", data / "ud-ewt"
    wikigold = list(read_columns(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", "main"))
    sources = ner / "re3d/CONLL-format/data-by-source/conll"
    open_files = [path for path in sorted(sources.rglob("*.conll")) if "BBC" not in str(path)]
    re3d = [s for path in open_files for s in read_columns(path, "re3d")]
    train = {
        "ewt": read_ewt_train(ewt),
        "gum": [s for path in sorted((gum / "train").glob("*.conllu")) for s in read_conllu(path, "gum")],
        "wikigold": _fifths(wikigold, 40, kept=False),
        "re3d": _fifths(re3d, 20, kept=False),
        "wnut": list(read_columns(ner / "WNUT17/CONLL-format/data/train/wnut17train.conll", "wnut")),
        "written": [Sentence(words, "main", names=names) for words, names in generate(7, WRITTEN)],
    }
    measure = {
        "ewt-dev": list(read_conllu(ewt / "en_ewt-ud-dev.conllu", "ewt")),
        "ewt-test": list(read_conllu(ewt / "en_ewt-ud-test.conllu", "ewt")),
        "gum-news": [s for path in sorted((gum / "dev").glob("GUM_news*")) for s in read_conllu(path, "gum")],
        "wikigold": _fifths(wikigold, 40, kept=True),
        "re3d": _fifths(re3d, 20, kept=True),
        "written": [Sentence(words, "main", names=names) for words, names in generate(8, 800, held_out=True)],
    }
    return train, measure


def _fifths(sentences: list[Sentence], stretch: int, *, kept: bool) -> list[Sentence]:
    return [s for number, s in enumerate(sentences) if ((number // stretch) % 5 == 0) is kept]

"""The train parts of the shared sets -> a small spaCy pipeline to compare with (runs in .venv-bench).

    python bench/peer_spacy.py train --trees FILE.conllu... --names FILE.conll --out FOLDER [--minutes 5] [--seed 1]
    python bench/peer_spacy.py tag FOLDER IN.conllu... --out OUT.conllu

No pipeline trained by its makers is on the package index, so one is trained here, for a few minutes of processor time:
tagger, lemmas and parser in one, names in another. `tag` answers sentences and words as given, in CoNLL-U.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, NumpyOps, set_current_ops

KINDS = {"person": "person", "per": "person", "organisation": "organisation", "organization": "organisation",
         "org": "organisation", "location": "place", "loc": "place"}  # fmt: skip
TOGETHER = 8  # sentences in one text, so that it learns where they end
SHARE_OF_TREES = 0.75  # of the time; names learn in the rest
WORDS_A_STEP = 700
SHARED_LAYERS = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
}


def read_trees(path: Path) -> Iterator[list[list[str]]]:
    """Yield the words of every sentence as columns."""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and line[0] != "#" and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            yield rows
            rows = []


def tree_text(nlp: Language, sentences: Sequence[list[list[str]]]) -> Doc:
    """Return neighbouring sentences as one text with its key."""
    rows = [row for sentence in sentences for row in sentence]
    starts = [number == 0 for sentence in sentences for number in range(len(sentence))]
    heads, first = [], 0
    for sentence in sentences:
        heads += [first + (int(row[6]) - 1 if row[6] != "0" else n) for n, row in enumerate(sentence)]
        first += len(sentence)
    return Doc(
        nlp.vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=heads,
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        sent_starts=starts,
    )


def read_names(nlp: Language, path: Path) -> Iterator[Doc]:
    """Yield every sentence with its names; kinds that nobody is asked for are left out."""
    words: list[str] = []
    labels: list[str] = []
    before = "O"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if not columns:
            if words:
                yield Doc(nlp.vocab, words=words, ents=labels)
            words, labels, before = [], [], "O"
            continue
        label = columns[-1]
        kind = KINDS.get(label[2:].lower())
        opens = label.startswith("B-") or before[2:] != label[2:]
        words.append(columns[0])
        labels.append(f"{'B' if opens else 'I'}-{kind}" if kind else "O")
        before = label


def learn(nlp: Language, texts: list[Doc], minutes: float, seed: int) -> None:
    """Train the pipeline on the texts for some minutes of processor time; the weights kept are running averages."""
    examples = [Example(bare(nlp, text), text) for text in texts]
    rate = 0.002  # twice the usual, for so short a training
    optimiser = nlp.initialize(lambda: examples[:2000], sgd=Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True))
    shuffled, began, steps = random.Random(seed), time.process_time(), 0
    while time.process_time() - began < 60 * minutes:
        shuffled.shuffle(examples)
        group: list[Example] = []
        for example in examples:
            group.append(example)
            if sum(map(len, (e.predicted for e in group))) >= WORDS_A_STEP:
                nlp.update(group, sgd=optimiser, drop=0.1)
                group, steps = [], steps + 1
            if time.process_time() - began >= 60 * minutes:
                break
    print(f"{', '.join(nlp.pipe_names)}: {steps} steps", flush=True)
    for _, pipe in nlp.pipeline:
        keep(pipe.model, optimiser.averages)


def bare(nlp: Language, text: Doc) -> Doc:
    """Return the words of a text without its key."""
    return Doc(nlp.vocab, words=[t.text for t in text], spaces=[bool(t.whitespace_) for t in text])


def keep(model: Model, averages: dict[tuple[int, str], object]) -> None:
    """Put the averages in the place of the weights, for good."""
    for node in model.walk():
        for name in node.param_names:
            if (node.id, name) in averages:
                node.set_param(name, averages[node.id, name])


def train(asked: argparse.Namespace) -> None:
    """Train both pipelines and write them."""
    asked.out.mkdir(parents=True, exist_ok=True)
    spacy.util.fix_random_seed(asked.seed)
    trees = spacy.blank("en")
    trees.add_pipe("tok2vec")
    trees.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED_LAYERS}})
    trees.add_pipe(
        "trainable_lemmatizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED_LAYERS}}
    )
    trees.add_pipe("parser", config={"model": {**PARSER, "tok2vec": SHARED_LAYERS}})
    told = [rows for path in asked.trees for rows in read_trees(path)]
    texts = [tree_text(trees, told[at : at + TOGETHER]) for at in range(0, len(told), TOGETHER)]
    learn(trees, texts, asked.minutes * SHARE_OF_TREES, asked.seed)
    trees.to_disk(asked.out / "trees")
    names = spacy.blank("en")
    names.add_pipe("ner")
    learn(names, list(read_names(names, asked.names)), asked.minutes * (1 - SHARE_OF_TREES), asked.seed)
    names.to_disk(asked.out / "names")


def tag(asked: argparse.Namespace) -> None:
    """Answer the sentences of CoNLL-U files, words as given."""
    nlp = spacy.load(asked.folder / "trees")
    lines = []
    for rows in (rows for path in asked.files for rows in read_trees(path)):
        spaces = ["SpaceAfter=No" not in row[9] for row in rows]
        starts = [True] + [False] * (len(rows) - 1)
        answer = nlp(Doc(nlp.vocab, words=[row[1] for row in rows], spaces=spaces, sent_starts=starts))
        for word in answer:
            head = "0" if word.head.i == word.i else str(word.head.i + 1)
            relation = "root" if word.head.i == word.i else word.dep_
            lines.append(
                "\t".join([str(word.i + 1), word.text, word.lemma_, word.pos_, "_", "_", head, relation, "_", "_"])
            )
        lines.append("")
    asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = options.add_subparsers(required=True)
    learning = verbs.add_parser("train")
    learning.add_argument("--trees", type=Path, nargs="+", required=True)
    learning.add_argument("--names", type=Path, required=True)
    learning.add_argument("--minutes", type=float, default=5)
    learning.add_argument("--seed", type=int, default=1)
    learning.add_argument("--out", type=Path, required=True)
    learning.set_defaults(run=train)
    tagging = verbs.add_parser("tag")
    tagging.add_argument("folder", type=Path)
    tagging.add_argument("files", type=Path, nargs="+")
    tagging.add_argument("--out", type=Path, required=True)
    tagging.set_defaults(run=tag)
    set_current_ops(NumpyOps(use_blis=False))  # near twice as fast as BLIS for networks of this size
    asked = options.parse_args()
    asked.run(asked)


if __name__ == "__main__":
    main()

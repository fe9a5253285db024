"""The folder of shared sets -> what each row is measured on: files as the scorer takes them, whole or a small part.

A set that is not there gives None. A small part (for the gate) is drawn with a fixed seed, so that everyone measures
the same; names are taken from what the network has not learned from.
"""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from secondsource.analyse.titles import title_at
from secondsource.lang.lexicon import lexicon

SEED = 7
FOLD = 0  # the fifth of the name sets that training/train.py leaves out
GMB_SENTENCES = 1600  # of 10,928; about 35,000 words

Block = list[str]


def some(paths: Iterable[Path], most: int | None) -> list[Path]:
    """Return the files in order, or `most` of them drawn with a fixed seed."""
    there = sorted(paths)
    return there if most is None or len(there) <= most else sorted(random.Random(SEED).sample(there, most))


def gum_news(shared: Path) -> list[Path]:
    """Return the news of GUM, both parts: no rule of the sentence splitter was learned from them."""
    return sorted((shared / "data" / "gum-open").glob("*/GUM_news_*.conllu"))


def gum_news_dev(shared: Path) -> list[Path]:
    """Return the news of GUM that the network has not seen."""
    return sorted((shared / "data" / "gum-open" / "dev").glob("GUM_news_*.conllu"))


def ewt_test(shared: Path) -> list[Path]:
    """Return the test part of EWT."""
    return sorted((shared / "data" / "ud-ewt").glob("en_ewt-ud-test.conllu"))


def timebank(shared: Path, tmp: Path, most: int | None) -> Path | None:
    """Return a folder of TimeML files: TimeBank and AQUAINT, or some of them."""
    there = shared / "data" / "timebank" / "TBAQ-cleaned"
    return _linked(some(there.rglob("*.tml"), most), there, tmp / "timebank")


def polnear(shared: Path, tmp: Path, most: int | None) -> Path | None:
    """Return a folder laid out as PolNeAR's dev part, or some of its reports with all that was marked in them."""
    there = shared / "data" / "polnear" / "dev"
    texts = some(there.glob("text/*.txt"), most)
    marked = [path for text in texts for path in sorted(there.glob(f"attributions/{text.stem}_*.ann"))]
    return _linked([*texts, *marked], there, tmp / "polnear")


def _linked(files: Sequence[Path], there: Path, to: Path) -> Path | None:
    for path in files:
        link = to / path.relative_to(there)
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.exists():  # the others read the same part after us
            link.symlink_to(path.resolve())
    return to if files else None


def blocks(path: Path) -> Iterator[Block]:
    """Yield the sentences of a CoNLL column file as lines, markers of documents left out."""
    block: Block = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("-DOCSTART") or not line.strip():
            if block:
                yield block
            block = []
        else:
            block.append(line)


def wikigold(shared: Path, tmp: Path) -> Path | None:
    """Return the fifth of wikigold, in runs of 40 sentences, that the network has not learned from."""
    path = shared / "data" / "ner" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    if not path.is_file():
        return None
    return _columns(tmp / "wikigold.conll", _held_out(blocks(path), 40))


def re3d(shared: Path, tmp: Path) -> Path | None:
    """Return what the network has not learned from in re3d: all BBC documents, a fifth of the others."""
    folder = shared / "data" / "ner" / "re3d" / "CONLL-format" / "data-by-source" / "conll"
    files = sorted(folder.rglob("*.conll"))
    bbc = [path for path in files if "BBC" in path.parts[-2]]
    others = [block for path in files if path not in bbc for block in blocks(path)]
    kept = [*_held_out(others, 20), *(block for path in bbc for block in blocks(path))]
    return _columns(tmp / "re3d.conll", kept) if files else None


def trees_learned(shared: Path) -> list[Path]:
    """Return the files that a tagger and parser may learn from: the train parts of EWT and of the open GUM."""
    ewt = shared / "data" / "ud-ewt" / "not-to-release"
    listed = ewt / "file-lists" / "files.train"
    names = listed.read_text(encoding="utf-8").split() if listed.is_file() else []
    return [
        *(ewt / "sources" / name for name in names),
        *sorted((shared / "data" / "gum-open" / "train").glob("*.conllu")),
    ]


def names_learned(shared: Path, tmp: Path) -> Path:
    """Return columns of the name sets that may be learned from, what the table measures on left out."""
    ner = shared / "data" / "ner"
    gold = ner / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    kept = _learned(blocks(gold), 40) if gold.is_file() else []
    folder = ner / "re3d" / "CONLL-format" / "data-by-source" / "conll"
    others = [path for path in sorted(folder.rglob("*.conll")) if "BBC" not in path.parts[-2]]
    kept += _learned((block for path in others for block in blocks(path)), 20)
    return _columns(tmp / "names-learned.conll", kept)


def _held_out(sentences: Iterable[Block], run: int) -> list[Block]:
    return [block for number, block in enumerate(sentences) if (number // run) % 5 == FOLD]


def _learned(sentences: Iterable[Block], run: int) -> list[Block]:
    return [block for number, block in enumerate(sentences) if (number // run) % 5 != FOLD]


def gmb(shared: Path, tmp: Path, sentences: int = GMB_SENTENCES) -> Path | None:
    """Return news of GMB as columns, in runs of 40 neighbours; its labels come from a machine and are mended a little.

    Titles inside persons are cut off ("President" before a name), and adjectives and plurals of nations are no places,
    as everywhere else in this table.
    """
    path = shared / "data" / "ner" / "gmb-part" / "ner_dataset.csv"
    if not path.is_file():
        return None
    told = list(_gmb_sentences(path))
    runs = [told[at : at + 40] for at in range(0, len(told), 40)]
    drawn = random.Random(SEED).sample(range(len(runs)), min(len(runs), max(1, sentences // 40)))
    return _columns(tmp / "gmb.conll", [_mended(s) for number in sorted(drawn) for s in runs[number]])


def _gmb_sentences(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    sentence: list[tuple[str, str, str]] = []
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if row[0].startswith("Sentence:") and sentence:
                yield sentence
                sentence = []
            if len(row) >= 4 and row[3] != "Tag" and row[1].strip():
                sentence.append((row[1].strip(), row[2], row[3]))
    if sentence:
        yield sentence


def _mended(sentence: Sequence[tuple[str, str, str]]) -> Block:
    labels = [_nation(tag, label) for _, tag, label in sentence]
    for start, label in enumerate(labels):
        if label == "B-per":
            name = start + _titles(sentence, start)
            labels[start:name] = ["O"] * (name - start)
            if labels[name : name + 1] == ["I-per"]:
                labels[name] = "B-per"
    return [f"{word} {label}" for (word, _, _), label in zip(sentence, labels, strict=True)]


def _nation(tag: str, label: str) -> str:
    return f"{label[:2]}nationality" if label[1:] == "-gpe" and tag in ("JJ", "NNS", "NNPS") else label


def _titles(sentence: Sequence[tuple[str, str, str]], start: int) -> int:
    """Return how many words of titles and forms of address open the person that begins at a word."""
    end = start + 1
    while end < len(sentence) and sentence[end][2] == "I-per":
        end += 1
    written = [word for word, _, _ in sentence[start:end]]
    at = 0
    while at < len(written):
        title = title_at([word.lower() for word in written], at)
        if title is None and written[at].rstrip(".") not in lexicon("titles")["address"]["honorifics"]:
            break
        at = title.end if title else at + 1
    return at


def _columns(path: Path, sentences: Iterable[Block]) -> Path:
    path.write_text("".join("\n".join(block) + "\n\n" for block in sentences), encoding="utf-8")
    return path

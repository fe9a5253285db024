"""A network and sentences it has not seen -> how often tags, lemmas, trees and names are right, in percent."""

from collections import Counter

import numpy as np
import torch
from batches import KINDS, NAME_LABELS, Maker
from corpora import Sentence
from network import Reader

from secondsource.analyse.letters import apply_script

_AT_ONCE = 64
_NEVER = -1e9


def measure(net: Reader, maker: Maker, sentences: list[Sentence], style: str) -> dict[str, float]:
    """Return accuracy of tags, lemmas and trees (UAS, LAS: all words, marks too) and F1 of names, exact span and kind.

    Heads are the best of each word, no tree enforced; lemmas are by ending alone; names of kind "other" do not count.
    """
    net.eval()
    count: Counter[str] = Counter()
    with torch.no_grad():
        for at in range(0, len(sentences), _AT_ONCE):
            _count(net, maker, sentences[at : at + _AT_ONCE], style, count)
    net.train()
    found = {k: 100 * count[k] / count["n"] for k in ("upos", "xpos", "script", "uas", "las") if count["n"]}
    if count["gold"]:
        found["names"] = 200 * count["hit"] / (count["shown"] + count["gold"])
    return {name: round(value, 2) for name, value in found.items()}


def _count(net: Reader, maker: Maker, part: list[Sentence], style: str, count: Counter[str]) -> None:
    b = maker.batch(part)
    x = net.encode(b["words"], b["letters"], b["mask"])
    heads = net.arcs(x, b["mask"]).argmax(2)
    chosen = {
        "upos": net.upos(x).argmax(2),
        "xpos": net.xpos(x).argmax(2),
        "labels": net.relations(x, heads).argmax(2),
    }
    scripts = net.script(x).argmax(2)
    names = torch.log_softmax(net.name_scores(x, style), 2).numpy()
    for row, s in enumerate(part):
        n = len(s.words)
        if s.heads is not None and s.lemmas is not None:
            right = {name: found[row, :n] == b[name][row, :n] for name, found in chosen.items()}
            headed = heads[row, :n] == b["heads"][row, :n]
            count.update(n=n, uas=int(headed.sum()), las=int((headed & right["labels"]).sum()))
            count.update(upos=int(right["upos"].sum()), xpos=int(right["xpos"].sum()))
            made = [apply_script(w, maker.layers["script"][i]) for w, i in zip(s.words, scripts[row], strict=False)]
            count["script"] += sum(a == m.lower() for a, m in zip(made, s.lemmas, strict=True))
        if s.names is not None:
            have, want = _spans(_best(names[row, :n])), _spans(s.names)
            count.update(hit=len(have & want), shown=len(have), gold=len(want))


def _best(scores: np.ndarray) -> list[str]:
    """Return the best labels in which every "I-" goes on a name of its kind (Viterbi 1967)."""
    begins = np.array([_NEVER if label.startswith("I-") else 0.0 for label in NAME_LABELS])
    goes_on = np.array([[_NEVER * (b[0] == "I" and a[2:] != b[2:]) for b in NAME_LABELS] for a in NAME_LABELS])
    best, back = scores[0] + begins, []
    for row in scores[1:]:
        steps = best[:, None] + goes_on
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return [NAME_LABELS[i] for i in reversed(path)]


def _spans(labels: list[str]) -> set[tuple[int, int, str]]:
    found = set()
    for start, label in enumerate(labels):
        if label.startswith("B-") and label[2:] in KINDS[:3]:
            end = start + 1
            while end < len(labels) and labels[end] == f"I-{label[2:]}":
                end += 1
            found.add((start, end, label[2:]))
    return found

"""The training sets -> the reader's network, and what it reaches.

    make train            (or: python training/train.py --data ../shared/data --vectors VECTORS.json --out weights.pt)

Two stages: first the public sets, then with the sentences written by us. Seeded; about an hour on one core.
`export.py` writes the file that ships; MODEL-CARD.md says what was learned from, under which licences, and the scores.
"""

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from batches import Batch, Maker, shuffled, varied
from corpora import Sentence
from features import known_lemmas, load_vectors
from measure import measure
from network import Reader
from sets import Sets, load_sets
from torch import Tensor
from torch.nn import functional as F

from secondsource.analyse.letters import ROWS

VECTORS = 100_000  # the most frequent words
MANNERS = ["main", "re3d", "wnut", "gum"]  # every name set has guidelines of its own, and an output of its own
GUM_NAMES = 0.5  # weight of names that were derived from mentions


@dataclass(frozen=True)
class Stage:
    """A stretch of training: how long, at which highest rate, and how often each set is seen in one round."""

    epochs: int
    rate: float
    times: dict[str, int]


STAGES = (
    Stage(14, 2.5e-3, {"ewt": 1, "gum": 1, "wikigold": 2, "re3d": 1, "wnut": 1}),
    Stage(12, 1.6e-3, {"ewt": 1, "gum": 1, "wikigold": 3, "re3d": 1, "wnut": 1, "written": 1}),
)
_MANNER = {"ewt": "main", "wikigold": "main", "written": "main"}


def loss_of(net: Reader, b: Batch, style: str) -> Tensor:
    """Return the summed loss of all that the sentences of a batch say something of."""
    x = net.encode(b["words"], b["letters"], b["mask"])
    total = x.new_zeros(())
    if (b["heads"] >= 0).any():
        total = total + 0.5 * _missed(net.upos(x), b["upos"]) + 0.5 * _missed(net.xpos(x), b["xpos"])
        total = total + 0.25 * _missed(net.script(x), b["script"])
        total = total + _missed(net.arcs(x, b["mask"]), b["heads"])
        total = total + _missed(net.relations(x, b["heads"].clamp(min=0)), b["labels"])
    if (b["names"] >= 0).any():
        weight = GUM_NAMES if style == "gum" else 1.0
        total = total + weight * _missed(net.name_scores(x, style), b["names"])
    return total


def _missed(scores: Tensor, wanted: Tensor) -> Tensor:
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=-100)


class Trainer:
    """Runs stages; what is kept is a running mean of the weights, which reads better than the last ones."""

    def __init__(self, net: Reader, maker: Maker, seed: int) -> None:
        self.net, self.maker = net, maker
        self.rng = random.Random(seed)
        self.mean = {name: p.detach().clone() for name, p in net.named_parameters()}

    def run(self, stage: Stage, train: Sets, measured: Sets) -> None:
        """Train for one stage from the mean of the one before; print what is reached after every second round."""
        plan = [(_MANNER.get(name, name), train[name], times) for name, times in stage.times.items()]
        optimiser = torch.optim.AdamW(self.net.parameters(), lr=stage.rate, betas=(0.9, 0.95), weight_decay=0.01)
        steps = stage.epochs * len(shuffled(plan, random.Random(0)))
        step, began = 0, time.time()
        for epoch in range(stage.epochs):
            for style, group in shuffled(plan, self.rng):
                warm = min(1.0, step / 200)
                rate = stage.rate * (warm * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / steps))) + 0.01)
                self._step(optimiser, rate, style, group)
                step += 1
                self._average(min(0.998, step / (step + 20)))
            live = self._swap(self.mean)
            line = {"epoch": epoch, "seconds": round(time.time() - began)}
            shown = measured if epoch % 2 or epoch == stage.epochs - 1 else {}
            scores = {
                n: measure(self.net, self.maker, s, "gum" if n == "gum-news" else "main") for n, s in shown.items()
            }
            print(json.dumps(line | scores), flush=True)
            if epoch < stage.epochs - 1:
                self._swap(live)

    def _step(self, optimiser: torch.optim.Optimizer, rate: float, style: str, group: list[Sentence]) -> None:
        for parameters in optimiser.param_groups:
            parameters["lr"] = rate
        loss = loss_of(self.net, self.maker.batch(group, [varied(s, self.rng) for s in group]), style)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        optimiser.step()

    def _average(self, keep: float) -> None:
        with torch.no_grad():
            for name, p in self.net.named_parameters():
                self.mean[name].lerp_(p, 1 - keep)

    def _swap(self, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        before = {name: p.detach().clone() for name, p in self.net.named_parameters()}
        self.net.load_state_dict(weights, strict=False)
        return before


def main() -> None:
    """Train all stages and write the weights with everything that is needed to read with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ud-ewt, gum-open and ner")
    parser.add_argument("--vectors", type=Path, required=True, help="word vectors (see MODEL-CARD.md)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    train, measured = load_sets(args.data)
    words, vectors = load_vectors(args.vectors, VECTORS)
    parsed = train["ewt"] + train["gum"]
    maker = Maker(words, parsed)
    sizes = {"upos": "upos", "xpos": "xpos", "rel": "labels", "script": "script", "names": "names"}
    net = Reader(torch.from_numpy(vectors), ROWS, {n: len(maker.layers[k]) for n, k in sizes.items()}, MANNERS)
    trainer = Trainer(net, maker, args.seed)
    for stage in STAGES:
        trainer.run(stage, train, measured)
    state = {n: maker.layers[k] for n, k in sizes.items() if n != "names"}
    torch.save({"net": net.state_dict(), "words": words, "lemmas": known_lemmas(parsed), **state}, args.out)


if __name__ == "__main__":
    main()

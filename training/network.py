"""The network that is trained: word and letter features -> tags, lemmas, heads, relations, names.

Three layers of quasi-recurrent cells in both directions (Bradbury et al. 2017: gates from a window of words, so that
all words are multiplied at once and only an elementwise recurrence runs along the sentence), and over them the
biaffine scorer of Dozat & Manning (2017). It is written so that a few lines of numpy can run it.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH = 144
ARC, REL, NAME = 128, 48, 96


class Layer(nn.Module):
    """One recurrent layer in both directions, `out` = 2 x WIDTH, gates from a window of `window` words."""

    def __init__(self, size: int, window: int) -> None:
        super().__init__()
        self.window = window
        self.gates = nn.Linear(size * window, 6 * WIDTH)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return batch x length x 2*WIDTH; padding (mask 0) leaves no trace in the words."""
        if self.window == 3:
            x = torch.cat([F.pad(x, (0, 0, 1, 0))[:, :-1], x, F.pad(x, (0, 0, 0, 1))[:, 1:]], dim=2)
        z, f, o = self.gates(x).chunk(3, dim=2)
        f, o = torch.sigmoid(f), torch.sigmoid(o)
        put = z * (1 - f) * mask.unsqueeze(2)
        steps = x.shape[1]
        ahead, back = [], []
        c = x.new_zeros(x.shape[0], WIDTH)
        d = x.new_zeros(x.shape[0], WIDTH)
        fa, fb = f[:, :, :WIDTH].unbind(1), f[:, :, WIDTH:].unbind(1)
        pa, pb = put[:, :, :WIDTH].unbind(1), put[:, :, WIDTH:].unbind(1)
        for t in range(steps):
            c = fa[t] * c + pa[t]
            d = fb[steps - 1 - t] * d + pb[steps - 1 - t]
            ahead.append(c)
            back.append(d)
        state = torch.cat([torch.stack(ahead, 1), torch.stack(back[::-1], 1)], dim=2)
        return torch.tanh(state) * o


class Reader(nn.Module):
    """The whole network. `sizes` names the number of answers of upos, xpos, script, rel and names."""

    def __init__(self, vectors: Tensor, rows: int, sizes: dict[str, int], styles: list[str], letter: int = 48) -> None:
        super().__init__()
        self.register_buffer("vectors", vectors)
        self.letters = nn.EmbeddingBag(rows, letter, mode="sum")
        nn.init.normal_(self.letters.weight, std=0.1)
        inputs = vectors.shape[1] + letter
        self.layers = nn.ModuleList([Layer(inputs, 3), Layer(2 * WIDTH, 1), Layer(2 * WIDTH, 1)])
        self.norms = nn.ModuleList([nn.LayerNorm(2 * WIDTH) for _ in range(3)])
        out = 2 * WIDTH
        self.upos = nn.Linear(out, sizes["upos"])
        self.xpos = nn.Linear(out, sizes["xpos"])
        self.script = nn.Linear(out, sizes["script"])
        self.root = nn.Parameter(torch.randn(out) * 0.1)
        self.arc_dep, self.arc_head = nn.Linear(out, ARC), nn.Linear(out, ARC)
        self.rel_dep, self.rel_head = nn.Linear(out, REL), nn.Linear(out, REL)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.05)
        self.rel = nn.Parameter(torch.randn(sizes["rel"], REL + 1, REL + 1) * 0.05)
        self.name_hidden = nn.Linear(out, NAME)
        self.names = nn.ModuleDict({style: nn.Linear(NAME, sizes["names"]) for style in styles})

    def encode(self, words: Tensor, letters: Tensor, mask: Tensor) -> Tensor:
        """Return batch x length x 2*WIDTH; `words` is -1 where a word has no vector, `letters` holds LETTERS rows."""
        batch, length = words.shape
        vector = self.vectors[words.clamp(min=0)] * (words >= 0).unsqueeze(2)
        spelled = self.letters(letters.reshape(batch * length, -1)).view(batch, length, -1)
        if self.training:  # a word's vector or its letters are hidden now and then, so that neither is relied on alone
            vector = vector * (torch.rand(batch, length, 1) > 0.15)
            spelled = spelled * (torch.rand(batch, length, 1) > 0.1)
        x = torch.cat([vector, spelled], 2) * mask.unsqueeze(2)
        x = _dropped(x, 0.25, self.training)
        for number, (layer, norm) in enumerate(zip(self.layers, self.norms, strict=True)):
            y = norm(layer(x, mask) + (x if number else 0)) * mask.unsqueeze(2)
            x = _dropped(y, 0.3, self.training)
        return x

    def arcs(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return batch x length x (1 + length) scores of heads; column 0 is the root."""
        dep, head = self._hidden(self.arc_dep, x), self._hidden(self.arc_head, self._rooted(x))
        dep = torch.cat([dep, dep.new_ones(*dep.shape[:2], 1)], 2)
        scores = dep @ self.arc @ head.transpose(1, 2)
        allowed = torch.cat([mask.new_ones(mask.shape[0], 1), mask], 1).bool()
        return scores.masked_fill(~allowed.unsqueeze(1), -1e4)

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Return batch x length x relations for the given heads (0 = root)."""
        dep, head = self._hidden(self.rel_dep, x), self._hidden(self.rel_head, self._rooted(x))
        head = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        dep = torch.cat([dep, dep.new_ones(*dep.shape[:2], 1)], 2)
        head = torch.cat([head, head.new_ones(*head.shape[:2], 1)], 2)
        return torch.einsum("bti,rij,btj->btr", dep, self.rel, head)

    def name_scores(self, x: Tensor, style: str) -> Tensor:
        """Return batch x length x labels in the manner of one set."""
        return self.names[style](self._hidden(self.name_hidden, x))

    def _rooted(self, x: Tensor) -> Tensor:
        return torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)

    def _hidden(self, linear: nn.Linear, x: Tensor) -> Tensor:
        return _dropped(F.leaky_relu(linear(x), 0.1), 0.3, self.training)


def _dropped(x: Tensor, rate: float, training: bool) -> Tensor:
    """Drop the same columns at every word of a sentence (Gal & Ghahramani 2016)."""
    if not training:
        return x
    keep = (torch.rand(x.shape[0], 1, x.shape[2]) > rate).float() / (1 - rate)
    return x * keep

"""What the statements of a story can be aligned by -> columns of numbers, so that many pairs are weighed at once.

Words and keys get numbers; a statement's keys stand side by side in a row, -1 where there are no more.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from secondsource.compare.growing import grown
from secondsource.compare.tellings import Told
from secondsource.lang.lexicon import lexicon
from secondsource.lang.vectors import word_vectors
from secondsource.lang.weights import Array
from secondsource.values.moment import Resolved
from secondsource.values.terms import rarity, word_family

Numbers = NDArray[np.int32]
_RAREST = 8.0  # the rarity of a word that hardly any passage of English holds
_NAME_WORTH = 6.5  # a name tells about as much as a very rare word (as in `statements`)
_MOST_KEYS = {"who": 3, "whom": 4, "where": 3, "inside": 12, "named": 8, "terms": 16, "times": 3, "amounts": 3}


WHOLE = 127  # the length of a vector: its numbers are rounded to whole ones, so that their sums are exact
_BITS = 64


@dataclass(frozen=True, slots=True)
class Keys:
    """A statement's keys in a row, -1 where there are no more, how many there are, and a bit for each in a sketch.

    Two rows whose sketches have no bit in common share no key.
    """

    rows: Numbers
    count: Numbers
    sketch: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns; row n is the n-th statement. `weights` goes with `terms`, whose rows have length 1.

    `wording`: one number for all sentences of the same words and names; `senses` and `meanings`: vectors of length
    WHOLE.
    """

    told: list[Told]
    report: Numbers
    sentence: Numbers
    wording: Numbers
    lemma: Numbers
    family: Numbers
    flags: dict[str, Numbers]
    rare: Array
    keys: dict[str, Keys]
    weights: Array
    senses: Array
    meanings: Array
    moments: Sequence[Resolved]


class _Numbered:
    """Things in the order they are met -> numbers."""

    def __init__(self) -> None:
        self.known: dict[object, int] = {}

    def __call__(self, thing: object) -> int:
        return self.known.setdefault(thing, len(self.known))


class TableMaker:
    """Statements -> rows of one table. How telling their terms are is counted in the first of them alone."""

    def __init__(self, first: Sequence[Told]) -> None:
        self._idf, self._sentences = _telling_terms(first)
        self._words, self._moments, self._status = _Numbered(), _Numbered(), _Numbered()
        self._reports, self._places, self._wordings = _Numbered(), _Numbered(), _Numbered()

    def rows(self, told: Sequence[Told]) -> Table:
        """Return the columns of statements; numbers go on from those of the rows before."""
        of_sentence = {(one.terms, one.named): one for one in told}
        weighed = {key: self._weighed(one) for key, one in of_sentence.items()}
        terms = [weighed[one.terms, one.named] for one in told]
        return Table(
            told=list(told),
            report=_column(told, lambda one: one.telling.report, self._reports),
            sentence=_column(told, lambda one: (one.telling.report, one.telling.sentence), self._places),
            wording=_column(told, lambda one: (one.words, one.named), self._wordings),
            lemma=_column(told, lambda one: one.lemma, self._words),
            family=_column(told, lambda one: one.family, self._words),
            flags={**_flags(told), "status": _column(told, lambda one: one.statement.status, self._status)},
            rare=np.array([min(rarity(one.family) / _RAREST, 1) for one in told], np.float32),
            keys={
                **self._keys(told),
                "terms": _padded([tuple(t for t, _ in row) for row in terms], "terms", self._words),
            },
            weights=_weights(terms),
            senses=_whole(word_vectors([one.lemma for one in told])),
            meanings=_meanings(told),
            moments=[time for time in self._moments.known if isinstance(time, Resolved)],
        )

    def _keys(self, told: Sequence[Told]) -> dict[str, Keys]:
        parts = {part: [one.parts.get(part, ()) for one in told] for part in ("who", "whom", "where")}
        parts |= {
            "inside": [one.inside for one in told],
            "named": [one.named for one in told],
            "amounts": [one.amounts for one in told],
        }
        found = {part: _padded(rows, part, self._words) for part, rows in parts.items()}
        return {**found, "times": _padded([one.times for one in told], "times", self._moments)}

    def _weighed(self, one: Told) -> list[tuple[str, float]]:
        """Return the most telling terms of the sentence with their weights, of length 1 together."""
        rows = [(key, self._idf.get(key) or _telling(key, 1, self._sentences)) for key in (*one.terms, *one.named)]
        rows = sorted(rows, key=lambda row: (-row[1], row[0]))[: _MOST_KEYS["terms"]]
        length = sum(weight * weight for _, weight in rows) ** 0.5 or 1.0
        return [(key, weight / length) for key, weight in rows]


def build_table(told: Sequence[Told]) -> Table:
    """Return the columns of the statements of a story."""
    return TableMaker(told).rows(told)


def extend(table: Table, more: Table) -> Table:
    """Return a table with more rows behind its own; columns may be longer than `told`. The table given is used up."""
    used = len(table.told)

    def longer(one: Keys, other: Keys) -> Keys:
        return Keys(*(grown(getattr(one, c), used, getattr(other, c)) for c in ("rows", "count", "sketch")))

    plain = ("report", "sentence", "wording", "lemma", "family", "rare", "weights", "senses", "meanings")
    table.told.extend(more.told)
    return replace(
        table,
        **{name: grown(getattr(table, name), used, getattr(more, name)) for name in plain},
        flags={name: grown(column, used, more.flags[name]) for name, column in table.flags.items()},
        keys={name: longer(keys, more.keys[name]) for name, keys in table.keys.items()},
        moments=more.moments,
    )


def _telling_terms(told: Sequence[Told]) -> tuple[dict[str, float], int]:
    """How telling each term is, and in how many sentences that was counted."""
    sentences = {(one.telling.report, one.telling.sentence): one for one in told}
    held = Counter(key for one in sentences.values() for key in (*one.terms, *one.named))
    return {key: _telling(key, n, len(sentences)) for key, n in held.items()}, len(sentences)


def _telling(key: str, held: int, sentences: int) -> float:
    """How telling a term is that so many sentences hold: rare in English and in the story together; names all alike."""
    return log(1 + sentences / held) * (_NAME_WORTH if key.startswith("@") else rarity(key))


def _padded(rows: Sequence[tuple[object, ...]], part: str, numbered: _Numbered) -> Keys:
    most = _MOST_KEYS[part]
    distinct = {row: at for at, row in enumerate(dict.fromkeys(rows))}
    wide = np.full((len(distinct), most), -1, np.int32)
    for row, at in distinct.items():
        wide[at, : min(len(row), most)] = [numbered(key) for key in row][:most]
    table = wide[[distinct[row] for row in rows]]
    bits = np.where(table >= 0, np.uint64(1) << (table % _BITS).astype(np.uint64), np.uint64(0))
    return Keys(table, (table >= 0).sum(axis=1, dtype=np.int32), np.bitwise_or.reduce(bits, axis=1))


def _weights(rows: Sequence[Sequence[tuple[str, float]]]) -> Array:
    table = np.zeros((len(rows), _MOST_KEYS["terms"]), np.float32)
    for at, row in enumerate(rows):
        table[at, : len(row)] = [weight for _, weight in row]
    return table


def _meanings(told: Sequence[Told]) -> Array:
    """Return a vector for each sentence: the mean of its words' vectors, rare words weighing more."""
    known = sorted({word for one in told for word in one.words})
    place = {word: at for at, word in enumerate(known)}
    vectors = word_vectors(known) * np.array([rarity(word_family(word)) for word in known], np.float32)[:, None]
    of_words = {words: vectors[[place[w] for w in words]].sum(axis=0) for words in dict.fromkeys(o.words for o in told)}
    return _whole(np.array([of_words[one.words] for one in told], np.float32).reshape(len(told), vectors.shape[1]))


def _whole(vectors: Array) -> Array:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.rint(WHOLE * vectors / np.where(lengths > 0, lengths, 1)), dtype=np.float32)


def _column(told: Sequence[Told], what: Callable[[Told], object], numbered: _Numbered) -> Numbers:
    return np.array([numbered(what(one)) for one in told], np.int32)


def _tells(one: Told) -> bool:
    """Is it the doing of a speaker: "said", "announced"?"""
    return not one.statement.nominal and one.lemma in _speech()


@cache
def _speech() -> frozenset[str]:
    return frozenset(entry[0] for way in ("states", "utters") for entry in lexicon("speech")[way])


def _flags(told: Sequence[Told]) -> dict[str, Numbers]:
    return {
        "done": np.array([one.statement.status in ("happened", "ongoing") for one in told], np.int32),
        "negated": np.array([one.statement.negated for one in told], np.int32),
        "noun": np.array([one.statement.nominal for one in told], np.int32),
        "quoted": np.array([one.statement.quote is not None for one in told], np.int32),
        "speech": np.array([_tells(one) for one in told], np.int32),
        "far": np.array([one.far for one in told], np.int32),
        "headline": np.array([one.headline for one in told], np.int32),
    }

"""What the network says of a sentence is the same to the last bit alone, in any company, in any order."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse.network import Network, Scores, network
from secondsource.lang.weights import weights

_WORDS = ["the", "mayor", "of", "Arden", "closed", "two", "bridges", ",", "on", "-", "Reuters", "1,200", "“", "雪", "x"]
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40)


def _bits(scores: Scores) -> list[bytes]:
    return [np.ascontiguousarray(getattr(scores, layer)).tobytes() for layer in Scores.__dataclass_fields__]


@settings(max_examples=40, deadline=None)
@given(_SENTENCES, st.lists(_SENTENCES, max_size=30), st.integers(0, 30))
def test_company_changes_no_bit(sentence: list[str], others: list[list[str]], place: int) -> None:
    alone = network().read([sentence])
    together = [*others[:place], sentence, *others[place:]]
    among = network().read(together)
    place = min(place, len(others))
    assert _bits(alone[0]) == _bits(among[place])
    heads = [[0] * len(words) for words in together]
    first = sum(map(len, together[:place]))
    relations = network().relations(among, heads)
    assert network().relations(alone, [heads[place]]) == relations[first : first + len(sentence)]
    lemmas = network().lemmas(together, among)
    assert network().lemmas([sentence], alone) == lemmas[first : first + len(sentence)]


def test_what_was_read_before_changes_no_bit() -> None:
    sentence = ["The", "mayor", "of", "Arden", "closed", "two", "bridges", "."]
    used = Network(dict(weights()))
    used.read([["Old", "mills", "and", "seven", "bridges", "burned", "in", "Vardy", "."], ["Two", "went", "."]])
    assert _bits(used.read([sentence])[0]) == _bits(Network(dict(weights())).read([sentence])[0])


def test_more_words_than_are_kept_change_no_bit() -> None:
    net = Network(dict(weights()))
    sentence = ["Nobody", "was", "hurt", "."]
    before = _bits(net.read([sentence])[0])
    for start in range(0, 10_000, 5_000):
        net.read([[f"w{n}" for n in range(at, at + 100)] for at in range(start, start + 5_000, 100)])
    assert _bits(net.read([sentence])[0]) == before

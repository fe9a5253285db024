"""Syntax: the words of a report with their tags and the word each depends on."""

from bisect import bisect_right
from dataclasses import dataclass

from secondsource.records.span import Span


@dataclass(frozen=True, slots=True)
class Syntax:
    """The words of a report in text order, one entry per word in every tuple.

    `spans` are the words' places in `Document.text`; `tags` Universal Dependencies word classes ("NOUN"), `forms` the
    Penn Treebank tags ("VBD"), `lemmas` the plain forms in lower case, `relations` Universal Dependencies relations
    ("nsubj:pass"). `heads[i]` is the number of the word that word i depends on, `i` itself at the root of a sentence.
    `sentences` are half-open ranges of word numbers, one per sentence of the analysis (empty for a blank one).
    """

    spans: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()

    def sentence_of(self, word: int) -> tuple[int, int]:
        """Return the range of word numbers of the sentence a word stands in."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda s: s[1])]

"""Invented people and places, and the quotes read of a text that names them."""

import re

from secondsource.analyse.quotes import read_quotes
from secondsource.analyse.sentences import read_sentences
from secondsource.records.analysis import Name
from secondsource.records.document import Block
from secondsource.records.span import Span

PEOPLE = {"Mara Quill": ["Mara Quill", "Quill"], "Otto Pell": ["Otto Pell", "Pell"]}
PLACES = {"Vardy": ["Vardy"]}


def names_of(text):
    """Find the invented people and places of these tests; entity numbers follow the order above."""
    found, full = [], []
    for kind, group in (("person", PEOPLE), ("place", PLACES)):
        for name, forms in group.items():
            entity = len(full)
            full.append(name)
            pattern = "|".join(map(re.escape, forms))
            found += [Name(Span(m.start(), m.end()), kind, entity) for m in re.finditer(rf"\b(?:{pattern})\b", text)]
    return sorted(found, key=lambda n: n.span), full


def read(text):
    blocks = [Block(Span(m.start(), m.end()), "paragraph") for m in re.finditer(r"[^\n]+", text)]
    return read_quotes(text, read_sentences(text, blocks), *names_of(text))


def said(text, form=None):
    """Return (words, speaker) of the quotes in marks, or of those of one form."""
    quotes = [q for q in read(text)[0] if (q.form == form if form else q.form != "indirect")]
    return [(q.words(text), q.speaker.name if q.speaker else None) for q in quotes]

"""A text -> what the program reads in it that its mentions need: sentences, names, offices, quotes, syntax."""

from dataclasses import dataclass

from secondsource.analyse.mentions import read_mentions
from secondsource.analyse.names import read_names
from secondsource.analyse.quotes import Hints, read_quotes
from secondsource.analyse.roles import read_roles
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.syntax import read_syntax
from secondsource.records.analysis import Analysis, Mention, Name, Quote, Role
from secondsource.records.document import Block
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in a text before its mentions."""

    names: tuple[Name, ...]
    entity_names: tuple[str, ...]
    roles: tuple[Role, ...]
    quotes: tuple[Quote, ...]
    syntax: Syntax


def read_text(text: str) -> Read:
    """Read a text of paragraphs parted by empty lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(Span(at, at + len(part.rstrip())), "paragraph"))
        at += len(part) + 2
    sentences = read_sentences(text, blocks)
    names, entity_names = read_names(text, sentences)
    roles = read_roles(text, sentences, names, entity_names)
    quotes, _ = read_quotes(text, sentences, names, entity_names, Hints(roles))
    return Read(names, entity_names, roles, quotes, read_syntax(text, sentences)[0])


def mentions_of(text: str, read: Read) -> tuple[Mention, ...]:
    """Return the mentions of a text."""
    found = Analysis("", (), read.names, read.entity_names, read.roles, read.quotes)
    return read_mentions(text, read.syntax, found)

"""Syntax and names -> the phrases that may mean someone or something: names, pronouns, noun phrases, in text order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

from secondsource.analyse.clauses import children_of
from secondsource.analyse.phrase_bounds import Extents, read_extents
from secondsource.lang.lexicon import lexicon
from secondsource.records.analysis import MentionKind, Name
from secondsource.records.span import Span
from secondsource.records.syntax import Syntax

_HEADS = frozenset({"NOUN", "PRON", "PROPN"})
_PARTS = frozenset({"compound", "flat", "fixed", "goeswith", "expl", "discourse", "list"})  # of another phrase, or none
_NAMED_BY = frozenset({"appos", "flat"})
_IN_TITLES = frozenset({"ADJ", "NOUN", "PROPN"})
_DEMONSTRATIVE = frozenset({"that", "these", "this", "those"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})


class Phrase(Struct):
    """A phrase: its words `first` to `last` around `head` (word numbers), and what its form tells.

    `pronoun` is whom a personal pronoun stands for ("he" for "his"); `determiner` the word it opens with, where it is a
    determiner ("the", "a", "this", "his"; "'s" for a possessor before it), else "".
    """

    first: int
    last: int
    head: int
    sentence: int
    kind: MentionKind
    span: Span
    head_span: Span
    entity: int | None = None
    name_kind: str = ""
    pronoun: str = ""
    determiner: str = ""
    words: tuple[str, ...] = ()
    relative: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's syntax with what the readers of phrases ask of it again and again."""

    text: str
    syntax: Syntax
    below: list[list[int]]
    extents: Extents
    sentence_of: list[int]


def read_scene(text: str, syntax: Syntax) -> Scene:
    """Return the scene of a text."""
    below = children_of(syntax)
    of = [n for n, (first, end) in enumerate(syntax.sentences) for _ in range(first, end)]
    return Scene(text, syntax, below, read_extents(syntax, below), of)


def find_phrases(scene: Scene, names: Sequence[Name]) -> list[Phrase]:
    """Return the phrases in text order, longer before shorter where they begin together; one per head word."""
    by_head: dict[int, Phrase] = {}
    inside = bytearray(len(scene.syntax.spans))
    for phrase, words in _named(scene, names):
        for word in words:
            inside[word] = 1
        by_head.setdefault(phrase.head, phrase)
    for word, tag in enumerate(scene.syntax.tags):
        if tag in _HEADS and not inside[word] and word not in by_head and _heads_phrase(scene, word):
            by_head[word] = _phrase(scene, word)
    joined = [p for word in by_head if (p := _joined(scene, word, by_head)) is not None]
    return sorted([*by_head.values(), *joined], key=lambda p: (p.first, -p.last, p.joined))


def _heads_phrase(scene: Scene, word: int) -> bool:
    relation = scene.syntax.relations[word].partition(":")[0]
    if relation in _PARTS:
        return False
    low = scene.syntax.spans[word].of(scene.text).lower()
    if scene.syntax.tags[word] == "PRON":
        return low in lexicon("mentions")["pronouns"] or low in _DEMONSTRATIVE or low in _RELATIVE
    return relation not in ("det", "advmod", "case", "mark", "cc", "punct", "amod")


def _phrase(scene: Scene, word: int) -> Phrase:
    syntax = scene.syntax
    low = syntax.spans[word].of(scene.text).lower()
    if syntax.tags[word] == "PRON":
        relative = low in _RELATIVE and syntax.forms[word] in ("WDT", "WP")
        pronoun = lexicon("mentions")["pronouns"].get(low, "")
        span = syntax.spans[word]
        at = scene.sentence_of[word]
        return Phrase(word, word, word, at, "pronoun", span, span, pronoun=pronoun, words=(low,), relative=relative)
    first, last = scene.extents.of_phrase(word)
    return _build(scene, (first, last, word), "noun", syntax.spans[word])


def _build(scene: Scene, words: tuple[int, int, int], kind: MentionKind, head_span: Span) -> Phrase:
    syntax = scene.syntax
    first, last, head = words
    span = Span(syntax.spans[first].start, syntax.spans[last].end)
    determiner = _determiner(scene, first, head)
    modifiers = tuple(
        syntax.lemmas[w]
        for w in range(first, last + 1)
        if syntax.tags[w] in ("ADJ", "NOUN", "NUM", "PROPN") and (w <= head or syntax.heads[w] == head)
    )
    return Phrase(
        first, last, head, scene.sentence_of[head], kind, span, head_span, determiner=determiner, words=modifiers
    )


def _determiner(scene: Scene, first: int, head: int) -> str:
    """Return the determiner of a phrase; "'s" where a possessor stands in its place."""
    syntax = scene.syntax
    for child in scene.below[head]:
        if first <= child < head:
            if syntax.relations[child].startswith("det"):
                return syntax.spans[child].of(scene.text).lower()
            if syntax.relations[child] == "nmod:poss":
                low = syntax.spans[child].of(scene.text).lower()
                return low if syntax.tags[child] == "PRON" else "'s"
    return ""


def _named(scene: Scene, names: Sequence[Name]) -> Iterator[tuple[Phrase, range]]:
    """Yield a phrase for each name, grown to the phrase it heads ("Mayor X of Y"), with the words of the name."""
    starts = [span.start for span in scene.syntax.spans]
    for name in names:
        first, end = max(0, bisect_right(starts, name.span.start) - 1), bisect_right(starts, name.span.end - 1)
        if first >= end or name.kind == "nationality":
            continue
        words = range(first, end)
        head = _outmost(scene, words)
        top = _titled(scene, head, first)
        if scene.syntax.relations[top].partition(":")[0] == "compound" or scene.syntax.tags[top] not in _HEADS:
            bounds = (first, end - 1, head)
        else:
            low, high = scene.extents.of_phrase(top)
            bounds = (min(low, first), max(high, end - 1), top)
        phrase = _build(scene, bounds, "name", name.span)
        phrase.entity, phrase.name_kind = name.entity, name.kind
        yield phrase, words


def _titled(scene: Scene, head: int, first: int) -> int:
    """Return the head of the phrase whose name begins at word `first`: of "team captain Ann Lee" the captain."""
    syntax = scene.syntax
    top = head
    for _ in range(3):
        above = syntax.heads[top]
        named = syntax.relations[top].partition(":")[0] in _NAMED_BY and above < first
        if not named or any(syntax.tags[w] not in _IN_TITLES for w in range(above, first)):
            break
        top = above
    return top


def _outmost(scene: Scene, words: range) -> int:
    """Return the word of a stretch whose head stands outside it."""
    heads = scene.syntax.heads
    return next((w for w in words if heads[w] == w or heads[w] not in words), words[-1])


def _joined(scene: Scene, head: int, by_head: dict[int, Phrase]) -> Phrase | None:
    """Return "X and Y" as a phrase of its own, for a later "they"."""
    others = [c for c in scene.below[head] if scene.syntax.relations[c] == "conj" and c in by_head]
    if not others or by_head[head].kind == "pronoun":
        return None
    before, after = by_head[head], by_head[others[-1]]
    if after.last <= before.last:
        return None
    span = Span(before.span.start, after.span.end)
    return Phrase(
        before.first, after.last, head, before.sentence, "noun", span, before.head_span, words=("and",), joined=True
    )

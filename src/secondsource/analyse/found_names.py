"""Lines of words -> the names found in them; everyday words with a capital are left out, headlines trust the body."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from secondsource.analyse.known_names import calendar_words, is_doubtful, is_given, known_kind, no_names
from secondsource.analyse.name_kinds import Hint, context_hints
from secondsource.analyse.pieces import split_run
from secondsource.analyse.plain_pieces import Piece
from secondsource.analyse.runs import is_headline, split_runs
from secondsource.analyse.titles import is_title
from secondsource.analyse.written import Word, is_common, phrase
from secondsource.values.place import parse_place

ENOUGH = 0.9  # summed evidence below which nothing is said of a name (looked at on the reports of four stories)
_LONGEST_WORDS = 7
_LONGEST_PERSON_WORDS = 6


Runs = tuple[list[Word], list[list[Word]]]  # a line and the runs in it


class Found(Struct, frozen=True):
    """A name found in the text: its piece, the line it stands in, and whether the line is a headline."""

    piece: Piece
    line: list[Word]
    headline: bool

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.piece.words[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.piece.words[-1].end

    @property
    def place(self) -> tuple[list[Word], int, int]:
        """Its line, and the numbers of its first word there and of the word after its last."""
        first = bisect_left(self.line, self.start + 1, key=lambda word: word.end)
        last = bisect_left(self.line, self.end, lo=first, key=lambda word: word.end)
        return self.line, first, last + 1

    @property
    def hints(self) -> list[Hint]:
        """What the words around it say of its kind."""
        return context_hints(*self.place)

    @property
    def rule_features(self) -> list[str]:
        """What the rules say of it, as features."""
        found = [f"rule={self.piece.kind}{round(self.piece.weight)}"]
        found += [f"hint={kind}{round(weight)}" for kind, weight in self.hints]
        if self.piece.titled:
            found.append("rule=titled")
        return found + (["headline"] if self.headline else [])


def find_names(lines: Sequence[list[Word]]) -> list[Found]:
    """Return the names of all lines in text order; headlines are read last, by the names of the other lines."""
    running: list[Runs] = []
    headed: list[Runs] = []
    for line in lines:
        (headed if is_headline(line) else running).append((line, split_runs(line)))
    capitals = _seen_inside(running)
    families = _families_inside(running)
    bodies = [f for line, runs in running for f in _read_runs(line, runs, capitals, families)]
    known = _known_words(bodies)
    bodies = [f for f in bodies if _stands(f, known, capitals)]
    forms = frozenset(f.piece.text for f in bodies) | _persons_words(bodies)
    heads = [f for line, runs in headed for f in _read_headline(line, runs, forms)]
    return sorted((*bodies, *heads), key=lambda f: f.start)


def _persons_words(found: Sequence[Found]) -> frozenset[str]:
    """Return the first and last words of the full names of persons, by which headlines call them."""
    full = [f.piece.words for f in found if f.piece.kind == "person" and len(f.piece.words) > 1]
    return frozenset(word.text for words in full for word in (words[0], words[-1]) if not is_common(word.text))


def _read_headline(line: list[Word], runs: list[list[Word]], forms: frozenset[str]) -> Iterator[Found]:
    """Find the names that the lists or the body know, and persons by their given name; other capitals say nothing."""
    shouted = all(w.shouted for w in line if len(w.text) > 3 and w.text[0].isalpha())
    usual = {form.upper(): form for form in forms} if shouted else {}
    for run in runs:
        at, seen = 0, False
        whole = list(split_run(run, lambda _: False)) if len(run) > 2 and not shouted else []
        if len(whole) == 1 and _is_person(whole[0]):
            yield Found(whole[0], line, True)
            continue
        while at < len(run):
            length = _known_length(run, at, forms, usual, shouted)
            if length:
                yield from (Found(piece, line, True) for piece in split_run(run[at : at + length], lambda _: True))
            seen = seen or length > 0
            at += length or 1
        if not seen and not shouted:
            yield from (Found(piece, line, True) for piece in split_run(run, lambda _: False) if _is_person(piece))


def _known_length(run: list[Word], at: int, forms: frozenset[str], usual: dict[str, str], shouted: bool) -> int:
    """Return how many words from `at` on are a name of the lists or the body (0: none)."""
    for length in range(min(_LONGEST_WORDS, len(run) - at), 0, -1):
        text = phrase(run[at : at + length])
        listed = known_kind(text) is not None or (shouted and len(text) > 4 and known_kind(text.title()) is not None)
        if text in forms or text in usual or (listed and not is_doubtful(text) and not _is_everyday_city(text)):
            return 0 if shouted and is_common(text) and len(text) < 4 else length
    return 0


def _is_person(piece: Piece) -> bool:
    """Is it a person by given name, with no everyday word in it?"""
    return len(piece.words) > 1 and piece.kind == "person" and not any(is_common(w.text) for w in piece.words)


def _seen_inside(lines: Sequence[Runs]) -> Counter[str]:
    """Count the words that open a name where a plain word has no capital: inside a line that is no headline."""
    return Counter(run[0].text for _, runs in lines for run in runs if not run[0].head)


def _families_inside(lines: Sequence[Runs]) -> frozenset[str]:
    """Return the words that stand behind one given name, which is no place's name ("France", "Georgia")."""
    pairs = (run for _, runs in lines for run in runs if len(run) == 2)
    full = (run for run in pairs if is_given(run[0].text) and known_kind(run[0].text) is None)
    return frozenset(run[1].text for run in full if not (is_common(run[1].text) or run[1].shouted))


def _read_runs(
    line: list[Word], runs: list[list[Word]], capitals: Counter[str], families: frozenset[str]
) -> Iterator[Found]:
    for run in runs:
        for piece in split_run(run, lambda words: capitals[words.split()[0]] > 0 or words in families):
            yield Found(piece, line, False)


def _known_words(found: Sequence[Found]) -> frozenset[str]:
    """Return the words of the names of several words that stand in running text."""
    return frozenset(w.text for f in found if len(f.piece.words) > 1 and f.piece.kind for w in f.piece.words)


def _stands(found: Found, known: frozenset[str], capitals: Counter[str]) -> bool:
    """Is it a name at all? Everyday words, days, acronyms of things and lone titles are not."""
    words = found.piece.words
    text = found.piece.text
    if not any(c.isalpha() for c in text) or text in no_names() or len(text) < 2 or text[:2] in ("I'", "I’"):
        return False
    if len(words) > _LONGEST_PERSON_WORDS and found.piece.kind in (None, "person"):
        return False  # a line of capitals run into a name
    if found.piece.titled:
        return True
    if known_kind(text) is not None and not is_doubtful(text):
        return not _is_everyday_city(text) or any(kind == "place" for kind, _ in found.hints)
    if len(words) > 1:
        return found.piece.kind is not None or not all(is_common(w.text) for w in words) or not words[0].head
    return _stands_alone(words[0], found, known, capitals)


def _is_everyday_city(text: str) -> bool:
    """Is it a town whose name is an everyday word ("Nice", "Mobile"), to be trusted only where a place must stand?"""
    place = parse_place(text)
    return place is not None and place.sort in ("city", "capital") and is_common(text)


def _stands_alone(word: Word, found: Found, known: frozenset[str], capitals: Counter[str]) -> bool:
    if word.text in calendar_words() or is_title(word.text):
        return word.text in known and not word.head
    common = is_common(word.text)
    if word.text in known:
        return not common or capitals[word.text] > 0
    if common and word.shouted and (word.head or len(word.text) > 4):
        return False
    if common and not word.shouted:
        return is_given(word.text) and not word.head and any(kind == "person" for kind, _ in found.hints)
    if not word.head or word.shouted or is_given(word.text):
        return True
    return capitals[word.text] > 0 or sum(w for _, w in found.hints) >= ENOUGH or found.piece.weight > 0

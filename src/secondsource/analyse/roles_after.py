"""A name and a phrase set beside it -> its roles: "X, the governor of Y,", "X is the head of Y", "Y's governor, X,"."""

from collections.abc import Iterator

from secondsource.analyse.role_sentence import (
    DETERMINERS,
    RoleSentence,
    is_grammar,
    modifier_before,
    owner_after,
    owner_before,
    role_of,
)
from secondsource.analyse.roles_before import last_title
from secondsource.analyse.titles import Title, title_at
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name, Role
from secondsource.values.verbs import has_finite_verb

_OF_LINKS = frozenset({"of", "at", "for", "with", "from", "in"})
_LINKS = _OF_LINKS | {"to", "on", "under", "who", "whose", "since", "based"}
_ENDS = frozenset(
    {"said", "says", "told", "who", "was", "is", "has", "had", "and", "that", "will", "as", "to", "after", "there"}
)
_COPULAS = frozenset({"is", "was", "became", "becomes", "remains"})
_SERVING = {"serves": None, "served": "former", "works": None, "worked": "former", "acts": None, "acted": "former"}
_CHOSEN = frozenset({"appointed", "named", "elected"})
_ADVERBS = frozenset({"also", "currently", "now", "still"})
_HIS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_DASHES = frozenset({"–", "—", "-"})
_OPENERS = frozenset({"as", "currently", "formerly", "now", "once", "then", "today"})
_REACH_WORDS = 16  # how far before a name "the head of the … of …, X" is looked for
_PHRASE_WORDS = 9  # from "the" to title: "the first … woman … elected … mayor"
_BARE_WORDS = 4  # the same without it


def read_after(s: RoleSentence, end: int, name: Name) -> Iterator[Role]:
    """Yield the roles in a phrase behind the name that ends before word `end`."""
    if end >= len(s.words) - 1 or s.words[end - 1].possessive:
        return
    if s.words[end].text == ",":
        yield from _beside(s, end + 1, name)
    elif s.words[end].text in _DASHES and " " in s.words[end].gap:
        at = end + 1 + (s.words[end + 1].text in _DASHES)
        if at < len(s.words) and s.lowered[at] in DETERMINERS:
            yield from _phrase(s, at, name)
    else:
        at, modifier = _behind_copula(s, end)
        roles = _phrase(s, at, name, modifier) if at > end else ()
        yield from (r for r in roles if r.of is not None or r.title not in words("titles", "doubtful"))


def _beside(s: RoleSentence, at: int, name: Name) -> Iterator[Role]:
    """Read the phrase behind "X," – after an age, or "who is"."""
    if s.words[at].text.isdigit() and at + 1 < len(s.words) and s.words[at + 1].text == ",":
        at += 2
    modifier = None
    if at < len(s.words) - 1 and s.lowered[at] == "who":
        at, modifier = _behind_copula(s, at + 1)
    if at < len(s.words):
        yield from _phrase(s, at, name, modifier)


def _behind_copula(s: RoleSentence, at: int) -> tuple[int, str | None]:
    """Return where the phrase behind "is", "serves as", "was appointed" begins, and the time it tells; `at` if none."""
    first = at
    if at < len(s.words) - 2 and f"{s.lowered[at]} {s.lowered[at + 1]}" in ("has been", "had been"):
        at += 2
    elif s.lowered[at] in _COPULAS:
        at += 1
    at += at < len(s.words) and s.lowered[at] in _ADVERBS
    if at < len(s.words) - 1 and s.lowered[at + 1] == "as" and s.lowered[at] in _SERVING:
        return at + 2, _SERVING[s.lowered[at]]
    if at >= len(s.words) - 1 or at == first:
        return first, None
    if s.lowered[at] in _CHOSEN:
        at += 1
        return at + (s.lowered[at] == "as" and at < len(s.words) - 1), "newly appointed"
    return at, None


def _phrase(s: RoleSentence, at: int, name: Name, time: str | None = None) -> Iterator[Role]:
    """Read a title phrase that begins at word `at`: "the", owner, modifiers, nouns, title, "of …"."""
    determined = s.lowered[at] in DETERMINERS or s.lowered[at] in _HIS
    begin = at + determined
    title = _closed_title(s, begin, determined)
    if title is None:
        return
    of, owned_by = _owner_within(s, begin, title.start)
    modifier = title.modifier or _modifier_within(s, begin, title.start) or time
    end = title.end
    if end < len(s.words) and s.lowered[end] in _OF_LINKS and (of is None or _is_subject(s, owned_by, title)):
        after, end = _owner_behind(s, end, title)
        of = after or (None if owned_by >= 0 and _is_subject(s, owned_by, title) else of)
    further = list(_coordinated(s, end, name, time))
    of = of if of is not None or not further or end != title.end else further[0].of
    yield role_of((title, modifier, of), (name.span.start, s.words[title.end - 1].end), name)
    yield from further


def _owner_behind(s: RoleSentence, link: int, title: Title) -> tuple[str | None, int]:
    """Return what the title is of behind "of", "at" …; who is from a town holds it there only as its member."""
    of, end = owner_after(s, link + 1)
    if of is None and s.lowered[link] == "of" and title.name in words("titles", "single_holder"):
        return _namesake(s, link + 1)  # "the mayor of Ombry", where Ombry may be a person's name too
    held = s.ends.get(end)
    homely = s.lowered[link] == "from" and held is not None and held[1].kind == "place"
    return (None if homely and title.name not in words("titles", "sent_by_places") else of), end


def _namesake(s: RoleSentence, at: int) -> tuple[str | None, int]:
    """Return the one word of a name read as a person's at word `at`, and its end: offices are of places and bodies."""
    held = s.names.get(at)
    alone = held is not None and held[0] == at + 1 and not s.words[at].possessive
    return (s.words[at].text, at + 1) if alone else (None, at)


def _coordinated(s: RoleSentence, at: int, name: Name, time: str | None) -> Iterator[Role]:
    """Read the second title of "chief executive and founder of Y", "a member of Y and an adviser to Z"."""
    if at < len(s.words) - 2 and s.lowered[at] == "and":
        yield from _phrase(s, at + 1, name, time)


def _closed_title(s: RoleSentence, begin: int, determined: bool) -> Title | None:
    """Return the first title from word `begin` at which the phrase closes, where only nouns and owners stand before."""
    limit = min(len(s.words), begin + (_PHRASE_WORDS if determined else _BARE_WORDS))
    for at in range(begin, limit):
        small = not s.words[at].capital and s.lowered[at] in words("titles", "small")
        title = title_at(s.lowered, at) or (Title(at, at + 1, s.lowered[at]) if small else None)
        bound = determined or at > begin
        if title is not None and _closed(s, title.end, bound) and not (small and not determined):
            return title
        if not _may_precede(s, at, determined):
            return None
    return None


def _may_precede(s: RoleSentence, at: int, determined: bool) -> bool:
    """May word `at` stand before the title in a phrase: a noun, an adjective, an owner?"""
    word = s.words[at]
    if word.marks:
        return word.text in "-&"
    if is_grammar(word.lower) and word.lower not in lexicon("titles")["modifiers"]:
        return False
    held = s.names.get(at)
    if held is not None and held[1].kind == "person":
        return s.words[held[0] - 1].possessive or determined
    return word.capital or (word.lower.endswith("ed") and determined) or not has_finite_verb(word.lower)


def _closed(s: RoleSentence, end: int, bound: bool) -> bool:
    """Does the phrase end after the title, or go on with what it is of? Otherwise it is another noun's first word."""
    if s.words[end - 1].possessive:
        return False
    if end >= len(s.words):
        return True
    if s.words[end].marks:
        opens = s.words[end].text in "“‘" or (s.words[end].text == '"' and s.words[end].gap != "")
        return s.words[end].text != "-" and not opens
    follows = s.lowered[end]
    if follows in _LINKS or (bound and (follows in _ENDS or follows.endswith(("ing", "ed")))):
        return True
    return follows == "and" and end + 1 < len(s.words) and title_at(s.lowered, end + 1) is not None


def _owner_within(s: RoleSentence, begin: int, stop: int) -> tuple[str | None, int]:
    """Return what the title is of among the words before it, the last place or body, and where that begins."""
    for at in range(stop - 1, begin - 1, -1):
        body = s.body_at(at)
        if body is not None and body[0] <= stop:
            return s.office(body[1]), at
    return None, -1


def _modifier_within(s: RoleSentence, begin: int, stop: int) -> str | None:
    modifiers = lexicon("titles")["modifiers"]
    told = [" ".join(s.lowered[at : at + n]) for at in range(begin, stop) for n in (2, 1) if at + n <= stop]
    return next((str(modifiers[words_told]) for words_told in told if words_told in modifiers), None)


def _is_subject(s: RoleSentence, at: int, title: Title) -> bool:
    """Is the name before the title what its holder studies ("Norland researcher at the Institute")?"""
    if at < 0:
        return True
    return title.name.split()[-1] in words("titles", "of_subjects") and not s.words[s.names[at][0] - 1].possessive


def read_apposed(s: RoleSentence, start: int, end: int, name: Name) -> Role | None:
    """Read "the governor of Y, X" and "Y's governor, X": the phrase that ends in a comma before the name."""
    if start < 2 or s.words[start - 1].text != ",":
        return None
    stop = start - 1
    for first in range(stop - 1, max(-1, stop - _REACH_WORDS), -1):
        if s.words[first].marks:
            return None
        title = title_at(s.lowered, first)
        if title is not None and _leads_to(s, title, stop):
            return _introduced(s, last_title(s, title.end) or title, stop, (end, name))
    return None


def _introduced(s: RoleSentence, title: Title, stop: int, held: tuple[int, Name]) -> Role | None:
    begin, modifier = modifier_before(s, title.start, title.modifier)
    of, begin = owner_before(s, begin)
    while begin > 0 and of is None and not s.words[begin - 1].possessive and _may_precede(s, begin - 1, False):
        begin -= 1
    if title.end < stop:
        of = _owner_behind(s, title.end, title)[0] if s.lowered[title.end] in _OF_LINKS else of
    before = begin - 1
    bound = before < 0 or s.lowered[before] in DETERMINERS | _HIS or s.words[before].possessive or of is not None
    if not bound or _is_listed(s, before, held[0]):
        return None
    return role_of((title, modifier, of), (s.words[begin].start, held[1].span.end), held[1])


def _is_listed(s: RoleSentence, before: int, end: int) -> bool:
    """Is the phrase one of a list ("the president, the vice president, X"), or the end of a clause before another?"""
    at = before - (before >= 0 and s.lowered[before] in DETERMINERS | _HIS)
    if at > 0 and s.words[at].text == "," and last_title(s, at) is not None:
        return True
    opens = at < 0 or s.words[at].marks or (at == 0 and s.lowered[0] in _OPENERS)
    return not (opens or end >= len(s.words) or s.words[end].marks or s.lowered[end] in ("and", "of", "who", "to"))


def _leads_to(s: RoleSentence, title: Title, stop: int) -> bool:
    """Does the title, or the title with "of …", fill the words up to the comma? Verbs in between say no."""
    if title.end == stop:
        return not s.words[stop - 1].possessive
    between = s.lowered[title.end + 1 : stop]
    links = ("of", "at", "for", "to", "in")
    return s.lowered[title.end] in links and not any(word in _ENDS - {"and", "to"} for word in between)

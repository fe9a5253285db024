"""The words that name a speaker -> the Speaker: an entity of the report, a described speaker, or a pronoun resolved."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from secondsource.analyse.lexemes import Row
from secondsource.analyse.subjects import Subject, known, leading_subject, sentence_start
from secondsource.records.analysis import Name, Role, Speaker
from secondsource.records.span import Span

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_BACK_CHARS = 1500  # how far back a pronoun looks
_SHARE = 0.75  # of them; the rest are pronouns of the unnamed
_VOTES = 2  # pronouns that must agree before a person is held to go by he or she
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it", "my": "i", "our": "we", "your": "you"}
_SINGULAR = frozenset({"he", "she"})


@dataclass(slots=True)
class Voices:
    """What is known of the speakers of a report so far, in text order: who spoke last, and who goes by he or she."""

    text: str
    names: Sequence[Name]
    entity_names: Sequence[str]
    starts: list[int] = field(default_factory=list)
    gender: dict[int, str] = field(default_factory=dict)
    holders: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # office: where the report names whom
    last: Speaker | None = None


def read_voices(row: Row, names: Sequence[Name], entity_names: Sequence[str], roles: Sequence[Role] = ()) -> Voices:
    """Return the voices of a report before anyone has spoken, with the genders that titles and nouns give away."""
    ordered = sorted(names, key=lambda n: n.span)
    voices = Voices(row.text, ordered, entity_names, [n.span.start for n in ordered])
    for role in roles:
        title = role.title.lower().split() if role.modifier is None else []
        for words in {" ".join(title), title[-1] if title and title[0] not in known("lesser") else ""}:
            voices.holders.setdefault(words, []).append((role.span.start, role.holder))
    for name in ordered:
        before = re.findall(r"[A-Za-z]+", row.text[max(0, name.span.start - 40) : name.span.start].split("\n")[-1])[-2:]
        for word in map(str.lower, before):
            if name.kind == "person" and word in known("masculine"):
                voices.gender.setdefault(name.entity, "he")
            if name.kind == "person" and word in known("feminine"):
                voices.gender.setdefault(name.entity, "she")
    for entity, low in _told_by_pronouns(row, voices).items():
        voices.gender.setdefault(entity, low)
    for name in ordered:
        given = _full(voices, name).split(" ")[0].lower() if name.kind == "person" else ""
        if given in known("given_of_men") or given in known("given_of_women"):
            voices.gender.setdefault(name.entity, "he" if given in known("given_of_men") else "she")
    return voices


def _told_by_pronouns(row: Row, voices: Voices) -> dict[int, str]:
    """Return who goes by he or she, as the pronouns in sentences that name one person only agree."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    starts = [i for i, item in enumerate(row.items) if item.first]
    for first, end in pairwise([*starts, len(row.items)]):
        people = [n for n in names_in(voices, row.span(first, end - 1)) if n.kind == "person"]
        if len({n.entity for n in people}) == 1:
            lows = [item.low for item in row.items[first:end] if item.start > people[0].span.start]
            votes[people[0].entity]["he"] += sum(low in ("he", "his", "him", "himself") for low in lows)
            votes[people[0].entity]["she"] += sum(low in ("she", "her", "hers", "herself") for low in lows)
    sure = {e: v.most_common(1)[0] for e, v in votes.items() if v.total() >= _VOTES}
    return {e: low for e, (low, count) in sure.items() if count >= _SHARE * votes[e].total()}


def name_speaker(row: Row, voices: Voices, subject: Subject) -> Speaker:
    """Return the Speaker the words name, one without a name for a pronoun that may stand for several or for none."""
    span = row.span(subject.first, subject.last)
    low = _pronoun(row.items[subject.first].low)
    if subject.first == subject.last and low in known("personal"):
        found = _of_sentence_before(row, voices, subject, low) or _resolve(voices, span, low)
        return found or Speaker(span, None, None)
    name = _head_name(row, voices, subject)
    if name is not None:
        return Speaker(span, _full(voices, name), name.entity)
    words = span.of(row.text)
    described = " ".join((_ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words).split())
    holder = _holder(voices, described.lower(), span.start) if low == "the" else None
    if holder is not None:
        return Speaker(span, voices.entity_names[holder], holder)
    return Speaker(span, described, None)


def _holder(voices: Voices, office: str, at: int) -> int | None:
    """Return the one who holds the office, as far as the report has told before offset `at`; None for several."""
    found = {holder for start, holder in voices.holders.get(office, ()) if start < at}
    return found.pop() if len(found) == 1 and max(found) < len(voices.entity_names) else None


def _pronoun(low: str) -> str:
    return _OWNERS.get(low, low)


def _full(voices: Voices, name: Name) -> str:
    return voices.entity_names[name.entity] if name.entity < len(voices.entity_names) else name.span.of(voices.text)


def names_in(voices: Voices, span: Span) -> list[Name]:
    """Return the names that lie inside the span."""
    low, high = bisect_left(voices.starts, span.start), bisect_right(voices.starts, span.end)
    return [n for n in voices.names[low:high] if span.covers(n.span)]


def _head_name(row: Row, voices: Voices, subject: Subject) -> Name | None:
    """Return the name that is the head of the phrase: "Mayor X of Y" gives X, "an aide to X" and "X's lawyer" none."""
    first, last = subject.first, subject.last
    behind = next((k for k in range(first, last) if row.items[k].low == ","), None)
    if behind is not None:
        people = [n for n in names_in(voices, row.span(behind, last)) if n.kind == "person"]
        if people and people[0].span.start == row.items[behind + 1].start:
            return people[0]  # "the head of the board, Ann Lee"
    for k in range(subject.first + 1, subject.last):
        if row.items[k].low in ("'s", "'") and row.items[k + 1].capital:
            first = k + 1  # "the Institute's Ann Lee" is Ann Lee
    for k in range(first + 1, subject.last + 1):
        low = row.items[k].low
        if low in known("prepositions") or low in known("relatives") or low in ("and", ","):
            last = k - 1
            break
    span = row.span(first, last)
    inside = names_in(voices, span)
    if not inside:
        return None
    name = inside[-1]
    rest = row.text[name.span.end : span.end].strip(" ,.()")
    if name.kind == "person":
        return name if not rest.startswith(("'", "’")) and len(rest.split()) <= 1 else None
    return name if not rest and name.kind in ("organisation", "place", "other") else None


def _of_sentence_before(row: Row, voices: Voices, subject: Subject, low: str) -> Speaker | None:
    """Return the described subject of the sentence before, where a pronoun fits it: "The protesters … they chanted"."""
    start = sentence_start(row, subject.first)
    if start == 0 or row.items[start - 1].low == "\n":
        return None
    before = leading_subject(row, start - 1)
    if before is None or any(row.items[k].low in known("personal") for k in range(before.first, before.last + 1)):
        return None
    found = name_speaker(row, voices, before)
    span = row.span(subject.first, subject.last)
    if (
        found.name is None
        or found.entity is not None
        or names_in(voices, found.span)
        or not _fits(voices, found, span, low)
    ):
        return None
    if low == "he" and not known("masculine") & set(found.name.lower().split()):
        return None
    return Speaker(span, found.name, None)


def _resolve(voices: Voices, span: Span, low: str) -> Speaker | None:
    """Return the last fitting subject for a pronoun: the last speaker, else the one person named shortly before."""
    found = _last_person(voices, span.start, low) if low in _SINGULAR else None
    spoke = voices.last
    if spoke is not None and found is not None and spoke.entity is None and spoke.span.covers(found.span):
        found = None  # "An aide to Lee said …. He added": the aide goes on
    if found is not None:
        return Speaker(span, _full(voices, found), found.entity)
    if spoke is not None and spoke.name is not None and spoke.entity is None and _fits(voices, spoke, span, low):
        sure = low == "they" or known("masculine") & set(spoke.name.lower().split()) or low == "she"
        return Speaker(span, spoke.name, None) if sure or not _others_since(voices, spoke, span) else None
    if low in _SINGULAR and voices.last is not None and _goes_on(voices, voices.last, span, low):
        return Speaker(span, voices.last.name, voices.last.entity)
    if low == "it" and (thing := _last_thing(voices, span.start)) is not None:
        return Speaker(span, _full(voices, thing), thing.entity)
    return None


def _goes_on(voices: Voices, spoke: Speaker, span: Span, low: str) -> bool:
    """Does the person who spoke last go on: near by, and no other named since?"""
    if spoke.entity is None or voices.gender.get(spoke.entity, low) != low:
        return False
    person = any(n.kind == "person" for n in voices.names if n.entity == spoke.entity)
    if not person or _others_since(voices, spoke, span) or spoke.span.start < _paragraph_floor(voices.text, span.start):
        return False
    same_pronoun = spoke.span.of(voices.text).lower() == low
    return same_pronoun or "\n" not in voices.text[spoke.span.end : span.start]


def _others_since(voices: Voices, spoke: Speaker, span: Span) -> bool:
    """Is another person named between the last speaker and the pronoun?"""
    first, last = bisect_left(voices.starts, spoke.span.end), bisect_left(voices.starts, span.start)
    return any(n.kind == "person" and n.entity != spoke.entity for n in voices.names[first:last])


def _fits(voices: Voices, described: Speaker, span: Span, low: str) -> bool:
    """May a pronoun stand for the described speaker before it: one spokeswoman for she, officials for they?"""
    if (
        described.name is None
        or described.name.lower() in known("personal")
        or described.span.start < _paragraph_floor(voices.text, span.start)
    ):
        return False
    words = described.name.lower().split()
    head = next(
        (words[i - 1] for i in range(1, len(words)) if words[i] in known("prepositions") | known("relatives")),
        words[-1],
    )
    plural = (head.endswith("s") and not head.endswith("ss")) or head in known("plural_heads")
    if low == "she":
        return not plural and bool(known("feminine") & set(words))
    if low == "he":
        return not plural and not known("feminine") & set(words)
    return low == "they" and plural


def _last_person(voices: Voices, at: int, low: str) -> Name | None:
    """Return the person a he or she before offset `at` stands for."""
    floor = _paragraph_floor(voices.text, at)
    high = bisect_left(voices.starts, at)
    near = [n for n in voices.names[max(0, high - 12) : high] if n.kind == "person" and n.span.start >= floor]
    near = [n for n in near if voices.gender.get(n.entity, low) == low]
    near = [n for n in near if not voices.text[n.span.end : n.span.end + 2].startswith(("'s", "’s"))] or near
    if not near:
        return None
    if voices.last is not None and voices.last.entity is not None:
        spoke = [n for n in near if n.entity == voices.last.entity]
        begun = [n for n in near if n.span.start >= voices.last.span.end and _opens_sentence(voices.text, n)]
        others = [n for n in begun if n.entity != voices.last.entity and spoke and n.span.start > spoke[-1].span.start]
        if spoke and not others:
            return spoke[-1]
    firsts = [n for n in near if _opens_sentence(voices.text, n)]
    return firsts[-1] if firsts else near[-1] if len({n.entity for n in near}) == 1 else None


def _opens_sentence(text: str, name: Name) -> bool:
    before = text[max(0, name.span.start - 60) : name.span.start]
    lead = re.split(r"[.!?]['\"”’]*\s|\n", before)[-1]
    return (len(before) < 60 and len(lead.split()) < 5) or (len(lead) < 40 and len(lead.split()) < 5)


def _paragraph_floor(text: str, at: int) -> int:
    """Return where the paragraph before the one of `at` begins."""
    lowest = max(0, at - _BACK_CHARS)
    here = text.rfind("\n", lowest, at)
    while here > lowest and text[here - 1].isspace():
        here -= 1
    return max(text.rfind("\n", lowest, here), lowest) if here > lowest else lowest


def _last_thing(voices: Voices, at: int) -> Name | None:
    high = bisect_left(voices.starts, at)
    lowest = max(0, at - _BACK_CHARS)
    floor = max(voices.text.rfind(". ", lowest, at), voices.text.rfind("\n", lowest, at), lowest)
    near = [
        n
        for n in voices.names[max(0, high - 6) : high]
        if n.kind in ("organisation", "place") and n.span.start >= floor
    ]
    return near[0] if near and len({n.entity for n in near}) == 1 else None

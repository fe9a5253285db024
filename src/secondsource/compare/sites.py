"""Readings -> points of kind place: where reports have one and the same thing happen."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.partners import find_partners
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.compare.subjects import Subject, apart_in_time, read_subject, shared, telling_keys
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Name
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.storyfile import Point
from secondsource.values.place import country_of, parse_place
from secondsource.values.terms import stem
from secondsource.values.tokens import tokens_of
from secondsource.values.verdict import Outcome, Verdict

# What two places of one event must share. On five gold stories 6.0 lost two entries and 4.0 added a false one; on 26
# stories of ECB+ none of them showed anything wrong.
_ENOUGH = 5.0
_LEAD_CHARS = 40
_REACH_CHARS = 40  # between the word for what happened and the place; at 80 another deed of the clause was met
_ONE_SPELLING = 88  # how alike two names are that are one (0–100)
_BACKWARD_CHARS = 40  # a place before that word is so much further away
_FOLLOW_CHARS = 30
_JOINED = (" and ", " and the ")


@dataclass(frozen=True, slots=True)
class Site:
    """Where one report has something happen: the event's root, the place in its words, and the names in it."""

    reading: Reading
    event: str
    phrase: str
    names: tuple[str, ...]
    span: Span
    subject: Subject


def compare_sites(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return a point for everything that reports place differently."""
    kept = memory or ComparisonMemory()
    by_event: dict[str, list[Site]] = defaultdict(list)
    for site in kept.of_each(readings, _sites):
        by_event[site.event].append(site)
    inside = frozenset(kept.of_each(readings, _containments))
    points: list[Point] = []
    for event, sites in sorted(by_event.items()):
        names = {name for site in sites for name in _names_key(site)}
        known = frozenset(pair for pair in inside if names.issuperset(pair))
        points += kept.piece("sites", sites, known, partial(_points, event, sites, known))
    return points


def _points(event: str, sites: Sequence[Site], inside: frozenset[tuple[str, str]]) -> list[Point]:
    both = _told_together(sites)
    pairs = find_partners(
        [(_names_key(site), _is_loose(site), site.subject) for site in sites],
        [telling_keys(site.subject) for site in sites],
        [site.reading.id for site in sites],
    )
    best = max(((_clash(sites[i], sites[j], inside, both), -i, -j) for i, j in pairs), default=(0.0, 0, 0))
    if best[0] < _ENOUGH:
        return []
    core = (sites[-best[1]], sites[-best[2]])
    group = [s for s in sites if s in core or max(_alike(s, c) for c in core) >= _ENOUGH]
    phrases = _phrasings(group)
    sayings = [Saying(phrases[_names_key(s)], s.reading, s.span) for s in group]
    return [build_point(Matter("place", event.capitalize()), sayings, "dispute", "The places named are not the same")]


def _phrasings(sites: Sequence[Site]) -> dict[tuple[str, ...], str]:
    """Return for the places named the words in which most reports give them."""
    seen: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for site in sites:
        seen[_names_key(site)][site.phrase[:1].lower() + site.phrase[1:]] += 1
    return {key: min(words_of, key=lambda w: (-words_of[w], w)) for key, words_of in seen.items()}


def _names_key(site: Site) -> tuple[str, ...]:
    return tuple(sorted(_folded(n) for n in site.names))


def _folded(name: str) -> str:
    place = parse_place(name)
    return place.name if place else name


def _alike(a: Site, b: Site) -> float:
    """Return how much two sites share of what they tell; 0 when they speak of other times or other people."""
    if apart_in_time(a.subject, b.subject):
        return 0.0
    needed = lexicon("sites")["persons"].get(a.event, 0)
    if len(a.subject.persons & b.subject.persons) < needed:
        return 0.0
    return shared(a.subject, b.subject)


def _told_together(sites: Sequence[Site]) -> frozenset[frozenset[str]]:
    """Return the pairs of places that one and the same report gives for an event: it sees no clash between them."""
    named: dict[str, set[str]] = defaultdict(set)
    for site in sites:
        named[site.reading.id].update(_names_key(site))
    return frozenset(frozenset(pair) for names in named.values() for pair in combinations(sorted(names), 2))


def _clash(a: Site, b: Site, inside: frozenset[tuple[str, str]], both: frozenset[frozenset[str]]) -> float:
    """Return how surely two sites are two places told of one event, 0 when they may both be right."""
    if a.reading.id == b.reading.id or _is_loose(a) != _is_loose(b):
        return 0.0
    if any(frozenset((x, y)) in both for x in _names_key(a) for y in _names_key(b)):
        return 0.0
    verdict = compare_places(_names_key(a), _names_key(b), inside)
    return _alike(a, b) if verdict.outcome is Outcome.DIFFERS else 0.0


def compare_places(a: Sequence[str], b: Sequence[str], inside: frozenset[tuple[str, str]]) -> Verdict:
    """Compare the places that two reports name for one event; `inside` holds what the reports say lies in what."""
    if set(a) & set(b):
        return Verdict(Outcome.SAME, "both name the same place")
    for x in a:
        for y in b:
            if (x, y) in inside or (y, x) in inside or country_of(x) == y or country_of(y) == x:
                return Verdict(Outcome.COMPATIBLE, "the one lies within the other")
            if _may_hold(x, y) or _may_hold(y, x) or _is_within_towns(x) != _is_within_towns(y):
                return Verdict(Outcome.CANNOT_TELL, "the one may lie within the other")
            if fuzz.ratio(x, y) >= _ONE_SPELLING:
                return Verdict(Outcome.SAME, "two spellings of one place")
    return Verdict(Outcome.DIFFERS, "the places named are not the same")


def _is_loose(site: Site) -> bool:
    """Does a site only lie by the place it names ("near Lorvik")? It may lie in the place that another report names."""
    return any(site.phrase.lower().startswith(word + " ") for word in words("sites", "beside"))


def _is_within_towns(name: str) -> bool:
    """Is it the name of something that stands in towns ("Hotel Astra", "Lorvik Airport")?"""
    return bool({word.lower() for word in name.split()} & words("sites", "in_towns"))


def _may_hold(name: str, other: str) -> bool:
    """May a place hold the other: a sea or continent any, a country or state one that no gazetteer knows?"""
    place = parse_place(name)
    if place is None:
        return False
    return place.sort == "region" or (place.sort in ("country", "state") and parse_place(other) is None)


def _containments(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return which place the report says lies in which: "A, a town in B", "A in B", "A, B"."""
    found: set[tuple[str, str]] = set()
    text = reading.document.text
    places = [n for n in reading.analysis.names if n.kind == "place"]
    for first, second in pairwise(places):
        between = text[first.span.end : min(second.span.start, first.span.end + _REACH_CHARS)]
        if re.fullmatch(r",? (?:[\w\s-]{0,30} )?in (?:the )?(?:[\w-]+ ){0,2}|, |['’]s ", between):
            pair = (first.span.of(text), second.span.of(text))
            found.add(pair[::-1] if between.endswith("s ") else pair)
    return frozenset(found)


def _sites(reading: Reading) -> list[Site]:
    text = reading.document.text
    found = []
    told = [(claim, events) for claim in reading.analysis.claims if (events := events_in(text, claim.span))]
    asks = any(event in lexicon("sites")["needs"] for _, events in told for event, _ in events)
    stems = {stem(t.low) for t in tokens_of(text)} if asks else set()
    for claim, named in told:
        events = [(e, at) for e, at in named if _is_meant(e, stems)]
        if not events:
            continue
        for start, names in _phrases(reading, claim.span):
            here = Span(start, names[-1].span.end)
            event, at = min(events, key=lambda e: (abs(e[1] - start) + (e[1] > start) * _BACKWARD_CHARS, e))
            if abs(at - start) <= _REACH_CHARS:
                subject = read_subject(reading, Span(at, at))
                phrase = " ".join(here.of(text).split())
                found.append(Site(reading, event, phrase, tuple(n.span.of(text) for n in names), claim.span, subject))
    return found


def _is_meant(event: str, stems: set[str]) -> bool:
    """Does the report speak of what the event needs? The epicentre of a protest is not that of an earthquake."""
    needed = lexicon("sites")["needs"].get(event)
    return needed is None or any(stem(word) in stems for word in needed)


def events_in(text: str, clause: Span) -> list[tuple[str, int]]:
    """Return what is told to happen in a clause, with the place of the word."""
    return [(event, clause.start + at) for event, at in _events_of(clause.of(text))]


@lru_cache(maxsize=16_384)  # many reports hold the same clauses
def _events_of(clause: str) -> tuple[tuple[str, int], ...]:
    tokens = tokens_of(clause)
    stems = [stem(t.low) for t in tokens]
    found = []
    for at, one in enumerate(stems):
        for event, phrase, exact in _event_words().get(one, ()):
            same = tuple(stems[at : at + len(phrase)]) == phrase
            if same and (not exact or " ".join(t.low for t in tokens[at : at + len(phrase)]) == exact):
                found.append((event, tokens[at].start))
    return tuple(found)


@cache
def _event_words() -> dict[str, list[tuple[str, tuple[str, ...], str]]]:
    table: dict[str, list[tuple[str, tuple[str, ...], str]]] = defaultdict(list)
    for event, phrases in lexicon("sites")["events"].items():
        for written in phrases:
            exact = written[1:] if written.startswith("=") else ""
            stems = tuple(stem(w) for w in (exact or written).split())
            table[stems[0]].append((event, stems, exact))
    return dict(table)


def _phrases(reading: Reading, clause: Span) -> Iterator[tuple[int, list[Name]]]:
    """Yield the place phrases of a clause: where they begin and the names in them."""
    text = reading.document.text
    places = [n for n in reading.names_in(clause) if n.kind == "place"]
    at = 0
    while at < len(places):
        lead = _lead().search(text[max(clause.start, places[at].span.start - _LEAD_CHARS) : places[at].span.start])
        group = [places[at]]
        if lead and _is_place(text, places[at]):
            start = places[at].span.start - len(lead[0])
            while at + 1 < len(places) and text[places[at].span.end : places[at + 1].span.start] in _JOINED:
                at += 1
                group.append(places[at])
            yield start, group
        at += 1


def _is_place(text: str, name: Name) -> bool:
    """Does a name stand for a place here, and not for what belongs there ("the Berlin talks", "Berlin's mayor")?"""
    follow = tokens_of(text, name.span.end, min(len(text), name.span.end + _FOLLOW_CHARS))
    low = [t.low for t in follow]
    if low[:1] in (["'"], ["’"]) or text[name.span.end : name.span.end + 2] in ("'s", "’s"):
        return False
    if not low or not low[0].isalpha() or low[0] in words("stopwords", "general") or follow[0].text[:1].isupper():
        return True
    nouns = frozenset(lexicon("sites")["nouns"]["words"])
    return low[0] in nouns or (low[1:2] != [] and low[1] in nouns) or low[0].endswith(("ed", "ing"))


@cache
def _lead() -> re.Pattern[str]:
    before = "|".join(sorted(words("sites", "prepositions"), key=len, reverse=True))
    links = "|".join(sorted(words("sites", "links"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{before})\s+(?:(?:{links})\s+)*\Z", re.IGNORECASE)

"""A quantity where it stands -> its facets: what may narrow it (of whom, where, when), and which of them truly do.

"Ten people were killed" and "three policemen were killed in Port Ada" are no dispute. A facet narrows a figure unless
the reports themselves show that it does not: the same figure is also given without it, half of the reports give it,
or the place is the scene of the whole story.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from secondsource.compare.kept import ComparisonMemory
from secondsource.lang.lexicon import lexicon, words
from secondsource.records.analysis import Moment, Name, Quantity
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.records.story import Identity
from secondsource.values.moment import Resolved, render_moment
from secondsource.values.place import country_of
from secondsource.values.terms import content_terms
from secondsource.values.tokens import tokens_of

_FAR_DAYS = 60  # a moment this far from the report speaks of another happening
_FAR_DAYS_OF_MEASURES = 10  # a height, a speed, a magnitude is of one moment
_FAR_DAYS_OF_MONEY = 180  # sums are pledged, spent and owed over longer times
_LOCATED = re.compile(
    r"\b(?:(?:across|around|at|in|inside|near|off|outside|throughout)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}"
    r"|(?:city|district|island|province|region|state|town|village)\s+of\s+)\Z",
    re.IGNORECASE,
)
_ALL_OVER = re.compile(r"\b(?:across|all over|throughout|whole of|all of)\s+(?:[a-z-]+\s+){0,3}\Z", re.IGNORECASE)
_COUNTED_FROM = re.compile(r"\b(?:after|before|by|from|since|than|until)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TAKES_UP = re.compile(r"(?:it|they|that|this|those|these)\b", re.IGNORECASE)
_LEAD_CHARS = 40  # looked at before a name or a moment
_BADLY_WORDS = 4  # from the number to the word ("20 others were slightly")
_ASKED_WORDS = 7
_SUPERSEDED_WORDS = 5
_NEAR_CHARS = 60  # a moment behind a figure is told of it only when it is this near
_BESIDE_CHARS = 4  # a moment as near behind a figure as this is told of it ("rose 11 percent in March")
_FOLLOWED = 3  # sentences that "It killed …" may be away from the happening it takes up

# The arrests of one day are well below those of all days: a figure nearer than that is another count of the same. And
# two injured, told late in a report, are no early count of seventy. Set by judgement on the tolls of five gold stories.
_SHARE_OF_DAY = 2
_SHARE_OF_INCIDENT = 10
_SHARE_OF_OWN = 2  # what a report counts late, and so far below its own first count, is an incident it tells of

LEAD_SENTENCES = 4  # that tell what a report is about

FacetKind = Literal["asked", "who", "place", "far", "day", "incident"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that may narrow a figure: its kind, the key it is compared by, and the reader's words for it.

    `wide`: the figure is told of a whole place ("across Norland").
    """

    kind: FacetKind
    key: str
    words: str
    wide: bool = False


_EARLIER = Facet("far", "earlier", "an earlier time")
_ASKED = Facet("asked", "asked", "what was asked for or offered")
_INCIDENT = Facet("incident", "one", "one incident")


def read_facets(reading: Reading, quantity: Quantity, clause: Span, *, located: bool) -> tuple[Facet, ...]:
    """Return the facets of a quantity; `located`: a place near it is where it was counted, not what it is of."""
    facets = [
        _who(quantity) or _how_badly(reading, quantity),
        _place(reading, quantity, clause) if located else None,
        *_times(reading, quantity, clause),
        _ASKED if _is_asked(reading, quantity) else None,
    ]
    return tuple(facet for facet in facets if facet is not None)


def _is_asked(reading: Reading, quantity: Quantity) -> bool:
    """Is the figure what somebody wanted, or would have given ("demanded 9 percent", "prosecutors sought 15 years")?"""
    text, at = reading.document.text, quantity.span.start
    if quantity.amount.kind not in ("money", "percent", "duration"):
        return False
    before = [t.low for t in tokens_of(text, reading.sentence_at(at).start, at)][-_ASKED_WORDS:]
    after = [t.low for t in tokens_of(text, quantity.span.end, reading.sentence_at(at).end)][:_ASKED_WORDS]
    ends = [i for i, low in enumerate(before) if low in words("matters", "breaks")]
    near = before[ends[-1] + 1 :] if ends else before
    return bool(set(near) & words("matters", "asking")) or bool(set(after) & words("matters", "asked"))


def _who(quantity: Quantity) -> Facet | None:
    """People of one sort ("policemen") where the matter counts people of any."""
    counted = quantity.counted
    if counted is None or quantity.matter not in words("matters", "of_people"):
        return None
    if counted in words("matters", "anybody"):
        return None
    return Facet("who", " ".join(content_terms(counted)) or counted, counted)


def _how_badly(reading: Reading, quantity: Quantity) -> Facet | None:
    """Those hurt slightly or seriously, where the matter counts all who are hurt."""
    if quantity.matter != "injured":
        return None
    text, at = reading.document.text, quantity.span.end
    follow = [t.low for t in tokens_of(text, at, min(len(text), at + _LEAD_CHARS))][:_BADLY_WORDS]
    how = next((word for word in follow if word in words("matters", "how_badly")), None)
    return Facet("who", how, f"{how} hurt") if how else None


def _place(reading: Reading, quantity: Quantity, clause: Span) -> Facet | None:
    """Return the place named next to the figure: after it in its clause, else the last before it in its sentence."""
    sentence = reading.sentence_at(quantity.span.start)
    located = [n for n in reading.names_in(sentence) if n.kind == "place" and _is_located(reading, n)]
    after = [n for n in located if n.span.start >= quantity.span.end and clause.covers(n.span)]
    before = [n for n in located if n.span.end <= quantity.span.start]
    if before and after and _belongs_on(reading, quantity, after[0], clause):
        after = []
    name = after[0] if after else before[-1] if before else None
    if name is None:
        return None
    identity = reading.identity.get(name.entity)
    said = name.span.of(reading.document.text)
    lead = reading.document.text[max(0, name.span.start - _LEAD_CHARS) : name.span.start]
    wide = _ALL_OVER.search(lead) is not None
    return Facet("place", identity.id if identity else said, identity.name if identity else said, wide)


def _belongs_on(reading: Reading, quantity: Quantity, place: Name, clause: Span) -> bool:
    """Is the place behind a comma that of the next figure ("900 hectares burned near A, and near B 300")?"""
    between = reading.document.text[quantity.span.end : place.span.start]
    return "," in between and bool(reading.quantities_in(Span(place.span.end, clause.end)))


def _is_located(reading: Reading, name: Name) -> bool:
    """Does the name stand after a word of place ("in Norland"), and not before what is counted ("Norland citizens")?"""
    start = max(0, name.span.start - _LEAD_CHARS)
    return _LOCATED.search(reading.document.text[start : name.span.start]) is not None


def _times(reading: Reading, quantity: Quantity, clause: Span) -> Iterator[Facet]:
    reach = {"money": _FAR_DAYS_OF_MONEY, "measure": _FAR_DAYS_OF_MEASURES}.get(quantity.amount.kind, _FAR_DAYS)
    far = _far(reading, quantity, reach) or _before_this(reading, quantity)
    if far is not None:
        yield Facet("far", far.value[-2:] if far.precision == "month" else far.value, render_moment(far))
    elif says(reading.sentence_at(quantity.span.start).of(reading.document.text), "earlier") or _is_superseded(
        reading, quantity
    ):
        yield _EARLIER
    elif quantity.amount.kind == "count":
        for moment, time in reading.moments_in(clause):
            if time.precision in ("day", "part") and not _counts_from(reading, moment):
                yield Facet("day", _day(time), render_moment(time))
                return


def _is_superseded(reading: Reading, quantity: Quantity) -> bool:
    """Is it told as a sum or share that another has followed ("its original $9 billion offer")?"""
    at = quantity.span.start
    start = max(reading.sentence_at(at).start, at - _LEAD_CHARS)
    before = [t.low for t in tokens_of(reading.document.text, start, at)][-_SUPERSEDED_WORDS:]
    return quantity.amount.kind in ("money", "percent") and bool(set(before) & words("matters", "superseded"))


def _before_this(reading: Reading, quantity: Quantity) -> Resolved | None:
    """Return the earlier week or month that a count far down in a report is told of ("last week, 30 were killed")."""
    sentences = reading.analysis.sentences
    published = reading.published.start
    late = len(sentences) > LEAD_SENTENCES and quantity.span.start >= sentences[LEAD_SENTENCES].start
    if quantity.amount.kind != "count" or published is None or not late:
        return None
    sentence = reading.sentence_at(quantity.span.start)
    spans = [t for _, t in reading.moments_in(sentence) if t.precision in ("week", "month")]
    return next((t for t in spans if t.last is not None and t.last < published), None)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    phrases = sorted(lexicon("matters")["telling"][key], key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b", re.IGNORECASE)


def says(sentence: str, key: str) -> bool:
    """Does a sentence hold words of `telling` (see matters.toml): "earlier", "passed", "present", "risen"?"""
    return _pattern(key).search(sentence) is not None


def _counts_from(reading: Reading, moment: Moment) -> bool:
    start = max(0, moment.span.start - _LEAD_CHARS)
    return _COUNTED_FROM.search(reading.document.text[start : moment.span.start]) is not None


def _far(reading: Reading, quantity: Quantity, days: int) -> Resolved | None:
    """Return the far-off moment a figure speaks of: before it in its sentence, in its clause, or taken up by "It"."""
    sentence = reading.sentence_at(quantity.span.start)
    for step in range(_FOLLOWED):
        far = _far_in(reading, sentence, quantity.span, days)
        if far is not None or not _TAKES_UP.match(sentence.of(reading.document.text)) or sentence.start == 0:
            return far
        if step + 1 < _FOLLOWED:
            sentence = reading.sentence_at(sentence.start - 1)
    return None


def _far_in(reading: Reading, sentence: Span, figure: Span, days: int) -> Resolved | None:
    """Return the moment told with the figure, when it is far: the last before it, else the first after it."""
    told = [
        (m, t)
        for m, t in reading.moments_in(sentence)
        if t.precision not in ("duration", "vague") and not _counts_from(reading, m)
    ]
    before = [(figure.start - m.span.end, t) for m, t in told if m.span.end <= figure.start]
    clause = reading.claim_at(figure)
    within = clause.span if clause else sentence
    after = [
        (m.span.start - figure.end, t)
        for m, t in told
        if 0 <= m.span.start - figure.end <= _NEAR_CHARS and within.covers(m.span)
    ]
    beside = after[:1] if after and after[0][0] <= _BESIDE_CHARS and (not before or after[0] < before[-1]) else []
    time = next((t for _, t in (*beside, *reversed(before), *after)), None)
    return time if time is not None and _is_far(time, reading.published.end, days) else None


def _is_far(time: Resolved, day: date | None, days: int) -> bool:
    if time.last is None or day is None:
        return time.precision in ("month", "season", "year")
    return abs(time.last - day) > timedelta(days=days)


# which of them narrow -------------------------------------------------------------------------------------------------


def scene_of(readings: Sequence[Reading], kept: ComparisonMemory) -> frozenset[str]:
    """Return what a whole story is of: countries and bodies half of its reports name, the place most name, its one day.

    What is told of these is told of the story; another town that many reports name is where something else was.
    """
    named, days = Counter[str](), Counter[str]()
    towns: set[str] = set()
    for who, its_towns, its_days in kept.of_all(readings, _named):
        named.update(who)
        towns |= its_towns
        days.update(its_days)
    half = len(readings) / 2
    most = max((named[i] for i in towns), default=0)
    common = sorted(days.items(), key=lambda row: -row[1])[:2]
    alone = len(common) == 1 or (len(common) > 1 and common[0][1] >= 2 * common[1][1])
    day = [common[0][0]] if alone and common[0][1] >= half else []
    return frozenset([i for i, n in named.items() if n >= half and (i not in towns or n == most)] + day)


def _named(reading: Reading) -> tuple[list[str], set[str], list[str]]:
    """Return whom and what a report names, the towns among them, and its days."""
    known = {identity.id: identity for identity in reading.identity.values()}
    towns = {i for i, identity in known.items() if identity.kind == "place" and not _is_country(identity)}
    days = {_day(time) for time in reading.times if time is not None and time.precision in ("day", "part")}
    return list(known), towns, sorted(days)


def _is_country(identity: Identity) -> bool:
    return country_of(identity.name) == identity.name


def _day(time: Resolved) -> str:
    return time.value.partition("T")[0]


@dataclass(frozen=True, slots=True)
class Told:
    """What `narrowing` needs to know of a figure: report, lowest and highest value, facets, and what sort it is of.

    `sort` is "money", "tally" or ""; `early`: it stands among the first sentences of its report.
    """

    report: str
    low: Decimal
    high: Decimal
    facets: tuple[Facet, ...]
    sort: str = ""
    early: bool = False


def narrowing(block: Sequence[Told], scene: frozenset[str]) -> list[tuple[Facet, ...]]:
    """Return for each figure of one matter the facets that narrow it."""
    block = _dated_earlier(block)
    reports = {told.report for told in block}
    having: dict[tuple[str, str], set[str]] = defaultdict(set)
    told_with: dict[tuple[str, str | None], set[tuple[Decimal, Decimal]]] = defaultdict(set)
    for told in block:
        by_kind = {facet.kind: facet.key for facet in told.facets}
        for kind in ("who", "place", "far", "day"):
            told_with[kind, by_kind.get(kind)].add((told.low, told.high))
        for facet in told.facets:
            having[facet.kind, facet.key].add(told.report)
    many = {key for key, held in having.items() if 2 * len(held) >= len(reports) and key[0] not in _apart(block)}
    scene -= _rival_places(having, scene)
    found = []
    counts = _counts_of(block)
    for told in block:
        kept = [f for f in told.facets if f.key not in scene and _narrows(f, told, many, told_with)]
        found.append((*kept, *([_INCIDENT] if not kept and _is_incident(told, counts) else [])))
    return found


def _apart(block: Sequence[Told]) -> set[str]:
    """Return the kinds of facets by which figures are set apart however many reports have them.

    Sorts of people always are; places are where one report tells the matter of two of them, or one of a whole place.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for told in block:
        places[told.report].update(facet.key for facet in told.facets if facet.kind == "place")
    wide = any(facet.wide for told in block for facet in told.facets) and len(set().union(*places.values())) > 1
    return {"who", "place"} if wide or any(len(keys) > 1 for keys in places.values()) else {"who"}


def _dated_earlier(block: Sequence[Told]) -> list[Told]:
    """Date what is told of "earlier this year" by the only far-off time that others tell of the matter."""
    times = {f.key: f for told in block for f in told.facets if f.kind == "far" and f != _EARLIER}
    if len(times) != 1:
        return list(block)
    (known,) = times.values()
    return [replace(t, facets=tuple(known if f == _EARLIER else f for f in t.facets)) for t in block]


def _rival_places(having: Mapping[tuple[str, str], set[str]], scene: frozenset[str]) -> frozenset[str]:
    """Return the places of the scene where a matter is told of several: all but the one that most reports tell of."""
    places = sorted((-len(held), key) for (kind, key), held in having.items() if kind == "place" and key in scene)
    return frozenset(key for _, key in places[1:])


def _narrows(
    facet: Facet,
    told: Told,
    many: set[tuple[str, str]],
    told_with: Mapping[tuple[str, str | None], set[tuple[Decimal, Decimal]]],
) -> bool:
    value = told.low, told.high
    if facet.kind == "asked":
        return True
    if facet.kind == "far":
        others = (key for key in told_with if key[0] == "far" and key[1] != facet.key)
        return not (told.sort == "money" and any(value in told_with[key] for key in others))
    if facet.kind == "day" and not any(_SHARE_OF_DAY * told.high <= low for low, _ in told_with["day", None]):
        return False
    return (facet.kind, facet.key) not in many and value not in told_with[facet.kind, None]


@dataclass(frozen=True, slots=True)
class _Counts:
    """The highest count that each report gives among its first sentences, the highest first; the first count of each
    that gives one there.
    """

    highest: Sequence[tuple[Decimal, str]]
    own: Mapping[str, Decimal]


def _counts_of(block: Sequence[Told]) -> _Counts:
    highest: dict[str, Decimal] = {}
    firsts: dict[str, Told] = {}
    for told in block:
        if told.sort == "tally":
            firsts.setdefault(told.report, told)
            if told.early:
                highest[told.report] = max(told.low, highest.get(told.report, told.low))
    ranked = sorted(((low, report) for report, low in highest.items()), reverse=True)
    return _Counts(ranked, {report: told.low for report, told in firsts.items() if told.early})


def _is_incident(told: Told, counts: _Counts) -> bool:
    """Is it a small count told late in a report, where another gives a count many times as high, or it a higher one?"""
    if told.sort != "tally" or told.early:
        return False
    own = counts.own.get(told.report)
    if own is not None and own >= _SHARE_OF_OWN * told.high:
        return True
    highest = next((low for low, report in counts.highest if report != told.report), None)
    return highest is not None and highest >= _SHARE_OF_INCIDENT * told.high

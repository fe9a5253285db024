"""Text, sentences and names -> the quotes: words in quotation marks and credited clauses, each with who said it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.analyse.citations import Mention, find_mentions, mentions_in, outlet_told
from secondsource.analyse.credited import Credited, read_credited
from secondsource.analyse.cues import find_cues
from secondsource.analyse.drafts import Draft, is_nickname, merge_split, place_drafts, read_draft
from secondsource.analyse.headlines import read_headline
from secondsource.analyse.lexemes import Row, read_row
from secondsource.analyse.marks import Marked, find_marked
from secondsource.analyse.speakers import Voices, name_speaker, read_voices
from secondsource.analyse.stances import read_stances
from secondsource.analyse.subjects import sentence_start
from secondsource.analyse.turns import read_turns
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Name, Quote, Role, Speaker
from secondsource.records.problem import Problem
from secondsource.records.span import Span
from secondsource.values.dateline import dateline_end
from secondsource.values.plurals import singular_of

_VIA_CHARS = 40  # behind the verb of saying: "told the Arden Courier"


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps to tell who speaks: `roles` tell who "the mayor" is, `nouns` where words begin that are no verbs."""

    roles: Sequence[Role] = ()
    nouns: frozenset[int] = frozenset()


def read_quotes(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Name],
    entity_names: Sequence[str],
    hints: Hints = Hints(),
) -> tuple[tuple[Quote, ...], tuple[Problem, ...]]:
    """Return the quotes of a text in text order, and Problems for odd quotation marks.

    A clause credited to someone that holds words in quotation marks gives an indirect quote, and its marked words
    quotes of their own. Offsets are code points of `text`.
    """
    marked, problems = find_marked(text)
    row = read_row(text, sentences, marked, hints.nouns)
    cues = find_cues(row)
    voices = read_voices(row, _outside(names, marked), entity_names, hints.roles)
    turns = read_turns(text, names, entity_names)
    spoken = [(m, at) for m, at in _free(row, marked, turns) if not is_nickname(row, at)]
    drafts = merge_split(row, [read_draft(row, cues, m, at) for m, at in spoken])
    credited = _first_of_each(row, [*read_headline(row, names), *read_credited(row, cues)])
    stances = read_stances(row, _taken(row, drafts, credited))
    told, clauses = place_drafts(row, drafts, [*credited, *stances])
    quotes = _with_speakers(row, voices, tuple(find_mentions(text)), [*told, *clauses])
    quotes = [q for q in _outside_turns(quotes, turns) if not (q.stance and _is_event(q.speaker, text))]
    return tuple(sorted(quotes, key=lambda q: (q.span, q.form))), tuple(problems)


def _is_event(speaker: Speaker | None, text: str) -> bool:
    """Is the subject of a stance no one who could have it ("negotiations focus on", "visits to Norland affect")?"""
    if speaker is None or speaker.entity is not None:
        return False
    plain = (singular_of(word.lower()) for word in speaker.span.of(text).split())
    return any(word in words("predicates", "event_nouns") for word in plain)


def _taken(row: Row, drafts: Sequence[Draft], credited: Sequence[Credited]) -> bytearray:
    """Return a 1 for every lexeme that is part of a quotation or of a credited clause, cues included."""
    taken = bytearray(len(row.items))
    for draft in drafts:
        if draft.form == "direct":
            taken[draft.at] = 1
            if draft.attribution is not None and draft.attribution.cue is not None:
                taken[draft.attribution.cue.first] = 1
    for clause in credited:
        for first, last in (clause.cue, *clause.parts):
            taken[first : last + 1] = b"\1" * (last + 1 - first)
    return taken


def _free(row: Row, marked: Sequence[Marked], turns: Sequence[Quote]) -> list[tuple[Marked, int]]:
    """Return the passages in marks, with their places, that hold no turn of a script."""
    starts = [turn.span.start for turn in turns]
    inside = (bisect_left(starts, m.outer.start) == bisect_left(starts, m.outer.end) for m in marked)
    return [(m, row.at[k]) for (k, m), free in zip(enumerate(marked), inside, strict=True) if free]


def _first_of_each(row: Row, clauses: Sequence[Credited]) -> list[Credited]:
    """Drop the clauses that stand inside one before them."""
    found: list[Credited] = []
    for clause in clauses:
        if not found or clause.cue[0] > found[-1].parts[-1][1]:
            found.append(clause)
    return found


def _outside_turns(quotes: Sequence[Quote], turns: Sequence[Quote]) -> list[Quote]:
    """Return the turns of a script and the quotes that stand outside them; words in marks inside one are nested."""
    starts = [turn.span.start for turn in turns]
    found = list(turns)
    for quote in quotes:
        turn = bisect_right(starts, quote.span.start) - 1
        if turn < 0 or turns[turn].span.end <= quote.span.start:
            found.append(quote)
    return found


def _outside(names: Sequence[Name], marked: Sequence[Marked]) -> list[Name]:
    """Return the names that stand outside the marked passages: those the report itself uses."""
    starts = [m.outer.start for m in marked]
    return [
        n for n in names if (k := bisect_right(starts, n.span.start)) == 0 or marked[k - 1].outer.end <= n.span.start
    ]


def _with_speakers(
    row: Row, voices: Voices, mentions: Sequence[Mention], found: Sequence[Draft | Credited]
) -> list[Quote]:
    """Name the speakers in text order; a direct quote without a cue keeps the speaker of the one before it."""
    quotes: list[Quote] = []
    previous: Draft | None = None
    carried: Speaker | None = None
    for item in sorted(found, key=_told_at):
        credit = item if isinstance(item, Credited) else item.attribution
        subject = credit.subject if credit is not None else None
        speaker = name_speaker(row, voices, subject) if subject is not None else None
        if isinstance(item, Draft):
            if speaker is None and previous is not None and _carries_on(row, previous, item):
                speaker = carried
            previous, carried = item, speaker
        voices.last = speaker if speaker is not None and speaker.name is not None else voices.last
        quotes.append(
            _quote(row, mentions, item, speaker) if isinstance(item, Draft) else _clause(row, mentions, item, speaker)
        )
    return quotes


def _told_at(item: Draft | Credited) -> int:
    """Return the lexeme at which a reader learns who speaks."""
    if isinstance(item, Credited):
        return item.cue[0] if item.subject is None else item.subject.first
    return item.at if item.attribution is None else item.attribution.subject.first


def _clause(row: Row, mentions: Sequence[Mention], item: Credited, speaker: Speaker | None) -> Quote:
    parts = _behind_dateline(row.text, tuple(row.span(*part) for part in item.parts))
    span, cue = Span(parts[0].start, parts[-1].end), row.span(*item.cue)
    follows = (part.start for part in parts if part.start >= cue.start)
    lead = Span(cue.start, next(follows, min(cue.end + _VIA_CHARS, len(row.text))))
    via = _via(row.text, lead, mentions_in(mentions, lead))
    return Quote(span, parts, "indirect", speaker, cue, via, stance=item.stance)


def _behind_dateline(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the pieces of a clause without the dateline before it, which nobody said."""
    first = parts[0]
    start = dateline_end(text, first.start)
    opens = first.start == 0 or text[first.start - 1] == "\n"
    return (Span(start, first.end), *parts[1:]) if opens and start < first.end else parts


def _carries_on(row: Row, before: Draft, draft: Draft) -> bool:
    """Does a quote without a cue go on with the words of the speaker before: same paragraph, both whole clauses?"""
    if draft.form != "direct" or (
        before.form != "direct" and (before.attribution is None or before.attribution.place != "after")
    ):
        return False
    between = row.items[before.at + 1 : draft.at]
    return not any(item.low == "\n" for item in between) and len(between) < 40


def _quote(row: Row, mentions: Sequence[Mention], draft: Draft, speaker: Speaker | None) -> Quote:
    span = Span(draft.parts[0].start, draft.parts[-1].end)
    given = draft.attribution
    if given is None or given.cue is None:
        verb = row.span(draft.called, draft.called) if draft.called is not None else None
        return Quote(span, draft.parts, draft.form, speaker, verb, None, draft.nested)
    cue = row.span(given.cue.first, given.cue.last)
    lead = Span(sentence_first(row, given.cue.first), row.items[max(given.cue.after - 1, 0)].end)
    via = _via(row.text, lead, mentions_in(mentions, lead))
    return Quote(span, draft.parts, draft.form, speaker, cue, via, draft.nested)


def _via(text: str, span: Span, mentions: Sequence[Mention]) -> str | None:
    """Return the outlet the words came through, by its name where that follows: "the state media, NNA, …"."""
    told = outlet_told(text, span, mentions)
    for one, other in pairwise(mentions):
        beside = text[one.span.end : other.span.start].strip(" ,(") == ""
        if beside and one.name == told and one.name.islower() and not other.name.islower():
            return other.name
    return told


def sentence_first(row: Row, i: int) -> int:
    """Return the offset where the sentence of lexeme i begins."""
    return row.items[sentence_start(row, i)].start

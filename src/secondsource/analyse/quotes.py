"""Text, sentences and names -> the quotes: words in quotation marks and credited clauses, each with who said it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.analyse.attributions import (
    Attribution,
    attribution_after,
    attribution_before,
    attribution_by_colon,
    attribution_in_clause,
    attribution_of_words,
)
from secondsource.analyse.citations import Mention, find_mentions, mentions_in, outlet_told
from secondsource.analyse.credited import Credited, read_credited
from secondsource.analyse.cues import Cue, find_cues
from secondsource.analyse.lexemes import Row, read_row
from secondsource.analyse.marks import Marked, find_marked
from secondsource.analyse.speakers import Voices, name_speaker, read_voices
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.analyse.subjects import known, sentence_start
from secondsource.records.analysis import Name, Quote, QuoteForm, Speaker
from secondsource.records.problem import Problem
from secondsource.records.span import Span

_CLAUSE_END = (",", ".", "!", "?", "…", "-", "—", "–")
_LEADS = (",", ":", "“", "—", "–", "-", "--", "")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage on its way to a Quote, with the row's place of its last passage."""

    parts: tuple[Span, ...]
    form: QuoteForm
    at: int
    attribution: Attribution | None
    speaker: Speaker | None = None


def read_quotes(
    text: str, sentences: Sequence[Span], names: Sequence[Name], entity_names: Sequence[str]
) -> tuple[tuple[Quote, ...], tuple[Problem, ...]]:
    """Return the quotes of a text in text order, and Problems for odd quotation marks.

    A clause credited to someone that holds words in quotation marks gives an indirect quote, and its marked words
    quotes of their own. Offsets are code points of `text`.
    """
    marked, problems = find_marked(text)
    row = read_row(text, sentences, marked)
    cues = find_cues(row)
    voices = read_voices(row, _outside(names, marked), entity_names)
    drafts = _merge_split(row, [_draft(row, cues, m, row.at[k]) for k, m in enumerate(marked)])
    told: list[_Draft | Credited] = [*drafts, *read_credited(row, cues)]
    quotes = _with_speakers(row, voices, tuple(find_mentions(text)), told)
    return tuple(sorted(quotes, key=lambda q: (q.span, q.form))), tuple(problems)


def _outside(names: Sequence[Name], marked: Sequence[Marked]) -> list[Name]:
    """Return the names that stand outside the marked passages: those the report itself uses."""
    starts = [m.outer.start for m in marked]
    return [
        n for n in names if (k := bisect_right(starts, n.span.start)) == 0 or marked[k - 1].outer.end <= n.span.start
    ]


def _draft(row: Row, cues: Sequence[Cue], marked: Marked, at: int) -> _Draft:
    form = _form(row, marked, at)
    if _is_title(row, marked, at):
        return _Draft(marked.pieces, "mixed", at, attribution_of_words(row, at))
    attribution = attribution_after(row, cues, at) or attribution_before(row, cues, at)
    if attribution is None or (form == "mixed" and attribution.place == "before"):
        named = attribution_of_words(row, at)
        attribution = named if named is not None and (attribution is None or named.place == "by") else attribution
    if attribution is None:
        attribution = attribution_in_clause(row, cues, at) if form == "mixed" else attribution_by_colon(row, at)
    return _Draft(marked.pieces, form, at, attribution)


def _form(row: Row, marked: Marked, at: int) -> QuoteForm:
    """Direct is a clause set off by its marks; anything else stands inside the report's own sentence."""
    words = sum(len(piece.of(row.text).split()) for piece in marked.pieces)
    first = next((c for c in marked.pieces[0].of(row.text) if c.isalnum()), "a")
    inner = row.text[marked.outer.start : marked.outer.end].rstrip("\"”'’» “").rstrip()
    closes = inner.endswith(_CLAUSE_END)
    before = "" if row.items[at].first else row.items[at - 1].low
    set_off = before in _LEADS or row.items[at].first
    if len(marked.pieces) > 1 or (
        (words >= 2 or row.items[at].first) and not first.islower() and (set_off or closes) and (closes or words > 4)
    ):
        return "direct"
    if set_off and closes and words >= 4 and (before != "“" or first.isupper()):
        return "direct"
    return "direct" if words >= 12 and (closes or set_off) else "mixed"


def _is_title(row: Row, marked: Marked, at: int) -> bool:
    """Are the words the title of a work, a show, an operation: capitals throughout, inside the report's sentence?"""
    if row.items[at].first or row.items[at - 1].low in (":", "“") or len(marked.pieces) > 1:
        return False
    lead = row.items[at - 2 if row.items[at - 1].low == "," and at > 1 else at - 1]
    if lead.low in speech_verbs() or lead.low in known("told_to") or marked.pieces[0].of(row.text).endswith(("!", "?")):
        return False
    words = marked.pieces[0].of(row.text).strip(" ,.").split()
    capital = [w for w in words if not w[:1].islower()]
    return (
        len(words) >= 2
        and len(words) - len(capital) <= len(words) // 3
        and words[0] in capital
        and words[-1] in capital
    )


def _merge_split(row: Row, drafts: list[_Draft]) -> list[_Draft]:
    """Join “A,” he said. “B.” to one draft of two parts: the attribution stands in between and B goes on directly."""
    found: list[_Draft] = []
    for draft in drafts:
        if found and _continues(row, found[-1], draft):
            before = found.pop()
            draft = replace(before, parts=before.parts + draft.parts, at=draft.at)
        found.append(draft)
    return found


def _continues(row: Row, before: _Draft, draft: _Draft) -> bool:
    given = before.attribution
    resumed = draft.form == "direct" or row.items[draft.at - 1].low == ","
    if not resumed or given is None or given.cue is None or given.place != "after":
        return False
    own = draft.attribution
    if own is not None and (own.cue is None or own.cue.first != given.cue.first):
        return False
    between = row.items[before.at + 1 : draft.at]
    if any(item.low == "\n" or item.marked >= 0 for item in between):
        return False
    return before.at < given.cue.first and given.cue.last < draft.at and not any(item.first for item in between[1:])


def _with_speakers(
    row: Row, voices: Voices, mentions: Sequence[Mention], found: Sequence[_Draft | Credited]
) -> list[Quote]:
    """Name the speakers in text order; a direct quote without a cue keeps the speaker of the one before it."""
    quotes: list[Quote] = []
    previous: _Draft | None = None
    carried: Speaker | None = None
    for item in sorted(found, key=_told_at):
        credit = item if isinstance(item, Credited) else item.attribution
        subject = credit.subject if credit is not None else None
        speaker = name_speaker(row, voices, subject) if subject is not None else None
        if isinstance(item, _Draft):
            if speaker is None and previous is not None and _carries_on(row, previous, item):
                speaker = carried
            previous, carried = item, speaker
        voices.last = speaker or voices.last
        quotes.append(_quote(row, mentions, item, speaker) if isinstance(item, _Draft) else _clause(item, speaker))
    return quotes


def _told_at(item: _Draft | Credited) -> int:
    """Return the lexeme at which a reader learns who speaks."""
    if isinstance(item, Credited):
        return item.subject.first
    return item.at if item.attribution is None else item.attribution.subject.first


def _clause(item: Credited, speaker: Speaker | None) -> Quote:
    return Quote(Span(item.parts[0].start, item.parts[-1].end), item.parts, "indirect", speaker, item.cue, None)


def _carries_on(row: Row, before: _Draft, draft: _Draft) -> bool:
    """Does a quote without a cue go on with the words of the speaker before: same paragraph, both whole clauses?"""
    if draft.form != "direct" or (
        before.form != "direct" and (before.attribution is None or before.attribution.place != "after")
    ):
        return False
    between = row.items[before.at + 1 : draft.at]
    return not any(item.low == "\n" for item in between) and len(between) < 40


def _quote(row: Row, mentions: Sequence[Mention], draft: _Draft, speaker: Speaker | None) -> Quote:
    span = Span(draft.parts[0].start, draft.parts[-1].end)
    given = draft.attribution
    if given is None or given.cue is None:
        return Quote(span, draft.parts, draft.form, speaker, None, None)
    cue = row.span(given.cue.first, given.cue.last)
    lead = Span(sentence_first(row, given.cue.first), row.items[max(given.cue.after - 1, 0)].end)
    via = _via(row.text, lead, mentions_in(mentions, lead))
    return Quote(span, draft.parts, draft.form, speaker, cue, via)


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

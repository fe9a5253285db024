"""A passage in marks and the cues around it -> its draft: what form of quote it is and who is credited with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.analyse.attributions import (
    Attribution,
    attribution_after,
    attribution_before,
    attribution_by_colon,
    attribution_in_clause,
    attribution_of_words,
)
from secondsource.analyse.credited import Credited
from secondsource.analyse.cues import Cue
from secondsource.analyse.lexemes import Row
from secondsource.analyse.marks import Marked
from secondsource.analyse.speech_verbs import speech_verbs
from secondsource.analyse.subjects import known, sentence_start
from secondsource.records.analysis import QuoteForm
from secondsource.records.span import Span

_FEWEST_UNCREDITED = 4  # words; fewer inside a sentence of the report are a nickname or a title
_CALLED_REACH = 6  # words between "was called" and the words in marks
_CLAUSE_END = (",", ".", "!", "?", "…", "-", "—", "–")
_LEADS = (",", ":", "“", "—", "–", "-", "--", "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage on its way to a Quote, with the places of its passages in the row."""

    parts: tuple[Span, ...]
    form: QuoteForm
    places: tuple[int, ...]
    attribution: Attribution | None
    nested: bool = False
    called: int | None = None  # the verb of "was branded" where nobody is credited

    @property
    def at(self) -> int:
        """Return the place of the last passage."""
        return self.places[-1]


def place_drafts(row: Row, drafts: Sequence[Draft], clauses: Sequence[Credited]) -> tuple[list[Draft], list[Credited]]:
    """Return the drafts that are somebody's words, those inside a clause marked so, and the clauses.

    A clause goes on with what follows its attribution: The fair was "a joy," he said. "Nobody fell." Words inside the
    report's own sentence that nobody is credited with keep neither speaker nor cue, unless a verb says they were said.
    """
    found, whole = list[Draft](), list(clauses)
    inside = {
        at: number for number, c in enumerate(clauses) for first, last in c.parts for at in range(first, last + 1)
    }
    for draft in drafts:
        number = inside.get(draft.places[0])
        if number is not None:
            more = tuple((at, at) for at in draft.places[1:] if at not in inside)
            whole[number] = replace(whole[number], parts=tuple(sorted((*whole[number].parts, *more))))
            found.append(replace(draft, nested=True))
        elif draft.attribution is None and (draft.form == "mixed" or _is_short_inside(row, draft)):
            found.append(replace(draft, form="mixed", called=_called(row, draft.places[0])))
        else:
            found.append(draft)
    return found, whole


def _is_short_inside(row: Row, draft: Draft) -> bool:
    """Are these a few words inside the report's own sentence: a nickname, a title?"""
    alone = row.items[draft.at].first or row.items[draft.at - 1].low in _LEADS
    return not alone and sum(len(part.of(row.text).split()) for part in draft.parts) < _FEWEST_UNCREDITED


def _called(row: Row, at: int) -> int | None:
    """Return the verb that says that somebody, left unnamed, used the words: "was branded a “danger”"."""
    for k in range(at - 1, max(sentence_start(row, at), at - _CALLED_REACH) - 1, -1):
        verb = speech_verbs().get(row.items[k].low)
        if verb is not None and verb.form == "past" and verb.ways & {"names", "states"}:
            return k
    return None


def read_draft(row: Row, cues: Sequence[Cue], marked: Marked, at: int) -> Draft:
    """Return the draft of the passage in marks at lexeme `at`."""
    form = _form(row, marked, at)
    if _is_title(row, marked, at):
        named = attribution_of_words(row, at)
        return Draft(marked.pieces, "mixed", (at,), named if named is not None and named.place == "by" else None)
    attribution = attribution_after(row, cues, at) or attribution_before(row, cues, at)
    if attribution is None or (form == "mixed" and attribution.place == "before"):
        named = attribution_of_words(row, at)
        attribution = named if named is not None and (attribution is None or named.place == "by") else attribution
    if attribution is None:
        attribution = attribution_in_clause(row, cues, at) if form == "mixed" else attribution_by_colon(row, at)
    return Draft(marked.pieces, form, (at,), attribution)


def _form(row: Row, marked: Marked, at: int) -> QuoteForm:
    """Direct is a clause set off by its marks; anything else stands inside the report's own sentence."""
    words = sum(len(piece.of(row.text).split()) for piece in marked.pieces)
    first = next((c for c in marked.pieces[0].of(row.text) if c.isalnum()), "a")
    inner = row.text[marked.outer.start : marked.outer.end].rstrip("\"”'’» “").rstrip()
    behind = row.items[at + 1].low if row.items[at].first and at + 1 < len(row.items) else ""
    closes = inner.endswith(_CLAUSE_END) or (behind == "," and not inner.endswith(","))
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


def is_nickname(row: Row, at: int) -> bool:
    """Do the marks hold a part of a name: Ann "Annie" Lee?"""
    if not 0 < at < len(row.items) - 1 or row.items[at].first or row.items[at + 1].first:
        return False
    inner = row.text[row.items[at].start : row.items[at].end].strip("\"“”'‘’«» ")
    beside = row.items[at - 1].capital and row.items[at + 1].capital
    return beside and inner[:1].isupper() and len(inner.split()) <= 2 and inner[-1:].isalpha()


def merge_split(row: Row, drafts: list[Draft]) -> list[Draft]:
    """Join “A,” he said. “B.” to one draft of two parts: the attribution stands in between and B goes on directly."""
    found: list[Draft] = []
    for draft in drafts:
        if found and _continues(row, found[-1], draft):
            before = found.pop()
            draft = replace(before, parts=before.parts + draft.parts, places=before.places + draft.places)
        found.append(draft)
    return found


def _continues(row: Row, before: Draft, draft: Draft) -> bool:
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

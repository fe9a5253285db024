"""A row -> its cues: the verbs and phrases that credit words to someone, each with the words that name the speaker."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from secondsource.analyse.lexemes import Row, ends_with_comma
from secondsource.analyse.speech_verbs import SpeechVerb, speech_verbs
from secondsource.analyse.subjects import (
    Subject,
    is_verb_like,
    known,
    leading_subject,
    sentence_start,
    subject_after,
    subject_before,
)

_ACCORDING = SpeechVerb("according to", frozenset({"states", "utters"}), "phrase", False)
_MODALS = frozenset({"can", "could", "may", "might", "should", "would"})
_OPENING_REACH = 40  # words from "Saying" to the comma before who says it
_GO = frozenset({"go", "goes", "going", "gone", "went"})
_PUT_IT = SpeechVerb("put it", frozenset({"states", "utters"}), "past", False)
_NO_HEADS = frozenset({"many", "most", "some", "few", "both", "all", "others", "half", "majority", "percent", "public"})
_OBJECT_VERBS = frozenset({"tell", "assure", "remind", "inform", "advise", "warn", "ask", "notify", "reassure", "urge"})


class Cue(Struct, frozen=True):
    """Lexemes `first` to `last` credit words to `subject`; `after` is the first lexeme behind the cue and its object.

    `inverted` says that the subject stands right of the verb ("said Ann Lee").
    """

    first: int
    last: int
    verb: SpeechVerb
    subject: Subject | None
    after: int
    inverted: bool = False
    negated: bool = False


def find_cues(row: Row, verbs: Mapping[str, SpeechVerb] | None = None) -> list[Cue]:
    """Return all cues outside quotation marks, in text order; `verbs` are the forms that count (of speech if None)."""
    verbs = speech_verbs() if verbs is None else verbs
    found: list[Cue] = []
    for i, item in enumerate(row.items):
        if item.low == "according" and i + 1 < len(row.items) and row.items[i + 1].low == "to":
            subject = subject_after_phrase(row, i + 1)
            after = subject.last + 1 if subject else i + 2
            found.append(Cue(i, i + 1, _ACCORDING, subject, after, inverted=True))
            continue
        if item.low in ("put", "puts") and i + 1 < len(row.items) and row.items[i + 1].low == "it":
            subject = subject_before(row, i)
            found.append(Cue(_helpers_before(row, i), i + 1, _PUT_IT, subject, i + 2))
            continue
        verb = verbs.get(item.low)
        if verb is not None and (not item.capital or _may_open(row, i, verb)) and not _is_noun(row, i, verb):
            cue = _read_cue(row, i, verb, found)
            if cue is not None:
                found.append(cue)
    return found


def subject_after_phrase(row: Row, i: int) -> Subject | None:
    """Return the noun phrase after "according to": up to the next stop, relative clause or quoted passage."""
    end, items = i + 1, row.items
    while end < len(items) and end - i < 18:
        item = items[end]
        if item.marked >= 0 or item.first or item.low in known("relatives"):
            break
        if end > i + 1 and is_verb_like(row, end):
            break
        if not item.is_word and item.low not in ("'s", "'", "-", "&"):
            break
        end += 1
    return Subject(i + 1, end - 1) if end > i + 1 else None


def _may_open(row: Row, i: int, verb: SpeechVerb) -> bool:
    """May a verb with a capital open its sentence before its subject ("Said Lee:", "Saying it was late, Lee left")?"""
    opens = row.items[i].low in ("said", "says", "asked", "added", "wrote")
    return row.items[i].first and (opens or verb.form == "ing")


def _is_noun(row: Row, i: int, verb: SpeechVerb) -> bool:
    before = row.items[i - 1].low if i else ""
    if before == "'s" and i > 1 and row.items[i - 2].low in known("personal"):
        return False  # "he's claiming"
    if before in known("determiners") or before in known("possessive_pronouns") or before in ("'s", "'", "-", "of"):
        return before not in ("that", "this", "'", "all", "both", "many", "most", "some", "others")
    if verb.form == "ing" and before == "without":
        return True
    if verb.form == "past" and before in known("prepositions"):
        return before not in ("to", "before")
    if _is_preposition(row, i) or (verb.form in ("base", "s") and row.items[i].start in row.nouns):
        return True
    if not verb.noun_too:
        return False
    if verb.form in ("base", "s") and i + 1 < len(row.items) and is_verb_like(row, i + 1):
        return True
    if verb.form in ("base", "s") and i and before not in known("auxiliaries") and is_verb_like(row, i - 1):
        return True  # "buyers placed orders"
    if before in known("prepositions"):
        return True
    following = row.items[i + 1].low if i + 1 < len(row.items) else ""
    return verb.form in ("base", "s") and following in (
        "of",
        "about",
        "against",
        "from",
        "is",
        "are",
        "was",
        "were",
        "by",
        ".",
        "and",
    )


def _is_preposition(row: Row, i: int) -> bool:
    """Is a form in -ing ("regarding") a preposition here: no form of "be" before it?"""
    low = row.items[i].low
    return low.endswith("ing") and low in known("prepositions") and (i == 0 or row.items[i - 1].low not in known("be"))


def _is_singular(row: Row, subject: Subject) -> bool:
    """Is the subject surely one thing, so that no verb in its plain form can follow it: "the new state"?"""
    low = row.items[subject.last].low
    if low in known("personal") or low in known("plural_heads") or low.endswith("s") or not low.isalpha():
        return False
    return (
        not any(row.items[k].low in ("and", "&") for k in range(subject.first, subject.last)) and low not in _NO_HEADS
    )


def _read_cue(row: Row, i: int, verb: SpeechVerb, earlier: Sequence[Cue]) -> Cue | None:
    helpers = _helpers_before(row, i)
    quoted = _quoted_as(row, i)
    if quoted is not None:
        return Cue(_helpers_before(row, i - 2), i, verb, quoted, i + 1)
    if verb.form == "base" and _goes_on(row, helpers):
        subject = subject_before(row, helpers - 3) or _shared_subject(row, helpers - 3, verb, earlier)
        return Cue(helpers - 3, i, verb, subject, _after_object(row, i, verb))
    if verb.form == "ing" and row.items[i].first:
        return Cue(i, i, verb, _opening(row, i), _after_object(row, i, verb))
    lows = {row.items[k].low for k in range(helpers, i)}
    if verb.form in ("past", "participle") and lows & known("be"):
        return _passive(row, i, verb)
    return None if _tells_nothing(row, helpers, verb, lows) else _finite(row, i, verb, earlier)


def _tells_nothing(row: Row, helpers: int, verb: SpeechVerb, lows: set[str]) -> bool:
    """Is this no telling: "known" without "has", "to say", "would say"?"""
    if verb.form == "participle":
        return not {"has", "have", "had", "having", "'ve"} & lows
    to = helpers > 0 and row.items[helpers - 1].low == "to"
    return verb.form == "base" and (to or bool(lows & _MODALS))


def _finite(row: Row, i: int, verb: SpeechVerb, earlier: Sequence[Cue]) -> Cue | None:
    helpers = _helpers_before(row, i)
    lows = {row.items[k].low for k in range(helpers, i)}
    negated = any(low in known("negations") or low.endswith("n't") for low in lows)
    after = _after_object(row, i, verb)
    subject = None if verb.form == "ing" and not lows & known("be") else subject_before(row, i)
    if subject is None and verb.form in ("past", "s", "base") and _may_invert(row, i):
        right = subject_after(row, i)
        if right is not None:
            return Cue(helpers, i, verb, right, max(after, right.last + 1), True, negated)
    if _is_noun_behind(row, subject, verb, bare=helpers == i):
        return None
    if subject is None:
        subject = _shared_subject(row, helpers, verb, earlier)
    return Cue(helpers, i, verb, subject, after, False, negated)


def _is_noun_behind(row: Row, subject: Subject | None, verb: SpeechVerb, bare: bool) -> bool:
    """Does what stands before the verb make a noun of it: "the new state", "calling its demands"?"""
    if subject is None:
        return verb.form == "base" and verb.noun_too
    if verb.form == "base" and row.items[subject.first].low in ("a", "an", "this", "each", "every"):
        return True
    if verb.noun_too and any(_is_speech_ing(row, k) for k in range(subject.first, subject.last)):
        return True
    return verb.form == "base" and verb.noun_too and bare and _is_singular(row, subject)


def _passive(row: Row, i: int, verb: SpeechVerb) -> Cue | None:
    """Return the cue of "was described by X as"."""
    if i + 1 >= len(row.items) or row.items[i + 1].low != "by":
        return None
    subject = subject_after(row, i + 1)
    return Cue(i, i + 1, verb, subject, subject.last + 1, inverted=True) if subject is not None else None


def _opening(row: Row, i: int) -> Subject | None:
    """Return who is the subject behind the comma: "Saying it was late, she left"."""
    limit = min(len(row.items) - 1, i + _OPENING_REACH)
    at = next((k for k in range(i + 1, limit) if row.items[k].low == "," or ends_with_comma(row, k)), limit)
    first = last = at + 1
    if at >= limit or not (row.items[first].capital or row.items[first].low in known("personal")):
        return None
    while last + 1 < len(row.items) and row.items[last].capital and row.items[last + 1].capital:
        last += 1
    return Subject(first, last)


def _is_speech_ing(row: Row, k: int) -> bool:
    """Is this "calling" and the like, which a subject does not hold: "calling its demands"?"""
    verb = speech_verbs().get(row.items[k].low)
    return verb is not None and verb.form == "ing" and not verb.noun_too


def _goes_on(row: Row, i: int) -> bool:
    """Does "went on to" stand before lexeme i?"""
    return i > 2 and row.items[i - 1].low == "to" and row.items[i - 2].low == "on" and row.items[i - 3].low in _GO


def _quoted_as(row: Row, i: int) -> Subject | None:
    """Return X of "X was quoted as saying"."""
    if i < 3 or row.items[i].low != "saying" or row.items[i - 1].low != "as" or row.items[i - 2].low != "quoted":
        return None
    return subject_before(row, i - 2)


def _helpers_before(row: Row, i: int) -> int:
    while i > 0:
        low = row.items[i - 1].low
        if row.items[i - 1].capital or not (
            low in known("auxiliaries")
            or low in known("adverbs")
            or low in known("negations")
            or (low.endswith("ly") and len(low) > 4)
            or (low == "'s" and i > 1 and row.items[i - 2].low in known("personal"))
        ):
            return i
        i -= 1
    return i


def _may_invert(row: Row, i: int) -> bool:
    """May the subject follow? Only after the credited words: a quoted passage or a comma."""
    if i == 0 or row.items[i].first:
        return row.items[i].capital
    before = row.items[i - 1]
    if before.low == "," and i > 1:
        return True
    return before.marked >= 0


def _shared_subject(row: Row, i: int, verb: SpeechVerb, earlier: Sequence[Cue]) -> Subject | None:
    """The subject a verb shares: "with X confirming", of the verb before in the sentence, or of the sentence."""
    start = sentence_start(row, i)
    if verb.form == "ing":
        own = _with_subject(row, i, start)
        if own is not None:
            return own
    for cue in reversed(earlier):
        if cue.first < start:
            break
        if cue.subject is not None and cue.verb is not _ACCORDING:
            return Subject(cue.subject.first, cue.subject.last, shared=True)
    return leading_subject(row, i)


def _with_subject(row: Row, i: int, start: int) -> Subject | None:
    """Return X of "with X confirming"."""
    for back in range(i - 1, max(start - 1, i - 10), -1):
        low = row.items[back].low
        if low == "with" and back < i - 1:
            return Subject(back + 1, i - 1)
        if not row.items[back].is_word:
            return None
    return None


def _after_object(row: Row, i: int, verb: SpeechVerb) -> int:
    """Return the first lexeme behind the verb and whoever was told ("told reporters on Monday that")."""
    items, at = row.items, i + 1
    if verb.lemma not in _OBJECT_VERBS or at >= len(items) or not items[at].is_word or items[at].low == "that":
        return at
    if items[at].low in known("objects"):
        return at + 1
    named = items[at].capital
    while (
        at < min(i + 12, len(items))
        and not items[at].first
        and (items[at].is_word or items[at].low in ("'s", "-", "&", "'"))
    ):
        low = items[at].low
        if low == "that" or (
            at > i + 1
            and (low in known("personal") or (named and not items[at].capital and low in known("determiners")))
        ):
            return at
        if low in known("told_to"):
            return at + 1
        at += 1
    return at


def cues_between(cues: Sequence[Cue], first: int, last: int) -> list[Cue]:
    """Return the cues whose verb lies between two lexemes, both included; `cues` are in text order."""
    low = bisect_left(cues, first, key=lambda c: c.last)
    found = []
    while low < len(cues) and cues[low].last <= last:
        found.append(cues[low])
        low += 1
    return found

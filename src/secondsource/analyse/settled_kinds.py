"""The names of a report, wherever they stand -> one kind for each form, the same throughout the report."""

from collections import Counter
from collections.abc import Sequence

from secondsource.analyse.found_names import Found
from secondsource.analyse.known_names import generic_places, is_doubtful, is_given, known_kind, legal_forms
from secondsource.analyse.name_features import form_features, place_features
from secondsource.analyse.name_scores import KINDS, NOTHING, Scores, add_scores, best_kind, score_features, score_times
from secondsource.analyse.plain_pieces import SURE
from secondsource.analyse.proposals import Candidate
from secondsource.analyse.resolved import proposed_kind
from secondsource.records.analysis import NameKind
from secondsource.values.name import plain_organisation

# Weighed on wikigold (halves not learned from) and on news of the GMB part.
_REPEATED = 0.2  # the n-th mention counts as n ** -0.2: mentions of one report are much alike
_LISTED = 3.0  # for a name the reviewed lists know
_RULED = 2.0  # for what the rules are sure of
_PLACE_ANYWAY = 4.0  # by which a word must rather be a place than the person whose name it is part of
_ACRONYM_CHARS = 4  # longer words in capitals are read as the known name they may be ("NORWAY")


def settle_kinds(candidates: Sequence[Candidate]) -> dict[str, NameKind]:
    """Return the kind of every form: what speaks for each kind is summed over the report."""
    scores = _scores(candidates)
    kinds = {text: _kind_of(text, score) for text, score in scores.items()}
    return _shared(kinds, scores)


def _scores(candidates: Sequence[Candidate]) -> dict[str, Scores]:
    counts = Counter(c.found.piece.text for c in candidates)
    scores: dict[str, Scores] = {}
    for candidate in candidates:
        found = candidate.found
        text = found.piece.text
        share = counts[text] ** -_REPEATED
        line, first, last = found.place
        around = score_features([*place_features(line, first, last), *found.rule_features], share)
        around = add_scores(around, score_times(proposed_kind(candidate), share))
        around = add_scores(around, score_times(_ruled(found), share))
        scores[text] = add_scores(scores.get(text) or _of_form(text), around)
    return scores


def _ruled(found: Found) -> Scores:
    """Return what the rules are sure of: a title before a name, a head or a legal form in it."""
    piece = found.piece
    if piece.titled:
        return (_RULED, 0.0, 0.0, 0.0)
    if piece.weight < SURE or piece.kind not in KINDS:
        return NOTHING
    at = KINDS.index(piece.kind)
    return (_RULED * (at == 0), _RULED * (at == 1), _RULED * (at == 2), 0.0)


def _of_form(text: str) -> Scores:
    listed = NOTHING
    kind = known_kind(text)
    if kind == "place" and not is_given(text):
        listed = (0.0, 0.0, _LISTED, 0.0)
    elif kind == "organisation" and not is_doubtful(text):
        listed = (0.0, _LISTED, 0.0, 0.0)
    return add_scores(score_features(form_features(text)), listed)


def _kind_of(text: str, scores: Scores) -> NameKind:
    if known_kind(text) == "nationality":
        return "nationality"
    shouted = known_kind(text.title()) if text.isupper() and len(text) > _ACRONYM_CHARS else None
    return shouted or best_kind(scores)


def _shared(kinds: dict[str, NameKind], scores: dict[str, Scores]) -> dict[str, NameKind]:
    """Give single words the kind of the full names they are short for."""
    firms = {plain_organisation(text) for text in kinds if text.split()[-1] in legal_forms()} - {""}
    openings = {firm.split()[0] for firm in firms}
    stems = {_stem(text) for text, kind in kinds.items() if kind == "place"} - {""}
    persons = [text.split() for text, kind in kinds.items() if kind == "person" and " " in text]
    parts = {words[-1] for words in persons} | {words[0] for words in persons}
    settled: dict[str, NameKind] = {}
    for text, kind in kinds.items():
        if kind == "nationality":
            settled[text] = kind
        elif text in parts and known_kind(text) is None and scores[text][2] - scores[text][0] < _PLACE_ANYWAY:
            settled[text] = "person"
        elif plain_organisation(text) in firms or text.lower() in openings:
            settled[text] = "organisation"
        else:
            settled[text] = "place" if kind == "other" and text in stems else kind
    return settled


def _stem(text: str) -> str:
    """Return "Tarn" of "Tarn Island" and "Island of Tarn", else ""."""
    parts = text.split()
    if len(parts) > 1 and parts[-1].lower() in generic_places():
        return " ".join(parts[:-1])
    return " ".join(parts[2:]) if len(parts) > 2 and parts[0].lower() in generic_places() and parts[1] == "of" else ""

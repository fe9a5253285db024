"""Is there a finite verb in a passage? Read from auxiliaries, modals, irregular forms and endings, without a tagger."""

import re
from functools import cache

from secondsource.lang.lexicon import lexicon

_WORD = re.compile(r"n['’]t\b|['’](?:ll|d|re|m|ve)\b|[^\W\d_]+")
_ED_CHARS = 5  # "added" and longer: shorter words in -ed are mostly no verbs


def has_finite_verb(passage: str) -> bool:
    """Does the passage hold a word that is, as far as its form tells, a finite verb?"""
    return any(_is_verb(word.lower().replace("’", "'")) for word in _WORD.findall(passage))


@cache
def _is_verb(word: str) -> bool:
    if word in _known():
        return True
    return word.endswith("ed") and len(word) >= _ED_CHARS and word not in lexicon("calendar")["tense"]["no_past"]


@cache
def _known() -> frozenset[str]:
    tense = lexicon("calendar")["tense"]
    forms = (word for key in ("modals", "past", "present", "irregular_past", "present_verbs") for word in tense[key])
    return frozenset(forms) - {"been", "having"}

"""Words -> what they are as verbs of speech: base form, the ways they credit words, and whether they may be nouns."""

from dataclasses import dataclass
from functools import cache

from secondsource.lang.lexicon import lexicon

_WAYS = ("states", "finds", "thinks", "utters", "names", "wills")


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A form of a verb of speech.

    `ways` names the lists of `speech.toml` it is in; `form` is base / s / ing / past / participle ("known").
    """

    lemma: str
    ways: frozenset[str]
    form: str
    noun_too: bool


@cache
def speech_verbs() -> dict[str, SpeechVerb]:
    """Return every form of every verb of speech, lower case."""
    forms: dict[str, tuple[str, str]] = {}
    ways: dict[str, set[str]] = {}
    for way in _WAYS:
        for entry in lexicon("speech")[way]:
            for form in entry:
                forms.setdefault(form, (entry[0], verb_form(entry, form)))
                ways.setdefault(form, set()).add(way)
    nouns = frozenset(lexicon("speech")["also_nouns"])
    return {f: SpeechVerb(lemma, frozenset(ways[f]), kind, f in nouns) for f, (lemma, kind) in forms.items()}


def verb_form(entry: list[str], form: str) -> str:
    """Return which form of its verb a word is: base / s / ing / past / participle."""
    if form.endswith("ing") and form != entry[0]:
        return "ing"
    if form == entry[0]:
        return "base"
    if form == entry[1]:
        return "s"
    return "participle" if form in entry[3:] and not form.endswith("ed") else "past"

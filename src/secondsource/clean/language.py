"""Text -> the language it is written in: English by its small words, any other by py3langid."""

import re

from secondsource.lang.lexicon import words

ENGLISH, UNKNOWN = "en", "und"
# Of the English development reports of 500 characters or more 99 % have 10 % or more of these words; of those in
# Portuguese and French none has 1 %.
_ENGLISH_SHARE = 0.09
# English lists and tables are taken for Nigerian Pidgin, which has hardly any of the words.
_TAKEN_FOR, _SOME_SHARE = ("pcm",), 0.03
_ENOUGH_CHARS = 200  # shorter texts mislead language detectors
_SAMPLE_CHARS = 5000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def read_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "und" when it is too short to tell."""
    sample = text[:_SAMPLE_CHARS]
    found = _WORD.findall(sample.lower())
    share = sum(word in words("furniture", "prose_words") for word in found) / max(1, len(found))
    if share >= _ENGLISH_SHARE:
        return ENGLISH
    if len(text) < _ENOUGH_CHARS:
        return ENGLISH if share else UNKNOWN
    import py3langid  # a model of 0.7 s loading time, needed for the odd report only

    code: str = py3langid.classify(sample)[0]
    return ENGLISH if code in _TAKEN_FOR and share >= _SOME_SHARE else code

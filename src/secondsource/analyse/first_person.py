"""Phrases and who speaks -> chains of I and we: in a quote those of its speaker, outside quotes those of the writer."""

from secondsource.analyse.chains import Chains
from secondsource.analyse.pronoun_features import Telling

_ASKED = 2  # paragraphs that end with a question mark, of which more tell of an interview


def link_first_person(telling: Telling, chains: Chains) -> None:
    """Join I, me, my with the speaker of their quote, and we with we of the same speaker."""
    one_writer = not _is_interview(telling)
    first: dict[tuple[str, int, int], int] = {}
    for i, phrase in enumerate(telling.phrases):
        if phrase.pronoun not in ("i", "we"):
            continue
        quote = telling.quote_of[i]
        speaker = telling.speakers[quote] if quote >= 0 else -1
        if speaker >= 0 and phrase.pronoun == "i" and chains.traits(speaker).plural is not True:
            chains.join(speaker, i)
        elif speaker >= 0:
            chains.join(first.setdefault((phrase.pronoun, 1, chains.of(speaker)), i), i)
        elif quote >= 0:
            chains.join(first.setdefault((phrase.pronoun, 2, quote), i), i)
        else:
            place = 0 if one_writer else _paragraph(telling, i)
            chains.join(first.setdefault((phrase.pronoun, 3, place), i), i)


def _is_interview(telling: Telling) -> bool:
    return telling.scene.text.count("?\n") > _ASKED


def _paragraph(telling: Telling, i: int) -> int:
    return telling.scene.text.rfind("\n", 0, telling.phrases[i].span.start)

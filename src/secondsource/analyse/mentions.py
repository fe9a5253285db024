"""Syntax and what else was read -> the mentions of a report: whom each name, pronoun and noun phrase means."""

from collections.abc import Sequence

from secondsource.analyse.chains import Chains
from secondsource.analyse.first_person import link_first_person
from secondsource.analyse.noun_links import link_nouns
from secondsource.analyse.phrase_traits import read_traits
from secondsource.analyse.phrases import Phrase, find_phrases, read_scene
from secondsource.analyse.pronouns import link_pronouns
from secondsource.analyse.telling import read_telling
from secondsource.records.analysis import Analysis, Mention
from secondsource.records.syntax import Syntax


def read_mentions(text: str, syntax: Syntax, analysis: Analysis) -> tuple[Mention, ...]:
    """Return the mentions in text order; `analysis` gives the names, entities, offices and quotes of the report.

    Chains without a name are numbered behind the entities, by first mention. The work is linear in the text: every
    rule looks back a bounded way only.
    """
    scene = read_scene(text, syntax)
    phrases = find_phrases(scene, analysis.names)
    chains = Chains(phrases, read_traits(scene, phrases))
    link_nouns(scene, phrases, chains, analysis.roles, analysis.entity_names)
    telling = read_telling(scene, phrases, analysis.quotes)
    link_pronouns(telling, chains)
    link_first_person(telling, chains)
    return _numbered(phrases, chains, len(analysis.entity_names))


def _numbered(phrases: Sequence[Phrase], chains: Chains, first: int) -> tuple[Mention, ...]:
    numbers: dict[int, int] = {}
    found = []
    for i, phrase in enumerate(phrases):
        chain = chains.entity(i)
        if chain is None and chains.size(i) > 1:
            chain = numbers.setdefault(chains.of(i), first + len(numbers))
        if chain is not None or not phrase.joined:
            found.append(Mention(phrase.span, phrase.head_span, chain, phrase.kind))
    return tuple(found)

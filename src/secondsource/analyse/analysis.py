"""Document -> Analysis: every reader of the room, one after the other."""

from dataclasses import replace

from secondsource.analyse.amounts import read_quantities
from secondsource.analyse.citations import read_citations
from secondsource.analyse.claims import read_claims
from secondsource.analyse.legible import keep_legible
from secondsource.analyse.mentions import read_mentions
from secondsource.analyse.moments import read_moments
from secondsource.analyse.name_proposals import propose_names
from secondsource.analyse.names import read_names
from secondsource.analyse.quotes import Hints, read_quotes
from secondsource.analyse.roles import read_roles
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.settled_speakers import settle_speakers
from secondsource.analyse.statements import read_statements
from secondsource.analyse.sure_nouns import find_sure_nouns
from secondsource.analyse.syntax import name_labels, read_syntax
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document


def read_analysis(document: Document) -> Analysis:
    """Read a document; a pure function of it, so reports can be read in any order and on any number of workers."""
    whole = read_sentences(document.text, document.blocks)
    text, sentences = keep_legible(document.text, whole)
    syntax, labels = read_syntax(text, sentences)
    names, entity_names = read_names(text, sentences, propose_names(syntax, name_labels(), labels))
    roles = read_roles(text, sentences, names, entity_names)
    quotes, problems = read_quotes(text, sentences, names, entity_names, Hints(roles, find_sure_nouns(syntax)))
    read = Analysis(
        report_id=document.report_id,
        sentences=sentences,
        names=names,
        entity_names=entity_names,
        roles=roles,
        quotes=quotes,
        moments=read_moments(text, sentences),
        quantities=read_quantities(text, sentences),
        citations=read_citations(text, sentences),
        problems=problems,
    )
    mentions = read_mentions(text, syntax, read)
    read = replace(read, mentions=mentions, quotes=settle_speakers(quotes, mentions, entity_names))
    read = replace(read, statements=read_statements(text, syntax, read))
    return replace(read, claims=read_claims(text, read), sentences=whole)

"""Document -> Analysis: every reader of the room, one after the other."""

from secondsource.analyse.amounts import read_quantities
from secondsource.analyse.citations import read_citations
from secondsource.analyse.claims import read_claims
from secondsource.analyse.moments import read_moments
from secondsource.analyse.names import read_names
from secondsource.analyse.quotes import read_quotes
from secondsource.analyse.roles import read_roles
from secondsource.analyse.sentences import read_sentences
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document


def read_analysis(document: Document) -> Analysis:
    """Read a document; a pure function of it, so reports can be read in any order and on any number of workers."""
    text = document.text
    sentences = read_sentences(text, document.blocks)
    names, entity_names = read_names(text, sentences)
    quotes, problems = read_quotes(text, sentences, names, entity_names)
    return Analysis(
        report_id=document.report_id,
        sentences=sentences,
        names=names,
        entity_names=entity_names,
        roles=read_roles(text, sentences, names, entity_names),
        quotes=quotes,
        moments=read_moments(text, sentences),
        quantities=read_quantities(text, sentences),
        citations=read_citations(text, sentences),
        claims=read_claims(text, sentences, names, quotes),
        problems=problems,
    )

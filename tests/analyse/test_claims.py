from records_by_hand import document, name, span_of
from secondsource.analyse.claims import read_claims
from secondsource.analyse.sentences import read_sentences
from secondsource.records.analysis import Quote, Speaker


def claims(text, names=(), quotes=()):
    doc = document(text)
    return read_claims(text, read_sentences(text, doc.blocks), names, quotes)


def test_a_sentence_splits_at_joining_words():
    text = "The ferry sank off Port Ada, while rescuers pulled forty people from the water."
    assert [c.span.of(text) for c in claims(text)] == [
        "The ferry sank off Port Ada",
        "while rescuers pulled forty people from the water.",
    ]


def test_a_short_list_does_not_split():
    text = "The minister visited harbours, schools and hospitals."
    assert len(claims(text)) == 1


def test_status_and_negation_come_from_the_clause():
    text = "The bridge will reopen in Port Ada next month. The mayor did not visit the harbour wall."
    planned, done = claims(text)
    assert (planned.status, planned.negated) == ("planned", False)
    assert (done.status, done.negated) == ("happened", True)


def test_quotation_marks_do_not_split():
    text = "“The harbour walls held firm, but the old pier collapsed,” Ana Reis said."
    words = "The harbour walls held firm, but the old pier collapsed"
    speaker = Speaker(span_of(text, "Ana Reis"), "Ana Reis", 0)
    quote = Quote(span_of(text, words), (span_of(text, words),), "direct", speaker, None, None)
    (claim,) = claims(text, [name(text, "Ana Reis", "person", 0)], [quote])
    assert claim.entities == (0,)


def test_words_of_one_family_are_one_term():
    first, second = claims("The quake wrecked several houses there. The earthquake destroyed several homes there.")
    assert first.terms == second.terms

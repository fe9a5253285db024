from dataclasses import replace

import pytest

from records_by_hand import document, name, span_of
from secondsource.analyse.claims import read_claims
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.statements import read_statements
from secondsource.analyse.syntax import read_syntax
from secondsource.records.analysis import Analysis, Quote, Speaker


def claims(text, names=(), quotes=()):
    sentences = read_sentences(text, document(text).blocks)
    bare = Analysis("r", sentences, names=tuple(names), quotes=tuple(quotes))
    told = replace(bare, statements=read_statements(text, read_syntax(text, sentences)[0], bare))
    return read_claims(text, told)


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


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The two leaders met in Port Ada.", "happened"),
        ("The two leaders will meet in Port Ada.", "planned"),
        ("The summit of farmers is set to open on Friday.", "planned"),
        ("The strike might spread to the harbour.", "possible"),
        ("The bishop's visit to the flooded harbour was called off.", "cancelled"),
        ("Rescue work continues in the harbour.", "ongoing"),
        ("The town lies on the northern coast.", "happened"),
        ("The minister said the talks would open on Monday.", "planned"),
        ("The ministry said the harbour had been closed.", "happened"),
    ],
)
def test_the_first_verb_that_tells_gives_the_status(sentence: str, status: str) -> None:
    assert claims(sentence)[0].status == status


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("Nobody came to the burning harbour to help.", True),
        ("The ministers did not attend the funeral in Arden.", True),
        ("The pier was hit by the storm.", False),
    ],
)
def test_negation(sentence: str, negated: bool) -> None:
    assert claims(sentence)[0].negated is negated

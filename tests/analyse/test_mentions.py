import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.analyse.mentions import read_mentions
from secondsource.analyse.names import read_names
from secondsource.analyse.quotes import Hints, read_quotes
from secondsource.analyse.roles import read_roles
from secondsource.analyse.sentences import read_sentences
from secondsource.analyse.settled_speakers import settle_speakers
from secondsource.analyse.syntax import read_syntax
from secondsource.records.analysis import Analysis, Mention, Quote, Speaker
from secondsource.records.document import Block
from secondsource.records.span import Span


def read(text):
    """Read a text of one block, mentions included."""
    sentences = read_sentences(text, (Block(Span(0, len(text)), "paragraph"),))
    names, entity_names = read_names(text, sentences)
    roles = read_roles(text, sentences, names, entity_names)
    quotes, _ = read_quotes(text, sentences, names, entity_names, Hints(roles))
    found = Analysis("r1", sentences, names, entity_names, roles, quotes)
    return found, read_mentions(text, read_syntax(text, sentences)[0], found)


def mention(text, mentions, words):
    """Return the mention of these words where they stand last in the text, or with a title before them."""
    start = text.rindex(words)
    ending = [m for m in mentions if m.span.end == start + len(words) and m.span.start <= start]
    return max(ending, key=lambda m: m.span.start, default=None)


def chain_of(text, mentions, words):
    found = mention(text, mentions, words)
    assert found is not None, [m.span.of(text) for m in mentions]
    return found.chain


SAME = [
    ("Mara Quill won the vote. She will take office in May.", "Mara Quill", "She"),
    ("Mr Otto Pell left the hall. He did not return.", "Otto Pell", "He"),
    ("Mara Quill said she would resign.", "Mara Quill", "she"),
    ("Anna Torv spoke to her staff.", "Anna Torv", "her"),
    ("Peter Lund hurt himself on Monday.", "Peter Lund", "himself"),
    ("Anna Torv met Peter Lund. He thanked the crowd.", "Peter Lund", "He"),
    ("Peter Lund met Anna Torv. She thanked the crowd.", "Anna Torv", "She"),
    ("A ferry sank off Vardy. The ferry carried 40 people.", "A ferry", "The ferry"),
    ("An old bridge collapsed. The bridge was closed last year.", "An old bridge", "The bridge"),
    ("The water board met on Monday. The water board will meet again.", "The water board", "The water board"),
    ("Mara Quill spoke first. Quill left at noon.", "Mara Quill", "Quill"),
    ("Mayor Mara Quill opened the port. The mayor praised the crews.", "Mara Quill", "The mayor"),
    ("Prime Minister Otto Pell resigned. The prime minister gave no reason.", "Otto Pell", "The prime minister"),
    ("Otto Pell, the mayor of Vardy, resigned.", "Otto Pell", "the mayor of Vardy"),
    ("The harbour master, Otto Pell, closed the port.", "The harbour master", "Otto Pell"),
    ("The protesters marched to the square. They sang for hours.", "The protesters", "They"),
    ("Two fishermen were saved. They had drifted for days.", "Two fishermen", "They"),
    ("The miners said they would strike.", "The miners", "they"),
    ("Anna Torv and Peter Lund were hurt. They were taken to hospital.", "Anna Torv and Peter Lund", "They"),
    ("Teachers took to the streets with their pupils.", "Teachers", "their"),
    ("The actress said she was tired.", "The actress", "she"),
    ("The fisherman said he saw smoke.", "The fisherman", "he"),
    ("The man who called police left his name.", "The man who called police", "his"),
    ("A baker who lives there told us.", "A baker who lives there", "who"),
    ('"I saw it go down," Otto Pell said.', "Otto Pell", "I"),
    ('Anna Torv said: "My brother saw smoke."', "Anna Torv", "My"),
    ('"We will rebuild our school," Anna Torv said.', "We", "our"),
    ("The Vardy Water Board said its pumps had failed.", "The Vardy Water Board", "its"),
]


@pytest.mark.parametrize(("text", "one", "other"), SAME, ids=[other + " in " + text[:30] for text, _, other in SAME])
def test_the_same_one_is_meant(text, one, other):
    _, mentions = read(text)
    first = chain_of(text[: text.index(one) + len(one)], mentions, one)
    assert first is not None
    assert chain_of(text, mentions, other) == first


APART = [
    ("Anna Torv met Peter Lund. He thanked the crowd.", "Anna Torv", "He"),
    ("Peter Lund met Anna Torv. She thanked the crowd.", "Peter Lund", "She"),
    ("The protesters met Anna Torv. She praised the march.", "The protesters", "She"),
    ('"He is lying," Otto Pell said.', "He", "Otto Pell"),
    ("A ferry sank off Vardy. The second ferry was late.", "A ferry", "The second ferry"),
    ("No ferry sailed on Monday. The ferry was repaired.", "No ferry", "The ferry"),
    ("Deputy Mayor Otto Pell spoke. The mayor was away.", "Otto Pell", "The mayor"),
    ("Peter Lund saw him on Monday.", "Peter Lund", "him"),
    ("Mara Quill spoke. Otto Pell left.", "Mara Quill", "Otto Pell"),
    ("Last year was dry. The year was hot.", "Last year", "The year"),
]


@pytest.mark.parametrize(("text", "one", "other"), APART, ids=[other + " in " + text[:30] for text, _, other in APART])
def test_others_are_meant(text, one, other):
    _, mentions = read(text)
    first, second = chain_of(text, mentions, one), chain_of(text, mentions, other)
    assert first is None or first != second


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He left.", "He"),
        ("It was late. They sang.", "They"),
        ("It seems that the port will stay shut.", "It"),
        ("That was all.", "That"),
    ],
)
def test_a_pronoun_that_takes_up_nothing_has_no_chain(text, pronoun):
    _, mentions = read(text)
    found = mention(text, mentions, pronoun)
    assert found is None or found.chain is None


def test_names_keep_their_entity_numbers_and_other_chains_follow():
    text = "Mara Quill boarded a ferry. The ferry left at noon. She waved."
    found, mentions = read(text)
    assert chain_of(text, mentions, "Mara Quill") == found.names[0].entity == 0
    assert chain_of(text, mentions, "The ferry") >= len(found.entity_names)


def test_a_name_has_its_title_in_the_span_and_its_name_as_head():
    text = "Mayor Mara Quill spoke."
    _, mentions = read(text)
    assert (mentions[0].span.of(text), mentions[0].head.of(text), mentions[0].kind) == (
        "Mayor Mara Quill",
        "Mara Quill",
        "name",
    )


def test_a_text_without_words_has_no_mentions():
    assert read("")[1] == ()


def quote(text, words, speaker):
    at = text.index(words)
    return Quote(Span(at, at + len(words)), (Span(at, at + len(words)),), "direct", speaker, None, None)


def test_a_speaker_is_named_by_the_mentions():
    text = '"It sank," he said.'
    he = Speaker(Span(11, 13), None, None)
    settled = settle_speakers([quote(text, "It sank", he)], [Mention(he.span, he.span, 0, "pronoun")], ["Otto Pell"])
    assert settled[0].speaker == Speaker(he.span, "Otto Pell", 0)


@pytest.mark.parametrize("chain", [None, 1])
def test_a_speaker_stays_open_where_no_name_is_known(chain):
    text = '"It sank," he said.'
    he = Speaker(Span(11, 13), None, None)
    quotes = (quote(text, "It sank", he),)
    assert settle_speakers(quotes, [Mention(he.span, he.span, chain, "pronoun")], ["Otto Pell"]) == quotes


def test_a_speaker_already_named_is_kept():
    text = '"It sank," he said.'
    quotes = (quote(text, "It sank", Speaker(Span(11, 13), "Ann Dale", 1)),)
    mentions = [Mention(Span(11, 13), Span(11, 13), 0, "pronoun")]
    assert settle_speakers(quotes, mentions, ["Otto Pell", "Ann Dale"]) == quotes


def test_a_speaker_given_by_name_is_kept():
    text = '"It sank," Pell said.'
    pell = Speaker(Span(11, 15), "Otto Pell", 0)
    quotes = (quote(text, "It sank", pell),)
    assert settle_speakers(quotes, [Mention(pell.span, pell.span, 1, "name")], ["Otto Pell", "Ann Dale"]) == quotes


PIECES = st.sampled_from(
    [
        "Mara Quill",
        "he",
        "she",
        "they",
        "it",
        "The ferry",
        "a ferry",
        "said",
        "met",
        "and",
        ",",
        ".",
        '"',
        "I",
        "who",
        "\n",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_mentions_inside_it_and_whole_chains(text):
    found, mentions = read(text)
    entity = {name.span.end: name.entity for name in found.names}
    for m in mentions:
        assert 0 <= m.span.start < m.span.end <= len(text)
        assert m.kind == "name" or m.span.start <= m.head.start < m.head.end <= m.span.end
        assert m.kind != "name" or m.chain == entity[m.head.end]
    assert list(mentions) == sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    numbers = {m.chain for m in mentions if m.chain is not None and m.chain >= len(found.entity_names)}
    assert numbers == set(range(len(found.entity_names), len(found.entity_names) + len(numbers)))

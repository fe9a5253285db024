"""Golden cases: one sentence or two each, the quotes that must come out, and the words that must not."""

import pytest
from quotes_by_hand import read

DIRECT = [
    ("“The dam holds,” Quill told Reuters.", "The dam holds", "Mara Quill"),
    ("“The dam holds,” the warden, Otto Pell, told a meeting.", "The dam holds", "Otto Pell"),
    ("“The dam holds,” the head of the water board, Otto Pell, told a meeting.", "The dam holds", "Otto Pell"),
    ("“The dam holds,” its keeper, Mara Quill, said.", "The dam holds", "Mara Quill"),
    ("''The dam holds,'' said Quill, 40.", "The dam holds", "Mara Quill"),
    ("``The dam holds,'' said Quill.", "The dam holds", "Mara Quill"),
    ("‘The dam holds,’ said Quill.", "The dam holds", "Mara Quill"),
    ("«The dam holds», said Quill.", "The dam holds", "Mara Quill"),
    ("„The dam holds“, said Quill.", "The dam holds", "Mara Quill"),
    ("\"The dam will hold for years. '' said Quill.", "The dam will hold for years.", "Mara Quill"),
    ('"The dam holds, " Quill said.', "The dam holds", "Mara Quill"),
    ("Quill went on to say: “The dam holds.”", "The dam holds.", "Mara Quill"),
    ("“Does the dam hold?” asked Pell.", "Does the dam hold?", "Otto Pell"),
    ("“The dam holds,” as Quill put it.", "The dam holds", "Mara Quill"),
    ("“The dam holds and so do we,” a statement said.", "The dam holds and so do we", "statement"),
    ("Said Quill: “The dam holds.”", "The dam holds.", "Mara Quill"),
    ("In a letter to the board, Pell wrote: “The dam holds.”", "The dam holds.", "Otto Pell"),
    ("“Nobody came to our aid for nine days.”", "Nobody came to our aid for nine days.", None),
    ("Rain fell. “The dam holds,” he said.", "The dam holds", None),
    ("“The dam holds.\n\n“It is our pride,” said Quill.", "The dam holds. … It is our pride", "Mara Quill"),
]

CLAUSES = [
    ("Quill said the dam would hold.", "the dam would hold", "Mara Quill"),
    ("Quill told reporters on Monday that the dam would hold.", "the dam would hold", "Mara Quill"),
    ("The dam would hold, Quill said, and the road would stay open.", None, "Mara Quill"),
    ("As Quill put it, the dam was a gift.", "the dam was a gift", "Mara Quill"),
    ("According to Quill, the dam was safe.", "the dam was safe", "Mara Quill"),
    ("According to a report filed by the water board, the dam was safe.", "the dam was safe", "report"),
    ("The dam was safe, according to Quill.", "The dam was safe", "Mara Quill"),
    ("Quill is claiming that the dam was safe.", "the dam was safe", "Mara Quill"),
    ("Mara Quill went home. She's claiming that the dam was safe.", "the dam was safe", "Mara Quill"),
    ("Pell spoke for an hour, going on to say that the dam was safe.", "the dam was safe", "Otto Pell"),
    ("Not paying the toll “makes me smart,” Pell said.", "Not paying the toll “makes me smart,”", "Otto Pell"),
    ("The new dam is “solid as rock,” Pell said.", "The new dam is “solid as rock,”", "Otto Pell"),
    ("Though Quill called for a new dam, the board kept the old one.", "a new dam", "Mara Quill"),
    ("Saying the dam was safe, Quill left the hall.", "the dam was safe", "Mara Quill"),
    (
        "Pell ruled that the dam was safe, but in his report he found that the road was bad.",
        "the dam was safe",
        "Otto Pell",
    ),
    ("Mara Quill: Old dam safe for another year\n\nRain fell.", "Old dam safe for another year", "Mara Quill"),
    ("Officials: Old dam safe for another year\n\nRain fell.", "Old dam safe for another year", "Officials"),
]

STANCES = [
    ("Quill backed the plan for a new dam.", "the plan for a new dam", "Mara Quill"),
    ("Quill spoke about the flood on the coast, and the crowd went home.", "the flood on the coast", "Mara Quill"),
    ("Quill questioned whether the dam was safe.", "whether the dam was safe", "Mara Quill"),
    ("Quill hopes to win the vote in May.", "to win the vote in May", "Mara Quill"),
    ("Quill invited the older voters of Vardy to stay at home.", "to stay at home", "Mara Quill"),
    ("Quill is worried about the dam.", "the dam", "Mara Quill"),
    ("Quill was critical of the whole plan.", "the whole plan", "Mara Quill"),
    ("Quill's criticism of the plan came late.", "the plan came late", "Mara Quill"),
    ("Pell laughed at Quill's claim that the dam was unsafe.", "Quill's claim that the dam was unsafe", "Otto Pell"),
    ("Quill praised the keeper and left the hall.", "the keeper", "Mara Quill"),
    ("Quill criticised the plan after the flood.", "the plan", "Mara Quill"),
    ("Quill described the dam as a gift.", "the dam as a gift", "Mara Quill"),
    ("Quill warned of floods, which came at night.", "floods, which came at night", "Mara Quill"),
    ("Quill wondered why the dam was built.", "why the dam was built", "Mara Quill"),
]

NOT_SAID = [
    "The so-called “repair” took nine years.",
    "He went by the name of “Slim Jack” in town.",
    "The “Vardy Bridge Summit” opened on Thursday.",
    'Mara "Cia" Quill opened the bridge.',
    'The pipe is 12" wide and 30" long.',
    "The rock 'n' roll of the '60s is back, and the bakers' strike is over.",
]

NO_CLAUSE = [
    "It goes without saying that the dam was safe.",
    "Pell did not say that the dam was unsafe.",
    "It was said that the dam was unsafe.",
    "Regarding the old dam, the road was closed.",
    "The new state the town was in shocked nobody.",
    "The claim that was made in town went unheard.",
]


def told(text, form, stance=False):
    quotes = [q for q in read(text)[0] if q.form == form and q.stance == stance and not q.nested]
    return [(q.words(text), q.speaker.name if q.speaker else None) for q in quotes]


@pytest.mark.parametrize(("text", "words", "speaker"), DIRECT)
def test_direct_quotes(text, words, speaker):
    assert told(text, "direct") == [(words, speaker)]


@pytest.mark.parametrize(("text", "words", "speaker"), CLAUSES)
def test_credited_clauses(text, words, speaker):
    (found,) = told(text, "indirect")
    assert found[1] == speaker
    assert words in (None, found[0])


@pytest.mark.parametrize(("text", "words", "speaker"), STANCES)
def test_stances(text, words, speaker):
    assert (words, speaker) in told(text, "indirect", stance=True)
    assert told(text, "indirect") == []


@pytest.mark.parametrize("text", NOT_SAID)
def test_words_that_nobody_says_have_neither_speaker_nor_cue(text):
    assert all(q.form == "mixed" and q.speaker is None and q.cue is None for q in read(text)[0])


@pytest.mark.parametrize("text", NO_CLAUSE)
def test_what_credits_nothing(text):
    assert read(text)[0] == ()


def test_a_script_gives_every_turn_to_its_speaker():
    text = "They met on air.\n\nQUILL: Is the dam safe?\n\nPELL: It is. Ask “Slim Jack”.\n\nQUILL: Thank you."
    quotes = read("Otto Pell met Mara Quill. " + text)[0]
    turns = [(q.words("Otto Pell met Mara Quill. " + text), q.speaker.name) for q in quotes if q.form == "direct"]
    assert turns == [
        ("Is the dam safe?", "Mara Quill"),
        ("It is. Ask “Slim Jack”.", "Otto Pell"),
        ("Thank you.", "Mara Quill"),
    ]


def test_lines_with_a_colon_are_no_script_unless_a_speaker_returns():
    text = "WHEN: Monday\n\nWHERE: the hall\n\nWHO: the board"
    assert [q for q in read(text)[0] if q.form == "direct"] == []


def test_a_clause_goes_on_with_the_words_behind_its_attribution():
    text = "The fair was “a joy for all,” Pell said on Monday. “Nobody fell into the river.”"
    (found,) = told(text, "indirect")
    assert found == ("The fair was “a joy for all,” “Nobody fell into the river.”", "Otto Pell")


def test_words_that_someone_unnamed_said_keep_the_verb_as_cue():
    text = "The dam was branded a “danger” last year."
    (quote,) = read(text)[0]
    assert (quote.speaker, quote.cue.of(text), quote.form) == (None, "branded", "mixed")


def test_words_in_marks_inside_a_clause_are_nested():
    text = "Pell said that the dam was “solid as rock” and dry."
    assert [(q.form, q.nested) for q in read(text)[0]] == [("indirect", False), ("mixed", True)]


def test_who_speaks_on_behalf_of_another_goes_on():
    text = "An aide to Pell said the dam was safe. He added that the road was open."
    assert {q.speaker.name for q in read(text)[0]} == {"aide to Pell"}


def test_given_names_tell_he_from_she():
    text = "Near the old wall stood Mara Quill and Otto Pell. Pell spoke first. “It is late,” he said."
    assert read(text)[0][0].speaker.name == "Otto Pell"


def test_the_order_of_sets_changes_nothing():
    text = "“The dam holds,” Quill pledged. “The dam holds,” Pell demanded."
    assert [q.speaker.name for q in read(text)[0]] == ["Mara Quill", "Otto Pell"]

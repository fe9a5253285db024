import pytest

from secondsource.analyse.lexemes import read_row
from secondsource.analyse.speakers import name_speaker, read_voices
from secondsource.analyse.subjects import Subject
from secondsource.records.analysis import Name, Speaker
from secondsource.records.span import Span

FULL = ["Mara Quill", "Otto Pell", "Vardy Water Board"]
KINDS = ["person", "person", "organisation"]


def speaker(text, words, last=None):
    """Name the speaker that the last occurrence of `words` in `text` stands for."""
    at = text.rindex(words)
    names = []
    for entity, full in enumerate(FULL):
        for form in (full, full.split()[-1]):
            if form in text and not any(n.entity == entity for n in names):
                start = text.index(form)
                names.append(Name(Span(start, start + len(form)), KINDS[entity], entity))
    row = read_row(text, [Span(0, len(text))], [])
    inside = [i for i, item in enumerate(row.items) if at <= item.start < at + len(words)]
    voices = read_voices(row, names, FULL)
    voices.last = last
    return name_speaker(row, voices, Subject(inside[0], inside[-1]))


@pytest.mark.parametrize(
    ("text", "words", "name", "entity"),
    [
        ("Mayor Quill spoke.", "Mayor Quill", "Mara Quill", 0),
        ("The Vardy Water Board said so.", "The Vardy Water Board", "Vardy Water Board", 2),
        ("The Vardy Water Board's Otto Pell said so.", "The Vardy Water Board's Otto Pell", "Otto Pell", 1),
        ("An aide to Mara Quill spoke.", "An aide to Mara Quill", "aide to Mara Quill", None),
        ("Mara Quill's lawyer spoke.", "Mara Quill's lawyer", "Mara Quill's lawyer", None),
        ("The harbour officials spoke.", "The harbour officials", "harbour officials", None),
    ],
)
def test_names_and_descriptions(text, words, name, entity):
    found = speaker(text, words)
    assert (found.name, found.entity) == (name, entity)
    assert found.span.of(text) == words


def test_titles_tell_he_from_she():
    text = "Mr Pell met Mrs Quill in town and then she"
    assert speaker(text, "she").name == "Mara Quill"
    assert speaker(text[:-3] + "he", " he").name == "Otto Pell"


def test_two_people_without_a_hint_leave_a_pronoun_open():
    assert speaker("In town, near the old harbour wall, Pell met Quill and he", " he").name is None


def test_they_stands_for_the_plural_speakers_before():
    described = Speaker(Span(0, 9), "officials", None)
    assert speaker("Officials met, they", "they", described).name == "officials"
    assert speaker("Officials met, she", "she", described).name is None


def test_pronouns_of_a_report_tell_he_from_she():
    text = "Quill lost her hat and she laughed. Pell sold his boat, and he wept."
    names = [Name(Span(0, 5), "person", 0), Name(Span(36, 40), "person", 1)]
    row = read_row(text, [Span(0, 35), Span(36, len(text))], [])
    assert read_voices(row, names, FULL).gender == {0: "she", 1: "he"}


def test_an_apostrophe_inside_a_name_owns_nothing():
    text = "Courier founder Ann O'Hara spoke."
    names = [Name(Span(0, 7), "organisation", 1), Name(Span(16, 26), "person", 0)]
    row = read_row(text, [Span(0, len(text))], [])
    found = name_speaker(row, read_voices(row, names, ["Ann O'Hara", "Courier"]), Subject(0, 3))
    assert found == Speaker(Span(0, 26), "Ann O'Hara", 0)

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quotes_by_hand import read, said

from records_by_hand import span_of
from secondsource.analyse.quotes import read_quotes
from secondsource.records.analysis import Name
from secondsource.records.span import Span


def only(text):
    (one,) = said(text)
    return one


def test_speaker_after_the_words():
    assert only("“The bridge is shut,” Pell told reporters.") == ("The bridge is shut", "Otto Pell")
    assert only("“The bridge is shut,” said Mara Quill, a local baker.") == ("The bridge is shut", "Mara Quill")
    assert only("“The bridge is shut!” Quill said.") == ("The bridge is shut!", "Mara Quill")
    assert only('"The bridge is shut, "said Quill. Rain fell.') == ("The bridge is shut", "Mara Quill")
    assert only("“The bridge is shut,” Otto Pell, a former mayor of Vardy, said on Monday.")[1] == "Otto Pell"
    assert only("“The bridge is shut for the winter,” according to Pell.")[1] == "Otto Pell"


def test_speaker_before_the_words():
    assert only("Mara Quill, a senior engineer in Vardy, told listeners, “The bridge is shut.”")[1] == "Mara Quill"
    assert only("Pell said: “The bridge is shut.”")[1] == "Otto Pell"
    assert only("On Sunday Pell wrote that the road was “a death trap” for all.") == ("a death trap", "Otto Pell")
    assert only("Mayor Mara Quill:\n\n“The bridge is shut.”")[1] == "Mara Quill"


def test_a_described_speaker_is_named_as_written_without_determiner():
    assert only("“The bridge is shut,” one official stated.")[1] == "one official"
    assert (
        only("Officials in charge of the harbour stated: “The bridge is shut.”")[1]
        == "Officials in charge of the harbour"
    )
    assert only("“It shook,” a woman in Vardy told us.")[1] == "woman in Vardy"
    assert only("“It shook,” said an aide to Pell.")[1] == "aide to Pell"
    assert only("“It shook,” Pell's lawyer said.")[1] == "Pell's lawyer"


def test_a_quote_split_by_its_attribution_is_one():
    text = "“The bridge is shut,” he said. “It will stay so.”"
    quote = read("Pell was late. " + text)[0][0]
    assert [p.of("Pell was late. " + text) for p in quote.parts] == ["The bridge is shut", "It will stay so."]
    assert quote.span.of("Pell was late. " + text) == "The bridge is shut,” he said. “It will stay so."
    assert quote.words("Pell was late. " + text) == "The bridge is shut, … It will stay so."


def test_a_quote_that_resumes_inside_the_sentence_is_one():
    assert only("“The bridge,” Pell said, “is shut for good.”") == ("The bridge, is shut for good.", "Otto Pell")


def test_words_after_other_words_are_a_quote_of_their_own_by_the_same_speaker():
    text = "“The bridge is shut,” said Quill. She then left the hall for good. “It will stay so.”"
    assert said(text) == [("The bridge is shut", "Mara Quill"), ("It will stay so.", "Mara Quill")]


def test_a_new_paragraph_does_not_keep_the_speaker():
    assert said("“The bridge is shut,” said Quill.\n\n“It will stay so.”")[1] == ("It will stay so.", None)


def test_words_inside_the_reports_sentence_are_mixed():
    text = 'Quill described the levy as "clumsy" with "much left to mend" on Monday.'
    assert said(text, "mixed") == [("clumsy", "Mara Quill"), ("much left to mend", "Mara Quill")]
    assert said('Praise as a "bridge builder" from Mayor Otto Pell came late.') == [("bridge builder", "Otto Pell")]
    assert said('The mayors met, with Vardy confirming a deal is "rather likely."') == [("rather likely.", "Vardy")]
    assert said('Crowds gathered in Vardy, calling the levy "robbery" of the poor.')[0][1] == "Crowds"
    assert said("Quill praised Pell's “patient and quiet work” there.")[0][1] == "Mara Quill"


def test_titles_and_words_held_at_a_distance_have_no_speaker():
    assert said("A “Vardy Bridge Summit” is also expected on Thursday.") == [("Vardy Bridge Summit", None)]
    assert said("The so-called “repair” took nine years.") == [("repair", None)]


def test_pronouns_stand_for_the_last_fitting_person():
    text = "Otto Pell came late. “The bridge is shut,” he said."
    assert said(text) == [("The bridge is shut", "Otto Pell")]
    assert said("Mr Pell met Mrs Quill in Vardy. “The bridge is shut,” she said.")[0][1] == "Mara Quill"
    assert said("Pell met Quill. She left. “It is shut,” she said. ")[0][1] in ("she", "Mara Quill")
    assert said("The strikers marched on. “No pay, no work,” they shouted.")[0][1] == "strikers"


def test_a_pronoun_that_nobody_fits_names_no_one():
    assert said("Rain fell. “The bridge is shut,” he said.")[0][1] is None


def test_the_speaker_before_goes_on_until_another_is_named():
    assert said("The bridge is shut, said Pell, the warden. The ferry sails, he added.", "indirect") == [
        ("The bridge is shut", "Otto Pell"),
        ("The ferry sails", "Otto Pell"),
    ]
    described = "The lamps went out, a spokeswoman who asked not to be named said. “The tower stands,” she said."
    assert {name for _, name in said(described)} == {"spokeswoman"}


def test_the_cue_that_closes_a_sentence_holds_the_one_inside():
    assert said("The towns agreed a truce for the summer, officials from Vardy said.", "indirect") == [
        ("The towns agreed a truce for the summer", "officials from Vardy")
    ]
    assert said("Pell said the bridge was shut, the Courier reported.", "indirect")[0][1] == "Otto Pell"


def test_what_a_speaker_does_for_a_living_is_no_cue():
    text = "“The bridge is shut,” said Pell, a former warden who now advises the harbour office."
    assert said(text, "indirect") == []


def test_who_is_quoted_as_saying():
    assert only("“The bridge is shut,” Pell was quoted as saying.")[1] == "Otto Pell"
    assert only("Pell, the warden, shook his head. “The bridge is shut,” he was quoted as saying.")[1] == "Otto Pell"


def test_a_signed_quotation():
    assert only("“The bridge was our pride.” — Mara Quill") == ("The bridge was our pride.", "Mara Quill")


def test_credited_clauses():
    assert said("Pell said that the bridge would stay shut until May.", "indirect") == [
        ("the bridge would stay shut until May", "Otto Pell")
    ]
    assert said("The bridge would stay shut until May, Quill said.", "indirect") == [
        ("The bridge would stay shut until May", "Mara Quill")
    ]
    assert said("According to Pell, the bridge is unsafe.", "indirect") == [("the bridge is unsafe", "Otto Pell")]
    assert said("The bridge, Pell said, was unsafe.", "indirect") == [("The bridge, was unsafe", "Otto Pell")]
    assert said("Pell did not say that the bridge was unsafe.", "indirect") == []
    assert said("It was said that the bridge was unsafe.", "indirect") == []


def test_a_credited_clause_ends_where_the_next_begins():
    text = "Pell said the bridge was unsafe, adding that it would stay shut."
    assert said(text, "indirect") == [
        ("the bridge was unsafe", "Otto Pell"),
        ("it would stay shut", "Otto Pell"),
    ]


def test_via_names_who_was_told():
    (quote,) = [q for q in read("“The bridge is shut,” Quill told Reuters.")[0] if q.form == "direct"]
    assert quote.via == "Reuters"
    assert read("“The bridge is shut,” Quill told neighbours.")[0][0].via is None


def test_via_is_the_name_behind_state_media():
    text = "According to the state media, Xinhua, officials in charge said: “The bridge is shut now.”"
    (quote,) = [q for q in read(text)[0] if q.form == "direct"]
    assert quote.via == "Xinhua"
    assert quote.speaker.name == "officials in charge"


def test_an_unclosed_mark_is_a_problem_and_its_words_are_kept():
    quotes, problems = read("Pell said: “The bridge is shut.\n\nRain fell.")
    assert [p.code for p in problems] == ["unclosed-quotation"]
    assert quotes[0].speaker.name == "Otto Pell"


def test_cue_and_speaker_point_into_the_text():
    text = "“The bridge is shut,” Mayor Otto Pell said."
    quote = read(text)[0][0]
    assert quote.cue.of(text) == "said"
    assert quote.speaker.span.of(text) == "Mayor Otto Pell"
    assert quote.speaker.entity == 1


WORDS = st.sampled_from(
    ["Pell", "said", "that", "“", "”", '"', "'", ",", ".", ":", "\n", "she", "told", "Quill", "according", "to", "as",
     "called", "vowed", "—", "The", "bridge", "was", "who", "and", "by", "'s", "(", ")", "?"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_text_breaks_the_reader(text):
    for quote in read(text)[0]:
        assert quote.parts
        assert quote.span.start == quote.parts[0].start
        assert quote.span.end == quote.parts[-1].end <= len(text)
        assert all(a.end <= b.start for a, b in pairwise(quote.parts))


@pytest.mark.parametrize(
    "text",
    [
        "Two bridges were closed on Friday, Mayor Ana Reis told Reuters.",
        "Mayor Ana Reis told Reuters that two bridges were closed on Friday.",
    ],
)
def test_an_indirect_quote_names_the_agency_it_was_given_to(text):
    sentence = Span(0, len(text))
    names = [Name(span_of(text, "Ana Reis"), "person", 0), Name(span_of(text, "Reuters"), "organisation", 1)]
    (quote,) = read_quotes(text, [sentence], names, ["Ana Reis", "Reuters"])[0]
    assert (quote.form, quote.via) == ("indirect", "Reuters")


@pytest.mark.parametrize("line", ["VELDEN, Norland (NP) -- ", "PORT ASH — ", "(Norland Press) - "])
def test_nobody_says_a_dateline(line):
    text = f"Storm Hits Velden\n{line}The bridge was unsafe, Quill said on Sunday."
    assert said(text, "indirect") == [("The bridge was unsafe", "Mara Quill")]

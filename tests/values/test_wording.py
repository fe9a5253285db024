import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.values.verdict import Outcome
from secondsource.values.wording import compare_wordings, content_words, spoken_words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We won't pay.", "we won’t pay"),
        ("We do n't pay 1, 200 coins ,", "We don't pay 1,200 coins"),
        ("It's over – for good!", "it is over, for good"),
        ("hi-tech harbour [in the north]", "Hi tech harbour"),
    ],
)
def test_typing_makes_no_difference(a, b):
    assert compare_wordings(a, b).outcome is Outcome.SAME


def test_shortened():
    verdict = compare_wordings("I'd like to sail with her if she'd like to sail", "like to sail")
    assert (verdict.outcome, verdict.why) == (Outcome.COMPATIBLE, "shortened")
    left_out = compare_wordings("the old harbour wall of Vardy cracked", "the harbour wall of Vardy cracked")
    assert (left_out.outcome, left_out.why) == (Outcome.COMPATIBLE, "shortened, without ‘old’")


def test_words_changed():
    verdict = compare_wordings("The boat sank quickly near the shore", "The ship sank quickly near the shore")
    assert (verdict.outcome, verdict.why) == (Outcome.DIFFERS, "words changed: ‘boat’ → ‘ship’")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The boat sank quickly near shore", "Prices rose sharply in every town"),
        ("good deal", "bad deal"),
        ("", "anything at all"),
        ("…", "…"),
        ("the", "the boat sank"),
    ],
)
def test_unrelated_words_tell_nothing(a, b):
    assert compare_wordings(a, b).outcome is Outcome.CANNOT_TELL


def test_spoken_and_content_words():
    assert spoken_words("They’re here, aren't they?") == ("they", "are", "here", "are", "not", "they")
    assert content_words("The boat was not there") == ("boat",)


WORDINGS = st.lists(
    st.sampled_from(["we", "the", "boat", "sank", "near", "shore", "won't", "isn't", "not", "1,000", "quickly"]),
    max_size=9,
)


@given(WORDINGS.map(" ".join), WORDINGS.map(" ".join))
def test_the_outcome_does_not_depend_on_the_order(a, b):
    assert compare_wordings(a, b).outcome is compare_wordings(b, a).outcome


@given(st.text(max_size=60))
def test_a_wording_is_the_same_as_itself(text):
    expected = Outcome.SAME if spoken_words(text) else Outcome.CANNOT_TELL
    assert compare_wordings(text, text).outcome is expected


def test_a_remark_that_only_names_the_same_things_is_another() -> None:
    one = "Any step against Norland must be under the Lorvik Harbour Council framework"
    other = "We lodged a protest with Norland and asked for an urgent meeting of the Lorvik Harbour Council"
    assert compare_wordings(one, other).outcome is Outcome.CANNOT_TELL


def test_a_sign_for_and_and_a_handle_are_the_same_words():
    verdict = compare_wordings(
        "The great @anareis & I sailed home over winter", "The great Ana Reis and I sailed home over winter"
    )
    assert verdict.outcome is Outcome.COMPATIBLE


def test_few_words_strewn_over_a_long_passage_are_another_remark():
    long = " ".join(f"ledger{n} harbour{n} pilot{n}" for n in range(12))
    verdict = compare_wordings("Do not forward. RE: Aurora Reis", f"This is forward {long} to Aurora Reis")
    assert verdict.outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The weather's been kind to all of us here", "The weather has been kind to all of us here"),
        ("The harbour’s closed until the storm is over", "The harbour is closed until the storm is over"),
        ("We cannot ask for more from this town", "We can't ask for more from this town"),
    ],
)
def test_words_written_short_are_the_same_words(a, b):
    assert compare_wordings(a, b).outcome is Outcome.SAME


def test_a_word_that_only_looks_written_short_is_another_word():
    verdict = compare_wordings(
        "The harbour's closed until the storm is over", "The harbour stays closed until the storm is over"
    )
    assert verdict.outcome is not Outcome.SAME


def test_a_plural_is_nothing_written_short():
    verdict = compare_wordings(
        "One of the passengers boarded the wrong flight", "The passenger was put off the wrong flight"
    )
    assert "passenger was" not in verdict.why


def test_a_possessive_is_no_verb_because_the_word_has_a_verb_elsewhere():
    short = "Reckless acts only deepen the mill’s isolation among the harbour towns"
    long = f"The mill has shown its contempt for the harbour. {short.replace('’', chr(39))}."
    assert compare_wordings(short, long).outcome is Outcome.COMPATIBLE


def test_the_change_that_is_told_is_one_of_words_not_of_spelling():
    verdict = compare_wordings(
        "The colour of the old harbour wall frightened every sailor",
        "The color of the old harbour wall amused every sailor",
    )
    assert verdict.outcome is Outcome.DIFFERS
    assert verdict.why == "words changed: ‘frightened’ → ‘amused’"

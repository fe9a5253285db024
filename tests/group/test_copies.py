import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import BUDGET, FERRY, OWN_FERRY, one_line, reading, report, sentences_of

from secondsource.group.copies import find_copies
from secondsource.records.document import Published
from secondsource.records.story import Copy


def copies_of(*documents, credits=None, published=None) -> tuple[Copy, ...]:
    analyses = {d.report_id: reading(d, credits=(credits or {}).get(d.report_id, ())) for d in documents}
    return find_copies(documents, analyses, published or {})


def the_copy(first: str, second: str) -> Copy:
    found = copies_of(report("first", first), report("second", second))
    assert len(found) == 1
    return found[0]


def test_the_same_text_is_a_copy_of_all_its_words():
    copy = the_copy(FERRY, FERRY)
    assert copy.joins
    assert copy.share > 0.98


def test_typography_case_and_spacing_do_not_hide_a_copy():
    copy = the_copy(FERRY, FERRY.upper().replace("'", "’").replace(" ", "  "))
    assert copy.joins
    assert copy.share > 0.98


def test_four_fifths_taken_over():
    sentences = sentences_of(FERRY)
    copy = the_copy(FERRY, " ".join([*sentences[:-2], *sentences_of(BUDGET)[3:5]]))
    assert copy.joins
    assert 0.6 < copy.share < 0.95


def test_another_order_of_sentences():
    sentences = sentences_of(FERRY)
    random.Random(1).shuffle(sentences)
    assert the_copy(FERRY, " ".join(sentences)).joins


def test_a_new_lead_over_an_old_text():
    lead = "A passenger ship has got stuck on a reef off Eskra, and its people had to be saved by boat. "
    assert the_copy(FERRY, lead + " ".join(sentences_of(FERRY)[2:])).joins


def test_light_rewording_and_changed_numbers():
    reworded = (
        one_line(FERRY)
        .replace("Forty passengers", "Some 38 passengers")
        .replace("shortly before dawn", "just before dawn")
        .replace("was opened", "was quickly opened")
        .replace("is on its way", "was on its way")
        .replace("nine years", "ten years")
        .replace("had complained", "complained")
        .replace("declined to say", "would not say")
    )
    copy = the_copy(FERRY, reworded)
    assert copy.joins
    assert copy.share > 0.75


def test_a_text_cut_short():
    copy = the_copy(FERRY, " ".join(sentences_of(FERRY)[:3]))
    assert copy.joins
    assert (copy.report, copy.of) == ("second", "first")


def test_the_flash_that_a_longer_report_grew_from_joins_it():
    flash = " ".join(sentences_of(FERRY)[:2])
    grown = f"{flash} {one_line(OWN_FERRY)} {one_line(BUDGET)}"
    days = {
        "first": Published(date(2031, 5, 1), date(2031, 5, 1)),
        "second": Published(date(2031, 5, 2), date(2031, 5, 2)),
    }
    (copy,) = copies_of(report("first", flash), report("second", grown), published=days)
    assert (copy.report, copy.of, copy.joins) == ("second", "first", True)
    assert copy.share < 0.4


def test_one_sentence_taken_over_is_shown_but_joins_nothing():
    borrowed = sentences_of(FERRY)[1]
    copy = the_copy(FERRY, f"{one_line(OWN_FERRY)} {borrowed}")
    assert not copy.joins
    assert 0 < copy.share < 0.4


def test_two_reports_of_one_event_are_no_copies():
    assert copies_of(report("first", FERRY), report("second", OWN_FERRY)) == ()


def test_other_news_is_no_copy():
    assert copies_of(report("first", FERRY), report("second", BUDGET)) == ()


SAID = (
    '"We heard the keel scrape along the stones for what felt like a whole minute, and then everything stood still '
    'and nobody said a single word until the lights came on again"'
)


def test_a_speaker_heard_by_two_reporters_makes_no_copy():
    first = f"{one_line(FERRY)} {SAID}, said the cook."
    second = f"{one_line(OWN_FERRY)} One man recalled. {SAID}."
    assert all(not copy.joins for copy in copies_of(report("first", first), report("second", second)))


def test_words_quoted_in_one_of_the_reports_only_are_quoted_words():
    first = f"{one_line(FERRY)} {SAID}, said the cook."
    second = one_line(OWN_FERRY) + " " + SAID.replace('"', "") + "."
    assert all(not copy.joins for copy in copies_of(report("first", first), report("second", second)))


def test_the_earlier_report_is_the_original_however_they_are_given():
    early, late = report("early", FERRY, day="2031-05-01"), report("late", FERRY, day="2031-05-02")
    for pair in ((early, late), (late, early)):
        (copy,) = copies_of(*pair)
        assert (copy.report, copy.of) == ("late", "early")
        assert "2031-05-01" in copy.why


def test_settled_dates_outweigh_the_documents_own():
    early, late = report("early", FERRY, day="2031-05-01"), report("late", FERRY, day="2031-05-02")
    settled = {"early": Published(date(2031, 6, 1), date(2031, 6, 1))}
    (copy,) = copies_of(early, late, published=settled)
    assert copy.report == "early"


def test_the_agency_is_the_original_even_when_its_text_is_dated_later():
    wire = report("wire", FERRY, day="2031-05-02", outlet="Reuters")
    paper = report("paper", FERRY, day="2031-05-01", outlet="Velmora Courier")
    (copy,) = copies_of(paper, wire, credits={"paper": ["Reuters"]})
    assert (copy.report, copy.of) == ("paper", "wire")
    assert "agency" in copy.why


def test_passages_are_exact_maximal_and_in_order():
    sentences = sentences_of(FERRY)
    first, second = (
        report("first", FERRY),
        report("second", f"Wholly new words stand here. {sentences[0]} {sentences[3]}"),
    )
    (copy,) = copies_of(first, second)
    texts = {d.report_id: d.text for d in (first, second)}
    assert [p.of(texts[copy.report]) for p in copy.passages] == [sentences[0][:-1], sentences[3][:-1]]


def test_no_passage_runs_across_blocks():
    first, second = report("first", FERRY), report("second", FERRY)
    (copy,) = copies_of(first, second)
    assert all("\n" not in p.of(FERRY) for p in copy.passages)


def test_without_analyses_copies_are_found_all_the_same():
    (copy,) = find_copies([report("first", FERRY), report("second", FERRY)], {}, {})
    assert copy.joins


def test_a_copyright_line_is_no_copy():
    line = "Copyright 2031 Northern Press. All rights reserved. This may not be printed, sent or sold without consent."
    first, second = report("first", f"Short words.\n{line}"), report("second", f"Other matter.\n{line}")
    assert all(not copy.joins for copy in copies_of(first, second))


@pytest.mark.parametrize("text", ["", "   ", "word", '"', "…", "\n\n\n"])
def test_texts_with_nothing_in_them(text):
    assert copies_of(report("first", text), report("second", text)) == ()


WORDS = st.lists(st.sampled_from([*one_line(FERRY).split()[:40], "é", "“said", "’s", "12,000", "."]), max_size=120)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_any_texts_give_spans_within_their_texts(head, shared, tail):
    first, second = report("first", " ".join(head + shared)), report("second", " ".join(shared + tail))
    texts = {d.report_id: d.text for d in (first, second)}
    for copy in copies_of(first, second):
        assert 0 < copy.share <= 1
        assert copy.passages
        ends = [(p.start, p.end) for p in copy.passages]
        assert ends == sorted(ends)
        assert all(a[1] <= b[0] for a, b in pairwise(ends))
        for passage in copy.passages:
            assert passage.of(texts[copy.report]).strip()

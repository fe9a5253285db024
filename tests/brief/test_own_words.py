import pytest

import records_by_hand as hand
from secondsource.analyse.amounts import read_quantities
from secondsource.brief.own_words import bearers, best_told, render_told, telling_spans


def told(*texts, plans=()):
    pairs = []
    for number, text in enumerate(texts, start=1):
        doc = hand.document(text, f"r{number}", published=hand.on("2024-05-10"))
        pairs.append((doc, hand.analysis(doc)))
    readings = {r.id: r for r in hand.readings(pairs)}
    evidence = [r.evidence(hand.span_of(r.document.text, r.document.text)) for r in readings.values()]
    return best_told(telling_spans(evidence, readings))


def test_the_wording_that_says_least_beyond_the_others_is_told():
    plain = "The ferry sank off Port Ada in heavy seas."
    more = "The ferry, built by a bankrupt shipyard and insured in Norland, sank off Port Ada in heavy seas."
    assert told(more, plain)[0].document.text == plain


def test_a_plan_is_not_told_where_another_report_tells_it_as_done():
    done = "The two ministers met in Port Ada and signed the treaty there."
    assert told("The two ministers will meet in Port Ada and sign the treaty there.", done)[0].document.text == done


def test_a_plan_that_all_tell_as_one_says_so():
    assert render_told(told("The ministers will meet in Port Ada.")) == "The ministers will meet in Port Ada (planned)"


def test_a_piece_without_a_verb_is_told_with_its_sentence():
    text = "Long-distance phone lines, the ministry said, were dead for hours."
    doc = hand.document(text, "r1", published=hand.on("2024-05-10"))
    readings = {r.id: r for r in hand.readings([(doc, hand.analysis(doc, claims=()))])}
    evidence = [readings["r1"].evidence(hand.span_of(text, "Long-distance phone lines"))]
    assert render_told(best_told(telling_spans(evidence, readings))) == text[:-1]


def test_who_shares_only_a_part_of_a_clause_does_not_bear_it_out():
    trial = "The driver charged over the death of Tom Vey was jailed pending trial in Port Ada."
    death = "Crowds mourned the death of Tom Vey."
    readings = {}
    for number, text in enumerate((trial, death), start=1):
        doc = hand.document(text, f"r{number}", published=hand.on("2024-05-10"))
        readings |= {r.id: r for r in hand.readings([(doc, hand.analysis(doc))])}
    spans = [(r, hand.span_of(r.document.text, r.document.text)) for r in readings.values()]
    assert bearers(spans[0], spans) == [0]


@pytest.mark.parametrize(
    ("line", "others", "borne"),
    [
        (
            "Nineteen people died in the fire.",
            ["At least 14 people died in the fire.", "The fire killed 19 people."],
            [0, 2],
        ),
        (
            "More than 10 people died in the fire.",
            ["Some 12 people died in the fire.", "Nine people died in the fire."],
            [0, 1],
        ),
        (
            "The fire injured 30 people.",
            ["About 30 people were injured in the fire.", "A fire injured people."],
            [0, 1],
        ),
    ],
)
def test_only_who_gives_its_figures_bears_a_wording_out(line, others, borne):
    readings = {}
    for number, text in enumerate((line, *others), start=1):
        doc = hand.document(text, f"r{number}", published=hand.on("2024-05-10"))
        read = hand.analysis(doc, quantities=read_quantities(text, hand.analysis(doc).sentences))
        readings |= {r.id: r for r in hand.readings([(doc, read)])}
    spans = [(r, hand.span_of(r.document.text, r.document.text)) for r in readings.values()]
    assert bearers(spans[0], spans) == borne


@pytest.mark.parametrize(
    ("line", "other", "borne"),
    [
        ("The driver will appeal, his lawyer said.", "The driver's lawyer said there would be no appeal.", [0]),
        ("The party seeks a coalition with the Blues.", "The party ruled out a coalition with the Blues.", [0]),
        ("The driver will not appeal, his lawyer said.", "The driver's lawyer said there would be no appeal.", [0, 1]),
    ],
)
def test_who_says_the_contrary_does_not_bear_a_wording_out(line, other, borne):
    readings = {}
    for number, text in enumerate((line, other), start=1):
        doc = hand.document(text, f"r{number}", published=hand.on("2024-05-10"))
        readings |= {r.id: r for r in hand.readings([(doc, hand.analysis(doc))])}
    spans = [(r, hand.span_of(r.document.text, r.document.text)) for r in readings.values()]
    assert bearers(spans[0], spans) == borne


@pytest.mark.parametrize(
    ("line", "other", "borne"),
    [
        ("The mayor received the envoy in Port Ada.", "The mayor will receive the envoy in Port Ada.", [0]),
        ("The mayor will receive the envoy in Port Ada.", "The mayor received the envoy in Port Ada.", [0, 1]),
    ],
)
def test_a_plan_does_not_bear_out_that_it_was_done(line, other, borne):
    readings = {}
    for number, text in enumerate((line, other), start=1):
        doc = hand.document(text, f"r{number}", published=hand.on("2024-05-10"))
        readings |= {r.id: r for r in hand.readings([(doc, hand.analysis(doc))])}
    spans = [(r, hand.span_of(r.document.text, r.document.text)) for r in readings.values()]
    assert bearers(spans[0], spans) == borne

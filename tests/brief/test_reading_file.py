"""Document and analysis → reading: every list, the ids, and what is left out of it."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from reading_by_hand import TEXT, make_analysis, make_document, make_quotes, make_reading, span

from secondsource.brief.reading_file import assemble_reading
from secondsource.brief.reading_quantities import quantity_entries
from secondsource.brief.reading_quotes import quote_entries
from secondsource.records.analysis import Analysis, Quantity
from secondsource.records.document import Published
from secondsource.records.readingfile import decode, encode
from secondsource.values.amount import Amount


def told() -> Any:
    return json.loads(encode(make_reading("a/1")))


def words(member: Any) -> str:
    return TEXT[member["start"] : member["end"]]


def test_a_reading_comes_back_as_it_was_written() -> None:
    assert decode(encode(make_reading())) == make_reading()


@pytest.mark.parametrize(("given", "read"), [("x", "x"), (7, 7), (0, 0), (1.5, 1.5), (10**30, 10**30), (None, "r1")])
def test_the_id_given_comes_back_as_it_is(given: Any, read: Any) -> None:
    assert json.loads(encode(make_reading(given)))["id"] == read


def test_names_and_roles() -> None:
    reading = told()
    assert [(words(n), n["kind"], n["entity"]) for n in reading["names"]] == [
        ("Ana Reis", "person", 0),
        ("Tom Vey", "person", 1),
    ]
    (role,) = reading["roles"]
    assert (words(role), role["holder"], role["title"], role["of"], role["modifier"]) == (
        "Harbour master Ana Reis", 0, "harbour master", "Vardy", "acting",
    )  # fmt: skip


def test_quotes_are_the_credited_ones_and_words_said_out_loud() -> None:
    first, second = told()["quotes"]
    assert [words(first), words(second)] == ["at least 22 fishing boats sank", "We saw nothing"]
    assert (first["form"], words(first["speaker"]), words(first["cue"])) == (
        "mixed",
        "Ana Reis",
        "told",
    )  # it holds marked words
    assert (first["via"], second["via"]) == ("Norland Press", None)
    assert second["parts"] == [[second["start"], second["end"]]]


def test_a_direct_quote_of_nobody_is_kept() -> None:
    loose = replace(make_quotes()[3], form="direct")
    shown, numbers = quote_entries(Analysis("r1", (), quotes=(loose,)))
    assert [(q.form, q.speaker) for q in shown] == [("direct", None)]
    assert numbers == (0,)


def test_the_voice_of_a_statement_follows_the_quotes_that_are_left() -> None:
    voices = {s["predicate"]["lemma"]: s["voice"] for s in told()["statements"]}
    assert voices == {"sink": {"quote": 0}, "see": {"quote": 1}, "come": {"entity": 1}, "tell": None}


def test_a_statement_spans_its_predicate_and_roles() -> None:
    sank, saw, *_ = told()["statements"]
    assert (words(sank), sank["roles"][0]["role"], sank["negated"]) == ("fishing boats sank", "what", False)
    assert (words(saw), saw["roles"], saw["negated"]) == ("saw", [], True)


def test_times_are_resolved_against_the_day_of_the_report() -> None:
    (time,) = told()["times"]
    assert (words(time), time["type"], time["timex"], time["value"]) == ("Monday", "DATE", "2024-05-06", "2024-05-06")
    assert time["anchor"] == "report date 2024-05-08"


def test_a_time_of_an_undated_report_has_no_place() -> None:
    document = replace(make_document(), published=Published())
    (time,) = assemble_reading(document, make_analysis(), None, (None, None)).times
    assert (time.value, time.anchor) == (None, "")
    assert time.timex == "XXXX-WXX-1"


def test_a_count_has_its_noun_as_unit_and_ordinals_and_words_for_some_are_left_out() -> None:
    (quantity,) = told()["quantities"]
    counted = quantity.pop("counted")
    assert (words(quantity), quantity["value"], quantity["unit"], quantity["change"]) == ("22", 22, "fishing boat", ">")
    assert (counted["text"], words(counted)) == ("fishing boats", "fishing boats")


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("2.5", "2.5", 2.5), ("40", "70", "40-70"), ("350e9", "350e9", 350_000_000_000), ("1e40", "1e40", 1e40)],
)
def test_values_are_numbers_or_ranges(low: str, high: str, value: Any) -> None:
    amount = Amount(Decimal(low), Decimal(high), "dollar", "money")
    (entry,) = quantity_entries(TEXT, [Quantity(span("22"), amount, None, None, None)])
    assert (entry.value, type(entry.value), entry.unit, entry.counted) == (value, type(value), "dollar", None)


def test_the_noun_before_a_number_is_counted_but_no_unit() -> None:
    amount = Amount(Decimal(22), Decimal(22), "", "count")
    (entry,) = quantity_entries(TEXT, [Quantity(span("22"), amount, "masters", span("Harbour master"), None)])
    assert entry.unit is None
    assert entry.counted is not None
    assert entry.counted.text == "Harbour master"


def test_sources_named_beside_the_text_have_no_place() -> None:
    cites = [(c["name"], c["kind"], c["start"] is not None) for c in told()["cites"]]
    assert cites == [("Norland Press", "agency", True), ("Eastland News Agency", "agency", False)]


def test_problems_and_what_was_taken_out() -> None:
    reading = told()
    assert [(p["code"], p["start"]) for p in reading["problems"]] == [
        ("broken-bytes", None),
        ("stray-quotation-mark", 0),
    ]
    assert [(r["text"], r["why"], r["start"], r["end"]) for r in reading["removed"]] == [
        ("Share this", "share buttons", 7, 17),
        ("© 2024", "copyright line", None, None),
    ]

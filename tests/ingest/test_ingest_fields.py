from typing import Any

import pytest

from secondsource.ingest.fields import inner_records, read_fields
from secondsource.ingest.wikitext import is_wikitext, strip_wikitext


def test_own_record() -> None:
    fields = read_fields(
        {
            "id": 7,
            "title": "Ferry aground",
            "text": "A ferry ran aground.",
            "outlet": "Harbour Post",
            "published": "2024-03-05",
        }
    )
    assert fields is not None
    assert (fields.given_id, fields.title, fields.outlet, fields.published) == (
        7,
        "Ferry aground",
        "Harbour Post",
        "2024-03-05",
    )
    assert fields.media == "text"


@pytest.mark.parametrize("given", ["x 1", " ", 0, -3, 10**30, 1.5])
def test_an_id_is_kept_as_it_is(given: Any) -> None:
    fields = read_fields({"id": given, "text": "A ferry ran aground."})
    assert fields is not None
    assert (fields.given_id, type(fields.given_id)) == (given, type(given))


@pytest.mark.parametrize("given", [None, "", True, float("nan"), float("inf"), [1], {"n": 1}])
def test_what_is_no_id_is_none(given: Any) -> None:
    fields = read_fields({"id": given, "text": "A ferry ran aground."})
    assert fields is not None
    assert fields.given_id is None


def test_the_text_is_kept_as_it_was_given_too() -> None:
    fields = read_fields({"text": " \r\n\tA ferry\0 ran aground.\r\n\ud800"})
    assert fields is not None
    assert fields.given_text == " \r\n\tA ferry\0 ran aground.\r\n\ufffd"
    assert fields.text == fields.given_text.strip()


def test_ninjs() -> None:
    fields = read_fields(
        {
            "uri": "https://agency.example/1",
            "headline": "Ferry aground",
            "body_html": "<p>A ferry ran aground.</p><p>All are safe.</p>",
            "byline": "Mara Holt",
            "versioncreated": "2024-03-05T10:00:00Z",
            "firstcreated": "2024-03-04T10:00:00Z",
            "infosource": [{"name": "North Wire"}],
        }
    )
    assert fields is not None
    assert (fields.media, fields.title, fields.byline) == ("html", "Ferry aground", "Mara Holt")
    assert (fields.published, fields.outlet, fields.url) == (
        "2024-03-05T10:00:00Z",
        "North Wire",
        "https://agency.example/1",
    )


@pytest.mark.parametrize(
    "told", [{"by": "Mara Holt, Jon Ek"}, {"bylines": [{"by": "Mara Holt", "role": "writer"}, {"byline": "Jon Ek"}]}]
)
def test_bylines_of_ninjs_3(told: dict[str, Any]) -> None:
    fields = read_fields({"bodies": [{"value": "A ferry ran aground."}], "headlines": [{"value": "Ferry"}], **told})
    assert fields is not None
    assert fields.byline == "Mara Holt, Jon Ek"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Mara Holt", "Mara Holt"),
        ({"@type": "Person", "name": "Mara Holt"}, "Mara Holt"),
        ([{"name": "Mara Holt"}, "Jon Ek", "www.harbour.example"], "Mara Holt, Jon Ek"),
        ([], None),
    ],
)
def test_schema_org(author: Any, byline: str | None) -> None:
    fields = read_fields(
        {
            "@type": "NewsArticle",
            "headline": "Ferry aground",
            "articleBody": "A ferry ran aground.",
            "datePublished": "2024-03-05",
            "author": author,
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
            "mainEntityOfPage": {"@id": "https://harbour.example/ferry"},
        }
    )
    assert fields is not None
    assert (fields.byline, fields.outlet, fields.url) == (byline, "Harbour Post", "https://harbour.example/ferry")


def test_news_please() -> None:
    fields = read_fields(
        {
            "title": "Ferry aground",
            "maintext": ["A ferry ran aground.", "All are safe."],
            "date_publish": "None",
            "date_download": "2024-03-06",
            "source_domain": "www.harbour.example",
            "authors": ["None", "Mara Holt"],
        }
    )
    assert fields is not None
    assert fields.text == "A ferry ran aground.\n\nAll are safe."
    assert (fields.outlet, fields.byline, fields.published) == ("harbour.example", "Mara Holt", None)


@pytest.mark.parametrize(
    "record", [{}, {"title": "T"}, {"text": "  "}, {"text": None}, {"text": 5.0 > 4}, {"text": []}]
)
def test_no_text_no_report(record: dict[str, Any]) -> None:
    assert read_fields(record) is None


def test_lone_surrogates_are_replaced() -> None:
    fields = read_fields({"text": "bad \ud800 half"})
    assert fields is not None
    fields.text.encode()


def test_inner_records_are_those_of_the_known_lists() -> None:
    record = {"articles": [{"text": "a"}, "no record"], "@graph": [{"text": "b"}], "people": [{"text": "c"}]}
    assert [inner["text"] for inner in inner_records(record)] == ["a", "b"]


def test_wiki_markup_keeps_the_words_shown() -> None:
    text = "{{date|May 5}}The {{w|Port of Elm|port}} of [[Elmtown|Elm]] was ''closed'' on {{w|Sunday}}."
    text += "\n\n== Later ==\nIt opened."
    assert is_wikitext(text)
    plain = strip_wikitext(text)
    assert plain.startswith("The port of Elm was closed on Sunday.")
    assert "Later\n" in plain
    assert not set("{}[]=") & set(plain)


def test_plain_brackets_are_not_wiki_markup() -> None:
    assert not is_wikitext("He said [sic] that {this} is fine.")

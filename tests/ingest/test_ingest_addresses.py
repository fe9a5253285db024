"""Addresses in one form: trackers, fragments, ports and letters' case tell no report from another."""

import pytest

from secondsource.ingest.addresses import address_key, canonical_url


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=3#top", "https://news.example/a?id=3"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/a b?q=%20x", "http://news.example:8080/a%20b?q=%20x"),
        ("https://news.example/a?fbclid=1", "https://news.example/a"),
        ("https://news.example/a?page=2&GCLID=1&page=3", "https://news.example/a?page=2&page=3"),
        ("http://[::1]:80/x", "http://[::1]/x"),
    ],
)
def test_one_form(given, canonical):
    assert canonical_url(given) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "given", ["ftp://news.example/a", "news.example/a", "http://", "https://../c", "http://a:99999/", "mailto:a@b", ""]
)
def test_no_address_of_the_web(given):
    assert canonical_url(given) is None
    assert address_key(given) is None


def test_what_a_report_is_known_by():
    assert address_key("http://www.news.example/a/?utm_medium=y") == address_key("https://news.example/a")
    assert address_key("https://news.example/a") != address_key("https://news.example/b")

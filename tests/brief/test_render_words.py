"""Strangers' words made safe and plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.brief.render_words import language_tag, list_words, percent, plain, shorten, web_address


@given(st.text(max_size=200), st.integers(10, 60))
def test_shorten_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


def test_plain_drops_what_acts_unseen() -> None:
    assert plain("a\x1b[1mb\u202ec\x00\ud800\n\td") == "a[1mbc\ufffd\n\td"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://a b.org", "http://[", "ftp://a.org",
     "https://a.org/<x>", "https://a.org/\u202egpj", None, ""],
)  # fmt: skip
def test_only_plain_web_addresses_are_links(url: str | None) -> None:
    assert web_address(url) is None


def test_web_address_and_language() -> None:
    assert web_address("https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert language_tag("pt-BR") == "pt-BR"
    assert language_tag('en" onload="x') is None


def test_lists_and_shares() -> None:
    assert list_words(["a", "b", "c"]) == "a, b and c"
    assert [percent(share) for share in (-1.0, 0.824, 7.0)] == ["0%", "82%", "100%"]

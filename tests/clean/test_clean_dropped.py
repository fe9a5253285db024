from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.clean.document import read_document, reject_reason
from secondsource.clean.dropped import Dropped, place_dropped
from secondsource.records.document import Document
from secondsource.records.report import Report

LEAD = "A ferry with ninety people on board ran aground near the harbour of Elm on Monday, the coast guard said."
NEXT = "Nobody was hurt, but the passengers had to spend the night in a school until buses took them home, she said."
LAST = "The ship was on its way from Oak to Elm when it met with thick fog at the mouth of the river, the captain said."


def page(before: str = "", inside: str = "", after: str = "") -> Document:
    raw = f"""<!doctype html><html><head><title>Ferry Runs Aground Near Elm</title>
    <style>p {{ color: red }}</style></head>
    <body>{before}<main><article><h1>Ferry Runs Aground Near Elm</h1><p>{LEAD}</p>{inside}<p>{NEXT}</p><p>{LAST}</p>
    </article></main>{after}</body></html>"""
    return read_document(Report("r1", "elm.html", raw, "html", "0" * 64))


def taken(document: Document) -> list[tuple[str, str]]:
    return [(piece.text, piece.why) for piece in document.removed]


def test_parts_of_a_page_are_named() -> None:
    document = page(
        '<nav><a href="/w">World</a><ul><li>Ferry News</li><li>Sport</li></ul></nav>'
        '<div class="top-ad">Fresh bread daily</div>',
        '<aside class="related">Related: Storm over Oak</aside>',
        '<section class="more"><h2>More from Elm</h2><ul><li>A cellar full of maps</li></ul></section>'
        "<aside>Tides of the day</aside><div><p>Subscribers know more about tides.</p></div>"
        "<footer>Elm Times, Harbour Road</footer><script>track(me, you)</script>",
    )
    assert taken(document) == [
        ("World Ferry News Sport", "navigation"),
        ("Fresh bread daily", "advertisement"),
        ("Related: Storm over Oak", "related links"),
        ("More from Elm A cellar full of maps", "related links"),
        ("Tides of the day", "sidebar"),
        ("Subscribers know more about tides.", "not part of the report"),
        ("Elm Times, Harbour Road", "footer"),
    ]
    assert all(words in document.text for words in (LEAD, NEXT, LAST))


def test_pieces_stand_where_they_stood() -> None:
    document = page(
        "<nav>World Sport</nav>", '<div class="ad">Fresh bread daily</div>', "<footer>Harbour Road</footer>"
    )
    first, second, third = document.removed
    assert first.at == 0
    assert document.text[: second.at].endswith(LEAD)
    assert third.at == len(document.text)


def test_each_text_is_listed_once_and_cut_when_long() -> None:
    advert = '<div class="ad">Fresh bread daily</div>'
    document = page(advert * 3, advert, f"<footer>{'Harbour Road ' * 100}</footer>")
    assert [why for _, why in taken(document)] == ["advertisement", "footer"]
    assert len(document.removed[1].text) <= 300
    assert document.removed[1].text.endswith("…")


def test_story_text_and_single_words_are_not_listed() -> None:
    assert (
        taken(page("<header><p>Elm</p></header>", "<p><b>Elm</b> is a <i>harbour</i> of the Norland coast.</p>")) == []
    )


def test_no_more_than_sixty_pieces_and_never_slow() -> None:
    many = "".join(f"<div><p>Piece number {n} of a very long page</p></div>" for n in range(20_000))
    start = perf_counter()
    document = page(after=f'<div class="comments">{many}</div>')
    assert len(document.removed) <= 60
    assert perf_counter() - start < 20


def test_a_cookie_notice_does_not_make_a_short_report_an_error_page() -> None:
    document = page("<div>We use cookies on this site.</div>")
    assert "We use cookies on this site." in [text for text, _ in taken(document)]
    assert reject_reason(document) is None


@settings(max_examples=30)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8))), st.text(max_size=60))
def test_places_are_always_in_the_text(pieces: list[tuple[str, str]], text: str) -> None:
    removed = place_dropped([Dropped(words, "footer", after) for words, after in pieces], text)
    places = [piece.at for piece in removed]
    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)

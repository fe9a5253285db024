import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.analyse.citations import find_mentions, outlet_told, read_citations
from secondsource.records.span import Span


def cites(text):
    return [(c.name, c.kind) for c in read_citations(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor told Reuters that he would go.", [("Reuters", "agency")]),
        ("She told the AFP news agency that it was over.", [("AFP", "agency")]),
        ("VARDY (AP) — The bridge fell.", [("AP", "agency")]),
        ("The bridge fell, the Associated Press reported.", [("AP", "agency")]),
        ("According to the Wall Street Journal, he left.", [("Wall Street Journal", "outlet")]),
        ("The official news agency Xinhua said so.", [("Xinhua", "state media")]),
        ("He was quoted by Interfax as saying so.", [("Interfax", "agency")]),
        ("The BBC's Ann Lee in Vardy says roads are shut.", [("BBC", "outlet")]),
        ("Reuters contributed to this report.", [("Reuters", "agency")]),
        ("State media reported three dead.", [("state media", "state media")]),
        ("He told state television that it was over.", [("state television", "state media")]),
        ("Sources: CNN, BBC News and Le Monde", [("CNN", "outlet"), ("BBC", "outlet"), ("Le Monde", "outlet")]),
        ("Prices rose, according to a leaked report.", [("leaked report", "document")]),
        ("VARDY, Norland, May 3 (Norland News Agency) – The bridge fell.", [("Norland News Agency", "agency")]),
        ("VARDY (Norland Press) - The bridge fell.", [("Norland Press", "agency")]),
        ("TARN, May 3 (Seaton Free Press) - The bridge fell.", [("Seaton Free Press", "outlet")]),
        ("The boat (Morning Star) - sank.", []),
        ("(Coast Wire) – The bridge fell.", [("Coast Wire", "agency")]),
        ("She told Norland News Agency that it was over.", [("Norland News Agency", "agency")]),
        ("VARDY (Canadian Press) – The bridge fell.", [("CP", "agency")]),
    ],
)
def test_what_a_report_draws_on(text, expected):
    assert cites(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor sued the Washington Post over its headline.",
        "They marched past the Guardian building.",
        "Time was short, and the Sun shone.",
        "He left Capitol Hill on Friday.",
        "The office of Norland News Agency burned down.",
        "Ann Lee (Vardy University Press) wrote three books.",
        "The printer, an old man (Free Press), sued.",
    ],
)
def test_a_name_alone_is_no_citation(text):
    assert cites(text) == []


def test_each_source_is_named_once_with_its_place():
    text = "He told Reuters so. She told Reuters more."
    (one,) = read_citations(text, ())
    assert one.span.of(text) == "Reuters"
    assert one.span.start == text.index("Reuters")


def test_outlet_told():
    text = "“No,” she told Kyodo News on Monday."
    assert outlet_told(text, Span(0, len(text)), list(find_mentions(text))) == "Kyodo"
    assert outlet_told("“No,” she told friends.", Span(0, 20), []) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We ran,” she told the Westvale Gazette.", [("Westvale Gazette", "outlet")]),
        ("The Seaton Evening Post reported two dead.", [("Seaton Evening Post", "outlet")]),
        ("He spoke in an interview on Friday with the public broadcaster NRV.", [("NRV", "outlet")]),
        ("The newspaper Norlands Tidning reported that he left.", [("Norlands Tidning", "outlet")]),
        ("The road is shut, reports BBC News.", [("BBC", "outlet")]),
        ("Some information for this report was provided by AFP and AP.", [("AFP", "agency"), ("AP", "agency")]),
        ("State television quoted the mayor.", [("state television", "state media")]),
        ("Local media reported three dead.", [("local media", "outlet")]),
        ("A commentary run by the state-run Xinhua news agency said so.", [("Xinhua", "state media")]),
        ("Emails obtained by CNN show it.", [("CNN", "outlet")]),
        ("She wrote in the Asahi Shimbun that it was over.", [("Asahi Shimbun", "outlet")]),
        ("The road is shut. [Reuters]", [("Reuters", "agency")]),
        ("Reuters | Updated: 3 May\nThe road is shut.", [("Reuters", "agency")]),
        ("The New York Times reported it. He told the Times that he left.", [("New York Times", "outlet")]),
        ("She told the LA Times that he left.", [("Los Angeles Times", "outlet")]),
    ],
)
def test_more_ways_to_credit(text, expected):
    assert cites(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The girls met Vice President Ann Dale.",
        "“It is art,” said Stern while driving home.",
        "He works for the Norland Science and Technology Corporation, he said.",
        "According to CCTV footage, two men fled.",
        "Do you have a story for The Sun? Mail us.",
        "Read reviews from The New York Times music critics.",
        "The Palestine Liberation Organization said so.",
        "It will be shown on channel TV next week, he told friends.",
        "The Seaton Gazette building burned down.",
    ],
)
def test_names_that_nothing_was_taken_from(text):
    assert cites(text) == []


@given(st.text(alphabet="AaTimes told.the (BBC) \n,'s", max_size=80))
def test_citations_lie_inside_any_text(text):
    assert all(c.span is not None and c.span.of(text) for c in read_citations(text, ()))

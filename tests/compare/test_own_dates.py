from datetime import date

import records_by_hand as hand
from secondsource.analyse.moments import read_moments
from secondsource.analyse.sentences import read_sentences
from secondsource.compare.own_dates import compare_own_dates
from secondsource.records.document import Published

PAGE = "Ana Reis will open the harbour festival in Port Ada with a concert."
LATER = "Ana Reis will stay at home, two months after her festival in Port Ada."
PAGE_DATE = Published(date(2024, 8, 1), date(2024, 8, 31), "month", "metadata", doubtful=True)


def told(report, text, published, **fields):
    doc = hand.document(text, report, published=published, **fields)
    names = [hand.name(text, "Ana Reis", "person", 0), hand.name(text, "Port Ada", "place", 1)]
    moments = read_moments(text, read_sentences(text, doc.blocks))
    return doc, hand.analysis(doc, names=names, moments=moments, entity_names=["Ana Reis", "Port Ada"])


def compared(page_text=PAGE, later="2024-10-29", why="date line of the page"):
    page = told("r1", page_text, PAGE_DATE, removed=(hand.removed("Saturday, August 31, 2024", why),), title="Festival")
    people = [
        hand.identity("Ana Reis", "person", {"r1": 0, "r2": 0}),
        hand.identity("Port Ada", "place", {"r1": 1, "r2": 1}),
    ]
    return compare_own_dates(hand.readings([page, told("r2", LATER, hand.on(later))], people))


def test_a_page_date_later_than_what_its_text_has_to_come():
    (point,) = compared()
    assert (point.kind, point.nature) == ("own-date", "dispute")
    page, text, elsewhere = point.positions
    assert (page.value, page.evidence[0].text, page.evidence[0].removed) == ("page date 31 August 2024", "", 0)
    assert page.evidence[0].sentence == "Saturday, August 31, 2024"
    assert text.evidence[0].report == "r1"
    assert elsewhere.evidence[0].report == "r2"


def test_no_clash_when_it_was_later_than_the_page_date():
    assert compared(later="2024-12-29") == []


def test_no_clash_when_the_text_tells_it_as_done():
    assert compared(page_text=PAGE.replace("will open", "opened")) == []


def test_without_a_page_date_there_is_nothing_to_contradict():
    assert compared(why="share buttons") == []

from datetime import date

from records_by_hand import analysis, document, moment, on, readings
from secondsource.compare.align import align_statements
from secondsource.records.reading import Reading

QUAKE = "An earthquake shook Norland on Monday. It killed three miners in Arden."
AGAIN = "Norland was shaken by a strong quake. Officials opened a new bridge."
FORMER = "An earthquake shook Norland on 4 March 2015. An earthquake shook Norland on 6 June 2025."


def story(*texts: str) -> tuple[Reading, ...]:
    docs = [document(text, f"r{n}", published=on("2025-06-10")) for n, text in enumerate(texts)]
    return readings([(doc, analysis(doc)) for doc in docs])


def lemmas(told: tuple[Reading, ...]) -> list[list[str]]:
    by_id = {reading.id: reading.analysis.statements for reading in told}
    return [[by_id[t.report][t.statement].lemma for t in h.tellings] for h in align_statements(told)]


def test_every_statement_is_in_one_happening():
    told = story(QUAKE, AGAIN)
    found = [(t.report, t.statement) for h in align_statements(told) for t in h.tellings]
    assert sorted(found) == [(r.id, n) for r in told for n in range(len(r.analysis.statements))]


def test_two_reports_of_one_event_meet_in_other_words():
    together = [group for group in lemmas(story(QUAKE, AGAIN)) if len(group) > 1]
    assert ["earthquake", "quake"] in together
    assert not any("open" in group for group in together)


def test_one_report_does_not_join_what_it_dates_apart():
    doc = document(FORMER, "r1", published=on("2025-06-10"))
    times = [moment(FORMER, "4 March 2015"), moment(FORMER, "6 June 2025")]
    told = readings([(doc, analysis(doc, moments=times))])
    assert told[0].times[0] is not None
    assert told[0].times[0].first == date(2015, 3, 4)
    assert all(len(group) == 1 for group in lemmas(told))


def test_no_reports_no_happenings():
    assert align_statements(()) == []

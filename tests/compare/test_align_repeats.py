from records_by_hand import analysis, document, readings
from secondsource.compare.align import align_statements
from secondsource.compare.align_repeats import gather_repeats
from secondsource.compare.tellings import read_tellings
from secondsource.records.reading import Reading

SANK = "A ferry sank near Arden."
DOCKED = "Two ferries docked there."


def story(*texts: str) -> tuple[Reading, ...]:
    docs = [document(text, f"r{n}") for n, text in enumerate(texts)]
    return readings([(doc, analysis(doc)) for doc in docs])


def repeats(*texts: str) -> list[list[str]]:
    told = [one for reading in story(*texts) for one in read_tellings(reading)]
    return [[f"{told[n].telling.report} {told[n].lemma}" for n in rows] for rows in gather_repeats(told)]


def test_a_sentence_told_again_in_one_report_is_one_list():
    assert ["r0 sink", "r0 sink"] in repeats(f"{SANK} {DOCKED} {SANK}")


def test_two_reports_with_one_sentence_are_not_gathered():
    assert all(len(rows) == 1 for rows in repeats(SANK, SANK))


def test_other_words_around_a_doing_keep_it_apart():
    assert all(len(rows) == 1 for rows in repeats(f"{SANK} A ferry sank near Belm."))


def test_what_is_gathered_is_in_one_happening_in_text_order():
    told = story(" ".join([SANK] * 40), SANK)
    sank = [h.tellings for h in align_statements(told) if len(h.tellings) > 1]
    assert [(t.report, t.statement) for h in sank for t in h if t.report == "r0"] == [
        ("r0", n) for n in range(len(told[0].analysis.statements))
    ]
    assert sank[0][-1].report == "r1"

import records_by_hand as hand
from secondsource.compare.findings import compare_findings

AWAITED = "Detectives in the harbour are still awaiting the final autopsy report."
TOLD = "The autopsy carried out on the docker showed that he had drowned."


def compared(*texts, days=(), origins=None):
    pairs = []
    for number, text in enumerate(texts):
        doc = hand.document(text, f"r{number + 1}", published=hand.on(days[number]) if days else hand.Published())
        pairs.append((doc, hand.analysis(doc)))
    return compare_findings(hand.readings(pairs, origins=origins))


def test_what_one_awaits_and_another_tells_on_one_day_is_a_dispute():
    (point,) = compared(AWAITED, TOLD, days=("2031-03-02", "2031-03-02"))
    assert (point.kind, point.nature, point.about) == ("status", "dispute", "Findings awaited or told: autopsy")
    assert {p.value: p.evidence[0].sentence for p in point.positions} == {"awaited": AWAITED, "told": TOLD}


def test_what_is_told_later_is_an_update():
    (point,) = compared(AWAITED, TOLD, days=("2031-03-02", "2031-03-05"))
    assert (point.nature, point.standing) == ("update", "updated")


def test_without_days_it_is_said_that_one_may_be_the_later():
    (point,) = compared(AWAITED, TOLD)
    assert point.nature == "dispute"
    assert "not all are dated" in point.why


def test_findings_that_are_yet_to_be_published_are_awaited():
    (point,) = compared("The toxicology report is yet to be published.", "Toxicology tests found no poison.")
    assert {p.value for p in point.positions} == {"awaited", "told"}


def test_what_an_examination_may_show_is_not_told():
    assert compared(AWAITED, "An autopsy will be held and may have shown by noon how he died.") == []
    assert compared(AWAITED, "The autopsy was held in the town.") == []


def test_two_examinations_are_two():
    assert compared(AWAITED, "The inquest found that he had drowned.") == []


def test_a_report_that_has_it_both_ways_sees_no_clash():
    assert compared(AWAITED, f"{AWAITED} {TOLD}") == []


def test_copies_are_no_second_voice():
    assert compared(AWAITED, TOLD, origins={"r1": 1, "r2": 1}) == []

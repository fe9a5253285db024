from invented_reports import BUDGET, FERRY, reading, report

from secondsource.group.keywords import MOST, find_keywords


def test_names_stand_whole_and_their_words_do_not_stand_again():
    documents = [report("a", BUDGET), report("b", BUDGET + " The vote was close.")]
    names = [("Tomas Reval", "person"), ("Carla Minde", "person"), ("Ordesa", "place")]
    found = find_keywords(documents, {d.report_id: reading(d, names) for d in documents})
    assert 0 < len(found) <= MOST
    assert "Tomas Reval" in found
    assert not {"Tomas", "Reval"} & set(found)


def test_a_word_of_one_report_among_many_is_no_keyword():
    documents = [report(f"r{n}", BUDGET) for n in range(4)] + [report("x", FERRY)]
    assert not {"ferry", "reef"} & set(find_keywords(documents, {}))
    assert find_keywords([], {}) == ()

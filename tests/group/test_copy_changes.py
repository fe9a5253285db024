from invented_reports import FERRY, OWN_FERRY, one_line, report

from secondsource.group.copies import find_copies


def test_what_was_changed_is_told_word_by_word_with_both_places():
    text = FERRY.replace("nine years", "ten years").replace("Forty", "Some forty")
    first, second = report("first", FERRY, day="2031-05-01"), report("second", text, day="2031-05-02")
    (copy,) = find_copies([first, second], {}, {})
    told = [(change.here.of(text), change.there.of(FERRY)) for change in copy.changes]
    assert ("ten", "nine") in told


def test_what_was_added_is_the_stretch_of_new_sentences():
    added = "The harbour master has asked for a second tug. It will come from the north"
    text = f"{FERRY}\n{added.split('. ')[0]}.\n{added.split('. ')[1]}."
    first, second = report("first", FERRY, day="2031-05-01"), report("second", text, day="2031-05-02")
    (copy,) = find_copies([first, second], {}, {})
    assert [span.of(text).replace("\n", " ") for span in copy.added] == [added]


def test_every_passage_has_its_place_in_the_original():
    text = one_line(OWN_FERRY) + " " + one_line(FERRY)
    first, second = report("first", FERRY, day="2031-05-01"), report("second", text, day="2031-05-02")
    (copy,) = find_copies([first, second], {}, {})
    assert len(copy.passages) == len(copy.originals)
    assert all(
        p.of(text).split()[:3] == o.of(FERRY).split()[:3] for p, o in zip(copy.passages, copy.originals, strict=True)
    )


def test_a_copy_that_is_word_for_word_has_no_changes_and_nothing_added():
    first, second = report("first", FERRY, day="2031-05-01"), report("second", FERRY, day="2031-05-02")
    (copy,) = find_copies([first, second], {}, {})
    assert (copy.changes, copy.added, copy.order_known) == ((), (), True)

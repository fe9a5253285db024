from secondsource.group.borrowed import find_borrowed
from secondsource.records.span import Span
from secondsource.records.story import Borrowed, Change, Copy

ORIGINS = {"courier": 1, "herald": 2, "wire": 3, "reprint": 3}


def copy(report: str, of: str, here: Span, there: Span, borrowed: tuple[int, ...] = (0,), *changes: Change) -> Copy:
    return Copy(report, of, 0.1, (here,), "", originals=(there,), changes=changes, borrowed=borrowed)


def test_a_passage_taken_counts_for_the_lender_and_what_was_changed_in_it_is_kept():
    change = Change(Span(30, 32), Span(110, 112))
    outside = Change(Span(300, 302), Span(400, 402))
    found = find_borrowed([copy("courier", "wire", Span(20, 90), Span(100, 170), (0,), change, outside)], ORIGINS)
    assert found == {"courier": (Borrowed(Span(20, 90), 3, (Span(30, 32),)),)}


def test_what_the_lender_had_from_a_third_is_the_thirds():
    copies = [
        copy("courier", "herald", Span(0, 80), Span(210, 290)),
        copy("herald", "wire", Span(200, 300), Span(0, 100)),
    ]
    found = find_borrowed(copies, ORIGINS)
    assert [one.origin for one in found["courier"]] == [3]
    assert [one.origin for one in found["herald"]] == [3]


def test_who_borrow_from_one_another_in_a_circle_end_somewhere():
    copies = [
        copy("courier", "herald", Span(0, 80), Span(0, 80)),
        copy("herald", "courier", Span(0, 80), Span(0, 80)),
    ]
    assert set(find_borrowed(copies, ORIGINS)) <= {"courier", "herald"}


def test_a_speech_heard_by_both_and_a_text_of_one_origin_are_not_borrowed():
    shared_speech = copy("courier", "wire", Span(0, 80), Span(0, 80), ())
    assert find_borrowed([shared_speech, copy("reprint", "wire", Span(0, 80), Span(0, 80))], ORIGINS) == {}
    assert find_borrowed([copy("courier", "elsewhere", Span(0, 80), Span(0, 80))], ORIGINS) == {}

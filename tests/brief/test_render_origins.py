import msgspec

from secondsource.brief.render_origins import origin_lines, report_lines
from secondsource.records.storyfile import Changed, Copied, OriginEntry
from story_by_hand import make_story, passage

NUMBERS = {f"r{n}": n for n in range(1, 6)}


def with_copies(**fields):
    story = make_story()
    copies = Copied(of="r2", share=0.82, passages=(), **fields)
    return msgspec.structs.replace(story.reports[2], copies=copies)


def test_an_origin_with_several_reports_is_told_in_one_line():
    origin = OriginEntry(number=2, name="AFP", agency="AFP", original=None, reports=("r2", "r3"))
    alone = OriginEntry(number=1, name="Courier", agency=None, original="r1", reports=("r1",))
    story = msgspec.structs.replace(make_story(), origins=(alone, origin))
    assert list(origin_lines(story, NUMBERS, str)) == [
        "Origin 2 (AFP), 2 reports counted once: [2]; [3] copies [2], 82%"
    ]


def test_a_copy_tells_what_it_changed_and_added():
    change = Changed(here=passage("r3", "Nine"), there=passage("r2", "Five"))
    told = list(report_lines(with_copies(changes=(change,) * 5, added=(passage("r3", "Nine people"),)), NUMBERS, str))
    assert told == [
        "copies [2], 82% of its words",
        "changed “Nine” for “Five”, “Nine” for “Five”, “Nine” for “Five” and 2 more",
        "added 1 passage of its own",
    ]


def test_what_is_not_known_is_not_told_as_known():
    (told,) = report_lines(with_copies(order_known=False), NUMBERS, str)
    assert told == "shares its text with [2], 82% of its words (which came first is not known)"


def test_words_of_strangers_are_made_safe():
    change = Changed(here=passage("r3", "Nine"), there=passage("r2", "Five"))
    told = list(report_lines(with_copies(changes=(change,)), NUMBERS, lambda text: text.upper()))
    assert "“NINE” for “FIVE”" in told[1]


def test_a_borrowed_passage_is_told():
    borrowed = Copied(of="r1", share=0.1, passages=())
    report = msgspec.structs.replace(make_story().reports[3], borrows=(borrowed,))
    assert list(report_lines(report, NUMBERS, str)) == ["shares a passage with [1], 10% of its words"]

from secondsource.clean.raw_places import find_removed
from secondsource.records.document import Removed


def test_pieces_are_found_in_order() -> None:
    raw = "Share\n\nA ferry sank.\n\nAlso  Read:\tMore\n\nShare"
    places = find_removed(raw, [Removed("Share", "x"), Removed("Also Read: More", "x"), Removed("Share", "x")])
    assert [place and place.of(raw) for place in places] == ["Share", "Also  Read:\tMore", "Share"]
    assert places[2] is not None
    assert places[2].start == len(raw) - 5


def test_a_mended_piece_has_no_place() -> None:
    assert find_removed("ā€œShareā€ A ferry sank. Share", [Removed("“Share”", "x"), Removed("Share", "x")])[0] is None

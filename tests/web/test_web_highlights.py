"""What a piece of a report's text leads to: the point that rests on it, or whom it names."""

from secondsource.web.highlights import mark_text

TEXT = "Mara Olsen said that 12 people were hurt."


def hrefs(passages):
    (block,) = mark_text("r1", TEXT, [(0, len(TEXT))], passages).blocks
    marked = mark_text("r1", TEXT, [(0, len(TEXT))], passages)
    return {piece.text: marked.href_of(piece.passages) for unit in block.units for piece in unit.pieces}


def test_a_name_within_a_longer_passage_leads_to_whom_it_names():
    found = hrefs({(0, 10, "is-name"): "/name/e1", (0, len(TEXT), "passage"): 1})
    assert found == {"Mara Olsen": "/name/e1", TEXT[10:]: "#rest-1"}


def test_a_passage_that_is_a_name_leads_to_the_point():
    assert hrefs({(0, 10, "is-name"): "/name/e1", (0, 10, "passage"): 2})["Mara Olsen"] == "#rest-2"


def test_a_name_that_nobody_knows_leads_nowhere():
    assert hrefs({(0, 10, "is-name"): None, (21, 23, "is-figure"): None})["Mara Olsen"] is None

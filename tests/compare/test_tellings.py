from records_by_hand import analysis, document, identity, name, readings
from secondsource.compare.tellings import read_tellings

TEXT = "Ann Dale opened the bridge in Arden."


def test_keys_name_who_and_what():
    doc = document(TEXT)
    names = [name(TEXT, "Ann Dale", "person", 0), name(TEXT, "Arden", "place", 1)]
    story = readings(
        [(doc, analysis(doc, names=names, entity_names=("Ann Dale", "Arden")))],
        [identity("Ann Dale", "person", {"r1": 0}), identity("Arden", "place", {"r1": 1})],
    )
    told = read_tellings(story[0])
    opened = next(one for one in told if one.lemma == "open")
    assert opened.named == ("@e-Ann Dale", "@e-Arden")
    assert "bridg" in opened.terms
    assert not opened.headline

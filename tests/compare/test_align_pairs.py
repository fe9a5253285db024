from records_by_hand import analysis, document, readings
from secondsource.compare.align_pairs import find_pairs
from secondsource.compare.align_table import build_table
from secondsource.compare.tellings import read_tellings


def pairs_of(*texts: str) -> list[tuple[str, str]]:
    docs = [document(text, f"r{n}") for n, text in enumerate(texts)]
    told = [one for r in readings([(d, analysis(d)) for d in docs]) for one in read_tellings(r)]
    a, b = find_pairs(build_table(told))
    return [(told[i].lemma, told[j].lemma) for i, j in zip(a.tolist(), b.tolist(), strict=True)]


def test_one_word_family_is_a_pair():
    assert ("kill", "death") in pairs_of("Three miners were killed.", "The deaths shocked the town.")


def test_light_words_alone_make_no_pair():
    assert pairs_of("A mayor has a plan.", "The sea had waves.") == []


def test_the_number_of_pairs_grows_with_the_number_of_statements():
    few, many = (len(pairs_of(*["The bridge collapsed."] * n)) for n in (100, 200))
    assert many < 2.6 * few

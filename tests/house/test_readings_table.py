"""The table of `make bench`: the best peer, goals, and what the small scorers of bench/ count."""

import importlib
from pathlib import Path

import pytest
from house_files import ROOT


@pytest.fixture
def bench(monkeypatch):
    """Return a way to import a file of bench/."""
    monkeypatch.syspath_prepend(ROOT / "bench")
    return importlib.import_module


def row(bench, goal=0.9):
    return bench("readings_rows").Row("k", "names", "F1", "a set", goal)


def test_rows_have_their_own_keys_and_goals_are_shares(bench):
    rows = bench("readings_rows").ROWS
    assert len({r.key for r in rows}) == len(rows)
    assert all(r.goal is None or 0 < r.goal <= 1 for r in rows)


@pytest.mark.parametrize(
    ("value", "goal", "said"), [(0.9, 0.9, "yes"), (0.89, 0.9, "no"), (None, 0.9, ""), (1, None, "")]
)
def test_a_goal_is_reached_or_not(bench, value, goal, said):
    assert bench("readings_table").reached(value, goal) == said


def test_the_best_peer_stands_in_the_table(bench):
    peers = {"b": {"k": 0.7}, "a": {"k": 0.7}, "c": {"other": 0.9}}
    assert bench("readings_table").cells(row(bench), {"k": 0.912}, peers) == (
        "names", "F1", "a set", "0.912", "0.700", "a", "0.90", "yes",
    )  # fmt: skip


def test_what_was_not_measured_is_a_dash(bench):
    assert bench("readings_table").cells(row(bench, goal=None), {}, {})[3:] == ("-", "-", "", "", "")


def test_the_two_forms_hold_the_same_cells(bench):
    table = bench("readings_table")
    rows = [table.cells(row(bench), {"k": 0.5}, {"p": {"k": 0.25}})]
    text, marked = table.render_text(rows), table.render_markdown(rows)
    assert all(cell in text and cell in marked for cell in rows[0])
    assert len({len(line) for line in text.splitlines()[1:2]}) == 1
    assert marked.count("\n") == 2


def test_floors_and_figures_meet(bench):
    found = bench("readings_table").against_floors({"new": 0.5, "low": 0.4}, {"low": 0.5, "gone": 0.1, "none": 0.0})
    assert [(one.key, one.missed) for one in found] == [("new", False), ("low", True), ("gone", True), ("none", False)]


def test_runs_of_four_words_are_compared(bench):
    scorer = bench("html_text")
    assert scorer.rates("one two three four", "one two three four five") == (1.0, 0.5)
    assert scorer.f1({"p": ("a b c d", "a b c d"), "q": ("", "a b c d")}) == pytest.approx(0.5)


def test_an_event_is_found_where_a_predicate_touches_it(bench):
    scorer = bench("event_triggers")
    text, places = scorer.laid([["Boats", "left"], ["Rain", "fell"]])
    assert text == "Boats left\nRain fell\n"
    assert [text[a:b] for a, b in places] == ["Boats", "left", "Rain", "fell"]
    reading = {"statements": [{"predicate": {"start": 6, "end": 10}}]}
    assert scorer.missed(reading, [places[1], places[3]]) == [places[3]]
    assert scorer.recall({"r": (text, [places[1], places[3]])}, {"r": reading}) == 0.5


CONLLU = """# newdoc
# newpar
# text = We don't row.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\trow\trow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Boats
1\tBoats\tboat\tNOUN\tNNS\t_\t0\troot\t_\t_

"""


def test_words_of_a_treebank_are_found_in_its_text(bench, tmp_path):
    scorer, path = bench("tags_trees"), Path(tmp_path, "a.conllu")
    path.write_text(CONLLU, encoding="utf-8")
    text, told = scorer.placed_key(list(scorer.rows_of(path)))
    assert text == "We don't row. Boats"
    assert [text[a:b] for a, b in told] == ["We", "do", "n't", "row", ".", "Boats"]
    assert told[0, 2] == ("PRON", (9, 12), "nsubj")
    assert told[9, 12] == ("VERB", None, "root")


def test_accuracy_counts_tag_tree_and_lemma_apart(bench, tmp_path):
    scorer, path = bench("tags_trees"), Path(tmp_path, "a.conllu")
    path.write_text(CONLLU, encoding="utf-8")
    key = scorer.read_key([path])
    path.write_text(CONLLU.replace("\tboat\tNOUN", "\tboats\tVERB").replace("4\taux", "1\taux"), encoding="utf-8")
    found = scorer.accuracy(key, scorer.read_key([path]))
    assert found == {"upos": round(5 / 6, 4), "las": round(5 / 6, 4), "lemmas": round(5 / 6, 4)}
    with pytest.raises(ValueError, match="other words"):
        scorer.accuracy(key, [scorer.Parsed(["x"], ["X"], ["x"], [0], ["root"]), key[1]])


def test_titles_and_nations_are_mended_in_silver_names(bench):
    told = [("Prime", "NNP", "B-per"), ("Minister", "NNP", "I-per"), ("Olm", "NNP", "I-per"), ("met", "VBD", "O"),
            ("Danish", "JJ", "B-gpe"), ("President", "NNP", "B-per")]  # fmt: skip
    assert bench("readings_sets")._mended(told) == [
        "Prime O", "Minister O", "Olm B-per", "met O", "Danish B-nationality", "President O",
    ]  # fmt: skip


def test_names_count_by_their_main_word(bench):
    scorer = bench("names_across")
    for words in ("near Port Ash in Norland", "Port Ash , 40", "defender Ana Reis"):
        assert scorer.is_name(words)
    for words in ("a store in Port Ash", "Driver", "on Friday", "the harbour"):
        assert not scorer.is_name(words)


def test_the_best_threshold_is_found_among_the_scores(bench):
    scorer = bench("name_pairs")
    pairs = [scorer.Pair("Person", "a", "b", same) for same in (True, True, False)]
    assert scorer.best_rates(pairs, [0.9, 0.7, 0.2]) == (1.0, 1.0, 1.0)
    assert scorer.rates(pairs, [True, False, True]) == (0.5, 0.5, 0.5)

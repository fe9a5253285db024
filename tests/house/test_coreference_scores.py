"""The measures of coreference give the figures of the worked case of the paper on them (Pradhan et al. 2014)."""

import importlib.util

import pytest
from house_files import ROOT

KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.fixture(scope="module")
def scores():
    spec = importlib.util.spec_from_file_location("coreference_scores", ROOT / "bench" / "coreference_scores.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_worked_case(scores):
    found = scores.score([(KEY, RESPONSE)])
    assert found["muc"] == pytest.approx((0.4, 0.4, 0.4))
    assert found["b3"] == pytest.approx((0.5, 0.4167, 0.4545), abs=1e-4)
    assert found["ceafe"] == pytest.approx((0.4333, 0.65, 0.52), abs=1e-4)


def test_the_same_chains_score_one(scores):
    assert all(rates == pytest.approx((1, 1, 1)) for rates in scores.score([(KEY, KEY)]).values())


def test_no_answer_scores_nothing(scores):
    assert all(rates == (0, 0, 0) for rates in scores.score([(KEY, [])]).values())


def test_pairing_is_best_in_all_and_not_greedy(scores):
    key = [frozenset("abcd"), frozenset("efgh")]
    response = [frozenset("abcefg"), frozenset("d")]
    # Greedy would pair the first of both (6/10) and the second with nothing; the best pairs (ef…: 6/10) and d (2/5).
    assert scores.ceaf_e(key, response)[0] == pytest.approx(0.6 + 0.4)

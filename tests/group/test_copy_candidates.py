from invented_reports import BUDGET, FERRY, OWN_FERRY, one_line, reading, report

from secondsource.group.copy_candidates import EXPLAINED, HOLDERS, shared_pairs, with_public_words
from secondsource.group.passages import read_wording


def wordings(*texts: str):
    documents = [report(f"r{n}", text) for n, text in enumerate(texts)]
    return [read_wording(document, reading(document)) for document in documents]


def test_reports_that_share_no_runs_are_not_laid_side_by_side():
    assert list(shared_pairs(wordings(FERRY, OWN_FERRY, BUDGET))) == []


def test_all_pairs_of_a_few_copies_are_laid_side_by_side():
    assert list(shared_pairs(wordings(FERRY, FERRY, BUDGET, FERRY))) == [(0, 1), (0, 3), (1, 3)]


def test_the_hundredth_copy_is_laid_beside_a_few_of_the_first():
    pairs = list(shared_pairs(wordings(*[FERRY] * 60)))
    assert len(pairs) <= 60 * EXPLAINED
    assert {j for _, j in pairs} == set(range(1, 60))
    assert all(i < HOLDERS for i, _ in pairs)


def test_a_report_made_of_two_finds_both_though_one_was_copied_often():
    pairs = list(shared_pairs(wordings(*[FERRY] * 20, BUDGET, one_line(FERRY) + " " + one_line(BUDGET))))
    assert (20, 21) in pairs


def test_a_post_is_lent_in_every_report_once_one_of_them_signs_it():
    post = "The bridge over the Amsel is gone and nobody should go near it tonight"
    signed, bare = f"{post}. — Ada Lund (@adalund) March 4, 2031", f"She wrote this. {post}."
    marked = with_public_words(wordings(signed, bare))
    at = marked[1].stems.index("bridg")
    assert marked[1].lent[at]
    assert not marked[1].lent[0]

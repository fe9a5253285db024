import numpy as np

from records_by_hand import analysis, document, readings
from secondsource.compare.align_table import build_table
from secondsource.compare.tellings import read_tellings

SAID = ("The bridge collapsed.", "The tunnel collapsed.")


def weights_of(*texts: str):
    """Return the weights of the terms of every statement."""
    docs = [document(text, f"r{n}") for n, text in enumerate(texts)]
    told = [one for r in readings([(d, analysis(d)) for d in docs]) for one in read_tellings(r)]
    return build_table(told).weights


def test_sentences_of_two_reports_are_two_wherever_they_stand():
    alike, elsewhere = weights_of(*SAID), weights_of(SAID[0], "\n" + SAID[1])
    assert len(alike) == len(elsewhere) == 2
    assert np.array_equal(alike, elsewhere)

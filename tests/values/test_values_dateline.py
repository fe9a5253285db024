"""Datelines are found in all their forms, and what only looks like one is left."""

import pytest

from secondsource.values.dateline import dateline_end

STORY = "The ferry ran aground."


@pytest.mark.parametrize(
    "line",
    [
        "VELDEN - ", "PORT ASH — ", "PORT ASH, Norland — ", "VELDEN, May 3 – ", "VELDEN, Dec. 29 (Norland Press) -- ",
        "PORT ASH, N.L. (NP) - ", "VELDEN (NP) — ", "ST. BRILL, Norland, March 3, 2031 (NP) -- ", "(Norland Press) - ",
    ],
)  # fmt: skip
def test_datelines(line):
    assert dateline_end(line + STORY) == len(line)
    assert dateline_end("One.\n" + line + STORY, 5) == 5 + len(line)


@pytest.mark.parametrize(
    "text",
    ["NATO - led troops left.", "NLA's ship – The Elm Star", "U.N. - The", "Velden - The fair", "VELDEN The fair",
     "ELM STAR (a ferry) ran aground - Nobody", "(see below) - The ferry"],
)  # fmt: skip
def test_what_is_none(text):
    assert dateline_end(text) == 0

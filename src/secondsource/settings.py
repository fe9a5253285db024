"""The frozen settings the line is handed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are read and grouped.

    `one_story`: take all reports for one story instead of grouping them. `as_is`: every text is story text as it
    stands; nothing is mended, taken out or refused. `judgements`: a file in which a person overrules the program.
    """

    one_story: bool = False
    as_is: bool = False
    judgements: Path | None = None

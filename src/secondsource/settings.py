"""The frozen settings the line is handed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """`one_story`: take all reports for one story instead of grouping them."""

    one_story: bool = False

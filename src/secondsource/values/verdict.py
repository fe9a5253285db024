"""What a comparison of two values answers: same, compatible, differs or cannot tell – with the reason in words."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The four answers; `COMPATIBLE` means both may be true of one thing (a bound, a rounding, a coarser date)."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and one plain sentence of why, born with the decision."""

    outcome: Outcome
    why: str

"""Amount: a number of something – read from words, compared with bounds, rounding and units in mind."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from secondsource.values.verdict import Verdict

AmountKind = Literal["count", "money", "percent", "measure", "duration", "ordinal"]
Bound = Literal["=", "~", ">", "<"]


@dataclass(frozen=True, slots=True)
class Amount:
    """`low` to `high` of `unit` (equal for a plain number), `bound` as the report hedged it.

    `kind` is what sort of amount; `unit` the singular English name ("dollar", "percent", "kilometre", "magnitude",
    "day"; "" for a bare count); `bound` is `=` exact, `~` about, `>` more than / at least, `<` less than / up to.
    `vague` marks words without a figure ("dozens", "thousands", "several"), whose `low`/`high` are then the range the
    word allows. `change` is "up" / "down" for a rise or fall, else None.
    """

    low: Decimal
    high: Decimal
    unit: str
    kind: AmountKind
    bound: Bound = "="
    vague: bool = False
    change: Literal["up", "down"] | None = None


def parse_amount(text: str) -> Amount | None:
    """Read one amount ("at least 350 billion dollars"); None when the text is not an amount."""
    raise NotImplementedError


def compare_amounts(a: Amount, b: Amount) -> Verdict:
    """Compare two amounts that speak of the same thing."""
    raise NotImplementedError


def render_amount(amount: Amount) -> str:
    """Return the amount in reader's words ("more than 20", "$350 billion", "40–70 percent")."""
    raise NotImplementedError

"""What a person asks to be told: rules over changes, and the messages that webhooks get.

Moments are ISO in UTC, as in `records/desk`. None or an empty tuple: that is not asked for.
"""

from dataclasses import dataclass

from secondsource.records.desk import ChangeKind
from secondsource.records.storyfile import PointKind


@dataclass(frozen=True, slots=True)
class Rule:
    """Which changes a person wants to be told of; all that is asked for must hold.

    `changes` and `kinds` are kinds of change and of point, one of which it must be; `story` an id, `who` a name as any
    report writes it; `words` must all stand in the change or in the title of its story (`"…"` is a phrase); `outlet` is
    who published. `webhook` is the address that is told, `private` whether it may be of a private network.
    """

    name: str
    changes: tuple[ChangeKind, ...] = ()
    kinds: tuple[PointKind, ...] = ()
    story: str | None = None
    who: str | None = None
    words: str = ""
    outlet: str | None = None
    webhook: str | None = None
    private: bool = False
    made_at: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What a rule looks at in a change: `names` are all spellings of whom it names, `outlets` who published it."""

    kind: str
    text: str
    story: str
    story_title: str
    point_kind: str | None
    names: frozenset[str]
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleState:
    """A rule and what came of it: changes it has told, messages that wait and that were given up; `said`: the last
    answer of the webhook.
    """

    rule: Rule
    told: int
    last_at: str | None
    waiting: int
    given_up: int
    said: str | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message for a webhook: its `id` and `body` stay the same, however often it is tried; `secret` signs it."""

    id: str
    rule: str
    body: bytes
    made_at: str
    attempts: int
    webhook: str
    secret: str
    private: bool

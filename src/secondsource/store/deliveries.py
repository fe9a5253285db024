"""Messages that wait for their webhooks -> the next one to send, taken so that no other program sends it meanwhile.

Taking counts as a try. A message that was taken and never noted (the program was stopped) is due again when its time
is up.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from secondsource.records.lease import Lease
from secondsource.records.rules import Delivery
from secondsource.store.leases import is_due
from secondsource.store.schema import deliveries, rules


def take_delivery(taker: Connection, lease: Lease, failing: Collection[str]) -> Delivery | None:
    """Return the oldest message that is due and take it; those of `failing` rules are left alone.

    What another program takes just now is left to it.
    """
    query = (
        select(deliveries, rules.c.webhook, rules.c.secret, rules.c.private)
        .join(rules, rules.c.id == deliveries.c.rule)
        .where(is_due(deliveries, lease), deliveries.c.rule.not_in(sorted(failing)))
        .order_by(deliveries.c.number)
        .limit(1)
        .with_for_update(of=deliveries, skip_locked=True)
    )
    row = taker.execute(query).one_or_none()
    if row is None:
        return None
    taken = {"next_at": lease.until, "attempts": row.attempts + 1}
    taker.execute(update(deliveries).where(deliveries.c.id == row.id).values(**taken))
    return Delivery(
        id=row.id,
        rule=row.rule,
        body=row.body.encode(),
        made_at=row.made_at,
        attempts=row.attempts,
        webhook=row.webhook or "",
        secret=row.secret or "",
        private=bool(row.private),
    )


def note_delivered(connection: Connection, arrived: Delivery, now: str, said: str) -> None:
    """Keep that a message has arrived; those that only waited behind another are due now."""
    noted = {"next_at": None, "tried_at": now, "done_at": now, "said": said}
    connection.execute(update(deliveries).where(deliveries.c.id == arrived.id).values(**noted))
    behind = (deliveries.c.rule == arrived.rule, deliveries.c.attempts == 0, deliveries.c.next_at > now)
    connection.execute(update(deliveries).where(*behind).values(next_at=now))


def note_failed(connection: Connection, failed: Delivery, now: str, said: str, next_at: str | None) -> None:
    """Keep that a message could not be delivered, and when it is due again (None: it is given up).

    Others to the same webhook wait as long: one that is out of order is not asked for each of them. Nothing is kept
    when another program has taken the message since, because our lease had run out: it knows better.
    """
    noted = {"next_at": next_at, "tried_at": now, "said": said}
    ours = (deliveries.c.id == failed.id, deliveries.c.attempts == failed.attempts + 1, deliveries.c.done_at.is_(None))
    kept = connection.execute(update(deliveries).where(*ours).values(**noted)).rowcount
    if kept and next_at is not None:
        behind = update(deliveries).where(deliveries.c.rule == failed.rule, deliveries.c.next_at < next_at)
        connection.execute(behind.values(next_at=next_at))


def is_any_due(connection: Connection, lease: Lease) -> bool:
    """Is there a message to send now?"""
    return connection.scalar(select(deliveries.c.id).where(is_due(deliveries, lease)).limit(1)) is not None


def next_delivery(connection: Connection) -> str | None:
    """Return when a message is due next; None when none waits."""
    waits = select(deliveries.c.next_at).where(deliveries.c.next_at.is_not(None))
    return connection.scalar(waits.order_by(deliveries.c.next_at).limit(1))

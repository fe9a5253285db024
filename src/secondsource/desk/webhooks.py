"""Messages that are due -> signed, posted to their webhooks, and kept as arrived, to be tried again or given up.

Signed as Standard Webhooks say: who holds the secret can tell that a message is ours, whole and fresh. A message keeps
its id at every try, so that a webhook that was told twice (we were stopped before we could note it) can tell.
"""

import hmac
import secrets
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from secondsource.desk.turns import later, lease_at
from secondsource.ingest.post import Posted, Poster
from secondsource.records.rules import Delivery
from secondsource.store.connect import Desk
from secondsource.store.deliveries import note_delivered, note_failed, take_delivery

_PREFIX = "whsec_"
_LEAST_BYTES, _MOST_BYTES, _MADE_BYTES = 24, 64, 32  # of a secret
_TAKEN_MINUTES = 2.0  # so long a message is ours; an answer has a quarter of a minute
_GONE = 410  # the webhook wants no more of this
# After so many minutes it is tried again: five seconds to a day, three days in all, as Standard Webhooks advise.
_PAUSES = (5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440)
_OLDEST_DAYS = 4  # a message older than that is given up at its next failure, however seldom it was tried


@dataclass(slots=True)
class Delivered:
    """What a round came to: messages that arrived, tries that failed with what was said, messages given up."""

    arrived: int = 0
    failed: int = 0
    given_up: int = 0
    said: list[str] = field(default_factory=list)


def deliver_due(desk: Desk, poster: Poster, clock: Callable[[], str]) -> Delivered:
    """Send every message that is due, the oldest first; after a failure the others of its rule wait."""
    done = Delivered()
    failing: set[str] = set()
    while True:
        now = clock()
        with desk.taking() as taker:
            one = take_delivery(taker, lease_at(now, _TAKEN_MINUTES), failing)
        if one is None:
            return done
        posted = poster.post(one.webhook, one.body, signed_heads(one, now), private=one.private)
        with desk.writing() as writer:
            if posted.arrived:
                note_delivered(writer, one, clock(), posted.said)
                done.arrived += 1
                continue
            again = next_try(one, posted, now)
            note_failed(writer, one, clock(), posted.said, again)
        failing.add(one.rule)
        done.failed += 1
        done.given_up += again is None
        done.said.append(f"{one.webhook}: {posted.said}")


def next_try(one: Delivery, posted: Posted, now: str) -> str | None:
    """Return when a message that failed is due again; None when it is given up."""
    age = datetime.fromisoformat(now) - datetime.fromisoformat(one.made_at)
    if posted.status == _GONE or one.attempts >= len(_PAUSES) or age.days >= _OLDEST_DAYS:
        return None
    return later(now, max(_PAUSES[one.attempts], (posted.retry_after_seconds or 0) / 60))


def signed_heads(one: Delivery, now: str) -> dict[str, str]:
    """Return the heads of a message: its id, the moment it is sent, and what signs both and the body."""
    moment = str(int(datetime.fromisoformat(now).timestamp()))
    signed = sign(one.secret, one.id, moment, one.body)
    return {
        "content-type": "application/json",
        "webhook-id": one.id,
        "webhook-timestamp": moment,
        "webhook-signature": signed,
    }


def sign(secret: str, known: str, moment: str, body: bytes) -> str:
    """Return the signature (v1: HMAC-SHA256) of a message."""
    key = b64decode(secret.removeprefix(_PREFIX))
    return "v1," + b64encode(hmac.digest(key, f"{known}.{moment}.".encode() + body, sha256().name)).decode()


def new_secret() -> str:
    """Return a secret that nobody can guess."""
    return _PREFIX + b64encode(secrets.token_bytes(_MADE_BYTES)).decode()


def is_secret(secret: str) -> bool:
    """Is this a secret as Standard Webhooks write it: "whsec_" and 24 to 64 bytes in base64?"""
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (NotBase64, ValueError):
        return False
    return secret.startswith(_PREFIX) and _LEAST_BYTES <= len(key) <= _MOST_BYTES

"""What a database says when it cannot go on -> an error that names what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from secondsource.errors import StoreError


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn what the database raises into `StoreError`; `where` is the desk as the caller named it."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _fault(where, str(error.orig if isinstance(error, DBAPIError) else error)) from error


def _fault(where: str, said: str) -> StoreError:
    low = said.lower()
    if "locked" in low or "lock timeout" in low:
        return StoreError("desk-locked", f"{where} is being written by another program", "wait for it, or stop it")
    if "readonly" in low or "read-only" in low:
        return StoreError("desk-read-only", f"{where} may not be written", "check its permissions and its folder's")
    if "disk is full" in low or "no space left" in low or "disk full" in low:
        return StoreError("desk-full", f"no space is left for {where}", "make room; nothing was half written")
    if "malformed" in low or "not a database" in low or "corrupt" in low:
        hint = "take your last copy of it, or make a new one of what can be read: secondsource repair -o NEW"
        return StoreError("desk-broken", f"{where} is no desk, or a damaged one: {said}", hint)
    if "unable to open" in low or "could not connect" in low or "connection" in low or "does not exist" in low:
        return StoreError("desk-out-of-reach", f"{where} cannot be opened: {said}", "check its path or address")
    return StoreError("desk-failed", f"{where} could not be used: {said}", "please report this as a bug")

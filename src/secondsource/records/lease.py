"""A moment at which a worker takes work -> the moments that say what it may take, and how long it is its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lease:
    """Work taken `now` is the worker's until `until`; then another may take it, for the worker may have died.

    No lease given now ends after `latest`, and nothing is due after `farthest`: what says so was written by a clock
    that ran ahead and is set right since; it counts as free, or due.
    """

    now: str
    until: str
    latest: str
    farthest: str

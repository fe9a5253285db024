"""Wrong tokens → how long the one who sent them has to wait: guessing gets slower with every try."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

_FREE_TRIES, _LONGEST_S, _FORGOTTEN_S, _MOST_CLIENTS = 5, 300.0, 3600.0, 2000


class Throttle:
    """Counts wrong tokens by client address; five are free, then the wait doubles from one second to five minutes.

    `clock` gives seconds that never run backwards. What is remembered is bounded: the oldest clients are forgotten.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait_s(self, client: str) -> float:
        """Return how many seconds `client` has to wait before the next token is looked at; 0 when it need not."""
        wrong, last = self._wrong.get(client, (0, 0.0))
        if wrong < _FREE_TRIES:
            return 0.0
        until = last + min(_LONGEST_S, 2.0 ** min(wrong - _FREE_TRIES, 16))
        return max(0.0, until - self._clock())

    def failed(self, client: str) -> None:
        """Note a wrong token; an hour without one is forgiven."""
        wrong, last = self._wrong.pop(client, (0, 0.0))
        now = self._clock()
        self._wrong[client] = (wrong + 1 if now - last < _FORGOTTEN_S else 1, now)
        while len(self._wrong) > _MOST_CLIENTS:
            self._wrong.popitem(last=False)

    def passed(self, client: str) -> None:
        """Forget the wrong tokens of a client that sent the right one."""
        self._wrong.pop(client, None)

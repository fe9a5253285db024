"""A connection that takes for ever → closed: to send a request takes seconds, to fetch its answer minutes, not hours.

Uvicorn alone closes what is idle between two requests; one that sends a byte now and then, or reads none, would hold
its place for ever. Where all places are taken, a connection is closed before it says a word.
"""

import asyncio
import logging
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from secondsource.web.places import Seldom

_LOG = logging.getLogger(__name__)
REQUEST_S, ANSWER_S = 15.0, 120.0


class BoundedConnection(H11Protocol):
    """Uvicorn's connection with more clocks: a request arrives whole in time, and an answer is taken in time."""

    request_s, answer_s = REQUEST_S, ANSWER_S
    seldom = Seldom()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._clock: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count: even the first byte has to come. Without a place left, it ends here."""
        super().connection_made(transport)
        if self.limit_concurrency is None or len(self.connections) < self.limit_concurrency:
            self._count()
            return
        self.connections.discard(self)
        transport.abort()
        if self.seldom():
            _LOG.warning("all %d places are taken, further connections are closed", len(self.connections))

    def data_received(self, data: bytes) -> None:
        """Take some bytes; whoever sends what is no request, even while it is answered, is cut off."""
        try:
            super().data_received(data)
        except Exception:  # h11 will not say "400" in the middle of another answer
            self.transport.abort()
        self._count()

    def on_response_complete(self) -> None:
        """Go on to the next request, of which a part may be there already."""
        super().on_response_complete()
        self._count()

    def pause_writing(self) -> None:
        """Begin to count: what was answered has to be taken, whatever is sent meanwhile."""
        super().pause_writing()
        if self._taking is None:
            self._taking = self.loop.call_later(self.answer_s, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop counting: nearly all of it was taken."""
        super().resume_writing()
        self._taken()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop counting."""
        self._stop()
        self._taken()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)

    def timeout_keep_alive_handler(self) -> None:
        """Close what is idle, and cut it off when it does not take the rest of its answer."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(self.answer_s, self.transport.abort)

    def _count(self) -> None:
        """Count while a request is on its way; bytes that come meanwhile do not begin anew."""
        whole = self.cycle is not None and not self.cycle.more_body
        if whole and not (self.cycle.response_complete and self.conn.trailing_data[0]):
            self._stop()
        elif self._clock is None and not self.transport.is_closing():
            self._clock = self.loop.call_later(self.request_s, self.transport.abort)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

"""A desk and its doors → a server that answers until it is stopped; it tells where before it begins."""

import errno
import gc
import logging
import socket
import sys
from collections.abc import Callable
from urllib.parse import quote

import uvicorn
from starlette.types import ASGIApp

from secondsource.desk.backlog import Backlog
from secondsource.errors import SettingsError
from secondsource.store.connect import Desk
from secondsource.web.all_pages import ALL
from secondsource.web.application import build_app
from secondsource.web.connections import BoundedConnection
from secondsource.web.doors import Doors, checked_doors
from secondsource.web.page_table import Hands
from secondsource.web.places import FewLines, Seldom, find_places

_WAITING, _KEPT_S, _ENDING_S = 512, 15, 5
_SWITCH_S = 0.001  # pages are made beside those that are answered from memory, which must not wait for them long


def serve_desk(desk: Desk, doors: Doors, tell: Callable[[str], None], now: Callable[[], str]) -> None:
    """Answer requests until the process is told to stop; `tell` is handed the address to open, with its token.

    `now` tells the moment that is written beside judgements. What they bear on is told beside the pages.

    Raises `SettingsError` when the doors would stand open to strangers or the port is taken.
    """
    doors = checked_doors(doors)
    listener = _listen(doors)
    host = f"[{doors.host}]" if ":" in doors.host else doors.host
    site = f"http://{host}:{listener.getsockname()[1]}"
    tell(f"{site}/sign-in?token={quote(doors.token, safe='')}" if doors.token else f"{site}/")
    backlog = Backlog(desk, now)
    if desk.may_write:
        backlog.more()  # what an earlier program left undone
    app = build_app(desk, doors, ALL, Hands(now, backlog.more))
    config = configured(app)
    logging.getLogger("asyncio").addFilter(FewLines(Seldom()))
    sys.setswitchinterval(_SWITCH_S)
    gc.collect()
    gc.freeze()  # what was loaded stays: to look through it at every collection slows pages down
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        backlog.close(_ENDING_S)
        app.close(_ENDING_S)
        listener.close()


def configured(app: ASGIApp) -> uvicorn.Config:
    """Return how a desk is served: what a stranger sends fills neither the places, nor the memory, nor the log."""
    return uvicorn.Config(
        app,
        http=BoundedConnection,
        log_level="error",  # below, every refused or garbled request is a line
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=find_places() + 1,  # Uvicorn's limit is where all are told that there is no room
        backlog=_WAITING,
        timeout_keep_alive=_KEPT_S,
        ws="none",
        lifespan="off",
    )


def _listen(doors: Doors) -> socket.socket:
    family = socket.AF_INET6 if ":" in doors.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((doors.host, doors.port))
    except OSError as error:
        listener.close()
        what = f"{doors.host}:{doors.port} cannot be listened at: {error.strerror or error}"
        elsewhere = error.errno not in (errno.EADDRINUSE, errno.EACCES)
        hint = (
            "choose a --host that is this machine" if elsewhere else "choose another --port, or stop what listens there"
        )
        raise SettingsError("port-taken", what, hint) from error
    listener.listen(_WAITING)
    return listener

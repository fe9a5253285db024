"""A program that is told to stop (SIGTERM) → it stops as by Ctrl-C, and gives back what it has taken of a desk."""

import signal
import threading


def heed_stop() -> None:
    """Let what runs be interrupted when the program is told to stop; outside the main thread nothing changes."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)

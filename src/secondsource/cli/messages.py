"""Messages that wait for webhooks → sent, and a line on what came of it; nothing is loaded where none waits."""

from typing import TYPE_CHECKING

import typer

from secondsource.cli.desk_place import moment_now

if TYPE_CHECKING:
    from secondsource.store.connect import Desk


def send_messages(desk: "Desk") -> None:
    """Send what is due, and say so when it was anything."""
    from secondsource.desk.turns import lease_at
    from secondsource.store.deliveries import is_any_due

    with desk.reading() as connection:
        if not is_any_due(connection, lease_at(moment_now())):
            return
    from secondsource.brief.render_words import one_line
    from secondsource.desk.webhooks import deliver_due
    from secondsource.ingest.post import Poster

    poster = Poster()
    try:
        done = deliver_due(desk, poster, moment_now)
    finally:
        poster.close()
    for said in done.said:
        typer.echo(one_line(f"webhook failed: {said}; it is tried again"), err=True)
    given_up = f", {done.given_up} given up" if done.given_up else ""
    typer.echo(f"{done.arrived} messages sent to webhooks, {done.failed} failed{given_up}")

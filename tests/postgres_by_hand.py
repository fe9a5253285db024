"""A PostgreSQL server of its own for tests: made in a folder, reached by a socket there, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ACCOUNT = "postgres"  # the server does not run as the superuser: then the account that Debian makes for it is taken


def find_programs() -> Path | None:
    """Return the folder with the newest `initdb` and `pg_ctl`; None where PostgreSQL is not installed."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.environ.get("PATH", "").split(":"))]
    found = [place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()]
    return max(found, key=lambda place: (len(place.parent.name), place.parent.name), default=None)


def why_not() -> str | None:
    """Return why no server can be started here; None when one can."""
    if find_programs() is None:
        return "PostgreSQL is not installed (Debian: postgresql)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as the superuser, and there is no runuser"
    return None


@contextmanager
def postgres_anywhere() -> Iterator[str]:
    """Run a server in a folder of its own; yield the address of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        with postgres(folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a server in an empty folder (of a short name, for its socket); yield the address of an empty database."""
    programs = find_programs()
    assert programs is not None
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
    _run(programs / "initdb", "-D", folder / "data", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    _run(programs / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql:///postgres?host={folder}&user=desk"
    finally:
        _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")


def _run(*words: object) -> None:
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", ACCOUNT, "--", *command]
    subprocess.run(command, check=True, capture_output=True, cwd="/")

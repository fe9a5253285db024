"""The path of a file that is held whole -> its bytes, or an error: nobody's list of feeds has gigabytes."""

from pathlib import Path

from secondsource.errors import InputError


def read_whole(path: Path, most_bytes: int) -> bytes:
    """Return the bytes of a file; raises `InputError` when there are more than `most_bytes`, `OSError` as it comes.

    What is read is counted, not what the system says of the size: a device has none, and a file can grow.
    """
    with path.open("rb") as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        what = f"{str(path)!r} is larger than {most_bytes / 1e6:g} MB"
        raise InputError("file-too-large", what, "see whether it is the right file, or cut it in parts")
    return data

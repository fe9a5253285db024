"""What reads – program, word lists, network, libraries, Python -> a fingerprint: readings of one are alike."""

import sys
import unicodedata
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

# What a reading depends on: rooms, and files of others; all else may change as it likes.
_ROOMS = ("analyse", "brief", "clean", "ingest", "lang", "records", "values")
_FILES = ("pipeline.py", "engine/task.py")
_LIBRARIES = ("ftfy", "htmldate", "lxml", "numpy", "py3langid", "snowballstemmer", "trafilatura", "warcio")


@cache
def reader_fingerprint() -> str:
    """Return the version and a hash of all files and versions, also of Python, that a reading depends on."""
    digest = blake2b(digest_size=12)
    package = files("secondsource")
    for room in _ROOMS:
        _take_in(package.joinpath(room), digest)
    for place in _FILES:
        _take_in_file(package.joinpath(place), digest)
    python = ".".join(map(str, sys.version_info[:2]))  # with it go `re`, and what a letter is
    digest.update(f"{python}\0{unicodedata.unidata_version}\0".encode())
    for name in _LIBRARIES:
        digest.update(f"{name}\0{_version(name)}\0".encode())
    return f"{_version('secondsource')}-{digest.hexdigest()}"


def _take_in(folder: Traversable, digest: blake2b) -> None:
    for one in sorted(folder.iterdir(), key=lambda child: child.name):
        if one.is_dir():
            _take_in(one, digest)
        elif one.name.endswith((".py", ".toml", ".npz")):
            _take_in_file(one, digest)


def _take_in_file(file: Traversable, digest: blake2b) -> None:
    content = file.read_bytes()
    digest.update(f"{file.name}\0{len(content)}\0".encode() + content)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

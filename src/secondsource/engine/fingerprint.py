"""What reads – program, word lists, network, libraries – -> a fingerprint: readings of one fingerprint are alike."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

# What a reading depends on; the other rooms may change as they like.
_ROOMS = ("analyse", "brief", "clean", "ingest", "lang", "records", "values")
_LIBRARIES = ("ftfy", "htmldate", "lxml", "numpy", "py3langid", "snowballstemmer", "trafilatura", "warcio")


@cache
def reader_fingerprint() -> str:
    """Return the version and a hash of all files and library versions that a reading depends on."""
    digest = blake2b(digest_size=12)
    package = files("secondsource")
    for room in _ROOMS:
        _take_in(package.joinpath(room), digest)
    for name in _LIBRARIES:
        digest.update(f"{name}\0{_version(name)}\0".encode())
    return f"{_version('secondsource')}-{digest.hexdigest()}"


def _take_in(folder: Traversable, digest: blake2b) -> None:
    for one in sorted(folder.iterdir(), key=lambda child: child.name):
        if one.is_dir():
            _take_in(one, digest)
        elif one.name.endswith((".py", ".toml", ".npz")):
            content = one.read_bytes()
            digest.update(f"{one.name}\0{len(content)}\0".encode() + content)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

"""Every reader × bytes that nobody would write → how often each was run, and every crash, hang or heap it came to.

    make fuzz                  ten minutes in all; make fuzz FUZZ=3600 takes an hour
    make fuzz ONLY="page text" these readers alone

Seconds are of processor time, so a busy machine runs as much as an idle one; a reader that takes long for one input
gets more of them than one that takes none.

With `atheris` (bench/fuzz.txt) inputs grow towards code not yet run; without it they are the seeds, cut and mixed. What
is found lies in out/fuzz; once mended, the input goes to tests/fuzz/corpus/TARGET and is tried by every `make test`.
"""

import argparse
import hashlib
import inspect
import json
import os
import random
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECONDS_PER_100_KB, MOST_MB = 2.0, 500
_KEPT = 5  # inputs of one kind of finding
# Readers with a hundredth of the others' runs in the same time (measured: docs/security.md), and their shares of it.
_DEAR, _SHARES = ("feed", "feed_list", "files", "judgements", "page", "records", "text"), 4
# Counting every branch of all rooms makes a run many times dearer; these meet the bytes first.
_GROWN_TOWARDS = ("secondsource.ingest", "secondsource.clean", "feedparser", "warcio", "protego")
sys.path.insert(0, str(ROOT / "tests"))


class Watched:
    """A target that is run again and again; what goes wrong is kept and the next input is tried."""

    def __init__(self, name: str, target: Callable[[bytes], None], out: Path) -> None:
        """`out` is the folder that findings go to."""
        self.name, self.out, self._target = name, out, target
        self.runs = 0
        self.found: dict[str, int] = {}
        self._peak_mb = self._before_mb = _peak_mb()

    def __call__(self, data: bytes) -> None:
        """Run it once."""
        self.runs += 1
        began = time.process_time()
        try:
            self._target(data)
        except Exception as error:  # any at all is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}", data)
        took = time.process_time() - began
        if took > SECONDS_PER_100_KB * max(1.0, len(data) / 100_000):
            self._keep("slow", data)
        peak = _peak_mb()
        if peak > max(self._peak_mb, self._before_mb + MOST_MB):
            self._keep("memory", data)
        self._peak_mb = max(peak, self._peak_mb)

    def _keep(self, what: str, data: bytes) -> None:
        self.found[what] = self.found.get(what, 0) + 1
        if self.found[what] <= _KEPT:
            name = hashlib.sha256(data).hexdigest()[:12]
            (self.out / f"{self.name}-{what.replace(' ', '-').replace(':', '-')}-{name}").write_bytes(data)

    def told(self) -> dict[str, object]:
        """Return what came of it, for the table."""
        grown = round(self._peak_mb - self._before_mb)
        return {"target": self.name, "runs": self.runs, "grown_mb": grown, "found": dict(sorted(self.found.items()))}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seeds(name: str) -> list[bytes]:
    """Return what the inputs of a target begin with: all that was ever found, and texts of the examples."""
    from fuzz_seeds import seeds_of

    corpus = sorted((ROOT / "tests" / "fuzz" / "corpus" / name).glob("*"))
    return [path.read_bytes() for path in corpus] + seeds_of(name)


def fuzz_by_coverage(watched: Watched, seconds: int, work: Path) -> bool:
    """Let atheris make inputs; False where it is not installed. Ends the process when time is up."""
    try:
        import atheris
    except ImportError:
        return False
    for number, seed in enumerate(seeds(watched.name)):
        (work / f"seed-{number:03}").write_bytes(seed)

    for name, module in sorted(sys.modules.items()):
        if name.startswith(_GROWN_TOWARDS):
            for part in vars(module).values():
                if inspect.isfunction(part) and part.__module__ == name:
                    atheris.instrument_func(part)

    until = time.process_time() + seconds

    def once(data: bytes) -> None:
        watched(data)
        over = time.process_time() > until
        if over or watched.runs % 100 == 0 or time.monotonic() - once.written > 1:  # type: ignore[attr-defined]
            once.written = time.monotonic()  # type: ignore[attr-defined]
            _note(watched)
        if over:
            os._exit(0)  # libFuzzer knows no limit of processor time, and takes an exception for a finding

    once.written = 0.0  # type: ignore[attr-defined]
    limits = ["-timeout=60", "-rss_limit_mb=4096", "-max_len=20000", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={watched.out}/{watched.name}-killed-", str(work)], once)
    atheris.Fuzz()
    return True


def fuzz_by_chance(watched: Watched, seconds: int) -> None:
    """Cut, mix and spoil the seeds, the same way on every run of as many inputs."""
    chance, given = random.Random(20310301), seeds(watched.name) or [b""]
    until = time.process_time() + seconds
    while time.process_time() < until:
        watched(_spoilt(chance, given))


def _spoilt(chance: random.Random, given: list[bytes]) -> bytes:
    left, right = chance.choice(given), chance.choice(given)
    data = bytearray(left[: chance.randint(0, len(left))] + right[chance.randint(0, len(right)) :])
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(data))
        match chance.randint(0, 3):
            case 0:
                data[at : at + 1] = chance.randbytes(1)
            case 1:
                data[at:at] = chance.choice(
                    (b"\0", b"<", b'"', b"\xff", b"\x1b[", b"&#", "\u202e".encode(), b"\n", b"{")
                )
            case 2:
                del data[at : at + chance.randint(1, 20)]
            case _:
                piece = bytes(data[at : at + chance.randint(1, 30)])
                data[at:at] = piece * chance.randint(1, 50)
    return bytes(data[:100_000])


def _note(watched: Watched) -> None:
    (watched.out / f"{watched.name}.json").write_text(json.dumps(watched.told()), encoding="utf-8")


def run_one(name: str, seconds: int, out: Path) -> None:
    """Fuzz one target in this process."""
    from fuzz_targets import TARGETS

    work = out / "grown" / name
    work.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):  # what loads late is no growth of an input
        TARGETS[name](seed)
    watched = Watched(name, TARGETS[name], out)
    _note(watched)
    if not fuzz_by_coverage(watched, seconds, work):
        fuzz_by_chance(watched, seconds)
    _note(watched)


def run_all(names: Sequence[str], seconds: int, out: Path) -> int:
    """Fuzz targets, each in a process of its own, print the table and return how many kinds of findings there are."""
    shares = {name: _SHARES if name in _DEAR else 1 for name in names}
    each = max(1, seconds // sum(shares.values()))
    total = kinds = 0
    print(f"{'reader':12} {'runs':>9} {'MB more':>8}  findings")
    for name, share in shares.items():
        command = [sys.executable, __file__, "--target", name, "--seconds", str(each * share), "--out", str(out)]
        ended = subprocess.run(command, capture_output=True, check=False)
        told = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))
        if ended.returncode:
            told["found"][f"ended with {ended.returncode}"] = 1
        total, kinds = total + told["runs"], kinds + len(told["found"])
        said = "; ".join(f"{what} ×{count}" for what, count in told["found"].items()) or "none"
        print(f"{name:12} {told['runs']:>9,} {told['grown_mb']:>8}  {said}", flush=True)
    print(f"{total:,} runs, {kinds} kinds of findings" + (f"; see {out}" if kinds else ""))
    return kinds


def main() -> int:
    """Read the command line."""
    from fuzz_targets import TARGETS

    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="*", choices=TARGETS, metavar="READER", help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--target", choices=TARGETS, help="one of them in this very process")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzz")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    if given.target:
        run_one(given.target, given.seconds, given.out)
        return 0
    return 1 if run_all(given.only or list(TARGETS), given.seconds, given.out) else 0


if __name__ == "__main__":
    sys.exit(main())

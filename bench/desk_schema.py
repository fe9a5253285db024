"""Reports, and schemathesis -> a desk, served, asked whatever its OpenAPI description allows and what it does not.

    python bench/desk_schema.py SCHEMATHESIS REPORTS ... [--examples 40] [--seconds 300]

SCHEMATHESIS is its command (`make schemathesis` installs it into an environment of its own). It asks with the token of
the desk, so that corrections by hand are made and undone as well. All its checks have to hold: no server error; every
status, media type and shape as described; what the description forbids refused, what it allows taken.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from desk_load import PORT, PROGRAM, served

TOKEN = "a-token-for-the-bench"
# That a judgement is on two different things, and a text for a rule has words, no schema can say.
EXCEPT = """
[[operations]]
include-path-regex = "^/(judgements|rules)/add$"
checks.positive_data_acceptance.expected-statuses = ["2xx", "3xx", "400", "404", "409"]
"""


def main() -> int:
    """Return what schemathesis returns: 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schemathesis", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--examples", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk.db"
        add = [sys.executable, "-c", PROGRAM, "add", *map(str, given.reports), "--desk", str(desk)]
        subprocess.run(add, check=True, stdout=subprocess.DEVNULL)
        Path(folder, "schemathesis.toml").write_text(EXCEPT, encoding="utf-8")
        with served(desk, SECONDSOURCE_TOKEN=TOKEN):
            return subprocess.run(asking(given), cwd=folder, check=False).returncode


def asking(given: argparse.Namespace) -> list[str]:
    """Return the command that asks; it is repeatable but for what the desk holds by then."""
    address = f"http://127.0.0.1:{PORT}/openapi.json"
    how = ["--checks", "all", "--continue-on-failure", "--warnings", "off", "--seed", "1"]
    much = ["--max-examples", str(given.examples), "--max-time", str(given.seconds)]
    return [str(given.schemathesis.absolute()), "run", address, "-H", f"Authorization: Bearer {TOKEN}", *how, *much]


if __name__ == "__main__":
    sys.exit(main())

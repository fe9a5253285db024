"""Reports, one after the other on standard input -> processor seconds each took, for the program or the usual chain.

    python bench/speed_chain.py ours|chain [--models FOLDER]

Started by speed.py, once for each side, and asked in turns. A line in is {"raw", "media"}; a line out is
{"seconds", "clock", "cutting", "words", "peak_mb"}: processor time and clock; the processor time that cutting the same
text into words with one regular expression took right after, which tells how fast the machine was just then. The first
line out, before any report, says how long loading took. `ours` runs in the
program's environment, `chain` in .venv-bench: trafilatura for pages, spaCy (tagger, lemmas, parser, names; trained
here), dateparser.search, quantulum3, textacy's quotations.
"""

import argparse
import json
import re
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

BEGAN = time.process_time(), time.perf_counter()
WORD = re.compile(r"\w+|[^\w\s]")
Reader = Callable[[str, str], str]


def by_us() -> Reader:
    """Clean and analyse, as `secondsource read` does."""
    from secondsource.analyse.analysis import read_analysis
    from secondsource.clean.document import read_document
    from secondsource.records.report import Report

    def read(raw: str, media: str) -> str:
        document = read_document(Report(id="r", source="r", raw=raw, media=media, sha256=""))  # type: ignore[arg-type]
        read_analysis(document)
        return document.text

    return read


def by_chain(models: Path) -> Reader:
    """What a user would otherwise put together."""
    from spacy import load
    from trafilatura import extract

    from peer_readings import by_dateparser, by_quantulum, quoted, trees

    names, tagged, times, amounts = load(models / "names"), trees(models), by_dateparser(), by_quantulum()
    today = datetime(2020, 1, 1)

    def read(raw: str, media: str) -> str:
        text = (extract(raw) or "") if media == "html" else raw
        names(text)
        with suppress(ValueError):  # marks that do not pair: textacy gives up on the report
            list(quoted(tagged(text)))
        times(text, today)
        amounts(text, today)
        return text

    return read


def main() -> None:
    """Load, read one small report, and answer until standard input ends."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("side", choices=["ours", "chain"])
    options.add_argument("--models", type=Path, default=Path())
    asked = options.parse_args()
    read = by_us() if asked.side == "ours" else by_chain(asked.models)
    tell(read("Two boats left the harbour on Monday, the mayor said.", "text"), BEGAN)
    for line in iter(sys.stdin.readline, ""):
        given = json.loads(line)
        began = time.process_time(), time.perf_counter()
        tell(read(given["raw"], given["media"]), began)


def tell(text: str, began: tuple[float, float]) -> None:
    """Answer with the time taken since `began`, the words that came out, and the most memory ever held."""
    seconds, clock = time.process_time() - began[0], time.perf_counter() - began[1]
    cut = time.process_time()
    WORD.findall(text)
    cutting = time.process_time() - cut
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    words = len(text.split())
    answer = {"seconds": seconds, "clock": clock, "cutting": cutting, "words": words, "peak_mb": peak}
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

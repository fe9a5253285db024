"""Reports, one after the other on standard input -> what the program spends its processor time on, part by part.

    python bench/speed_parts.py < reports.jsonl

Started by speed.py. A line in is {"raw", "media"}; out comes one line, {part: share of the time of all parts together},
the largest first. Each reader of `clean` and `analyse` is one part; `matrix products` are a part of `read_syntax`.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from secondsource.analyse import analysis
from secondsource.analyse.products import Product
from secondsource.clean import document
from secondsource.records.report import Report

PRODUCTS = "matrix products"
CLEANING = ("extract_text", "repair_text", "split_lines", "sift", "shape", "settle_published", "read_language")
Timed = Callable[..., Any]


def timed(work: Timed, part: str, spent: Counter[str]) -> Timed:
    """Return the function, with the processor time of its calls added up under `part`."""

    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[part] += time.process_time() - began

    return run


def watch(spent: Counter[str]) -> None:
    """Time every reader from now on."""
    for name in [name for name in vars(analysis) if name.startswith(("read_", "propose_", "keep_", "settle_"))]:
        if name != "read_analysis":
            setattr(analysis, name, timed(getattr(analysis, name), name, spent))
    for name in CLEANING:
        setattr(document, name, timed(getattr(document, name), name, spent))
    Product.put = timed(Product.put, PRODUCTS, spent)  # type: ignore[method-assign]


def main() -> None:
    """Read all; the first quarter counts for no part, as much is loaded then."""
    given = [json.loads(line) for line in sys.stdin]
    reports = [Report(id="r", source="r", raw=one["raw"], media=one["media"], sha256="") for one in given]
    spent: Counter[str] = Counter()
    watch(spent)
    for number, report in enumerate(reports):
        if number == len(reports) // 4:
            spent.clear()
        analysis.read_analysis(document.read_document(report))
    whole = sum(spent.values()) - spent[PRODUCTS]
    print(json.dumps({part: seconds / whole for part, seconds in spent.most_common()}))


if __name__ == "__main__":
    main()

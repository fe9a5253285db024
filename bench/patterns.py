"""Every regular expression of the package × texts made to run away in it → which take more than linear time.

    python bench/patterns.py                   all of them (some minutes), a row for each that has a shape to run away
    python bench/patterns.py clean. _SPLIT     those whose names hold one of these words

What has such a shape (patterns_shapes) is given its text at three lengths, doubled twice; four times the time is
linear, sixteen times quadratic. What may stay and why stands in tests/house/test_patterns.py.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product

from patterns_found import Found, find_patterns
from patterns_shapes import Shape, find_shapes

_LONGEST, _MOST_ROUNDS = 100_000, 40  # letters of a text; of an exponential one, how often it repeats
_CLEAR_SECONDS = 0.01  # a first run of so long is measured; shorter ones are lost in the noise
_GROWS = 8.0  # times longer for four times the text: between linear (4) and quadratic (16)
_MOST_SECONDS = 10
_BEFORE, _AFTER = ("", "x"), ("", "\0", "\n!")
_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")


class _TooLong(Exception):
    """A run took longer than anybody waits."""


def run(found: Found, text: str) -> float:
    """Return the processor time of all methods that the package calls this expression with."""
    took = 0.0
    for method in sorted(found.used & set(_METHODS)) or ("search", "fullmatch"):
        call: Callable[..., object] = getattr(found.pattern, method)
        arguments = ("", text) if method in ("sub", "subn") else (text,)
        began = time.process_time()
        made = call(*arguments)
        if isinstance(made, Iterator):
            for _ in made:
                pass
        took += time.process_time() - began
    return took


def measure(found: Found, shape: Shape) -> tuple[float, int, float]:
    """Return how many times longer four times the text took, the letters of the longest, and its seconds; the worst."""
    worst = (0.0, 0, 0.0)
    for before, again, after in product([one + shape.before for one in _BEFORE], shape.again, _AFTER):
        if worst[0] > 2 * _GROWS:
            break
        exponential = shape.kind == "exponential"
        many = 4 if exponential else max(1, 1000 // len(again))
        times: list[float] = []
        text = ""
        signal.setitimer(signal.ITIMER_VIRTUAL, _MOST_SECONDS)
        try:
            while (
                len(text) < _LONGEST
                and not (exponential and many > _MOST_ROUNDS)
                and (len(times) < 3 or times[-3] < _CLEAR_SECONDS)
            ):
                text = before + again * many + after
                times.append(run(found, text))
                many = many + 4 if exponential else many * 2
        except _TooLong:
            times = [1.0, 1.0, float("inf")]
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if len(times) > 2 and times[-3] >= _CLEAR_SECONDS:
            worst = max(worst, (times[-1] / times[-3], len(text), times[-1]))
    return worst


def _stop(*_: object) -> None:
    raise _TooLong


def main(words: list[str]) -> int:
    """Print the table; return 1 when anything grows faster than its text."""
    signal.signal(signal.SIGVTALRM, _stop)
    everything = [one for one in find_patterns() if not words or any(word in one.name for word in words)]
    grown = 0
    for found in everything:
        for shape in find_shapes(found.pattern, found.used):
            times, letters, seconds = measure(found, shape)
            said = f"×{times:.0f} for four times the text, {seconds:.2f} s for {letters:,} letters"
            grown += times > _GROWS
            print(
                f"{found.name:40} {shape.kind:12} {said if times > _GROWS else 'in time':50} {shape.again[:2]}",
                flush=True,
            )
    print(f"{len(everything)} expressions, {grown} of them grow faster than their text")
    return int(grown > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

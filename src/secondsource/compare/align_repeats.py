"""What the statements of a story can be aligned by -> lists of rows a report tells again in the very same words.

A report that repeats a sentence (a caption, a live page, a text pasted twice) says nothing new by it: one of the
statements is aligned, the others go where it goes. The alignment's work then grows with what is told, not how often.
"""

from collections import Counter
from collections.abc import Hashable, Sequence

from secondsource.compare.tellings import Told


def gather_repeats(told: Sequence[Told]) -> list[list[int]]:
    """Return the rows in lists, in order of their firsts: those of a list are told alike in sentences told alike.

    Two statements alike in one sentence are two things: the n-th of a sentence is only put to the n-th of another.
    """
    lists: dict[Hashable, list[int]] = {}
    met: Counter[Hashable] = Counter()
    sentences = {(one.telling.report, one.telling.sentence): one.words for one in told}
    again = Counter((report, said) for (report, _), said in sentences.items())
    for row, one in enumerate(told):
        if again[one.telling.report, one.words] == 1:
            lists[row] = [row]
            continue
        words = _words(one)
        met[one.telling.sentence, words] += 1
        lists.setdefault((words, met[one.telling.sentence, words]), []).append(row)
    return list(lists.values())


def _words(one: Told) -> Hashable:
    """Return all that a pair is weighed by, other than the place in the text."""
    statement = one.statement
    return (
        (one.telling.report, one.lemma, one.family, one.headline, one.far),
        (statement.status, statement.negated, statement.nominal, statement.quote is None),
        tuple(sorted(one.parts.items())),
        (one.inside, one.named, one.words, one.times, one.amounts),
    )

"""Two reports -> the passages they share, word for word or lightly reworded, wherever they stand in either text.

A report is read as stems with their offsets, so typography, case and spacing do not matter. Sentences are aligned with
the sentences of the other report they share most words with; runs of words in the same order with small gaps between
are passages. Changed numbers, single changed words and another order of the sentences leave a passage a passage.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from secondsource.group.lent_words import lent_spans
from secondsource.group.terms import read_words, stem, term_of
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.span import Span

# Tuned on the copies of five gold stories and on copies planted for the purpose; see `copies`.
GAP_WORDS = 4  # words that may be put in, left out or changed between two runs of one passage
MATCHED_WORDS = 9  # fewer words in common are how news is written, not a passage taken over
MATCHED_CONTENT = 5  # of these, words that carry matter
DENSITY = 0.65  # share of a passage's words, on either side, that must stand in the other text
NEARLY_ALL = 0.9  # when so much of the shorter text is found from one side, the other side is not asked
SEED = 3  # words in a row that two sentences must share to be laid beside one another
SEED_SENTENCES = 8  # sentences remembered for one seed: hostile text may repeat it without end
SEEDS_SHARED = 2
SENTENCES_TRIED = 3
SETTLED = 0.8  # when so much of a sentence is found in another, no third is looked at
SENTENCE_WORDS_LEAST = 4
SENTENCE_WORDS = 150  # what has no full stop is cut into pieces of this many words


@dataclass(frozen=True, slots=True)
class Wording:
    """A report as words: stems, offsets, sentences as (first, last + 1) word numbers, and which words are lent.

    `content` tells which words carry matter; `lent` are words in quotation marks and others that are not the report's
    own, `public` those of them that others may have heard too; `block` is the number of the block a word stands in;
    `seeds`: a few words in a row -> sentences that hold them; `whole`: the stems of a sentence -> where it is first.
    """

    report: str
    stems: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    content: tuple[bool, ...]
    lent: tuple[bool, ...]
    public: tuple[bool, ...]
    block: tuple[int, ...]
    seeds: Mapping[tuple[str, ...], tuple[int, ...]]
    whole: Mapping[tuple[str, ...], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """A shared passage in word numbers, half-open; `same` are the words matched, in the left and in the right text."""

    left: tuple[int, int]
    right: tuple[int, int]
    same: frozenset[int]
    same_right: frozenset[int]

    @property
    def density(self) -> float:
        """The share of the passage's words that were matched, on the side where it is lower."""
        return len(self.same) / max(1, self.left[1] - self.left[0], self.right[1] - self.right[0])

    def turned(self) -> "Run":
        """Return the same passage seen from the other text."""
        return Run(self.right, self.left, self.same_right, self.same)


def read_wording(document: Document, analysis: Analysis | None) -> Wording:
    """Return the words of a report's text; without an analysis the blocks stand for sentences and nothing is quoted."""
    found = list(read_words(document.text))
    starts = [start for _, start, _ in found]
    spans = analysis.sentences if analysis and analysis.sentences else tuple(b.span for b in document.blocks)
    stems = tuple(stem(word) for word, _, _ in found)
    sentences = tuple(piece for span in spans for piece in _pieces(*_word_range(span, starts)))
    heard, other = ([_word_range(s, starts) for s in lent] for lent in lent_spans(document, analysis, spans))
    public = _flags(len(found), heard)
    lent = _flags(len(found), [*heard, *other, *_repeated(stems, sentences)])
    block_starts = [b.span.start for b in document.blocks]
    return Wording(
        report=document.report_id,
        stems=stems,
        spans=tuple((start, end) for _, start, end in found),
        sentences=sentences,
        content=tuple(term_of(word) is not None or word.isdigit() for word, _, _ in found),
        lent=lent,
        public=public,
        block=tuple(bisect_right(block_starts, start) for start in starts),
        seeds=_seeds(stems, sentences),
        whole={stems[first:last]: (first, last) for first, last in reversed(sentences)},
    )


def shared_runs(left: Wording, right: Wording) -> tuple[Run, ...]:
    """Return the passages of `left` that stand in `right` too, in the order of `left`, without overlap, merged.

    Looked for from either side, since sentences may be split or drawn together; the side that finds more is taken.
    """
    there = _runs(left, right)
    if sum(len(run.same) for run in there) >= NEARLY_ALL * min(len(left.stems), len(right.stems)):
        return tuple(_merge(_extended(there, left, right), left, right))
    back = without_overlap([run.turned() for run in _runs(right, left)])
    best = max((there, back), key=lambda runs: sum(len(run.same) for run in runs))
    return tuple(_merge(_extended(best, left, right), left, right))


def _runs(left: Wording, right: Wording) -> list[Run]:
    whole = _whole_sentences(left, right)
    found: list[Run] = []
    for sentence in left.sentences:
        if sentence not in whole:
            for number in _likely(left, sentence, right):
                runs = list(_align(left, sentence, right, right.sentences[number]))
                found.extend(runs)
                if sum(len(run.same) for run in runs) >= SETTLED * (sentence[1] - sentence[0]):
                    break
    long = [run for run in whole.values() if len(run.same) >= MATCHED_WORDS]
    return without_overlap([*found, *whole.values()] if found or long else [])


def _whole_sentences(left: Wording, right: Wording) -> dict[tuple[int, int], Run]:
    """Return sentences that stand in both; short ones are worth nothing alone, but are part of what was taken over."""
    found = {}
    for first, last in left.sentences:
        place = right.whole.get(left.stems[first:last])
        if place and last - first >= SENTENCE_WORDS_LEAST:
            found[first, last] = Run((first, last), place, frozenset(range(first, last)), frozenset(range(*place)))
    return found


def passage_span(wording: Wording, words: tuple[int, int]) -> Span:
    """Return a run of words, given as half-open word numbers, as a span of characters."""
    return Span(wording.spans[words[0]][0], wording.spans[words[1] - 1][1])


def _word_range(span: Span, starts: Sequence[int]) -> tuple[int, int]:
    return bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)


def _pieces(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last, SENTENCE_WORDS):
        yield start, min(last, start + SENTENCE_WORDS)


def _flags(words: int, ranges: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    flags = [False] * words
    for first, last in ranges:
        flags[first:last] = [True] * (last - first)
    return tuple(flags)


def _repeated(stems: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentences that only say again what stood before: captions of a gallery, taken over, count once."""
    seen: set[tuple[str, ...]] = set()
    for first, last in sentences:
        words = tuple(stems[first:last])
        if words in seen:
            yield first, last
        seen.add(words)


def _seeds(stems: Sequence[str], sentences: Sequence[tuple[int, int]]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return for each few words in a row the sentences that hold them."""
    holders: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, (first, last) in enumerate(sentences):
        for i in range(first, last - SEED + 1):
            seed = tuple(stems[i : i + SEED])
            before = holders.get(seed, ())
            if not before or before[-1] != number:
                holders[seed] = (*before, number) if len(before) < SEED_SENTENCES else before
    return holders


def _likely(left: Wording, sentence: tuple[int, int], right: Wording) -> list[int]:
    """Return the few sentences of the other report that share most seeds with this one."""
    shared: dict[int, int] = defaultdict(int)
    for i in range(sentence[0], sentence[1] - SEED + 1):
        for number in right.seeds.get(left.stems[i : i + SEED], ()):
            shared[number] += 1
    best = sorted(shared, key=lambda n: (-shared[n], n))[:SENTENCES_TRIED]
    return [n for n in best if shared[n] >= SEEDS_SHARED]


def _align(left: Wording, a: tuple[int, int], right: Wording, b: tuple[int, int]) -> Iterator[Run]:
    """Yield the dense runs of words that two sentences share in one order."""
    blocks = LCSseq.opcodes(left.stems[a[0] : a[1]], right.stems[b[0] : b[1]])
    equal = [(a[0] + o.src_start, b[0] + o.dest_start, o.src_end - o.src_start) for o in blocks if o.tag == "equal"]
    group: list[tuple[int, int, int]] = []
    for block in equal:
        if group and _gap(group[-1], block) > GAP_WORDS:
            yield from _dense(group, left)
            group = []
        group.append(block)
    yield from _dense(group, left)


def _gap(before: tuple[int, int, int], after: tuple[int, int, int]) -> int:
    return max(after[0] - before[0] - before[2], after[1] - before[1] - before[2])


def _dense(group: list[tuple[int, int, int]], left: Wording) -> Iterator[Run]:
    """Yield the run made of these equal blocks when it is long and dense enough; loose ends are dropped first."""
    while group:
        same = frozenset(i for start, _, length in group for i in range(start, start + length))
        a = (group[0][0], group[-1][0] + group[-1][2])
        b = (group[0][1], group[-1][1] + group[-1][2])
        if len(same) < MATCHED_WORDS or sum(left.content[i] for i in same) < MATCHED_CONTENT:
            return
        if len(same) / max(a[1] - a[0], b[1] - b[0]) >= DENSITY:
            yield Run(a, b, same, frozenset(i for _, start, length in group for i in range(start, start + length)))
            return
        del group[0 if group[0][2] <= group[-1][2] else -1]


def without_overlap(found: Sequence[Run]) -> list[Run]:
    """Keep of runs that overlap in the left text the one with most matched words."""
    kept: list[Run] = []
    taken: set[int] = set()
    for run in sorted(found, key=lambda r: (-len(r.same), r.left, r.right)):
        if taken.isdisjoint(range(*run.left)):
            kept.append(run)
            taken.update(range(*run.left))
    return sorted(kept, key=lambda r: r.left)


def _extended(runs: Sequence[Run], left: Wording, right: Wording) -> list[Run]:
    """Let every run grow over equal words on both sides, as far as its neighbours and its block."""
    grown: list[Run] = []
    for number, run in enumerate(runs):
        floor = grown[-1].left[1] if grown else 0
        ceiling = runs[number + 1].left[0] if number + 1 < len(runs) else len(left.stems)
        before = _equal_words(left, right, (run.left[0] - 1, run.right[0] - 1), -1, run.left[0] - floor)
        after = _equal_words(left, right, (run.left[1], run.right[1]), 1, ceiling - run.left[1])
        a = (run.left[0] - before, run.left[1] + after)
        b = (run.right[0] - before, run.right[1] + after)
        same = run.same.union(range(a[0], run.left[0]), range(run.left[1], a[1]))
        grown.append(Run(a, b, same, run.same_right.union(range(b[0], run.right[0]), range(run.right[1], b[1]))))
    return grown


def _equal_words(left: Wording, right: Wording, place: tuple[int, int], step: int, most: int) -> int:
    """Count the equal words met from a place in either text, going forward or back within the block."""
    i, j = place
    count = 0
    while count < most and 0 <= j < len(right.stems) and left.stems[i] == right.stems[j]:
        near = i - step, j - step
        if left.block[i] != left.block[near[0]] or right.block[j] != right.block[near[1]]:
            break
        i, j, count = i + step, j + step, count + 1
    return count


def _merge(runs: Sequence[Run], left: Wording, right: Wording) -> list[Run]:
    """Join runs that follow one another in both texts with a small gap, within one block of either."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and _follows(last, run, left, right):
            merged[-1] = _joined(last, run)
        else:
            merged.append(run)
    return merged


def _joined(last: Run, run: Run) -> Run:
    left, right = (last.left[0], run.left[1]), (last.right[0], run.right[1])
    return Run(left, right, last.same | run.same, last.same_right | run.same_right)


def _follows(last: Run, run: Run, left: Wording, right: Wording) -> bool:
    near = 0 <= run.left[0] - last.left[1] <= GAP_WORDS and 0 <= run.right[0] - last.right[1] <= GAP_WORDS
    same_left = left.block[last.left[0]] == left.block[run.left[0]]
    return near and same_left and right.block[last.right[0]] == right.block[run.right[0]]

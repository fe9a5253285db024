"""Reports and what was read in them -> stories, the judgements they rest on, and which stories are related.

The reports run through `running`, a day at a time, oldest first and undated ones last; the marks of all are counted
before the first is placed. The order in which reports are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.group.gathered import Gathered, marks_of
from secondsource.group.parts import Parting
from secondsource.group.rarity import Rarity, key_of
from secondsource.group.related import Relation, relate_stories
from secondsource.group.rulings import Rulings
from secondsource.group.sameness import TEXT, compare_stories, probability, surely_one
from secondsource.group.terms import read_words, term_of
from secondsource.group.traits import read_traits
from secondsource.group.windows import Run, in_order_of_stream, merge_windows, weigh_window
from secondsource.records.analysis import Analysis
from secondsource.records.document import Document
from secondsource.records.story import Judgement

_LOOKED_BACK = 24  # reports of a story that a later one is held against; the first is always among them
_WORDS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Grouping:
    """The stories, each a tuple of report ids, oldest first; the judgements behind them; which are related."""

    stories: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    related: tuple[Relation, ...]


def read_stories(
    documents: Sequence[Document], analyses: Mapping[str, Analysis], decided: Sequence[Judgement] = ()
) -> Grouping:
    """Return stories, judgements and relations.

    `decided` are judgements by a person; they outweigh all else. Same story: score 1 says one, 0 says two. A copy
    tells the story of what it copies, so a judgement that one report copies another makes one story of them too.
    """
    traits = in_order_of_stream(read_traits(d, analyses.get(d.report_id)) for d in documents)
    rarity = Rarity()
    rarity.count(traits)
    weighed = {one.members[0]: one for one in weigh_window(traits, rarity)}
    run = merge_windows(weighed.values(), rarity, rulings_of(decided))
    stories, numbers = order_stories(run, list(weighed))
    by_report = {d.report_id: d for d in documents}
    joining = joining_of(decided)
    judgements = [one for story in stories for one in judge_story(story, weighed, by_report, joining)]
    told = [tuple(by_report[r] for r in story) for story in stories]
    relations = relate_stories(run.running, numbers, told, analyses)
    return Grouping(stories, (*judgements, *told_apart(run.partings, stories)), relations)


def order_stories(run: Run, reports: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], list[int | None]]:
    """Return the stories, that of the earliest report first, and the number each runs under (None: it was let go).

    `reports` are all that ran through the stream, in its order; so stand those of a story.
    """
    place = {report: number for number, report in enumerate(reports)}
    found = {min(place[r] for r in story.members): (number, story) for number, story in run.stories}
    stories = tuple(tuple(sorted(found[first][1].members, key=place.__getitem__)) for first in sorted(found))
    return stories, [found[first][0] for first in sorted(found)]


def rulings_of(decided: Sequence[Judgement]) -> Rulings:
    """Return which reports a person's judgements say are of one story, and which are not."""
    rulings = Rulings()
    for ruling in _of_stories(decided):
        rulings.rule(ruling.left, ruling.right, one_story=ruling.score >= 0.5)
    return rulings


Joining = Mapping[str, Mapping[str, Judgement]]


def joining_of(decided: Sequence[Judgement]) -> Joining:
    """Return the judgements by a person that two reports are of one story, from both sides."""
    joining: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for one in _of_stories(decided):
        if one.score >= 0.5:
            joining[one.right][one.left] = one
            joining[one.left][one.right] = replace(one, left=one.right, right=one.left)
    return joining


def _of_stories(decided: Sequence[Judgement]) -> list[Judgement]:
    """Return what a person's judgements say of stories."""
    copies = [one for one in decided if one.kind == "copies" and one.score == 1.0]
    return [one for one in decided if one.kind == "same-story"] + [replace(one, kind="same-story") for one in copies]


def judge_story(
    story: Sequence[str], weighed: Mapping[str, Gathered], documents: Mapping[str, Document], joining: Joining
) -> Iterator[Judgement]:
    """Tie every report of a story but the first to the report before it that is most surely of one story with it.

    A person's word that ties it to one of those before it comes first.
    """
    alone = [weighed[report] for report in story]
    for place in range(1, len(story)):
        said = joining.get(story[place], {})
        ruled = next((said[left] for left in story[:place] if left in said), None) if said else None
        yield ruled or _tie(story, alone, place, documents[story[place]])


def told_apart(partings: Iterable[Parting], stories: Sequence[Sequence[str]]) -> Iterator[Judgement]:
    """Yield why a story opens anew that had been taken for the earlier one at first; not where the two met again."""
    first_of = {report: story[0] for story in stories for report in story}
    for one in partings:
        first = first_of[one.right]
        if first_of[one.left] != first:
            why = f"opens a story: {one.days} days after the earlier one, and less like it than one story's reports are"
            yield Judgement("same-story", one.left, first, round(probability(one.logit), 3), why)


def _tie(story: Sequence[str], alone: Sequence[Gathered], place: int, document: Document) -> Judgement:
    """Tie the report at a place of its story to the one before it that is most surely of one story with it."""
    before = sorted({0, *range(max(0, place - _LOOKED_BACK), place)})
    sure = surely_one(compare_stories(alone[place], [alone[b] for b in before]))
    score, nearest = max((logit, -b) for logit, b in zip(sure, before, strict=True))
    why = _why(marks_of(alone[place]), alone[-nearest], document)
    return Judgement("same-story", story[-nearest], story[place], round(probability(score), 3), why)


def _why(marks: Mapping[int, float], left: Gathered, document: Document) -> str:
    """Name the words that weigh most in both reports, as the later one writes them."""
    shared = {key: weight * marks[key] for key, weight in marks_of(left).items() if key in marks}
    written: dict[str, int] = {}
    for word, _, _ in read_words(f"{document.title or ''} {document.text}"):
        mark = term_of(word)
        key = key_of(TEXT, mark) if mark else 0
        if key in shared and key not in written.values():
            written[word] = key
    telling = sorted(written, key=lambda word: (-shared[written[word]], word))[:_WORDS_NAMED]
    return "both speak of " + ", ".join(telling) if telling else "by way of other reports of the story"

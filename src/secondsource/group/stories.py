"""Reports and what was read in them -> stories, the judgements they rest on, and which stories are related.

The reports run through `running`, a day at a time, oldest first and undated ones last; the marks of all are counted
before the first is placed. The order in which reports are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from secondsource.group.gathered import Gathered, gather, marks_of
from secondsource.group.parts import Parting
from secondsource.group.rarity import Rarity, key_of
from secondsource.group.related import Relation, relate_stories
from secondsource.group.running import RunningStories
from secondsource.group.sameness import TEXT, compare_stories, probability, surely_one
from secondsource.group.terms import read_words, term_of
from secondsource.group.traits import Traits, read_traits
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
    traits = sorted((read_traits(d, analyses.get(d.report_id)) for d in documents), key=_by_day)
    place = {one.report: number for number, one in enumerate(traits)}
    running, kept, partings = _run(traits, decided)
    numbers = {min(place[r] for r in story.members): (number, story) for number, story in kept}
    stories = tuple(tuple(sorted(numbers[first][1].members, key=place.__getitem__)) for first in sorted(numbers))
    by_report = {d.report_id: d for d in documents}
    judgements = _judge(stories, {one.report: one for one in traits}, running.rarity, by_report, _rulings(decided))
    judgements = (*judgements, *_told_apart(partings, stories))
    order = [numbers[first][0] for first in sorted(numbers)]
    told = [tuple(by_report[r] for r in story) for story in stories]
    return Grouping(stories, judgements, relate_stories(running, order, told, analyses))


def _by_day(traits: Traits) -> tuple[bool, int, str]:
    return traits.day is None, traits.day or 0, traits.report


def _run(
    traits: Sequence[Traits], decided: Sequence[Judgement]
) -> tuple[RunningStories, list[tuple[int | None, Gathered]], list[Parting]]:
    """Let the reports run, day by day; return the stories with the numbers of those still running; what was parted."""
    running = RunningStories()
    for ruling in _rulings(decided):
        running.rulings.rule(ruling.left, ruling.right, one_story=ruling.score >= 0.5)
    running.rarity.count(traits)
    kept: list[tuple[int | None, Gathered]] = []
    for _, day in groupby(traits, key=lambda one: one.day):
        kept += [(None, story) for story in running.add(list(day), counted=True)]
    return running, kept + list(running.stories.items()), running.take_partings()


def _rulings(decided: Sequence[Judgement]) -> list[Judgement]:
    """Return what a person's judgements say of stories."""
    copies = [one for one in decided if one.kind == "copies" and one.score == 1.0]
    return [one for one in decided if one.kind == "same-story"] + [replace(one, kind="same-story") for one in copies]


def _judge(
    stories: Sequence[Sequence[str]],
    traits: Mapping[str, Traits],
    rarity: Rarity,
    documents: Mapping[str, Document],
    rulings: Sequence[Judgement],
) -> tuple[Judgement, ...]:
    """Tie every report but the first of its story to the report before it that is most surely of one story with it.

    A person's word that ties it to one of those before it comes first.
    """
    joining: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for one in rulings:
        if one.score >= 0.5:
            joining[one.right][one.left] = one
            joining[one.left][one.right] = replace(one, left=one.right, right=one.left)
    judged = []
    for story in stories:
        alone = [gather(r, traits[r].day, rarity.weigh(traits[r])) for r in story]
        for place in range(1, len(story)):
            said = joining.get(story[place], {})
            ruled = next((said[left] for left in story[:place] if left in said), None) if said else None
            judged.append(ruled or _tie(story, alone, place, documents[story[place]]))
    return tuple(judged)


def _told_apart(partings: Iterable[Parting], stories: Sequence[Sequence[str]]) -> Iterator[Judgement]:
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

"""ECB+ reports and their marked events -> CoNLL F1 of the happenings the program makes of them, beside two baselines.

    python bench/events.py FOLDER [--part dev] [--reports N]

FOLDER holds documents.jsonl and mentions.jsonl. As is usual on this set, the marked events are given and single ones
count. "stories as found": the reports are sorted into stories by the program itself; "stories as given": by the
sub-topics of the set (one real event each); "themes as given": two like events of a topic are thrown together, which
asks whether they are kept apart. The baselines join what has one lemma, or one doing (`values/doings.py`), in a story.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from coreference_scores import Chain, score
from events_key import Marked, chains_of, read_marked, story_of
from secondsource.compare.align import align_statements
from secondsource.compare.tellings import read_tellings
from secondsource.group.stories import read_stories
from secondsource.records.reading import Reading

Joined = Callable[[Sequence[Reading]], Iterable[Chain]]


def stories_found(marked: Mapping[str, Marked]) -> list[list[str]]:
    """Return the reports in the stories the program sorts them into."""
    analyses = {name: one.analysis for name, one in marked.items()}
    grouping = read_stories([one.document for one in marked.values()], analyses)
    return [list(story) for story in grouping.stories]


def stories_given(marked: Mapping[str, Marked], themes: bool = False) -> list[list[str]]:
    """Return the reports in the stories (or themes) of the set."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, one in marked.items():
        found[one.theme if themes else one.story].append(name)
    return [found[key] for key in sorted(found)]


def happenings(readings: Sequence[Reading]) -> list[Chain]:
    """Return what the program joins."""
    return [frozenset((t.report, t.statement) for t in h.tellings) for h in align_statements(readings)]


def by_lemma(readings: Sequence[Reading]) -> list[Chain]:
    """Return the events of a story joined by their lemma."""
    return _by_key((one.lemma, (r.id, n)) for r in readings for n, one in enumerate(r.analysis.statements))


def by_doing(readings: Sequence[Reading]) -> list[Chain]:
    """Return the events of a story joined by their doing."""
    told = (one for reading in readings for one in read_tellings(reading))
    return _by_key((one.family, (one.telling.report, one.telling.statement)) for one in told)


def _by_key(keyed: Iterable[tuple[str, object]]) -> list[Chain]:
    found: dict[str, set[object]] = defaultdict(set)
    for key, member in keyed:
        found[key].add(member)
    return [frozenset(members) for members in found.values()]


def figures(marked: Mapping[str, Marked], stories: Sequence[Sequence[str]], join: Joined) -> dict[str, float]:
    """Return the F1 of each measure, and of all three their mean ("conll")."""
    told = [chain for names in stories for chain in join(story_of(marked, names))]
    return {name: rates[2] for name, rates in score([(chains_of(marked), told)]).items()}


def main() -> None:
    """Print one line of figures for each way to join and to sort."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--part", default="dev", choices=["train", "dev"])
    options.add_argument("--reports", type=int, help="whole themes until there are so many reports")
    asked = options.parse_args()
    marked = read_marked(asked.folder, asked.part, asked.reports)
    sorted_ways = {
        "stories as found": stories_found(marked),
        "stories as given": stories_given(marked),
        "themes as given": stories_given(marked, themes=True),
    }
    for way, stories in sorted_ways.items():
        for name, join in (("happenings", happenings), ("one doing", by_doing), ("one lemma", by_lemma)):
            rates = figures(marked, stories, join)
            print(f"{way:18} {name:12}", *(f"{measure} {100 * rate:.1f}" for measure, rate in rates.items()))


if __name__ == "__main__":
    main()

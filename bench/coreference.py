"""Who is who in GUM's open documents -> MUC, B-cubed, CEAF-e and CoNLL F1 of the program's mentions.

    python bench/coreference.py FOLDER [--genre news …] [--heads]

FOLDER holds CoNLL-U files of GUM. The program reads plain text: sentences, words, syntax, names and mentions are all
its own. Mentions count when their span is the key's (--heads: when their main word is). "chains" leaves out what is
mentioned once, as OntoNotes does; "with singles" has them in, where every noun phrase of the program without a chain
counts as one. The key marks no relative pronouns, so those of the program are left out.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path

from coreference_key import Key, read_key
from coreference_reading import Read, mentions_of, read_text
from coreference_scores import Chain, score
from secondsource.records.analysis import Mention

Pair = tuple[list[Chain], list[Chain]]


def key_chains(key: Key, singles: bool, heads: bool) -> list[Chain]:
    """Return the chains of the key."""
    return [frozenset(key.heads[m] if heads else m for m in chain) for chain in key.chains if singles or len(chain) > 1]


def own_chains(mentions: Sequence[Mention], read: Read, singles: bool, key: Key | None) -> list[Chain]:
    """Return the chains of the program; with a key, placed by the main words of the key's mentions."""
    relatives = {
        s.start for s, f in zip(read.syntax.spans, read.syntax.forms, strict=True) if f in ("WDT", "WP", "WP$")
    }
    heads = {end: place for place in key.heads.values() for end in (place[0], place[1])} if key else {}
    chains: dict[Hashable, list[Hashable]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        alone = mention.chain is None
        if mention.span.start in relatives or (alone and mention.kind == "pronoun"):
            continue
        place: Hashable = (mention.span.start, mention.span.end)
        if key is not None:
            place = heads.get(mention.head.start) or heads.get(mention.head.end) or place
        chains[("alone", n) if alone else mention.chain].append(place)
    return [frozenset(chain) for chain in chains.values() if singles or len(chain) > 1]


def line(name: str, pairs: Sequence[Pair]) -> str:
    """Return a line of figures: precision/recall/F1 of each measure."""
    figures = "  ".join(f"{m} {p:.3f}/{r:.3f}/{f1:.3f}" for m, (p, r, f1) in score(pairs).items())
    return f"{name:24} {len(pairs):3}  {figures}"


def main() -> None:
    """Score a folder: all its documents, then genre by genre."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--genre", nargs="*", default=())
    options.add_argument("--heads", action="store_true", help="match mentions by their main words")
    given = options.parse_args()
    pairs: dict[tuple[bool, str], list[Pair]] = defaultdict(list)
    words, spent = 0, 0.0
    for key in map(read_key, sorted(given.folder.glob("*.conllu"))):
        if given.genre and key.genre not in given.genre:
            continue
        read = read_text(key.text)
        started = time.process_time()
        mentions = mentions_of(key.text, read)
        spent, words = spent + time.process_time() - started, words + len(read.syntax.spans)
        for singles in (False, True):
            own = own_chains(mentions, read, singles, key if given.heads else None)
            pairs[singles, key.genre].append((key_chains(key, singles, given.heads), own))
    for singles, title in ((False, "chains"), (True, "with singles")):
        print(line(title, [pair for (single, _), found in pairs.items() if single == singles for pair in found]))
        for genre in sorted({genre for _, genre in pairs}):
            print(line(f"  {genre}", pairs[singles, genre]))
    print(f"mentions alone: {words / max(spent, 1e-9):,.0f} words/s")


if __name__ == "__main__":
    main()

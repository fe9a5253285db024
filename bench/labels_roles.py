"""The program's roles against roles labelled by hand -> precision and recall, for tuning and held-out reports apart.

    python bench/labels_roles.py [--shared FOLDER] [--errors dev]

A role is right when its holder overlaps the labelled holder and its title is the labelled one in the program's normal
form; words that narrow an occupation ("retail analyst") may be part of it or not. Optional labels (parties,
relations, what someone may become) count neither way. `of` and modifier are judged on the roles that are right; what
the program knows from another sentence of the report cannot be judged here and is left out.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from labels_text import SHARED, Label, part_of, rates, read_labels, readings, report_id
from secondsource.analyse.titles import parse_title
from secondsource.values.place import country_of

LABELS = Path(__file__).with_name("labels") / "roles.jsonl"
PARTS = ("dev", "held-out")


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Do two spans share a character?"""
    return a[0] < b[1] and b[0] < a[1]


def titles_of(role: Label, text: str) -> set[str]:
    """Return every normal form in which the labelled title is right: with and without the words that narrow it."""
    words = text[slice(*role["title"])].lower().split()
    core = len(text[role["core"] : role["title"][1]].split())
    found = {" ".join(words[first:]) for first in range(len(words) - core + 1)}
    found |= {title.removesuffix("s") for title in found}
    return found | {parse_title(title) or title for title in found}


def same_body(read: str, labelled: str) -> bool:
    """Is it one body or place: the same country, or the words of one within the other?"""
    country = country_of(labelled)
    a, b = ([w for w in x.lower().replace("’", "'").split() if w != "the"] for x in (read, labelled))
    shorter, longer = sorted((a, b), key=len)
    within = any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))
    return within or (country is not None and country == (country_of(read) or read))


def is_holder(reading: Label, role: Label, span: tuple[int, int]) -> bool:
    """Does the role speak of the name that stands at the labelled span?"""
    return any(
        name["entity"] == role["holder"] and overlap((name["start"], name["end"]), span)
        for name in reading["names"]
        if role["start"] <= name["start"] and name["end"] <= role["end"]
    )


def score_of(counts: Counter[str], read: Label, labelled: Label, text: str, sentence: str) -> None:
    """Count what the office is of."""
    if "of" in labelled.get("loose", []):
        return
    if labelled["of"] is None:
        counts["of shown"] += read["of"] is not None and read["of"] in sentence
        return
    right = read["of"] is not None and same_body(read["of"], text[slice(*labelled["of"])])
    counts["of gold"] += 1
    counts["of shown"] += read["of"] is not None
    counts["of hit"] += right


def score_modifier(counts: Counter[str], read: Label, labelled: Label) -> None:
    """Count former, acting, elect, newly appointed."""
    if "modifier" not in labelled.get("loose", []):
        counts["modifier gold"] += labelled["modifier"] is not None
        counts["modifier shown"] += read["modifier"] is not None
        counts["modifier hit"] += read["modifier"] is not None and read["modifier"] == labelled["modifier"]


def score_sentence(label: Label, text: str, reading: Label) -> tuple[Counter[str], list[str]]:
    """Count one sentence and describe its errors."""
    counts: Counter[str] = Counter()
    errors = []
    sentence = text[label["start"] : label["end"]]
    left = list(label["roles"])
    counts["role gold"] = sum("optional" not in role for role in left)
    for read in reading["roles"]:
        if not label["start"] <= read["start"] < label["end"]:
            continue
        hit = next(
            (x for x in left if is_holder(reading, read, x["holder"]) and read["title"] in titles_of(x, text)), None
        )
        if hit is None:
            counts["role shown"] += 1
            errors.append(f"wrong  {read['title']} | {text[read['start'] : read['end']]} | {read['of']}")
            continue
        left.remove(hit)
        if "optional" in hit:
            continue
        counts.update(("role shown", "role hit"))
        before = counts["of hit"], counts["modifier hit"], counts["of shown"], counts["of gold"]
        score_of(counts, read, hit, text, sentence)
        score_modifier(counts, read, hit)
        errors += list(doubts(counts, before, read, hit, text))
    errors += [missed(role, text) for role in left if "optional" not in role]
    return counts, errors


def doubts(counts: Counter[str], before: tuple[int, ...], read: Label, hit: Label, text: str) -> Iterator[str]:
    """Describe a wrong `of` or modifier of a right role."""
    changed = counts["of shown"] > before[2] or counts["of gold"] > before[3]
    if changed and counts["of hit"] == before[0]:
        of = text[slice(*hit["of"])] if hit["of"] else None
        yield f"of     {read['of']} for {of} | {text[read['start'] : read['end']]}"
    if "modifier" not in hit.get("loose", []) and read["modifier"] != hit["modifier"]:
        yield f"modif  {read['modifier']} for {hit['modifier']} | {text[read['start'] : read['end']]}"


def missed(role: Label, text: str) -> str:
    """Describe a role that was not read."""
    return f"missed {text[slice(*role['title'])]} | {text[slice(*role['holder'])]}"


def score(shared: Path, show: str | None = None, every: int = 1) -> dict[str, dict[str, float]]:
    """Return the figures of each part, printing the errors of the part to show; of one report in `every`."""
    labels = [x for x in read_labels(LABELS, shared, every) if part_of(report_id(x[0])) in (show or PARTS)]
    read = readings({report_id(label): text for label, text in labels})
    totals: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    for label, text in labels:
        counts, errors = score_sentence(label, text, read[report_id(label)])
        totals[part_of(report_id(label))].update(counts)
        if errors and show:
            print(" ".join(text[label["start"] : label["end"]].split()), *errors, sep="\n    ")
    return {part: figures(counts) for part, counts in totals.items() if counts}


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return precision and recall of roles, of what they are of, and of their modifiers, and how many were labelled."""
    found: dict[str, float] = {}
    for what in ("role", "of", "modifier"):
        p, r = rates(counts[f"{what} hit"], counts[f"{what} shown"], counts[f"{what} gold"])
        found |= {f"{what} p": round(p, 3), f"{what} r": round(r, 3), f"{what} gold": counts[f"{what} gold"]}
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", choices=PARTS, help="read this part alone and print its errors")
    asked = parser.parse_args()
    for part, row in score(asked.shared, asked.errors).items():
        print(f"{part:10}", *(f"{name} {value:g}" for name, value in row.items()), sep="  ")


if __name__ == "__main__":
    main()

"""The program's statements against clauses labelled by hand -> how often status, negation and voice are right.

    python bench/labels_status.py [--shared FOLDER] [--errors dev]

A clause is found when a statement's predicate shares a character with the labelled one. Where the program gives no
statement there, the claim that holds the predicate answers for it; one which is missed counts as wrong. "By rule" is
what `parse_status_at` says of the labelled predicate itself: what a reader of statements can reach. Voice: the
report's own word, or someone else's; and whether the right one is named, where the label names someone.
"""

import argparse
from collections import Counter
from pathlib import Path

from labels_text import SHARED, Label, part_of, read_labels, report_id
from secondsource.analyse.analysis import read_analysis
from secondsource.clean.as_is import read_as_is
from secondsource.records.analysis import Analysis
from secondsource.records.report import Report
from secondsource.records.span import Span
from secondsource.values.verb_status import parse_status_at

LABELS = Path(__file__).with_name("labels") / "status.jsonl"
PARTS = ("dev", "held-out")
STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "cancelled")


def read(name: str, text: str) -> Analysis:
    """Read a text as it stands."""
    return read_analysis(read_as_is(Report(id=name, source=name, raw=text, media="text", sha256="")))


def answer(analysis: Analysis, predicate: Span) -> tuple[str, str, bool | None]:
    """Return what answered for a predicate (statement, claim, none), its status, and whether it is negated."""
    for statement in analysis.statements:
        if statement.predicate.start < predicate.end and predicate.start < statement.predicate.end:
            return "statement", statement.status, statement.negated
    for claim in analysis.claims:
        if claim.span.start <= predicate.start < claim.span.end:
            return "claim", claim.status, claim.negated
    return "none", "none", None


def by_rule(text: str, predicate: Span, sentence: Span) -> tuple[str, bool]:
    """Return what the rules for one predicate say, where it is known."""
    inside = Span(predicate.start - sentence.start, predicate.end - sentence.start)
    return parse_status_at(sentence.of(text), inside.start, inside.end)


def voice_of(analysis: Analysis, predicate: Span) -> tuple[bool, Span | None]:
    """Return whether the predicate stands in words put down to someone, and to whom."""
    for quote in analysis.quotes:
        if any(part.start <= predicate.start < part.end for part in quote.parts):
            return True, quote.speaker.span if quote.speaker else None
    return False, None


def count(counts: Counter[str], analysis: Analysis, text: str, label: Label) -> list[str]:
    """Count the clauses of one sentence; return its errors in words."""
    errors = []
    sentence = Span(label["start"], label["end"])
    for clause in label["clauses"]:
        predicate = Span(*clause["predicate"])
        who, status, negated = answer(analysis, predicate)
        ruled, rule_negated = by_rule(text, predicate, sentence)
        counts.update(("clauses", f"by {who}", f"gold {clause['status']}", f"{clause['status']} as {ruled}"))
        counts["status"] += status == clause["status"]
        counts["rule"] += ruled == clause["status"]
        if clause["negated"] is not None:
            counts.update(("negation gold",) + ("negation",) * (negated == clause["negated"]))
            counts["rule negation"] += rule_negated == clause["negated"]
        credited, speaker = voice_of(analysis, predicate)
        wanted = clause["voice"]
        counts["voice"] += credited == (wanted is not None)
        if wanted and wanted["speaker"]:
            who_said = Span(*wanted["speaker"])
            counts["speaker gold"] += 1
            counts["speaker"] += speaker is not None and speaker.start < who_said.end and who_said.start < speaker.end
        if ruled != clause["status"] or rule_negated != clause["negated"]:
            told = f"{'not ' * rule_negated}{ruled} for {'not ' * bool(clause['negated'])}{clause['status']}"
            errors.append(f"{predicate.of(text)}: {told}")
    return errors


def score(shared: Path, show: str | None = None, every: int = 1) -> dict[str, Counter[str]]:
    """Return the counts of each part, printing the errors of the part to show; of one report in `every`."""
    totals: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    analyses: dict[str, Analysis] = {}
    for label, text in read_labels(LABELS, shared, every):
        name = report_id(label)
        if show and part_of(name) != show:
            continue
        analyses.setdefault(name, read(name, text))
        errors = count(totals[part_of(name)], analyses[name], text, label)
        if errors and show:
            print(" ".join(text[label["start"] : label["end"]].split()), *errors, sep="\n    ")
    return {part: counts for part, counts in totals.items() if counts}


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the shares that are right."""
    total = counts["clauses"]
    found = {"clauses": float(total), "status": counts["status"] / total, "status by rule": counts["rule"] / total}
    found["negation"] = counts["negation"] / counts["negation gold"]
    found["negation by rule"] = counts["rule negation"] / counts["negation gold"]
    found["voice"] = counts["voice"] / total
    found["speaker"] = counts["speaker"] / counts["speaker gold"] if counts["speaker gold"] else 0.0
    return {name: round(value, 3) for name, value in found.items()}


def table(counts: Counter[str]) -> str:
    """Return labelled status (rows) against the rules' (columns)."""
    rows = [f"{'':10}" + "".join(f"{status:>10}" for status in STATUSES)]
    rows += [
        f"{gold:10}" + "".join(f"{counts[f'{gold} as {ruled}']:>10}" for ruled in STATUSES)
        for gold in STATUSES
        if counts[f"gold {gold}"]
    ]
    return "\n".join(rows)


def main() -> None:
    """Print the figures and the table of each part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", choices=PARTS, help="read this part alone and print its errors")
    asked = parser.parse_args()
    for part, counts in score(asked.shared, asked.errors).items():
        print(f"{part:10}", *(f"{name} {value:g}" for name, value in figures(counts).items()), sep="  ")
        print(table(counts))


if __name__ == "__main__":
    main()

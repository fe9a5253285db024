"""Judgements as a person wrote them, and the reports read -> judgements on report ids, and those passed over."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from secondsource.errors import InputError
from secondsource.ingest.judgements import Said
from secondsource.ingest.opposed_judgements import check_judgements
from secondsource.records.report import Report, Skipped
from secondsource.records.story import Judgement

_SAID = "a person said so"
_MAY_BE_FOR_OTHERS = "it may be for other reports; see docs/judgements.md for how"


def match_judgements(
    said: Sequence[Said], reports: Sequence[Report]
) -> tuple[tuple[Judgement, ...], tuple[Skipped, ...]]:
    """Return the judgements, reports named by their ids, and those that fit no report given.

    A report may be named by its id, the id it was given, its path, address or file name. Raises `InputError` for a name
    that fits two reports, a report judged against itself, and judgements that contradict one another.
    """
    known = _names_of(reports)
    settled: list[tuple[Said, str, str]] = []
    skipped: list[Skipped] = []
    for one in said:
        names = one.kind == "same-entity"
        left, right = (name if names else _report(one, name, known) for name in (one.a, one.b))
        if left is None or right is None:
            missing = one.a if left is None else one.b
            hint = f"{_MAY_BE_FOR_OTHERS} reports are named"
            what = f"{missing!r} is none of the reports given"
            skipped.append(Skipped(one.place, "judgement-without-report", what, hint))
            continue
        # Names are compared in lower case: two spellings that differ in case alone are one, and cannot be parted.
        if left == right or (names and not one.holds and left.casefold() == right.casefold()):
            raise InputError("bad-judgement", f"{one.place}: judges {one.a!r} against itself ({one.b!r})")
        settled.append((one, left, right))
    check_judgements([(s, a.casefold(), b.casefold()) if s.kind == "same-entity" else (s, a, b) for s, a, b in settled])
    return tuple(_judgement(*one) for one in settled), tuple(skipped)


def unmet_names(said: Sequence[Said], stories: Sequence[Collection[str]]) -> tuple[Skipped, ...]:
    """Return the judgements on names that do not meet in any story; `stories` are the names of each, in lower case."""
    everywhere: set[str] = set().union(*stories)
    skipped = []
    for one in said:
        pair = {one.a.casefold(), one.b.casefold()}
        if one.kind != "same-entity" or any(pair <= set(names) for names in stories):
            continue
        missing = [name for name in (one.a, one.b) if name.casefold() not in everywhere]
        what = f"{missing[0]!r} is read as a name in no report" if missing else f"no story has {one.a!r} and {one.b!r}"
        hint = f"{_MAY_BE_FOR_OTHERS} names are written"
        skipped.append(Skipped(one.place, "judgement-without-name", what, hint))
    return tuple(skipped)


def _judgement(said: Said, left: str, right: str) -> Judgement:
    return Judgement(said.kind, left, right, float(said.holds), f"{_SAID}: {said.why}" if said.why else _SAID)


def _names_of(reports: Sequence[Report]) -> dict[str, set[str]]:
    """Return the names a report may be called by -> ids of the reports that have it."""
    known: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        base = report.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
        for name in (report.id, report.source, base, report.url, report.given_id):
            if name not in (None, ""):
                known[str(name)].add(report.id)
    return known


def _report(said: Said, name: str, known: Mapping[str, set[str]]) -> str | None:
    """Return the id of the report that is called so; None when none is."""
    found = sorted(known.get(name, ()))
    if len(found) > 1:
        what = f"{said.place}: {name!r} fits {len(found)} reports"
        raise InputError("bad-judgement", what, "name it by its path or id")
    return found[0] if found else None

"""The points of two versions of a story -> confirmed, revised, corrected, disputed, settled."""

from collections.abc import Iterator, Sequence

from secondsource.brief.changed_reports import words_changed
from secondsource.brief.told_before import ToldBefore
from secondsource.records.desk import Change, ChangeKind
from secondsource.records.storyfile import Point, Position

_FIGURES = ("count", "money", "percent", "measure")
_NO_NEWS = ("name", "own-date", "quote")  # how a word is written is no news of the story
_CONFIRMED = (*_FIGURES, "statement", "cause", "status", "place", "whereabouts", "outlook")


def changed_points(told: ToldBefore) -> Iterator[Change]:
    """Yield the weightiest change of every point that new words bear on.

    A sentence that was corrected is not told beside a value that was corrected in the same report.
    """
    points = [point for point in told.after.points if point.kind not in _NO_NEWS and told.brings_news(point)]
    found = [(point, change) for point in points if (change := _change(point, told)) is not None]
    values = {change.report for point, change in found if change.kind == "corrected" and point.kind != "statement"}
    for point, change in found:
        if change.kind != "corrected" or point.kind != "statement" or change.report not in values:
            yield change


def _change(point: Point, told: ToldBefore) -> Change | None:
    before = told.points_before(point)
    if point.standing == "disputed":
        return _disputed(point, before)
    if not before:
        return None
    return (
        _corrected(point, before, told)
        or _settled(point, before, told)
        or _revised(point, before)
        or _confirmed(point, before, told)
    )


def _disputed(point: Point, before: Sequence[Point]) -> Change | None:
    """Tell a dispute that is new, or to which another value has come."""
    known = {p.value for one in before if one.standing == "disputed" for p in one.positions}
    values = [p.value for p in point.positions]
    if known and all(any(value in one or one in value for one in known) for value in values):  # "30", "about 30"
        return None
    text = f"{point.about}: {_against(values)}. {point.why}".rstrip()
    return Change("disputed", text, _key(point, *sorted(values)), point.id)


def _settled(point: Point, before: Sequence[Point], told: ToldBefore) -> Change | None:
    """Tell a dispute that no point carries on."""
    was = [one for one in before if one.standing == "disputed"]
    if not was or any(told.is_still_disputed(one) for one in was):
        return None
    value = _newest(point).value if point.standing == "updated" else point.positions[0].value
    text = f"{point.about}: no longer disputed, {value}. {point.why}".rstrip()
    return Change("dispute settled", text, _key(point, value), point.id)


def _revised(point: Point, before: Sequence[Point]) -> Change | None:
    """Tell a figure that a later report overtakes; an office or a state that changed is a new fact."""
    newest = _newest(point)
    known = {p.value for one in before for p in one.positions}
    if point.standing != "updated" or newest.value in known:
        return None
    earlier = max((p for p in point.positions if p.value in known), key=lambda p: p.latest or "", default=None)
    if earlier is None:
        return None
    text = f"{point.about}: {newest.value}, before {earlier.value}. {point.why}".rstrip()
    kind: ChangeKind = "figure revised" if point.kind in _FIGURES else "new fact"
    return Change(kind, text, _key(point, newest.value), point.id, newest.evidence[0].report)


def _corrected(point: Point, before: Sequence[Point], told: ToldBefore) -> Change | None:
    """Tell an outlet that now gives another value in new words of the same report, and the old one nowhere in it."""
    for position in point.positions:
        for report in {e.report for e in position.evidence if told.is_new(e)} & told.edited:
            was = {p.value for one in before for p in one.positions if any(e.report == report for e in p.evidence)}
            now = {p.value for p in point.positions if any(e.report == report for e in p.evidence)}
            if was and now and not was & now:
                name = told.report(report).outlet or told.report(report).title or "a report"
                text = f"{point.about}: {name} now says {_list(sorted(now))}, no longer {_list(sorted(was))}"
                if point.kind == "statement":  # two whole sentences: where they differ says it
                    text = f"{name} rewrote a sentence: {words_changed(min(was), min(now))}"
                return Change("corrected", text, _key(point, report, *sorted(now)), point.id, report)
    return None


def _confirmed(point: Point, before: Sequence[Point], told: ToldBefore) -> Change | None:
    """Tell a value that stood in one origin alone and that another independent one now carries."""
    leading = point.positions[0]
    alone = all(one.independent < 2 for one in before)
    if point.kind not in _CONFIRMED or leading.independent < 2 or not alone:
        return None
    if point.kind == "statement" and not leading.value[:1].isupper():  # the end of a sentence is no line by itself
        return None
    if not any(told.is_new(e) for e in leading.evidence):
        return None
    by = sorted({told.report(e.report).outlet or "" for e in leading.evidence if told.is_new(e)} - {""})
    text = f"{_value(point, leading)} – confirmed by another independent origin" + (f" ({_list(by)})" if by else "")
    report = next(e.report for e in leading.evidence if told.is_new(e))
    return Change("confirmed", text, _key(point, leading.value), point.id, report)


def _value(point: Point, position: Position) -> str:
    return position.value.rstrip(".") if point.kind == "statement" else f"{point.about}: {position.value}"


def _newest(point: Point) -> Position:
    return max(point.positions, key=lambda p: p.latest or "")


def _key(point: Point, *parts: str) -> str:
    return "\n".join([point.kind, point.about.casefold(), *(part.casefold() for part in parts)])


def _against(values: Sequence[str]) -> str:
    return " or ".join(values)


def _list(values: Sequence[str]) -> str:
    return ", ".join(values)

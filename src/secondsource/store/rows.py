"""Rows of tables -> the records that pages read."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row

from secondsource.records.desk import ChangeRow, EntityRow, QuoteRow, ReportRow, RoleRow, Ruling, StoryRow, VersionRow
from secondsource.records.rules import Rule

AnyRow = Row[Any]
_MOST_VALUES = 500  # in one list of a query

_Value = TypeVar("_Value")


def portions(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Yield values in lists that are short enough for a query."""
    return (values[at : at + _MOST_VALUES] for at in range(0, len(values), _MOST_VALUES))


def story_of(row: AnyRow) -> StoryRow:
    """Return a row of `stories`."""
    return StoryRow(
        id=row.id,
        title=row.title,
        first_day=row.first_day,
        last_day=row.last_day,
        heat=round(row.heat, 2),
        reports=row.reports,
        origins=row.origins,
        points=row.points,
        disputed=row.disputed,
        agreed=row.agreed,
        version=row.version,
        changed_at=row.changed_at,
        keywords=lines_of(row.keywords),
        waits=row.touched > row.compared,
    )


def report_of(row: AnyRow) -> ReportRow:
    """Return a row of `reports`."""
    return ReportRow(
        id=row.id,
        story=row.story,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        url=row.url,
        source=row.source,
        first_day=row.first_day,
        last_day=row.last_day,
        origin=row.origin,
        copies=row.copies,
        share=row.share,
        language=row.language,
        versions=row.versions,
        withdrawn_at=row.withdrawn_at,
        added_at=row.added_at,
    )


def version_of(row: AnyRow) -> VersionRow:
    """Return a row of `versions`."""
    return VersionRow(row.id, row.number, row.seen_at, row.sha256, row.title, row.chars)


def quote_of(row: AnyRow) -> QuoteRow:
    """Return a row of `quotes`."""
    return QuoteRow(
        story=row.story,
        number=row.number,
        report=row.report,
        text=row.text,
        speaker=row.speaker,
        entity=row.entity,
        via=row.via,
        form=row.form,
        outlet=row.outlet,
        day=row.day,
        start=row.start_char,
        end=row.end_char,
    )


def entity_of(row: AnyRow) -> EntityRow:
    """Return a row of `entities`."""
    return EntityRow(row.id, row.kind, row.name, row.stories, row.reports)


def role_of(row: AnyRow) -> RoleRow:
    """Return a row of `roles`."""
    return RoleRow(row.story, row.title, row.of_what, row.modifier, row.first_day, row.last_day, row.reports)


def change_of(row: AnyRow, named: tuple[str, ...] = ()) -> ChangeRow:
    """Return a row of `changes` that was read with its story's title."""
    return ChangeRow(
        id=row.id,
        number=row.number,
        at=row.at,
        story=row.story,
        story_title=row.story_title,
        kind=row.kind,
        text=row.text,
        point=row.point,
        report=row.report,
        entities=named,
    )


def ruling_of(row: AnyRow) -> Ruling:
    """Return a row of `judgements`."""
    return Ruling(row.id, row.kind, row.a, row.b, bool(row.holds), row.why, row.at, row.undone_at)


def rule_of(row: AnyRow) -> Rule:
    """Return a row of `rules`; what signs its messages stays there."""
    return Rule(
        name=row.name,
        changes=lines_of(row.changes),  # type: ignore[arg-type]  # written from such
        kinds=lines_of(row.kinds),  # type: ignore[arg-type]
        story=row.story,
        who=row.who,
        words=row.words,
        outlet=row.outlet,
        webhook=row.webhook,
        private=bool(row.private),
        made_at=row.made_at,
        id=row.id,
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return what a column keeps as lines."""
    return tuple(text.split("\n")) if text else ()

"""Words and filters -> reports, quotes and points of a desk, found by its index of words.

Filters are words of the same index, so that a common word with a rare filter is as quick as a rare word.
"""

import re
from collections.abc import Mapping

from sqlalchemy import Connection, TextClause, bindparam, text

from secondsource.records.desk import Found, Sought
from secondsource.store.connect import Desk
from secondsource.store.keys import mark_of
from secondsource.store.rows import AnyRow

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_PIECES = re.compile("\x02([^\x03]*)\x03")
_CANDIDATES = 1000  # of these newest matches the best are chosen
_FEW = 100_000  # things of a story or of some days: to look through their numbers takes some ten milliseconds
_PLAIN_CHARS = 240
_COLUMNS = "f.number, f.what, f.id, f.story, f.report, f.outlet, f.speaker, f.kind, f.standing, f.day, f.title"
_LIMITS = {
    "story": "f.story = :story",
    "first_day": "f.day >= :first_day",
    "last_day": "f.day <= :last_day",
    "before": "f.number < :before",
}
_SQLITE_FROM = "finding_words JOIN findings f ON f.number = finding_words.rowid WHERE finding_words MATCH :asked"
_SQLITE_WORTH = "bm25(finding_words, 4.0, 1.0, 0.0)"
_SQLITE_EXCERPTS = (
    "SELECT rowid AS number, snippet(finding_words, 1, char(2), char(3), '…', 32) AS excerpt"
    " FROM finding_words WHERE finding_words MATCH :asked AND rowid IN :numbers"
)
_POSTGRES_WORDS = "(websearch_to_tsquery('english', :words) && to_tsquery('simple', :marks))"
_POSTGRES_FROM = f"findings f WHERE f.words @@ {_POSTGRES_WORDS}"
_POSTGRES_WORTH = f"-ts_rank(f.words, {_POSTGRES_WORDS})"
_POSTGRES_EXCERPTS = (
    "SELECT number, ts_headline('english', text, websearch_to_tsquery('english', :words),"
    " 'StartSel=' || chr(2) || ',StopSel=' || chr(3) || ',MaxWords=32,MinWords=16') AS excerpt"
    " FROM findings WHERE number IN :numbers"
)


def search(desk: Desk, sought: Sought) -> list[Found]:
    """Return what is found, the newest first (or the best of the newest); none for words without letters."""
    phrases = _phrases(sought.words)
    if sought.words.strip() and not phrases:
        return []
    asked = _asked(desk, phrases, _marks(sought))
    with desk.reading() as connection:
        stretch = _stretch(connection, sought) if asked and desk.is_sqlite else {}
        rows = connection.execute(_query(desk, sought, asked, stretch), _given(sought) | asked | stretch).all()
        excerpts = _excerpts(desk, connection, asked, [row.number for row in rows]) if phrases else {}
        plain = _beginnings(connection, [row.number for row in rows if row.number not in excerpts])
    return [_found(row, _pieces(excerpts.get(row.number) or plain.get(row.number, ""))) for row in rows]


def _phrases(words: str) -> list[list[str]]:
    """Return the phrases asked for: those between marks, and single words; a word with a hyphen is a phrase of two."""
    found = [_WORD.findall(phrase or word) for phrase, word in _PHRASE.findall(words)]
    return [one for one in found if one]


def _marks(sought: Sought) -> list[str]:
    fields = {
        "what": sought.what,
        "outlet": sought.outlet,
        "speaker": sought.speaker,
        "kind": sought.kind,
        "standing": sought.standing,
    }
    return [mark_of(field, value) for field, value in fields.items() if value]


def _asked(desk: Desk, phrases: list[list[str]], marks: list[str]) -> dict[str, str]:
    """Return what the index is asked, as the database writes it; {} when only days or a story filter."""
    if not phrases and not marks:
        return {}
    if desk.is_sqlite:
        words = [f'{{title text}} : "{" ".join(phrase)}"' for phrase in phrases]
        return {"asked": " AND ".join([*words, *(f'marks : "{mark}"' for mark in marks)])}
    return {"words": " ".join(f'"{" ".join(phrase)}"' for phrase in phrases), "marks": " & ".join(marks)}


def _given(sought: Sought) -> dict[str, str | int]:
    values = {name: getattr(sought, name) for name in _LIMITS if getattr(sought, name) not in (None, "")}
    if sought.best:
        values.pop("before", None)
    return values


def _stretch(connection: Connection, sought: Sought) -> dict[str, int]:
    """Return the first and last number among what a story or days filter, where these are few; {} where they are many.

    What is of one story or of a few days came in at about one time, so that the index of words has to be asked for a
    short stretch of numbers and not for every report that ever held a common word.
    """
    given = {name: value for name, value in _given(sought).items() if name in ("story", "first_day", "last_day")}
    if not given:
        return {}
    where = " AND ".join(_LIMITS[name] for name in given)
    some = f"SELECT f.number FROM findings f WHERE {where} LIMIT {_FEW + 1}"
    count, first, last = connection.execute(
        text(f"SELECT count(*), min(number), max(number) FROM ({some})"), given
    ).one()
    return {"first": first or 0, "last": last or 0} if count <= _FEW else {}


def _query(desk: Desk, sought: Sought, asked: Mapping[str, str], stretch: Mapping[str, int]) -> TextClause:
    limits = "".join(f" AND {_LIMITS[name]}" for name in _given(sought))
    limits += " AND finding_words.rowid BETWEEN :first AND :last" if stretch else ""
    limit = max(1, min(sought.limit, _CANDIDATES))
    if not asked:
        return text(f"SELECT {_COLUMNS} FROM findings f WHERE 1 = 1{limits} ORDER BY f.number DESC LIMIT {limit}")
    source = _SQLITE_FROM if desk.is_sqlite else _postgres_source(asked)
    order = "finding_words.rowid" if desk.is_sqlite else "f.number"
    if not sought.best:
        return text(f"SELECT {_COLUMNS} FROM {source}{limits} ORDER BY {order} DESC LIMIT {limit}")
    worth = _SQLITE_WORTH if desk.is_sqlite else _postgres_source(asked, _POSTGRES_WORTH)
    newest = f"SELECT {_COLUMNS}, {worth} AS worth FROM {source}{limits} ORDER BY {order} DESC LIMIT {_CANDIDATES}"
    return text(f"SELECT * FROM ({newest}) f ORDER BY f.worth, f.number DESC LIMIT {limit}")


def _postgres_source(asked: Mapping[str, str], pattern: str = _POSTGRES_FROM) -> str:
    """Return the clause without the half of the question that is empty: an empty query matches nothing."""
    if not asked["marks"]:
        return pattern.replace(_POSTGRES_WORDS, "websearch_to_tsquery('english', :words)")
    return pattern if asked["words"] else pattern.replace(_POSTGRES_WORDS, "to_tsquery('simple', :marks)")


def _excerpts(desk: Desk, connection: Connection, asked: Mapping[str, str], numbers: list[int]) -> dict[int, str]:
    if not numbers:
        return {}
    query = text(_SQLITE_EXCERPTS if desk.is_sqlite else _POSTGRES_EXCERPTS)
    given = {"asked": asked["asked"]} if desk.is_sqlite else {"words": asked["words"]}
    found = connection.execute(query.bindparams(bindparam("numbers", expanding=True)), {**given, "numbers": numbers})
    return {row.number: row.excerpt for row in found if row.excerpt}


def _beginnings(connection: Connection, numbers: list[int]) -> dict[int, str]:
    """Return how the texts begin of things that were found without words."""
    if not numbers:
        return {}
    query = text(f"SELECT number, substr(text, 1, {_PLAIN_CHARS}) AS excerpt FROM findings WHERE number IN :numbers")
    found = connection.execute(query.bindparams(bindparam("numbers", expanding=True)), {"numbers": numbers})
    return {row.number: row.excerpt for row in found}


def _pieces(excerpt: str) -> tuple[tuple[str, bool], ...]:
    """Cut an excerpt at the marks around what matches."""
    pieces = [(piece.replace("\x02", ""), number % 2 == 1) for number, piece in enumerate(_PIECES.split(excerpt))]
    return tuple((piece, matches) for piece, matches in pieces if piece)


def _found(row: AnyRow, excerpt: tuple[tuple[str, bool], ...]) -> Found:
    return Found(
        number=row.number,
        what=row.what,
        id=row.id,
        story=row.story,
        report=row.report,
        title=row.title,
        excerpt=excerpt,
        outlet=row.outlet,
        speaker=row.speaker,
        kind=row.kind,
        standing=row.standing,
        day=row.day,
    )

"""A reading → the facts and rows that its table shows: what was read, where it stands, of what kind, in which words."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from secondsource.brief.render_dates import render_published
from secondsource.brief.render_words import counted, date_note, shorten
from secondsource.records.readingfile import (
    ReadingFile,
    ReadName,
    ReadQuantity,
    ReadQuote,
    ReadStatement,
    ReadTime,
)

_OPENING = ('"', "“", "”", "„", "«", "‘", "'")
_MOST_CHARS = 160
_NEAR = 40  # characters behind a number within which what it counts is shown with it
_SIGNS = {"=": "", "~": "about ", ">": "at least ", "<": "at most ", "up": "up ", "down": "down "}


class Row(NamedTuple):
    """One row: the list it is of, the characters it stands at ("12–20"), its kind and its words."""

    list: str
    place: str
    kind: str
    words: str


def facts_of(reading: ReadingFile) -> tuple[str, ...]:
    """Return what stands above the table: name, then date and size, then how much of everything was read."""
    note = date_note(reading.published)
    size = f"{counted(len(reading.sentences), 'sentence')}, {counted(len(reading.text), 'character')}"
    lists = {
        "name": reading.names,
        "role": reading.roles,
        "quote": reading.quotes,
        "time": reading.times,
        "quantity": reading.quantities,
        "statement": reading.statements,
        "cite": reading.cites,
        "problem": reading.problems,
    }
    counts = [_counted(len(found), thing) for thing, found in lists.items() if found]
    if reading.removed:
        counts.append(f"{counted(len(reading.removed), 'piece')} taken out")
    head = f"{reading.title} · {reading.id}" if reading.title else str(reading.id)
    when = f"{render_published(reading.published)}{f' ({note})' if note else ''}"
    found = " · ".join(counts) or "nothing"
    return head, " · ".join((reading.source, when, reading.language, size)), f"Secondsource read: {found}"


def _counted(number: int, thing: str) -> str:
    return f"{number} quantities" if thing == "quantity" and number != 1 else counted(number, thing)


def reading_rows(reading: ReadingFile) -> list[Row]:
    """Return the rows in the order of the lists; the names of one entity share a row."""
    rows = [*_names(reading), *_roles(reading)]
    rows += [_quote(reading, one) for one in reading.quotes]
    rows += [_time(reading, one) for one in reading.times]
    rows += [_quantity(reading, one) for one in reading.quantities]
    rows += [_statement(reading, one) for one in reading.statements]
    rows += [Row("cites", _place(one.start, one.end), one.kind, one.name) for one in reading.cites]
    rows += [Row("problems", _place(one.start, one.end), one.code, one.what) for one in reading.problems]
    rows += [
        Row("taken out", _place(one.start, one.end), one.why, shorten(one.text, _MOST_CHARS))
        for one in reading.removed
    ]  # fmt: skip
    return rows


def _place(start: int | None, end: int | None) -> str:
    return "" if start is None else f"{start}–{end}"


def _words(reading: ReadingFile, passage: ReadTime | ReadName) -> str:
    return shorten(reading.text[passage.start : passage.end], _MOST_CHARS)


def _names(reading: ReadingFile) -> Iterator[Row]:
    met: dict[int, list[ReadName]] = defaultdict(list)
    for name in reading.names:
        met[name.entity].append(name)
    for entity, names in met.items():
        first = names[0]
        written = dict.fromkeys(_words(reading, name) for name in names)
        fullest = reading.entities[entity] if entity < len(reading.entities) else _words(reading, first)
        others = [words for words in written if words != fullest]
        words = f"{fullest} ({', '.join(others)})" if others else fullest
        times = f" ×{len(names)}" if len(names) > 1 else ""
        yield Row("names", _place(first.start, first.end), first.kind, shorten(words, _MOST_CHARS) + times)


def _roles(reading: ReadingFile) -> Iterator[Row]:
    for role in reading.roles:
        of = f" of {role.of}" if role.of else ""
        modifier = f"{role.modifier} " if role.modifier else ""
        held = f"{reading.entities[role.holder]}: {modifier}{role.title}{of}"
        yield Row("roles", _place(role.start, role.end), "", held)


def _quote(reading: ReadingFile, quote: ReadQuote) -> Row:
    said = " … ".join(reading.text[start:end] for start, end in quote.parts)
    shown = shorten(said, _MOST_CHARS)
    who = "(nobody named)"
    if quote.speaker:
        who = reading.text[quote.speaker.start : quote.speaker.end]
        if quote.speaker.entity is not None and reading.entities[quote.speaker.entity] != who:
            who += f" [{reading.entities[quote.speaker.entity]}]"
    first = quote.parts[0][0]
    marked = quote.form == "direct" or (quote.form == "mixed" and reading.text[max(0, first - 1) : first] in _OPENING)
    told = f"“{shown}”" if marked else shown  # a clause that only holds words in marks is not a quotation as a whole
    via = f" (to {quote.via})" if quote.via else ""
    return Row("quotes", _place(quote.start, quote.end), quote.form, f"{who}{via}: {told}")


def _time(reading: ReadingFile, time: ReadTime) -> Row:
    value = time.value or time.timex or "not placed"
    anchor = f" (from {time.anchor})" if time.anchor else ""
    return Row("times", _place(time.start, time.end), time.type.lower(), f"{_words(reading, time)} = {value}{anchor}")


def _quantity(reading: ReadingFile, quantity: ReadQuantity) -> Row:
    value = quantity.value if isinstance(quantity.value, str) else f"{quantity.value:,}"
    counted = quantity.counted
    follows = counted is not None and counted.end is not None and quantity.end <= counted.end <= quantity.end + _NEAR
    end = counted.end if counted and follows else quantity.end
    of = f" – {counted.text}" if counted and not follows else ""
    meant = f"{_SIGNS[quantity.change]}{value} {quantity.unit or ''}".strip()
    words = f"{shorten(reading.text[quantity.start : end], _MOST_CHARS)} = {meant}{of}"
    return Row("quantities", _place(quantity.start, quantity.end), "", shorten(words, _MOST_CHARS))


def _statement(reading: ReadingFile, statement: ReadStatement) -> Row:
    roles = "; ".join(f"{one.role}: {shorten(reading.text[one.start : one.end], 60)}" for one in statement.roles)
    not_so = "not " if statement.negated else ""
    words = f"{not_so}{statement.predicate.lemma} – {roles}" if roles else f"{not_so}{statement.predicate.lemma}"
    return Row("statements", _place(statement.start, statement.end), statement.status, words)

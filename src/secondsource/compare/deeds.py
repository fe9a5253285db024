"""Happenings -> deeds: what each report says was done, by whom and to whom, so that two can be set against one another.

Two deeds are one when their statements tell of one happening and neither names another doer, another thing it is done
to, another number, day or place. A state ("is", "has", "feels") is no deed: of those there are too many alike.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.subjects import Subject, apart, head_keys, read_subject, shared
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Statement
from secondsource.records.comparison import Happening, Telling
from secondsource.records.reading import Reading
from secondsource.records.span import Span
from secondsource.values.amount import render_amount

_SURE_ENOUGH = 0.5  # how surely the statements of a happening belong together
_MOST = 24  # tellings of one happening that are looked at, the first of each report before the others
# What two deeds must share in names and telling words; tuned on five gold stories, read by eye on 100 others.
_ENOUGH = 6.0


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement with the keys of who does it (`agents`) and of what it is done to (`patients`), and its numbers."""

    reading: Reading
    statement: Statement
    agents: frozenset[str]
    patients: frozenset[str]
    amounts: frozenset[str]
    subject: Subject

    @property
    def clause(self) -> Span:
        """Return the clause that tells it, else its sentence."""
        claim = self.reading.claim_at(self.statement.predicate)
        return claim.span if claim else self.reading.sentence_at(self.statement.predicate.start)


def read_deeds(
    readings: Sequence[Reading], happenings: Sequence[Happening], memory: ComparisonMemory | None = None
) -> Iterator[list[Deed]]:
    """Yield the deeds of every happening that two origins at least tell of."""
    kept = memory or ComparisonMemory()
    by_id = {reading.id: reading for reading in readings}
    of_each = kept.each("deeds", happenings, lambda happening: _of_happening(happening, by_id, kept))
    yield from (kept.same("deeds", deeds) for deeds in of_each if deeds)


def _of_happening(happening: Happening, by_id: Mapping[str, Reading], kept: ComparisonMemory) -> list[Deed]:
    if happening.sureness < _SURE_ENOUGH or len({by_id[t.report].origin for t in happening.tellings}) < 2:
        return []
    looked_at = [(by_id[t.report], by_id[t.report].analysis.statements[t.statement]) for t in _spread(happening)]
    deeds = [_known(reading, statement, kept) for reading, statement in looked_at if _is_deed(reading, statement)]
    return deeds if len({deed.reading.origin for deed in deeds}) > 1 else []


def _spread(happening: Happening) -> list[Telling]:
    """Return the tellings looked at: the first of every report before the second of any."""
    ranks: list[list[Telling]] = []
    seen: Counter[str] = Counter()
    for telling in happening.tellings:
        if seen[telling.report] == len(ranks):
            ranks.append([])
        ranks[seen[telling.report]].append(telling)
        seen[telling.report] += 1
        if len(ranks[0]) == _MOST:
            break
    return [telling for rank in ranks for telling in rank][:_MOST]


def _is_deed(reading: Reading, statement: Statement) -> bool:
    word = statement.predicate.of(reading.document.text).lower()
    return not (statement.lemma in words("deeds", "light") or word in words("status", "saying"))


def _known(reading: Reading, statement: Statement, kept: ComparisonMemory) -> Deed:
    """Return the deed of a statement; each is read once."""
    read = kept.of_report(reading, _none_read)
    at = statement.predicate
    if at not in read:
        read[at] = _deed(reading, statement)
    return read[at]


def _none_read(reading: Reading) -> dict[Span, Deed]:
    return {}


def _deed(reading: Reading, statement: Statement) -> Deed:
    spans = [span for role, span in statement.roles if role not in ("when", "where")]
    amounts = {render_amount(q.amount) for span in spans for q in reading.quantities_in(span)}
    return Deed(
        reading=reading,
        statement=statement,
        agents=_keys(reading, statement, ("who",)),
        patients=_keys(reading, statement, ("what", "whom")),
        amounts=frozenset(amounts),
        subject=read_subject(reading, statement.predicate),
    )


def _keys(reading: Reading, statement: Statement, roles: Sequence[str]) -> frozenset[str]:
    return frozenset(key for role, span in statement.roles if role in roles for key in head_keys(reading, span))


def one_deed(a: Deed, b: Deed, *, by_whom: bool = True) -> bool:
    """Do two origins speak of one deed? Without `by_whom` its doers may differ."""
    if a.reading.origin == b.reading.origin or apart(a.subject, b.subject):
        return False
    if _other(a.patients, b.patients) or _other(a.amounts, b.amounts) or (by_whom and _other(a.agents, b.agents)):
        return False
    if not (a.patients & b.patients or (by_whom and a.agents & b.agents)):
        return False
    return shared(a.subject, b.subject) >= _ENOUGH


def _other(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b

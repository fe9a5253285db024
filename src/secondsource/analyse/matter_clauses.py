"""An amount in its clause -> its matter, by a verb some words away: "fined the firm 5 million", "bought it for 5m"."""

from secondsource.analyse.matter_table import Place, fitting, known, matters, phrases
from secondsource.values.tokens import low_at

_LONGEST_OBJECT = 8  # tokens between a verb and the second thing it governs
_LONGEST_CLAUSE = 40
_ENDS = frozenset({";", ":", "(", ")", '"', "“", "”"})


def by_verb_over(place: Place) -> str | None:
    """Return the matter of a verb with another object before the amount ("fined the firm 5 million euros")."""
    tokens, lead = place.tokens, place.reading.lead
    if low_at(tokens, lead - 1) in known("prepositions") | known("clause_ends") | {"for", "to", "with"}:
        return None
    for at in range(lead - 1, max(lead - _LONGEST_OBJECT, 0) - 1, -1):
        found = fitting(phrases("verbs_over").get((tokens[at].low,), ()), place)
        if found and at < lead - 1:
            return found
        if tokens[at].low in known("clause_ends") | known("breaks") or tokens[at].low[0].isdecimal():
            return None
    return None


def by_clause(place: Place) -> str | None:
    """Return the matter of a word anywhere before, where the amount is led in as that asks for ("bought … for")."""
    tokens, lead = place.tokens, place.reading.lead
    if low_at(tokens, place.reading.end) == "for":
        paid = fitting(phrases("verbs_for").get((low_at(tokens, lead - 1),), ()), place)
        if paid:
            return paid
    leads = {" ".join(t.low for t in tokens[max(0, lead - size) : lead]) for size in (1, 2, 3)}
    for at in range(lead - 1, max(lead - _LONGEST_CLAUSE, -1), -1):
        if tokens[at].low in _ENDS:
            return None
        found = fitting(phrases("clause").get((tokens[at].low,), ()), place)
        if found and leads & set(matters()[found]["clause_leads"]):
            return found
    return None

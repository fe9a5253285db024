"""The roles of a report -> the same with what each office is of filled in, from other mentions and from scenes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.records.analysis import Role


def told_elsewhere(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Fill in what an office is of from another mention of the same holder and title in the report."""
    known: dict[tuple[int, str], Counter[str]] = {}
    for role in roles:
        if role.of is not None:
            known.setdefault((role.holder, role.title), Counter())[role.of] += 1
    filled = []
    for role in roles:
        told = known.get((role.holder, role.title))
        of = role.of if role.of is not None or not told else min(told, key=lambda o: (-told[o], o))
        filled.append(replace(role, of=of))
    return tuple(filled)


def told_by_scene(roles: Sequence[Role], scenes: Mapping[Role, str]) -> list[Role]:
    """Fill in what scenes tell, but for a country whose office the report gives to someone else, by name or scene."""
    holders: dict[tuple[str, str], set[int]] = {}
    abroad: dict[int, set[str]] = {}
    for role in roles:
        of = role.of or scenes.get(role)
        if of is not None and role.modifier != "former":
            holders.setdefault((role.title, of), set()).add(role.holder)
        if role.of is not None:
            abroad.setdefault(role.holder, set()).add(role.of)
    settled = []
    for role in roles:
        of = scenes.get(role) if role.of is None else None
        sure = of is not None and len(holders[role.title, of]) == 1 and abroad.get(role.holder, {of}) == {of}
        settled.append(replace(role, of=of) if sure else role)
    return settled

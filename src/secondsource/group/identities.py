"""The analyses of a story's reports -> who and what its names mean across reports, with the judgements behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from secondsource.group.aliases import join_aliases
from secondsource.group.described import read_described
from secondsource.group.described_bodies import described_bodies, looked_up
from secondsource.group.mentions import Written, read_mentions
from secondsource.group.same_names import judge_names
from secondsource.records.analysis import Analysis, NameKind
from secondsource.records.story import Identity, Judgement, Mention

_ID_BYTES = 6


def find_identities(
    analyses: Mapping[str, Analysis], texts: Mapping[str, str] | None = None
) -> tuple[tuple[Identity, ...], tuple[Judgement, ...]]:
    """Return the identities of a story, most named first, and the pairwise judgements they follow from.

    `analyses` and `texts` (`Document.text`) go by report id. Without texts the variants are the fullest forms only,
    and a capital is never read as its government. A judgement joins when its score is one half or more; the same
    input gives the same result in any order of reports.
    """
    given = texts or {}
    written = [w for report in sorted(analyses) for w in read_mentions(analyses[report], given.get(report))]
    told = {r: list(read_described(analyses[r], given[r])) for r in sorted(analyses) if r in given}
    described, links = described_bodies(told, written)
    judgements = judge_names(written, [*join_aliases(analyses, given, written), *links])
    written += described
    root = _roots(sorted({w.key for w in written}), judgements)
    written += looked_up(told, written, root)
    groups: dict[str, list[Written]] = defaultdict(list)
    for w in written:
        groups[root[w.key]].append(w)
    slips = [j for j in judgements if j.score >= 0.5 and j.why.startswith("Taken for a slip")]
    identities = [_identity(group, slips) for group in _by_name(groups)]
    ordered = sorted(identities, key=lambda i: (-len(i.mentions), i.kind, i.name, i.id))
    return tuple(ordered), tuple(judgements)


def _roots(keys: Sequence[str], judgements: Sequence[Judgement]) -> dict[str, str]:
    """Join what the judgements join; a union may not bring together two of whom some judgement says they differ.

    The result leads each key to the first of its group.
    """
    parent = {key: key for key in keys}
    apart = {(j.left, j.right) for j in judgements if j.score < 0.5}
    members: dict[str, set[str]] = {key: {key} for key in parent}
    for judgement in sorted(judgements, key=lambda j: (-j.score, j.left, j.right)):
        if judgement.score < 0.5 or judgement.left not in parent or judgement.right not in parent:
            continue
        left, right = _root(parent, judgement.left), _root(parent, judgement.right)
        if left != right and not _barred(members[left], members[right], apart):
            keep, gone = min(left, right), max(left, right)
            parent[gone] = keep
            members[keep] |= members.pop(gone)
    return {key: _root(parent, key) for key in keys}


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _barred(left: set[str], right: set[str], apart: set[tuple[str, str]]) -> bool:
    return any((a, b) in apart or (b, a) in apart for a in left for b in right) if apart else False


def _by_name(groups: Mapping[str, Sequence[Written]]) -> list[list[Written]]:
    """Return the groups; those of one kind and name are one: nothing a reader sees would tell them apart.

    So a capital that acts for its government in one report is the town of another, where none names the country.
    """
    named: dict[tuple[NameKind, str], list[Written]] = defaultdict(list)
    for key in sorted(groups):
        kind = _kind_of(groups[key])
        named[kind, _canonical(groups[key], kind)] += groups[key]
    return list(named.values())


def _identity(group: Sequence[Written], slips: Sequence[Judgement]) -> Identity:
    kind = _kind_of(group)
    name = _canonical(group, kind)
    counts: Counter[str] = Counter()
    for w in group:
        counts.update(w.variants)
    variants = tuple(sorted(counts, key=lambda v: (-counts[v], v)))
    found = {Mention(w.report, w.entity) for w in group if w.entity is not None}
    mentions = tuple(sorted(found, key=lambda m: (m.report, m.entity)))
    digest = blake2b(f"{kind}|{name}".encode(), digest_size=_ID_BYTES).hexdigest()
    return Identity(digest, kind, name, variants, mentions, tuple(_slips(group, name, slips)))


def _kind_of(group: Sequence[Written]) -> NameKind:
    counts: Counter[NameKind] = Counter(w.kind for w in group if w.kind != "other")
    return min(counts, key=lambda kind: (-counts[kind], kind)) if counts else "other"


def _canonical(group: Sequence[Written], kind: NameKind) -> str:
    """Return the full form that most reports use; of forms as frequent, the one with more words, then by alphabet."""
    reports: Counter[str] = Counter()
    total: Counter[str] = Counter()
    named = [w for w in group if not w.described and w.stands_for is None]
    for w in named or group:
        if w.stands_for is None:
            reports[w.name] += w.count > 0  # a description adds none
            total[w.name] += w.count
    names = list(reports) or [w.name for w in group]
    longest = max(len(name.replace("-", " ").split()) for name in names)
    full = [n for n in names if kind != "person" or len(n.replace("-", " ").split()) > 1 or longest == 1]
    return min(full, key=lambda n: (-reports[n], -total[n], -len(n.split()), n))


def _slips(group: Sequence[Written], name: str, slips: Sequence[Judgement]) -> Iterator[tuple[str, str]]:
    """Yield the names of the group that were joined although they read like another name, with the reason."""
    names = {w.key: w.name for w in group}
    seen = {name}
    for judgement in slips:
        for key in (judgement.left, judgement.right) if judgement.left in names and judgement.right in names else ():
            if names[key] not in seen:
                seen.add(names[key])
                yield names[key], judgement.why

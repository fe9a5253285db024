"""Roles in many reports -> points: one person's post, which reports give in different words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from secondsource.compare.holdings import NOT_NOW
from secondsource.compare.kept import ComparisonMemory
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.lang.lexicon import words
from secondsource.records.analysis import Role
from secondsource.records.reading import Reading
from secondsource.records.story import Identity
from secondsource.records.storyfile import Point
from secondsource.values.name import compare_names
from secondsource.values.place import parse_place, with_the
from secondsource.values.terms import content_terms
from secondsource.values.verdict import Outcome

_RANKS = frozenset({"assistant", "associate", "deputy", "former", "general", "interim", "lieutenant", "under", "vice"})
_OF_WORDS = 3  # of what one is the head, when it has no name: "the provincial rescue service", not "the change"
_WHY = "Reports give the post of one person in different words; they may all be true"


@dataclass(frozen=True, slots=True)
class _Told:
    """One report's words for someone's post."""

    reading: Reading
    role: Role

    @property
    def post(self) -> str:
        return f"{self.role.title} of {with_the(self.role.of or '')}"


def compare_posts(readings: Sequence[Reading], memory: ComparisonMemory | None = None) -> list[Point]:
    """Return one point for everyone whose post two origins give in different words, no report giving both.

    Only posts told in full ("head of the Tarn clinic") count: "the official" and "the actress" name none.
    """
    kept = memory or ComparisonMemory()
    told: dict[str, list[_Told]] = defaultdict(list)
    who: dict[str, Identity] = {}
    for identity, one in kept.of_each(readings, _told):
        who[identity.id] = identity
        told[identity.id].append(one)
    points = (kept.piece("posts", told[key], None, partial(_point, who[key], told[key])) for key in sorted(told))
    return [point for point in points if point is not None]


def _told(reading: Reading) -> Iterator[tuple[Identity, _Told]]:
    for role in reading.analysis.roles:
        identity = reading.identity.get(role.holder)
        if identity is not None and identity.kind == "person" and _is_post(role):
            yield identity, _Told(reading, role)


def _is_post(role: Role) -> bool:
    """Does a role tell a leading post in full, held now?"""
    of = role.of or ""
    told = any(c.isupper() for c in of) or len(of.split()) >= _OF_WORDS
    leads = role.title.split()[-1:] and role.title.split()[-1] in words("titles", "leads")
    return bool(leads and told and role.modifier not in NOT_NOW and not any(c.isdigit() for c in of))


def _point(identity: Identity, told: Sequence[_Told]) -> Point | None:
    """Return the point, or None when the posts are one or some report knows of more than one."""
    posts = _posts(told)
    if len(posts) < 2:
        return None
    reports = [{t.reading.id for t in said} for said in posts]
    origins = {t.reading.origin for said in posts for t in said}
    if len(origins) < 2 or any(a & b for n, a in enumerate(reports) for b in reports[n + 1 :]):
        return None
    sayings = [Saying(_fullest(said), t.reading, t.role.span) for said in posts for t in said]
    return build_point(Matter("office-holder", f"Post of {identity.name}"), sayings, "rounding", _WHY)


def _posts(told: Sequence[_Told]) -> list[list[_Told]]:
    """Return the sayings by post: one joins the first whose post it may be in fewer words."""
    posts: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (t.reading.id, t.role.span)):
        home = next((said for said in posts if any(_one_post(one.role, t.role) for t in said)), None)
        if home is None:
            posts.append([one])
        else:
            home.append(one)
    return posts


def _one_post(a: Role, b: Role) -> bool:
    """Are these one post, at more or less length: "engineer", "chief engineer", not "president", "vice president"?"""
    first, second = set(a.title.split()), set(b.title.split())
    if not (first <= second or second <= first) or (first ^ second) & _RANKS:
        return False
    return _one_body(a.of or "", b.of or "")


def _one_body(a: str, b: str) -> bool:
    """Are these one body or place, as far as their words tell?"""
    if any(place is not None and place.sort == "country" for place in (parse_place(a), parse_place(b))):
        return True  # of the country, or of a body of it
    kind = "place" if parse_place(a) or parse_place(b) else "organisation"
    if compare_names(a, b, kind).outcome is not Outcome.DIFFERS:
        return True
    first, second = set(content_terms(a)), set(content_terms(b))
    return not first or not second or first <= second or second <= first


def _fullest(said: Sequence[_Told]) -> str:
    return max((t.post for t in said), key=lambda post: (len(post.split()), post))

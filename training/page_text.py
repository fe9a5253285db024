"""Layouts and pools written by us -> news pages as they look when saved as text, every line with its kind, from a seed.

`pages/layouts.toml` says what stands on a page of some kind, the other files of `pages/` hold its lines; sentences,
headlines and names are those of `written/`. Kinds of lines: "prose" and "heading" are story text; "menu", "teaser",
"notice", "byline", "caption", "comment", "table" and "legal" are furniture.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from page_scene import PageScene, cased, headline
from page_story import Told, address, column, interview, story, tally
from written_pools import Pool, Pools, kept, load_pools

FOLDER = Path(__file__).with_name("pages")
STORY = ("prose", "heading")
GLUED = ("byline", "teaser", "caption")
KINDS = (*STORY, "menu", "teaser", "notice", "byline", "caption", "comment", "table", "legal")

SHARES = (0.12, 0.1, 0.35, 0.35, 0.45, 0.12)
"""How many pages have their menus in one line, marks before its items, summaries under teasers, times beside them,
headlines With Capitals, and small elements run together ("ReutersUpdated an hour ago")."""

Row = tuple[str, str]
"""A line and its kind."""


class Part(NamedTuple):
    """A part of a layout: what, in how many pages of a hundred, and its least and most lines."""

    what: str
    share: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Lines:
    """What pages are made of: pools of lines with their kinds, and everything that slots are filled with."""

    pools: Pools
    kinds: dict[str, str]
    lines: dict[str, list[str]]
    layouts: list[list[Part]]
    weights: list[float]


@dataclass(slots=True)
class Style:
    """How one page is set: the way its menus and teasers look, what stands between its paragraphs."""

    rng: random.Random
    lines: Lines
    joined: bool = False
    bullets: bool = False
    summaries: bool = False
    meta: bool = False
    title_case: bool = False
    glued: bool = False
    scene: PageScene = field(init=False)

    def __post_init__(self) -> None:
        self.scene = PageScene(self.rng, self.lines.pools)

    def draw(self, pool: str, count: int, scene: PageScene | None = None) -> list[Row]:
        """Return lines of a pool, each of another matter unless a scene is given."""
        return [(text, self.lines.kinds[pool]) for text in self.texts(pool, count, scene)]

    def texts(self, pool: str, count: int, scene: PageScene | None = None) -> list[str]:
        """Return the bare lines of a pool."""
        chosen = self.forms(pool, count)
        return [(scene or PageScene(self.rng, self.lines.pools)).write(form) for form in chosen]

    def forms(self, pool: str, count: int) -> list[str]:
        """Return templates of a pool, each once."""
        forms = self.lines.lines[pool]
        return self.rng.sample(forms, min(count, len(forms)))


@cache
def load_lines(held_out: bool | None) -> Lines:
    """Return the lines of one part: the reserved templates and layouts, the others, or all."""
    kinds, lines, forms = {}, {}, {}
    for path in sorted(FOLDER.glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if "lines" in entry:
                kinds[name], lines[name] = entry["kind"], _share(_rows(entry["lines"]), held_out)
            elif "forms" in entry:
                forms[name] = Pool("", _rows(entry["forms"]))
    layouts, weights = [], []
    for entry in tomllib.loads((FOLDER / "layouts.toml").read_text(encoding="utf-8")).values():
        if held_out is None or entry.get("reserved", False) == held_out:
            layouts.append([_part(row) for row in _rows(entry["parts"])])
            weights.append(entry["weight"])
    pools = load_pools(held_out)
    return Lines(replace(pools, forms={**pools.forms, **forms}), kinds, lines, layouts, weights)


def _share(forms: list[str], held_out: bool | None) -> list[str]:
    """Return the forms of one part; where the usual draw (`kept`) reserves too few, every sixth is reserved."""
    if held_out is None or kept(forms, True) != forms:
        return kept(forms, held_out)
    apart = forms[::6]
    return apart if held_out else [form for form in forms if form not in apart]


def _rows(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _part(row: str) -> Part:
    what, *numbers = row.split()
    return Part(what, *map(int, numbers))


def write_pages(seed: int, count: int, held_out: bool | None = False) -> Iterator[list[Row]]:
    """Yield `count` pages, the same ones for the same seed; the reserved part has other templates and other layouts."""
    rng = random.Random(f"{seed} {held_out}")
    lines = load_lines(held_out)
    for _ in range(count):
        chance = rng.random
        style = Style(rng, lines, *(chance() < share for share in SHARES))
        yield list(_page(style, rng.choices(lines.layouts, lines.weights)[0]))


def _page(style: Style, layout: list[Part]) -> Iterator[Row]:
    title = cased(headline(style.scene), style.rng, style.title_case)
    yield from _glued(style, list(_parts(style, layout, title)))


def _glued(style: Style, rows: list[Row]) -> Iterator[Row]:
    """Yield the rows, some neighbours of one kind run together where the page has small elements side by side."""
    last: Row | None = None
    for row in rows:
        if last and style.glued and last[1] == row[1] and row[1] in GLUED and style.rng.random() < 0.5:
            last = (last[0] + row[0], row[1])
            continue
        if last:
            yield last
        last = row
    if last:
        yield last


def _parts(style: Style, layout: list[Part], title: str) -> Iterator[Row]:
    for part in layout:
        if style.rng.random() * 100 >= part.share:
            continue
        count = style.rng.randint(part.least, part.most)
        maker = MAKERS.get(part.what)
        if part.what == "title":
            yield title, "heading"
        elif maker is not None:
            yield from maker(style, count)
        else:
            yield from _set(style, part.what, style.draw(part.what, count))


def _set(style: Style, pool: str, rows: list[Row]) -> list[Row]:
    """Return lines as the page sets them: a menu may stand in one line, its items may carry marks."""
    if len(rows) > 2 and pool in ("section_item", "footer_item", "button"):
        texts = [text for text, _ in rows]
        if style.joined:
            return [(style.rng.choice((" ", " | ", " · ", " / ")).join(texts[:20]), "menu")]
        if style.bullets:
            return [(f"• {text}", "menu") for text in texts]
        if style.rng.random() < 0.2:
            return rows + rows[: len(rows) // 2]  # the menu for small screens
    return rows


def _teasers(style: Style, count: int) -> list[Row]:
    """Return a list of other reports: its heading, headlines, with summaries or times when the page sets them so."""
    rng, rows = style.rng, list[Row]()
    if rng.random() < 0.75:
        rows += style.draw("list_heading", 1)
    for _ in range(count):
        if style.meta and rng.random() < 0.6:
            rows += style.draw("teaser_meta", 1)
        scene = PageScene(rng, style.lines.pools)
        rows += [(cased(text, rng, style.title_case), kind) for text, kind in style.draw("teaser_line", 1, scene)]
        if style.summaries and rng.random() < 0.7:
            told = " ".join(Told(style, scene).sentence() for _ in range(rng.choice((1, 1, 1, 2))))
            cut = rng.random() < 0.25 and len(told) > 60
            rows.append((told[: rng.randint(40, len(told) - 10)].rstrip() + "..." if cut else told, "teaser"))
        if style.meta and rng.random() < 0.3:
            rows += style.draw("teaser_meta", 1)
    return rows


def _comments(style: Style, count: int) -> list[Row]:
    """Return what readers wrote, with names, times and buttons around it."""
    rng = style.rng
    rows = style.draw("comment_head", rng.randint(1, 2)) + style.draw("readers_part", rng.randint(0, 2))
    for _ in range(count):
        rows += style.draw("comment_meta", rng.randint(1, 2))
        rows.append((" ".join(style.texts("comment_text", rng.choice((1, 1, 1, 2, 3)))), "comment"))
        rows += style.draw("comment_meta", rng.randint(0, 2))
    return [(text, "comment" if kind == "notice" and rng.random() < 0.5 else kind) for text, kind in rows]


def _deck(style: Style, count: int) -> list[Row]:
    return [(Told(style, style.scene).sentence(), "prose") for _ in range(count)]


MAKERS: dict[str, Callable[[Style, int], list[Row]]] = {
    "address": partial(address, insert=_teasers),
    "column": partial(column, insert=_teasers),
    "comments": _comments,
    "deck": _deck,
    "interview": partial(interview, insert=_teasers),
    "story": partial(story, insert=_teasers),
    "tally": partial(tally, insert=_teasers),
    "teasers": _teasers,
}

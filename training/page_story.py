"""A page's matter -> its story: paragraphs, quotes, subheadings, lists, with the furniture that stands within them."""

import random
from collections.abc import Callable
from typing import Protocol

from page_scene import PageScene
from written_frames import framed

Row = tuple[str, str]
NEWS = (
    ("politics", 8), ("diplomacy", 3), ("conflict", 4), ("disaster", 4), ("business", 5), ("crime", 5), ("courts", 4),
    ("nameless", 12), ("frames", 3), ("sports", 3), ("culture", 2), ("science", 2), ("local", 3), ("talk", 3),
    ("briefs", 2), ("statements", 2), ("lives", 1), ("records", 1), ("history", 1),
)  # fmt: skip
WITHIN = ("caption", "button", "newsletter", "donation", "readers_part", "byline", "disclosure", "apps", "paywall")


class Page(Protocol):
    """What a story needs of its page."""

    rng: random.Random
    scene: PageScene

    def draw(self, pool: str, count: int, scene: PageScene | None = None) -> list[Row]:
        """Return lines of a pool with their kind."""

    def forms(self, pool: str, count: int) -> list[str]:
        """Return templates of a pool."""


Insert = Callable[..., list[Row]]


class Told:
    """Sentences of one matter, most of them about the same people and places."""

    def __init__(self, page: Page, scene: PageScene) -> None:
        self.page = page
        self.scene = scene

    def sentence(self) -> str:
        """Return one sentence of news."""
        rng = self.page.rng
        scene = self.scene if rng.random() < 0.65 else PageScene(rng, self.scene.pools)
        genre = rng.choices([name for name, _ in NEWS], [weight for _, weight in NEWS])[0]
        text = scene.write(framed(rng.choice(scene.pools.templates[genre]), genre, rng, scene.pools))
        if "opyright" in text:
            return self.sentence()
        return text if text.endswith((".", "!", "?", '."', '!"', '?"')) else text + "."

    def paragraph(self) -> Row:
        """Return a paragraph: one to four sentences, or a remark, or one short sentence."""
        rng = self.page.rng
        roll = rng.random()
        if roll < 0.12:
            return self.page.draw("quote", 1, self.scene)[0]
        if roll < 0.2:
            return self.page.draw("quote_end", 1, self.scene)[0]
        if roll < 0.3:
            return self.page.draw("advice", 1, self.scene)[0]
        if roll < 0.32:
            return self.page.draw("column", 1, self.scene)[0]
        if roll < 0.34:
            return self.page.draw("post", 1, self.scene)[0]
        return " ".join(self.sentence() for _ in range(rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6)))), "prose"


def story(page: Page, count: int, insert: Insert) -> list[Row]:
    """Return a report of `count` paragraphs."""
    told, rng = Told(page, page.scene), page.rng
    headed, soiled, listed = rng.random() < 0.35, rng.random() < 0.5, rng.random() < 0.2
    rows: list[Row] = []
    for at in range(count):
        if headed and at and rng.random() < 0.18:
            rows += page.draw("subhead", 1, page.scene)
        rows.append(told.paragraph())
        if listed and rng.random() < 0.12:
            rows += [(f"• {text}" if rng.random() < 0.6 else text, k) for text, k in _bullets(page)]
        if soiled and rng.random() < 0.12:
            rows += _furniture(page, insert)
    while rows and rows[-1][1] == "heading":
        rows.pop()
    if rng.random() < 0.1:
        rows += page.draw("ending", 1, page.scene)
    return rows


def _bullets(page: Page) -> list[Row]:
    return page.draw("bullet", page.rng.randint(2, 6), page.scene)


def _furniture(page: Page, insert: Insert) -> list[Row]:
    """Return what stands between two paragraphs: a caption, a button, a box of links, a letter to subscribe to."""
    rng = page.rng
    roll = rng.random()
    if roll < 0.35:
        return insert(page, rng.randint(1, 4))
    pool = rng.choice(WITHIN)
    return page.draw(pool, 1 if pool in ("caption", "byline") else rng.randint(1, 4), page.scene)


def interview(page: Page, count: int, insert: Insert) -> list[Row]:
    """Return questions and answers."""
    told, rng = Told(page, page.scene), page.rng
    rows = [told.paragraph() for _ in range(rng.randint(1, 3))]
    for _ in range(count):
        rows += page.draw("question", 1, page.scene)
        rows += page.draw("answer", rng.randint(1, 2), page.scene)
        if rng.random() < 0.5:
            rows.append(told.paragraph())
        if rng.random() < 0.08:
            rows += insert(page, rng.randint(1, 3))
    return rows


def address(page: Page, count: int, insert: Insert) -> list[Row]:
    """Return a speech or an open letter, which says "we" and "you" as notices to readers do."""
    told, rng = Told(page, page.scene), page.rng
    rows = [told.paragraph() for _ in range(rng.randint(0, 3))]
    for _ in range(count):
        texts = [text for text, _ in page.draw("speech", rng.choice((1, 1, 2)), page.scene)]
        rows.append((" ".join(texts), "prose"))
        if rng.random() < 0.06:
            rows += insert(page, rng.randint(1, 3))
    return rows


def tally(page: Page, count: int, insert: Insert) -> list[Row]:
    """Return a report that gives results or names line by line."""
    told, rng = Told(page, page.scene), page.rng
    rows = [told.paragraph() for _ in range(rng.randint(2, 5))]
    if rng.random() < 0.6:
        rows += page.draw("subhead", 1, page.scene)
    forms = page.forms("tally", rng.choice((1, 1, 1, 2, 3)))
    rows += [(PageScene(rng, page.scene.pools).write(rng.choice(forms)), "prose") for _ in range(count)]
    rows += [told.paragraph() for _ in range(rng.randint(0, 6))]
    if rng.random() < 0.3:
        rows += insert(page, rng.randint(1, 4))
    return rows


def column(page: Page, count: int, insert: Insert) -> list[Row]:
    """Return a column: its writer says "I", "we" and "you"."""
    told, rng = Told(page, page.scene), page.rng
    rows: list[Row] = []
    for _ in range(count):
        own = " ".join(text for text, _ in page.draw("column", rng.randint(1, 3), page.scene))
        rows.append((own, "prose") if rng.random() < 0.6 else told.paragraph())
        if rng.random() < 0.06:
            rows += insert(page, rng.randint(1, 3))
    return rows

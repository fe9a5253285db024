"""One page's matters -> its slots filled, with what pages show beside the news: times of day, addresses, telephones."""

import random
from collections.abc import Callable

from written import Scene, Slot
from written_tokens import Piece

SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})

FIGURES: dict[str, Callable[[random.Random], str]] = {
    "bignumber": lambda rng: f"{rng.randint(1000, 99999):,}" if rng.random() < 0.7 else f"{rng.randint(1000, 99999)}",
    "clock": lambda rng: (
        f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
        if rng.random() < 0.6
        else f"{rng.randint(1, 12)}:{rng.randint(0, 59):02} {rng.choice(('am', 'pm', 'a.m.', 'p.m.', 'AM', 'PM'))}"
    ),
    "iso": lambda rng: f"{rng.randint(2005, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    "phone": lambda rng: (
        f"{rng.choice(('+44 ', '0', '(555) ', '+1 555 '))}{rng.randint(100, 999)} {rng.randint(1000, 9999)}"
    ),
}


class PageScene(Scene):
    """A scene that knows the slots of pages, and `{headline}`."""

    def _drawn(self, slot: Slot) -> list[Piece]:
        if slot.sort in FIGURES:
            return [(FIGURES[slot.sort](self.rng), "")]
        if slot.sort == "headline":
            return [(headline(self), "")]
        return super()._drawn(slot)

    def write(self, template: str) -> str:
        """Return the text of a template."""
        return " ".join("".join(text for text, _ in self.expand(template)).split())


def headline(scene: PageScene) -> str:
    """Return a headline of the scene."""
    return scene.write(scene.rng.choice(scene.pools.templates["headlines"]))


def cased(text: str, rng: random.Random, title_case: bool) -> str:
    """Return a headline as some papers write theirs: Every Word With a Capital, now and then all in capitals."""
    if rng.random() < 0.04:
        return text.upper()
    if not title_case:
        return text
    found = text.split(" ")
    return " ".join(w if at and w in SMALL else w[:1].upper() + w[1:] for at, w in enumerate(found))

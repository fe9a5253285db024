"""Numbers -> invented reports of some sentences each, as JSON Lines or as pages of a web archive."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_FIRST_DAY = date(2031, 1, 1)
_A_DAY = 200  # reports of a day; an archive stands roughly in order of days
_TOWNS = [
    a + b for a in ("Ash", "Brill", "Crane", "Dun", "Elm", "Fen", "Hart", "Osk") for b in ("by", "ford", "mere", "wick")
]
_PEOPLE = [
    f"{a} {b}" for a in ("Ina", "Mara", "Dov", "Lasse", "Pia", "Tomas") for b in ("Brandt", "Olsen", "Halloran", "Vey")
]
_POSTS = ("mayor", "police chief", "harbour master", "minister of works", "head of the rescue service")
_THINGS = ("bridge", "ferry", "market hall", "railway station", "power line", "school", "reservoir", "quay", "tunnel")
_SENTENCES = (
    "The {thing} of {town} was closed on {day} after cracks were found, {person}, the {post} of {town}, said.",
    "About {number} people had to leave their homes near the {thing}, and {few} were taken to hospital.",
    "“We heard a loud noise and then the lights went out,” {person} told reporters on {day}.",
    "The repair will cost {number} million crowns and is to end by June 2032, according to the council of {town}.",
    "Divers looked at the {thing} for {few} hours but found no damage below the water.",
    "{person} denied that the {thing} had been inspected too late and called for an inquiry.",
    "A spokesman of the operator said that {number} passengers were on board when the {thing} was hit.",
    "Schools in {town} and {other} stay shut until {day}, and {number} soldiers help with the clearing.",
    "In {other} the water rose by {few} metres within a night, more than in any year since 2014.",
    "The {post} of {other} plans to meet {person} on {day} to speak about money for the {thing}.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def make_report(number: int, sentences: int) -> dict[str, object]:
    """Return one report of so many sentences; the same number gives the same report."""
    pick = random.Random(number)
    town = pick.choice(_TOWNS)

    def words() -> dict[str, object]:
        return {
            "town": town, "other": pick.choice(_TOWNS), "person": pick.choice(_PEOPLE), "post": pick.choice(_POSTS),
            "thing": pick.choice(_THINGS), "day": pick.choice(_DAYS),
            "number": pick.randint(20, 900), "few": pick.randint(2, 19),
        }  # fmt: skip

    told = [pick.choice(_SENTENCES).format(**words()) for _ in range(sentences)]
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, sentences, 3)]
    return {
        "id": number,
        "title": f"{pick.choice(_THINGS).capitalize()} of {town} closed",
        "outlet": f"{pick.choice(_TOWNS)} Post",
        "url": f"https://post.example/{number}",
        "published": (_FIRST_DAY + timedelta(days=number // _A_DAY + pick.randint(0, 2))).isoformat(),
        "text": f"{town.upper()} – " + "\n\n".join(paragraphs),
    }


def write_lines(path: Path, reports: int, sentences: int, *, first: int = 0) -> None:
    """Write so many reports as JSON Lines, beginning with the one of number `first`."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(make_report(first + n, sentences)) + "\n" for n in range(reports))


def write_archive(path: Path, reports: int, sentences: int) -> None:
    """Write so many reports as pages of a web archive, each record gzipped, with the furniture that pages have."""
    with path.open("wb") as file:
        file.writelines(gzip.compress(_record(make_report(number, sentences)), 6, mtime=0) for number in range(reports))


def _record(report: dict[str, object]) -> bytes:
    page = "".join(_page(report)).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    heads = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{report['id']}>\r\n"
        f"WARC-Target-URI: {report['url']}\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return heads.encode() + answer + b"\r\n\r\n"


def _page(report: dict[str, object]) -> Iterator[str]:
    pick = random.Random(str(report["id"]))
    yield f"<!doctype html><html lang=en><head><title>{report['title']}</title>"
    yield f"<meta property='article:published_time' content='{report['published']}T08:00:00Z'>"
    yield (
        "<style>"
        + "".join(f".c{pick.getrandbits(32):x}{{margin:{n}px}}" for n in range(400))
        + "</style></head><body><nav><ul>"
    )
    yield "".join(f"<li><a href='/{pick.getrandbits(40):x}'>{town}</a></li>" for town in _TOWNS)
    yield f"</ul></nav><main><h1>{report['title']}</h1>"
    yield "".join(f"<p>{text}</p>" for text in str(report["text"]).split("\n\n"))
    yield (
        "</main><script>"
        + "".join(f"var v{n}='{pick.getrandbits(64):x}';" for n in range(400))
        + "</script></body></html>"
    )

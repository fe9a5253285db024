"""The calendar lexicon as pieces of patterns and as small readers: word -> number, month, weekday, year."""

import re
from collections.abc import Iterable
from functools import cache

from secondsource.lang.lexicon import lexicon

GAP = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"
END = r"(?![\w])(?!['’](?!s\b|\s|$))"
YEAR = r"(?:1[0-9]|20)\d\d"
UNITS = r"(?:second|minute|hour|day|week|month|quarter|year|decade|centur|fortnight)"


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a blank in a word stands for any small gap."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP).replace("'", "['’]") for word in ordered) + ")"


@cache
def table(name: str) -> dict[str, int]:
    """Return a number table of the calendar lexicon."""
    return dict(lexicon("calendar")[name])


@cache
def codes(name: str) -> dict[str, str]:
    """Return a table of TIMEX3 codes of the calendar lexicon."""
    return dict(lexicon("calendar")[name])


SHORT_STOP = r"(?:\.|(?=[ \u00a0]{0,2}['’\d,]))"
_SHORT_MONTHS = one_of([*(w.title() for w in table("short_months")), *(w.upper() for w in table("short_months"))])
SHORT_MONTH = _SHORT_MONTHS + r"\.?"
MONTH = (
    rf"(?:{one_of(w.title() for w in table('months'))}|{one_of(w.upper() for w in table('months'))}"
    rf"|{_SHORT_MONTHS}{SHORT_STOP})"
)
WEEKDAY = (
    rf"(?:{one_of(w.title() for w in table('weekdays'))}|{one_of(w.upper() for w in table('weekdays'))}"
    rf"|{one_of(w.title() for w in table('short_weekdays'))}(?:\.|(?=,?[ ](?:\d|{MONTH}))))"
)
SEASON = rf"(?:{one_of(codes('seasons'))})"
PART = one_of(codes("parts"))
NUMBER_WORD = one_of(w for w in table("numbers") if len(w) > 2)
COUNT = (
    rf"(?:(?:\d{{1,4}}(?:[.,]\d{{1,3}})?(?:{GAP}1/2)?|{NUMBER_WORD}(?:[- ]{NUMBER_WORD}){{0,2}})"
    rf"(?:(?:-|{GAP})and(?:-|{GAP})a(?:-|{GAP})half)?"
    rf"|an?{GAP}(?:few|dozen|hundred|thousand|couple(?:{GAP}of)?|half|number{GAP}of)|(?:a{GAP})?several|many|a{GAP}further|few"
    rf"|an?|half{GAP}an?|dozens{GAP}of|hundreds{GAP}of|thousands{GAP}of|couple{GAP}of|some)"
)
ORDINAL = r"(?:first|second|third|fourth|last|latter|1st|2nd|3rd|4th)"


def month_number(word: str) -> int:
    """Return 1–12 for a month's name or short form; raises `KeyError` for another word."""
    plain = word.lower().rstrip(".")
    return table("months").get(plain) or table("short_months")[plain]


def weekday_number(word: str) -> int:
    """Return 1–7 (Monday is 1) for a weekday's name or short form; raises `KeyError` for another word."""
    plain = word.lower().rstrip(".")
    return table("weekdays").get(plain) or table("short_weekdays")[plain]


def full_year(digits: str) -> int:
    """Return the year for two or four digits; two-digit years fall in 1950–2049."""
    number = int(digits)
    return number if number > 99 else number + (1900 if number >= 50 else 2000)


def read_count(words: str) -> str:
    """Return a count as digits ("2", "1.5", "X" when the words leave it open)."""
    plain = re.sub(r"[\s-]+", " ", words.lower()).strip()
    if plain.endswith(" and a half"):
        whole = read_count(plain.removesuffix(" and a half"))
        return whole + ".5" if whole.isdigit() else whole
    if plain[:1].isdigit():
        whole = plain.removesuffix("1/2").strip().replace(",", "")
        return whole + ".5" if plain.endswith("1/2") and "." not in whole else whole
    if plain in ("a couple", "a couple of", "couple of"):
        return "2"
    if plain in ("half a", "half an", "a half"):
        return "0.5"
    if plain == "a dozen":
        return "12"
    return _add_words(plain)


def _add_words(plain: str) -> str:
    known = table("numbers")
    total = 0
    pieces = plain.split(" ")
    if any(piece not in known for piece in pieces):
        return "X"
    for piece in pieces:
        value = known[piece]
        total = max(total, 1) * value if value >= 100 else total + value
    return str(total)

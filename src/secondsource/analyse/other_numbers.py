"""A number in a text -> is it an amount? Dates, clock times, names, scores, labels and list numbers are not."""

from collections.abc import Sequence
from functools import cache

from secondsource.analyse.counted_words import stops
from secondsource.lang.lexicon import lexicon
from secondsource.values.amount_reading import Reading
from secondsource.values.plurals import is_plural
from secondsource.values.tokens import DASHES, Token, low_at

_YEARS = range(1500, 2101)
_LONGEST_DATE_TAIL = 6


def is_amount(tokens: Sequence[Token], reading: Reading) -> bool:
    """Is the number an amount of something, as far as the words around it tell?"""
    if reading.form == "ordinal":
        return _is_rank(tokens, reading)
    if reading.unit is not None and reading.unit.dimension in ("money", "percent"):
        return not _is_glued(tokens, reading) and not _is_other_won(tokens, reading)
    if reading.form != "figures":
        return _spelled_is_amount(tokens, reading)
    checks = (_is_glued, _is_date, _is_year, _is_clock, _is_score, _is_address, _is_list_number, _is_label, _is_name)
    return not any(check(tokens, reading) for check in checks)


@cache
def _known(section: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("numbers")[section][key])


@cache
def _months() -> frozenset[str]:
    calendar = lexicon("calendar")
    return frozenset(calendar["months"]) | frozenset(calendar["short_months"])


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    return low_at(tokens, at) in _months() and tokens[at].text[0].isupper()


def _counts(tokens: Sequence[Token], reading: Reading) -> bool:
    """Does a unit or, within three words, a plural noun follow?"""
    if reading.unit is not None:
        return True
    for i in range(reading.end, min(reading.end + 3, len(tokens))):
        token = tokens[i]
        if token.low in ("of", "other", "more") and i == reading.end:
            continue
        if not token.text[0].isalpha() or token.low in stops():
            return False
        if is_plural(token.low) and token.text.islower():
            return True
    return False


# figures --------------------------------------------------------------------------------------------------------------


def _is_glued(tokens: Sequence[Token], r: Reading) -> bool:
    """Is the number part of a longer sign: "F-35", "G20", "6G", "1990s", "9/11", "site24.com", "#5", "0800"?"""
    first = tokens[r.first]
    if r.first and first.glued and first.text[0].isdecimal():
        before = tokens[r.first - 1]
        if before.text[0].isalnum() or before.text in "/#@.:_&'’" or _is_model(tokens, r.first):
            return True
    elif r.first > 1 and low_at(tokens, r.first - 1) in DASHES and _is_model(tokens, r.first):
        return True
    after = tokens[r.end] if r.end < len(tokens) else None
    if after and after.glued and tokens[r.end - 1].text[-1].isdecimal() and _runs_on(tokens, r.end):
        return True
    digits = first.text
    return len(digits) > 1 and digits[0] == "0" and digits.isdecimal()


def _runs_on(tokens: Sequence[Token], at: int) -> bool:
    """Does the token glued behind a figure make it part of a sign ("6G", "9/11", "3.5.1")?"""
    text = tokens[at].text
    more = at + 1 < len(tokens) and tokens[at + 1].glued
    return text[0].isalpha() or text in "/’'@_" or (text in ".:" and more)


def _is_model(tokens: Sequence[Token], at: int) -> bool:
    """Does a name end in this figure behind a hyphen: "COVID-19", "TA-35", "F - 35" (not "magnitude-5.9", "sub-7")?"""
    if low_at(tokens, at - 1) not in DASHES or at < 2:
        return False
    name = tokens[at - 2].text
    if name[0].isdecimal():
        return tokens[at].glued and tokens[at - 1].glued  # "555-1234", the tail of a score or a date
    tight = tokens[at].glued or len(name) <= 3
    return (
        tight and name[0].isupper() and name.lower() not in ("magnitude", "minus", "sub") and tokens[at - 1].text == "-"
    )


def _is_date(tokens: Sequence[Token], r: Reading) -> bool:
    """Is it the day or year beside a month ("29 October", "Oct. 29, 2025", "between 4 and 7 November")?"""
    if r.high != int(r.high) or not 0 < r.high <= max(_YEARS) or (r.unit is not None and r.high <= 31):
        return False
    after = r.end
    for _ in range(_LONGEST_DATE_TAIL):
        if _is_month(tokens, after):
            return r.high <= 31 and not (low_at(tokens, after) == "may" and low_at(tokens, after + 1) in ("be", "have"))
        word = low_at(tokens, after)
        small = word.isdecimal() and int(word) <= 31
        if not (small or word in ("and", "to", "or", ",", "of", "st", "nd", "rd", "th") or word in DASHES):
            break
        after += 1
    return _follows_month(tokens, r)


def _follows_month(tokens: Sequence[Token], r: Reading) -> bool:
    before = r.first - 1
    if low_at(tokens, before) == ".":
        before -= 1
    if _is_month(tokens, before):
        return True
    for _ in range(4):
        word = low_at(tokens, before)
        if not (word.isdecimal() or word in (",", "and", "to", "or", ".") or word in DASHES):
            return False
        before -= 1
        if _is_month(tokens, before):
            return not _counts(tokens, r)
    return False


def _is_year(tokens: Sequence[Token], r: Reading) -> bool:
    """Is it a bare year ("in 2008", "the 2005 quake")? A hedge, a comma or a counted noun right after make it none."""
    text = tokens[r.first].text
    if len(text) != 4 or not text.isdecimal() or int(text) not in _YEARS or r.scaled:
        return False
    if r.ranged and low_at(tokens, r.first + 1) in DASHES and r.unit is None:
        return True
    if low_at(tokens, r.first - 1) in _known("labels", "year_leads") and r.unit is None:
        return True
    hedged = r.bound != "=" and low_at(tokens, r.lead) not in ("around", "near", "over", "under", "by", "circa")
    following = low_at(tokens, r.end)
    people = following in ("people", "men", "women", "children", "persons", "troops") or following in _people_words()
    return not (hedged or r.unit is not None or people)


@cache
def _people_words() -> frozenset[str]:
    return frozenset(lexicon("matters")["people_words"])


def _is_clock(tokens: Sequence[Token], r: Reading) -> bool:
    """Is it a time of day ("5am", "1353 GMT", "09 : 30", "at 1353")?"""
    after = low_at(tokens, r.end)
    spaced = (after, low_at(tokens, r.end + 1), low_at(tokens, r.end + 2)) in (("a", ".", "m"), ("p", ".", "m"))
    if after in _known("labels", "zones") or spaced or (after == ")" and low_at(tokens, r.end + 1) in ("gmt", "utc")):
        return r.unit is None
    if after == ":" and low_at(tokens, r.end + 1).isdecimal():
        return True
    if low_at(tokens, r.first - 1) == ":" and low_at(tokens, r.first - 2).isdecimal():
        return True
    bare = r.unit is None and not _counts(tokens, r) and tokens[r.first].text.isdecimal()
    return bare and low_at(tokens, r.first - 1) == "at" and (len(tokens[r.first].text) == 4 or r.high <= 12)


def _is_score(tokens: Sequence[Token], r: Reading) -> bool:
    """Is it a result ("2-0", "a 52-48 vote") or another row of figures with hyphens?"""
    if r.ranged and r.unit is None and any(t.low in DASHES for t in tokens[r.first : r.end]):
        return not _counts(tokens, r)
    dash = low_at(tokens, r.end) in DASHES and r.unit is None
    return dash and low_at(tokens, r.end + 1)[:1].isdecimal() and not tokens[r.first].text.isalpha()


def _is_address(tokens: Sequence[Token], r: Reading) -> bool:
    return r.unit is None and any(
        t.text in _known("labels", "streets") and tokens[r.end].text[0].isupper() for t in tokens[r.end : r.end + 4]
    )


def _is_list_number(tokens: Sequence[Token], r: Reading) -> bool:
    after = low_at(tokens, r.end)
    if r.first == 0 and r.unit is None and after in (".", ")", ":"):
        return True
    return low_at(tokens, r.first - 1) == "(" and after == ")" and r.unit is None and r.high < 20


def _is_label(tokens: Sequence[Token], r: Reading) -> bool:
    """Does the word before name the number ("flight 370", "page 3", "No. 5")?"""
    before = r.first - 1
    if low_at(tokens, before) == "." and low_at(tokens, before - 1) in ("no", "nos", "vol", "art", "sec", "pp", "fig"):
        return True
    if r.unit is None and low_at(tokens, r.end) in _known("labels", "after"):
        return True
    label = low_at(tokens, before) in _known("labels", "before") and r.lead == r.first
    return label and ((tokens[before].text[0].isupper() and before > 0) or not _counts(tokens, r))


def _is_name(tokens: Sequence[Token], r: Reading) -> bool:
    """Does a name go before without a noun after ("Model 3", "S&P 500"), or does one go on after ("787 Dreamliner")?"""
    if r.unit is not None or r.lead != r.first or r.first == 0:
        return False
    before = tokens[r.first - 1]
    if r.high < 10 and tokens[r.first].text.isdecimal() and _numbers_name(tokens, r):
        return True
    if low_at(tokens, r.end) in _verbs_of_being():
        return False  # "in Ostby 10 were killed"
    if before.text[0].islower() and not before.text.islower() and before.text.isalpha():
        return True  # "iPhone 11 Pro cameras"
    calendar = {*lexicon("calendar")["weekdays"], *_months()}
    named = before.text[0].isupper() and before.low not in calendar and before.low not in stops()
    return named and not _counts(tokens, r)


@cache
def _verbs_of_being() -> frozenset[str]:
    return frozenset(lexicon("matters")["auxiliaries"])


def _numbers_name(tokens: Sequence[Token], r: Reading) -> bool:
    """Do capitals or two capitalised words go before and small letters follow ("WE 4 cables", "Blue Star 3 lines")?"""
    if r.first < 2 or (r.end < len(tokens) and tokens[r.end].text[0].isupper() and tokens[r.end].text.isupper()):
        return False
    before, earlier = tokens[r.first - 1], tokens[r.first - 2]
    if before.text.isupper() and len(before.text) > 1 and before.text.isalpha():
        return True
    calendar = {*lexicon("calendar")["weekdays"], *_months()}
    both = before.text[0].isupper() and earlier.text[0].isupper() and not {before.low, earlier.low} & calendar
    return both and r.end < len(tokens) and tokens[r.end].text.islower()


# words ----------------------------------------------------------------------------------------------------------------


def _spelled_is_amount(tokens: Sequence[Token], r: Reading) -> bool:
    first, after = tokens[r.first], low_at(tokens, r.end)
    if first.text[0].isupper() and r.first > 0 and _in_name(tokens, r):
        return False
    if _is_label(tokens, r) or _is_clock(tokens, r) or _is_date(tokens, r):
        return False
    if r.form == "share" and first.low == "half" and not r.ranged:
        return after in ("of", "the", "its", "their", "his", "her", "our") or r.bound != "="
    if after in DASHES and r.unit is None and low_at(tokens, r.end + 1) in _known("ordinal", "not_in_compound"):
        return False
    if first.low == "one" and r.end == r.first + 1 and r.unit is None:
        return _one_is_number(tokens, r)
    return not (
        first.low == "one"
        and after == "day"
        and r.lead == r.first
        and low_at(tokens, r.first - 1) not in ("for", "in", "within")
    )


def _in_name(tokens: Sequence[Token], r: Reading) -> bool:
    """Is a capitalised number word in mid-sentence part of a name ("the Big Twelve"), not of a title-case headline?"""
    near = tokens[max(0, r.first - 30) : r.end + 30]
    letters = [t.text for t in near if t.text[0].isalpha() and len(t.text) > 3]
    if sum(1 for w in letters if w[0].isupper()) * 3 > len(letters) * 2:
        return False
    return low_at(tokens, r.first - 1) not in (".", '"', "“", "'", ":", "‘")


def _one_is_number(tokens: Sequence[Token], r: Reading) -> bool:
    """Is "one" a number here ("one proposal"), not a pronoun ("one of them said", "the one who")?"""
    if low_at(tokens, r.first - 1) in _known("one", "not_after") or low_at(tokens, r.first - 1) in DASHES:
        return False
    after = low_at(tokens, r.end)
    if after == "of":
        return low_at(tokens, r.end + 1) in ("the", "its", "their", "his", "her", "our", "these", "those")
    if after in DASHES:
        return low_at(tokens, r.end + 1) not in _known("ordinal", "not_in_compound")
    if not after[:1].isalpha() or after in _known("one", "not_before") or after in stops():
        return False
    return not after.endswith(("ed", "ly")) and tokens[r.end].text.islower() | tokens[r.end].text[0].isupper()


def _is_rank(tokens: Sequence[Token], r: Reading) -> bool:
    """Is an ordinal a place in a row of things ("the sixth aftershock")? "First", dates and centuries are not read."""
    after = r.end
    if r.low == 1 or after >= len(tokens) or not tokens[after].text.isalpha() or not tokens[after].text.islower():
        return False
    if (after < len(tokens) and low_at(tokens, after) in stops()) or _is_month(tokens, r.first - 1):
        return False
    word = low_at(tokens, after)
    return word not in _known("ordinal", "not_before") and low_at(tokens, after + 1) not in DASHES


def _is_other_won(tokens: Sequence[Token], r: Reading) -> bool:
    """Is "won" a verb here ("the party with 22 won")? The currency comes in thousands."""
    return r.unit is not None and r.unit.name == "won" and r.high < 100 and tokens[r.first].text != "₩"

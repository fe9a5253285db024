"""Pieces of text with their kinds -> words as Universal Dependencies splits them, with BIO labels, set as papers do."""

import random
import re
import unicodedata

from written_pools import word_list

Piece = tuple[str, str]

ABBREVIATIONS = frozenset(word_list("abbreviations"))
WHOLE_PREFIXES = frozenset(word_list("whole_prefixes"))
UNITS = "|".join(word_list("units"))

_MARKS = re.compile(r"(?P<brace>\{[^{}]*\})|(?P<name>\[[plox] [^\[\]]*\])|(?P<choice><[^<>]*>)")
_CHUNK = re.compile(
    rf"""\d[\d.,:]*\d(?=(?:{UNITS})?(?:\W|$)) | \d(?=(?:{UNITS})(?:\W|$))
    | (?:[A-Za-z]\.){{2,}} | (?<!\w)[A-Z]\.(?=\W|$)
    | n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b | \w(?:\w|[&./'’](?=\w))* | \.{{3}} | --+ | \S""",
    re.VERBOSE,
)
_AFTER_ARTICLE = re.compile(r"(?:^|\s)(?:a|an|the|'s) $", re.IGNORECASE)
_NOT = re.compile(r"^(.+)(n['’]t)$", re.IGNORECASE)
_OWN = re.compile(r"^(.+)(['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


def split_text(text: str) -> list[tuple[str, str]]:
    """Return the parts of a template: ("{", slot), ("[", literal name), ("<", choices) or ("", plain text)."""
    parts, at = [], 0
    for found in _MARKS.finditer(text):
        if found.start() > at:
            parts.append(("", text[at : found.start()]))
        parts.append((found[0][0], found[0][1:-1]))
        at = found.end()
    if at < len(text):
        parts.append(("", text[at:]))
    return parts


def words_of(text: str, joined: bool = False) -> list[str]:
    """Return the words of a text; with `joined` the hyphens inside names stay where they are."""
    words: list[str] = []
    for chunk in text.split():
        for part in [chunk] if joined else _unhyphened(chunk):
            words += [part] if joined and re.fullmatch(r"[\w'’]+(?:-[\w'’]+)+", part) else _split_chunk(part)
    return words


def _unhyphened(chunk: str) -> list[str]:
    parts = re.split(r"(?<=[\w.'’])(-)(?=[\w])", chunk)
    if len(parts) == 3 and parts[0].lower() in WHOLE_PREFIXES and parts[2][:1].islower():
        return [chunk]
    return parts


def _split_chunk(chunk: str) -> list[str]:
    words: list[str] = []
    for tail in range(len(chunk) + 1):  # "Mr.", "Calif.," – the abbreviation with its stop, then what follows it
        head = chunk[: len(chunk) - tail]
        if head in ABBREVIATIONS:
            return [head, *_split_chunk(chunk[len(head) :])] if chunk[len(head) :] else [head]
        if tail and (chunk[-tail].isalnum() or tail > 4):
            break
    if re.fullmatch(r"\w+-\w+", chunk):
        return [chunk]
    for word in _CHUNK.findall(chunk):
        words += _contracted(word)
    return words


def _contracted(word: str) -> list[str]:
    if word.lower() == "cannot":
        return [word[:3], word[3:]]
    found = _NOT.match(word) or _OWN.match(word)
    return [found[1], found[2]] if found else [word]


def labelled(pieces: list[Piece], joined: bool = False) -> tuple[list[str], list[str]]:
    """Return the words of the pieces with BIO labels; a "the" that a name begins with stays outside it."""
    words: list[str] = []
    labels: list[str] = []
    for text, kind in _parted(pieces):
        new = words_of(text, joined and bool(kind))
        if new[0] == "." and words and words[-1].endswith("."):
            new = new[1:]
        words += new
        labels += [f"{'I' if i else 'B'}-{kind}" if kind else "O" for i in range(len(new))]
    return _articles(words, labels), labels


def _parted(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: plain text next to plain text put together, articles cut off from names."""
    out: list[Piece] = []
    for text, kind in pieces:
        article = next((a for a in ("the ", "a ", "an ") if kind and text.startswith(a)), "")
        text = text[len(article) :]
        if article and not (out and not out[-1][1] and _AFTER_ARTICLE.search(out[-1][0])):
            out.append((article, ""))
        if out and not kind and not out[-1][1]:
            out[-1] = (out[-1][0] + text, "")
        elif text.strip():
            out.append((text, kind))
    return [piece for piece in out if piece[0].strip()]


def _articles(words: list[str], labels: list[str]) -> list[str]:
    """Return the words with "a" or "an" as the next one sounds, and a capital at their head."""
    for at, word in enumerate(words[:-1]):
        if word in ("a", "an") and labels[at] == "O":
            words[at] = "an" if _sounds_open(words[at + 1]) else "a"
    for at, word in enumerate(words[:3]):
        if word[:1].isalpha():
            if word.islower():
                words[at] = word[0].upper() + word[1:]
            break
    return words


def _sounds_open(word: str) -> bool:
    if word.isupper() and 1 < len(word) < 5 and not re.search("[AEIOU]", word[1:]):
        return word[0] in "AEFHILMNORSX"
    if re.match(r"(?:eu|uni|uk|ur[ua]|us[eu]|ut|one\b|u\.)", word.lower()):
        return False
    return word[0].lower() in "aeiou" or word.lower().startswith(("hour", "honest", "honour", "heir", "8", "11"))


_TYPOGRAPHIC = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m", "'": "’"}
_LETTERS = str.maketrans(dict(pair.split("=") for pair in word_list("letters")))
_SMALL = frozenset(word_list("small"))


def shaken(words: list[str], labels: list[str], rng: random.Random, headline: bool) -> tuple[list[str], list[str]]:
    """Return the sentence as another paper sets it: quotes, accents, articles, the stop, capitals."""
    if rng.random() < 0.55:
        words = [plain_letters(w) for w in words]
    words = _requoted(words, rng.random())
    if rng.random() < 0.03:
        words, labels = _without_articles(words, labels)
    if words[-1] == "." and len(words) > 1 and rng.random() < 0.03:
        words, labels = words[:-1], labels[:-1]
    return _recased(words, rng.random(), headline), labels


def plain_letters(word: str) -> str:
    """Return the word as a paper without accents prints it."""
    plain = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _requoted(words: list[str], roll: float) -> list[str]:
    if roll < 0.3:
        return _curly(words)
    if roll < 0.36:
        return [
            "``" if w == '"' and words[:i].count('"') % 2 == 0 else w.replace('"', "''") for i, w in enumerate(words)
        ]
    return words


def _without_articles(words: list[str], labels: list[str]) -> tuple[list[str], list[str]]:
    left = [i for i, w in enumerate(words) if labels[i] != "O" or w.lower() not in ("a", "an", "the")]
    first, *rest = [words[i] for i in left]
    return [first[:1].upper() + first[1:], *rest], [labels[i] for i in left]


def _recased(words: list[str], roll: float, headline: bool) -> list[str]:
    caps, titled = (0.12, 0.5) if headline else (0.015, 0.035)
    if roll < caps:
        return [w if w in ("'s", "’s") else w.upper() for w in words]
    if roll < titled:
        return [w if w in _SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(words)]
    return words


def _curly(words: list[str]) -> list[str]:
    out, opened = [], False
    for word in words:
        if word == '"':
            out.append("”" if opened else "“")
            opened = not opened
        else:
            out.append(_TYPOGRAPHIC.get(word, word))
    return out

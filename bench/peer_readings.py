"""Reports -> the reading file as a peer would write it (runs in .venv-bench), so that one scorer serves all.

    python bench/peer_readings.py PEER REPORTS.jsonl OUT.jsonl [--models FOLDER]

Every peer is used as its own documentation begins: default settings, English, the day of the report where it takes
one. What it cannot say is left out of the reading. When one stops on a report, that report has an empty reading.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Reader = Callable[[str, datetime], Json]


def spans_of(parts: Iterator[tuple[int, int]]) -> Json:
    """Return sentences as the reading file has them."""
    return {"sentences": [list(part) for part in parts]}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a passage without white space around it."""
    passage = text[start:end]
    return start + len(passage) - len(passage.lstrip()), start + len(passage.rstrip())


def by_pysbd() -> Reader:
    """Sentences, by pysbd."""
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return lambda text, _: spans_of(trimmed(text, s.start, s.end) for s in segmenter.segment(text))


def by_syntok() -> Reader:
    """Sentences, by syntok."""
    from syntok import segmenter

    def read(text: str, _: datetime) -> Json:
        told = (s for paragraph in segmenter.analyze(text) for s in paragraph)
        return spans_of((s[0].offset, s[-1].offset + len(s[-1].value)) for s in told)

    return read


def by_sentencizer() -> Reader:
    """Sentences, by spaCy's rules."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text, _: spans_of(trimmed(text, s.start_char, s.end_char) for s in nlp(text).sents)


def by_names(models: Path) -> Reader:
    """Names, by the spaCy pipeline trained here."""
    import spacy

    nlp = spacy.load(models / "names")

    def read(text: str, _: datetime) -> Json:
        return {"names": [{"start": e.start_char, "end": e.end_char, "kind": e.label_} for e in nlp(text).ents]}

    return read


@cache
def trees(models: Path) -> Any:
    """Return the tagger and parser trained here."""
    import spacy

    return spacy.load(models / "trees")


def by_verbs(models: Path) -> Reader:
    """Statements: every verb that the spaCy pipeline trained here sees."""

    def read(text: str, _: datetime) -> Json:
        verbs = [w for w in trees(models)(text) if w.pos_ == "VERB"]
        return {"statements": [{"predicate": {"start": w.idx, "end": w.idx + len(w)}} for w in verbs]}

    return read


def quoted(text: Any, at: int = 0) -> Iterator[Json]:
    """Yield textacy's quotations of a tagged text; raise `ValueError` where its marks do not pair."""
    from textacy.extract import direct_quotations

    for who, _, content in direct_quotations(text):
        start, end = at + content.start_char + 1, at + content.end_char - 1
        speaker = {"start": at + who[0].idx, "end": at + who[-1].idx + len(who[-1])} if who else None
        yield {"start": start, "end": end, "parts": [[start, end]], "form": "direct", "speaker": speaker}


def by_textacy(models: Path) -> Reader:
    """Quotations, by textacy over the spaCy pipeline trained here; line by line where a report's marks do not pair."""

    def read(text: str, _: datetime) -> Json:
        found: list[Json] = []
        for at, part in ((0, text), *lines(text)):
            try:
                found += quoted(trees(models)(part), at)
            except ValueError:
                continue
            if at == 0 and part == text:
                break
        return {"quotes": found}

    return read


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield every line with the place where it begins."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


GRANULARITY = {"year": "%Y", "month": "%Y-%m"}


def by_dateparser() -> Reader:
    """Times, by dateparser.search; what it found is parsed once more, to learn whether it is a day, month or year."""
    from dateparser import DateDataParser
    from dateparser.search import search_dates

    def read(text: str, published: datetime) -> Json:
        found, at = [], 0
        settings = {"RELATIVE_BASE": published, "RETURN_AS_TIMEZONE_AWARE": False}
        again = DateDataParser(languages=["en"], settings=settings)
        for said, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(said, at)
            if start >= 0:
                at = start + len(said)
                period = again.get_date_data(said).period
                found.append({"start": start, "end": at, "timex": when.strftime(GRANULARITY.get(period, "%Y-%m-%d"))})
        return {"times": found}

    return read


def by_recognizers_times() -> Reader:
    """Times, by recognizers-text, its own TIMEX values; the resolved day where the TIMEX leaves the year open."""
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def read(text: str, published: datetime) -> Json:
        found = []
        for one in model.parse(text, published):
            value = one.resolution["values"][0] if one.resolution and one.resolution.get("values") else {}
            timex = value.get("timex", "")
            settled = value.get("value") if "XXXX" in timex else None
            found.append({"start": one.start, "end": one.end + 1, "timex": settled or timex})
        return {"times": found}

    return read


def by_quantulum() -> Reader:
    """Quantities, by quantulum3, without the classifier that current scikit-learn cannot load."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def read(text: str, _: datetime) -> Json:
        found = []
        for one in parser.parse(text):
            unit = "-" if one.unit.name == "dimensionless" else one.unit.name
            change = "~" if one.uncertainty else "="
            place = {"start": one.span[0], "end": one.span[1]}
            found.append({**place, "value": one.value, "unit": unit, "change": change})
        return {"quantities": found}

    return read


def by_recognizers_quantities() -> Reader:
    """Quantities, by recognizers-text: numbers, and units and percentages where they were seen."""
    import recognizers_number as numbers
    import recognizers_number_with_unit as measures

    english = numbers.Culture.English
    units = (measures.recognize_currency, measures.recognize_dimension, measures.recognize_age)

    def read(text: str, _: datetime) -> Json:
        said = [(one, value_of(one), one.resolution.get("unit")) for kind in units for one in kind(text, english)]
        said += [(one, value_of(one), "percentage") for one in numbers.recognize_percentage(text, english)]
        inside = [(one.start, one.end) for one, _, _ in said]
        said += [
            (one, value_of(one), None)
            for one in numbers.recognize_number(text, english)
            if not any(start <= one.start and one.end <= end for start, end in inside)
        ]
        found = [
            {"start": one.start, "end": one.end + 1, "value": value, "unit": (unit or "-").lower(), "change": "="}
            for one, value, unit in sorted(said, key=lambda each: each[0].start)
            if value is not None
        ]
        return {"quantities": found}

    return read


def value_of(found: Any) -> str | None:
    """Return the number that recognizers-text gives, without its sign for per cent."""
    value = (found.resolution or {}).get("value")
    return None if value is None else str(value).rstrip("%")


def by_trafilatura() -> Reader:
    """Text of web pages, by trafilatura with its own settings."""
    from trafilatura import extract

    return lambda page, _: {"text": extract(page, include_comments=False) or ""}


def readers(models: Path) -> dict[str, Callable[[], Reader]]:
    """Return every peer by the name it is asked for."""
    return {
        "dateparser": by_dateparser,
        "pysbd": by_pysbd,
        "quantulum3": by_quantulum,
        "recognizers-quantities": by_recognizers_quantities,
        "recognizers-times": by_recognizers_times,
        "spacy-names": partial(by_names, models),
        "spacy-sentencizer": by_sentencizer,
        "spacy-verbs": partial(by_verbs, models),
        "syntok": by_syntok,
        "textacy": partial(by_textacy, models),
        "trafilatura": by_trafilatura,
    }


def reading(read: Reader, report: Json) -> Json:
    """Return the reading of one report, empty where the peer stopped."""
    published = datetime.fromisoformat(report.get("published") or "2020-01-01")
    try:
        return {"id": report["id"], **read(report["text"], published)}
    except Exception as broken:
        return {"id": report["id"], "problems": [{"code": "peer-stopped", "what": repr(broken)[:200]}]}


def main() -> None:
    """Read every report and say how many a peer stopped on."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("peer")
    options.add_argument("reports", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--models", type=Path, default=Path())
    asked = options.parse_args()
    read = readers(asked.models)[asked.peer]()
    lines_given = asked.reports.read_text(encoding="utf-8").split("\n")  # splitlines would cut at U+2028 in a text
    reports = map(json.loads, filter(None, lines_given))
    found = [reading(read, report) for report in reports]
    stopped = sum("problems" in one for one in found)
    asked.out.write_text("".join(json.dumps(one) + "\n" for one in found), encoding="utf-8")
    print(f"{asked.peer}: stopped on {stopped} of {len(found)} reports" if stopped else "")


if __name__ == "__main__":
    main()

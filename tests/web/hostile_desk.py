"""Attacks → a desk on which every word that a stranger, or a person misled by one, can have put there is an attack."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from desks_by_hand import AT, put_story
from sqlalchemy import update

from desk_by_hand import DAY, FERRY, new_desk
from hostile_story import ATTACKS, hostile_story
from secondsource.desk.intake import add_reports
from secondsource.desk.judging import judge
from secondsource.desk.keeping_rules import keep_rule
from secondsource.ingest.reports import report_of_record
from secondsource.records.desk import Change, Ruling
from secondsource.records.rules import Rule
from secondsource.store.connect import Desk
from secondsource.store.feeds import watch_feeds
from secondsource.store.judgements import add_ruling
from secondsource.store.reports import list_reports
from secondsource.store.schema import deliveries
from secondsource.store.stories import list_stories

MORE = (
    "data:text/html,<script>window.pwned=1</script>",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "\t=1+1",
    "]]><script>window.pwned=1</script><!--",
    "</textarea></option></select><script>window.pwned=1</script>",
    "' autofocus onfocus=window.pwned=1 x='",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "<a href=\"&#106;avascript:window.pwned=1\">x</a>",
    "//evil.example/<script>window.pwned=1</script>",
)  # fmt: skip
ALL_ATTACKS = (*ATTACKS, *MORE)
# Fields of a record that readers of feeds and archives know; `read_fields` takes most of them.
_FIELDS = (
    "title", "outlet", "byline", "author", "url", "id", "section", "keywords", "language", "published", "copyright",
    "description", "image", "category", "source_domain",
)  # fmt: skip


def hostile_desk(folder: Path, attacks: Sequence[str] = ALL_ATTACKS) -> Desk:
    """Make the desk: for each attack a story made by hand and a report that came in by the front door, a rule, a
    judgement, a feed, a change."""
    desk = new_desk(folder)
    for number, attack in enumerate(attacks, 1):
        news = (Change("disputed", attack, f"k{number}", "p2", f"{number}-r4", (("person", attack),)),)
        put_story(desk, _with_hostile_ids(hostile_story(attack), attack), f"{number}", news)
    add_reports(desk, [_report(attack, number) for number, attack in enumerate(attacks)], lambda: DAY.format(1))
    _by_hand(desk, attacks)
    return desk


def _with_hostile_ids(file: Any, attack: str) -> Any:
    """Poison what is an id of a point or of an entity, wherever it stands."""
    ids = {point.id for point in file.points} | {entity.id for entity in file.entities}

    def member(value: Any) -> Any:
        if isinstance(value, list):
            return [member(one) for one in value]
        if isinstance(value, dict):
            return {key: member(one) for key, one in value.items()}
        return f"{value}{attack}" if isinstance(value, str) and value in ids else value

    made = {key: member(value) for key, value in msgspec.to_builtins(file).items() if key != "reports"}
    return msgspec.convert({**msgspec.to_builtins(file), **made}, type(file))


def _report(attack: str, number: int) -> Any:
    text = f"{FERRY['text']} {attack}\n\nCaptain Mara Olsen said “{attack}” on Saturday. {number} {attack}"
    record = {**dict.fromkeys(_FIELDS, attack), "title": f"Ferry {number} {attack}", "text": text}
    made = report_of_record(Path(f"{attack.replace('/', '_')}.jsonl"), attack, record)
    assert made is not None
    return made


def _by_hand(desk: Desk, attacks: Sequence[str]) -> None:
    """Put there what a person may be talked into typing."""
    story = list_stories(desk)[0].id
    reports = [row.id for row in list_reports(desk, limit=200)]
    for number, attack in enumerate(attacks):
        hook = f"https://hooks.example/{number}?{attack}".replace(" ", "")
        words = f"{attack} window"
        keep_rule(desk, Rule(f"{number} {attack}", story=story, who=attack, words=words, outlet=attack), None)
        rule = Rule(f"told {number}", changes=("disputed",), webhook=f"https://hooks.example/{number}")
        keep_rule(desk, rule, "whsec_x")
        judge(desk, "independent", (reports[number], reports[number + 1]), (attack, AT))
        with desk.writing() as writer:
            add_ruling(writer, Ruling("", "same-entity", attack, f"{number} {attack}", False, attack, AT))
            watch_feeds(writer, [(hook, attack)], AT)
    with desk.writing() as writer:  # what the other side of a webhook answered
        writer.execute(update(deliveries).values(said=" ".join(attacks)))

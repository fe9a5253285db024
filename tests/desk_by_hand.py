"""Invented reports and a desk to put them on – for the tests of the desk and its store."""

from collections.abc import Iterable
from pathlib import Path

from secondsource.desk.intake import Added, add_reports
from secondsource.ingest.reports import report_of_record
from secondsource.records.report import Report
from secondsource.store.connect import Desk, open_desk

DAY = "2031-03-0{}T08:00:00Z"

FERRY = {
    "title": "Ferry runs aground off Port Ash",
    "outlet": "Harbour Courier",
    "url": "https://courier.example/ferry",
    "published": "2031-03-01",
    "text": "PORT ASH, Norland – A ferry ran aground off Port Ash on Saturday morning and 12 people were injured,"
    " police said. The ferry Elm Star was on its way to Brill Island with 140 people on board. “We heard a loud noise,”"
    " said captain Mara Olsen, who brought everybody to the upper deck. The harbour was closed for six hours.",
}
FERRY_OTHER = {
    "title": "Elm Star hits rocks near Port Ash",
    "outlet": "Northline Radio",
    "url": "https://northline.example/elm-star",
    "published": "2031-03-01",
    "text": "The ferry Elm Star hit rocks near Port Ash in Norland on Saturday. Northline reporters counted"
    " ambulances at the quay. According to the hospital, 15 people were injured. Captain Mara Olsen told Northline that"
    " the engine had failed. The company Ash Lines will pay for new tickets and plans a press conference on Monday.",
}
FAIR = {
    "title": "Tulip fair opens in Velden",
    "outlet": "Velden Post",
    "url": "https://velden.example/fair",
    "published": "2031-03-02",
    "text": "VELDEN – The tulip fair of Velden opened its gates on Sunday. Mayor Ina Brandt cut the ribbon before 3,000"
    " visitors. The growers hope for a warm April, and the fair will run until May. Tickets cost five crowns.",
}


def report(fields: dict[str, str], **changed: str) -> Report:
    """Return the report that a JSON record is, with some fields changed."""
    made = report_of_record(Path("feed.jsonl"), "1", fields | changed)
    assert made is not None
    return made


def new_desk(folder: Path, name: str = "desk.db") -> Desk:
    """Return an empty desk in a folder."""
    return open_desk(folder / name, now=DAY.format(1))


def put(desk: Desk, *given: dict[str, str], day: int = 1) -> Added:
    """Put records on a desk on a day of March 2031."""
    return add_reports(desk, [report(fields) for fields in given], lambda: DAY.format(day))


def dump(desk: Desk, leave_out: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, sorted."""
    from secondsource.store.schema import TABLES

    with desk.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in TABLES.sorted_tables
            if table.name not in leave_out
        }

"""The rows of the table of `make bench`: what is read, on which set, and what we want to reach.

A row's `key` names the same figure everywhere: in the table, among the peers, in `floors.toml`. A goal of None means
that the figure is given for what it is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, between 0 and 1, more is better."""

    key: str
    reader: str
    measure: str
    of: str
    goal: float | None = None


EWT, GUM = "EWT test", "GUM news dev"
EVENTS = "ECB+ dev, events given"
QUANTITIES, QUOTES = "NewsQuant dev", "PolNeAR dev"

ROWS = (
    Row("sentences", "sentences", "F1", "GUM news", 0.97),
    Row("upos_ewt", "tags", "UPOS, words given", EWT, 0.96),
    Row("las_ewt", "dependencies", "LAS, words given", EWT, 0.83),
    Row("lemmas_ewt", "lemmas", "accuracy, words given", EWT),
    Row("upos_news", "tags", "UPOS, words given", GUM),
    Row("las_news", "dependencies", "LAS, words given", GUM),
    Row("lemmas_news", "lemmas", "accuracy, words given", GUM),
    Row("upos_read", "tags", "UPOS F1 as read", GUM),
    Row("las_read", "dependencies", "LAS F1 as read", GUM),
    Row("names_re3d", "names", "F1", "re3d, unseen by the network", 0.82),
    Row("names_wikigold", "names", "F1", "wikigold, unseen by the network", 0.82),
    Row("names_news", "names", "F1", "GMB news (silver)", 0.85),
    Row("roles_dev", "roles", "precision", "own labels, dev", 0.90),
    Row("roles_held_out", "roles", "precision", "own labels, held out", 0.90),
    Row("roles_held_out_recall", "roles", "recall", "own labels, held out"),
    Row("coreference_news", "who is meant", "CoNLL F1", GUM),
    Row("coreference_all", "who is meant", "CoNLL F1", "GUM dev"),
    Row("name_pairs", "two names", "F1", "name bench, no context"),
    Row("names_across", "who is meant across reports", "CoNLL F1", "ECB+ dev, names given"),
    Row("quotes_marks", "quotations in marks", "F1", QUOTES, 0.90),
    Row("quotes_all", "all attributions", "F1", QUOTES, 0.65),
    Row("speakers", "speakers", "accuracy, in marks", QUOTES, 0.87),
    Row("times_detection", "times", "found, F1", "TimeBank, AQUAINT"),
    Row("times_value", "times", "value F1", "TimeBank, AQUAINT", 0.80),
    Row("quantities_value", "quantities", "value F1", QUANTITIES, 0.93),
    Row("quantities_unit", "quantities", "value + unit F1", QUANTITIES, 0.87),
    Row("quantities_change", "quantities", "value + change F1", QUANTITIES, 0.90),
    Row("quantities_counted", "quantities", "counted F1", QUANTITIES, 0.70),
    Row("status_dev", "status", "accuracy", "own labels, dev", 0.85),
    Row("status_held_out", "status", "accuracy", "own labels, held out", 0.85),
    Row("voice_held_out", "whose word", "accuracy", "own labels, held out"),
    Row("event_triggers", "event triggers", "recall", "ECB+ dev", 0.85),
    Row("happenings_given", "happenings", "CoNLL F1, stories given", EVENTS, 0.80),
    Row("happenings_found", "happenings", "CoNLL F1, stories as found", EVENTS, 0.80),
    Row("happenings_themes", "happenings", "CoNLL F1, two like stories in one", EVENTS),
    Row("happenings_lemma", "one lemma, one happening", "CoNLL F1, stories given", EVENTS),
    Row("cites", "cites", "precision", "own labels", 0.95),
    Row("own_dates", "own date", "within a day", "gold that tells it", 0.80),
    Row("own_dates_all", "own date", "within a day", "all that tell it"),
    Row("html_text", "text of pages", "F1", "html-aeb", 0.96),
    Row("plain_text", "text of pages", "F1", "html-aeb, saved as plain text"),
)

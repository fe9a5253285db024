import pytest

from secondsource.group.identities import find_identities
from secondsource.records.analysis import Analysis, Name
from secondsource.records.span import Span


def joined(text: str, first: str, second: str, kind: str = "organisation") -> bool:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (first, second)]
    names = tuple(Name(span, kind, number) for number, span in enumerate(spans))  # type: ignore[arg-type]
    analysis = Analysis("r", (Span(0, len(text)),), names, (first, second))
    return len(find_identities({"r": analysis}, {"r": text})[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Marsh Works, known as the Foundry, closed.",
        "The Tarn Marsh Works, also called Foundry, closed.",
        "The Tarn Marsh Works (also known as the Foundry) closed.",
        "The Tarn Marsh Works, which is also known as “Foundry”, closed.",
        "The Tarn Marsh Works, dubbed the Foundry, closed.",
    ],
)
def test_a_report_says_that_two_names_are_one(text: str) -> None:
    assert joined(text, "Tarn Marsh Works", "Foundry")


@pytest.mark.parametrize(
    "text",
    [
        "The Tarn Marsh Works called Foundry about it.",
        "The Tarn Marsh Works and the Foundry closed.",
        "The Tarn Marsh Works, the Foundry said, closed.",
    ],
)
def test_other_words_between_two_names_say_nothing(text: str) -> None:
    assert not joined(text, "Tarn Marsh Works", "Foundry")


def test_brackets_hold_a_short_form_only_when_its_capitals_stand_in_the_name() -> None:
    assert joined("Tarn Marsh North (TM North) closed.", "Tarn Marsh North", "TM North")
    assert not joined("Tarn Marsh North (Arbel Lines) closed.", "Tarn Marsh North", "Arbel Lines")
    assert not joined("Zena Tarvik (ZT) left.", "Zena Tarvik", "ZT", "person")

from secondsource.analyse.name_features import form_features, place_features
from secondsource.analyse.name_scores import NOTHING, add_scores, best_kind, score_features, score_times
from secondsource.analyse.written import split_words
from secondsource.records.span import Span


def around(text: str, name: str) -> list[str]:
    line = split_words(text, Span(0, len(text)))
    first = next(i for i, word in enumerate(line) if word.text == name)
    return place_features(line, first, first + 1)


def test_a_form_tells_its_words() -> None:
    found = form_features("Marsh Rowing Club")
    assert {"words=3", "last=organisation_head", "last:club"} <= set(found)
    assert "initial=3" in form_features("Ann B. Dale")
    assert "known=place1" in form_features("Norway")
    assert "code" in form_features("F-16 Tarn")


def test_features_of_a_form_come_once() -> None:
    found = form_features("Bank of Bank of Bank")
    assert len(found) == len(set(found))


def test_a_place_tells_its_neighbours() -> None:
    assert {"before=in", "after=,", "place_next"} <= set(around("They met in Tarn, Norway.", "Tarn"))
    assert "age" in around("So said Dale, 45, on Monday.", "Dale")
    assert "titled" in around("The mayor Dale agreed.", "Dale")
    assert "is=place" in around("Tarn is a small village there.", "Tarn")
    assert {"before=^", "after=$"} <= set(around("Tarn", "Tarn"))


def test_scores_add_up_and_the_highest_is_the_kind() -> None:
    person = score_features(["rule=titled", "before=mr"])
    assert best_kind(add_scores(person, (9.0, 0.0, 0.0, 0.0))) == "person"
    assert score_features(["no such feature"]) == NOTHING
    assert score_times((1.0, 2.0, 3.0, 4.0), 0.5) == (0.5, 1.0, 1.5, 2.0)
    assert best_kind((0.0, 0.0, 1.0, 0.5)) == "place"

import records_by_hand as hand
from secondsource.brief.difference_lines import difference_lines
from secondsource.brief.support import unsupported
from secondsource.compare.points import Matter, Saying, build_point
from secondsource.records.storyfile import Point

TEXT = "Prime Minister Ana Reis met the Lorvik guards. Ana Reiss and Anna Reis were seen. Ivo Holm and Ivo Holmm too."
READING = hand.readings([(hand.document(TEXT, "r1"), hand.analysis(hand.document(TEXT, "r1")))])[0]
BY_ID = {"r1": READING}


def saying(value: str, note: str = "") -> Saying:
    return Saying(value, READING, hand.span_of(TEXT, value), note)


def spelled(*values: str) -> Point:
    return build_point(Matter("name", f"Spelling of the name {values[0]}"), map(saying, values), "dispute", "Letters")


def told(*points: Point) -> list[str]:
    return [line.text for line in difference_lines(points, BY_ID)]


def test_all_spellings_share_one_line_at_the_end():
    guards = build_point(Matter("who", "Who was met"), [saying("guards"), saying("Lorvik")], "dispute", "Two words")
    lines = told(spelled("Ana Reis", "Ana Reiss"), spelled("Ivo Holm", "Ivo Holmm"), guards)
    assert lines[0].startswith("Who was met: ")
    assert lines[1:] == ["Names spelled in several ways: Ana Reis / Ana Reiss; Ivo Holm / Ivo Holmm"]


def test_a_spelling_that_an_office_tells_is_told_there():
    office = Matter("office-holder", "Prime minister")
    sayings = [saying("Ana Reis", "Written “Ana Reiss”."), saying("Ivo Holm")]
    point = build_point(office, sayings, "dispute", "One office")
    (line,) = difference_lines([point, spelled("Ana Reis", "Ana Reiss")], BY_ID)
    assert line.point == point.id
    assert hand.span_of(TEXT, "Ana Reiss").start in {e.start for e in line.evidence}


def test_a_reason_that_names_what_is_not_borne_out_is_left_out():
    matter = Matter("who", "Who was met")
    point = build_point(matter, [saying("guards"), saying("Lorvik")], "dispute", "Queen Olga of Tarn says so")
    (line,) = difference_lines([point], BY_ID)
    assert line.text == "Who was met: guards / Lorvik"
    assert unsupported(line, BY_ID) == ()


def test_a_matter_that_is_not_borne_out_is_told_by_its_kind():
    matter = Matter("who", "Whom Queen Olga met")
    (line,) = difference_lines([build_point(matter, [saying("guards"), saying("Lorvik")], "dispute", "Two")], BY_ID)
    assert line.text == "Who it was: guards / Lorvik"

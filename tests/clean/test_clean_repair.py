import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.clean.repair import repair_text

SAID = "“It’s over,” she said — “for now…” He paid €5 at the café™."


def codes(text: str) -> list[str]:
    return [problem.code for problem in repair_text(text)[1]]


def dropped(text: str, upper: str, lower: str) -> str:
    """Break a text: its UTF-8 bytes shown by two encodings, bytes without a character dropped."""
    return "".join(
        chr(b) if b < 0x80 else bytes([b]).decode(lower if b < 0xA0 else upper, "ignore") for b in text.encode()
    )


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("cp1252", "cp1252"),
        ("iso8859-13", "cp1252"),
        ("cp1257", "cp1257"),
        ("cp1250", "cp1250"),
        ("iso8859-2", "cp1252"),
        ("latin-1", "latin-1"),
    ],
)
def test_broken_text_is_mended(upper: str, lower: str) -> None:
    broken = dropped(SAID, upper, lower)
    assert broken != SAID
    mended, problems = repair_text(broken)
    assert mended == SAID
    assert [p.code for p in problems] == ["mended-encoding"]


def test_the_number_of_mended_characters_is_told() -> None:
    _, (problem,) = repair_text(dropped("“One,” he said. “Two.”", "iso8859-13", "cp1252"))
    assert problem.what.startswith("4 broken characters")


def test_broken_quotes_are_mended_beside_whole_ones() -> None:
    assert repair_text("It’s ā€œopen,ā€ he said – ā€œtoday.ā€")[0] == "It’s “open,” he said – “today.”"


def test_pictographs_are_mended() -> None:
    assert repair_text(dropped("Fire \U0001f525 here", "iso8859-13", "cp1252"))[0] == "Fire \U0001f525 here"


def test_text_broken_twice_is_mended() -> None:
    twice = "the café’s owner".encode().decode("cp1252").encode().decode("cp1252")
    assert repair_text(twice)[0] == "the café’s owner"


def test_a_hyphen_that_lost_its_byte_is_no_quotation_mark() -> None:
    assert repair_text("a longâ€term plan")[0] == "a long-term plan"


def test_broken_accents_in_decomposed_text_are_mended() -> None:
    assert repair_text(unicodedata.normalize("NFD", "Señor Peña".encode().decode("cp1252")))[0] == "Señor Peña"


CLEAN = [
    "Rīgā Ēriks Šņore sacīja: „Šī ziema būs barga, tā ir ā”… Āgenskalns – Ķekava, cena 5 €, pilsētā„ ā.",
    "Ministrė pranešė: „Mokesčiai nedidės“, – Šiauliai, Ąžuolas, įžengė, ūkininkų žmonės, 12 € už vienetą.",
    "Premier: „Musimy to ZDOBYĆ”, żółć, gęś, źdźbło, Łódź, ŻYĆ» i «BYĆ», w „Ćmielów” – Świnoujście.",
    "Peaminister ütles: „Õhtu tuleb külm,“ šokolaad, žürii, Ülemiste, Äädikas, öö.",
    "Le président : « L’État paiera », à Nîmes, où l’été fut âpre… Cœur, naïf, Ça, À, Â – « hôpital » “Âge”.",
    "Der Kanzler sagte: „Das geht über Äpfel, Öl und Straßen hinaus“, §5 – 10 € … ‚Ü‘ «Ä».",
    "Thủ tướng phát biểu: “Chúng ta sẽ đến Đà Nẵng,” ông nói – Việt Nam, ấm, ầm, mâ”… Ã Ô.",
    "Cumhurbaşkanı “hâlâ”… kâr’ın İĞDIR Şırnak ğ Ğ ‘Ğ’ çöğüş – 5 €.",
    "O São João de ÂNGELA – AÇÃO “NÃO” e ‘MÃE’: R$ 5; À… É… «JÁ».",
    "“It’s ‘fine’,” she said — “really…” £5, €10, 20°C, ½ mile, Ångström, Zürich™ «ok» • 5×5 ≈ 25, R&D; AT&T.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_comes_back_as_it_was(text: str) -> None:
    assert repair_text(text) == (text, ())


def test_single_windows_bytes_are_mended() -> None:
    assert repair_text("\x93Yes,\x94 he said \x96 it\x92s so\x85")[0] == "“Yes,” he said – it’s so…"


def test_line_ends_and_spaces_are_made_plain() -> None:
    assert repair_text("a\r\nb\rc\u2028d\u00a0e\u202ff") == ("a\nb\nc\nd e f", ())


def test_characters_without_shape_are_taken_out() -> None:
    assert repair_text("\ufeffso\u00adft zero\u200bwidth") == ("soft zerowidth", ())


def test_marks_that_turn_the_writing_are_told() -> None:
    assert repair_text("safe \u202etxt.exe\u202c file")[0] == "safe txt.exe file"
    assert codes("safe \u202etxt.exe\u202c file") == ["direction-marks"]


def test_control_characters_are_told() -> None:
    assert repair_text("be\x07ll\x00\x1b")[0] == "bell"
    assert codes("be\x07ll") == ["control-characters"]


def test_character_references_are_written_out() -> None:
    assert (
        repair_text("&quot;Fish &amp; chips&quot; &#8211; &#x201c;ok&#x201d; &nosuch;")[0]
        == '"Fish & chips" – “ok” &nosuch;'
    )


def test_lost_characters_are_told() -> None:
    assert codes("Mr M\ufffdller") == ["lost-characters"]


@given(st.text(max_size=200))
def test_any_text_can_be_repaired_and_stays_so(text: str) -> None:
    once, _ = repair_text(text)
    once.encode()
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in once)


@given(st.text(alphabet=st.characters(max_codepoint=126, min_codepoint=32, exclude_characters="&"), max_size=100))
def test_plain_ascii_is_never_touched(text: str) -> None:
    assert repair_text(text) == (text, ())

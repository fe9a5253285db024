import codecs

import pytest

from secondsource.ingest.decode import decode_bytes, is_binary

WORDS = "Søren Ågård said “no” – twice."


@pytest.mark.parametrize(
    ("data", "markup"),
    [
        (WORDS.encode(), False),
        (codecs.BOM_UTF8 + WORDS.encode(), False),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), False),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), False),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), False),
    ],
)
def test_unicode_encodings_are_read_without_a_problem(data: bytes, markup: bool) -> None:
    assert decode_bytes(data, markup) == (WORDS, ())
    assert not is_binary(data)


def test_declared_character_set_of_a_page_is_believed() -> None:
    page = '<html><head><meta charset="windows-1250"></head><body>Łódź</body></html>'
    assert decode_bytes(page.encode("windows-1250"), markup=True) == (page, ())


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = '<meta charset="iso-8859-1">Łódź'
    assert decode_bytes(page.encode(), markup=True)[0] == page


@pytest.mark.parametrize("label", ["unicode_escape", "hex", "no-such-set"])
def test_codecs_that_are_no_character_sets_are_not_used(label: str) -> None:
    data = f'<meta charset="{label}">caf'.encode() + b"\xe9 \\x41"
    text, problems = decode_bytes(data, markup=True)
    assert text.endswith("café \\x41")
    assert [p.code for p in problems] == ["encoding-guessed"]


def test_windows_1252_is_the_last_resort() -> None:
    text, problems = decode_bytes("He said “non” to the café".encode("cp1252"))
    assert text == "He said “non” to the café"
    assert [p.code for p in problems] == ["encoding-guessed"]


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    text, problems = decode_bytes("“Ja” – “nej” – é".encode() + b"\xe2\x80")
    assert text.startswith("“Ja” – “nej” – é")
    assert [p.code for p in problems] == ["broken-bytes"]


@pytest.mark.parametrize("data", [b"abc\0def", b"%PDF-1.7 words", b"\x89PNG\r\n", bytes(range(1, 32)) * 20])
def test_binary_data_is_known(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize("data", [bytes([1, 0, 2, 0]) * 50, b"words " * 50 + b"\0", b"a\0\0\0" * 50])
def test_zeros_alone_do_not_make_utf16(data: bytes) -> None:
    assert is_binary(data)


def test_a_few_zeros_among_records_are_no_binary() -> None:
    assert not is_binary(b'{"text": "a\0b"}\n' * 20, records=True)
    assert is_binary(b'{"text\0\0\0\0\0"}\n' * 20, records=True)


def test_text_with_a_stray_control_byte_is_not_binary() -> None:
    assert not is_binary(b"A long enough line of plain text with a stray \x07 in it.")

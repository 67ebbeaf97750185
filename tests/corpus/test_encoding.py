"""Encodings are found, and nothing is lost where a file holds several."""

from __future__ import annotations

import codecs

import pytest

from dragoman.corpus.encoding import (
    decode,
    find_decoding,
    looks_binary,
    without_controls,
    without_surrogates,
)

SENTENCES = {
    "cp1252": "Le Sénégal et l'Islande ont annoncé « avant l'été » — “un accord”.",
    "iso8859-2": "A külügyminiszter kedden aláírta a megállapodást, közölték az őrség vezetői, és fűtést kértek.",
    "cp1256": "وقال وزير المياه الأردني إن الاتفاق ثمرة محادثات استمرت عامين.",
    "cp1251": "Россия и Украина подписали соглашение о прекращении огня во вторник.",
    "koi8_r": "Россия и Украина подписали соглашение о прекращении огня во вторник.",
    "cp1250": "Rząd Polski podpisał umowę z Niemcami w sprawie współpracy wojskowej.",
    "cp1253": "Η Ελλάδα και η Τουρκία υπέγραψαν συμφωνία την Τρίτη",
    "cp1254": "Türkiye Dışişleri Bakanı salı günü Ankara'da yeni anlaşmayı imzaladı.",
    "cp1255": "ישראל ומרוקו חתמו על הסכם ביטחוני ביום רביעי",
    "gb18030": "中国外交部发言人表示,两国签署了一项新的贸易协定。",
    "big5": "中華民國外交部發言人表示,兩國簽署了一項新的貿易協定。",
    "shift_jis": "日本政府は火曜日、新しい防衛協定に署名したと発表した。",
    "euc_kr": "한국 정부는 화요일 새로운 방위 협정에 서명했다고 발표했다.",
    "utf-16-le": "Ceasefire holds on the border, monitors say.",
    "utf-16-be": "وقال وزير المياه الأردني إن الاتفاق ثمرة محادثات استمرت عامين.",
    "utf-8": "Le Sénégal — Москва — عمان",
}


@pytest.mark.parametrize("encoding", SENTENCES)
def test_an_undeclared_encoding_is_found(encoding: str) -> None:
    text = SENTENCES[encoding]
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Été".encode(encoding)) == "Été"


def test_a_declared_charset_counts_only_where_the_bytes_are_valid_in_it() -> None:
    arabic = SENTENCES["cp1256"]
    assert decode(arabic.encode("cp1256"), declared="utf-8") == arabic
    assert decode("Größe".encode("cp1250"), declared="windows-1250") == "Größe"
    assert decode("Größe".encode(), declared="windows-1250") == "Größe"
    assert decode(b"caf\xe9 \x93x\x94", declared="ISO-8859-1") == "café “x”"
    for lie in ("utf-16", "no-such-charset", "idna", "unicode_escape", "undefined"):
        assert decode(b"caf\xe9 noir", declared=lie) == "café noir"


def test_the_users_encoding_wins() -> None:
    assert decode("привет".encode("cp866"), forced="cp866") == "привет"


def test_stray_bytes_in_utf8_are_read_as_windows_1252_and_mojibake_stays() -> None:
    data = "Sénégal lÃ©ger ".encode() + b"\x93quoted\x94 \x81"
    assert decode(data) == "Sénégal lÃ©ger “quoted” \x81"


def test_a_character_cut_at_the_end_does_not_change_the_encoding() -> None:
    assert decode("été “x”".encode()[:-1]) == "été “x\ufffd"


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    text = "a\ud800b\udfffc 😀"
    clean = without_surrogates(text)
    assert clean == "a\ufffdb\ufffdc 😀"
    assert len(clean) == len(text)


def test_controls_become_spaces_one_for_one() -> None:
    assert without_controls("a\0b\x1ac\td\r\n") == "a b c\td\r\n"


def test_binary_is_told_from_text() -> None:
    assert looks_binary(bytes(range(256)) * 4)
    assert not looks_binary(b"TALLINN \0- \0Riot police detained about 60 people on Friday.\x1a")
    assert not looks_binary("Ceasefire holds".encode("utf-16-le"))
    assert find_decoding(b"").encoding == "utf-8"

"""Plain text and Markdown are stored as they are, below their front matter."""

from __future__ import annotations

from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions

BODY = "Norway and Kenya signed an agreement.\r\n\r\n  They meet again on Friday.\n"


def test_plain_text_is_one_document_as_decoded(read_file: ReadFile) -> None:
    document = read_file("a.txt", BODY).only
    assert document.text == BODY
    assert (document.title, document.published, document.outlet) == (None, None, None)


def test_controls_are_spaces_and_offsets_keep(read_file: ReadFile) -> None:
    text = read_file("a.txt", f"TALLINN \0- \0Riot police.\x1a\n{BODY}\0").only.text
    assert text == f"TALLINN  -  Riot police. \n{BODY} "


def test_front_matter_gives_the_fields_in_yaml_and_toml(read_file: ReadFile) -> None:
    yaml = f"---\ntitle: A title\ndate: 2016-05-17\nsource: Wire\nlang: en\nurl: http://a/\n---\n{BODY}"
    toml = f'+++\ntitle = "A title"\ndate = 2016-05-17\nsource = "Wire"\nlang = "en"\nurl = "http://a/"\n+++\n{BODY}'
    ids = set()
    for name, content in (("a.md", yaml), ("b.txt", yaml), ("c.md", toml)):
        document = read_file(name, content).only
        assert document.text == BODY
        assert (document.title, document.outlet, document.language) == ("A title", "Wire", "en")
        assert document.published == date(2016, 5, 17)
        ids.add(document.id)
    assert len(ids) == 1


def test_a_heading_is_the_title_and_is_not_coded_twice(read_file: ReadFile) -> None:
    document = read_file("a.md", f"# A title #\n\n{BODY}").only
    assert document.title == "A title"
    assert document.text.strip() == BODY.strip()
    document = read_file("b.md", f"---\ntitle: Another\n---\n# A title\n{BODY}").only
    assert document.title == "Another"
    assert document.text.startswith("# A title")


def test_dashes_that_are_no_front_matter_are_text(read_file: ReadFile) -> None:
    content = f"---\nThis is no mapping\n---\n{BODY}"
    assert read_file("a.txt", content).only.text == content


def test_hostile_front_matter_is_text(read_file: ReadFile) -> None:
    content = "---\ntitle: " + "[" * 20000 + f"\n---\n{BODY}"
    assert read_file("a.md", content).only.text == content


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Norway: a treaty", "Norway: a treaty"),
        ('"Norway signs', "Norway signs"),
        ("'Norway's treaty: signed'", "Norway's treaty: signed"),
        ('"Norway" signs: a treaty', '"Norway" signs: a treaty'),
        ("@envoy in Oslo", "@envoy in Oslo"),
    ],
)
def test_front_matter_that_is_no_yaml_is_read_by_line(
    read_file: ReadFile, value: str, title: str
) -> None:
    head = f"---\r\n# of the wire\r\ntitle: {value}\r\ntags: [a, b]\r\nto:\r\n  - x\r\ndate: 2016-05-17\r\nsource: Wire\r\nurl:\r\n---\r\n"
    for name in ("a.md", "b.txt"):
        document = read_file(name, head + BODY).only
        assert (document.text, document.title, document.outlet) == (BODY, title, "Wire")
        assert document.published == date(2016, 5, 17)


def test_empty_and_blank_files_are_rejected(read_file: ReadFile) -> None:
    assert read_file("a.txt", "").reason == "empty"
    assert "empty" in read_file("b.txt", " \n\t\r\n").reason
    assert "no text" in read_file("c.md", "# A title\n").reason


def test_the_limit_of_one_document(read_file: ReadFile) -> None:
    assert "limit" in read_file("a.txt", "word " * 100, ReadOptions(max_document=50)).reason
    assert "limit" in read_file("a.txt", "word " * 100, ReadOptions(max_bytes=50)).reason


def test_a_text_that_opens_like_json_is_text(read_file: ReadFile) -> None:
    for content in ("[1] Bucharest rejected the claim.", "{sic} He said so.", "<no markup> here"):
        assert read_file("a.txt", content).only.text == content

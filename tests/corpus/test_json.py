"""JSON Lines, arrays, objects one after another; a broken one costs only itself."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions

A, B, C = ({"id": i, "text": f"Report {i}: they signed."} for i in "abc")
TEXTS = [row["text"] for row in (A, B, C)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "a", "a.ndjson"])
@pytest.mark.parametrize(
    "content",
    [
        "\n".join(map(json.dumps, (A, B, C))),
        "\r\n".join(map(json.dumps, (A, B, C))) + "\r\n",
        json.dumps([A, B, C]),
        json.dumps([A, B, C], indent=2),
        "\n".join(json.dumps(row, indent=4) for row in (A, B, C)),
        "".join(map(json.dumps, (A, B, C))),
        "\x1e".join(map(json.dumps, (A, B, C))),
        "\ufeff" + json.dumps([A, B, C]),
        json.dumps({"status": "ok", "response": {"docs": [A, B, C]}}),
        json.dumps({row["id"]: row for row in (A, B, C)}, indent=1),
        json.dumps({"text": dict(enumerate(TEXTS)), "id": dict(enumerate("abc"))}),
    ],
)
def test_every_layout_under_every_name(read_file: ReadFile, name: str, content: str) -> None:
    result = read_file(name, content)
    assert result.texts == TEXTS, result
    assert not result.rejects


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_encodings(read_file: ReadFile, name: str, encoding: str) -> None:
    row = {"text": "Le Sénégal a annoncé l'été, a déclaré le général à Nouméa."}
    content = json.dumps(row, ensure_ascii=False, indent=1 if name == "a.json" else None)
    assert read_file(name, content.encode(encoding)).only.text == row["text"]


def test_lines_of_two_encodings_in_one_file(read_file: ReadFile) -> None:
    row = '{"text": "Le général à Nouméa, après l\'été."}\n'
    result = read_file("a.jsonl", row.encode() + row.encode("cp1252") + row.encode())
    assert len(set(result.texts)) == 1
    assert len(result.documents) == 3


def test_a_broken_line_is_a_reject_with_its_line(read_file: ReadFile) -> None:
    lines = [json.dumps(A), '{"text": "cut', "", "// comment", "null", "[]", '"x"', json.dumps(B)]
    result = read_file("a.jsonl", "\n".join(lines))
    assert result.texts == TEXTS[:2]
    assert result.lines == [2, 5, 6, 7]
    assert "broken JSON" in result.rejects[0].reason


def test_a_broken_object_in_an_array_costs_only_itself(read_file: ReadFile) -> None:
    content = f'[\n {json.dumps(A)},\n {{"text": "x",, }},\n {json.dumps(B)}\n]'
    result = read_file("a.json", content)
    assert result.texts == TEXTS[:2]
    assert result.lines == [3]


def test_a_cut_object_does_not_swallow_the_next(read_file: ReadFile) -> None:
    pretty = [json.dumps(row, indent=2) for row in (A, B, C)]
    content = "\n".join((pretty[0], pretty[1][:20], pretty[2]))
    result = read_file("a.json", content)
    assert result.texts == [TEXTS[0], TEXTS[2]]
    assert result.lines == [5]


def test_a_cut_array_keeps_what_came_before(read_file: ReadFile) -> None:
    result = read_file("a.json", json.dumps([A, B, C])[:-15])
    assert result.texts == TEXTS[:2]
    assert len(result.rejects) == 1


def test_values_longer_than_the_window(read_file: ReadFile) -> None:
    rows = [{"text": f"{i} " + "word " * 120_000} for i in range(3)]
    assert read_file("a.json", json.dumps(rows, indent=1)).texts == [row["text"] for row in rows]


def test_comments_between_values(read_file: ReadFile) -> None:
    content = f"/* a corpus */ {json.dumps(A)} // first\n\n{json.dumps(B, indent=1)}"
    assert read_file("a.json", content).texts == TEXTS[:2]


def test_nan_repeated_keys_surrogates_and_epochs(read_file: ReadFile) -> None:
    content = (
        '{"text": NaN, "title": "x"}\n'
        '{"text": "first", "text": "The last one counts.", "published": 1612828800}\n'
        '{"text": "lone \\ud800 one", "title": "\\ud83d\\ude00", "published": 1612828800000}'
    )
    result = read_file("a.jsonl", content)
    assert result.lines == [1]
    assert result.texts == ["The last one counts.", "lone \ufffd one"]
    assert result.documents[1].title == "😀"
    assert {document.published for document in result.documents} == {date(2021, 2, 9)}


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_depth_and_numbers_without_end(read_file: ReadFile, name: str) -> None:
    good = '\n{"text": "A good one."}\n'
    deep = '{"text": ' + "[" * 100_000 + ("]" * 100_000 + "}" if name == "a.json" else "")
    long = '{"id": ' + "9" * 5000 + ', "text": "x"}'
    result = read_file(name, deep + good + long + good)
    assert result.texts == ["A good one."] * 2
    assert len(result.rejects) == 2


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_line_over_the_limit_is_passed_over(read_file: ReadFile, name: str) -> None:
    content = json.dumps({"text": "a" * 700_000}) + "\n" + json.dumps(A) + "\n"
    result = read_file(name, content, ReadOptions(max_bytes=300_000))
    assert result.texts == TEXTS[:1]
    assert result.lines == [1]
    assert "max_bytes" in result.reason


def test_the_list_of_articles_is_told_from_other_lists(read_file: ReadFile) -> None:
    facets = [{"name": f"tag {i}"} for i in range(9)]
    content = json.dumps({"facets": facets, "response": {"docs": [A, B]}, "meta": {"n": {"x": 1}}})
    assert read_file("a.json", content).texts == TEXTS[:2]


def test_raw_control_characters_in_strings_are_read(read_file: ReadFile) -> None:
    assert read_file("a.json", '[{"text": "two\nlines"}]').only.text == "two\nlines"
    assert read_file("a.jsonl", '{"text": "a\ttab"}').only.text == "a\ttab"

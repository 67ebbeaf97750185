"""Rows whose quotes or delimiters went wrong: whole, or a reject; never cut, never joined."""

from __future__ import annotations

from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

HEAD = "id,text,date\n"
DAY = date(2019, 5, 7)
NEXT = '2,"Chile met Kenya, and Norway left.",2019-05-08\n'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r'"He said \"no\", and Norway attacked Peru."', 'He said "no", and Norway attacked Peru.'),
        (r'"He said \"no\" to Peru."', 'He said "no" to Peru.'),
        ('"He said "no" to Chile, and left."', 'He said "no" to Chile, and left.'),
        ('"He said "no", and left."', 'He said "no", and left.'),
        ('"He "said" no.\nThen, at noon, he left."', 'He "said" no.\nThen, at noon, he left.'),
        ('"He came.\nThen he "said", he left."', 'He came.\nThen he "said", he left.'),
        ("Norway came on Monday, and Peru fled.", "Norway came on Monday, and Peru fled."),
        ("Some 10,000 people fled.", "Some 10,000 people fled."),
        ('"Hello" he said, and left.', '"Hello" he said, and left.'),
        ('"Norway attacked Peru, and left.', "Norway attacked Peru, and left."),
        ("'Norway's army, it said, left.'", "Norway's army, it said, left."),
    ],
)
def test_a_text_is_whole_and_its_date_kept(read_file: ReadFile, cell: str, text: str) -> None:
    first, second = read_file("a.csv", f"{HEAD}1,{cell},2019-05-07\n{NEXT}").documents
    assert (first.text, first.published, first.input_id) == (text, DAY, "1")
    assert second.text == "Chile met Kenya, and Norway left."


@pytest.mark.parametrize("sign", [",", "\t"])
@pytest.mark.parametrize(
    "second", ['"Chile met Kenya."', '"Chile met\nKenya."', 'Chile met Kenya"', "Chile met Kenya."]
)
def test_rows_are_never_joined(read_file: ReadFile, sign: str, second: str) -> None:
    rows = [("id", "text", "date"), ("1", '"Norway attacked Peru.', "2019-05-07")]
    rows += [("2", second, "2019-05-08"), ("3", '"Peru left."', "2019-05-09")]
    result = read_file("a.csv", "\n".join(map(sign.join, rows)))
    assert [d.input_id for d in result.documents] == ["1", "2", "3"]
    assert result.texts[0] == "Norway attacked Peru."
    assert [d.published for d in result.documents] == [date(2019, 5, day) for day in (7, 8, 9)]


@pytest.mark.parametrize(
    "row",
    [
        "1,Norway attacks, Peru flees,The whole story, told.,2019-05-07",
        "1,Norway,Norway attacked Peru.,2019-05-07,Wire",
        '1,"Norway "leaves" Peru","Norway left","and came",2019-05-07',
    ],
)
def test_what_two_readings_fit_is_a_reject(read_file: ReadFile, row: str) -> None:
    good = "2,Chile,Chile met Kenya on Friday.,2019-05-08"
    result = read_file("a.csv", f"id,title,text,date\n{row}\n{good}\n")
    assert (result.lines, [d.input_id for d in result.documents]) == ([2], ["2"])


def test_a_well_formed_text_of_several_lines_is_kept(read_file: ReadFile) -> None:
    text = "Norway, a state\nPeru, another"
    assert read_file("a.csv", f'{HEAD}1,"{text}",2019-05-07\n').only.text == text


def test_a_date_before_the_text_shows_where_rows_begin(read_file: ReadFile) -> None:
    content = (
        'id,date,text\n1,2019-05-07,"Norway attacked Peru.\n2,2019-05-08,"Chile\nmet Kenya."\n'
        '3,2019-05-09,"Peru "left" then\nand came, at noon, again."\n'
    )
    assert read_file("a.csv", content).texts == [
        "Norway attacked Peru.",
        "Chile\nmet Kenya.",
        'Peru "left" then\nand came, at noon, again.',
    ]


@pytest.mark.parametrize("head", ["", "1,"])
def test_rows_without_dates_are_not_joined(read_file: ReadFile, head: str) -> None:
    lines = [head and "id,", head, head]
    cells = ["text", '"Norway "attacked" Peru', '"Chile met,\nKenya"']
    result = read_file("a.csv", "\n".join(a + b for a, b in zip(lines, cells, strict=True)))
    assert result.texts[-1] == "Chile met,\nKenya"
    assert len(result.texts) + len(result.rejects) == 2

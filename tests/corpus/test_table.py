"""CSV and TSV: layouts are found, quotes repaired, and what does not fit is rejected."""

from __future__ import annotations

from datetime import date

import pytest
from tests.corpus.conftest import ReadFile

from dragoman.corpus import ReadOptions
from dragoman.corpus.table_layout import find_layout

LONG = "Norway and Kenya signed an agreement on Tuesday, officials of both governments said, and then met."
LONGER = "Peru ordered two Romanian diplomats to leave the country within 72 hours on Tuesday; Bucharest protested."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(read_file: ReadFile, delimiter: str, end: str) -> None:
    rows = [["id", "Titre", "Texte", "Date"], ["1", "A", f'"{LONG}"', "2016-05-17"]]
    content = end.join(delimiter.join(row) for row in rows) + end
    document = read_file("a.csv", content).only
    assert (document.text, document.title, document.input_id) == (LONG, "A", "1")
    assert document.published == date(2016, 5, 17)


def test_the_cell_is_stored_exactly(read_file: ReadFile) -> None:
    text = '  Two lines\r\n\twith \u2028, "quotes" and \\N inside \x85 end '
    cell = text.replace('"', '""')
    assert read_file("a.csv", f'text,id\r\n"{cell}",1\r\n').only.text == text


def test_nulls_are_nothing(read_file: ReadFile) -> None:
    document = read_file("a.csv", f'text,title,source,lang\n"{LONG}",\\N,NULL,None\n').only
    assert (document.title, document.outlet, document.language) == (None, None, None)


def test_a_table_without_header_is_read_by_its_cells(read_file: ReadFile) -> None:
    rows = [
        ("x1", "2016-05-17", "A headline of a few words", LONG, "http://a.b/1", "en"),
        ("x2", "2009-11-03", "Another headline of some words", LONGER, "http://a.b/2", "fr"),
    ]
    result = read_file("a.tsv", "\n".join("\t".join(row) for row in rows))
    first, second = result.documents
    assert (first.input_id, first.published, first.title) == ("x1", date(2016, 5, 17), rows[0][2])
    assert (second.text, second.url, second.language) == (LONGER, "http://a.b/2", "fr")


def test_the_other_rows_decide_the_order_of_dates(read_file: ReadFile) -> None:
    alone = f"text,date\n{LONGER},03/04/2016\n"
    assert read_file("a.csv", alone).only.published is None
    result = read_file("b.csv", alone + f"{LONGER}!,17/05/2016\n")
    assert [d.published for d in result.documents] == [date(2016, 4, 3), date(2016, 5, 17)]


def test_an_unclosed_quote_does_not_swallow_what_follows(read_file: ReadFile) -> None:
    content = f'id,title,text\n1,"open,{LONGER}\n2,x,"{LONG}"\n3,y,"{LONG}"\n'
    result = read_file("a.csv", content)
    assert [d.input_id for d in result.documents] == ["1", "2", "3"]
    assert result.documents[0].title == "open"
    last = f'id,title,text\n1,x,"{LONG}"\n2,"open,{LONGER}\n'
    assert [d.input_id for d in read_file("b.csv", last).documents] == ["1", "2"]


def test_a_quote_that_cannot_be_repaired_is_a_reject_with_its_line(read_file: ReadFile) -> None:
    result = read_file("a.csv", f'id,title,text\n1,x,"{LONG}"\n2,"open and no text\n')
    assert result.lines == [3]
    assert "never closed" in result.reason


def test_short_rows(read_file: ReadFile) -> None:
    result = read_file("a.csv", f"id,text,date,source\n1,{LONGER}\n2,few\n3\n")
    assert [d.input_id for d in result.documents] == ["1"]
    assert result.lines == [3, 4]
    assert "short row: 2 of 4" in result.rejects[0].reason


def test_single_quotes(read_file: ReadFile) -> None:
    document = read_file("a.csv", f"id,text,source\n1,'{LONG}',Wire\n").only
    assert (document.text, document.outlet) == (LONG, "Wire")


def test_surplus_cells_are_a_reject_and_empty_ones_are_nothing(read_file: ReadFile) -> None:
    content = f"id,text,source\n1,{LONGER},Wire,extra,extra\n2,{LONGER},Wire,,\n"
    result = read_file("a.csv", content)
    assert (result.lines, result.texts) == ([2], [LONGER])
    assert "long row: 5 of 3" in result.reason


def test_lines_and_cells_over_the_limit(read_file: ReadFile) -> None:
    content = f'text,id\n"{"a" * 300_000}",1\n"{LONG}",2\n'
    result = read_file("a.csv", content, ReadOptions(max_bytes=200_000))
    assert (result.lines, result.texts) == ([2], [LONG])
    many = 'text,id\n"' + "a\n" * 200_000 + f"\n{LONGER},2\n"
    result = read_file("b.csv", many, ReadOptions(max_bytes=100_000))
    assert result.texts[-1] == LONGER


def test_a_table_is_known_without_its_name(read_file: ReadFile) -> None:
    assert read_file("a.txt", f'title;text\nx;"{LONG}"\n').only.text == LONG
    assert read_file("a", f"id\ttext\n1\t{LONG}\n").only.text == LONG


def test_columns_that_tell_nothing_are_asked_for(read_file: ReadFile) -> None:
    content = f"foo,bar\n{LONGER},x\n"
    assert "map one with columns" in read_file("a.csv", content).reason
    mapped = ReadOptions(columns={"text": "foo", "outlet": "bar"})
    assert read_file("a.csv", content, mapped).only.outlet == "x"


def test_a_header_alone_and_encodings(read_file: ReadFile) -> None:
    assert "no text" in read_file("a.csv", "id,text\n").reason
    content = "titre;texte\nA;Le Sénégal a annoncé l'été\n"
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        assert (
            read_file("a.csv", content.encode(encoding)).only.text == "Le Sénégal a annoncé l'été"
        )


def test_one_column_of_text(read_file: ReadFile) -> None:
    result = read_file("a.csv", f'text\n"{LONG}"\n"{LONGER}"\n')
    assert result.texts == [LONG, LONGER]


def test_the_first_of_two_columns_of_one_name_counts() -> None:
    layout = find_layout("text,text\na,b\n", ReadOptions(), ())
    assert layout is not None
    assert (layout.delimiter, layout.header) == (",", True)


def test_the_line_that_excel_writes_before_the_table(read_file: ReadFile) -> None:
    document = read_file("a.csv", f'sep=;\r\ntitle;text\r\n"A; B";{LONG}\r\n').only
    assert (document.title, document.text) == ("A; B", LONG)


def test_a_table_without_prose_is_no_corpus(read_file: ReadFile) -> None:
    content = "GLOBALEVENTID,SQLDATE,Actor1Name\n1,20210101,NORWAY\n2,20210102,KENYA\n"
    assert "'GLOBALEVENTID'" in read_file("a.csv", content).reason

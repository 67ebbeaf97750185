"""Columns and keys find their fields; what is stored is what was decoded."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from dragoman.corpus import ReadOptions
from dragoman.corpus.fields import (
    document_from_record,
    field_keys,
    known_names,
    make_document,
    names_a_field,
    plain_name,
)
from dragoman.corpus.options import FIELDS
from dragoman.model import Document, Reject

TEXT = "Norway and Kenya signed an agreement on Tuesday."


def built(record: dict[str, Any], **settings: Any) -> Document:
    found = document_from_record(record, ReadOptions(**settings), source="x", line=3)
    assert isinstance(found, Document), found
    return found


def test_every_name_in_the_list_is_in_the_plain_form_and_stands_once_a_field() -> None:
    for field in FIELDS:
        names = known_names()[field]
        assert len(set(names)) == len(names)
        assert [plain_name(name) for name in names] == list(names), field
    assert tomllib  # the list is data that tomllib of the standard library reads


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Source, Name", "outlet"),
        ("date ", "published"),
        ("Titre", "title"),
        ("Langue", "language"),
        ("publishedAt", "published"),
        ("Publication-Date", "published"),
        ("Über", None),
        ("full text", "text"),
        ("العنوان", "title"),
        ("_id", "id"),
        ("", None),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(
    column: str, field: str | None
) -> None:
    assert names_a_field(column) == field


def test_the_outlet_comes_before_the_source() -> None:
    record = {"source": "a corpus", "outlet": "Reuters", "text": TEXT}
    assert built(record).outlet == "Reuters"
    assert field_keys(("source", "outlet"))["outlet"] == ("outlet", "source")


def test_an_empty_field_gives_way_to_the_next_name() -> None:
    record = {"text": None, "body": "", "content": TEXT, "title": "NULL", "headline": "A title"}
    document = built(record)
    assert (document.text, document.title) == (TEXT, "A title")


def test_text_and_title_are_kept_exactly() -> None:
    text = "  \u00a0e\u0301 soft\u00adhyphen\r\n\ttab \0 \u2028 end \n"
    document = built({"text": text, "title": " A  title "})
    assert (document.text, document.title) == (text, " A  title ")


def test_nested_bodies_and_names() -> None:
    assert built({"content": {"body": TEXT}}).text == TEXT
    assert (
        built({"body": {"value": [{"p": "One."}, {"p": ""}, {"p": "Two."}]}}).text == "One.\n\nTwo."
    )
    record = {"text": ["One.", "Two."], "source": {"id": None, "name": "BBC"}, "id": {"$oid": "5f"}}
    document = built(record)
    assert (document.text, document.outlet, document.input_id) == ("One.\n\nTwo.", "BBC", "5f")


def test_mapped_fields_are_read_from_there_alone() -> None:
    record = {"text": "no", "a.b": "dotted key", "a": {"b": [{"c": TEXT}]}, "when": "2016-05-17"}
    assert built(record, columns={"text": "a.b.0.c", "published": "when"}).published == date(
        2016, 5, 17
    )
    assert built(record, columns={"text": "a.b.0.c"}).text == TEXT
    assert built(record, columns={"text": "a.b"}).text == "dotted key"
    missing = document_from_record(record, ReadOptions(columns={"text": "z"}), source="x", line=3)
    assert missing == Reject("x", 3, "no text: 'z' is missing or empty")


def test_numbers_as_ids() -> None:
    assert built({"text": TEXT, "id": 17}).input_id == "17"
    assert built({"text": TEXT, "id": 17.0}).input_id == "17"
    assert built({"text": TEXT, "id": float("nan")}).input_id is None


def test_the_date_is_of_metadata_then_dateline_then_the_user() -> None:
    user = date(2001, 1, 1)
    dateline = f"OSLO, 3 May 2011 - {TEXT}"
    assert built({"text": dateline, "date": "2016-05-17"}, published=user).published == date(
        2016, 5, 17
    )
    assert built({"text": dateline, "date": "?"}, published=user).published == date(2011, 5, 3)
    assert built({"text": TEXT, "date": "03/04/2016"}, published=user).published == user
    assert built({"text": TEXT}).published is None


def test_outlet_and_language_of_the_user_stand_in() -> None:
    given = {"outlet": "The Paper", "language": "English"}
    document = built({"text": TEXT}, **given)
    assert (document.outlet, document.language) == ("The Paper", "en")
    document = built({"text": TEXT, "outlet": "Other", "lang": "fr-FR"}, **given)
    assert (document.outlet, document.language) == ("Other", "fr")


def test_a_record_without_text_says_which_names_it_has() -> None:
    found = document_from_record({"foo": 1, "title": "x"}, ReadOptions(), source="x", line=3)
    assert isinstance(found, Reject)
    assert "'foo', 'title'" in found.reason
    assert "columns" in found.reason


def test_surrogates_limits_and_white_space() -> None:
    document = make_document("a\ud800b", ReadOptions(), source="x", title="\udc00", url=" ")
    assert isinstance(document, Document)
    assert (document.text, document.title, document.url) == ("a\ufffdb", "\ufffd", None)
    assert isinstance(make_document(" \n", ReadOptions(), source="x"), Reject)
    assert isinstance(make_document("abc", ReadOptions(max_document=2), source="x"), Reject)

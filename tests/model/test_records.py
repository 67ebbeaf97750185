"""The vocabulary: ids, spans, trees, rows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Coding, Document, Party, Reject, Sentence, Span, Token, Tree, stable_id
from dragoman.model.rows import rows_of
from dragoman.model.schema import TABLES, schemas, table_of


def test_an_id_is_the_same_for_ever() -> None:
    assert stable_id("document", "a", None, "b") == "0041ba73b1d597e10984"


@given(st.lists(st.none() | st.text(), max_size=4), st.lists(st.none() | st.text(), max_size=4))
def test_ids_differ_wherever_the_parts_differ(one: list[str | None], two: list[str | None]) -> None:
    assert (stable_id(*one) == stable_id(*two)) == (one == two)


def test_the_same_text_from_another_outlet_is_another_document_with_the_same_hash() -> None:
    here = Document.create("Text.", outlet="Harbour Gazette", published=date(2020, 1, 1))
    there = Document.create("Text.", outlet="Lake Herald", published=date(2020, 1, 1))
    assert here.id != there.id
    assert here.hash == there.hash
    assert (
        here.id == Document.create("Text.", outlet="Harbour Gazette", published=date(2020, 1, 1)).id
    )


def test_a_span_counts_code_points_of_its_part() -> None:
    document = Document.create("Ünder 🕊 flags", title="Çeasefire")
    assert Span(6, 7).of(document) == "🕊"
    assert Span(0, 1, "title").of(document) == "Ç"


def tree_of(*rows: tuple[str, str, int]) -> Tree:
    text = " ".join(word for word, _, _ in rows)
    tokens, at = [], 10
    for i, (word, dep, head) in enumerate(rows):
        tokens.append(Token(i, word, word, "X", "X", dep, head, at, at + len(word)))
        at += len(word) + 1
    return Tree.build(Sentence(0, "body", 10, 10 + len(text), text), tokens)


def test_a_tree_answers_for_dependents_ancestors_and_spans() -> None:
    tree = tree_of(
        ("talks", "nsubj:pass", 2),
        ("were", "aux:pass", 2),
        ("held", "root", 2),
        ("there", "advmod", 2),
    )
    assert tree.roots == (2,)
    assert tree.dependents(2, "nsubj") == (0,)
    assert tree.dependents(2, "nsubj:pass") == (0,)
    assert tree.dependents(2, "aux") == (1,)
    assert list(tree.ancestors(0)) == [2]
    assert tree.subtree(2) == (0, 1, 2, 3)
    assert tree.text_of(tree.span_of((0, 1))) == "talks were"


def test_a_party_shows_its_code_and_an_unknown_country_as_dashes() -> None:
    party = Party("x", "troops", Span(0, 6), "troops", None, ("MIL",), "group", "none")
    assert party.code == "--- MIL"
    assert replace(party, country="NOR").code == "NOR MIL"


def test_rows_are_plain_json_in_the_order_of_the_schema() -> None:
    coding = Coding(Document.create("Text.", title="Title", published=date(2020, 1, 1)))
    ((name, row),) = rows_of(coding, run="r")
    assert name == "documents"
    assert list(row) == schemas()["documents"].names
    assert json.loads(json.dumps(row)) == row


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_empty(name: str) -> None:
    assert table_of(name, []).schema == schemas()[name]  # type: ignore[arg-type,index]


def test_a_document_and_its_reject_are_the_same_wherever_they_were_read() -> None:
    here, there = (replace(Document.create("Norway left."), origin=at) for at in ("a.txt", "b.txt"))
    assert here == there and here.id == there.id and hash(here) == hash(there)
    one, two = (Reject("7", None, "unread", here.id, origin=at) for at in ("a.txt", "b.txt"))
    assert one == two and hash(one) == hash(two)

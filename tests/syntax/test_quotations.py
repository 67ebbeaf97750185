"""Where quotations open and close, and which sentences and tokens lie in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document, Sentence, Token, Tree
from dragoman.syntax.quotations import Quotations, quotations


def words(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``We will stay,'' she said. ``We won.''", ["We will stay,", "We won."]),
        ("“We will stay,’’ she said.", ["We will stay,"]),
        ("« Nous restons », dit-elle.", [" Nous restons "]),
        ("Sie sagte: „Wir bleiben.“ Dann ging sie.", ["Wir bleiben."]),
        ("“The “Sun Plan” is dead,” she said.", ["The “Sun Plan"]),
        ("She called it “D” for short.", ["D"]),
        ('She called it " a shame ".', [" a shame "]),
        ('"It is ""quite clear"" to us," she said.', ['It is ""quite clear"" to us,']),
        ('"""We go,"" she said. ""We run."""', ['We go,"" she said. ""We run.']),
        ('They fell," she said.', []),
        ("``We stay.\n\n``We fight,'' she said.", ["We stay.\n\n``We fight,"]),
    ],
)
def test_marks_of_all_printers_are_read(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(st.sampled_from("ab .\"“”„«»`'‘’\n,1"), max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    last = 0
    for each in quotations(text):
        assert last <= each.opens < each.start <= each.end <= each.closes <= len(text)
        last = each.closes


def tree(text: str, start: int, end: int) -> Tree:
    tokens, at = [], start
    for i, word in enumerate(text[start:end].split(" ")):
        tokens.append(Token(i, word, word, "X", "X", "dep", 0, at, at + len(word)))
        at += len(word) + 1
    return Tree.build(Sentence(0, "body", start, end, text[start:end]), tokens)


def test_a_sentence_knows_what_was_opened_before_it() -> None:
    text = '" One . Two , " she said . Three .'
    found = Quotations(Document.create(text))
    first, second, third = tree(text, 0, 7), tree(text, 8, 26), tree(text, 27, 34)
    assert [found.begun(each.sentence) for each in (first, second, third)] == [False, True, False]
    assert found.inside(first) == (False, True, True)
    assert found.inside(second) == (True, True, False, False, False, False)
    assert not any(found.inside(third))

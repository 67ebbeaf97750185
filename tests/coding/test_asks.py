"""Entries passed over for want of a word: nothing that could hold is lost, and most is passed over."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.coding import read_tree
from dragoman.lexicon import Lexicon
from dragoman.lexicon.candidates import Candidates
from dragoman.lexicon.lexicon import ALWAYS, PARTY, of_sector
from dragoman.model import Document, Tree

from .test_parsed import BLOCKS
from .trees import WordCast, build


@cache
def undemanding() -> Lexicon:
    """The shipped lexicon, its entries asking for no word before they are tried."""
    lexicon = Lexicon.load()
    index = {
        form: Candidates.of(
            [replace(candidate, asks=(ALWAYS,), rarest=ALWAYS) for candidate in found.ordered]
        )
        for form, found in lexicon.index.items()
    }
    return replace(lexicon, index=index)


def trees() -> list[tuple[Document, Tree]]:
    return [
        build("\n".join(row for row in block.splitlines() if not row.startswith("> ")))
        for block in BLOCKS
    ]


def test_entries_passed_over_for_want_of_a_word_would_not_have_held() -> None:
    for document, tree in trees():
        cast = WordCast(tree)
        found = read_tree(tree, cast, Lexicon.load(), document)
        assert found == read_tree(tree, cast, undemanding(), document), tree.sentence.text


def test_an_entry_asks_for_a_word_of_each_slot_and_for_the_parties_it_wants() -> None:
    lexicon = Lexicon.load()
    for found in lexicon.index.values():
        for candidate in found.ordered:
            for slot in candidate.entry.slots:
                words = [noun.split()[-1] for noun in slot.filler.nouns | slot.filler.verbs]
                words += map(of_sector, slot.filler.sectors)
                if slot.filler.party and not slot.filler.sectors:
                    words.append(PARTY)
                met = [not set(lexicon.asked[word]).isdisjoint(candidate.asks) for word in words]
                assert all(met), f"{candidate.entry.id}: {slot.site}"


def test_most_of_what_a_word_may_begin_asks_for_another_word() -> None:
    found = [one for each in Lexicon.load().index.values() for one in each.ordered]
    assert sum(one.asks == (ALWAYS,) for one in found) < len(found) / 10

"""Strangers: whose phrases are asked for, what speaks for their states, and the parties made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pytest

from dragoman.coding.networks.namings import FEATURES, Namings
from dragoman.coding.networks.reader import SentenceReader, States
from dragoman.coding.networks.side_head import Roles
from dragoman.coding.networks.sight import Relations, Sight, sight
from dragoman.coding.networks.strangers import LEAST, SURE, StrangerNetwork, Strangers, strangers
from dragoman.coding.tree_reader import TreeReader
from dragoman.lexicon import Lexicon
from dragoman.model import Tree

from .trees import WordCast, build

ROWS = """
Norway Norway PROPN NNP nsubj 2
bribed bribe VERB VBD root 0
the the DET DT det 6
old old ADJ JJ amod 6
harbour harbour NOUN NN compound 6
pilots pilot NOUN NNS obj 2
near near ADP IN case 9
the the DET DT det 9
river river NOUN NN obl 2
"""
BRIBED, PILOTS, RIVER = 1, 5, 8


def read(rows: str = ROWS, unfit: str | None = None) -> tuple[TreeReader, Sight]:
    document, tree = build(rows)
    reader = TreeReader(tree, WordCast(tree, unfit=unfit), Lexicon.load(), document)
    return reader, sight(reader, reader.by_rules())


@pytest.mark.parametrize("told", ["Nobody nobody PRON NN", "Who who PRON WP"])
def test_a_word_that_denies_or_asks_that_there_is_anyone_is_no_stranger(told: str) -> None:
    rows = f"""{told} nsubj 2
bribed bribe VERB VBD root 0
the the DET DT det 4
pilots pilot NOUN NNS obj 2"""
    document, tree = build(rows)
    reader = TreeReader(tree, WordCast(tree), Lexicon.load(), document)
    assert strangers(reader, sight(reader, reader.by_rules())) == [3]


@dataclass
class Sure:
    """A network to which one phrase has a side, and for which one place among the states is likely."""

    recipient: int = PILOTS
    side: float = LEAST
    place: int = 0
    state: float = SURE
    asked: list[int] = field(default_factory=list)

    def roles(
        self, own: object, trigger: int, event: str, asked: Sequence[tuple[int, str]], tree: Tree
    ) -> list[Roles]:
        self.asked = [token for token, _ in asked]
        share = self.side
        return [
            Roles(1 - share, 0, share) if i == self.recipient else Roles(1, 0, 0)
            for i in self.asked
        ]

    def likeliest(
        self, own: object, token: int, evidence: np.ndarray, tree: Tree
    ) -> tuple[int, float]:
        return self.place % len(evidence), self.state


def beside(
    network: Sure, rows: str = ROWS, unfit: str | None = None
) -> list[tuple[str, str, str | None]]:
    reader, seen = read(rows, unfit)
    states = {0: States(np.zeros((len(seen), 4), np.float32), None)}
    others = Strangers(cast(StrangerNetwork, network), {0: seen}, {0: reader}, states)
    found = others.beside(0, BRIBED, "AID")
    return [(c.parties[0].text, c.parties[0].code, c.parties[0].via) for c, _ in found]


def test_phrases_that_name_no_party_are_asked_for_and_no_parts_of_them() -> None:
    assert strangers(*read()) == [PILOTS, RIVER]


def test_who_has_a_side_becomes_a_party_of_all_its_words_and_the_likeliest_state() -> None:
    assert beside(Sure()) == [("the old harbour pilots", "NOR", "document")]


@pytest.mark.parametrize("network", [Sure(place=-1), Sure(state=SURE - 0.01)])
def test_without_a_sure_state_the_party_has_none(network: Sure) -> None:
    assert beside(network) == [("the old harbour pilots", "---", "none")]


def test_a_state_that_the_text_does_not_name_is_none_of_those_that_it_names() -> None:
    """ "A Gulf nation", and "the Gulf nation" where the states named do not fit."""
    nation = ROWS.replace("pilots pilot NOUN NNS", "nation nation NOUN NN")
    assert beside(Sure(), nation) == [("the old harbour nation", "NOR", "document")]
    assert beside(Sure(), nation, "nation") == [("the old harbour nation", "---", "none")]
    some = nation.replace("the the DET DT det 6", "a a DET DT det 6")
    assert beside(Sure(), some) == [("a old harbour nation", "---", "none")]


def test_who_hardly_has_a_side_is_nobody() -> None:
    assert beside(Sure(side=LEAST - 0.01)) == []


def test_the_word_of_the_act_has_no_side_in_it() -> None:
    reader, seen = read()
    states = {0: States(np.zeros((len(seen), 4), np.float32), None)}
    network = Sure()
    others = Strangers(cast(StrangerNetwork, network), {0: seen}, {0: reader}, states)
    list(others.beside(0, PILOTS, "AID"))
    assert network.asked == [RIVER]


def test_the_states_of_a_document_are_weighed_by_what_names_them() -> None:
    reader, seen = read()
    namings = Namings({0: seen}, {0: reader})
    options = namings.options(0)
    rows = namings.evidence(0, PILOTS, options)
    assert options == ["NOR"]
    assert rows.shape == (2, len(FEATURES))
    told = dict(zip(FEATURES, rows[0].tolist(), strict=True))
    assert (told["share"], told["before"], told["subject"], told["none"]) == (1, 1, 1, 0)
    assert told["how_near_before"] == pytest.approx(1 / PILOTS)
    assert rows[1].tolist() == [0.0] * (len(FEATURES) - 1) + [1.0]


def test_whom_a_verb_is_done_to_is_likelier_to_have_a_side_than_a_river() -> None:
    reader, seen = read()
    _, (states,) = SentenceReader.load().read([seen], [None])
    relations = Relations(reader.functions)
    asked = [(i, relations.of(BRIBED, i)) for i in (PILOTS, RIVER)]
    pilots, river = StrangerNetwork.load().roles(states.own, BRIBED, "AID", asked, reader.tree)
    assert pilots.recipient > river.recipient

"""The reader: what it is shown, shares that sum to one, proposals marked, readings weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np
import pytest

from dragoman.coding.networks.choosing import whole
from dragoman.coding.networks.propose import (
    BEARS,
    DISBELIEVED,
    ELSE,
    ENTRY,
    FURTHER,
    INSTEAD,
    LEAST,
    NEVER,
    SURELY,
    UNSEEN,
    Guess,
    Proposer,
    _sides,
)
from dragoman.coding.networks.reader import Asked, SentenceReader, Shares, States
from dragoman.coding.networks.side_head import Roles
from dragoman.coding.networks.sight import (
    ACTOR,
    BACK,
    LEAD,
    LONGEST,
    RECIPIENT,
    Candidate,
    Lead,
    Relations,
    Sight,
    lead_of,
    sight,
    told_before,
)
from dragoman.coding.networks.strangers import StrangerNetwork
from dragoman.coding.networks.weigh import reader_evidence, weighed
from dragoman.coding.tree_reader import TreeReader, TreeReadings
from dragoman.lexicon import Lexicon
from dragoman.model import Reading, Tree
from dragoman.ontology import event_types

from .trees import WordCast, build

TYPES = tuple(kind.code for kind in event_types())
ROWS = """
{first} {first} PROPN NNP nsubj 2
{verb} {lemma} VERB VBD root 0
{second} {second} PROPN NNP obj 2
near near ADP IN case 6
the the DET DT det 6
river river NOUN NN obl 2
"""


def opened(first: str = "Norway", verb: str = "outfoxed", second: str = "Chile") -> TreeReader:
    return parsed(ROWS.format(first=first, verb=verb, lemma=verb.removesuffix("ed"), second=second))


def parsed(rows: str) -> TreeReader:
    document, tree = build(rows)
    return TreeReader(tree, WordCast(tree), Lexicon.load(), document)


def seen(reader: TreeReader) -> Sight:
    return sight(reader, reader.by_rules())


class Sure:
    """A reader that sees one type at one word (and others `besides`), and gives the first candidate the first
    role."""

    types = TYPES

    def __init__(
        self,
        event: str,
        share: float,
        *,
        trigger: int = 1,
        side: float = 0.9,
        besides: Mapping[int, tuple[str, float]] = {},
    ) -> None:
        self.event, self.share, self.trigger, self.side = event, share, trigger, side
        self.besides = besides

    def read(
        self, sights: Sequence[Sight], leads: Sequence[Sight | None]
    ) -> tuple[list[Shares], list[States]]:
        k = TYPES.index(self.event)
        shares = []
        for each in sights:
            words = np.zeros((len(each), 1 + len(TYPES)), np.float32)
            words[:, 0] = 1
            words[self.trigger, 0], words[self.trigger, 1 + k] = 1 - self.share, self.share
            for at, (event, share) in self.besides.items():
                words[at, 1 + TYPES.index(event)] = share
            shares.append(Shares(words, np.full(len(TYPES), self.share, np.float32)))
        return shares, [States(np.zeros((len(each), 4), np.float32), None) for each in sights]

    def roles(self, states: Sequence[States], asked: Sequence[Asked]) -> list[Roles]:
        rest = 1 - self.side
        return [
            Roles(rest, self.side, 0) if a.relation == "subj" else Roles(rest, 0, self.side)
            for a in asked
        ]


class Nobody:
    """A network to which no phrase without a party ever has a side."""

    def roles(
        self, own: object, trigger: int, event: str, asked: Sequence[object], tree: Tree
    ) -> list[Roles]:
        return [Roles(1, 0, 0) for _ in asked]


def over(reader: TreeReader, network: Sure) -> TreeReadings:
    proposer = Proposer(cast(SentenceReader, network), cast(StrangerNetwork, Nobody()))
    return proposer.over({0: reader}, {0: reader.by_rules()})[0]


def test_what_is_shown_names_parties_their_sides_and_the_rules_readings() -> None:
    found = seen(opened(verb="attacked"))
    assert found.words == ("Norway", "attacked", "Chile", "near", "the", "river")
    assert found.read[1] == "ASSAULT"
    assert found.sides == (ACTOR, 0, RECIPIENT, 0, 0, 0)
    assert [each.token for each in found.candidates] == [0, 2]
    assert found.heads[0] == 1


def test_relations_are_functions_where_grammar_gives_one_and_else_the_way() -> None:
    relations = Relations(opened().functions)
    assert (relations.of(1, 0), relations.of(1, 2)) == ("subj", "obj")
    assert relations.of(1, 5).startswith("obl0:near")
    assert relations.of(2, 0) == "^obj vnsubj"


def test_whom_an_earlier_sentence_names_may_have_a_side_unless_this_one_names_his_state() -> None:
    here, there = seen(opened()), seen(opened(first="Peru", verb="attacked"))
    found = told_before({4: there, 5: here}, 5)
    assert [(each.parties[0].country, each.before) for each in found] == [("PER", "1 actor")]
    assert told_before({4 - BACK: there, 5: here}, 5) == ()


def test_the_beginning_of_the_sentence_before_is_shown_and_whom_it_names_is_found_there() -> None:
    here, there = seen(opened()), seen(opened(first="Peru", verb="attacked"))
    lead = lead_of({3: there, 5: here}, 5)
    assert lead is not None and (lead.back, lead.seen.words) == (2, there.words)
    (before, *_) = told_before({3: there, 5: here}, 5)
    assert lead.at(before) == 0
    assert Lead(2, there.begun(0)).at(before) is None
    assert Lead(1, lead.seen).at(before) is None
    assert lead_of({5 - BACK - 1: there, 5: here}, 5) is None
    long = replace(here, words=here.words * LONGEST)
    assert lead_of({4: there, 5: long}, 5) is None


def test_the_lead_of_a_sentence_changes_what_is_said_of_one_who_stands_in_it() -> None:
    network = SentenceReader.load()
    here, there = seen(opened()), seen(opened("Peru", "attacked", "Norway"))
    _, states = network.read([here], [there])
    asked = Asked(0, 1, None, "1 actor", "ASSAULT", "state")
    unknown, known = network.roles(states, [asked, replace(asked, led=0)])
    assert unknown != known


def test_the_networks_shares_sum_to_one_and_each_sentence_is_read_by_itself() -> None:
    network = SentenceReader.load()
    one, other = seen(opened()), seen(opened("Peru", "attacked", "Norway"))
    longer = replace(
        one,
        **{
            name: getattr(one, name) * 3
            for name in ("words", "deps", "heads", "acts", "read", "sides", "parties")
        },
    )
    leads = [None, one, longer.begun(LEAD)]
    together, _ = network.read([one, longer, other], leads)
    for each, alone, lead in zip(together, (one, longer, other), leads, strict=True):
        (shares,), _ = network.read([alone], [lead])
        assert each.words.sum(-1) == pytest.approx(np.ones(len(alone)), abs=1e-4)
        assert each.words == pytest.approx(shares.words, abs=1e-3)
        assert ((each.whole >= 0) & (each.whole <= 1)).all()


def test_a_subject_is_likelier_to_act_than_an_object() -> None:
    reader = opened(verb="attacked")
    network = SentenceReader.load()
    _, states = network.read([seen(reader)], [None])
    relations = Relations(reader.functions)
    asked = [Asked(0, 1, k, relations.of(1, k), "ASSAULT", "state") for k in (0, 2)]
    first, second = network.roles(states, asked)
    assert first.actor > second.actor
    assert second.recipient > first.recipient


def test_a_long_sentence_is_seen_as_far_as_the_network_sees() -> None:
    filler = "".join("and and CCONJ CC cc 2\n" for _ in range(LONGEST))
    document, tree = build("\nNorway Norway PROPN NNP nsubj 2\nmet meet VERB VBD root 0\n" + filler)
    reader = TreeReader(tree, WordCast(tree), Lexicon.load(), document)
    assert len(seen(reader)) == LONGEST
    read = {0: opened().by_rules(), 1: reader.by_rules()}
    proposer = Proposer(SentenceReader.load(), StrangerNetwork.load())
    done = proposer.over({0: opened(), 1: reader}, read)
    assert set(done) == {0, 1}


def test_what_no_rule_reads_is_proposed_and_marked_as_the_networks() -> None:
    (reading,) = over(opened(), Sure("REJECT", 0.9)).readings
    assert (reading.event, reading.entry, reading.trigger) == ("REJECT", ENTRY, 1)
    assert [party.code for party in reading.actors] == ["NOR"]
    assert [party.code for party in reading.recipients] == ["CHL"]
    assert 0 < reading.confidence < 1


def test_a_refusal_proposed_in_what_another_says_is_read() -> None:
    rows = """
Peru Peru PROPN NNP nsubj 2
said say VERB VBD root 0
Norway Norway PROPN NNP nsubj 4
outfoxed outfox VERB VBD ccomp 2
Chile Chile PROPN NNP obj 4
"""
    reader = parsed(rows)
    (reading,) = over(reader, Sure("REJECT", 0.9, trigger=3)).readings
    assert (reading.event, reading.said_by and reading.said_by.code) == ("REJECT", "PER")


def test_what_is_not_likely_enough_or_lacks_its_sides_is_not_proposed() -> None:
    assert not over(opened(), Sure("REJECT", LEAST - 0.01)).readings
    assert not over(opened(), Sure("REJECT", 0.9, side=0.01)).readings
    assert not over(opened("Utopia", second="Chile"), Sure("AID", 0.9, side=0.01)).readings


def test_whose_a_party_is_is_no_party_beside_it() -> None:
    rows = """
Peru Peru PROPN NNP nmod:poss 2
premier premier NOUN NN nsubj 3
outfoxed outfox VERB VBD root 0
"""
    reader = parsed(rows)
    owner, premier = (
        Candidate(each, reader.parties.named(0), reader.tree.tokens[each].head) for each in (0, 1)
    )
    assert whole([owner, premier]) == [premier]
    assert whole([owner]) == [owner]


def bearers(reader: TreeReader, shares: dict[int, float]) -> list[str]:
    """The codes of the recipients of what the third word tells, the shares of words given."""
    both = [
        (
            Candidate(i, reader.parties.named(i), reader.tree[i].head),
            Roles(1 - share, 0.0, share) if i else Roles(0.0, 1.0, 0.0),
        )
        for i, share in {0: 0.0, **shares}.items()
    ]
    guess = Guess(1, "SANCTION", 0.9, [each for each, _ in both])
    return [party.code for party in _sides(reader.tree, guess, both)[1]]


def test_whom_a_recipients_own_phrase_names_is_none_beside_it() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
outfoxed outfox VERB VBD root 0
Peru Peru PROPN NNP obj 2
courting court VERB VBG acl 3
Chile Chile PROPN NNP obj 4
"""
    assert bearers(parsed(rows), {2: 0.9, 4: 0.9}) == ["PER"]
    assert bearers(parsed(rows), {4: 0.9}) == ["CHL"]


def test_a_recipient_beside_a_likelier_one_must_be_likely() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
outfoxed outfox VERB VBD root 0
Peru Peru PROPN NNP obj 2
and and CCONJ CC cc 5
Chile Chile PROPN NNP conj 3
"""
    assert bearers(parsed(rows), {2: 0.9, 4: FURTHER}) == ["PER", "CHL"]
    assert bearers(parsed(rows), {2: 0.9, 4: FURTHER - 0.01}) == ["PER"]
    assert bearers(parsed(rows), {2: BEARS, 4: BEARS}) == ["PER", "CHL"]


def test_a_type_that_a_rule_reads_in_the_sentence_is_not_proposed_again() -> None:
    (reading,) = over(opened(verb="attacked"), Sure("ASSAULT", 0.9, trigger=5)).readings
    assert reading.entry != ENTRY


def test_the_reader_moves_the_confidence_of_a_rules_reading_and_no_code_of_it() -> None:
    low, high = (
        over(opened(verb="attacked"), Sure("ASSAULT", share, side=side)).readings[0]
        for share, side in ((UNSEEN, NEVER), (0.99, 0.99))
    )
    assert low.confidence < high.confidence
    assert replace(low, confidence=0) == replace(high, confidence=0)


def test_a_recipient_that_the_reader_never_sees_so_is_left_out() -> None:
    (reading,) = over(opened(verb="attacked"), Sure("ASSAULT", 0.9, side=NEVER / 2)).readings
    assert reading.actors
    assert not reading.recipients
    assert reading.operators == (ENTRY,)


def test_another_type_at_the_word_of_a_rule_takes_its_place_where_the_rule_is_doubted() -> None:
    attacked = opened(verb="attacked")
    for near, read in ((ELSE - 0.01, "REQUEST"), (ELSE, "ASSAULT")):
        network = Sure("REQUEST", 0.6, besides={2: ("ASSAULT", near)})
        told = over(attacked, network)
        assert [reading.event for reading in told.readings] == [read]
        assert (INSTEAD in {u.reason for u in told.unfit}) == (read == "REQUEST")


def test_what_a_rule_reads_and_the_reader_sees_nowhere_is_left_out_with_that_reason() -> None:
    attacked = opened(verb="attacked")
    read = over(attacked, Sure("REQUEST", LEAST))
    assert [reading.event for reading in read.readings] == ["REQUEST"]
    assert [(u.reading.event, u.reason) for u in read.unfit] == [("ASSAULT", DISBELIEVED)]
    attacked.lexicon = replace(attacked.lexicon, own=frozenset({read.unfit[0].reading.entry}))
    assert "ASSAULT" in {r.event for r in over(attacked, Sure("REQUEST", LEAST)).readings}


def test_a_rules_reading_without_a_recipient_gets_a_sure_one_marked_as_the_networks() -> None:
    rows = """
Norway Norway PROPN NNP nsubj 2
rioted riot VERB VBD root 0
near near ADP IN case 4
Chile Chile PROPN NNP obl 2
"""
    reader = parsed(rows)
    assert not read_alone(reader).recipients
    network = Sure("PROTEST", 0.9, side=SURELY + 0.01)
    (reading,) = over(reader, network).readings
    assert [party.code for party in reading.recipients] == ["CHL"]
    assert reading.operators == (ENTRY,)
    (reading,) = over(reader, Sure("PROTEST", 0.9, side=SURELY - 0.01)).readings
    assert not reading.recipients
    assert not reading.operators


def read_alone(reader: TreeReader) -> Reading:
    (reading,) = reader.by_rules().readings
    return reading


def test_evidence_is_of_the_word_the_sentence_and_each_side() -> None:
    reader = opened(verb="attacked")
    reading = read_alone(reader)
    (shares,), _ = Sure("ASSAULT", 0.8).read([seen(reader)], [None])
    actor, recipient = seen(reader).candidates
    judged: list[tuple[Candidate, Roles]] = [
        (actor, Roles(0.3, 0.7, 0)),
        (recipient, Roles(0.4, 0, 0.6)),
    ]
    told = reader_evidence(reading, shares, judged, TYPES)
    assert told["word"] == pytest.approx(0.8)
    assert (told["actors"], told["recipients"]) == (0.7, 0.6)
    assert told["one side"] == 0
    assert weighed(reading, shares, judged, TYPES).confidence > 0

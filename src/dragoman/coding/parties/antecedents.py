"""Acts that are referred to: "Pakistan tested a bomb. Norway condemned the explosion."

Who condemns, welcomes or rejects an act judges the one who did it (PLOVER manual, ACCUSE and
SUPPORT: the recipient is the party blamed or praised). Where the sentence does not name that party,
the noun or pronoun leads back to the act as the document told it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Party, Reading, Tree
from ..acts.one_side import of_event, same_side
from ..cue_words import cue_words

NEAREST = 12
"""Sentences looked back: what lies further off is another story."""

CLOSE = 3
"""Sentences looked back for the act that a word for any act, or a pronoun, means."""

KIN = 4
"""Letters that a noun and the word of its act begin with in common: explo-sion, explo-de."""

_WORDS = frozenset({"ACCUSE", "SUPPORT"})
"""Types that judge, which a word for any act does not mean."""

_PRAISE = "SUPPORT"


@dataclass(frozen=True, slots=True)
class Nouns:
    """Which nouns refer back to an act, and to which."""

    judging: frozenset[str]
    definite: frozenset[str]
    pronouns: frozenset[str]
    timed: frozenset[str]
    acts: frozenset[str]
    answers: frozenset[str]
    likewise: frozenset[str]
    fitting: Mapping[str, frozenset[str]]
    kin: Mapping[str, frozenset[str]]
    types: Mapping[str, frozenset[str]]


load_nouns = cue_words(Nouns, "antecedents")
"""The nouns of a language."""


def refer_back(
    readings: Sequence[Reading],
    trees: Mapping[int, Tree],
    language: str = "en",
    organs: frozenset[str] = frozenset(),
) -> tuple[Reading, ...]:
    """Give judgements of an act their recipient: the actors of the act that the noun refers to.

    `readings` are in the order of the document. Nothing is given where no earlier act fits, or
    where its actor is the one who judges, or another of the `organs` of his state.
    """
    nouns = load_nouns(language)
    done: list[Reading] = []
    for reading in readings:
        done.append(_referred(reading, done, trees, nouns, organs))
    return tuple(done)


def _referred(
    reading: Reading,
    before: Sequence[Reading],
    trees: Mapping[int, Tree],
    nouns: Nouns,
    organs: frozenset[str],
) -> Reading:
    if reading.reciprocal or reading.event not in nouns.judging:
        return reading
    tree = trees[reading.sentence]
    if any(_stands_in(tree, party) for party in reading.recipients):
        return reading
    noun = _noun(reading, tree, nouns)
    if noun is None:
        return reading
    like = _judged_alike(reading, before, trees, nouns, organs)
    if like and not nouns.likewise.isdisjoint(_beside_verb(reading, tree)):
        return replace(reading, recipients=like)
    if reading.recipients:
        return reading  # whom the evidence gives, where no words tell it
    for act in _meant(noun, reading, before, trees, nouns):
        if act.reciprocal and reading.event == _PRAISE:
            return reading  # what several do together is welcomed, nobody of them praised
        blamed = tuple(
            party
            for party in act.actors
            if not same_side(reading.actors, (party,), organs) and _beside(party, reading)
        )
        if blamed:
            return replace(reading, recipients=_once(of_event(blamed)))
    return replace(reading, recipients=like) if like and noun in nouns.acts else reading


def _judged_alike(
    reading: Reading,
    before: Sequence[Reading],
    trees: Mapping[int, Tree],
    nouns: Nouns,
    organs: frozenset[str],
) -> tuple[Party, ...]:
    """Whom others have just judged so: "Chile condemned the launch by Peru. Norway also denounced the step"."""
    if reading.event not in _WORDS:
        return ()
    for other in reversed(before):
        if reading.sentence - other.sentence > CLOSE:
            return ()
        if other.event != reading.event or other.sentence == reading.sentence:
            continue
        judged = _noun(other, trees[other.sentence], nouns)
        whole = " ".join(party.text.lower() for party in other.recipients).split()
        if other.recipients and judged is not None and judged not in whole:
            if same_side(reading.actors, other.actors, organs):
                continue
            blamed = (p for p in other.recipients if _beside(p, reading))
            found = tuple(p for p in blamed if not same_side(reading.actors, (p,), organs))
            return _once(of_event(found))
    return ()


def _stands_in(tree: Tree, party: Party) -> bool:
    sentence = tree.sentence
    return party.span.part == sentence.part and sentence.start <= party.span.start < sentence.end


def _beside_verb(reading: Reading, tree: Tree) -> list[str]:
    return [tree.forms[c] for c in tree.dependents(reading.trigger, "advmod")]


def _beside(party: Party, reading: Reading) -> bool:
    """Whether a party is another than those who judge; of an unknown country nothing is told."""
    return party.country is not None and all(
        party.id != own.id and (party.country, party.sectors) != (own.country, own.sectors)
        for own in reading.actors
    )


def _meant(
    noun: str, reading: Reading, before: Sequence[Reading], trees: Mapping[int, Tree], nouns: Nouns
) -> Iterator[Reading]:
    """The acts that the noun may mean, the likeliest first."""
    near = [act for act in reversed(before) if reading.sentence - act.sentence <= NEAREST]
    if noun in nouns.acts or noun in nouns.pronouns:
        near = [act for act in near if act.event not in _WORDS]
        close = [act for act in near if reading.sentence - act.sentence <= CLOSE]
        fitting = nouns.fitting.get(reading.event, frozenset())
        yield from (act for act in close if act.event in fitting)
        yield from close if noun in nouns.pronouns else near
        return
    if noun in nouns.answers and reading.event != "REJECT":
        return
    yield from (act for act in near if _names(noun, act, trees[act.sentence], nouns))
    kinds = nouns.types.get(noun, frozenset())
    yield from (act for act in near if act.event in kinds)


def _noun(reading: Reading, tree: Tree, nouns: Nouns) -> str | None:
    """The definite noun of an act that is judged: the object, or what a preposition brings in."""
    for child in tree.dependents(reading.trigger, "obj", "nsubj:pass", "obl"):
        token = tree[child]
        case = tree.dependents(child, "case")
        if case and tree.forms[case[0]] in nouns.timed:
            continue
        if token.text.lower() in nouns.pronouns:
            return token.text.lower()
        if token.upos == "NOUN" and any(
            tree.forms[c] in nouns.definite for c in tree.children[child]
        ):
            return token.lemma.lower()
    return None


def _names(noun: str, act: Reading, tree: Tree, nouns: Nouns) -> bool:
    words = {tree.lemmas[i] for i in act.tokens}
    words |= {tree.lemmas[c] for c in tree.dependents(act.trigger, "obj", "compound")}
    if words & nouns.kin.get(noun, frozenset()):
        return True
    return any(word[:KIN] == noun[:KIN] for word in words if len(word) >= KIN)


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple({party.id: party for party in parties}.values())

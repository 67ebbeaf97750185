"""Acts that are referred to: "Pakistan tested a bomb. Norway condemned the explosion."

Who condemns, welcomes or rejects an act judges the one who did it (PLOVER manual, ACCUSE and
SUPPORT: the recipient is the party blamed or praised). Where the sentence does not name that party,
the noun or pronoun leads back to the act as the document told it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import DONE, Party, Reading, Tree
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

_PRAISE, _BLAME, _ASKING = "SUPPORT", "ACCUSE", "investigate"
_FORCE, _NAME = "ASSAULT", "name"
_BODY = "body"


@dataclass(frozen=True, slots=True)
class Nouns:
    """Which nouns refer back to an act, and to which."""

    judging: frozenset[str]
    definite: frozenset[str]
    pronouns: frozenset[str]
    timed: frozenset[str]
    acts: frozenset[str]
    decided: frozenset[str]
    undecided: frozenset[str]
    deeds: frozenset[str]
    claims: frozenset[str]
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
    body = min((i for i, tree in trees.items() if tree.sentence.part == _BODY), default=-1)
    story = _Story(trees, load_nouns(language), organs, body)
    done: list[Reading] = []
    for reading in readings:
        done.append(_referred(reading, done, story))
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Story:
    """The sentences of a document; `first` is the first of its body, which tells with the title what it is about."""

    trees: Mapping[int, Tree]
    nouns: Nouns
    organs: frozenset[str]
    first: int

    def leads(self, act: Reading) -> bool:
        return act.sentence == self.first or self.trees[act.sentence].sentence.part != _BODY


def _referred(reading: Reading, before: Sequence[Reading], story: _Story) -> Reading:
    trees, nouns = story.trees, story.nouns
    if reading.reciprocal or reading.event not in nouns.judging:
        return reading
    tree = trees[reading.sentence]
    if _is_likewise(reading, tree, nouns) and (like := _judged_alike(reading, before, story)):
        return replace(reading, recipients=like)
    if reading.recipients and (reading.event != _BLAME or not _is_from_before(reading, tree)):
        return reading
    head = _noun(reading, tree, nouns)
    noun = _word(tree, head, nouns)
    if head is None or (reading.recipients and noun not in nouns.deeds):
        return reading
    # those who look into an act may be of the same state
    own = frozenset() if _ASKING in reading.modes else story.organs
    means = {tree.lemmas[c] for c in tree.dependents(head, "compound", "amod")}
    if noun in nouns.deeds:
        acts = _deed(noun, means, reading, before, story)
    else:
        acts = _meant(noun, reading, before, trees, nouns)
    for act in acts:
        if reading.event == _PRAISE and (act.reciprocal or len(act.actors) > 1):
            return reading  # what several do together is welcomed, nobody of them praised
        blamed = tuple(
            party
            for party in act.actors
            if not same_side(reading.actors, (party,), own) and _beside(party, reading)
        )
        if blamed:
            return replace(reading, recipients=_once(of_event(blamed)))
    if reading.recipients and _did_another(reading, before):
        return replace(reading, recipients=())
    if not reading.recipients and noun in nouns.acts:
        return replace(reading, recipients=_judged_alike(reading, before, story))
    return reading


def _is_likewise(reading: Reading, tree: Tree, nouns: Nouns) -> bool:
    """Whether an act is judged "also", and no words of the sentence say whose it is."""
    adverbs = {tree.forms[c] for c in tree.dependents(reading.trigger, "advmod")}
    if nouns.likewise.isdisjoint(adverbs) or _noun(reading, tree, nouns) is None:
        return False
    at = tree.sentence
    return not any(
        party.span.part == at.part and at.start <= party.span.start < at.end
        for party in reading.recipients
    )


def _judged_alike(reading: Reading, before: Sequence[Reading], story: _Story) -> tuple[Party, ...]:
    """Whom others have just judged so: "Chile condemned the launch by Peru. Norway also denounced the step"."""
    if reading.event not in _WORDS:
        return ()
    for other in reversed(before):
        if reading.sentence - other.sentence > CLOSE:
            return ()
        if other.event != reading.event or other.sentence == reading.sentence:
            continue
        tree = story.trees[other.sentence]
        judged = _word(tree, _noun(other, tree, story.nouns), story.nouns)
        whole = " ".join(party.text.lower() for party in other.recipients).split()
        if not other.recipients or not judged or judged in whole:
            continue
        if not same_side(reading.actors, other.actors, story.organs):
            blamed = (p for p in other.recipients if _beside(p, reading))
            found = (p for p in blamed if not same_side(reading.actors, (p,), story.organs))
            return _once(of_event(tuple(found)))
    return ()


def _did_another(reading: Reading, before: Sequence[Reading]) -> bool:
    """Whether those near by did another deed of force than the one judged, which nobody is told to have done."""
    doers = {p.id for act in before if act.event == _FORCE for p in act.actors}
    return all(party.id in doers for party in reading.recipients)


def is_of_a_deed(reading: Reading, tree: Tree, language: str = "en") -> bool:
    """Whether a judgement names by its noun the deed that it judges: of who stands against the judges in another
    act, or of their own state, it says nothing."""
    nouns = load_nouns(language)
    if reading.event != _BLAME or reading.recipients:
        return False
    return (
        _ASKING in reading.modes or _word(tree, _noun(reading, tree, nouns), nouns) in nouns.deeds
    )


def _is_from_before(reading: Reading, tree: Tree) -> bool:
    """Whether the recipients are descriptions of sentences before: those near by, the doers or not."""
    at = tree.sentence
    return all(
        party.via != _NAME
        and (party.span.part != at.part or not at.start <= party.span.start < at.end)
        for party in reading.recipients
    )


def _beside(party: Party, reading: Reading) -> bool:
    """Whether a party is another than those who judge; of an unknown country nothing is told."""
    asking = _ASKING in reading.modes
    return party.country is not None and all(
        party.id != own.id
        and (asking or (party.country, party.sectors) != (own.country, own.sectors))
        for own in reading.actors
    )


def _meant(
    noun: str, reading: Reading, before: Sequence[Reading], trees: Mapping[int, Tree], nouns: Nouns
) -> Iterator[Reading]:
    """The acts that the noun may mean, the likeliest first."""
    near = [act for act in reversed(before) if reading.sentence - act.sentence <= NEAREST]
    if noun in nouns.acts or noun in nouns.pronouns:
        left = nouns.undecided if noun in nouns.decided else frozenset()
        near = [
            act
            for act in near
            if act.event not in _WORDS
            and (act.event not in left or reading.sentence - act.sentence <= 1)
        ]
        far = 1 if noun in nouns.pronouns else CLOSE
        close = [act for act in near if reading.sentence - act.sentence <= far]
        fitting = nouns.fitting.get(reading.event, frozenset())
        yield from (act for act in close if act.event in fitting)
        yield from close if noun in nouns.pronouns or left else near
        return
    if noun in nouns.answers and reading.event != "REJECT":
        return
    yield from (act for act in near if _names(noun, act, trees[act.sentence], nouns))
    kinds = nouns.types.get(noun, frozenset())
    yield from (act for act in near if act.event in kinds)


def _deed(
    noun: str,
    means: set[str],
    reading: Reading,
    before: Sequence[Reading],
    story: _Story,
) -> Iterator[Reading]:
    """`Condemned the attack`: the one just told, else the one that the report is about, else the nearest.

    Where the report is about a deed of nobody (`two bombs exploded`), only who claims it is meant; `means` are the words
    that say which: `the rocket attack`.
    """
    trees, nouns = story.trees, story.nouns
    kinds = nouns.types.get(noun, frozenset())
    told = [
        act
        for act in reversed(before)
        if act.status in DONE
        and act.event not in _WORDS
        and (act.event in kinds or _names(noun, act, trees[act.sentence], nouns))
    ]
    named = (
        [act for act in told if not means.isdisjoint(trees[act.sentence].lemmas)]
        or [act for act in told if _is_of_root(noun, act, trees[act.sentence])]
        or [act for act in told if _names(noun, act, trees[act.sentence], nouns)]
        or ([] if noun in nouns.kin else told)
    )
    yield from (act for act in named if reading.sentence - act.sentence <= 1)
    lead = [act for act in reversed(told) if story.leads(act)]
    yield from (act for act in lead if act in named)
    yield from lead
    if lead and not any(act.actors for act in lead):
        yield from (a for a in told if trees[a.sentence].lemmas[a.trigger] in nouns.claims)
        return
    near = [act for act in told if reading.sentence - act.sentence <= NEAREST]
    yield from (act for act in near if act in named)
    yield from near


def _noun(reading: Reading, tree: Tree, nouns: Nouns) -> int | None:
    """The definite noun of an act that is judged: the object, or what a preposition brings in."""
    found = ("obj", "nsubj:pass", "obl", *(("nmod",) if _ASKING in reading.modes else ()))
    heads = [reading.trigger]
    if _ASKING in reading.modes and tree[reading.trigger].dep == "obj":
        heads.append(tree[reading.trigger].head)  # "opened an inquiry into the killings"
    if reading.operators:  # "refused to accept the offer"
        heads += [i for i in reading.tokens if i != reading.trigger]
    for child in (c for head in heads for c in tree.dependents(head, *found)):
        token = tree[child]
        case = tree.dependents(child, "case")
        if case and tree.forms[case[0]] in nouns.timed:
            continue
        if token.text.lower() in nouns.pronouns or (
            token.upos == "NOUN"
            and any(tree.forms[c] in nouns.definite for c in tree.children[child])
        ):
            return child
    return None


def _word(tree: Tree, i: int | None, nouns: Nouns) -> str:
    if i is None:
        return ""
    low = tree[i].text.lower()
    return low if low in nouns.pronouns else tree[i].lemma.lower()


def _names(noun: str, act: Reading, tree: Tree, nouns: Nouns) -> bool:
    kin = nouns.kin.get(noun, frozenset())
    return not kin.isdisjoint(_words_of(act, tree)) or _is_of_root(noun, act, tree)


def _is_of_root(noun: str, act: Reading, tree: Tree) -> bool:
    """Whether an act is told by a word that begins as the noun does."""
    return any(word[:KIN] == noun[:KIN] for word in _words_of(act, tree) if len(word) >= KIN)


def _words_of(act: Reading, tree: Tree) -> set[str]:
    words = {tree.lemmas[i] for i in act.tokens}
    return words | {tree.lemmas[c] for c in tree.dependents(act.trigger, "obj", "compound")}


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple({party.id: party for party in parties}.values())

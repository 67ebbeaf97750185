"""What the whole of a sentence's readings says of each: reciprocal acts, acts implied, side damage.

`Chile and Peru accused each other` is one act of both. Houses hit while people are killed are no
second act (PLOVER manual, "ASSAULT": destruction counts where it was the aim or all that is known).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..data import data_path
from ..lexicon.functions import Functions
from ..lexicon.party_finder import PartyFinder
from ..lexicon.read import load_yaml
from ..model import Reading, Tree
from ..ontology import quad
from .cue_words import cue_words
from .unfit import Unfit

SIDE = "damage on the side of an attack"
_VERBAL = (1, 3)
"""Quad classes of what is said."""

_FIXED = "fixed"
_FORCE, _CROWD = "ASSAULT", "PROTEST"
TOLD_WITH_DOER = "who does it is told at another word"
TOLD_TOLL = "the toll of an attack"
OF_ITS_CROWD = "what the crowd of another protest does meanwhile"
_PHRASES = frozenset({"obl", "nmod", "obj", "conj", "compound"})
_WORDS_OF_BOTH = frozenset({"DET", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    tolls: frozenset[str]
    claims: frozenset[str]


load_words = cue_words(Words, "told_once")
"""The words of a language."""


def with_reciprocals(readings: Sequence[Reading], functions: Functions) -> tuple[Reading, ...]:
    """The readings, those done by several to one another made reciprocal."""
    return tuple(
        replace(reading, reciprocal=True)
        if len(reading.actors) > 1
        and not reading.recipients
        and not reading.reciprocal
        and _each_other(reading, functions)
        else reading
        for reading in readings
    )


def _each_other(reading: Reading, functions: Functions) -> bool:
    """Whether the object is a reciprocal pronoun: two words that UD joins as fixed."""
    tree = functions.tree
    if not functions.is_verb(reading.trigger):
        return False
    heads = (
        *functions.objects(reading.trigger),
        *(head for _, head in functions.obliques(reading.trigger)),
    )
    return any(
        tree.tokens[head].upos in _WORDS_OF_BOTH
        and any(
            tree.tokens[c].dep == _FIXED
            or (c == head + 1 and tree.tokens[c].upos in _WORDS_OF_BOTH)
            for c in tree.children[head]
        )
        for head in heads
    )


def with_main_subject(
    readings: Sequence[Reading], functions: Functions, parties: PartyFinder
) -> tuple[Reading, ...]:
    """The readings, words that an act seems to say given to who speaks of the act.

    `condemned the raids that killed two and expressed sympathy`: raids express nothing, so the verb
    goes with the first one, whatever the parser joined it to.
    """
    return tuple(_with_speaker(reading, functions, parties) for reading in readings)


def _with_speaker(reading: Reading, functions: Functions, parties: PartyFinder) -> Reading:
    tree, verb = functions.tree, reading.trigger
    if quad(reading.event) not in _VERBAL or tree.tokens[verb].dep != "conj":
        return reading
    below = tree.tokens[verb].head
    if tree.tokens[below].dep != "acl:relcl" or tree.dependents(verb, "nsubj"):
        return reading
    noun = tree.tokens[below].head
    above = tree.tokens[noun].head
    if not functions.is_verb(verb) or not functions.is_verb(above) or parties.named(noun):
        return reading
    if not set(reading.actors) <= set(parties.of(noun).parties):
        return reading  # somebody else than who owns the act
    speakers = parties.all_of(functions.subject(above), acting=True).parties
    return replace(reading, actors=speakers) if speakers else reading


@dataclass(frozen=True, slots=True)
class Implied:
    """A second act that a reading of `event` and `mode` says where one of `words` stands below it."""

    event: str
    mode: str
    words: frozenset[str]
    gives: str
    gives_mode: str
    cameo: str


@cache
def implied_acts(language: str = "en") -> tuple[Implied, ...]:
    """The shipped rules, none where the language has none."""
    path = data_path("cues", language, "implied.yaml")
    if not path.is_file():
        return ()
    return tuple(
        Implied(
            row["event"],
            row["mode"],
            frozenset(row["words"]),
            row["gives"]["event"],
            row["gives"]["mode"],
            row["gives"]["cameo"],
        )
        for row in load_yaml(path)
    )


def with_implied(readings: Sequence[Reading], tree: Tree, language: str) -> tuple[Reading, ...]:
    """The readings, each followed by the act that it implies."""
    found: list[Reading] = []
    for reading in readings:
        found.append(reading)
        rules = [
            rule
            for rule in implied_acts(language)
            if reading.event == rule.event and rule.mode in reading.modes and reading.recipients
        ]
        if not rules:
            continue
        below = {
            tree.lemmas[i]
            for i in tree.subtree(reading.trigger)
            if tree.relations[i] in _PHRASES and i not in reading.tokens
        }
        below.add(tree.lemmas[reading.trigger])  # `jailed for six years`: the verb says it
        found += [
            replace(reading, event=rule.gives, modes=(rule.gives_mode,), cameo=rule.cameo)
            for rule in rules
            if below & rule.words
        ]
    return tuple(found)


def told_once(
    readings: Sequence[Reading], tree: Tree, language: str = "en"
) -> tuple[tuple[Reading, ...], tuple[Unfit, ...]]:
    """The readings without those of an act that another one tells, and these apart, with why."""
    words = load_words(language)
    kept, left = _without_tolls(_with_claims(readings, tree, words), tree, words.tolls)
    for reason, tells in TOLD_BESIDE:
        told = [each for each in kept if any(tells(each, other, tree) for other in kept)]
        kept = tuple(each for each in kept if each not in told)
        left += tuple(Unfit(each, reason) for each in told)
    return kept, left


def _with_claims(readings: Sequence[Reading], tree: Tree, words: Words) -> tuple[Reading, ...]:
    """The readings, acts of nobody done by who claims them: `claimed a bomb that killed two`."""
    claims = [r for r in readings if tree.lemmas[r.trigger] in words.claims and r.actors]
    if not claims:
        return tuple(readings)
    found, spent = [], []
    for reading in readings:
        of = next((claim for claim in claims if _is_claimed(reading, claim, tree)), None)
        found.append(reading if of is None else replace(reading, actors=of.actors))
        spent += [] if of is None else [of]
    return tuple(reading for reading in found if reading not in spent)


def _is_claimed(reading: Reading, claim: Reading, tree: Tree) -> bool:
    same = reading.event == claim.event == _FORCE and reading.status == claim.status
    below = claim.trigger in tree.ancestors(reading.trigger)
    return same and below and not reading.actors and not claim.operators


def _without_tolls(
    readings: Sequence[Reading], tree: Tree, verbs: frozenset[str]
) -> tuple[tuple[Reading, ...], tuple[Unfit, ...]]:
    """The readings without tolls of attacks told beside them, and these apart.

    `Threw a grenade at a car, killing two officers` is one act: whom it struck may be told by either
    (tests/gold/CODING.md, "What is an event").
    """
    kept = dict(enumerate(readings))
    left = []
    for k in range(len(readings)):
        toll = kept[k]
        of = next(
            (j for j, attack in kept.items() if j != k and _toll_of(toll, attack, tree, verbs)),
            None,
        )
        if of is not None:
            left.append(Unfit(kept.pop(k), TOLD_TOLL))
            kept[of] = _with_toll(kept[of], toll)
    return tuple(kept.values()), tuple(left)


def _with_toll(attack: Reading, toll: Reading) -> Reading:
    """The attack with those whom it struck, by the words that tell whose they are, and with their number."""
    told = tuple(p for p in toll.recipients if p not in attack.actors)
    if attack.reciprocal:
        told = ()
    named = attack.recipients and (_countries(attack) or not any(p.country for p in told))
    named = named and not (any(p.country for p in told) and _is_only_there(attack))
    counts = (*attack.counts, *(c for c in toll.counts if c not in attack.counts))
    if named or not told:
        return replace(attack, counts=counts)
    sure = max(attack.confidence, toll.confidence)
    return replace(attack, recipients=told, counts=counts, confidence=sure)


def _countries(reading: Reading) -> set[str]:
    return {party.country for party in reading.recipients if party.country}


def _on_the_side(reading: Reading, other: Reading, tree: Tree) -> bool:
    """Whether a reading is of destruction told beside an attack by the same."""
    return (
        "destroy" in reading.modes
        and not reading.operators
        and other.event == reading.event
        and other.trigger != reading.trigger
        and "destroy" not in other.modes
        and other.status == reading.status
        and _ids(other) == _ids(reading)
        # a house of those who were killed names nobody else
        and {party.id for party in reading.recipients} <= {party.id for party in other.recipients}
        and (
            other.trigger in tree.ancestors(reading.trigger)
            or reading.trigger in tree.ancestors(other.trigger)
        )
    )


def _by_somebody(reading: Reading, act: Reading, _: Tree) -> bool:
    """Whether an act of nobody is told with its doer by another reading of its type and status.

    `A bomb planted by rebels killed two soldiers` is one act: it befalls people of a state that the other befalls.
    """
    struck = {party.country for party in reading.recipients}
    return (
        not reading.actors
        and bool(act.actors)
        and (act.event, act.status) == (reading.event, reading.status)
        and not struck.isdisjoint(party.country for party in act.recipients)
    )


def _of_its_crowd(reading: Reading, march: Reading, tree: Tree) -> bool:
    """Whether a participle describes the crowd of another protest, and tells nothing that this does not.

    `Women carrying candles marched` is one protest.
    """
    if not reading.event == march.event == _CROWD:
        return False
    i = reading.trigger
    below = tree.tokens[i].xpos == "VBG" and tree.relations[i] in ("acl", "advcl")
    above = march.trigger in tree.ancestors(i) and march.trigger != i
    told = set(reading.modes) <= set(march.modes) and set(reading.counts) <= set(march.counts)
    against = {party.id for party in march.recipients}
    told = told and against.issuperset(party.id for party in reading.recipients)
    return below and above and told and _ids(reading) == _ids(march)


def _toll_of(reading: Reading, attack: Reading, tree: Tree, verbs: frozenset[str]) -> bool:
    """Whether a reading is a participle below an attack by the same, and strikes nobody else."""
    i = reading.trigger
    if not reading.event == attack.event == _FORCE or i == attack.trigger:
        return False
    if tree.lemmas[i] not in verbs or reading.operators:
        return _is_means(attack, reading, tree)
    if not _in_one_breath(tree, attack.trigger, i):
        if tree.tokens[i].xpos != "VBG":
            return False
        if tree.relations[i] == "conj" and tree.tokens[tree.tokens[i].head].xpos == "VBG":
            i = tree.tokens[i].head  # `killing two and wounding three`
        if tree.relations[i] not in ("advcl", "conj", "acl", "xcomp"):
            return False
    if tree.tokens[i].head not in attack.tokens or reading.status != attack.status:
        return False
    if attack.reciprocal:  # `clashed with rebels, killing ten`
        return _ids(reading) <= _ids(attack)
    struck, known = _countries(reading), _countries(attack)
    return (not reading.actors or _ids(reading) == _ids(attack)) and (
        not struck or not known or struck == known or _is_only_there(attack)
    )


def _is_means(act: Reading, attack: Reading, tree: Tree) -> bool:
    """Whether a noun of force that names no doer is that in which another one does his: `killed six in an ambush`."""
    i = attack.trigger
    return (
        not attack.actors
        and bool(act.actors)
        and not act.reciprocal
        and act.status == attack.status
        and tree.relations[i] == "obl"
        and tree.tokens[i].head in act.tokens
        and any(tree.forms[c] in ("in", "during") for c in tree.dependents(i, "case"))
    )


def _is_only_there(attack: Reading) -> bool:
    """Whether an attack names only the state in which it struck: `hit a car in Iraq, killing two Chileans`."""
    return all(party.kind == "state" and not party.sectors for party in attack.recipients)


def _in_one_breath(tree: Tree, first: int, second: int) -> bool:
    """`Shot and killed two men`: nothing but "and" between."""
    conjunct = tree.relations[second] == "conj" and tree.tokens[second].head == first
    return conjunct and all(tree.tokens[k].upos == "CCONJ" for k in range(first + 1, second))


def _ids(reading: Reading) -> set[str]:
    return {party.id for party in reading.actors}


TOLD_BESIDE: tuple[tuple[str, Callable[[Reading, Reading, Tree], bool]], ...] = (
    (SIDE, _on_the_side),
    (TOLD_WITH_DOER, _by_somebody),
    (OF_ITS_CROWD, _of_its_crowd),
)
"""Why a reading is left out, and whether another one tells its act; in this order."""

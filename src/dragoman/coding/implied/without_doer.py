"""Acts that the words tell without saying who did them: `the envoy was arrested`.

Which types may be told so, and of whom, is data (`doerless.py`, from `operators/tables.yaml`;
`force_told.yaml` for attacks).
"""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicon.functions import Functions
from ...model import DONE, Party, Reading
from ..acts.asking import by_nobody
from ..acts.doerless import Doerless
from ..acts.draft import Draft
from ..acts.operators import Operators
from ..cue_words import cue_words

_FORCE = frozenset({"ASSAULT"})

_BLAME = "ACCUSE"
"""What an operator's passive tells of who is blamed, by whom it is said or not: `was accused of spying`."""

_JUDGED = "disapprove"

ASKING = "REQUEST"
"""What operators make of an act that another is asked to do: by whom may be left unsaid."""

BY = "by"
"""The preposition of a doer."""

_NONFINITE = frozenset({"VB", "VBG"})
"""Tags of verbs that tell nothing as done by themselves."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    types: frozenset[str]
    private: frozenset[str]
    after: frozenset[str]
    struck: frozenset[str]
    other: frozenset[str]
    undone: frozenset[str]
    times: frozenset[str]
    illness: frozenset[str]
    unreal: frozenset[str]
    accidents: frozenset[str]
    fights: frozenset[str]
    definite: frozenset[str]


load_words = cue_words(Words, "force_told")
"""The words of a language."""


def told_without_doer(
    draft: Draft,
    reading: Reading,
    functions: Functions,
    operators: Operators,
    language: str = "en",
) -> bool:
    """Whether an act that names no actor is told all the same, of one who is named."""
    if draft.operators and reading.event == ASKING:
        asked = draft.trigger == draft.chain[0] and by_nobody(draft.trigger, functions, language)
        return asked and any(party.country is not None for party in reading.recipients)
    if draft.operators and reading.event == _BLAME:
        return _blamed(draft, reading, functions)
    if draft.operators or reading.status not in DONE:
        return False
    known, words, trigger = operators.doerless, load_words(language), draft.trigger
    attacked = draft.event in words.types
    if draft.nominal:
        named = attacked or draft.key in known.nouns
        told = named and not _never_was(trigger, functions, words)
        told = told and _told_noun(trigger, functions, known, words.after if attacked else None)
    else:
        # `the kidnapped envoy` tells as little as a noun does
        attribute = functions.tree[trigger].dep == "amod"
        told = (
            not known.passives.isdisjoint((reading.event, draft.key))
            and (not attribute or draft.key in known.attributes)
            and functions.is_verb(trigger)
            and functions.passive(trigger)
            and not functions.agents(trigger)
        )
        attacked = attacked and functions.tree.lemmas[trigger] in words.struck
    anybody = attacked and words.private.isdisjoint(draft.modes)
    return told and any(
        party.country is not None and (anybody or _may_be_told_of(party, draft, known))
        for party in reading.recipients
    )


def _blamed(draft: Draft, reading: Reading, functions: Functions) -> bool:
    """`Chile's party was accused of fraud`, `is expected to be charged`: a passive without an agent.

    That somebody was only criticised is told with who did so.
    """
    verb = draft.trigger
    return (
        _JUDGED not in reading.modes
        and functions.is_verb(verb)
        and functions.passive(verb)
        and not functions.agents(verb)
        and reading.status in DONE | {"future"}
        and any(party.country is not None for party in reading.recipients)
    )


def _told_noun(i: int, functions: Functions, known: Doerless, after: frozenset[str] | None) -> bool:
    """`The arrest of the editor drew crowds`: told, and not sought (`to secure the release of`).

    An attack is told `after` more prepositions, and by whatever one does about it.
    """
    case = functions.case_of(i)
    if case:
        return case in known.cases or (after is not None and case in after)
    token = functions.tree[i]
    above = functions.tree[token.head]
    return after is not None or token.dep != "obj" or above.xpos not in _NONFINITE


def an_illness(draft: Draft, functions: Functions, language: str = "en") -> bool:
    """Whether an attack is one that nobody makes: `the minister had a heart attack`."""
    words, tree = load_words(language), functions.tree
    return (
        draft.nominal
        and draft.event in words.types
        and any(tree.lemmas[c] in words.illness for c in tree.children[draft.inner])
    )


def an_accident(draft: Draft, functions: Functions, language: str = "en") -> bool:
    """Whether a toll is that of a mishap: `an army helicopter crashed, killing eight`."""
    tree, i = functions.tree, draft.trigger
    if draft.event not in _FORCE or tree.relations[i] != "advcl" or tree.tokens[i].xpos != "VBG":
        return False
    above = tree.tokens[i].head
    # `crashed a lorry into a crowd` is one's own deed
    return tree.lemmas[above] in load_words(language).accidents and not functions.objects(above)


def may_come(noun: int, functions: Functions, language: str = "en") -> bool:
    """Whether a noun in passing names what may come: `ready to meet any attack`."""
    tree, words = functions.tree, load_words(language)
    return any(tree.forms[c] in words.unreal for c in tree.children[noun])


def _never_was(noun: int, functions: Functions, words: Words) -> bool:
    """`A heart attack`, `foiled an attack on the mission`: no force, or none that was done.

    Nor is that of one who is no party (`the critic's attack on the opera`), or who is named but hangs
    elsewhere (`the attack on the mission by rebels`).
    """
    tree = functions.tree
    above = tree[noun].head
    beside = () if functions.passive(above) else tree.children[above]
    owners = [tree.lemmas[c] for c in tree.dependents(noun, "nmod:poss")]
    fought = tree.lemmas[noun] in words.fights
    if fought and any(tree.forms[c] in words.definite for c in tree.dependents(noun, "det")):
        return True  # "the clashes" are those told before
    return (
        any(tree.lemmas[c] in words.other | words.illness for c in tree.children[noun])
        or any(functions.case_of(i) == BY for i in (*tree.subtree(noun), *beside))
        or not words.times.issuperset(owners)
        or (tree.relations[noun] == "obj" and tree.lemmas[above] in words.undone)
    )


def _may_be_told_of(party: Party, draft: Draft, known: Doerless) -> bool:
    """Whether a known recipient is one whom force without a doer may be told of.

    Deaths with no actor named are no event (PLOVER manual, "ASSAULT").
    """
    if draft.event not in _FORCE or (draft.modes and draft.key in known.passives):
        return True
    if not draft.modes and not known.armed.isdisjoint(party.sectors):
        return False
    return not party.sectors or not known.struck.isdisjoint(party.sectors)

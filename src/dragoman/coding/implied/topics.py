"""What a talk, a wish or a question is about: spoken of, and not told.

`discussed the importance of supporting Chile` and `the need for a response to Peru's invasion` tell
a talk and a wish, and no second act (`tests/gold/CODING.md`, "What is an event").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...lexicon.entry import Site
from ...lexicon.functions import Functions
from ...model import Reading
from ..acts.draft import Draft
from ..acts.operators import Operators
from ..cue_words import cue_words

_ARMED = frozenset({"MIL", "COP", "REB", "SPY", "UAF"})
"""Sectors whose backing is force and no word."""

_HIGH = 12
"""Steps up from an act; what lies further off is another clause."""

_NEAR = 2
"""Steps from an act to the noun by which one has a part in it: `denied any role in the attack`."""

_TOLD = frozenset(
    {"acl:relcl", "parataxis", "appos", "root", "ROOT", "nsubj", "nsubj:pass", "csubj"}
)
"""Functions in which a clause or noun says something by itself, whatever it hangs from."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    verbs: frozenset[str]
    talks: frozenset[str]
    about: frozenset[str]
    nouns: frozenset[str]
    joins: frozenset[str]
    asking: frozenset[str]
    among: frozenset[str]
    aims: frozenset[str]


load_words = cue_words(Words, "topics")
"""The words of a language."""


def only_a_topic(i: int, own: Collection[int], functions: Functions, language: str = "en") -> bool:
    """Whether the act at `i` is only what a talk, wish or question is about.

    `own` are the words of the act itself: an operator that took it has said what it is.
    """
    words = load_words(language)
    tokens = functions.tree.tokens
    for _ in range(_HIGH):
        token = tokens[i]
        above, dep = token.head, token.dep
        if above == i or dep in _TOLD:
            return False
        if dep == "conj":
            first = tokens[above]
            if functions.is_verb(i) and not functions.is_infinitive(i) and first.dep in _TOLD:
                return False
            i = above
            continue
        base = functions.tree.relations[i]
        if functions.case_of(i) in words.asking and base in ("acl", "nmod"):
            return True  # `the question of whether he should go`
        if above not in own and _weighs(i, base, above, words, functions):
            return True
        if base == "advcl" and _behind_weight(i, words, functions):
            return True
        if base == "ccomp":
            return False
        i = above
    return False


def only_an_aim(reading: Reading, functions: Functions) -> bool:
    """Whether an act is only what another is done for: `withdrew its troops to ease the talks`.

    A meeting that one goes to is left as possible: `flew to Oslo to meet the king`.
    """
    return (
        reading.status == "hypothetical"
        and not reading.reciprocal
        and functions.tree.relations[reading.trigger] == "advcl"
        and functions.is_infinitive(reading.trigger)
    )


def only_possible(draft: Draft, reading: Reading, untold: Collection[str]) -> bool:
    """Whether an act is only wished, tried, possible or prevented: `efforts to deepen ties`, `is able to help`.

    What is then promised, asked or blamed is told (`accused Chile of trying to`): `untold` are the
    operators that leave an act so where they stand outermost.
    """
    return (
        bool(draft.operators)
        and draft.operators[-1] in untold
        and draft.event == reading.event
        and reading.status in ("hypothetical", "negated")
    )


def kept_from_being(trigger: int, functions: Functions, operators: Operators) -> bool:
    """Whether an act is the object of a verb that leaves it tried or prevented: `foiled an attack`.

    Or what one denies a part in: who says so is not the one who did it.
    """
    tree = functions.tree
    top = trigger
    for _ in range(_NEAR):
        if tree.relations[top] != "nmod":
            break
        top = tree.tokens[top].head
    if tree.relations[top] not in ("obj", "nsubj:pass", "obl"):
        return False
    done = top == trigger and tree.relations[top] != "obl"
    untold = operators.untold if done else operators.sure
    return any(
        phrase.kind == "verb"
        and phrase.operator.id in untold
        and Site("object") in phrase.operator.takes
        for phrase in operators.index.get(tree.forms[tree.tokens[top].head], ())
    )


def only_for_a_meeting(
    draft: Draft, events: Mapping[int, str], functions: Functions, language: str = "en"
) -> bool:
    """Whether an act is what a meeting is for: `met to discuss trade and to deepen ties`.

    Another meeting that one travels to (`flew to Oslo to meet the king`) is told as well. `events`
    are the types of the sentence's acts by their triggers.
    """
    tree, i = functions.tree, draft.trigger
    if tree.lemmas[i] not in load_words(language).aims or draft.operators:
        return False
    if not functions.is_infinitive(i):
        return False
    first = tree.tokens[i].head
    if tree.tokens[i].dep == "conj" and functions.is_infinitive(first):
        i = first
    if tree.relations[i] not in ("advcl", "xcomp", "acl"):
        return False
    above = tree.tokens[i].head
    return any(
        j not in (i, draft.trigger) and events.get(j) == "CONSULT"
        for j in (above, tree.tokens[above].head)
    )


def backed_by_force(draft: Draft, reading: Reading, functions: Functions) -> bool:
    """Whether support only says whom a force goes with: `police backed by soldiers`."""
    return (
        reading.event == "SUPPORT"
        and functions.tree.relations[draft.trigger] == "acl"
        and bool(reading.actors)
        and all(_ARMED.intersection(party.sectors) for party in reading.actors)
    )


def _behind_weight(i: int, words: Words, functions: Functions) -> bool:
    """`Affirmed its commitment to supporting Chile`: the parser hangs such a clause from the verb."""
    tree = functions.tree
    marks = tree.dependents(i, "mark")
    return bool(marks and marks[0]) and (
        tree.forms[marks[0]] in words.joins
        and tree.tokens[i].xpos == "VBG"
        and tree.lemmas[marks[0] - 1] in words.nouns
    )


def _weighs(i: int, base: str, above: int, words: Words, functions: Functions) -> bool:
    """Whether the word `above` makes a topic of what hangs from it as `base`."""
    lemma = functions.tree.lemmas[above]
    case = functions.case_of(i)
    if functions.is_verb(above):
        if lemma in words.verbs and (
            base in ("obj", "ccomp") or (base == "advcl" and case in words.among)
        ):
            return True
        return base in ("obl", "advcl") and lemma in words.talks and case in words.about
    if lemma not in words.nouns:
        return False
    if base in ("nmod", "acl", "advcl"):
        return case in words.joins or functions.is_infinitive(i)
    return False

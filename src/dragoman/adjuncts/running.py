"""Clauses that the same moment holds together, where the parse hangs the phrase of time from only one of them.

A participle that tells what someone was just doing ("ministers, meeting in Lima on Monday, agreed"), one that
stands before a phrase which closes the whole clause ("hit crowds leaving a mosque on Friday"), and a
relative clause that tells what an act did ("a raid on Monday that killed ten").
"""

from __future__ import annotations

from collections.abc import Iterator

from ..coding.status.cues import load_cues
from ..model import Tree
from .anchor import Anchor, is_predicate, subject_of
from .roles import adjunct_words

_STEPS = 8


def holder_of(tree: Tree, at: Anchor, language: str) -> int | None:
    """The verb that has the phrase of a participle behind or beside one of its nouns, in the past tense."""
    home = at.home
    token = tree.tokens[home]
    if token.dep != "acl" or token.head >= home or at.premodifier or at.stray or at.first < home:
        return None
    if not _tells_on(tree, home, language):
        return None
    verb = next((i for i in tree.ancestors(home) if is_predicate(tree, i)), None)
    if verb is None or tree.tokens[verb].xpos not in ("VBD", "VBN", "VBP"):
        return None
    if verb > home:
        # "ministers, meeting in Lima on Monday, agreed"
        apart = tree.tokens[home - 1].text == "," and tree.tokens[token.head].dep == "nsubj"
        return verb if apart and tree.tokens[token.head].head == verb else None
    # "urged troops holding the port on Monday to leave" tells not when it was urged
    return None if _is_of_words(tree, verb, language) else verb


def _tells_on(tree: Tree, i: int, language: str) -> bool:
    """Whether a participle says no words and tells of the moment: "leaving", "packed with explosives"."""
    token = tree.tokens[i]
    led = any(tree.tokens[c].dep in ("mark", "case") for c in tree.children[i])
    if led or _is_of_words(tree, i, language):
        return False
    like = token.lemma.lower() in adjunct_words(language)["describing"]
    return token.xpos == "VBG" or (token.xpos == "VBN" and like)


def _is_of_words(tree: Tree, i: int, language: str) -> bool:
    lemma = tree.tokens[i].lemma.lower()
    listed = lemma in adjunct_words(language)["verbs_of_words"]
    return listed or lemma in load_cues(language).said


def deeds(tree: Tree, act: int, language: str) -> Iterator[int]:
    """The nouns before a relative clause, nearest first, where it tells what came of what one of them names.

    "An attack on a village that killed ten", "bombings in which ten died": parsers hang the clause from any noun.
    """
    token = tree.tokens[act]
    base = token.dep.partition(":")[0]
    if base not in ("acl", "advcl") or not is_predicate(tree, act):
        return
    pronoun = next((c for c in _before(tree, act) if tree.forms[c] in ("which", "that")), None)
    if pronoun is None:
        return
    within = any(tree.forms[c] in ("in", "at", "during") for c in tree.dependents(pronoun, "case"))
    subject = pronoun == subject_of(tree, act)
    if not (within or (subject and tree.lemmas[act] in adjunct_words(language)["results"])):
        return
    i = min(pronoun, *tree.children[pronoun], pronoun) - 1
    while i > 0 and tree.tokens[i].upos == "PUNCT":
        i -= 1
    for _ in range(_STEPS):
        if i < 0:
            return
        if is_predicate(tree, i):
            # "carried out the bombings on Monday, in which ten died"
            yield from tree.dependents(i, "obj", "nsubj:pass")
            return
        if tree.tokens[i].upos in ("NOUN", "PROPN"):
            yield i
        if tree.tokens[i].head == i:
            return
        i = tree.tokens[i].head


def _before(tree: Tree, act: int) -> Iterator[int]:
    return (c for c in tree.children[act] if c < act)


def is_joined(tree: Tree, i: int) -> bool:
    """Whether a verb is coordinated, or a participle that "and" leads and the parser made a clause of.

    "Ten were killed and more than twenty injured in riots".
    """
    token = tree.tokens[i]
    if token.dep == "conj":
        return True
    led = token.dep == "advcl" and token.xpos == "VBN" and token.head < i
    left = (i, *_before(tree, i)) if led else ()
    return any(tree.dependents(c, "cc") for c in left)


def as_clause(tree: Tree, i: int) -> int | None:
    """What a clause with "as" hangs from, of which the parser made a noun with a participle.

    "Fired as supporters of the senator marched on Monday".
    """
    token = tree.tokens[i]
    if token.dep != "acl" or token.xpos not in ("VBN", "VBD") or token.head > i:
        return None
    noun = token.head
    while tree.relations[noun] == "nmod" and tree.tokens[noun].head < noun:
        noun = tree.tokens[noun].head
    led = any(tree.forms[c] == "as" for c in tree.dependents(noun, "case"))
    return tree.tokens[noun].head if led and tree.relations[noun] == "obl" else None

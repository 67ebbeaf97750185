"""What the noun of an act is to a verb, and whether the verb's time is the noun's too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..coding.status.cues import load_cues
from ..data import shipped_words, shipped_yaml
from ..model import Tree

_STEPS = 12


def carries(tree: Tree, noun: int, verb: int, language: str) -> bool:
    """Whether the verb only says that the noun's act was done ("held talks", "the raid began"),

    or tells what else was done in it ("spoke during the talks").
    """
    role = role_of(tree, noun, verb, language)
    if role is None:
        return False
    token, words = tree.tokens[verb], adjunct_words(language)
    if takes_place_in(tree, noun, verb, language):
        return True
    if any(tree.tokens[c].dep == "cop" for c in tree.children[verb]):
        return role == "subject"
    lemma = token.lemma.lower()
    apart = adjunct_words(language)["apart"]
    if role in apart or role in words["reasons"] or token.text.lower() in apart:
        return False  # "resigned on Friday after a protest"
    if role == "for" and tree.dependents(noun, "nmod:poss"):
        return False  # "fined the firm on Friday for its refusal"
    if role == "subject" and tree.dependents(verb, "nsubj:pass") and lemma in words["reported"]:
        return True  # "fighting was reported on Monday"
    if token.upos == "AUX" or lemma in light(language):
        return True
    if role == "for":
        return lemma in words["errands"]  # "will travel to Lima on Friday for talks"
    if tree.tokens[noun].lemma.lower() in words["served"] and lemma == "sentence":
        return True
    if role == "subject" and lemma in words["results"]:
        return True  # "the raid killed ten on Monday"
    return role in ("object", "subject") and lemma in words["deciding"]


def takes_place_in(tree: Tree, noun: int, verb: int, language: str) -> bool:
    """Whether the clause took place in the course of what the noun names: "spoke at the meeting"."""
    words = adjunct_words(language)
    role = role_of(tree, noun, verb, language)
    if role not in words["within"]:
        return False
    return role != "in" or tree.tokens[verb].lemma.lower() not in words["what_for"]


def right_before(tree: Tree, act: int, clause: int) -> bool:
    """Whether the clause came right after the act, so in the same year: "fled in 1994 after the revolt"."""
    led = (c for c in tree.children[act] if tree.tokens[c].dep in ("case", "mark"))
    after = any(tree.tokens[c].text.lower() in ("after", "following") for c in led)
    return after and tree.tokens[act].head == clause


def role_of(tree: Tree, noun: int, verb: int, language: str) -> str | None:
    """What the noun is to the verb: subject, object, or the preposition; None where it lies deeper.

    "A series of raids" stands for the raids, and all that is coordinated has one role.
    """
    i, terms = noun, adjunct_words(language)["terms"]
    for _ in range(_STEPS):
        token = tree.tokens[i]
        base = token.dep.partition(":")[0]
        if token.head == verb:
            if base in ("nsubj", "csubj"):
                return "subject"
            if base in ("obj", "iobj", "xcomp", "ccomp"):
                return "object"
            if base in ("obl", "nmod"):
                return case_of(tree, i) or "object"
            return base if base == "conj" else None
        within = case_of(tree, i) if base == "nmod" else ""
        term = within == "in" and tree.tokens[token.head].lemma.lower() in terms
        if base in ("conj", "compound") or within == "of" or term:
            i = token.head
        else:
            return None
    return None


def case_of(tree: Tree, i: int) -> str:
    found = (tree.tokens[c].text.lower() for c in tree.children[i] if tree.tokens[c].dep == "case")
    return next(found, "")


@cache
def light(language: str) -> frozenset[str]:
    raw = shipped_yaml("lexicon", language, "light.yaml")
    verbs = [str(v) for kind in ("active", "passive") for row in raw[kind] for v in row["verb"]]
    verbs += [str(v) for v in raw["happening"]]
    return frozenset(verb.split()[0] for verb in verbs) - load_cues(language).said


def adjunct_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of words that say what goes with which act."""
    return shipped_words("cues", language, "adjuncts.yaml")

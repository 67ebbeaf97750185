"""The day of an act that is done by saying it: "said on Monday that the raid was a crime"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..adjuncts import Anchor, Rank, is_predicate, rank, subject_of
from ..coding.status.cues import load_cues
from ..model import Span, Tree
from .asked import Answer
from .grammar import Expression
from .tense import in_present

_STEPS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression of the sentence, where it hangs, its days, and its rank for one act."""

    expression: Expression
    at: Anchor
    answer: Answer
    rank: Rank | None


def said_then(
    tree: Tree,
    trigger: int,
    candidates: Sequence[Candidate],
    speakers: Sequence[Span | None],
    language: str,
) -> list[Candidate]:
    """The candidates, with those of the verb by which an actor says the act as its own.

    Only where the act has none nearer. An act that the speaker tells of as past is another one:
    "said on Monday that he had demanded it".
    """
    if any(each.rank is not None for each in candidates):
        return list(candidates)
    verb = _saying(tree, trigger, speakers, language)
    if verb is None:
        return list(candidates)
    return [
        replace(each, rank=Rank.STRAY)
        if not each.at.premodifier and rank(tree, verb, each.at, language) is not None
        else each
        for each in candidates
    ]


def _saying(tree: Tree, trigger: int, speakers: Sequence[Span | None], language: str) -> int | None:
    """The verb of saying above or beside the act, where an actor is its subject."""
    said, tokens, i = load_cues(language).said, tree.tokens, trigger
    own = performs(tree, trigger)
    if _told_as_past(tree, trigger, speakers):
        return None
    for _ in range(_STEPS):
        beside = [c for c in tree.children[i] if tokens[c].dep == "parataxis"]
        above = [tokens[i].head] if tokens[i].dep in ("ccomp", "parataxis") else []
        for verb in (*above, *beside):
            if tokens[verb].lemma.lower() in said and (own or _speaks(tree, verb, speakers)):
                return verb
        if tokens[i].head == i or tokens[i].dep == "acl:relcl":
            return None
        i = tokens[i].head
    return None


def performs(tree: Tree, trigger: int) -> bool:
    """Whether the words are the act: "we condemn", "I hereby withdraw"."""
    subject = subject_of(tree, trigger) if is_predicate(tree, trigger) else None
    first = subject is not None and tree.tokens[subject].text.lower() in ("i", "we")
    return first and in_present(tree, trigger)


def _speaks(tree: Tree, verb: int, speakers: Sequence[Span | None]) -> bool:
    subject = subject_of(tree, verb)
    if subject is None and tree.tokens[verb].dep.partition(":")[0] in ("advcl", "conj"):
        subject = subject_of(tree, tree.tokens[verb].head)
    if subject is None:
        return False
    if tree.tokens[subject].upos == "PRON" and None in speakers:
        return True
    spans = [tree.tokens[i] for i in tree.subtree(subject)]
    return any(
        speaker is not None and speaker.start < token.end and token.start < speaker.end
        for speaker in speakers
        for token in spans
    )


def _told_as_past(tree: Tree, trigger: int, speakers: Sequence[Span | None]) -> bool:
    """Whether the act's own verb is past and its subject is a pronoun or an actor."""
    if not is_predicate(tree, trigger):
        return False
    subject = subject_of(tree, trigger)
    token = tree.tokens[trigger]
    had = any(
        tree.tokens[c].dep == "aux" and tree.tokens[c].lemma.lower() == "have"
        for c in tree.children[trigger]
    )
    if subject is None or not (token.xpos == "VBD" or had):
        return False
    by_actor = any(
        s is not None and s.start < tree.tokens[subject].end and tree.tokens[subject].start < s.end
        for s in speakers
    )
    return by_actor or tree.tokens[subject].text.lower() in ("he", "she", "it", "they")

"""Acts of speech in one tree: the verb, who speaks, and the clause that is said.

`X said that ...`, `..., X wrote.`, `This, he explained, is ...`, `according to X, ...`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Party, Span, Tree
from .words import words

MOST_SPEAKERS = 3
LONGEST_RUN = 14
"""Tokens between the comma and the verb in ", the minister of Chile said"."""

_MARKS = frozenset({'"', "“", "”", "``", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAID_EDGES = ",;:.!?\"“”'‘’»«-–— "


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech: `said` are the tokens of the clause that is said, () where only a quote can be.

    `verb` is the head of the verb, or of the source in "according to X".
    """

    verb: int
    lemma: str
    speakers: tuple[Party, ...]
    said: tuple[int, ...]
    position: int


def speeches(tree: Tree, cast: Cast, language: str = "en") -> Iterator[Speech]:
    """The acts of speech of a tree, in order."""
    verbs = words("speech", "verbs", language)
    only_direct = words("speech", "only_direct", language)
    functions = Functions(tree)
    for token in tree.tokens:
        i, lemma = token.i, token.lemma.lower()
        if lemma in verbs and functions.is_verb(i):
            if _unspoken(tree, i):
                continue
            inserted = _inserted(tree, i)
            # without a subject of its own the verb would take that of another clause
            beside = inserted and not tree.dependents(i, "nsubj")
            speakers = _beside(tree, cast, i) if beside else _speakers(functions, cast, i)
            if speakers:
                said = () if lemma in only_direct else inserted or _said(tree, i)
                if not any(tree.tokens[k].xpos in _FINITE for k in said):
                    said = ()  # "admitted to leaving": an act, not words
                yield Speech(i, lemma, speakers, said, token.start)
        elif token.dep.partition(":")[0] in ("obl", "nmod") and (
            functions.case_of(i) in words("speech", "sources", language)
        ):
            parties = cast.at(tree.sentence.index, i)[:1]
            if parties:
                outside = set(tree.subtree(i))
                said = tuple(k for k in tree.subtree(_clause(tree, i)) if k not in outside)
                yield Speech(i, "according to", parties, said, token.start)


def _run(tree: Tree, verb: int) -> int | None:
    """The first token of ", the minister said": what stands between a comma and the verb."""
    tokens = tree.tokens
    first = verb
    while first > 0 and verb - first <= LONGEST_RUN:
        before = tokens[first - 1]
        if before.text in (",", '"', "”", "''"):
            return first
        if before.upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT") or before.text in (
            "who",
            "which",
        ):
            return None
        first -= 1
    return None


def _inserted(tree: Tree, verb: int) -> tuple[int, ...]:
    """What is said where the act of speech is put into the sentence or after it.

    The order of words shows it ("..., she said.", "This, she explained, is ..."); parsers often
    take such a clause for an adverbial one.
    """
    tokens = tree.tokens
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or tree.dependents(verb, "mark"):
        return ()
    first = _run(tree, verb)
    if first is None or first < 2 or first == verb:
        return ()
    commas = [t.i for t in tokens[verb + 1 :] if t.text == ","]
    directly = bool(commas) and commas[0] == verb + 1
    if tree.dependents(verb, "ccomp") and not (directly and tokens[first - 1].text == ","):
        return ()
    tail = range(commas[0] + 1, len(tokens)) if directly else range(0)
    return (*range(first - 1), *tail)


def _beside(tree: Tree, cast: Cast, verb: int) -> tuple[Party, ...]:
    """The party of the words between comma and verb."""
    first = _run(tree, verb)
    for i in range(verb - 1, (first or verb) - 1, -1):
        found = cast.at(tree.sentence.index, i)
        if found:
            return found[:MOST_SPEAKERS]
    return ()


def _unspoken(tree: Tree, verb: int) -> bool:
    """Whether nobody has said it: a modal, a negation, a bare infinitive."""
    return any(
        tree.tokens[c].text.lower() in words("speech", "unspoken") or tree.tokens[c].xpos == "TO"
        for c in tree.dependents(verb, "aux", "advmod", "mark")
    )


def _speakers(functions: Functions, cast: Cast, verb: int) -> tuple[Party, ...]:
    sentence = functions.tree.sentence.index
    found: list[Party] = []
    for head in functions.subject(verb):
        members = (head, *functions.tree.dependents(head, "conj"))
        for member in members:
            found.extend(cast.at(sentence, functions.antecedent(member)))
    unique = {party.id + party.name: party for party in found}
    return tuple(unique.values())[:MOST_SPEAKERS]


def _clause(tree: Tree, i: int) -> int:
    """The predicate above a phrase, coordination undone."""
    for above in tree.ancestors(i):
        token = tree.tokens[above]
        if token.upos in ("VERB", "AUX") or token.head == above or tree.dependents(above, "cop"):
            return above
    return i


def _said(tree: Tree, verb: int) -> tuple[int, ...]:
    """The tokens of what is said: the complement clause, or the clause that the verb is put into."""
    complements = tree.dependents(verb, "ccomp")
    if complements:
        return tree.subtree(complements[0])
    asked = [c for c in tree.dependents(verb, "obj", "advmod") if tree.tokens[c].xpos[:1] == "W"]
    if asked and len(tree.subtree(asked[0])) > 2:
        return tree.subtree(asked[0])  # "wrote how he had served"
    loose = [
        c
        for c in tree.dependents(verb, "parataxis")
        if tree.tokens[c].upos in ("VERB", "AUX", "ADJ", "NOUN")
        and (tree.dependents(c, "nsubj", "csubj", "expl"))
    ]
    if loose:
        return tree.subtree(loose[0])
    token = tree.tokens[verb]
    if token.dep == "parataxis" and token.head != verb:
        inserted = set(tree.subtree(verb))
        return tuple(i for i in tree.subtree(token.head) if i not in inserted)
    return ()


def span_of_words(tree: Tree, tokens: Sequence[int]) -> tuple[Span, str] | None:
    """The span of some tokens and their words; a stretch that is not of them is left out of the words."""
    tokens = _trimmed(tree, tokens)
    if not tokens:
        return None
    span = tree.span(tokens[0], tokens[-1])
    pieces: list[list[int]] = [[tokens[0]]]
    for i in tokens[1:]:
        if i == pieces[-1][-1] + 1:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    if len(pieces) == 1:
        return span, tree.text_of(span)
    texts = (tree.text_of(tree.span(piece[0], piece[-1])).strip(_SAID_EDGES) for piece in pieces)
    return span, " ".join(filter(None, texts))


def _trimmed(tree: Tree, tokens: Sequence[int]) -> tuple[int, ...]:
    """Without the punctuation and the "that" about the clause."""
    kept = list(tokens)
    while kept and (
        tree.tokens[kept[0]].upos == "PUNCT"
        or (tree.tokens[kept[0]].upos == "CCONJ" and tree.tokens[kept[0]].text.islower())
        or (tree.tokens[kept[0]].dep == "mark" and tree.tokens[kept[0]].text.lower() == "that")
    ):
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].upos == "PUNCT" and not _closes(tree, kept):
        kept.pop()
    return tuple(kept)


def _closes(tree: Tree, kept: Sequence[int]) -> bool:
    """Whether the last token closes a quotation that opened inside."""
    marks = [tree.tokens[i].text for i in kept if tree.tokens[i].text in _MARKS]
    return tree.tokens[kept[-1]].text in _MARKS and len(marks) % 2 == 0

"""Acts of speech in one tree: the verb, who speaks, and the clause that is said.

`X said that ...`, `..., X wrote.`, `This, he explained, is ...`, `according to X, ...`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Party, Tree
from ..temporal import find
from .words import words

MOST_SPEAKERS = 3
LONGEST_RUN = 14
"""Tokens between the comma and the verb in ", the minister of Chile said"."""

TWO = 2
"""Subjects of which one is of another clause."""

TWO_COMMAS = 3
"""Tokens before a verb that an apposition takes at the least."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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
    denying = words("speech", "denying", language)
    functions = Functions(tree)
    for token in tree.tokens:
        i, lemma = token.i, token.lemma.lower()
        if lemma in verbs and functions.is_verb(i):
            if unspoken(tree, i):
                continue
            inserted = _inserted(tree, i)
            # without a subject of its own the verb would take that of another clause
            beside = inserted and not tree.dependents(i, "nsubj")
            speakers = _beside(tree, cast, i) if beside else spoken_by(functions, cast, i, language)
            if speakers:
                said = () if lemma in only_direct else inserted or _said(tree, i)
                if said and lemma in denying and said[0] > i:
                    said = (
                        *range(i, said[0]),
                        *said,
                    )  # without the verb they would say the contrary
                by_papers = {k for s in told_by(tree, i) for k in tree.subtree(s)}
                said = tuple(k for k in said if k not in by_papers)
                if not any(tree.tokens[k].xpos in _FINITE for k in said):
                    said = ()  # "admitted to leaving": an act, not words
                yield Speech(i, lemma, speakers, said, token.start)
        elif token.dep.partition(":")[0] in ("obl", "nmod") and (
            functions.case_of(i) in words("speech", "sources", language)
        ):
            parties = cast.at(tree.sentence.index, i)[:1]
            if any("JRN" in party.sectors for party in parties) and _carried(tree, i, language):
                continue  # the paper tells of what somebody else said
            if parties:
                outside = set(tree.subtree(i))
                said = tuple(k for k in tree.subtree(_clause(tree, i)) if k not in outside)
                yield Speech(i, "according to", parties, said, token.start)


def told_by(tree: Tree, verb: int, language: str = "en") -> tuple[int, ...]:
    """The heads of phrases for the papers that an act of speech is told by.

    "according to state media", or who quotes one "as saying".
    """
    quoting = _quoting(tree, verb, language)
    if quoting is not None:
        passive = tree.dependents(quoting, "nsubj:pass")
        return (
            tree.dependents(quoting, "obl:agent") if passive else tree.dependents(quoting, "nsubj")
        )
    return tuple(
        token.i
        for token in tree.tokens
        if token.dep.partition(":")[0] in ("obl", "nmod")
        and _sourced(tree, token.i, language)
        and verb in (_clause(tree, token.i), *_speaking(tree, _clause(tree, token.i), language))
    )


def _quoting(tree: Tree, verb: int, language: str) -> int | None:
    """The verb that quotes one "as saying", above the saying."""
    token = tree.tokens[verb]
    marks = {tree.tokens[c].text.lower() for c in tree.dependents(verb, "mark", "case")}
    above = token.dep.partition(":")[0] in ("advcl", "xcomp", "acl") and "as" in marks
    lemma = tree.tokens[token.head].lemma.lower()
    return token.head if above and lemma in words("speech", "quoting", language) else None


def _sourced(tree: Tree, i: int, language: str) -> bool:
    sources = words("speech", "sources", language)
    cases = (tree.subtree(c) for c in tree.dependents(i, "case"))
    return any(" ".join(tree.tokens[k].text.lower() for k in case) in sources for case in cases)


def _speaking(tree: Tree, clause: int, language: str) -> Iterator[int]:
    """The verbs of speech to which a clause belongs: its own, the one above and those put into it."""
    verbs = words("speech", "verbs", language)
    token = tree.tokens[clause]
    near = (token.head,) if token.dep in ("ccomp", "parataxis") else ()
    for i in (clause, *near, *tree.dependents(clause, "parataxis", "ccomp")):
        if tree.tokens[i].lemma.lower() in verbs and tree.dependents(i, "nsubj"):
            yield i


def _carried(tree: Tree, i: int, language: str) -> bool:
    """Whether a source tells an act of speech of another: "said the minister, according to the agency"."""
    return any(True for _ in _speaking(tree, _clause(tree, i), language))


def _run(tree: Tree, verb: int) -> int | None:
    """The first token of ", the minister said": what stands between a comma and the verb.

    Commas about an apposition do not count: ", Rojas, a minister, said".
    """
    tokens = tree.tokens
    first = name_end = _apposition(tree, verb) or verb
    while first > 0 and name_end - first <= LONGEST_RUN:
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


def _apposition(tree: Tree, verb: int) -> int | None:
    """The comma that opens an apposition right before a verb, to the name before it."""
    tokens = tree.tokens
    if verb < TWO_COMMAS or tokens[verb - 1].text != ",":
        return None
    for above in (verb - 2, *tree.ancestors(verb - 2)):
        if tokens[above].dep == "appos":
            said = (i for i in tree.subtree(above) if tokens[i].upos != "PUNCT")
            first = min(said, default=above)
            return first - 1 if first > 1 and tokens[first - 1].text == "," else None
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
    after = any(c > verb for c in tree.dependents(verb, "ccomp"))
    named = bool(_apposition(tree, verb)) and not after  # what the named one said stands before
    if tree.dependents(verb, "ccomp") and not (
        named or (directly and tokens[first - 1].text == ",")
    ):
        return ()
    tail = range(commas[0] + 1, len(tokens)) if directly else range(0)
    return (*range(first - 1), *tail)


def _beside(tree: Tree, cast: Cast, verb: int) -> tuple[Party, ...]:
    """The party of the words between comma and verb."""
    first = _run(tree, verb) or verb
    name = range(first, _apposition(tree, verb) or first)
    for i in (*name, *range(verb - 1, first - 1, -1)):
        found = cast.at(tree.sentence.index, i)
        if found:
            return found[:MOST_SPEAKERS]
    return ()


def unspoken(tree: Tree, verb: int) -> bool:
    """Whether nobody has said it: a modal, a negation, a bare infinitive."""
    return any(
        tree.tokens[c].text.lower() in words("speech", "unspoken") or tree.tokens[c].xpos == "TO"
        for c in tree.dependents(verb, "aux", "advmod", "mark")
    )


def spoken_by(functions: Functions, cast: Cast, verb: int, language: str) -> tuple[Party, ...]:
    """Who speaks by a verb."""
    tree, sentence = functions.tree, functions.tree.sentence.index
    found: list[Party] = []
    heads = functions.subject(verb)
    quoting = _quoting(tree, verb, language)
    if quoting is not None:
        heads = tree.dependents(quoting, "nsubj:pass") or tree.dependents(quoting, "obj")
    astray = _astray(tree, verb)
    for head in (head for head in heads if head not in astray):
        members = (head, *functions.tree.dependents(head, "conj"))
        for member in members:
            found.extend(cast.at(sentence, functions.antecedent(member)))
    unique = {party.id + party.name: party for party in found}
    return tuple(unique.values())[:MOST_SPEAKERS]


def _astray(tree: Tree, verb: int) -> tuple[int, ...]:
    """Subjects that parsers hang on the verb of speech and that are of what is said before it.

    "A plane left for Oslo, Rojas said": two subjects stand about a clause that has none.
    """
    subjects = tree.dependents(verb, "nsubj")
    said = tree.dependents(verb, "ccomp")
    if len(subjects) < TWO or not said or not subjects[0] < said[0] < verb:
        return ()
    if tree.dependents(said[0], "nsubj", "nsubj:pass", "csubj", "expl"):
        return ()
    return tuple(s for s in subjects[:-1] if s < said[0])


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
        astray = {i for head in _astray(tree, verb) for i in tree.subtree(head)}
        clause = _after_time(tree, verb, complements[0])
        return tuple(sorted(astray.union(clause))) if astray else clause
    written = _in_writing(tree, verb)
    if written:
        return written
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


def _after_time(tree: Tree, verb: int, clause: int) -> tuple[int, ...]:
    """The tokens of a clause from its subject on, where the time of saying it hangs in it: "said on Tuesday it was"."""
    below = tree.subtree(clause)
    subjects = tree.dependents(clause, "nsubj", "nsubj:pass", "csubj", "expl")
    if not subjects or below[0] != verb + 1:
        return below
    first = tree.subtree(subjects[0])[0]
    lead = [i for i in below if i < first]
    offset = tree.sentence.start
    times = [e for e in find(tree.sentence.text) if lead and e.end == tree.tokens[lead[-1]].end - offset]  # fmt: skip
    before = [i for i in lead if times and tree.tokens[i].start - offset < times[0].start]
    if not times or any(tree.tokens[i].upos not in ("ADP", "ADV") for i in before):
        return below
    return tuple(i for i in below if i >= first)


def _in_writing(tree: Tree, verb: int) -> tuple[int, ...]:
    """The clause that parsers hang on the piece in which it stands: "said in a statement that Peru had left"."""
    tokens, pieces = tree.tokens, words("speech", "forms")
    for piece in tree.dependents(verb, "obl", "nmod"):
        if piece < verb or tokens[piece].lemma.lower() not in pieces:
            continue
        for clause in tree.dependents(piece, "acl", "acl:relcl"):
            below = tree.subtree(clause)
            subjects = tree.dependents(clause, "nsubj", "nsubj:pass", "expl")
            # "a statement that was read out" tells of the statement
            if tokens[below[0]].text.lower() == "that" and any(s != below[0] for s in subjects):
                return below[1:]
    return ()

"""What parsers break most often about a verb, mended where the words leave no doubt.

Each mend answers one question about a verb and changes no tree; a right parse never asks it.
"""

from __future__ import annotations

from ..model import Token, Tree
from .syntax_words import syntax_words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMES = frozenset({"PROPN", "NOUN"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
"""What ends a sentence that is no headline."""

_HAVING = frozenset({"have", "has", "had", "'ve", "’ve", "'d", "’d", "having"})
_BEING = frozenset({"been", "being", "be", "is", "are", "was", "were", "got"})


def verb_as_noun(tree: Tree, v: int) -> bool:
    """Whether a word tagged as a noun does what verbs do: `Norway, Chile sign pact`.

    It has a subject and an object, or a subject and an auxiliary: `ministers have quit`.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.upos != "NOUN" or token.dep not in ("root", "ROOT", "conj", "ccomp"):
        return False
    below = {tokens[c].dep for c in tree.children[v]}
    if "cop" in below or below.isdisjoint({"obj", "aux"}):
        return False
    return "nsubj" in below or _named_before(tree, v)


def _named_before(tree: Tree, v: int) -> bool:
    """`Norway sanctions oil firms`: the name with which a headline begins, taken for a compound."""
    tokens = tree.tokens
    before = [c for c in tree.children[v] if c < v]
    return (
        tokens[v].xpos == "NNS"
        and len(before) == 1
        and before[0] == v - 1
        and tokens[v - 1].dep == "compound"
        and tokens[v - 1].xpos.startswith("NNP")
        and tree.subtree(v - 1)[0] == 0
    )


def noun_as_verb(tree: Tree, n: int) -> bool:
    """Whether a word tagged as a verb has an owner, as nouns have: `condemned Chile's raids`.

    Or as what is shown: `voiced backing for Chile`.
    """
    tokens, token = tree.tokens, tree.tokens[n]
    if token.dep not in ("ccomp", "xcomp"):
        return False
    if token.xpos == "VBG" and token.head == n - 1 and tree.lemmas[n - 1] in syntax_words().showing:
        return n + 1 < len(tree) and tokens[n + 1].xpos == "IN"
    return token.xpos in ("VBZ", "VBP", "VB") and any(
        tokens[c].dep == "nmod:poss" for c in tree.children[n]
    )


def swallowed(tree: Tree, v: int) -> int | None:
    """The subject of a verb that its own object swallowed, or None where none was.

    `The president dissolved parliament` is often parsed as a noun phrase: the past tense looks
    like a participle. It is one only where no noun stands before it in the phrase.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep not in ("amod", "compound") or token.xpos not in ("VBD", "VBN", "VBZ"):
        return None
    if token.xpos == "VBZ":
        return _headline_subject(tree, v)
    head = tokens[token.head]
    own = [c for c in tree.children[v] if tokens[c].dep == "nsubj"]
    if own and head.i > v:
        return own[-1]
    if head.dep == "appos" and head.i > v and _tells_of(tree, head.i, v):
        return head.head
    if head.i < v or head.dep not in ("root", "ROOT", "ccomp", "parataxis", "obj"):
        return None
    before = [
        c
        for c in tree.children[head.i]
        if c < v
        and tokens[c].upos in ("NOUN", "PROPN", "PRON")
        and tokens[c].dep in ("compound", "nsubj", "nsubj:pass", "nmod", "nmod:desc")
    ]
    last = min([v, *tree.children[v]]) - 1  # what stands before it and its auxiliaries
    if before and (
        before[-1] == last
        or (tokens[before[-1]].dep == "nsubj" and tree.subtree(before[-1])[-1] == last)
    ):
        return before[-1]
    outer = next((c for c in tree.children[head.head] if c == v - 1), None)
    if outer is not None and tokens[outer].dep.startswith("nsubj"):
        return outer
    return None


def _tells_of(tree: Tree, named: int, v: int) -> bool:
    """`Police in Lima fired tear gas`, read as `police ..., fired gas`: no comma sets it apart."""
    first = tree.subtree(named)[0]
    above = tree.tokens[tree.tokens[named].head]
    return first == v and above.i < v and above.dep in ("root", "ROOT") and tree.forms[v - 1] != ","


def _headline_subject(tree: Tree, v: int) -> int | None:
    """The name before a headline's verb that was read as the first noun of its object.

    `New Zealand grants asylum`: the tag alone still says that it is a verb.
    """
    tokens = tree.tokens
    if tokens[v].head < v:
        return None
    for c in (*tree.children[v], *tree.children[tokens[v].head]):
        if c < v and tokens[c].xpos.startswith("NNP") and tree.subtree(c)[-1] == v - 1:
            return c
    return None


def active_participle(tree: Tree, v: int) -> bool:
    """`Warplanes bombed the town` read as `warplanes (that were) bombed`: it has an object.

    `Soldiers crossed into Chad.` is the same: a sentence with a full stop has a finite verb, and
    where no other is there it is this one. A headline has no full stop.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep != "acl" or tokens[token.head].dep not in ("root", "ROOT"):
        return False
    below = {tokens[c].dep for c in tree.children[v]}
    if "obl:agent" in below or "aux:pass" in below:
        return False
    # "soldiers given weapons" has one too: forms in -n are participles alone
    if token.text.endswith("n"):
        return False
    return "obj" in below or (
        token.xpos == "VBN"
        and tokens[-1].text == "."
        and not any(t.xpos in FINITE or t.xpos == "MD" or t.upos == "AUX" for t in tokens)
    )


def perfect_active(tree: Tree, v: int) -> bool:
    """`The men whom they had freed` read as a passive: a perfect without `been` is none."""
    aids = {tree.forms[c] for c in tree.dependents(v, "aux", "aux:pass")}
    return tree[v].xpos == "VBN" and not aids.isdisjoint(_HAVING) and aids.isdisjoint(_BEING)


def clipped_report(tree: Tree, v: int) -> bool:
    """`Norway says seized two ships`: a headline that leaves out who did it, as it is who says so."""
    tokens, token = tree.tokens, tree.tokens[v]
    if token.dep not in ("xcomp", "ccomp") or token.head != v - 1 or tokens[v - 1].xpos != "VBZ":
        return False
    below = {tree.relations[c] for c in tree.children[v]}
    return "obj" in below and not below & {"nsubj", "aux", "mark"}


def clipped_passive(tree: Tree, v: int) -> bool:
    """Whether a past tense may be the participle of a headline: `Chilean envoy arrested in Lima`."""
    tokens = tree.tokens
    if tokens[v].xpos != "VBD" or tokens[v].dep not in ("root", "ROOT") or _stopped(tree):
        return False
    below = [tokens[c] for c in tree.children[v]]
    return (
        any(t.dep.startswith("nsubj") and t.i < v for t in below)
        and not any(t.dep in ("obj", "aux", "ccomp", "conj") or _takes_clause(t) for t in below)
        and not any(t.i != v and (t.xpos in FINITE or t.xpos == "MD") for t in tokens)
    )


def _takes_clause(token: Token) -> bool:
    """Whether a verb has an open clause below it: no mere outcome, as in `envoy shot dead in Lima`."""
    return token.dep == "xcomp" and token.upos != "ADJ"


def _stopped(tree: Tree) -> bool:
    """Whether a full stop ends what is no headline; agencies set one behind their headlines too."""
    return tree.tokens[-1].text in _STOPS and tree.sentence.part != "title"


def headline_passive(tree: Tree, v: int) -> bool:
    """`Chilean envoy freed after two years`: a headline leaves out the auxiliary of a passive."""
    tokens = tree.tokens
    return (
        tokens[v].dep in ("root", "ROOT")
        and not _stopped(tree)
        and not any(
            tokens[c].dep in ("obj", "cop", "ccomp") or _takes_clause(tokens[c])
            for c in tree.children[v]
        )
        and not any(t.xpos in FINITE or t.xpos == "MD" for t in tokens)
    )


def lost_object(tree: Tree, v: int) -> bool:
    """`Rebels urged (not) to lay down arms`: a verb that asks nobody without an object is a headline's passive."""
    tokens, token = tree.tokens, tree.tokens[v]
    to = v + 1 + (tree.forms[v + 1 : v + 2] == ("not",))
    return (
        token.xpos in ("VBD", "VBN")
        and tree.lemmas[v] in syntax_words().governing
        and to + 1 < len(tokens)
        and tree.forms[to] == "to"
        and tokens[to + 1].xpos == "VB"
        and token.dep != "acl:relcl"
        and not any(tokens[c].dep in ("obj", "iobj", "aux") for c in tree.children[v])
    )


def participle_aside(tree: Tree, v: int) -> bool:
    """`Chile, accused of spying, closed ...`: what is said aside of a subject that it took for its own."""
    tokens, children = tree.tokens, tree.children[v]
    own = [c for c in children if tokens[c].dep == "nsubj"]
    return (
        tokens[v].dep == "advcl"
        and tokens[v].head > v
        and tokens[v - 1].text == ","
        and bool(own)
        and own[-1] < v
        and all(tokens[c].dep != "obj" for c in children)
    )


def sister(tree: Tree, v: int) -> int:
    """The verb that a coordinated verb goes with: of its own kind, a finite one with a finite one.

    `welcomed convoys to reach the city and committed to more` hangs the second verb from the nearest,
    the infinitive.
    """
    tokens, head = tree.tokens, tree.tokens[v].head
    if tokens[v].xpos not in FINITE or not _unfinite(tree, head):
        return head
    for above in tree.ancestors(head):
        if tokens[above].xpos in FINITE and above < v:
            return above
    return head


def _unfinite(tree: Tree, v: int) -> bool:
    """Whether a verb is an infinitive or a participle that no auxiliary makes finite."""
    tokens = tree.tokens
    if tokens[v].xpos not in ("VB", "VBG"):
        return False
    below = [tokens[c] for c in tree.children[v]]
    return not any(t.dep.startswith(("aux", "cop", "nsubj")) for t in below)

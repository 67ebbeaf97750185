"""What parsers break most often about a verb and its subject, mended where the words leave no doubt.

Each mend answers one question about a verb and changes no tree; a right parse never asks it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES = frozenset({"PROPN", "NOUN"})
_YEAR_DIGITS = 4
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december"}
)
_GOVERNING = frozenset(
    {"urge", "tell", "order", "advise", "encourage", "persuade", "pressure", "exhort", "instruct"}
    | {"remind", "compel", "oblige", "implore", "beseech", "forbid", "force", "invite", "allow"}
)
"""Verbs that have an object before what it is to do."""
_NAMING = frozenset({"NNP", "NNPS", "NNS", "JJ"})
_STOPS = frozenset({".", "!", "?", ";", ":"})
"""What ends a sentence that is no headline."""


_SHOWING = frozenset({"voice", "express", "show"})
"""Verbs that take a noun and no gerund."""


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
    if token.xpos == "VBG" and token.head == n - 1 and tree.lemmas[n - 1] in _SHOWING:
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


def stray_subject(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """The subject of a finite verb that the parser gave to a participle before it, or to none.

    `Chile, attacked by Norway, signed ...`; `Norway, which attacked Chile, signed ...`.
    """
    tokens, token = tree.tokens, tree.tokens[v]
    if token.xpos not in _FINITE:
        return ()
    before = tokens[v - 1] if v else token
    if before.dep == "compound" and before.head == v and before.upos in ("NOUN", "PROPN"):
        return (v - 1,)  # `the army trains pilots`, read as a noun phrase to the end
    for c in tree.children[v]:
        if c < v and tokens[c].dep.startswith("advcl") and not case_of(c):
            own = tuple(g for g in tree.children[c] if tokens[g].dep.startswith("nsubj"))
            if own:
                return own
    apart = _set_off(tree, v)
    if apart is not None and not case_of(apart):
        return (apart,)
    head = tokens[token.head]
    nominal = head.upos in ("NOUN", "PROPN") and head.i < v
    return (head.i,) if nominal and token.dep in ("parataxis", "advcl", "conj") else ()


def _set_off(tree: Tree, v: int) -> int | None:
    """`Chile has freed two men, a spokesman said`: who says it, hung from what is said as if it were more of that."""
    for t in reversed(tree.tokens[:v]):
        if t.dep in ("appos", "parataxis", "conj", "list") and t.upos in ("NOUN", "PROPN"):
            own = tree.subtree(t.i)
            begins = next((i for i in own if tree.forms[i] != ","), t.i)
            if own[-1] == v - 1 and begins and tree.forms[begins - 1] == ",":
                return t.i
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
    if "obl:agent" in below or token.text.endswith("n"):
        return False
    return "obj" in below or (
        token.xpos == "VBN"
        and tokens[-1].text == "."
        and not any(t.xpos in _FINITE or t.xpos == "MD" or t.upos == "AUX" for t in tokens)
    )


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
        and not any(t.dep in ("obj", "aux", "xcomp", "ccomp", "conj") for t in below)
        and not any(t.i != v and (t.xpos in _FINITE or t.xpos == "MD") for t in tokens)
    )


def _stopped(tree: Tree) -> bool:
    """Whether a full stop ends what is no headline; agencies set one behind their headlines too."""
    return tree.tokens[-1].text in _STOPS and tree.sentence.part != "title"


def headline_passive(tree: Tree, v: int) -> bool:
    """`Chilean envoy freed after two years`: a headline leaves out the auxiliary of a passive."""
    tokens = tree.tokens
    return (
        tokens[v].dep in ("root", "ROOT")
        and not _stopped(tree)
        and not any(tokens[c].dep in ("obj", "cop", "xcomp", "ccomp") for c in tree.children[v])
        and not any(t.xpos in _FINITE or t.xpos == "MD" for t in tokens)
    )


def lost_object(tree: Tree, v: int) -> bool:
    """`Rebels urged to lay down arms`: a verb that asks nobody without an object is a headline's passive."""
    tokens, token = tree.tokens, tree.tokens[v]
    return (
        token.xpos in ("VBD", "VBN")
        and tree.lemmas[v] in _GOVERNING
        and v + 2 < len(tokens)
        and tree.forms[v + 1] == "to"
        and tokens[v + 2].xpos == "VB"
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


def fronted_subject(tree: Tree, v: int) -> int | None:
    """The subject of a finite verb that the parser took for something else before it, or None.

    `Norway expels envoy` with the name as a compound of its verb; `In 1973 Norway attacked` with
    the name as what the year counts.
    """
    tokens = tree.tokens
    for c in tree.children[v]:
        token = tokens[c]
        if c >= v or token.upos not in _NAMES:
            continue
        finite = tokens[v].xpos in _FINITE or verb_as_noun(tree, v)
        if token.dep == "compound" and c == v - 1 and finite:
            return c
        after = _behind_month(tree, c)
        if after is not None and finite:
            return after
        year = c - 1
        if (
            token.dep == "obl"
            and token.upos == "PROPN"
            and tokens[year].dep == "nummod"
            and tokens[year].head == c
            and tokens[year].text.isdigit()
            and len(tokens[year].text) == _YEAR_DIGITS
        ):
            return c
    return None


def _behind_month(tree: Tree, c: int) -> int | None:
    """`In May Norway attacked`: the name taken for more of the month, or the month for a part of the name."""
    tokens = tree.tokens
    if tokens[c].dep not in ("obl", "obl:unmarked"):
        return None
    for g in tree.children[c]:
        if tokens[g].dep in ("flat", "compound", "nmod:unmarked") and abs(g - c) == 1:
            first, second = sorted((g, c))
            if tree.forms[first] in _MONTHS and tokens[second].upos == "PROPN":
                return second
    return None


def beside_subject(tree: Tree, subject: int) -> tuple[int, ...]:
    """The names before a headline's subject, set apart by a comma: `Norway, Chile sign pact`."""
    tokens = tree.tokens
    return tuple(
        c
        for c in tree.children[tokens[subject].head]
        if c < subject
        and tokens[c].dep in ("vocative", "advmod")
        and tokens[c].xpos in _NAMING
        and tokens[c + 1].text == ","
    )


def quoted_apart(tree: Tree, v: int) -> tuple[int, ...]:
    """Subjects that the parser hung from a verb of saying and that are those of the clause said.

    `"Norway," the minister said, "has attacked"`: two subjects before the verb that says it.
    """
    tokens = tree.tokens
    own = [
        c
        for c in tree.children[v]
        if tree.relations[c] == "nsubj"
        or (tokens[c].upos in _NAMES and tree.relations[c] in ("ccomp", "obj", "parataxis"))
    ]
    if len(own) < 2 or own[-1] > v or tree.relations[own[-1]] != "nsubj":
        return ()
    below = [c for c in tree.children[v] if c > v and tokens[c].dep == "ccomp"]
    bare = any(all(tree.relations[g] != "nsubj" for g in tree.children[c]) for c in below)
    return tuple(own[:-1]) if bare else ()


def runs_on(tree: Tree, first: int, second: int) -> bool:
    """Whether a second subject is the rest of a list that the first begins.

    `the leaders of Norway, Chile and Peru met`: each name belongs to a leader.
    """
    tokens = tree.tokens
    if tokens[first].xpos != "NNS":
        return False
    of = [c for c in tree.children[first] if tokens[c].dep == "nmod" and tokens[c].upos == "PROPN"]
    before = tree.subtree(first)[-1] + 1
    return (
        bool(of)
        and before < len(tokens)
        and tokens[before].text == ","
        and tokens[second].upos == "PROPN"
        and any(tokens[c].dep == "conj" for c in tree.children[second])
    )


def sister(tree: Tree, v: int) -> int:
    """The verb that a coordinated verb goes with: of its own kind, a finite one with a finite one.

    `welcomed convoys to reach the city and committed to more` hangs the second verb from the nearest,
    the infinitive.
    """
    tokens, head = tree.tokens, tree.tokens[v].head
    if tokens[v].xpos not in _FINITE or not _unfinite(tree, head):
        return head
    for above in tree.ancestors(head):
        if tokens[above].xpos in _FINITE and above < v:
            return above
    return head


def _unfinite(tree: Tree, v: int) -> bool:
    """Whether a verb is an infinitive or a participle that no auxiliary makes finite."""
    tokens = tree.tokens
    if tokens[v].xpos not in ("VB", "VBG"):
        return False
    below = [tokens[c] for c in tree.children[v]]
    return not any(t.dep.startswith(("aux", "cop", "nsubj")) for t in below)

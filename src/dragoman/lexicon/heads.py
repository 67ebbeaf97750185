"""What one token of a tree and its dependents show, whatever the voice of the clause.

Verb or noun, the noun that a relative pronoun stands for, the preposition of a phrase, the phrases
that hang from a token. Voice is in `passives.py`, what asks for control or coordination in `functions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Tree
from .mends import noun_as_verb, verb_as_noun
from .strays import stranded
from .syntax_words import syntax_words

_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL = frozenset({"obj", "iobj", "obl", "nmod", "nsubj", "nsubj:pass", "obl:agent"})

_THAT = "that"


class Heads:
    """The tokens of one tree and what hangs from them."""

    __slots__ = ("_cases", "_phrases", "_verbs", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._verbs: dict[int, bool] = {}
        self._cases: dict[int, str] = {}
        self._phrases: dict[int, tuple[tuple[str, int], ...]] = {}

    def is_verb(self, i: int) -> bool:
        """Whether the token does what verbs do, whatever it was tagged as."""
        known = self._verbs.get(i)
        if known is None:
            known = self._verbs[i] = self._is_verb(i)
        return known

    def _is_verb(self, i: int) -> bool:
        token = self.tree.tokens[i]
        if token.xpos == "VB" and token.dep in _NOMINAL and not self.is_infinitive(i):
            return False  # a noun that was taken for its verb: `committed to dialogue`
        if noun_as_verb(self.tree, i):
            return False
        return token.upos in _VERBAL or token.xpos.startswith("VB") or verb_as_noun(self.tree, i)

    def is_infinitive(self, i: int) -> bool:
        """Whether a `to` marks the verb."""
        tokens = self.tree.tokens
        for c in self.tree.children[i]:
            if tokens[c].dep != "mark":
                continue
            if tokens[c].xpos == "TO" or tokens[c].upos == "PART":
                return True
            if c == i - 1 and self.tree.forms[c] == "to" and tokens[i].xpos == "VB":
                return True  # `urged it to free them`: taken for a preposition
        return False

    def copula(self, i: int) -> int | None:
        """The copula of a predicate noun or adjective."""
        return next((c for c in self.tree.children[i] if self.tree.tokens[c].dep == "cop"), None)

    def predicates(self, i: int) -> bool:
        """Whether the token heads a clause: a verb, or what stands with a copula."""
        return self.is_verb(i) or self.copula(i) is not None or self.tree.tokens[i].upos == "ADJ"

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for, else the token itself."""
        if not self.tree.tokens[i].xpos.startswith(("WDT", "WP")):
            return i
        for j in (i, *self.tree.ancestors(i)):
            if self.tree.tokens[j].dep == "acl:relcl":
                head = self.tree.tokens[j].head
                return self._named_place(head) if self.tree.tokens[i].text == _THAT else head
        return i

    def _named_place(self, i: int) -> int:
        """`the attack in northern Chad that killed two`: no name of a place is told apart by "that"."""
        token = self.tree.tokens[i]
        place = token.upos == "PROPN" and self.case_of(i) in syntax_words().placed
        bare = not any(self.tree.tokens[c].dep == "det" for c in self.tree.children[i])
        above = self.tree.tokens[token.head]
        return token.head if place and bare and above.upos == "NOUN" else i

    def case_of(self, i: int) -> str:
        """The preposition of a phrase in lower case, fixed words joined; empty where none."""
        known = self._cases.get(i)
        if known is None:
            known = self._cases[i] = self._case_of(i)
        return known

    def _case_of(self, i: int) -> str:
        tokens = self.tree.tokens
        words: list[str] = []
        for c in self.tree.children[i]:
            token = tokens[c]
            particle = token.dep == "mark" and token.upos == "PART"
            if (
                token.dep in ("case", "mark") and token.xpos not in ("POS", "TO") and not particle
            ) or (token.dep == "case" and token.xpos != "POS"):
                words.append(self.tree.forms[c])
                words.extend(
                    self.tree.forms[g] for g in self.tree.children[c] if tokens[g].dep == "fixed"
                )
        if not words:
            # `with president Doe`: the preposition hangs from the office before the name
            words = [
                self.tree.forms[g]
                for c in self.tree.children[i]
                if c < i and tokens[c].dep == "nmod:desc"
                for g in self.tree.children[c]
                if tokens[g].dep == "case" and tokens[g].xpos != "POS"
            ]
        if not words and i and tokens[i].xpos == "VBG" and tokens[i - 1].dep == "fixed":
            words.append(self.tree.forms[i - 1])  # `accused Chile of attacking`, misattached
        if not words:
            words.extend(self._inverted(i))
        return " ".join(words)

    def _inverted(self, v: int) -> Iterator[str]:
        """`Should Chile attack, ...`, `Were Chile to attack, ...`: the auxiliary that begins a clause below
        another, before its subject, subordinates it as `if` does."""
        tree, inverting = self.tree, syntax_words().inverting
        if inverting.isdisjoint(tree.forms) or not self._is_verb(v):
            return
        token = tree.tokens[v]
        if token.head == v:
            return
        own = [c for c in tree.children[v] if tree.forms[c] in inverting]
        subjects = [c for c in tree.children[v] if tree.relations[c] == "nsubj"]
        clause = v
        if not own and self.is_infinitive(v) and token.head < v:
            clause = token.head
            own = [c for c in tree.children[clause] if tree.forms[c] in inverting]
            subjects = [clause] if tree.tokens[clause].head != clause else []
        behind = clause == v and tree.relations[v] == "advcl"  # `would help had Chile attacked`
        for c in own:
            begins = c == 0 or tree.tokens[c - 1].dep == "punct"
            begins = begins or (behind and c == min(tree.subtree(v)))
            if begins and tree.relations[c] in ("aux", "cop") and any(c < s < v for s in subjects):
                yield tree.forms[c]

    def own(self, i: int, *deps: str) -> tuple[int, ...]:
        """The dependents of a token with one of these labels, relative pronouns resolved."""
        tokens = self.tree.tokens
        return tuple(
            self.antecedent(c)
            for c in self.tree.children[i]
            if tokens[c].dep in deps or ("obj" in deps and noun_as_verb(self.tree, c))
        )

    def noun_objects(self, n: int) -> tuple[int, ...]:
        """What the act is done to: the `of` phrase, the possessor beside a `by` phrase, a compound."""
        tokens = self.tree.tokens
        of: list[int] = []
        owners: list[int] = []
        compounds: list[int] = []
        agents: list[int] = []
        for c in self.tree.children[n]:
            dep = tokens[c].dep
            if dep == "nmod:poss":
                owners.append(self.antecedent(c))
            elif dep.startswith(("nmod", "obl")):
                case = self.case_of(c)
                if case == "by":
                    agents.append(c)
                elif case == "of":
                    of.append(self.antecedent(c))
            elif dep == "compound":
                compounds.append(c)
        if not of:
            # `the signing by Norway of a pact`: the second phrase may hang from the first
            of = [h for agent in agents for case, h in self.own_obliques(agent) if case == "of"]
        return (*of, *(owners if agents else ()), *compounds)

    def relative_gap(self, v: int) -> tuple[int, ...]:
        """`the treaty Chile signed`: the noun is the object that the clause lacks."""
        tokens, token = self.tree.tokens, self.tree.tokens[v]
        if token.dep != "acl:relcl":
            return ()
        below = [tokens[c] for c in self.tree.children[v]]
        if not any(t.dep.startswith("nsubj") and not t.xpos.startswith("W") for t in below):
            return ()
        relative = any(t.xpos.startswith("W") for t in below) or any(
            tokens[g].xpos.startswith("W") for t in below for g in self.tree.children[t.i]
        )
        return () if relative else (token.head,)

    def shared_object(self, v: int) -> tuple[int, ...]:
        """`attacked and seized the ship`: an object that coordinated verbs share."""
        tokens, token = self.tree.tokens, self.tree.tokens[v]
        for c in self.tree.children[v]:
            if tokens[c].dep == "conj" and c > v and self.is_verb(c):
                between = [tokens[j].dep for j in range(v + 1, c)]
                if all(dep in ("cc", "punct", "advmod") for dep in between):
                    return self.own(c, "obj")
        if token.dep == "conj" and self.is_verb(token.head):
            return tuple(o for o in self.own(token.head, "obj") if o > v)
        return ()

    def own_obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        """The phrases of a predicate itself as (preposition, head), compound prepositions too."""
        known = self._phrases.get(i)
        if known is None:
            self._phrases[i] = ()  # a loop of phrases ends here
            known = self._phrases[i] = tuple(self._find_obliques(i))
        return known

    def _find_obliques(self, i: int) -> Iterator[tuple[str, int]]:
        tokens = self.tree.tokens
        yield from stranded(self.tree, i)
        for c in self.tree.children[i]:
            dep = self.tree.relations[c]
            if dep in ("acl", "advcl") and self.case_of(c) == "for":
                # `a deadline for Chile to leave`: whom it is for is who is to do it
                for g in self.tree.children[c]:
                    if tokens[g].dep == "nsubj":
                        yield "for", self.antecedent(g)
            if dep == "conj" and tokens[c].upos in _NOUNS and self.is_verb(i):
                dep = "obl"  # `work with A, and with B`, hung from the verb
            if dep == "appos" and self.case_of(c):
                dep = "nmod"  # `a meeting with president Doe`: the name was taken for an apposition
            if dep in ("xcomp", "advmod") and tokens[c].upos in ("ADJ", "ADV"):
                # `flew close to Chile`: the phrase hangs from the adjective
                yield from (
                    (f"{self.tree.forms[c]} {self.case_of(g)}", self.antecedent(g))
                    for g in self.tree.children[c]
                    if tokens[g].dep.startswith(("obl", "advcl")) and self.case_of(g)
                )
            if dep not in ("obl", "nmod", "advcl", "acl") or tokens[c].dep == "nmod:poss":
                continue
            case = self.case_of(c) or self._particle_before(c)
            if not case and dep == "obl" and tokens[c].xpos == "VB":
                yield from self.own_obliques(c)  # `stands shoulder to shoulder with Chile`
            if not case:
                continue
            yield case, self.antecedent(c)
            if dep in ("obl", "nmod"):
                for g in self.tree.children[c]:
                    inner = self.case_of(g) if tokens[g].dep.startswith("nmod") else ""
                    if inner:
                        yield f"{case} {self.tree.forms[c]} {inner}", self.antecedent(g)
                for g in self.behind(c):
                    yield f"{case} {self.tree.forms[c]} {self.case_of(g)}", self.antecedent(g)

    def _particle_before(self, n: int) -> str:
        """`rallied round the king`: a preposition taken for an adverb or particle of the verb, or, in `a deadline
        for the junta to name a premier`, for what marks a clause."""
        tree = self.tree
        before = tree.subtree(n)[0] - 1
        if before < 0 or tree.tokens[n].dep not in ("obl", "nmod"):
            return ""
        token, head = tree.tokens[before], tree.tokens[n].head
        own = token.head == head and token.dep in ("advmod", "compound:prt") and before > head
        marks = tree.forms[before] == "for" and token.dep == "mark"
        return tree.forms[before] if own or marks else ""

    def behind(self, n: int) -> tuple[int, ...]:
        """The phrase right behind a noun that hangs from what the noun hangs from, where parsers
        are often wrong: `along the border with Chile`, `approved exports of grain to Chile`."""
        tree, head = self.tree, self.tree.tokens[n].head
        after = [c for c in tree.children[head] if c > n and tree.relations[c] in ("obl", "nmod")]
        if not after:
            return ()
        last = tree.subtree(n)[-1]
        return tuple(c for c in after if tree.subtree(c)[0] == last + 1 and self.case_of(c))

    def listed(self, n: int) -> tuple[int, ...]:
        """The nouns coordinated with a noun."""
        tokens = self.tree.tokens
        return tuple(
            c
            for c in self.tree.children[n]
            if tokens[c].dep == "conj" and tokens[c].upos in _NOUNS and c > n
        )

    def clause_obliques(self, n: int, i: int) -> Iterator[tuple[str, int]]:
        """Onto whom the clauses below a noun put it, that of predicate `i` itself left out."""
        for c in self.tree.children[n]:
            if c == i or not self.is_verb(c) or self.is_infinitive(c):
                continue
            if self.tree.relations[c] == "acl":
                yield from (
                    pair for pair in self.own_obliques(c) if pair[0] in syntax_words().falling_to
                )

"""Grammatical functions of a predicate in a UD tree, with voice, control and coordination undone.

What UD writes as `nsubj:pass` is an object here, an agent phrase a subject; a verb that shares its
subject (coordination, control, participles, relative clauses) has it too. Labels are those of
Universal Dependencies v2 (core and non-core dependents; `acl:relcl`, `obl:agent`).
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Tree
from .entry import Site
from .mends import sister, swallowed
from .passives import Passives
from .stray_clauses import (
    after_setting,
    content_clause,
    infinitives_of,
    stray_infinitive,
    wanted_done,
)
from .strays import (
    bare_object,
    before_measure,
    called_only,
    given_time,
    made_subject,
    object_after_adjective,
    object_behind_phrase,
    said_yes,
    stranded,
    stray_recipient,
    two_objects,
)
from .subjects import beside_subject, fronted_subject, quoted_apart, runs_on, stray_subject
from .syntax_words import syntax_words

DEEPEST = 12
"""How many shared subjects are followed: no sentence needs more, a broken parse may loop."""

Control = Mapping[str, Site]
"""Which argument of a matrix predicate the subject of its infinitive is, by the matrix lemma."""


class Functions(Passives):
    """The functions in one tree, found when asked for and remembered."""

    __slots__ = ("_control", "_objects", "_surface", "_tiers")

    def __init__(self, tree: Tree, control: Control | None = None) -> None:
        super().__init__(tree)
        self._control = control or {}
        self._surface: dict[int, tuple[int, ...]] = {}
        self._objects: dict[int, tuple[int, ...]] = {}
        self._tiers: dict[int, tuple[tuple[tuple[str, int], ...], ...]] = {}

    def assume_passive(self, v: int, passive: bool) -> None:
        super().assume_passive(v, passive)
        for memory in (self._surface, self._objects, self._tiers):
            memory.clear()

    def surface_subject(self, v: int, depth: int = 0) -> tuple[int, ...]:
        """The heads of what stands as subject, shared ones included."""
        known = self._surface.get(v)
        if known is None:
            self._surface[v] = ()  # a loop ends here
            known = self._find_surface(v, depth) or stray_subject(self.tree, v, self.case_of)
            self._surface[v] = known
        return known

    def _find_surface(self, v: int, depth: int) -> tuple[int, ...]:
        tokens, token = self.tree.tokens, self.tree.tokens[v]
        own = [c for c in self.tree.children[v] if tokens[c].dep.startswith(("nsubj", "csubj"))]
        if own:
            apart = quoted_apart(self.tree, v)
            kept = [c for c in own if c not in apart]
            if len(kept) > 1 and runs_on(self.tree, kept[0], kept[1]):
                kept = kept[:1]
            first = beside_subject(self.tree, kept[0])
            return (*first, *(self.antecedent(c) for c in kept))
        fronted = fronted_subject(self.tree, v)
        if fronted is not None:
            return (fronted,)
        if depth > DEEPEST or token.head == v:
            return ()
        inner = swallowed(self.tree, v)
        if inner is not None:
            return (inner,)
        if token.dep == "ccomp":
            apart = quoted_apart(self.tree, token.head)
            if apart:
                return apart
        base, head = self.tree.relations[v], token.head
        if token.dep == "acl:relcl":
            return (head,)
        if base == "conj":
            head = sister(self.tree, v)
            return self.surface_subject(head, depth + 1) if self.predicates(head) else ()
        if base == "acl":
            return self._participle_subject(v, head, depth + 1)
        if base == "obl" and token.xpos == "VB" and self.is_infinitive(v):
            base = "xcomp"  # `was asked by Chile to mediate`
        if base in ("xcomp", "ccomp", "advcl", "csubj"):
            return self._controller(v, head, base, depth + 1)
        if base == "amod" and token.xpos == "VBN" and v < head:
            return (head,)  # `the kidnapped soldier`
        return ()

    def _participle_subject(self, v: int, head: int, depth: int) -> tuple[int, ...]:
        """Who does what a clause below a noun says."""
        if self.is_infinitive(v):
            above = self.tree.tokens[head].head
            if self.is_verb(above) and v in after_setting(self.tree, above, self.case_of):
                return self._controller(v, above, "xcomp", depth)
            return self._topic(head, depth) or self.subject(head, depth) or (head,)
        if self.tree.tokens[v].xpos == "VBG":
            if self._subordinated(v):
                # `A met B after signing ...` hung from the noun: the clause above has the subject
                over = next((a for a in self.tree.ancestors(head) if self.is_verb(a)), None)
                found = () if over is None else self.surface_subject(over, depth)
                return found or (head,)
            if self.case_of(v):
                return self.subject(head, depth) or (head,)
            # `Chile is a donor, giving millions`: what is said of the noun is what gives
            return self._topic(head, depth) or (head,)
        return (head,)

    def _subordinated(self, v: int) -> bool:
        tokens = self.tree.tokens
        return any(
            tokens[c].dep == "mark" and tokens[c].upos == "SCONJ" for c in self.tree.children[v]
        )

    def _controller(self, v: int, head: int, base: str, depth: int) -> tuple[int, ...]:
        """Who does what the clause `v` below `head` says."""
        site = self._control.get(self.tree.lemmas[head])
        if not self.predicates(head):
            return self.subject(head, depth)
        if site is not None and (base != "advcl" or self.is_infinitive(v) or self._governed_by(v)):
            found = self._site_heads(head, site, depth)
            if found:
                return found
            if site.function != "subject" and base == "xcomp" and not self.passive(head):
                return self.surface_subject(head, depth)
        elif (base == "xcomp" and not self.passive(head)) or self._set_going(v, head):
            found = self.own(head, "obj", "iobj")
            if found:
                return found[:1]
        return self.surface_subject(head, depth)

    def _governed_by(self, v: int) -> bool:
        """Whether a preposition by which a verb governs a clause stands before it: `accused Chile of spying`."""
        case = self.case_of(v)
        return bool(case) and case not in syntax_words().ungoverned

    def _set_going(self, v: int, head: int) -> bool:
        """`sent thousands fleeing`: a participle right behind the object of a verb that sets it going."""
        tree = self.tree
        return (
            tree.lemmas[head] in syntax_words().setting_going
            and tree.tokens[v].xpos == "VBG"
            and any(tree.subtree(o)[-1] == v - 1 for o in tree.dependents(head, "obj"))
        )

    def _site_heads(self, head: int, site: Site, depth: int) -> tuple[int, ...]:
        if site.function == "subject":
            # `is committed to opening`: a passive without an agent has only the one it is said of
            return self.subject(head, depth) or self.surface_subject(head, depth)
        if site.function == "oblique":
            if self.own(head, "obj"):
                return ()  # `called the premier on Monday to thank him`: another word than `called on`
            return tuple(i for case, i in self.obliques(head) if case in site.cases)
        return self.objects(head, depth)

    def _topic(self, n: int, depth: int) -> tuple[int, ...]:
        """What a predicate noun is said of: `Chile is the latest of the countries to sign`."""
        tokens = self.tree.tokens
        for _ in range(3):
            if self.copula(n) is not None:
                return self.surface_subject(n, depth)
            if self.tree.relations[n] not in ("nmod", "obl") or self.is_verb(tokens[n].head):
                return ()
            n = tokens[n].head
        return ()

    def subject(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """The deep subject: who does it."""
        if not self.is_verb(i):
            if self.predicates(i):
                return self.surface_subject(i, depth) or self.modified(i)
            return self.noun_subject(i)
        if not self.passive(i):
            return self.surface_subject(i, depth)
        return self.agents(i)

    def modified(self, i: int) -> tuple[int, ...]:
        """The noun that an adjective stands before."""
        token = self.tree.tokens[i]
        return (token.head,) if token.dep == "amod" else ()

    def objects(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """The deep objects: what it is done to."""
        known = self._objects.get(i)
        if known is None:
            self._objects[i] = ()
            known = self._objects[i] = self._find_objects(i, depth)
        return known

    def _find_objects(self, i: int, depth: int) -> tuple[int, ...]:
        if not self.is_verb(i):
            return self.noun_objects(i)
        both = two_objects(self.tree, i)
        own = self.own(i, "obj") if both is None else (self.antecedent(both[1]),)
        own = own or before_measure(self.tree, i)
        # `warned Chile of a breach`: treebanks part on what the one object of such verbs is
        own = own or self.own(i, "iobj")
        own = own or bare_object(self.tree, i) or said_yes(self.tree, i)
        if self.passive(i):
            return own or (() if stranded(self.tree, i) else self.surface_subject(i, depth))
        found = own or self.relative_gap(i) or self.shared_object(i) or self._governed(i)
        found = (
            found
            or called_only(self.tree, i)
            or made_subject(self.tree, i)
            or object_after_adjective(self.tree, i)
        )
        found = found or object_behind_phrase(self.tree, i, self.case_of)
        return tuple(map(self.antecedent, found))

    def _governed(self, v: int) -> tuple[int, ...]:
        """The object of a finite verb that was parsed as the modifier of it."""
        return (self.tree.tokens[v].head,) if swallowed(self.tree, v) is not None else ()

    def indirect(self, i: int) -> tuple[int, ...]:
        """The indirect object, or the `to` phrase beside an object."""
        own = self.own(i, "iobj") or stray_recipient(self.tree, i)
        if own:
            return own
        both = two_objects(self.tree, i)
        if both is not None and self.is_verb(i):
            return (self.antecedent(both[0]),)
        if self.is_verb(i) and self.passive(i) and self.own(i, "obj"):
            return self.surface_subject(i)
        return tuple(head for case, head in self.obliques(i) if case == "to")

    def obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        """The prepositional dependents as (preposition, head), nearest attachment first.

        A noun phrase between two prepositions is read as a compound preposition as well: `in
        support of X` gives (in, support) and (in support of, X).
        """
        return tuple(pair for tier in self.oblique_tiers(i) for pair in tier)

    def oblique_tiers(self, i: int) -> tuple[tuple[tuple[str, int], ...], ...]:
        """The same by attachment: its own, those of its object, those of phrases below it.

        Where a phrase attaches is what parsers get wrong most often (`made an offer of aid to
        Tonga`): a later tier is asked only where the earlier ones give nothing.
        """
        known = self._tiers.get(i)
        if known is None:
            known = self._tiers[i] = self._find_tiers(i)
        return known

    def _find_tiers(self, i: int) -> tuple[tuple[tuple[str, int], ...], ...]:
        tree = self.tree
        governor = tree.tokens[i].head
        own = self.own_obliques(i)
        objects = self.objects(i) if self.is_verb(i) else ()
        kept = [o for o in objects if o != governor or swallowed(tree, i) is not None]
        # `tents and blankets from Chile`, `grain each week from Chile`: hung from the nearest
        for o in tuple(kept):
            kept.extend(self.listed(o))
        # `played host to Chile`: the noun is no object where it is said what the verb makes of it
        kept += [
            c
            for c in tree.children[i]
            if tree.tokens[c].dep == "obl:unmarked"
            or (tree.tokens[c].dep == "xcomp" and tree.tokens[c].upos == "NOUN")
        ]
        second: list[tuple[str, int]] = []
        for o in kept:
            second += self.own_obliques(o)
        below = [head for _, head in own if head != governor]
        below += [head for case, head in second if case in ("of", "in", "for", "to", "on")]
        third: list[tuple[str, int]] = []
        for head in below:
            third += self.own_obliques(head)
        for o in kept:
            # `lifted the ban it imposed on Chile`: what a clause says of the object
            third.extend(self.clause_obliques(o, i))
        if not self.is_verb(i) and tree.relations[i] in ("obj", "obl", "nmod"):
            for c in self.behind(i):
                third += [(self.case_of(c), self.antecedent(c)), *self.own_obliques(c)]
        return own, tuple(second), tuple(third)

    def complements(self, i: int) -> tuple[int, ...]:
        """The heads of complement clauses: infinitives, participles and that-clauses."""
        tokens, verb = self.tree.tokens, self.is_verb(i)
        found = []
        called = called_only(self.tree, i)
        for c in self.tree.children[i]:
            dep = tokens[c].dep
            if (
                (dep in ("xcomp", "ccomp") and c not in called)
                or (dep == "obl" and verb and self.is_infinitive(c) and tokens[c].xpos == "VB")
                or (
                    dep in ("advcl", "acl")
                    and (self.is_infinitive(c) or (c == i + 1 and tokens[c].xpos == "VBG"))
                )
                or (not verb and content_clause(self.tree, c, self.case_of))
            ):
                found.append(c)
        if not found and verb:
            found.extend(wanted_done(self.tree, i))
        if not found and verb and self.tree.lemmas[i] in self._control:
            return after_setting(self.tree, i, self.case_of)
        if found or verb == (self.tree.lemmas[i] in self._control):
            return tuple(found)
        if not verb:
            return stray_infinitive(self.tree, i, self.is_infinitive)
        given = (*self.own(i, "obj"), *given_time(self.tree, i))
        return tuple(c for o in given for c in infinitives_of(self.tree, o))

    def at(self, i: int, site: Site) -> tuple[int, ...]:
        """The heads that stand at `site` of predicate `i`."""
        function = site.function
        if function == "subject":
            return self.subject(i)
        if function == "object":
            return self.objects(i)
        if function == "indirect":
            return self.indirect(i)
        if function == "complement":
            return self.complements(i)
        if function == "infinitive":
            return tuple(c for c in self.complements(i) if self.is_infinitive(c))
        if function == "content":
            # `refused food to protest`: beside an object the infinitive says what for
            return () if self.is_verb(i) and self.own(i, "obj") else self.complements(i)
        if function == "owner":
            return self.objects(i)
        return tuple(head for case, head in self.obliques(i) if case in site.cases)

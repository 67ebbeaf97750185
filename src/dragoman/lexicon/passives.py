"""The voice of verbs in a UD tree, and who acts where a passive or a noun tells the act.

Bare participles (`the kidnapped soldier`) and headlines (`two held by police`) are passives too.
"""

from __future__ import annotations

from ..model import Tree
from .heads import Heads
from .mends import (
    active_participle,
    clipped_report,
    headline_passive,
    lost_object,
    participle_aside,
    perfect_active,
    swallowed,
)
from .stray_clauses import having_done
from .strays import (
    agents_of_charge,
    beside_somebody,
    by_means,
    by_report,
    second_agent,
    stray_agents,
)
from .syntax_words import syntax_words

BY = frozenset({"by", "on by", "upon by", "at by"})
"""How an agent's phrase begins, beside what a passive left behind: `was shot at by`."""


class Passives(Heads):
    """What heads show, and which verbs stand in the passive, with their agents; remembered."""

    __slots__ = ("_agents", "_passive")

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self._agents: bool | None = None
        self._passive: dict[int, bool] = {}

    def passive(self, v: int) -> bool:
        """Whether the verb stands in the passive, bare participles included."""
        known = self._passive.get(v)
        if known is None:
            self._passive[v] = False  # a loop of conjuncts ends here
            known = self._passive[v] = self._is_passive(v)
        return known

    def assume_passive(self, v: int, passive: bool) -> None:
        """Read verb `v` in this voice from now on, whatever its form says."""
        self._passive[v] = passive

    def _is_passive(self, v: int) -> bool:
        tokens, token = self.tree.tokens, self.tree.tokens[v]
        if (
            swallowed(self.tree, v) is not None
            or active_participle(self.tree, v)
            or clipped_report(self.tree, v)
        ):
            return False
        if lost_object(self.tree, v):
            return True
        own_subject = auxiliary = False
        for c in self.tree.children[v]:
            dep = tokens[c].dep
            agent = dep == "obl:agent" and not by_means(self.tree, c)
            if dep.endswith(":pass") or (agent and not beside_somebody(self.tree, v)):
                return not (dep == "nsubj:pass" and perfect_active(self.tree, v))
            own_subject |= dep in ("nsubj", "csubj")
            auxiliary |= dep == "aux"
        if token.xpos == "VBN" and own_subject and not auxiliary:
            return headline_passive(self.tree, v) or participle_aside(self.tree, v)
        if token.xpos != "VBN" or own_subject or auxiliary:
            return False
        base = self.tree.relations[v]
        if base == "conj" and self.is_verb(token.head):
            return self.passive(token.head)
        return base in ("acl", "advcl", "amod", "root", "ROOT", "dep", "xcomp")

    def agents(self, v: int) -> tuple[int, ...]:
        """The heads of the agent phrases of a passive."""
        if not self._has_agents():
            return tuple(self.antecedent(c) for c in having_done(self.tree, v))
        tokens = self.tree.tokens
        # `shot dead by soldiers`: the agent may hang from what the verb makes of its object
        below = [c for c in self.tree.children[v] if tokens[c].dep == "xcomp"]
        places = [v, *(c for c in below if tokens[c].upos == "ADJ")]
        found = [
            c
            for place in places
            for c in self.tree.children[place]
            # `arrested over bribe claims` is often parsed as if the claims had done it
            if (tokens[c].dep == "obl:agent" and not self.case_of(c))
            or (tokens[c].dep.startswith("obl") and self.case_of(c) in BY)
        ]
        found = [c for c in found if not by_means(self.tree, c)]
        if not found:
            # `were supplied with food by Chile`: it may hang from the phrase before it
            found = [
                g
                for c in self.tree.children[v]
                if tokens[c].dep.startswith("obl")
                for g in self.tree.children[c]
                if g > v and tokens[g].dep == "nmod" and self.case_of(g) == "by"
            ]
        if not found and tokens[v].dep == "conj" and self.passive(tokens[v].head):
            return self.agents(tokens[v].head) if tokens[v].head < v else ()
        found = found or list(stray_agents(self.tree, v, self.case_of))
        found = found or list(agents_of_charge(self.tree, v, self.case_of))
        found = found or list(having_done(self.tree, v))
        return tuple(self.antecedent(c) for c in found if not by_report(self.tree, c, self.case_of))

    def _has_agents(self) -> bool:
        """Whether the sentence has any word of agents: most have none."""
        if self._agents is None:
            tree = self.tree
            self._agents = "by" in tree.forms or any(t.dep == "obl:agent" for t in tree.tokens)
        return self._agents

    def ascribed(self, v: int) -> tuple[int, ...]:
        """Whose an act is by its participle: `a raid blamed on rebels`, `claimed by rebels`."""
        token, words = self.tree.tokens[v], syntax_words()
        if token.dep != "acl" or token.xpos != "VBN" or self.tree.lemmas[v] not in words.ascribing:
            return ()
        named = [head for case, head in self.own_obliques(v) if case in words.ascribed]
        return (*self.agents(v), *named)

    def noun_subject(self, n: int) -> tuple[int, ...]:
        """Who does the act that a noun names: possessor, `by` phrase, adjective or compound.

        Whether an adjective or compound names a party is for the caller to see.
        """
        tokens = self.tree.tokens
        agents, owners, modifiers = [], [], []
        for c in self.tree.children[n]:
            dep = tokens[c].dep
            if dep == "nmod:poss":
                owners.append(self.antecedent(c))
            elif dep.startswith("nmod") and (case := self.case_of(c)) in ("by", "of"):
                if case == "by":
                    agents.append(self.antecedent(c))
                else:
                    # `the killing of two soldiers by militants`: it may hang from the first phrase
                    agents += [h for inner, h in self.own_obliques(c) if inner == "by"]
            elif dep in ("amod", "compound", "nmod:unmarked", "nmod:desc"):
                modifiers.append(c)
                # `Chilean arms deliveries`: the adjective may hang from the compound
                modifiers += [g for g in self.tree.children[c] if tokens[g].dep == "amod"]
            elif dep in ("acl", "acl:relcl") and self.is_verb(c):
                agents.extend(a for a in self.agents(c) if tokens[c].xpos == "VBN")
                agents.extend(a for a in self.ascribed(c) if a not in agents)
        agents = agents or list(second_agent(self.tree, n, self.case_of))
        if not agents and tokens[n].dep == "obj":
            # `condemned an attack by rebels`: it may hang from the verb
            agents = [self.antecedent(c) for c in self.behind(n) if self.case_of(c) == "by"]
        return tuple(agents or owners) or tuple(modifiers)

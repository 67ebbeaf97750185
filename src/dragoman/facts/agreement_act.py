"""What is done to an agreement: the stage that a phrase reaches, and whether the words tell it as done."""

from __future__ import annotations

from typing import cast as typed

from ..model import AgreementForm, Reading, StageName, Tree
from ..temporal import looks_ahead
from .agreement_name import Naming
from .words import classes, raw, words

_STEPS = 6

PRESENT = ("VBZ", "VBP")

TRUCE: AgreementForm = "ceasefire"

UNREAL_STATUSES = ("hypothetical", "negated")

CONCLUDED = ("signed", "initialled", "ratified")
"""Stages whose doers are the parties."""

MEANT = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
"""Types of readings whose act is meant, asked for or refused, and so is no signing."""


class Acting(Naming):
    """Finds in one tree what is done to the agreements that it names."""

    __slots__ = ()

    def stages(self, noun: int) -> list[tuple[StageName, int]]:
        """The stages, each with the token of the act that says so, whether or not it took place."""
        tokens = self.tree.tokens
        verbs = classes("agreements", "stages", self.language)
        found: list[tuple[StageName, int]] = []
        for c in self._clauses(noun):
            lemma = self.verb(c)
            participle = tokens[c].dep == "acl" and tokens[c].xpos == "VBN"
            if lemma in verbs and (participle or noun in self.functions.objects(c)):
                found.append((typed("StageName", verbs[lemma]), c))
            elif self._puts_name(noun, c):
                found.append(("signed", c))
        head = self.governor(noun)
        stage = None if head is None else self._by_head(noun, head)
        if stage is not None and head is not None:
            found.append((stage, tokens[head].head if self._lifted(head) else head))
        return found[:1] + [one for one in found[1:] if one[0] != found[0][0]]

    def _clauses(self, noun: int) -> list[int]:
        """The clauses about a noun; what ends a headline is done to its first: "Protocol to fisheries treaty signed"."""
        tree, found = self.tree, list(self.tree.dependents(noun, "acl", "acl:relcl"))
        forms = classes("agreements", "forms", self.language)
        if tree.sentence.part != "title":
            return found
        if tree.tokens[noun].dep == "nmod" and tree.lemmas[tree.tokens[noun].head].lower() in forms:
            return [c for c in found if c < noun]
        inner = [n for n in tree.dependents(noun, "nmod") if tree.lemmas[n].lower() in forms]
        return [*found, *(c for n in inner for c in tree.dependents(n, "acl"))]

    def _by_head(self, noun: int, head: int) -> StageName | None:
        """The stage that the word above brings an agreement to."""
        tokens = self.tree.tokens
        verbs = classes("agreements", "stages", self.language)
        lemma = self.verb(head)
        dep = tokens[noun].dep
        done = self.functions.is_verb(head) and self.object_of(noun, head)
        if lemma in verbs and done:
            return typed("StageName", verbs[lemma])
        if self._puts_name(noun, head):
            return "signed"
        if done and self._shelves(head):
            return "suspended"
        own = classes("agreements", "own", self.language)
        alone = own.get(lemma) == "in force" or not self.functions.objects(head)
        if dep.startswith("nsubj") and alone and (lemma in own or lemma in self.words("in_force")):
            return typed("StageName", own.get(lemma, "in force")) if self._rules(head) else None
        truce = (
            classes("agreements", "forms", self.language).get(tokens[noun].lemma.lower()) == TRUCE
        )
        if truce and dep == "nsubj" and lemma in self.words("beginning"):
            return "in force" if tokens[head].xpos not in PRESENT else None
        case = self.functions.case_of(noun)
        if lemma in self.words("leaving") and case in ("from", "of", "out of"):
            return "withdrawn"
        return self._of_nominal(noun, head, case)

    def _of_nominal(self, noun: int, head: int, case: str | None) -> StageName | None:
        """The stage of "the signing of the treaty", "talks on a treaty"."""
        nominal = raw("agreements", self.language)["nominal"].get(
            self.tree.tokens[head].text.lower()
        )
        if nominal is None or case is None:
            return None
        if case in self.words("talked") and nominal == "negotiating":
            # talks on the treaty are held where it is in force, too
            open_ = any(
                self.tree.tokens[c].text.lower() in ("a", "an")
                for c in self.tree.dependents(noun, "det")
            )
            return "negotiating" if open_ else None
        if case not in ("of", "on", "from", "to"):
            return None
        return "in force" if self._lifted(head) else typed("StageName", nominal)

    def _lifted(self, head: int) -> bool:
        """Whether a word is of a suspension that ends: "lifted its suspension of the treaty"."""
        token = self.tree.tokens[head]
        nominal = raw("agreements", self.language)["nominal"].get(token.text.lower())
        return nominal == "suspended" and self.verb(token.head) in self.words("lifting")

    def _shelves(self, verb: int) -> bool:
        """ "put the treaty on hold", "holds it in abeyance": a suspension told by where it is put."""
        shelves = self.words("shelves")
        return self.verb(verb) in self.words("shelving") and any(
            self.tree.tokens[head].lemma.lower() in shelves
            for _, head in self.functions.obliques(verb)
        )

    def making(self, noun: int) -> int | None:
        """The act by which it came about, which is no stage: "reached an agreement", "agreed to a truce"."""
        tokens, tree = self.tree.tokens, self.tree
        verbs = self.words("making")
        for c in tree.dependents(noun, "acl", "acl:relcl"):
            participle = tokens[c].dep == "acl" and tokens[c].xpos == "VBN"
            if self.verb(c) in verbs and (participle or noun in self.functions.objects(c)):
                return c
        head = self.governor(noun)
        if head is None or not self.functions.is_verb(head):
            return None
        lemma = self.verb(head)
        if lemma in verbs and self.object_of(noun, head):
            return head
        # "agree to ceasefire" has the parser take the bare noun for a verb
        marks = (tokens[c].text.lower() for c in tree.dependents(noun, "mark"))
        case = self.functions.case_of(noun) or next(marks, None)
        return head if case and f"{lemma} {case}" in self.words("making_by") else None

    def told(self, stage: StageName | None, act: int | None, reading: Reading | None) -> bool:
        """Whether the words tell the act of a stage as done.

        A noun of it does where it is told of: "after the signing", not "called for ratification".
        What one is accused of is an allegation, and so is a breach by anybody's word.
        """
        if stage in CONCLUDED and reading is not None and reading.event in MEANT:
            return False
        if act is not None and self._alleged(act, breach=stage == "violated"):
            return False
        return holds(self.tree, act, reading) and self._told(act)

    def _alleged(self, act: int, *, breach: bool) -> bool:
        """Whether the act stands by somebody's word: "accused of breaching", of a breach "broke it, Peru said"."""
        tree, alleging = self.tree, self.words("accusing")
        if breach:
            alleging |= self.words("saying")
            sources = words("speech", "sources", self.language)
            if any(case in sources for case, _ in self.functions.obliques(act)):
                return True
        if any(self.verb(c) in alleging for c in tree.dependents(act, "parataxis")):
            return True
        i = act
        for above in tree.ancestors(act):
            if tree.tokens[i].dep.partition(":")[0] in ("nsubj", "csubj"):
                return False  # what the speaker did
            if self.verb(above) in alleging:
                return True
            i = above
        return False

    def _told(self, act: int | None) -> bool:
        if act is None or self.functions.is_verb(act):
            return True
        if self.tree.tokens[act].lemma.lower() in self.words("in_force"):
            return True
        if self.functions.case_of(act) in self.words("earlier") | self.words("since"):
            return True
        head = self.tree.tokens[act].head
        return self.verb(head) in self.words("telling") and holds(self.tree, head, None)

    def governor(self, noun: int) -> int | None:
        """The head, coordination and lists undone ("signed a treaty and a protocol")."""
        i = noun
        for _ in range(_STEPS):
            token = self.tree.tokens[i]
            if token.head == i:
                return None
            if token.dep != "conj":
                return token.head
            i = token.head
        return None

    def object_of(self, noun: int, verb: int) -> bool:
        """Whether the noun, or one that it is listed with, is what is done."""
        members = {noun}
        i = noun
        while self.tree.tokens[i].dep == "conj" and self.tree.tokens[i].head not in members:
            i = self.tree.tokens[i].head
            members.add(i)
        return bool(members & set(self.functions.objects(verb)))

    def _puts_name(self, noun: int, verb: int) -> bool:
        """ "put their names to the treaty": a signing told by its gesture."""
        tokens = self.tree.tokens
        if self.verb(verb) not in self.words("putting"):
            return False
        gesture = {tokens[o].lemma.lower() for o in self.functions.objects(verb)}
        return bool(gesture & self.words("names_put")) and any(
            case == "to"
            and (head == noun or (tokens[head].xpos == "WDT" and tokens[verb].head == noun))
            for case, head in self.functions.obliques(verb)
        )

    def _rules(self, act: int) -> bool:
        """Whether a verb or noun of it says that an agreement ends or is in force.

        "Enters into force" in a text tells what will be, in a headline what has come about.
        """
        tokens = self.tree.tokens
        lemma = self.verb(act)
        if lemma in self.words("in_force"):
            return self.functions.case_of(act) == "in"
        if classes("agreements", "own", self.language)[lemma] != "in force":
            return True
        below = {tokens[c].lemma.lower() for c in self.tree.children[act]}
        title = self.tree.sentence.part == "title"
        return bool(below & self.words("in_force")) and (title or tokens[act].xpos not in PRESENT)


PROMISED = MEANT | {"CONCEDE"}
"""Types that acts to come, asked for and refused are reduced to."""


def holds(tree: Tree, act: int | None, reading: Reading | None) -> bool:
    """Whether the act took place: by the reading's status, else no modal, negation or infinitive.

    What is ahead may be read as a promise, a threat or a concession that is actual (PLOVER manual,
    AGREE and CONCEDE): of these the words are asked too. What one urges, refuses or threatens to do
    is inside that act and did not take place by it.
    """
    if reading is not None and reading.event in MEANT and reading.trigger != act:
        return False
    if reading is not None and reading.status not in ("actual", "historical"):
        return False
    if reading is not None and reading.event not in PROMISED:
        return True
    if act is None or looks_ahead(tree, act):
        return False
    unreal = words("speech", "unspoken")
    for c in tree.dependents(act, "aux", "advmod", "mark"):
        token = tree.tokens[c]
        if token.xpos == "MD" or token.text.lower() in unreal:
            return False
    return True

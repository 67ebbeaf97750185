"""What one phrase says of an agreement: name, subject, form, parties, stage.

Parties are taken only from the words: who signs, "with X", "between X and Y", who joins. That a
state is known to have signed elsewhere is never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast as typed

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import AgreementForm, Party, Reading, Span, StageName, Tree
from ..temporal import looks_ahead
from .agreement_name import MODIFIERS, Naming
from .words import classes, raw, words

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
)
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names an agreement, with what its sentence says of it.

    `joined` are the parties by the order of their coming (1 first, None where the words give no
    order), who came (`comers`) by the act at token `coming`; `stage` is what is done to it, at the
    token `act`, by the reading `reading` if coded; `sequel` is the word that sets it apart from one
    before it ("second", "supplementary").
    """

    tree: Tree
    noun: int
    name: str | None
    title: str | None
    subject: str | None
    form: AgreementForm | None
    definite: bool
    parties: tuple[Party, ...]
    joined: tuple[tuple[Party, int | None], ...]
    comers: tuple[Party, ...]
    coming: int | None
    signatories: tuple[Party, ...]
    leaving: tuple[Party, ...]
    stage: StageName | None
    act: int | None
    reading: Reading | None
    sequel: str | None
    span: Span


def mentions(
    tree: Tree, cast: Cast, readings: Sequence[Reading], language: str = "en"
) -> Iterator[Mention]:
    """The agreements that a tree speaks of, in order."""
    forms = classes("agreements", "forms", language)
    anaphors = words("agreements", "anaphors", language)
    functions: Functions | None = None
    for token in tree.tokens:
        lemma = token.lemma.lower()
        word = lemma if lemma in forms or lemma in anaphors else token.text.lower()
        if (word not in forms and word not in anaphors) or token.upos not in ("NOUN", "PROPN"):
            continue
        if token.dep == "compound" and not tree.dependents(token.i, "case"):
            continue  # "treaty talks" speak of talks
        before = tree.dependents(token.i, *MODIFIERS)
        if word in anaphors and (before or token.xpos.endswith("S")):
            continue  # "court documents" take up nothing
        if any(
            tree.tokens[b].lemma.lower() in words("agreements", "private", language) for b in before
        ):
            continue
        functions = functions or Functions(tree)
        form = typed("AgreementForm", forms[word]) if word in forms else None
        yield _Reader(functions, cast, readings, language).read(token.i, form)


class _Reader(Naming):
    """Reads the mentions of one tree."""

    __slots__ = ("cast", "readings")

    def __init__(
        self, functions: Functions, cast: Cast, readings: Sequence[Reading], language: str
    ) -> None:
        super().__init__(functions, language)
        self.cast = cast
        self.readings = [r for r in readings if r.sentence == self.tree.sentence.index]

    def read(self, noun: int, form: AgreementForm | None) -> Mention:
        tree = self.tree
        title = self.title(noun)
        stage, act = self._stage(noun)
        reading = self._reading(act)
        if stage is not None and not (_holds(tree, act, reading) and self._told(act)):
            stage = None
        stated = list(self._stated(noun))
        signatories: list[Party] = []
        leaving: list[Party] = []
        if stage in ("signed", "initialled", "ratified") and act is not None:
            sides = self._doers(act, reading)
            stated += sides
            signatories = [p for p in sides if p.kind == "person"] if stage == "signed" else []
        elif stage == "withdrawn" and act is not None:
            leaving = [
                p for p in self._doers(act, reading) if p.country or p.kind == "organisation"
            ]
        coming, joined, comers = self._joining(noun)
        return Mention(
            tree=tree,
            noun=noun,
            name=title or (None if self.headline() else self.description(noun)),
            title=title,
            subject=self.subject(noun, title),
            form=form,
            definite=(self._is_definite(noun) and not self.headline()) or title is not None,
            parties=tuple(stated),
            joined=tuple(joined),
            comers=tuple(comers),
            coming=coming,
            signatories=tuple(signatories),
            leaving=tuple(leaving),
            stage=stage,
            act=act,
            reading=reading,
            sequel=self.sequel(noun),
            span=tree.span(min((noun, *self._before(noun))), noun),
        )

    def _before(self, noun: int) -> tuple[int, ...]:
        return tuple(c for c in self.tree.dependents(noun, *MODIFIERS) if c < noun)

    def _is_definite(self, noun: int) -> bool:
        return any(
            self.tree.tokens[c].text.lower() in _DEFINITE
            for c in self.tree.dependents(noun, "det", "nmod:poss")
        ) or any(True for _ in self.tree.dependents(noun, "nmod:poss"))

    def _stage(self, noun: int) -> tuple[StageName | None, int | None]:
        """What is done to the agreement, and the token that says so."""
        tokens, tree = self.tree.tokens, self.tree
        verbs = classes("agreements", "stages", self.language)
        for c in tree.dependents(noun, "acl"):
            lemma = tokens[c].lemma.lower()
            if lemma in verbs and tokens[c].xpos == "VBN":
                return typed("StageName", verbs[lemma]), c
            if lemma in verbs and noun in self.functions.objects(c):
                return typed("StageName", verbs[lemma]), c
        head = self._governor(noun)
        if head is None:
            return None, None
        lemma = tokens[head].lemma.lower()
        dep = tokens[noun].dep
        if lemma in verbs and self.functions.is_verb(head) and self._object_of(noun, head):
            return typed("StageName", verbs[lemma]), head
        own = classes("agreements", "own", self.language)
        if lemma in own and dep.startswith("nsubj"):
            if own[lemma] != "in force" or self._in_force(head):
                return typed("StageName", own[lemma]), head
            return None, None
        case = self.functions.case_of(noun)
        if lemma in self.words("leaving") and case in ("from", "of", "out of"):
            return "withdrawn", head
        nominal = raw("agreements", self.language)["nominal"].get(tokens[head].text.lower())
        if nominal and case in ("of", "on", "from", "to"):
            return typed("StageName", nominal), head
        return None, None

    def _told(self, act: int | None) -> bool:
        """Whether a noun of the act tells of it: "after the signing", not "called for ratification"."""
        if act is None or self.functions.is_verb(act):
            return True
        if self.functions.case_of(act) in self.words("earlier") | self.words("since"):
            return True
        head = self.tree.tokens[act].head
        return self.tree.tokens[head].lemma.lower() in self.words("telling") and _holds(
            self.tree, head, None
        )

    def _governor(self, noun: int) -> int | None:
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

    def _object_of(self, noun: int, verb: int) -> bool:
        members = {noun}
        i = noun
        while self.tree.tokens[i].dep == "conj" and self.tree.tokens[i].head not in members:
            i = self.tree.tokens[i].head
            members.add(i)
        return bool(members & set(self.functions.objects(verb)))

    def _in_force(self, verb: int) -> bool:
        return any(
            self.tree.tokens[c].lemma.lower() in self.words("in_force")
            for c in self.tree.children[verb]
        )

    def _reading(self, act: int | None) -> Reading | None:
        if act is None:
            return None
        return next((r for r in self.readings if r.trigger == act or act in r.tokens), None)

    def _doers(self, act: int, reading: Reading | None) -> list[Party]:
        """Who signs, ratifies, withdraws: by the coded reading, else by the tree."""
        if reading is not None and reading.actors:
            return [*reading.actors, *reading.recipients]
        found: list[Party] = []
        heads = list(self.functions.subject(act))
        heads += [h for case, h in self.functions.obliques(act) if case in self.words("with")]
        for head in heads:
            found += self._at(head)
        return found

    def _at(self, head: int) -> list[Party]:
        found = list(self.cast.at(self.tree.sentence.index, head))
        for member in self.tree.dependents(head, "conj"):
            found += self._at(member)
        return found

    def _stated(self, noun: int) -> Iterator[Party]:
        """Parties in the phrase itself: "with X", "between X and Y", "the X-Y treaty"."""
        for child in self.tree.dependents(noun, "nmod", "obl"):
            case = self.functions.case_of(child)
            if case in self.words("with") or case in self.words("between"):
                yield from self._at(child)
        if self.headline():
            return
        pair = [
            party
            for child in self.tree.dependents(
                noun, "amod", "compound", "nmod:unmarked", "nmod:desc"
            )
            for i in self.tree.subtree(child)
            for party in self.cast.at(self.tree.sentence.index, i)
            if party.kind == "state" and party.via in ("name", "adjective")
        ]
        if len({party.country for party in pair}) > 1:
            yield from pair

    def _joining(self, noun: int) -> tuple[int | None, list[tuple[Party, int | None]], list[Party]]:
        """Who comes to it: "joined the pact", "normalised ties as part of the accords".

        The act of coming, all that it makes parties with their order, and those who come by it.
        """
        tree, tokens = self.tree, self.tree.tokens
        head = self._governor(noun)
        if head is None:
            return None, [], []
        if tokens[head].lemma.lower() in self.words("joining") and self.functions.is_verb(head):
            act: int | None = head
            partners: list[Party] = []
        else:
            act, partners = self._acts_under(noun)
        if act is None or not _holds(tree, act, self._reading(act)):
            return None, [], []
        comers = [p for h in self.functions.subject(act) for p in self._at(h)]
        partners += [
            p
            for case, h in self.functions.obliques(act)
            if case in self.words("with")
            for p in self._at(h)
        ]
        earlier = self._earlier(act)
        known = {p.id for p in earlier}
        comers = [p for p in comers if p.id not in known]
        partners = [p for p in partners if p.id not in known]
        first: list[tuple[Party, int | None]] = [(p, 1) for p in earlier]
        joined = [
            *first,
            *((p, 2 if earlier else None) for p in comers),
            *((p, None) for p in partners),
        ]
        return act, joined, comers

    def _acts_under(self, noun: int) -> tuple[int | None, list[Party]]:
        """The act of which a phrase says that it is done as part of the agreement."""
        start = max(0, noun - 7)
        before = " ".join(t.text.lower() for t in self.tree.tokens[start:noun])
        if not any(f"{phrase} " in f"{before} " for phrase in self.words("under")):
            return None, []
        i = noun
        for _ in range(_STEPS):
            head = self.tree.tokens[i].head
            if head == i:
                return None, []
            i = head
            if self.functions.is_verb(i):
                return i, []
        return None, []

    def _earlier(self, act: int) -> list[Party]:
        """Those who came before: "following X and Y"."""
        tokens, sentence = self.tree.tokens, self.tree.sentence.index
        for token in tokens:
            if token.text.lower() not in self.words("earlier") or token.i <= act:
                continue
            head = token.head if token.dep in ("case", "mark") else token.i
            below = [i for i in self.tree.subtree(head) if i > token.i]
            found = {p.id: p for i in below for p in self.cast.at(sentence, i)}
            if found and not any(self.functions.is_verb(i) for i in below):
                return list(found.values())
        return []


def _holds(tree: Tree, act: int | None, reading: Reading | None) -> bool:
    """Whether the act took place: by the reading's status, else no modal, negation or infinitive."""
    if reading is not None:
        return reading.status in ("actual", "historical")
    if act is None:
        return False
    if looks_ahead(tree, act):
        return False
    unreal = words("speech", "unspoken")
    for c in tree.dependents(act, "aux", "advmod", "mark"):
        token = tree.tokens[c]
        if token.xpos == "MD" or token.text.lower() in unreal:
            return False
    return True

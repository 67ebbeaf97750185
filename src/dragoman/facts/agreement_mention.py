"""What one phrase says of an agreement: name, subject, form, parties, stage.

Parties are taken only from the words: who signs, "with X", "between X and Y", who joins. That a
state is known to have signed elsewhere is never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast as typed

from ..actors import Cast
from ..coding.propose import ENTRY
from ..lexicon.functions import Functions
from ..model import AgreementForm, Party, Reading, Span, StageName, Tree
from .agreement_act import CONCLUDED, UNREAL_STATUSES, Acting, holds
from .agreement_name import MODIFIERS
from .words import classes, words

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
)
_STEPS = 6

_TRUCE: AgreementForm = "ceasefire"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names an agreement, with what its sentence says of it.

    `joined` are the parties by the order of their coming (1 first, None where the words give no
    order), who came (`comers`) by the act at token `coming`; `stage` is what is done to it, at the
    token `act`, by the reading `reading` if coded, and `making` the token of the act by which it came
    about; `sequel` is the word that sets it apart from one before it ("second", "supplementary").
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
    making: int | None
    reading: Reading | None
    sequel: str | None
    span: Span


def mentions(
    tree: Tree, cast: Cast, readings: Sequence[Reading], language: str = "en"
) -> Iterator[Mention]:
    """The agreements that a tree speaks of, in order."""
    forms = classes("agreements", "forms", language)
    anaphors = words("agreements", "anaphors", language)
    concluded = words("agreements", "concluded", language)
    functions: Functions | None = None
    for token in tree.tokens:
        lemma = token.lemma.lower()
        word = lemma if lemma in forms or lemma in anaphors else token.text.lower()
        known = word in forms or word in anaphors or word in concluded
        bare = token.upos == "VERB" and token.dep == "xcomp" and forms.get(word) == _TRUCE
        if not known or not (token.upos in ("NOUN", "PROPN") or bare):
            continue
        if token.dep == "compound" and not tree.dependents(token.i, "case"):
            continue  # "treaty talks" speak of talks
        before = tree.dependents(token.i, *MODIFIERS)
        taken_up = word in anaphors and not (before or token.xpos.endswith("S"))
        if word in anaphors and not taken_up and word not in concluded:
            continue  # "court documents" take up nothing
        if any(
            tree.tokens[b].lemma.lower() in words("agreements", "private", language) for b in before
        ):
            continue
        functions = functions or Functions(tree)
        form = typed("AgreementForm", forms[word]) if word in forms else None
        if form == "other" and any(
            forms.get(tree.tokens[b].lemma.lower()) == _TRUCE for b in before
        ):
            form = _TRUCE  # "a ceasefire deal"
        mention = _Reader(functions, cast, readings, language).read(token.i, form)
        if word in concluded:
            # "signed peace in Paris", "reached a settlement": an agreement by what is done to it
            if mention.stage in CONCLUDED or mention.making is not None:
                yield replace(mention, form="other")
                continue
            if not taken_up:
                continue
        yield mention


TWO = 2
"""Sides of what is agreed."""


class _Reader(Acting):
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
        stage, act = self.stage(noun)
        reading = self._reading(act)
        done = self.told(stage, act, reading)
        stated = list(self._stated(noun))
        signatories: list[Party] = []
        leaving: list[Party] = []
        if not done:
            if stage == "withdrawn" and act is not None and self._may_leave(act, reading):
                stated += self._doers(noun, act, reading)  # who means to leave is in it
            stage = None
        elif stage in CONCLUDED and act is not None:
            sides = self._doers(noun, act, reading)
            stated += sides
            signatories = [p for p in sides if p.kind == "person"] if stage == "signed" else []
        elif stage == "withdrawn" and act is not None:
            leaving = [
                p for p in self._doers(noun, act, reading) if p.country or p.kind == "organisation"
            ]
        making = self.making(noun) if stage is None else None
        if making is not None and holds(tree, making, self._reading(making)):
            stated += self._doers(noun, making, self._reading(making))
        else:
            making = None
        coming, joined, comers = self._joining(noun)
        return Mention(
            tree=tree,
            noun=noun,
            name=title or (None if self.headline() else self.description(noun)),
            title=title,
            subject=self.subject(noun, title),
            form=form,
            definite=(self._is_definite(noun) and not self.headline()) or title is not None,
            parties=tuple(map(self._movement, stated)),
            joined=tuple(joined),
            comers=tuple(comers),
            coming=coming,
            signatories=tuple(signatories),
            leaving=tuple(leaving),
            stage=stage,
            act=act,
            making=making,
            reading=reading,
            sequel=self.sequel(noun),
            span=tree.span(min((noun, *self._before(noun))), noun),
        )

    def _movement(self, party: Party) -> Party:
        """`FARC rebels` are the FARC where their words name a movement that is known."""
        if party.kind != "group":
            return party
        inside = (t.i for t in self.tree.tokens if party.span.start <= t.start < party.span.end)
        named = (p for i in inside for p in self.cast.at(self.tree.sentence.index, i))
        return next(
            (p for p in named if p.kind == "organisation" and p.sectors == party.sectors), party
        )

    def _before(self, noun: int) -> tuple[int, ...]:
        return tuple(c for c in self.tree.dependents(noun, *MODIFIERS) if c < noun)

    def _is_definite(self, noun: int) -> bool:
        return any(
            self.tree.tokens[c].text.lower() in _DEFINITE
            for c in self.tree.dependents(noun, "det", "nmod:poss")
        ) or any(True for _ in self.tree.dependents(noun, "nmod:poss"))

    def _reading(self, act: int | None) -> Reading | None:
        if act is None:
            return None
        return next((r for r in self.readings if r.trigger == act or act in r.tokens), None)

    def _may_leave(self, act: int, reading: Reading | None) -> bool:
        """Whether leaving is ahead: "will withdraw from the treaty", not "quits the talks on a treaty"."""
        leaves = self.verb(act) in self.words("leaving")
        return leaves and not (reading and reading.status in UNREAL_STATUSES)

    def _doers(self, noun: int, act: int, reading: Reading | None) -> list[Party]:
        """Who makes, signs, ratifies, withdraws: by the coded reading, else by the tree."""
        subjects = self.functions.subject(act)
        partners = [h for case, h in self.functions.obliques(act) if case in self.words("with")]
        if reading is not None and _by_guess(reading):
            reading = None  # the tree knows better
        found = list((*reading.actors, *reading.recipients) if reading is not None else ())
        if reading is None or not reading.actors:
            found = [p for head in subjects for p in self._at(head)]
        else:
            heads = subjects or self._heads(reading.actors)
            found += [p for head in heads for p in self._listed(head)]
        found += [p for head in partners for p in self._with(head)]
        aside = self._aside(noun, act)
        # "ministers in Washington" are of anywhere
        return [
            p
            for p in dict.fromkeys(found)
            if p.span not in aside and not (p.kind == "group" and p.via == "capital")
        ]

    def _heads(self, parties: Sequence[Party]) -> list[int]:
        """The words that head the phrases of parties."""
        tokens = self.tree.tokens
        return [
            token.i
            for token in tokens
            for span in (party.span for party in parties)
            if span.start <= token.start < span.end
            and not span.start <= tokens[token.head].start < span.end
        ]

    def _listed(self, head: int) -> list[Party]:
        """Who is listed under a subject, wherever the parser hung them: not those who are told of in a clause."""
        tree = self.tree
        clauses = {i for i in tree.subtree(head) if tree.tokens[i].dep in ("acl", "acl:relcl")}
        inner = {i for clause in clauses for i in tree.subtree(clause)}
        return [
            p
            for i in tree.subtree(head)
            if tree.tokens[i].dep in ("conj", "appos") and i not in inner
            for p in self.cast.at(tree.sentence.index, i)
        ]

    def _with(self, head: int) -> list[Party]:
        """Who a "with" phrase names: "with his colleague Ana Rojas"."""
        named = (p for c in self.tree.dependents(head, "appos") for p in self._at(c))
        return self._at(head) or list(named)

    def _aside(self, noun: int, act: int) -> set[Span]:
        """The spans of those who are no party: where it is done, and what a clause says of the agreement.

        "Signed in Madrid" makes no party of Spain, nor "a declaration that founded a league" of the league.
        """
        tree, sentence = self.tree, self.tree.sentence.index
        roots = [h for case, h in self.functions.obliques(act) if case in self.words("places")]
        roots += [i for i in tree.subtree(act) if tree.tokens[i].dep in ("acl", "acl:relcl")]
        below = [set(tree.subtree(root)) for root in roots]
        apart = {i for some in below if act not in some and noun not in some for i in some}
        return {p.span for i in sorted(apart) for p in self.cast.at(sentence, i)}

    def _at(self, head: int) -> list[Party]:
        found = list(self.cast.at(self.tree.sentence.index, head))
        for member in self.tree.dependents(head, "conj"):
            found += self._at(member)
        return found

    def _stated(self, noun: int) -> Iterator[Party]:
        """Parties in the phrase itself: "with X", "between X and Y", "the X-Y treaty"."""
        for child in (*self.tree.dependents(noun, "nmod", "obl"), *self.functions.behind(noun)):
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
        head = self.governor(noun)
        if head is None:
            return None, [], []
        if self.verb(head) in self.words("joining") and self.functions.is_verb(head):
            act: int | None = head
            partners: list[Party] = []
        else:
            act, partners = self._acts_under(noun)
        if act is None or not holds(self.tree, act, self._reading(act)):
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


def _by_guess(reading: Reading) -> bool:
    """Whether a network guesses that one signed with nobody, or gave a rule's reading other sides."""
    alone = reading.entry == ENTRY and len(reading.actors) < TWO
    return alone or ENTRY in reading.operators

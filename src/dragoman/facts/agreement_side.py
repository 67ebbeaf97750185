"""Who is party to an agreement by what a sentence says: the doers of an act, "with X", "between X and Y", who joins.

Who accuses, mediates, hosts, urges or refuses is told of beside an agreement and is none of its parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..actors import Cast
from ..coding.networks.propose import ENTRY
from ..lexicon.functions import Functions
from ..model import AgreementForm, Party, Reading, Span, StageName
from .agreement_act import MEANT, UNREAL_STATUSES, Acting, holds

_STEPS = 6

BROUGHT: tuple[StageName, ...] = ("proposed", "negotiating")
"""Stages that a mediator may bring about."""

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG"})
"""Officials through whom a state is party: a firm or a rebel group is party itself."""

PARTISAN_SECTORS = frozenset({"OPP", "PTY", "REB"})
"""People of these sign for a side of their own within a state."""

TOLD_BY_OTHERS = MEANT | {"ACCUSE"}
"""Types of readings that may tell of an act of somebody else."""

TWO = 2
"""Sides of what is agreed."""


class Siding(Acting):
    """Finds in one tree who is party to the agreements that it names."""

    __slots__ = ("cast", "readings")

    def __init__(
        self, functions: Functions, cast: Cast, readings: Sequence[Reading], language: str
    ) -> None:
        super().__init__(functions, language)
        self.cast = cast
        self.readings = [r for r in readings if r.sentence == self.tree.sentence.index]

    def stages(self, noun: int) -> list[tuple[StageName, int]]:
        """The stages and their acts; what a parliament approves is ratified."""
        found = Acting.stages(self, noun)
        head = self.governor(noun)
        if not found and head is not None and self.verb(head) in self.words("approving"):
            votes = any("LEG" in party.sectors for party in self.by(head))
            if votes and self.object_of(noun, head):
                return [("ratified", head)]
        return found

    def _movement(self, party: Party) -> Party:
        """`FARC rebels` are the FARC where their words name a movement that is known."""
        if party.kind != "group":
            return party
        inside = (t.i for t in self.tree.tokens if party.span.start <= t.start < party.span.end)
        named = (p for i in inside for p in self.cast.at(self.tree.sentence.index, i))
        return next(
            (p for p in named if p.kind == "organisation" and p.sectors == party.sectors), party
        )

    def _reading(self, act: int | None) -> Reading | None:
        if act is None:
            return None
        inside = [r for r in self.readings if r.trigger == act or act in r.tokens]
        return next((r for r in inside if r.trigger == act), inside[0] if inside else None)

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

    def movers(self, noun: int, act: int, reading: Reading | None) -> list[Party]:
        """Whose act it is, without those that it is done to: who ends a treaty leaves it, its partner does not."""
        if reading is not None and reading.trigger != act and reading.event in TOLD_BY_OTHERS:
            return []
        agentless = bool(self.tree.dependents(act, "nsubj:pass")) and not self.by(act)
        exact = reading is not None and reading.trigger == act and not _by_guess(reading)
        found = list(reading.actors) if reading is not None and exact and not agentless else []
        found = found or self.by(act)
        aside = self._aside(noun, act)
        return [p for p in dict.fromkeys(found) if p.span not in aside and _can_bind(p)]

    def by(self, act: int) -> list[Party]:
        """The parties of the words for who does it: subject, list and agent."""
        heads = (*self.functions.subject(act), *self.tree.dependents(act, "obl:agent"))
        return [p for head in heads for p in (*self._at(head), *self._listed(head))]

    def is_own(self, noun: int, stage: StageName | None, form: AgreementForm | None) -> bool:
        """Whether who does it has a side in it: not where others are named as its sides.

        Who proposes a truce or talks of one may stand between the sides, unless it is "with" another.
        """
        cases = [self.functions.case_of(c) for c in self._behind(noun)]
        if self.words("between").intersection(filter(None, cases)) or self._pair(noun):
            return False
        mediated = form == "ceasefire" and stage in BROUGHT
        return stage is not None and (
            not mediated or bool(self.words("with").intersection(filter(None, cases)))
        )

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
        for child in self._behind(noun):
            case = self.functions.case_of(child)
            if case in self.words("with") or case in self.words("between"):
                yield from self._at(child)
            if case in self.words("with"):
                yield from self._owners(noun)
            if case == "of" and _states(found := self._at(child)):
                yield from found  # "the memorandum of Peru, Bolivia and Chile"
        if not self.headline():
            yield from self._pair(noun)

    def _owners(self, noun: int) -> Iterator[Party]:
        """Whose it is: "Chile's treaty with Peru"; "its" is told of the doer alone, of another it is a guess."""
        head = self.governor(noun)
        doers = {p.id for p in self.by(head)} if head is not None else set()
        for owner in self.tree.dependents(noun, "nmod:poss"):
            named = self.tree.tokens[owner].upos != "PRON"
            yield from (p for p in self._at(owner) if named or p.id in doers)

    def _behind(self, noun: int) -> tuple[int, ...]:
        return (*self.tree.dependents(noun, "nmod", "obl"), *self.functions.behind(noun))

    def _pair(self, noun: int) -> list[Party]:
        """The states before the noun where they are two: "the X-Y treaty"."""
        pair = [
            party
            for child in self.tree.dependents(
                noun, "amod", "compound", "nmod:unmarked", "nmod:desc"
            )
            for i in self.tree.subtree(child)
            for party in self.cast.at(self.tree.sentence.index, i)
            if party.kind == "state" and party.via in ("name", "adjective")
        ]
        return pair if len({party.country for party in pair}) > 1 else []

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


def _states(parties: Sequence[Party]) -> bool:
    """Whether parties are states by their names, and more than one: "the treaty of Lima" is Peru's no more than "of Rome" Italy's."""
    return len(parties) >= TWO and all(p.kind == "state" and p.via == "name" for p in parties)


def _can_bind(party: Party) -> bool:
    """Whether a party can be one to an agreement: a court that stays one is not."""
    bodies = party.kind in ("state", "organisation")
    return bodies or bool((STATE_SECTORS | PARTISAN_SECTORS).intersection(party.sectors))


def _by_guess(reading: Reading) -> bool:
    """Whether a network guesses that one signed with nobody, or gave a rule's reading other sides."""
    alone = reading.entry == ENTRY and len(reading.actors) < TWO
    return alone or ENTRY in reading.operators

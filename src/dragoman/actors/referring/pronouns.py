"""Pronouns of the third person: which party of the scene they mean, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Party, Span, Tree
from ..persons.people import People, Person
from .binding import must_mean, who_acts
from .scene import BACK, Named, Scene, chain_root, distinct, is_main, who
from .sides import pair_of

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
ME = frozenset({"i", "me", "my", "mine", "myself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
PRONOUNS = HE | SHE | IT | THEY | ME | WE

_FIRST = ME | WE

FARTHEST = 6
"""Sentences back in which the parties of a plural are looked for."""

_NO_BODY = "the subject before it is no state or body"


class Answer(NamedTuple):
    """The parties meant, or the reason why they cannot be told; both empty: it means no party."""

    parties: tuple[Party, ...] = ()
    reason: str | None = None
    name: str | None = None
    """The person meant where so far no more is told of him than that."""


class Pronouns:
    """Answers for the pronouns of one document, from the scene so far."""

    __slots__ = ("_home", "_people", "_scene")

    def __init__(self, scene: Scene, people: People, home: str | None = None) -> None:
        self._scene = scene
        self._people = people
        self._home = home

    def meant(
        self,
        tree: Tree,
        i: int,
        quoted: bool,
        speaker: Sequence[Party] = (),
        going_on: Sequence[Party] = (),
    ) -> Answer:
        """Answer for a pronoun of the third person; who speaks the words is not meant by it.

        `going_on` is who has just spoken, where the pronoun is the subject of a verb of speech.
        """
        word = tree[i].text.lower()
        joined = self._joined(tree, i)
        if joined is not None:
            return joined
        told = self._told(tree, i, word)
        if told is not None:
            return told
        if going_on and self._goes_on(word, going_on[0]):
            return Answer((going_on[0],))
        if word in HE:
            return self._one(tree, i, "m", speaker if quoted else None)
        if word in SHE:
            return self._one(tree, i, "f", speaker if quoted else None)
        if word in IT:
            return self._it(tree, i, quoted)
        return self._they(tree, i, quoted)

    def _goes_on(self, word: str, speaker: Party) -> bool:
        """Whether a pronoun fits who has just spoken."""
        if word in IT:
            return speaker.kind in ("state", "organisation", "group")
        if word in HE | SHE and speaker.kind == "person":
            known = self._people.find(speaker.name)
            gender = "m" if word in HE else "f"
            return known is not None and known.gender in (None, gender)
        return False

    def _fits(self, named: Named, gender: str) -> bool:
        if not named.person or named.plural:
            return False
        person = self._people.find(named.parties[0].name) if named.parties else None
        return person is None or person.gender is None or person.gender == gender

    def _joined(self, tree: Tree, i: int) -> Answer | None:
        """ "Chile and its allies", "Doe and his aides": the one that they are joined to, if it fits."""
        noun = tree[i].head
        if tree[i].dep != "nmod:poss" or tree[noun].dep != "conj" or noun < i:
            return None
        word, first = tree[i].text.lower(), chain_root(tree, noun)
        for named in self._scene.here(tree.sentence.index, i):
            if named.root != first or not named.parties:
                continue
            person = word in HE | SHE
            fits = self._fits(named, "m" if word in HE else "f") if person else not named.person
            return Answer(named.parties) if fits and named.plural == (word in THEY) else None
        return None

    def _told(self, tree: Tree, i: int, word: str) -> Answer | None:
        """Whom the grammar of its clause says that a pronoun must mean, if he fits."""
        targets = must_mean(tree, i)
        if not targets:
            return None
        here = [n for n in self._scene.here(tree.sentence.index, i) if n.parties]
        meant = (n for target in targets for n in here if target in (n.token, *n.heads))
        named = next(meant, None)
        if named is None:
            return None
        if word in HE | SHE:
            return Answer(named.parties) if self._fits(named, "m" if word in HE else "f") else None
        if word in IT:
            return self._body(named) if self._body(named).parties else None
        several = self._several([n for n in here if n.root == named.root] or [named])
        return Answer(several) if several else None

    def _here(self, tree: Tree, i: int, quoted: bool) -> list[Named]:
        """What this sentence named before, nearest first, but for whom the pronoun cannot mean.

        Whom a clause acts upon is not its own subject: "Chile's leader met him".
        """
        here = [n for n in self._scene.here(tree.sentence.index, i) if not _speaks(n, quoted)]
        own = who_acts(tree, i)
        if own is None:
            return here
        same = {who(n) for n in here if own in (n.token, *n.heads)}
        return [n for n in here if who(n) not in same]

    def _earlier(self, number: int, quoted: bool, back: int = BACK) -> Iterator[list[Named]]:
        """What the sentences before named; no "we", which never is "they" of the same words."""
        for sentence in self._scene.earlier(number, back):
            yield [n for n in sentence if not _speaks(n, quoted)]

    def _one(self, tree: Tree, i: int, gender: str, speaker: Sequence[Party] | None) -> Answer:
        """He, she: the nearest person in subject position, else the only person of a sentence.

        `speaker` is who speaks where the pronoun is quoted: nobody calls himself "he".
        """
        number, quoted = tree.sentence.index, speaker is not None
        speaking = {party.id for party in speaker or ()}
        here = [n for n in self._here(tree, i, quoted) if self._fits(n, gender)]
        here = [n for n in here if who(n) not in speaking]
        chosen = next((n for n in here if n.subject), None)
        if chosen is None and len({who(n) for n in here}) == 1:
            chosen = here[0]
        if chosen is None and here:
            return Answer(reason="two persons of the sentence may be meant")
        if chosen is not None:
            return self._of(chosen)
        for sentence in self._earlier(number, quoted):
            found = [n for n in sentence if self._fits(n, gender) and (quoted or not n.quoted)]
            found = [n for n in found if who(n) not in speaking]
            subjects = [n for n in found if n.subject]
            if subjects:
                return self._of(subjects[0])
            if len({who(n) for n in found}) == 1:
                return self._of(found[0])
            if found:
                return Answer(reason="two persons of an earlier sentence may be meant")
        return Answer(reason="no person is named before")

    def _of(self, named: Named) -> Answer:
        """Who a phrase means: a person of whom no more is told is at home where the text is."""
        if named.parties:
            return Answer(named.parties)
        name = named.text if named.person else None
        if self._home is not None and name is not None:
            id = Person(name, self._home).id
            party = Party(id, "", Span(0, 0), name, self._home, (), "person", "document")
            return Answer((party,), name=name)
        reason = f"it may mean {named.text!r}, whose office the text does not name"
        return Answer(reason=reason, name=name)

    def _it(self, tree: Tree, i: int, quoted: bool) -> Answer:
        """It: the nearest subject, which must be a state or body; else that of the sentence before."""
        if tree[i].dep == "expl":
            return Answer()
        number = tree.sentence.index
        here = self._here(tree, i, quoted)
        acting = self._acting(tree, i)
        if acting:
            # "Chile sued the firm, and a Chilean court fined it"
            here = [n for n in here if acting.isdisjoint(p.country for p in n.parties)]
        for named in here:
            if named.subject and not named.person and not named.plural:
                return self._body(named)
        before = [n for n in here if n.subject]
        if any(not n.person for n in before):
            return Answer(reason=_NO_BODY)
        bodies = [n for n in here if n.parties and not n.person and not n.plural]
        if (acting or tree[i].dep == "nmod:poss") and len({who(n) for n in bodies}) == 1:
            return self._body(bodies[0])
        countries = {party.country for n in before for party in n.parties}
        for sentence in self._earlier(number, quoted):
            subjects = [n for n in sentence if n.subject and (quoted or not n.quoted)]
            if not subjects:
                if quoted or any(n.subject for n in sentence):
                    break  # what was quoted between is another's
                continue
            held = {n.root for n in subjects if n.person}
            things = [n for n in subjects if not n.person and n.root not in held]
            if not things and not before:
                # "The ministry has agreed," the minister said. It ...
                things = [n for n in sentence if n.subject and n.quoted and not n.person]
            if before:
                # "Chile was firm. Kenya's minister said it ...": not Chile's to say
                own = len(things) == 1 and {p.country for p in things[0].parties} == countries
                return self._body(things[0]) if own and countries else Answer(reason=_NO_BODY)
            # "Chile had agreed, the minister said. It ...": a person is not meant
            return self._body((subjects if quoted else things or subjects)[0])
        if before:
            return Answer(reason=_NO_BODY)
        return Answer(reason="no state or body is named before as subject")

    def _acting(self, tree: Tree, i: int) -> set[str | None]:
        """The states of who acts upon the pronoun."""
        own = who_acts(tree, i)
        here = self._scene.here(tree.sentence.index, i) if own is not None else ()
        return {p.country for n in here if own in (n.token, *n.heads) for p in n.parties}

    def _body(self, named: Named) -> Answer:
        parties = named.parties
        one = not named.plural and len(parties) == 1 and not named.person
        if one and parties[0].kind in ("state", "organisation", "group"):
            return Answer(parties)
        return Answer(reason=f"the subject before it, {named.text!r}, is no single state or body")

    def _they(self, tree: Tree, i: int, quoted: bool) -> Answer:
        """They: the nearest subject of several parties, a group or a body."""
        number = tree.sentence.index
        here = [n for n in self._here(tree, i, quoted) if n.subject]
        if here:
            found = self._several(here)
            if found:
                return Answer(found)
            if not here[0].parties and here[0].plural:
                return Answer(reason=f"the subject before it, {here[0].text!r}, is no party")
        for sentence in self._earlier(number, quoted, 1):
            subjects = [n for n in sentence if n.subject and (quoted or not n.quoted)]
            found = self._several(subjects)
            if found:
                return Answer(found)
            met = () if any(n.plural for n in sentence) else pair_of(sentence, True)
            if len({party.country for party in met}) > 1:
                # "The minister received the envoy. They agreed ...": nobody else is several.
                return Answer(met)
            if subjects:
                break
        together = () if here else self._still_together(number)
        if not together and not is_main(tree, i):
            together = self._only_group(tree, i, quoted)
        return (
            Answer(together) if together else Answer(reason="no group is named before as subject")
        )

    def _only_group(self, tree: Tree, i: int, quoted: bool) -> tuple[Party, ...]:
        """The one group that the sentence, else the sentence before, names as no subject."""
        for sentence in (
            self._here(tree, i, quoted),
            *self._earlier(tree.sentence.index, quoted, 1),
        ):
            if any(n.subject and n.plural and not n.parties for n in sentence):
                return ()
            found = [n for n in sentence if _is_group(n) and (quoted or not n.quoted)]
            if found:
                one = {frozenset(party.id for party in n.parties) for n in found}
                return found[0].parties if len(one) == 1 else ()
        return ()

    def _still_together(self, number: int) -> tuple[Party, ...]:
        """Those whose meeting was told, as long as one of them alone has been the subject since."""
        alone: set[str] = set()
        for sentence in self._scene.earlier(number, FARTHEST):
            subjects = [n for n in sentence if n.subject and n.main]
            joint = self._several(subjects)
            pair = joint if len(joint) == 2 else _persons(sentence)
            sides = {party.country for party in pair}
            if (
                len(sides) == 2
                and None not in sides
                and sentence[0].sentence in self._scene.meetings
                and alone <= {party.id for party in pair}
            ):
                return pair
            if any(n.plural or not n.person or len(n.parties) != 1 for n in subjects):
                return ()
            alone.update(who(n) for n in subjects)
        return ()

    def _several(self, subjects: Sequence[Named]) -> tuple[Party, ...]:
        """The parties of the first phrase that can be "they", with those coordinated with it."""
        if not subjects:
            return ()
        joint = [n for n in subjects if n.root == subjects[0].root]
        ordered = sorted(joint, key=lambda n: (n.sentence, n.token))
        joined = distinct(party for n in ordered for party in n.parties)
        if len(joined) > 1:
            return tuple(joined)
        plural = [n for n in subjects if n.parties and n.plural]
        if plural:
            return plural[0].parties
        for named in subjects:
            if named.parties and named.parties[0].kind in ("group", "organisation"):
                return named.parties
        return ()


def _speaks(named: Named, quoted: bool) -> bool:
    """Whether a phrase is "I" or "we" of the same words as a pronoun: that means none of the speakers."""
    return named.quoted == quoted and named.text.lower() in _FIRST


def _is_group(named: Named) -> bool:
    """Whether a phrase names people or a body of people, whom "they" can mean."""
    kinds = {party.kind for party in named.parties}
    return bool(kinds) and not named.person and (named.plural or kinds <= {"group", "organisation"})


def _persons(sentence: Sequence[Named]) -> tuple[Party, ...]:
    """The persons of a sentence: "The minister met the president and the premier of Chile"."""
    return tuple(distinct(n.parties[0] for n in sentence if n.person and len(n.parties) == 1))

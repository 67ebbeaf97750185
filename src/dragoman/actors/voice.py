"""Whose words a text and its quotations are: whom "I" and "we" mean."""

from __future__ import annotations

from dataclasses import replace

from ..model import Party, Tree
from .descriptions import Descriptions
from .mention import Mention
from .notes import Notes, Page, state_party
from .pronouns import ME, Answer
from .read import INTERNATIONAL
from .scene import chain_root, distinct

SPOKEN_FOR = frozenset({"GOV", "MIL", "COP", "LEG", "PTY", "OPP", "REB", "JUD"})
"""Sectors of speakers whose "we" is the body that they stand in."""

OUR = frozenset({"our", "ours"})

OPENING = 3
"""Sentences at the head of a text in which it says whose statement it is."""


class Voice:
    """Who speaks as the walk through a document goes on: its writers, and who was quoted last."""

    __slots__ = ("_notes", "_writers", "speaker")

    def __init__(self, notes: Notes, writers: tuple[Party, ...]) -> None:
        self._notes = notes
        self._writers = writers
        self.speaker: tuple[Party, ...] = ()

    def first_person(self, page: Page, i: int, word: str) -> Answer:
        """Answer for "I" and "we"."""
        if i not in page.quoted:
            if not self._writers:
                return Answer(reason="the writer speaks, whom the text does not name as a party")
            speaking = self._writers
        else:
            speaking = self.speaker
            if not speaking:
                return Answer(reason="the speaker of the quotation is not known")
        if len(speaking) > 1:
            return Answer(speaking)
        return self._spoken_by(speaking[0], word)

    def _spoken_by(self, speaker: Party, word: str) -> Answer:
        """ "I" is who speaks; "we" of one in office is his government, his army; else his country."""
        if word in ME or speaker.kind != "person":
            return Answer((speaker,))
        if speaker.country is None or speaker.country in INTERNATIONAL:
            return Answer((speaker,))
        state = state_party(speaker.country)
        office = next((code for code in speaker.sectors[:1] if code in SPOKEN_FOR), None)
        if office is None or word in OUR:
            return Answer((state,))  # "our borders" are the country's
        return Answer((replace(state, id=f"{state.id}.{office}", sectors=(office,)),))

    def hear(self, page: Page) -> None:
        """Note who speaks in a sentence: the subject of a verb of speech outside the quotation."""
        speech, tree = Descriptions.load().speech, page.tree
        number = tree.sentence.index
        for token in tree.tokens:
            if not token.dep.startswith("nsubj") or token.i in page.quoted:
                continue
            if tree[token.head].lemma.lower() in speech:
                found = self._notes.parties.get((number, token.i))
                if found:
                    self.speaker = found
                elif page.quoted:
                    self.speaker = ()

    def note_writer(self, page: Page, mention: Mention, party: Party) -> None:
        """Note whose words the text is where its title says so: "Statement by Minister Jane Doe"."""
        tree = page.tree
        if tree.sentence.part != "title" or mention.person is None or mention.first == 0:
            return
        if len(self._writers) > 1:
            return  # he is one of many
        data = Descriptions.load()
        if tree[0].text.lower() in data.utterances and tree[mention.first - 1].text.lower() in (
            "by",
            "of",
            "from",
        ):
            self._writers = (party,)

    def note_joint(self, page: Page) -> None:
        """Note who speaks together where the text opens with it: "a joint statement by X and Y"."""
        number = page.tree.sentence.index
        if number > OPENING or page.tree.sentence.part != "body":
            return
        for found in (self._we_are(page), self._given_out_by(page)):
            if len({party.country for party in found}) > max(1, len(self._writers)):
                self._writers = tuple(distinct(found))

    def _we_are(self, page: Page) -> list[Party]:
        """Those of "We, the leaders of Chile and Peru, ..." and of "We, President X and Premier Y, ..."."""
        tree = page.tree
        we = next((i for i, form in enumerate(tree.forms[:-1]) if form == "we"), None)
        if we is None or tree.forms[we + 1] != "," or not tree[we].dep.startswith("nsubj"):
            return []
        end = tree[we].head
        named = (m for m in page.mentions if we < m.first and m.heads[-1] < end)
        heads = [h for m in named if m.person is not None or m.plural for h in m.heads]
        return [p for h in heads for p in self._notes.parties.get((tree.sentence.index, h), ())]

    def _given_out_by(self, page: Page) -> list[Party]:
        """Those of "a joint statement by X and Y" and of "the statement was released by X and Y"."""
        tree, data = page.tree, Descriptions.load()
        for token in tree.tokens:
            if tree.lemmas[token.i] not in data.utterances:
                continue
            joint = token.i > 0 and tree.forms[token.i - 1] == "joint"
            above = (v for v in tree.ancestors(token.i) if _is_passive(tree, v))
            verb = next((v for v in above if tree.lemmas[v] in data.given_out), None)
            for head in (token.i if joint else None, verb):
                below = tree.children[head] if head is not None else ()
                by = next((c for c in below if c > token.i and self._is_author(page, c)), None)
                if by is not None:
                    members = [n for n in range(by, len(tree)) if chain_root(tree, n) == by]
                    own = tree.sentence.index
                    return [p for n in members for p in self._notes.parties.get((own, n), ())]
        return []

    def _is_author(self, page: Page, i: int) -> bool:
        tree = page.tree
        cases = tree.dependents(i, "case")
        return bool(cases) and tree[cases[0]].text.lower() in ("by", "from")


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject to which it is done."""
    return any(tree[c].dep == "nsubj:pass" for c in tree.children[verb])

"""Whose words a text and its quotations are: whom "I" and "we" mean."""

from __future__ import annotations

from dataclasses import replace

from ..model import Party
from .descriptions import Descriptions
from .mention import Mention
from .notes import Notes, Page, state_party
from .read import INTERNATIONAL
from .references import ME, Answer
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
        data = Descriptions.load()
        if tree[0].text.lower() in data.utterances and tree[mention.first - 1].text.lower() in (
            "by",
            "of",
            "from",
        ):
            self._writers = (party,)

    def note_joint(self, page: Page) -> None:
        """Note who speaks together where the text opens with it: "a joint statement by X and Y"."""
        tree, data = page.tree, Descriptions.load()
        number = tree.sentence.index
        if number > OPENING or tree.sentence.part != "body":
            return
        self._note_together(page)
        if "joint" not in tree.forms:
            return
        for token in tree.tokens:
            if tree.lemmas[token.i] not in data.utterances or token.i + 1 >= len(tree):
                continue
            if token.i == 0 or tree.forms[token.i - 1] != "joint":
                continue
            by = next((c for c in tree.children[token.i] if self._is_author(page, c)), None)
            if by is None:
                continue
            members = [n for n in range(by, len(tree)) if chain_root(tree, n) == by]
            found = [p for n in members for p in self._notes.parties.get((number, n), ())]
            if len({party.country for party in found}) > 1:
                self._writers = tuple(distinct(found))

    def _note_together(self, page: Page) -> None:
        """Note who says "we" where the text opens with it: "We, the leaders of Chile and Peru, ..."."""
        tree = page.tree
        for mention in page.mentions:
            at = mention.first - 1 - (tree.forms[mention.first - 1] == "the")
            named = mention.kind == "role" and mention.plural and len(mention.owners) > 1
            if named and at > 0 and tuple(tree.forms[at - 1 : at + 1]) == ("we", ","):
                found = self._notes.parties.get((tree.sentence.index, mention.heads[-1]), ())
                if len(found) > 1:
                    self._writers = found

    def _is_author(self, page: Page, i: int) -> bool:
        tree = page.tree
        cases = tree.dependents(i, "case")
        return bool(cases) and tree[cases[0]].text.lower() in ("by", "from")

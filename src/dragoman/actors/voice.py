"""Whose words a text and its quotations are: whom "I" and "we" mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Party, Span, Tree
from .document.home import is_dateline
from .notes import Notes, Page, state_party
from .persons.composing import person_party
from .persons.naming import is_person
from .referring.descriptions import Descriptions
from .referring.pronouns import ME, Answer
from .referring.scene import chain_root, distinct
from .tables.read import INTERNATIONAL
from .words.mention import Mention

SPOKEN_FOR = frozenset({"GOV", "MIL", "COP", "LEG", "PTY", "OPP", "REB", "JUD"})
"""Sectors of speakers whose "we" is the body that they stand in."""

OUR = frozenset({"our", "ours"})
_OURSELVES = OUR | {"we"}
_NOW = frozenset({"VBP", "VBZ"})

RECENT = 2
"""Sentences behind his words in which a speaker is still the last one."""

LONGEST = 6
"""Sentences of a quotation behind which its speaker is looked for."""

OPENING = 3
"""Sentences at the head of a text in which it says whose statement it is."""


class Voice:
    """Who speaks as the walk through a document goes on: its writers, and who was quoted last."""

    __slots__ = (
        "_addressed",
        "_begun",
        "_declaring",
        "_heard",
        "_name",
        "_notes",
        "_spoken",
        "_writers",
        "speaker",
    )

    def __init__(self, notes: Notes, writers: tuple[Party, ...], *, spoken: bool = False) -> None:
        self._notes = notes
        self._spoken = spoken
        self._writers = writers
        self.speaker: tuple[Party, ...] = ()
        self._addressed: tuple[Party, ...] = ()
        self._heard = -RECENT
        self._name: str | None = None
        self._declaring: tuple[Party, ...] = ()
        self._begun = False

    def first_person(self, page: Page, i: int, word: str) -> Answer:
        """Answer for "I" and "we"."""
        if i not in page.quoted:
            speaking = self._writers or self._said_before(page) or self._declaring
            if not speaking:
                return Answer(reason="the writer speaks, whom the text does not name as a party")
        else:
            # a text that somebody gives out quotes him before it names another
            speaking = self.speaker or self._writers
            if not speaking:
                return Answer(reason="the speaker of the quotation is not known", name=self._name)
        if len(speaking) > 1:
            return Answer(speaking)
        return spoken_by(speaking[0], word)

    def second_person(self, span: Span, text: str) -> tuple[Party, ...]:
        """Whom "you" means in words that the text says were spoken to somebody it names."""
        return tuple(
            replace(party, text=text, span=span, via="coreference") for party in self._addressed
        )

    def _addressees(self, page: Page, verb: int) -> tuple[Party, ...]:
        """To whom a verb says that words were spoken: "told the minister"; reporters are but told."""
        tree, number = page.tree, page.tree.sentence.index
        for child in tree.dependents(verb, "obj", "iobj", "obl"):
            cases = {tree.forms[case] for case in tree.dependents(child, "case")}
            found = self._notes.parties.get((number, child), ())
            if child not in page.quoted and cases <= {"to"} and len(found) == 1:
                named = found[0].kind in ("person", "state") or found[0].sectors[:1] == ("GOV",)
                return found if named and "JRN" not in found[0].sectors else ()
        return ()

    def _said_before(self, page: Page) -> tuple[Party, ...]:
        """Whom a broadcast, which has no quotation marks, lets speak: "Doe says he is late. We sing" is of Doe."""
        near = 0 < page.tree.sentence.index - self._heard <= LONGEST
        return self.speaker if self._spoken and near and len(self.speaker) == 1 else ()

    def hear(self, page: Page, later: Sequence[Page] = ()) -> None:
        """Note who speaks in a sentence: the subject of a verb of speech outside the quotation.

        Of words that go on behind the sentence it is the one named where they end.
        """
        number, heard = page.tree.sentence.index, False
        for token in speakers(page):
            heard = True
            found = self._notes.parties.get((number, token)) or self._whose_words(page, token)
            to = self._addressees(page, page.tree[token].head)
            same = {p.id for p in found or ()} == {p.id for p in self.speaker}
            self._addressed = to or (self._addressed if same else ())
            if found:
                self.speaker, self._heard = found, number
            elif page.quoted:
                self.speaker = ()
            self._name = None if found else _name_at(page, token)
        if not heard and page.open_until:
            self.speaker = self._at_end(page, later) or self.speaker

    def goes_on(self, page: Page, i: int) -> tuple[Party, ...]:
        """Who said the last words that a pronoun adds to: "The ministry warned Chile. It added ..."."""
        tree = page.tree
        said = tree[tree[i].head].lemma.lower() in Descriptions.load().goes_on
        if not said or not tree[i].dep.startswith("nsubj") or i in page.quoted:
            return ()
        recent = 0 < tree.sentence.index - self._heard <= RECENT
        return self.speaker if recent and len(self.speaker) == 1 else ()

    def _whose_words(self, page: Page, i: int) -> tuple[Party, ...]:
        """Whose words a statement is that says something: "a statement from the ministry said"."""
        tree = page.tree
        if tree.lemmas[i] not in Descriptions.load().utterances:
            return ()
        authors = (c for c in tree.dependents(i, "nmod") if self._is_author(page, c))
        by = next(authors, None)
        if by is None:
            return ()
        places = (by, *tree.dependents(by, "nmod:poss"))  # "from the ministry", "from his office"
        found = (self._notes.parties.get((tree.sentence.index, i), ()) for i in places)
        return next((each for each in found if each), ())

    def _at_end(self, page: Page, later: Sequence[Page]) -> tuple[Party, ...]:
        """The person who speaks the words that a sentence leaves open, where he is named by name."""
        part = page.tree.sentence.part
        for each in later:
            sentence = each.tree.sentence
            if sentence.part != part or sentence.start >= page.open_until:
                break
            for token in speakers(each):
                mention = next((m for m in each.mentions if token in m.heads and m.person), None)
                known = self._notes.people.find(mention.person or "") if mention else None
                if mention is not None and known is not None and known.country is not None:
                    return (person_party(mention, known),)
        return ()

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
        if not self._begun and not is_dateline(page.tree.sentence):
            self._begun, self._declaring = True, self._declared(page)
        ours = distinct(self._we_are(page))
        if len(ours) == 1 and ours[0].country in INTERNATIONAL and len(self._writers) < 2:
            self._writers = tuple(ours)  # "We, the leaders of the Group of Seven, ..."
        for found in (ours, self._we_affirm(page), self._given_out_by(page)):
            if len({party.country for party in found}) > max(1, len(self._writers)):
                self._writers = tuple(distinct(found))

    def _declared(self, page: Page) -> tuple[Party, ...]:
        """Whose words a statement is that begins with them: "The Union deplores the vote. We call on ...".

        Only what its own statement says of a body: "China remains a mystery. We ..." is of whoever writes.
        """
        tree, data = page.tree, Descriptions.load()
        root = next((token for token in tree.tokens if token.dep == "root"), None)
        if root is None or root.i in page.quoted:
            return ()
        lemma = root.lemma.lower()
        felt = lemma in data.moved and any(
            tree[i].xpos in _NOW
            for i in tree.dependents(root.i, "cop", "aux")  # "is alarmed"
        )
        if not felt and not (lemma in data.declaring and root.xpos in _NOW):
            return ()
        subject = next(iter(tree.dependents(root.i, "nsubj")), None)
        members = [
            n for n in range(len(tree)) if subject is not None and chain_root(tree, n) == subject
        ]
        told = (self._notes.parties.get((tree.sentence.index, n), ()) for n in members)
        found = distinct(party for each in told for party in each)
        bodies = all(party.kind in ("state", "organisation") for party in found)
        return tuple(found) if bodies else ()

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

    def _we_affirm(self, page: Page) -> list[Party]:
        """The states of "Chile, Kenya and Peru affirm that we ...": they speak of themselves."""
        tree = page.tree
        verb = next((t.i for t in tree.tokens if t.head == t.i and t.xpos in _NOW), None)
        if verb is None or not any(
            tree.forms[i] in _OURSELVES and i not in page.quoted for i in range(verb, len(tree))
        ):
            return []
        heads = (h for m in page.mentions for h in m.heads if h < verb)
        first = next((c for c in tree.dependents(verb, "nsubj")), verb)
        own = tree.sentence.index
        found = [
            party
            for h in heads
            if chain_root(tree, h) == first
            for party in self._notes.parties.get((own, h), ())
        ]
        return found if all(party.kind == "state" for party in found) else []

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


def speakers(page: Page) -> Iterator[int]:
    """The subjects of verbs of speech outside the quotations of a sentence."""
    speech, tree = Descriptions.load().speech, page.tree
    for token in tree.tokens:
        subject = token.dep.startswith("nsubj") and token.i not in page.quoted
        if subject and tree[token.head].lemma.lower() in speech:
            yield token.i


def spoken_by(speaker: Party, word: str) -> Answer:
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


def _name_at(page: Page, token: int) -> str | None:
    """The person whose name stands at a token."""
    names = (m for m in page.mentions if m.kind == "name" and token in m.heads)
    name = next(names, None)
    return name.text if name is not None and is_person(page.tree, name) else None

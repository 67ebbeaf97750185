"""The words of a sentence under three layers: actor phrases, roles, and names of persons."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Tree
from ..tables.entry import ActorHit, Entry
from ..tables.hyphens import SMALL, is_second_half, small_words
from ..tables.roles import BESIDE, Role, Roles
from ..tables.wording import Wording, is_of_towns
from .alias import past_nickname
from .ambiguity import Chooser, by_descent, of_state, rules
from .counted import COUNTED, is_counted
from .grounds import done_to_towns, is_end_of_name
from .items import ActorItem, NameItem, RoleItem, is_of_role
from .lent import begins
from .not_actors import after, names_other
from .pairs import find_pairs

PARTICLES = SMALL | {"al", "el", "abu", "ag", "do", "wa", "ya", "ul", "ur", "-", "’", "'"}
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr."})
"""What tells a son from a father behind the name, after a comma or none: "Doe, Jr."."""

_NUMERALS = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XVI"})
_NAMING = ("PROPN", "ADJ")
_OF_ACTS = frozenset({"terrorist"})
"""Roles that before another noun say of what kind an act is."""
_NO_NOUN = frozenset({"amod", "advmod", "xcomp", "advcl", "acl", "ccomp"})


class Layers:
    """The items of one tree, and for each token the item that covers it."""

    __slots__ = (
        "_chooser",
        "actor_of",
        "actors",
        "low",
        "name_of",
        "names",
        "pairs",
        "role_of",
        "roles",
        "tree",
    )

    def __init__(
        self, tree: Tree, hits: Sequence[ActorHit], roles: Roles, chooser: Chooser
    ) -> None:
        size = len(tree.tokens)
        self.tree = tree
        self.low = [form.replace("’", "'") for form in tree.forms]
        self._chooser = chooser
        self.actors: list[ActorItem] = []
        self.actor_of: list[ActorItem | None] = [None] * size
        self.roles: list[RoleItem] = []
        self.role_of: list[RoleItem | None] = [None] * size
        self.pairs: dict[int, tuple[Entry, ...]] = {}
        self.names: list[NameItem] = []
        self.name_of: list[NameItem | None] = [None] * size
        if hits:
            self._lay_actors(hits)
            self.pairs.update(find_pairs(tree, hits, chooser))
        self._lay_roles(roles)
        self._lay_names()
        if rules().personal:
            self._drop_personal()

    def ground(self, first: int, last: int, *, told: bool = False) -> tuple[int, Entry] | None:
        """The state of the town or province that ends at `last`, and where its name begins.

        Only tokens from `first` on are asked; no name of a person, no actor, no role is one. What
        the tagger takes it for counts for nothing where its role or other words have `told` that it is a place.
        """
        token = self.tree[last - 1]
        if last <= first or token.upos not in (("PROPN", "ADJ", "NOUN") if told else _NAMING):
            return None
        person = any(n.label == "PER" and n.first < last <= n.last for n in self.tree.names)
        told = told or done_to_towns(self.tree, last - 1)
        if person and not told:
            return None
        long = not Wording.load().links.isdisjoint(self.low[max(0, last - 4) : last])
        for start in range(max(first, last - (5 if long else 3)), last):
            stretch = range(start, last)
            roles = (is_of_role(self.role_of[k], self.tree[k].upos) for k in stretch)
            named = any(self.actor_of[k] for k in stretch) or any(roles)
            if named or not self.tree[start].text[0].isupper():
                continue
            code = self._chooser.grounds.at(self.tree, start, last, told=told)
            if code is not None:
                return start, Entry(code, code, code, (), "state", "ground")
        return None

    def lands(self, first: int, last: int) -> frozenset[str]:
        """The states that have a town of the name `[first, last)`."""
        return self._chooser.grounds.lands(self.tree.text_of(self.tree.span(first, last - 1)))

    def is_province(self, first: int, last: int) -> bool:
        """Whether the place that the tokens `[first, last)` name has a government of its own."""
        return self._chooser.grounds.is_province(self.tree.text_of(self.tree.span(first, last - 1)))

    def _lay_actors(self, hits: Sequence[ActorHit]) -> None:
        starts = {token.start: token.i for token in self.tree.tokens}
        tree_text = self.tree.sentence.text
        ends = {token.end: token.i + 1 for token in self.tree.tokens}
        for hit in hits:
            first, last = starts.get(hit.start), ends.get(hit.end)
            if first is None or last is None or last <= first:
                continue
            if hit.entries[0].form == "person" or is_end_of_name(self.tree, first, hit):
                continue
            shouted = hit.text in rules().not_in_capitals and tree_text.isupper()
            if shouted and self.tree[first].upos != "PROPN":
                continue  # `LET US GO`; the tagger knows `US SENDS TROOPS` from it
            before = self.actors[-1] if self.actors and self.actors[-1].last == first else None
            entry = self._chooser.choose(hit, before.entry.country if before else None)
            if entry is not None and before is not None:
                entry = of_state(entry, before.entry, hit.text)
            if entry is not None and first and self.low[first - 1] in after("by_descent"):
                entry = by_descent(entry)
            if entry is not None and not self._is_other(first, last, entry):
                item = ActorItem(first, last, entry)
                self.actors.append(item)
                self.actor_of[first:last] = [item] * (last - first)

    def _is_other(self, first: int, last: int, entry: Entry) -> bool:
        return names_other(self.tree, range(first, last), entry, self._chooser.grounds)

    def _lay_roles(self, roles: Roles) -> None:
        i, size = 0, len(self.low)
        by_first = roles.by_first
        while i < size:
            if self.low[i] not in by_first:
                if is_counted(self.tree, i):
                    self.roles.append(RoleItem(i, i + 1, COUNTED))
                    self.role_of[i] = self.roles[-1]
                i += 1
                continue
            found = roles.at(self.low, i)
            if found is None or not self._is_noun(found[0] - 1, found[1]):
                i += 1
                continue
            last, role = found
            covering = [item for item in self.actor_of[i:last] if item is not None]
            if covering and any(item.last - item.first >= last - i for item in covering):
                i = max(item.last for item in covering)
                continue
            if role.name == "deputy" and last < size and roles.at(self.low, last) is not None:
                i = last
                continue
            if role.kind == "none" or self._only_part(i, last, role):
                i = last if role.kind == "none" else i + 1
                continue
            first = begins(self, i, last, role) if role.kind in BESIDE else i
            if first is None:
                i = last
                continue
            if role.kind == "offices" and not is_of_towns(role.name):
                last = self._with_portfolio(last)
            item = RoleItem(first, last, role)
            self.roles.append(item)
            self.role_of[first:last] = [item] * (last - first)
            for covered in dict.fromkeys(covering):
                self._uncover(covered, i)
            i = last

    def _uncover(self, actor: ActorItem, first: int) -> None:
        """Take an actor from under the role that begins at `first`; what stands before it is left.

        In "Kenyan Senate committee" the state before the committee still says whose it is; the
        article of a house, in "the House of Representatives", says nothing.
        """
        at = self.actors.index(actor)
        bare = first == actor.first + 1 and self.tree[actor.first].upos == "DET"
        left = ActorItem(actor.first, actor.first if bare else max(actor.first, first), actor.entry)
        self.actors[at : at + 1] = [left] if left.last > left.first else []
        for k in range(actor.first, actor.last):
            self.actor_of[k] = left if k < left.last else None

    def _only_part(self, first: int, last: int, role: Role) -> bool:
        """Whether the role is a part of another word or name: "rebel-held", "John Major"."""
        tokens, low = self.tree.tokens, self.low
        alone = last - first == 1 and role.kind not in BESIDE
        if alone and tokens[first].dep == "flat" and tokens[first].upos == "PROPN":
            before = tokens[first - 1] if first else None
            part = before is not None and before.upos == "PROPN" and self.role_of[first - 1] is None
            if part and self.actor_of[first - 1] is None:
                title = last < len(low) and tokens[last].upos == "PROPN"
                # "Kharkiv Mayor Jane Doe", whatever a parser makes of it
                return not (
                    title and self.ground(max(0, first - 3), first, told=is_of_towns(role.name))
                )
        if first > 1 and low[first - 1] == "-" and tokens[first - 1].end == tokens[first].start:
            glued = tokens[first - 2].end == tokens[first - 1].start
            counted = tokens[first - 2].upos == "NUM"  # "a 21-year-old", "a six-party alliance"
            if glued and not counted and low[first - 2] not in Wording.load().prefixes:
                return True
        return (
            last + 1 < len(low)
            and low[last] == "-"
            and tokens[last - 1].end == tokens[last].start
            and tokens[last].end == tokens[last + 1].start
        )

    def _with_portfolio(self, last: int) -> int:
        """Where "for Near Eastern Affairs" after an office ends, so that a name after it stands alone."""
        low, size = self.low, len(self.low)
        if last + 1 >= size or low[last] not in ("for", "of", "and"):
            return last
        portfolios, end = Wording.load().portfolios, last
        if low[last] == "for":
            portfolios |= Wording.load().portfolios_for
        for i in range(last + 1, min(last + 8, size)):
            text = self.tree[i].text
            joined = low[i] in ("and", "the", "of", "for") or low[i] in portfolios
            if not text[0].isupper() and not joined and self.tree[i].upos != "ADJ":
                break
            actor = self.actor_of[i]
            if actor is not None and (actor.entry.form != "adjective" or low[last] == "of"):
                break
            if low[i] in portfolios:
                end = i + 1
        return end

    def _is_noun(self, i: int, role: Role) -> bool:
        """Whether the token is a noun here: in "an official visit" `official` is none."""
        token = self.tree[i]
        if i and self.tree[i - 1].upos == "NUM" and self.low[i] in Wording.load().clock:
            return False
        if token.upos == "VERB" and role.plural:
            # A rare noun at the start of a sentence is tagged a verb, but stands as a subject.
            return token.dep.startswith("nsubj") or token.dep == "obj"
        if token.upos == "ADJ":
            # "German official Jane Doe": a title before a person, not an adjective.
            return self._is_title(i, role) or "-" in role.name or token.dep not in _NO_NOUN
        if self.low[i] in _OF_ACTS and token.dep == "compound":
            return False  # a terrorist attack may be anybody's
        return token.upos in ("NOUN", "PROPN", "SYM", "X") and (
            token.dep != "amod" or token.upos == "PROPN"
        )

    def _is_title(self, i: int, role: Role) -> bool:
        """Whether an office that a parser takes for an adjective stands before its holder's name."""
        if role.kind != "offices" or i + 2 >= len(self.low):
            return False
        seen = (n for n in self.tree.names if n.first <= i + 1 < n.last)
        if any(name.label == "PER" for name in seen):
            return True
        nation = self.actor_of[i - 1] if i else None
        after = self.tree.tokens[i + 1 : i + 3]
        named = all(each.upos == "PROPN" and each.text[0].isupper() for each in after)
        return named and nation is not None and nation.entry.form == "adjective"

    def _lay_names(self) -> None:
        i, size, tokens = 0, len(self.low), self.tree.tokens
        wording = Wording.load()
        while i < size:
            gender = None
            start = i
            role = self.role_of[i]
            within = role is not None and role.first < i  # "First Lady Jane Doe"
            if self.low[i] in wording.titles and not within:
                gender = "m" if self.low[i] in wording.male else None
                gender = "f" if self.low[i] in wording.female else gender
                i += 1
            begins = i + small_words(self.tree, i)
            if begins >= size or self.low[i] in GENERATIONS or not self._in_name(begins, wording):
                i = max(i, start + 1)
                continue
            j = begins + 1
            while j < size:
                nick = past_nickname(self.tree, j)
                if j < nick < size and self._in_name(nick, wording):
                    j = nick
                elif not self._goes_on(j, wording):
                    break
                j += 1
            while (
                j > i + 1 and self.low[j - 1] in PARTICLES and not tokens[j - 1].text[0].isupper()
            ):
                j -= 1
            if j + 1 < size and self.low[j] == "," and self.low[j + 1] in GENERATIONS:
                j += 2
            item = NameItem(start, j, gender)
            self.names.append(item)
            self.name_of[item.first : j] = [item] * (j - item.first)
            i = j

    def _goes_on(self, j: int, wording: Wording) -> bool:
        """Whether a name goes on with a token: another name, a numeral, a particle before another."""
        if self._in_name(j, wording) or self.tree[j].text in _NUMERALS:
            return True
        if is_second_half(self.tree, j) and self._is_bare(j):
            return True
        goes_on = self.low[j] in PARTICLES and j + 1 < len(self.low)
        return goes_on and (self._begins(j + 1, wording) or self.low[j + 1] in ("-", "’", "'"))

    def _is_bare(self, i: int) -> bool:
        return self.actor_of[i] is None and self.role_of[i] is None

    def _in_name(self, i: int, wording: Wording) -> bool:
        token = self.tree[i]
        return (
            token.upos == "PROPN"
            and token.xpos != "NNPS"
            and token.text[0].isupper()
            and self.actor_of[i] is None
            and self.role_of[i] is None
            and i not in self.pairs
            and self.low[i] not in wording.not_names
        )

    def _begins(self, i: int, wording: Wording) -> bool:
        """Whether a word of a name stands at `i`, or a second small word before one: "von der Berg"."""
        i += self.low[i] in PARTICLES
        return i < len(self.low) and self._in_name(i, wording)

    def _drop_personal(self) -> None:
        """Take back a state or capital that is part of a person's name: "Jordan Smith"."""
        for item in list(self.actors):
            if item.last - item.first != 1 or item.entry.form not in ("name", "capital", "people"):
                continue
            i = item.first
            if self.tree[i].text not in rules().personal:
                continue
            after = self.name_of[i + 1] if i + 1 < len(self.low) else None
            told = item.entry.form == "people" and i and self.tree[i - 1].upos == "DET"
            if told or (after and self._is_seat(i)):
                continue
            before = self.name_of[i - 1] if i else None
            if after and after.first == i + 1:
                self._join(item, NameItem(i, after.last, None), after)
            elif before and self.tree[i].dep == "flat":
                self._join(item, NameItem(before.first, i + 1, before.gender), before)

    def _is_seat(self, i: int) -> bool:
        """Whether an office is of the place, and the name after it the holder's: "mayor of London Jane Doe"."""
        office = self.role_of[i - 2] if i > 1 and self.low[i - 1] == "of" else None
        return office is not None and office.role.kind == "offices" and not office.role.plural

    def _join(self, actor: ActorItem, name: NameItem, old: NameItem) -> None:
        self.actors.remove(actor)
        self.actor_of[actor.first] = None
        self.names[self.names.index(old)] = name
        self.name_of[name.first : name.last] = [name] * (name.last - name.first)

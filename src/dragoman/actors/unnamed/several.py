"""Roles that are of several parties named near them: "the two leaders", "the ministers", "both armies"."""

from __future__ import annotations

from ...model import Party, Tree
from ..notes import Notes, Page, worded
from ..persons.composing import person_party, role_party
from ..referring.descriptions import Descriptions, Two, counted, opposed_before
from ..words.mention import Mention


def taken_together(notes: Notes, page: Page, mention: Mention) -> tuple[Party, ...]:
    """The persons or states that a role means together; () where it means none so."""
    number = page.tree.sentence.index
    if mention.plural and (several := _counted(page.tree, mention)) is not None:
        found = notes.references.several(page.tree, several).parties
        if all(party.kind == "person" for party in found):
            return worded(mention, found)
        roles = [role_party(mention, None, each.country, "description") for each in found]
        return tuple(party for party in roles if party)
    if mention.plural and _two(page.tree, mention, Descriptions.load().two_persons):
        pair = notes.references.two(
            page.tree, Two(mention.first, mention.last, True), notes.states
        ).parties
        if pair:
            return worded(mention, pair)
    elif mention.plural and mention.definite and mention.role in notes.wording.joined:
        role = None if mention.role == "leader" else (mention.role or "").split()[-1]
        together = notes.references.all_persons(number, mention.first, role)
        if together and not _continued(page.tree, mention):
            return worded(mention, together)
    return _several(notes, page, mention)


def _counted(tree: Tree, mention: Mention) -> Two | None:
    """ "The three ministers": more than two, told of before."""
    data, at = Descriptions.load(), mention.last - 1
    plain = (data.two_persons | data.two_states) - data.sides
    count = counted(tree.forms, at) if tree.forms[at] in plain else 0
    if not count or _continued(tree, mention):
        return None
    return Two(at - 2, mention.last, tree.forms[at] in data.two_persons, count)


def _two(tree: Tree, mention: Mention, nouns: frozenset[str]) -> bool:
    """Whether "both" or "two" stands before one of the nouns, or one says that there are two."""
    at, sides = mention.last - 1, nouns & Descriptions.load().sides
    if tree.forms[at] in sides and opposed_before(tree.forms, at) is not None:
        return True
    words = [tree[i].text.lower() for i in range(max(0, mention.first - 2), mention.last)]
    return bool(Descriptions.load().two.intersection(words)) and words[-1] in nouns


def _continued(tree: Tree, mention: Mention) -> bool:
    """Whether words after the role say which: "the leaders of the region", "the leaders who"."""
    after = tree[mention.last].text.lower() if mention.last < len(tree.tokens) else ""
    return after in Descriptions.load().continued or after == "who"


def _several(notes: Notes, page: Page, mention: Mention) -> tuple[Party, ...]:
    """Both of two states ("the two armies"), a half ("the North's leader"), the names that follow."""
    tree = page.tree
    if mention.holder is not None:
        half = notes.wording.halves.get(tree[mention.holder].text.lower())
        if half is None or half not in notes.states:
            return ()
        found = [role_party(mention, None, half, "description")]
        return tuple(party for party in found if party)
    if _two(tree, mention, Descriptions.load().two_states):
        two = Two(mention.first, mention.last, False)
        pair = notes.references.two(tree, two, notes.states).parties
        of_one = len({party.country for party in pair}) == 1
        if pair and (of_one or tree.forms[mention.last - 1] in Descriptions.load().sides):
            return worded(mention, pair)  # "both parties" of a war are no parties of politics
        found = [role_party(mention, None, each.country, "description") for each in pair]
        return tuple(party for party in found if party)
    if not mention.plural or mention.role not in notes.wording.of_several:
        return ()
    return _named_after(notes, page, mention)


def _named_after(notes: Notes, page: Page, mention: Mention) -> tuple[Party, ...]:
    """The persons of a list after their office: "the prime ministers, Jane Doe and Ann Roe,"."""
    at, tree = mention.last, page.tree
    if at >= len(tree.tokens) or tree[at].text != ",":
        return ()
    persons: list[Party] = []
    for name in sorted(page.mentions, key=lambda each: each.first):
        follows = name.kind == "name" and name.person and at < name.first <= at + 2
        person = notes.people.find(name.person or "") if follows else None
        if person is not None and person.country is not None:
            persons.append(person_party(name, person))
            at = name.last
    return tuple(persons) if len(persons) > 1 else ()

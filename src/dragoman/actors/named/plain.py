"""The party of a state or body named by its own name, and what else its words say of it."""

from __future__ import annotations

from dataclasses import replace

from ...model import Party, Tree
from ..notes import Notes, Page
from ..persons.composing import entry_party
from ..phrases.capitals import as_government
from ..words.mention import Mention

CITIZEN = "CVL"
_ONE = frozenset({"a", "an", "another", "one"})


def plain_party(notes: Notes, page: Page, mention: Mention) -> Party:
    """The state or body; of a row of adjectives each is of the role that they share."""
    party = entry_party(mention)
    if mention.entry.kind == "group" and mention.sectors != mention.entry.sectors:
        # "the Amhara region asked": the people's province, and not the people
        return replace(party, id=f"{party.country}.GOV", sectors=mention.sectors)
    if is_citizen(page.tree, mention):
        code = f"{party.country}.{CITIZEN}"
        one = _is_one(page.tree, mention.last - 1)
        return replace(party, id=code, sectors=(CITIZEN,), kind="person" if one else "group")
    share = _share(notes, page, mention)
    if share is not None:
        return replace(share, text=mention.text, span=mention.span)
    return as_government(page.tree, mention, party)


def lies_inside(page: Page, mention: Mention) -> bool:
    """Whether an actor phrase is only the owner in a role's phrase: "US" in "US Secretary"."""
    return mention.kind == "actor" and _outer(page, mention) is not None


def _outer(page: Page, mention: Mention) -> Mention | None:
    return next(
        (
            other
            for other in page.mentions
            if other.kind in ("role", "counterpart") and other.first <= mention.first < other.last
        ),
        None,
    )


def is_citizen(tree: Tree, mention: Mention) -> bool:
    """Whether an adjective stands for a person: "arrested an American", "a wounded Kenyan"."""
    i = mention.last - 1
    token = tree[i]
    if mention.via != "adjective" or token.dep in ("amod", "compound", "nmod:poss"):
        return False
    if i + 1 < len(tree) and tree[i + 1].upos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
        return tree[i + 1].text in (",", ".") and (_is_one(tree, i) or _are_counted(tree, i))
    return _is_one(tree, i) or _are_counted(tree, i)


def _is_one(tree: Tree, i: int) -> bool:
    return any(tree.forms[c] in _ONE for c in tree.dependents(i, "det", "nummod"))


def _are_counted(tree: Tree, i: int) -> bool:
    """ "Ten Burmese": a number stands before people, whose word has no plural."""
    return bool(tree.dependents(i, "nummod"))


def _share(notes: Notes, page: Page, mention: Mention) -> Party | None:
    """Of "Chilean and U.S. troops" those of one state, for the word that names it."""
    outer = _outer(page, mention) if mention.via in ("adjective", "name") else None
    if outer is None or len(outer.owners) < 2:
        return None
    both = notes.parties.get((outer.sentence, outer.heads[-1]), ())
    own = [party for party in both if party.country == mention.entry.country]
    return own[0] if len(own) == 1 and len(both) > 1 else None

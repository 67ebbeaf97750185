"""A capital that acts for its government: "Santiago accused Lima", not "shots fell in Lima"."""

from __future__ import annotations

from dataclasses import replace

from ...model import Party, Tree
from ..referring.scene import chain_root
from ..tables.wording import Wording
from ..words.mention import Mention

GOVERNMENT = "GOV"


def as_government(tree: Tree, mention: Mention, party: Party) -> Party:
    """The party of a capital: its government where the words make it a doer or one addressed.

    The news codebook gives a capital that stands for its state the sector GOV. As a place it keeps none.
    """
    if mention.via != "capital" or party.sectors or not _acts(tree, mention):
        return party
    own = f"{party.country}.{GOVERNMENT}"
    return replace(party, id=own, name=party.text, sectors=(GOVERNMENT,))


def _acts(tree: Tree, mention: Mention) -> bool:
    """Whether the words deal with whoever sits in the capital, and not with the town."""
    wording = Wording.load()
    head = next((i for i in mention.heads if not _within(tree, i, mention)), mention.heads[-1])
    if _followed_by_land(tree, mention) or _under_article(tree, mention):
        return False
    root = chain_root(tree, head)
    token = tree[root]
    over = tree[token.head].lemma.lower()
    cases = {tree[c].text.lower() for i in {head, root} for c in tree.dependents(i, "case")}
    if token.dep == "nmod:poss":
        return over not in wording.towns_own
    if over in wording.done_to_towns and token.dep != "nsubj":
        return False
    if cases:
        arrived = cases == {"in"} and over in wording.coming
        return arrived or (cases <= wording.between_governments and token.dep != "root")
    if token.dep == "nsubj":
        return tree[token.head].upos in ("VERB", "AUX") or _undertakes(tree, token.head)
    if token.dep == "root":
        return _undertakes(
            tree, root
        )  # "Santiago to scrap mines": the parser takes it for the head
    return token.dep in ("obj", "iobj", "nsubj:pass")


def _undertakes(tree: Tree, i: int) -> bool:
    """Whether the word has a clause of its own: "ready to sign"."""
    clauses = (tree[c] for c in tree.dependents(i, "xcomp", "acl", "advcl", "ccomp"))
    return any(clause.upos == "VERB" for clause in clauses)


def _within(tree: Tree, i: int, mention: Mention) -> bool:
    return mention.first <= tree[i].head < mention.last and tree[i].head != i


def _followed_by_land(tree: Tree, mention: Mention) -> bool:
    """ "Dar es Salaam, Tanzania" is a place whatever it hangs from."""
    after = mention.last
    return (
        after + 1 < len(tree)
        and tree[after].text == ","
        and tree[after + 1].upos == "PROPN"
        and tree[after + 1].dep in ("appos", "nmod:unmarked", "nmod:npmod")
    )


def _under_article(tree: Tree, mention: Mention) -> bool:
    """ "The Kabul blast": no government has an article."""
    return mention.first > 0 and tree[mention.first - 1].upos == "DET"

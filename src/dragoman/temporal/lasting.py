"""Acts that lasted: from a day named by "since" to the report."""

from __future__ import annotations

from ..adjuncts import Anchor, is_predicate
from ..model import Tree
from .grammar import grammar


def since_clause(tree: Tree, at: Anchor, language: str) -> int | None:
    """The verb of which a clause or a noun with "since" that holds the phrase tells from when on it was so."""
    token = tree.tokens[at.home]
    if at.stray or token.head == at.home:
        return None
    if at.premodifier:
        # "has blockaded the port since Monday's riots"
        led = tree.dependents(at.home, "case")
        if not (is_predicate(tree, token.head) and _perfect(tree, token.head)):
            return None
    elif token.dep.partition(":")[0] == "advcl":
        led = tree.dependents(at.home, "mark")
    else:
        return None
    since = next((c for c in led if tree.forms[c] == "since"), None)
    if since is None:
        return None
    # "the first visit since the party took office in March" was not all the time since then
    before = tree.sentence.text[: tree.tokens[since].end - tree.sentence.start]
    return None if grammar(language).comparing.search(f"{before} ") else token.head


def _perfect(tree: Tree, verb: int) -> bool:
    helpers = (tree.tokens[c] for c in tree.children[verb] if tree.tokens[c].dep[:3] == "aux")
    return any(h.lemma == "have" and h.xpos in ("VBZ", "VBP") for h in helpers)

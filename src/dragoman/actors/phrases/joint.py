"""Forces and attacks of several states together: "coalition aircraft", "a coalition air strike"."""

from __future__ import annotations

from ...model import Tree
from ..tables.roles import Roles
from ..tables.wording import Wording
from ..words.mention import Mention

_FORCES = ("MIL",)


def of_coalition(tree: Tree, mention: Mention) -> str | None:
    """The body that stands for states who fight together, where a role's words say that they do."""
    wording = Wording.load()
    if mention.sectors[:1] != _FORCES:
        return None
    at = mention.heads[-1]
    joint = mention.role in wording.joint_country
    if joint:
        strikes = tree.lemmas[tree[at].head] in wording.strikes
        return wording.joint_country[mention.role or ""] if strikes and _is_part(tree, at) else None
    before = tree.forms[mention.first : at]
    code = next((found for word in before if (found := wording.joint_country.get(word))), None)
    return code if code is not None and _is_armed(mention.role or "") else None


def _is_part(tree: Tree, i: int) -> bool:
    return tree[i].dep == "compound"


def _is_armed(role: str) -> bool:
    """Whether a role is of forces by its own noun: "coalition representatives" may be of parties."""
    found = Roles.load().at(role.split(), 0)
    return found is not None and found[1].sectors[:1] == _FORCES

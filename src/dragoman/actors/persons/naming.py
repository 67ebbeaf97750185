"""Whether a name is a person's."""

from __future__ import annotations

from ...model import Tree
from ..words.mention import Mention


def is_person(tree: Tree, mention: Mention) -> bool:
    """Whether a name is a person's: by a title, by the tagger, or by its two words."""
    if mention.gender:
        return True
    if tree.names:
        return is_named(tree, mention)
    return mention.last - mention.first >= 2


def is_named(tree: Tree, mention: Mention) -> bool:
    """Whether the tagger takes the words for a person's name."""
    return any(
        name.label in ("PER", "PERSON") and name.first < mention.last and mention.first < name.last
        for name in tree.names
    )

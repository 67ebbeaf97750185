"""What the words about a role say of whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Tree
from ..tables.entry import Entry


@dataclass(frozen=True, slots=True)
class Ownership:
    """What stands about a role: where the phrase starts and ends, and whose the role is."""

    first: int
    last: int
    owners: tuple[Entry, ...] = ()
    via: str = "none"
    holder: int | None = None
    inner: tuple[str, ...] = ()
    """Sectors of another role in the phrase: the army in "head of the army"."""
    definite: bool = False
    unknown: bool = False
    """Whether a name that is no known party owns the role: "of the Chess Federation"."""
    unlike: str | None = None
    """The state whose the words say that the role is not: Iran in "Iranian-funded groups"."""


def form_of(entry: Entry) -> str:
    """How an entry tells the country, as `via` of a party has it."""
    return {"people": "name", "ground": "sentence"}.get(entry.form, entry.form)


def is_reason(tree: Tree, case: int) -> bool:
    """Whether a preposition says why the verb above it is done: "thanked the minister for his help"."""
    noun = tree[tree[case].head]
    return noun.dep.startswith("obl") and tree[noun.head].upos == "VERB"

"""The types and contexts that a register holds beside PLOVER's.

They are a project's own. Whoever reads its register need not have the project's files to ask for
them: each row of an own type tells which type of PLOVER's it counts as.
"""

from __future__ import annotations

from ..ontology import contexts
from ..register.asking import Own
from .copy import Copy

_TYPES = """SELECT subtype, any_value(event) FROM (
  SELECT subtype, event FROM mentions_acts UNION ALL SELECT subtype, event FROM events_acts)
WHERE subtype IS NOT NULL GROUP BY subtype ORDER BY subtype"""
_CONTEXTS = """SELECT DISTINCT unnest(contexts) AS context FROM mentions_acts
UNION SELECT DISTINCT unnest(contexts) FROM events_acts ORDER BY context"""


def own_words(copy: Copy) -> Own:
    """What the acts and statements of a copy have that PLOVER has not."""
    known = {each.name for each in contexts()}
    found = {name for (name,) in copy.ask(_CONTEXTS)}
    found.update(name for said in copy.statements for name in said.contexts)
    return Own(dict(copy.ask(_TYPES)), tuple(sorted(found - known)))


def together(first: Own, second: Own) -> Own:
    """The words of both; a type that both have is what the first says."""
    return Own(
        {**second.types, **first.types},
        tuple(dict.fromkeys((*first.contexts, *second.contexts))),
    )

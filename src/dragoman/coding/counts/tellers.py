"""Who puts the number that a sentence counts: `the rebels put it at 20`, `the army reported 12 deaths`."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicon.functions import Functions
from .words import Frames


class Tellers:
    """Finds in one tree the heads of those who put a number; `lemmas` are those of its tokens."""

    __slots__ = ("_frames", "_functions", "_lemmas", "_tree")

    def __init__(self, functions: Functions, frames: Frames, lemmas: Sequence[str]) -> None:
        self._functions = functions
        self._frames = frames
        self._lemmas = lemmas
        self._tree = functions.tree

    def restating(self, head: int) -> tuple[int, ...] | None:
        """Who puts a number anew: `the rebels put it at 20`, `organisers said 5,000`."""
        token = self._tree.tokens[head]
        verb = token.head
        if not self._functions.is_verb(verb) or not self._frames.within(
            "telling", self._lemmas[verb]
        ):
            return None
        case = self._functions.case_of(head)
        if case and case not in self._frames.lists["standing"]:
            return None
        objects = [o for o in self._functions.objects(verb) if o != head]
        if objects and not any(self._frames.within("restated", self._lemmas[o]) for o in objects):
            return None
        return self._functions.subject(verb)

    def reporting(self, predicate: int, head: int) -> tuple[int, ...]:
        """Who tells a number in the object of a verb: `the army reported 12 deaths`."""
        tokens = self._tree.tokens
        for start in (predicate, head):
            i = start
            for _ in range(4):
                token = tokens[i]
                verb = token.head
                telling = self._frames.within("reporting", self._lemmas[verb])
                if (
                    verb not in (i, predicate)
                    and telling
                    and self._functions.is_verb(verb)
                    and not self._functions.passive(verb)
                    and (token.dep == "obj" or token.dep.startswith("obl"))
                ):
                    return self._functions.subject(verb)
                if verb == i or self._functions.is_verb(verb):
                    break
                i = verb
        return ()

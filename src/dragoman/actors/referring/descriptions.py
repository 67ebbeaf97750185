"""Descriptions of states named elsewhere in the document: "the North African kingdom"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...data import shipped_yaml
from ...model import Tree
from ..tables.wording import Wording
from ..words.layers import Layers


@dataclass(frozen=True, slots=True)
class Descriptions:
    """`data/actors/descriptions.yaml`, typed; see the comments there."""

    regions: Mapping[str, frozenset[str]]
    vague: frozenset[str]
    beside: frozenset[str]
    forms: Mapping[str, frozenset[str] | None]
    two: frozenset[str]
    several: Mapping[str, int]
    two_states: frozenset[str]
    two_persons: frozenset[str]
    offices_of_state: frozenset[str]
    pair_words: frozenset[str]
    continued: frozenset[str]
    speech: frozenset[str]
    goes_on: frozenset[str]
    utterances: frozenset[str]
    given_out: frozenset[str]
    meetings: frozenset[str]
    sides: frozenset[str]
    armies: frozenset[str]
    sides_alone: frozenset[str]
    opposed: frozenset[str]
    judging: frozenset[str]
    moving: frozenset[str]
    making: frozenset[str]
    resulting: frozenset[str]
    laying: frozenset[str]
    expelling: frozenset[str]
    posted: frozenset[str]
    answering: frozenset[str]
    answered: frozenset[str]
    declaring: frozenset[str]
    moved: frozenset[str]
    received: frozenset[str]
    leaving: frozenset[str]
    upon: frozenset[str]
    laid_upon: frozenset[str]
    towards: frozenset[str]
    given_to: frozenset[str]
    order: frozenset[str]

    @classmethod
    def load(cls) -> Descriptions:
        """The shipped descriptions; loaded once a process."""
        return _load()

    def __contains__(self, word: object) -> bool:
        return word in self.forms


@cache
def _load() -> Descriptions:
    data = shipped_yaml("actors", "descriptions.yaml")
    return Descriptions(
        regions={str(word): frozenset(codes or ()) for word, codes in data["regions"].items()},
        vague=frozenset(data["vague"]),
        beside=frozenset(data["beside"]),
        forms={
            str(word): None if codes is None else frozenset(codes)
            for word, codes in data["forms"].items()
        },
        two=frozenset(data["two"]),
        several={str(word): int(count) for word, count in data["several"].items()},
        two_states=frozenset(data["two_states"]),
        two_persons=frozenset(data["two_persons"]),
        offices_of_state=frozenset(data["offices_of_state"]),
        pair_words=frozenset(data["pair_words"]),
        continued=frozenset(data["continued"]),
        speech=frozenset(data["speech"]),
        goes_on=frozenset(data["goes_on"]),
        utterances=frozenset(data["utterances"]),
        given_out=frozenset(data["given_out"]),
        meetings=frozenset(data["meetings"]),
        sides=frozenset(data["sides"]),
        armies=frozenset(data["armies"]),
        sides_alone=frozenset(data["sides_alone"]),
        opposed=frozenset(data["opposed"]),
        judging=frozenset(data["judging"]),
        moving=frozenset((*data["moving"], *data["making"])),
        making=frozenset(data["making"]),
        laying=frozenset(data["laying"]),
        expelling=frozenset(data["expelling"]),
        posted=frozenset(data["posted"]),
        answering=frozenset(data["answering"]),
        answered=frozenset(data["answered"]),
        resulting=frozenset(data["resulting"]),
        declaring=frozenset(data["declaring"]),
        moved=frozenset(data["moved"]),
        received=frozenset(data["received"]),
        leaving=frozenset(data["leaving"]),
        upon=frozenset(data["upon"]),
        laid_upon=frozenset(data["laid_upon"]),
        towards=frozenset(data["towards"]),
        given_to=frozenset(data["given_to"]),
        order=frozenset(data["order"]),
    )


class Description(NamedTuple):
    """A description in a sentence: the tokens `[first, last)`, and the states that its words fit.

    `states` is None where the words fit any ("the country"); `bare` where nothing but the form
    describes ("the kingdom"); `closed` where the lists hold all whom the words fit, so that they may tell
    of a state that the document does not name.
    """

    first: int
    last: int
    states: frozenset[str] | None
    bare: bool
    closed: bool = False


class Two(NamedTuple):
    """Words for two parties, or so many more: "both countries", "the two leaders", "the four"."""

    first: int
    last: int
    persons: bool
    many: int = 2


def find_descriptions(layers: Layers) -> list[Description]:
    """The descriptions of a sentence: a form under "the" with region words or none between."""
    data, low, found = Descriptions.load(), layers.low, list[Description]()
    halves = Wording.load().halves
    for i, word in enumerate(low):
        if word in halves and _is_half(layers, i):
            start = i - (i > 0 and low[i - 1] == "the")
            found.append(Description(start, i + 1, frozenset({halves[word]}), False))
        if word not in data.forms or layers.actor_of[i] or layers.role_of[i]:
            continue
        first, form = i, word
        if i and f"{low[i - 1]} {word}" in data.forms:
            first, form = i - 1, f"{low[i - 1]} {word}"
        described = _described(low, first, data)
        if described is None:
            continue
        start, fitting, regions = described
        bare = not regions
        after = low[i + 1] if i + 1 < len(low) else ""
        doing = "VBG" in (token.xpos for token in layers.tree.tokens[i + 2 : i + 3])
        if bare and (form == "state" or (after in data.continued and not doing)):
            continue  # "accused the country of spying" says no more of it
        allowed = data.forms[form]
        if fitting is not None:
            allowed = fitting if allowed is None else allowed & fitting
        if layers.tree[i].dep in ("compound", "amod"):
            continue
        closed = not bare and data.vague.isdisjoint(regions)
        found.append(Description(start, i + 1, allowed, bare, closed))
    return found


def _is_half(layers: Layers, i: int) -> bool:
    """Whether "the North" names a state by itself; not "the North Sea", "in the North of Chile".

    Headlines leave out the article: "South's offer", "leaflets to North".
    """
    if (
        not layers.tree[i].text[0].isupper()
        or layers.actor_of[i]
        or layers.low[i - 1 : i] == ["and"]
    ):
        return False
    if i + 1 == len(layers.low):
        return True
    after = layers.tree[i + 1]
    return after.upos not in ("PROPN", "NOUN", "ADJ") and layers.low[i + 1] not in ("of", "-")


def _described(
    low: Sequence[str], first: int, data: Descriptions
) -> tuple[int, frozenset[str] | None, list[str]] | None:
    """Where a description begins, whom its words fit, and those; None where they say something else."""
    i, fitting, regions = first, None, list[str]()
    while i > 0:
        word = low[i - 1]
        if word in ("the", "this"):
            return i - 1, fitting, regions
        for length in (3, 2, 1):
            words = low[i - length : i] if i >= length else []
            joined = " ".join(words).replace(" - ", "-")
            if joined in data.regions:
                allowed = data.regions[joined]
                if allowed:
                    fitting = allowed if fitting is None else fitting & allowed
                    regions.append(joined)
                i -= length
                break
        else:
            return None
    return None


def counted(low: Sequence[str], i: int) -> int:
    """How many more than two "the three" before a word makes of it; 0 where nothing does."""
    several = Descriptions.load().several
    return several.get(low[i - 1], 0) if i > 1 and low[i - 2] == "the" else 0


def find_twos(layers: Layers) -> list[Two]:
    """Words for two parties named before; "the two Koreas" and "two countries" are none."""
    data, low, found = Descriptions.load(), layers.low, list[Two]()
    for i, word in enumerate(low):
        if word in data.pair_words and i and low[i - 1] == "the":
            found.append(Two(i - 1, i + 1, True))
            continue
        if word in data.two and _stands_alone(layers.tree, i):
            found.append(Two(i - 1 if word == "two" else i, i + 1, True))
            continue
        if word in data.several and low[i - 1 : i] == ["the"] and _stands_alone(layers.tree, i):
            found.append(Two(i - 1, i + 1, False, data.several[word]))
            continue
        persons = word in data.two_persons
        if not persons and word not in data.two_states and word not in data.sides:
            continue
        count = counted(low, i)
        after = low[i + 1] if i + 1 < len(low) else ""
        if count and (after in data.continued or after == "who"):
            continue  # "the three countries that border Chad"
        if count and (persons or word not in data.sides):
            found.append(Two(i - 2, i + 1, persons, count))
            continue
        i_two = _two_before(low, i)
        if i_two is None and word in data.sides:
            i_two = opposed_before(low, i)
        if i_two is not None:
            found.append(Two(i_two, i + 1, persons))
    return found


def _stands_alone(tree: Tree, i: int) -> bool:
    """Whether "the two" or "both" is a subject without a noun: "The two discussed trade"."""
    token = tree[i]
    # "and both agreed": a parser takes the word for an adverb
    adverb = token.dep == "advmod" and not tree.dependents(token.head, "nsubj")
    if not (adverb or token.dep.startswith("nsubj")) or tree.children[i][1:]:
        return False
    if token.text.lower() == "two" and (not i or tree.forms[i - 1] != "the"):
        return False
    after = tree[i + 1].upos if i + 1 < len(tree) else "PUNCT"
    return after in ("VERB", "AUX", "ADV")


def _two_before(low: Sequence[str], i: int) -> int | None:
    """Where "both" or "the two" begins before the noun at `i`."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if low[k] == "both":
            return k
        if low[k] == "two":
            return k - 1 if k and low[k - 1] in ("the", "these", "our", "their") else None
        if low[k] not in (
            "our",
            "their",
            "the",
            "of",
            "these",
            "neighboring",
            "neighbouring",
            "rival",
        ):
            return None
    return None


def opposed_before(low: Sequence[str], i: int) -> int | None:
    """Where "the belligerents" or "the warring factions" begins, whose noun is at `i`."""
    data, k = Descriptions.load(), i
    while k and low[k - 1] in data.opposed:
        k -= 1
    after = low[i + 1] if i + 1 < len(low) else ""
    if not k or low[k - 1] != "the" or after in data.continued:
        return None
    return k - 1 if k < i or low[i] in data.sides_alone else None


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of the range whose head lies outside: the last where there are several."""
    for i in range(last - 1, first - 1, -1):
        if not first <= tree[i].head < last or tree[i].head == i:
            return i
    return last - 1

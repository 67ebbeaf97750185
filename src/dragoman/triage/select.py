"""Choose the sentences that can matter: somebody who may be an actor, and a word that may be an act.

Parsing costs a thousand times what this costs, and most sentences name no two political actors or
no act. What is lost here is lost for good, so each test is generous: word forms, not senses; any
name that could be a person of whom the document has spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..data import data_path
from ..lexicon import Lexicon
from ..lexicon.inflect import forms_of
from ..lexicon.read import load_yaml
from ..model import Sentence

_WORD = re.compile(r"[\w$](?:[\w'’-]*\w)?")
_CURRENCY = frozenset("$€£¥₹")
"""Signs that stand for a noun of money, mostly without a space before the sum."""
_NAME = re.compile(r"(?<=[a-z,’'”\"] )[A-Z][\w’'-]+")
"""A capitalised word that does not begin the sentence."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """Word forms that may begin an act.

    `sure` are enough alone; a form in `needs` (`take`, `put`) only beside one of the words named.
    """

    sure: frozenset[str]
    needs: Mapping[str, frozenset[str]]
    phrases: tuple[str, ...]


def select(
    sentences: Sequence[Sentence],
    hits: Mapping[int, Sequence[object]],
    lexicon: Lexicon,
    extra_triggers: Iterable[str] = (),
    *,
    is_known: Callable[[str], bool] | None = None,
) -> tuple[bool, ...]:
    """Say of each sentence whether it is to be parsed.

    `hits` are the actor hits by sentence index; `extra_triggers` are words or phrases that facts
    look for. Where the document names no actor, and nobody by a political role, nothing is parsed;
    `is_known` says of a name that is no phrase of the index whether it is all the same known, as of a
    leader by his last name.
    """
    opened = any(hits.values()) or _speaks_of_politics(sentences, lexicon.language)
    if not opened and not (is_known and any(map(is_known, _capitalised(sentences)))):
        return (False,) * len(sentences)
    triggers = _triggers(lexicon, frozenset(extra_triggers))
    references = _references(lexicon.language)
    names = frozenset(name for each in sentences for name in _NAME.findall(each.text))
    return tuple(
        _has_trigger(words := _words(sentence.text), sentence.text, triggers)
        and (bool(hits.get(sentence.index)) or _may_refer(words, sentence.text, references, names))
        for sentence in sentences
    )


def _capitalised(sentences: Iterable[Sentence]) -> Iterable[str]:
    """All words with a capital, each once."""
    words = (word for each in sentences for word in _WORD.findall(each.text))
    return dict.fromkeys(re.sub("['’]s?$", "", word) for word in words if word[0].isupper())


def _words(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    parts = [
        part
        for word in words
        if "-" in word or "'" in word or "’" in word
        for part in re.split("[-'’]", word)
    ]
    return frozenset((*words, *parts, *_CURRENCY.intersection(text)))


def _has_trigger(words: frozenset[str], text: str, triggers: Triggers) -> bool:
    if not words.isdisjoint(triggers.sure):
        return True
    needs = triggers.needs
    for word in words:
        found = needs.get(word)
        if found is not None and not words.isdisjoint(found):
            return True
    if triggers.phrases:
        lowered = text.lower()
        return any(phrase in lowered for phrase in triggers.phrases)
    return False


def _may_refer(
    words: frozenset[str], text: str, references: frozenset[str], names: frozenset[str]
) -> bool:
    """Whether a sentence without an actor's name may speak of one: a pronoun, a role, a name.

    A sentence begins with a capital anyway: its first word is a name if it is one of the `names`
    that stand inside other sentences of the document.
    """
    first = _WORD.search(text)
    return (
        not words.isdisjoint(references)
        or _NAME.search(text) is not None
        or (first is not None and first.group() in names)
    )


def _speaks_of_politics(sentences: Sequence[Sentence], language: str) -> bool:
    """Whether any sentence has a role that is of politics or arms in every text."""
    telling = _roles(language, "telling")
    return any(not telling.isdisjoint(_words(each.text)) for each in sentences)


@cache
def _references(language: str) -> frozenset[str]:
    raw = load_yaml(data_path("cues", language, "references.yaml"))
    pronouns = frozenset(map(str, raw["pronouns"]))
    return pronouns | _roles(language, "telling") | _roles(language, "roles")


@cache
def _roles(language: str, key: str) -> frozenset[str]:
    raw = load_yaml(data_path("cues", language, "references.yaml"))
    return frozenset(form for role in raw[key] for form in forms_of("noun", str(role)))


_cached: dict[tuple[int, frozenset[str]], tuple[Lexicon, Triggers]] = {}


def _triggers(lexicon: Lexicon, extra: frozenset[str]) -> Triggers:
    """The triggers of a lexicon, made once for it (a lexicon is too large to hash)."""
    key = (id(lexicon), extra)
    known = _cached.get(key)
    if known is None or known[0] is not lexicon:
        known = _cached[key] = (lexicon, _build(lexicon, extra))
    return known[1]


def _build(lexicon: Lexicon, extra: Collection[str]) -> Triggers:
    sure = {word.lower() for word in extra if " " not in word}
    needs: dict[str, set[str]] = {}
    for form, candidates in lexicon.index.items():
        beside: set[str] = set()
        for candidate in candidates.ordered:
            nouns = [slot.filler.nouns for slot in candidate.entry.slots if slot.filler.nouns]
            if candidate.rest:
                beside |= {candidate.rest[0]} | forms_of("noun", candidate.rest[0])
            elif candidate.kind == "verb" and nouns:
                beside |= _heads(min(nouns, key=len))
            else:
                sure.add(form)
                break
        else:
            needs[form] = beside
    return Triggers(
        frozenset(sure),
        {form: frozenset(words) for form, words in needs.items() if form not in sure},
        tuple(sorted(word.lower() for word in extra if " " in word)),
    )


@cache
def _heads(nouns: frozenset[str]) -> frozenset[str]:
    """The word forms of the heads of some nouns."""
    return frozenset(form for noun in nouns for form in forms_of("noun", noun.split()[-1]))

"""Light verbs: `carried out an attack on` is the attack of the verb's subject.

`light.yaml` names the verbs and where their noun stands: `active` verbs have the doer as subject,
`passive` ones whom it is done to (`came under attack from`), `happening` verbs only say that the
noun took place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..data import data_path
from .entry import Site
from .functions import Functions
from .mends import swallowed
from .read import load_yaml

_FOR = frozenset({"for"})


@dataclass(frozen=True, slots=True)
class Light:
    """A light verb over a noun: whose act it is, and to whom."""

    verb: int
    passive: bool
    subject: tuple[int, ...]
    object: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    rest: str | None
    site: Site
    passive: bool
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scenes:
    """Meetings and visits as the scene of what is told: `said after talks with Chile`."""

    nouns: frozenset[str]
    cases: frozenset[str]
    parts: frozenset[str] = frozenset()

    def visitors(self, functions: Functions, n: int) -> Iterator[tuple[int, ...]]:
        """Who may have taken part in noun `n`: the one it is said of, the subject of its clause.

        Only where the clause is told as done, and where the noun does not say itself who took part.
        """
        tokens, tree = functions.tree.tokens, functions.tree
        if tree.lemmas[n] not in self.nouns:
            return
        place = self._whole(functions, n)
        token = tokens[place]
        stays = self._stays_for(functions, place)
        if functions.case_of(place) not in self.cases and not stays:
            return
        if any(
            # `During his visit to Chile, Doe ...`: a pronoun may stand for who is named after it
            tokens[c].dep == "nmod:poss" and not (tokens[c].upos == "PRON" and c < token.head)
            for c in tree.children[n]
        ):
            return
        if any(case in ("by", "between") for case, _ in functions.obliques(n)):
            return
        head = token.head
        if stays:
            yield functions.surface_subject(head)
            return
        if token.dep.startswith("nmod") and tokens[head].upos in ("NOUN", "PROPN"):
            yield (head,)
            # `promised reforms on a visit`: hung from the object, it is said of the subject
            head = tokens[head].head if tokens[head].dep in ("obj", "obl") else head
        told = functions.is_verb(head) and tokens[head].xpos != "VB"
        if told and not any(tokens[c].xpos == "MD" for c in tree.children[head]):
            yield functions.surface_subject(head)

    def _stays_for(self, functions: Functions, place: int) -> bool:
        """Whether noun `place` is what somebody is somewhere for: `is in Lima for talks`."""
        if functions.case_of(place) != "for":
            return False
        head = functions.tree.tokens[place].head
        return functions.case_of(head) in ("in", "at") and functions.copula(head) is not None

    def is_part(self, functions: Functions, i: int) -> bool:
        """Whether a noun only tells which part of a scene it was: `at the end of a visit`."""
        tree = functions.tree
        if tree.lemmas[i] not in self.parts or functions.case_of(i) not in ("at", "on", "during"):
            return False
        below = (head for case, head in functions.own_obliques(i) if case == "of")
        return any(tree.lemmas[head] in self.nouns for head in below)

    def _whole(self, functions: Functions, n: int) -> int:
        """The noun by which a part of the scene stands in the clause: `at the end of a visit`."""
        token = functions.tree.tokens[n]
        part = token.dep.startswith("nmod") and functions.case_of(n) == "of"
        return token.head if part and functions.tree.lemmas[token.head] in self.parts else n


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """The light verbs of a language, by lemma."""

    frames: dict[str, tuple[_Frame, ...]]
    happening: frozenset[str]
    companions: frozenset[str]
    scenes: Scenes
    arriving: frozenset[str]
    """Verbs whose subject is the guest of those whom it talks with."""
    undone: dict[str, frozenset[str]]
    """Particles with which a light verb says that nothing was done: `put off`."""

    @classmethod
    def load(cls, language: str = "en") -> LightVerbs:
        """Read the shipped table."""
        return cls.of(load_yaml(data_path("lexicon", language, "light.yaml")))

    @classmethod
    def of(cls, raw: Any) -> LightVerbs:
        frames: dict[str, list[_Frame]] = {}
        for voice in ("active", "passive"):
            for row in raw[voice]:
                cases = frozenset(row.get("case", ()))
                site = Site("oblique", cases) if cases else Site("object")
                for phrase in row["verb"]:
                    verb, _, rest = phrase.partition(" ")
                    nouns = frozenset(row.get("noun", ()))
                    frames.setdefault(verb, []).append(
                        _Frame(rest or None, site, voice == "passive", nouns)
                    )
        return cls(
            {k: tuple(v) for k, v in frames.items()},
            frozenset(raw["happening"]),
            frozenset(raw["companions"]),
            Scenes(*(frozenset(raw["scenes"][key]) for key in ("noun", "case", "part"))),
            frozenset(raw["arriving"]),
            {verb: frozenset(particles) for verb, particles in raw["undone"].items()},
        )

    def governor(
        self, functions: Functions, n: int, content: Callable[[int], int] | None = None
    ) -> Light | None:
        """The light verb that noun `n` stands under, if any.

        `content` gives the noun that a quantity counts: `carried out a series of attacks`.
        """
        for verb in _verbs_over(functions, n):
            lemma = functions.tree.lemmas[verb]
            if any(_has_word(functions, verb, rest) for rest in self.undone.get(lemma, ())):
                continue
            for frame in self.frames.get(lemma, ()):
                if frame.rest is not None and not _has_word(functions, verb, frame.rest):
                    continue
                if frame.nouns and functions.tree.lemmas[n] not in frame.nouns:
                    continue
                heads = functions.at(verb, frame.site)
                if n not in heads and (content is None or n not in map(content, heads)):
                    continue
                if _makes_so(functions, verb):
                    continue
                subject = functions.subject(verb)
                if frame.site.cases == _FOR and functions.objects(verb):
                    continue  # `met the premier for talks`: the verb tells the act itself
                if frame.passive and functions.passive(verb):
                    # `six were killed in an attack by ...`: those above it are who it was done to
                    subject = functions.objects(verb)
                elif frame.passive and frame.site.function == "oblique" and functions.objects(verb):
                    continue  # `killed six in an attack`: the subject did it
                if not frame.passive:
                    others = tuple(functions.own(verb, "iobj"))
                    return Light(verb, False, tuple(s for s in subject if s != n), others)
                doer = tuple(
                    head for case, head in functions.obliques(verb) if case in ("from", "by")
                )
                return Light(verb, True, doer, subject)
        return None

    def happens(
        self, functions: Functions, n: int, content: Callable[[int], int] | None = None
    ) -> int | None:
        """The verb of happening whose subject is noun `n`, or a quantity of it, if any."""
        tokens = functions.tree.tokens
        token = tokens[n]
        if content is not None and token.dep == "nmod" and content(token.head) == n:
            token = tokens[token.head]  # `a series of attacks began`
        found = (
            token.dep.startswith("nsubj")
            and token.head not in (n, token.i)
            and functions.tree.lemmas[token.head] in self.happening
        )
        return token.head if found else None


def _verbs_over(functions: Functions, n: int) -> Iterable[int]:
    """The verbs that may govern noun `n`: above it, through conjuncts, or in its own clause."""
    tokens, tree = functions.tree.tokens, functions.tree
    i = n
    for _ in range(3):
        head = tokens[i].head
        if head == i:
            break
        if functions.is_verb(head):
            yield head
            break
        if tokens[i].dep not in ("conj", "nmod"):
            break
        i = head
    for c in tree.children[n]:
        if tokens[c].dep in ("acl", "acl:relcl") and functions.is_verb(c):
            yield c
        elif tokens[c].dep == "amod" and swallowed(tree, c) is not None:
            yield c  # `Norway voiced concern` read as one noun phrase


def _makes_so(functions: Functions, verb: int) -> bool:
    """`made inspections harder`: the noun is what is made so, no act of the subject."""
    tokens = functions.tree.tokens
    return any(
        tokens[c].dep == "xcomp" and tokens[c].upos == "ADJ" for c in functions.tree.children[verb]
    )


def _has_word(functions: Functions, verb: int, rest: str) -> bool:
    tree = functions.tree
    words = {tree.forms[c] for c in tree.children[verb]}
    words |= {tree.forms[g] for c in tree.children[verb] for g in tree.children[c]}
    return set(rest.split()) <= words

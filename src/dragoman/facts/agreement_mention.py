"""What one phrase says of an agreement: name, subject, form, parties, stage.

Parties are taken only from the words: who signs, "with X", "between X and Y", who joins. That a
state is known to have signed elsewhere is never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast as typed

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import AgreementForm, Party, Reading, Span, StageName, Token, Tree
from .agreement_act import CONCLUDED, TRUCE, holds
from .agreement_name import MODIFIERS
from .agreement_side import Siding
from .words import classes, raw, words

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names an agreement, with what its sentence says of it.

    `joined` are the parties by the order of their coming (1 first, None where the words give no
    order), who came (`comers`) by the act at token `coming`; `stage` is what is done to it, at the
    token `act`, by the reading `reading` if coded, and `making` the token of the act by which it came
    about; `sequel` is the word that sets it apart from one before it ("second", "supplementary").
    """

    tree: Tree
    noun: int
    name: str | None
    title: str | None
    subject: str | None
    form: AgreementForm | None
    definite: bool
    parties: tuple[Party, ...]
    joined: tuple[tuple[Party, int | None], ...]
    comers: tuple[Party, ...]
    coming: int | None
    signatories: tuple[Party, ...]
    leaving: tuple[Party, ...]
    stage: StageName | None
    act: int | None
    making: int | None
    reading: Reading | None
    sequel: str | None
    span: Span
    renames: bool = False
    """Whether the title is told of the noun, "the deal, known as the Lima Accord", and not made of it."""


def mentions(
    tree: Tree, cast: Cast, readings: Sequence[Reading], language: str = "en"
) -> Iterator[Mention]:
    """The agreements that a tree speaks of, in order."""
    forms = classes("agreements", "forms", language)
    anaphors = words("agreements", "anaphors", language)
    concluded = words("agreements", "concluded", language)
    functions: Functions | None = None
    for token in tree.tokens:
        if (named := _acronym(tree, token, cast, language)) is not None:
            functions = functions or Functions(tree)
            yield from _named(_Reader(functions, cast, readings, language), token.i, named)
            continue
        lemma = token.lemma.lower()
        word = lemma if lemma in forms or lemma in anaphors else token.text.lower()
        known = word in forms or word in anaphors or word in concluded
        bare = token.upos == "VERB" and token.dep == "xcomp" and forms.get(word) == TRUCE
        if not known or not (token.upos in ("NOUN", "PROPN") or bare):
            continue
        if token.dep == "compound" and not tree.dependents(token.i, "case"):
            continue  # "treaty talks" speak of talks
        if token.dep == "appos" and _acronym(tree, tree.tokens[token.head], cast, language):
            continue  # "the USMCA, a trade agreement"
        if _told_of(tree, token):
            continue
        before = tree.dependents(token.i, *MODIFIERS)
        taken_up = word in anaphors and not (before or token.xpos.endswith("S"))
        if word in anaphors and not taken_up and word not in concluded:
            continue  # "court documents" take up nothing
        if any(
            tree.tokens[b].lemma.lower() in words("agreements", "private", language) for b in before
        ):
            continue
        functions = functions or Functions(tree)
        form = typed("AgreementForm", forms[word]) if word in forms else None
        if form == "other" and any(
            forms.get(tree.tokens[b].lemma.lower()) == TRUCE for b in before
        ):
            form = TRUCE  # "a ceasefire deal"
        reader = _Reader(functions, cast, readings, language)
        stages = reader.stages(token.i)
        mention = reader.read(token.i, form, *(stages[0] if stages else (None, None)))
        if word in concluded:
            # "signed peace in Paris", "reached a settlement": an agreement by what is done to it
            if mention.stage in CONCLUDED or mention.making is not None:
                yield replace(mention, form="other")
                continue
            if not taken_up:
                continue
        done = mention.stage is not None or mention.making is not None
        if token.xpos == "NNS" and not done and mention.title is None and _several(tree, token.i):
            continue
        yield mention
        # "the accord signed in 2015 was terminated": one phrase, and two things done to it
        for stage, act in stages[1:]:
            yield reader.read(token.i, form, stage, act)


def _told_of(tree: Tree, token: Token) -> bool:
    """Whether a noun says what was told before: "it is the second accord in a year"."""
    subjects = tree.dependents(token.i, "nsubj")
    return bool(tree.dependents(token.i, "cop")) and any(
        (tree.tokens[s].upos == "PRON" and tree.tokens[s].xpos == "PRP") or tree.forms[s] == "this"
        for s in subjects
    )


def _several(tree: Tree, noun: int) -> bool:
    """Whether a plural means no agreement in particular: "all treaties with Peru"."""
    several = words("agreements", "several")
    return any(tree.forms[c] in several for c in tree.dependents(noun, "det", "det:predet", "amod"))


def _acronym(tree: Tree, token: Token, cast: Cast, language: str) -> str | None:
    """The form of an agreement that stands by its letters alone where it is signed: "signed the USMCA"."""
    least: int = raw("agreements", language)["acronym"]
    text = token.text
    if not (text.isupper() and text.isalpha() and len(text) >= least and token.upos == "PROPN"):
        return None
    verb = tree.tokens[token.head]
    stages = classes("agreements", "stages", language)
    forms = classes("agreements", "forms", language)
    if (
        text.lower() in forms
        or token.dep != "obj"
        or stages.get(verb.lemma.lower()) not in CONCLUDED
    ):
        return None
    if cast.at(tree.sentence.index, token.i):
        return None
    below = (tree.tokens[c].lemma.lower() for c in tree.dependents(token.i, "appos"))
    return next((forms[lemma] for lemma in below if lemma in forms), "other")


def _named(reader: _Reader, noun: int, form: str) -> Iterator[Mention]:
    """What is done to an agreement that its letters name."""
    tree = reader.tree
    for stage, act in reader.stages(noun):
        mention = reader.read(noun, typed("AgreementForm", form), stage, act)
        told = next(iter(tree.dependents(noun, "appos")), noun)
        text, start = tree.tokens[noun].text, tree.tokens[noun].start
        sides = (p for p in mention.parties if not p.span.start <= start < p.span.end)
        subject = reader.subject(told, None)
        yield replace(mention, name=text, title=text, subject=subject, parties=tuple(sides))


class _Reader(Siding):
    """Reads the mentions of one tree."""

    __slots__ = ()

    def read(
        self, noun: int, form: AgreementForm | None, stage: StageName | None, act: int | None
    ) -> Mention:
        tree = self.tree
        title = self.title(noun)
        renames = title is not None and tree.tokens[noun].text not in title.split()
        reading = self._reading(act)
        done = self.told(stage, act, reading)
        stated = list(self._stated(noun))
        signatories: list[Party] = []
        leaving: list[Party] = []
        if not done:
            if stage == "withdrawn" and act is not None and self._may_leave(act, reading):
                stated += self.movers(noun, act, reading)  # who means to leave is in it
            stage = None
        elif stage in CONCLUDED and act is not None:
            sides = self._doers(noun, act, reading)
            stated += sides
            signatories = [p for p in sides if p.kind == "person"] if stage == "signed" else []
        elif stage == "withdrawn" and act is not None:
            stated += self._doers(noun, act, reading)
            leaving = [
                p for p in self.movers(noun, act, reading) if p.country or p.kind == "organisation"
            ]
        elif act is not None and self.is_own(noun, stage, form):
            stated += self.movers(noun, act, reading)
        making = self.making(noun) if stage is None else None
        if making is not None and holds(tree, making, self._reading(making)):
            stated += self._doers(noun, making, self._reading(making))
        else:
            making = None
        coming, joined, comers = self._joining(noun)
        return Mention(
            tree=tree,
            noun=noun,
            name=title or (None if self.headline() else self.description(noun)),
            title=title,
            subject=self.subject(noun, title),
            form=form,
            definite=(self._is_definite(noun) and not self.headline())
            or (title is not None and not renames),
            parties=tuple(map(self._movement, stated)),
            joined=tuple(joined),
            comers=tuple(comers),
            coming=coming,
            signatories=tuple(signatories),
            leaving=tuple(leaving),
            stage=stage,
            act=act,
            making=making,
            reading=reading,
            sequel=self.sequel(noun),
            span=tree.span(min((noun, *self._before(noun))), noun),
            renames=renames,
        )

    def _before(self, noun: int) -> tuple[int, ...]:
        return tuple(c for c in self.tree.dependents(noun, *MODIFIERS) if c < noun)

    def _is_definite(self, noun: int) -> bool:
        return any(
            self.tree.tokens[c].text.lower() in _DEFINITE
            for c in self.tree.dependents(noun, "det", "nmod:poss")
        ) or any(True for _ in self.tree.dependents(noun, "nmod:poss"))

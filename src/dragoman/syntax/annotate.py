"""The syntax network as a component of a spaCy pipeline, which gives it words and takes lemmas from its tags."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .network import Annotation, SyntaxNetwork
from .products import multiply_by_numpy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

COMPONENT = "dragoman_syntax"
REPLACED = ("tok2vec", "tagger", "morphologizer", "parser", "ner")
"""The components in whose place the network stands."""


def with_network(where: str) -> Language:
    """A pipeline of a folder with the network in the place of its own tagger, parser and names."""
    import spacy
    from spacy.language import Language

    Language.factory(COMPONENT, func=_component)
    nlp = spacy.load(where, exclude=REPLACED)
    nlp.add_pipe(COMPONENT, first=True)
    multiply_by_numpy(nlp)
    return nlp


def _component(nlp: Language, name: str) -> Annotate:
    return Annotate(SyntaxNetwork.load(nlp.lang))


@dataclass(frozen=True, slots=True)
class Annotate:
    """Writes what the network sees into Docs."""

    network: SyntaxNetwork

    def __call__(self, doc: Doc) -> Doc:
        words: list[Token] = []
        spaces: list[Token] = []
        for token in doc:
            (spaces if token.is_space else words).append(token)
        if words:
            _write(doc, words, spaces, self.network([word.text for word in words]))
        return doc


def _write(doc: Doc, words: list[Token], spaces: list[Token], seen: Annotation) -> None:
    """White space hangs on the word before it, else on the first."""
    import numpy as np
    from spacy.training import biluo_tags_to_spans, iob_to_biluo

    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    rows = np.zeros((len(doc), 5), np.uint64)
    tags = ["O"] * len(doc)
    at = [word.i for word in words]
    for word, tag, features, head, label, name in zip(
        words, seen.tags, seen.features, seen.heads, seen.labels, seen.names, strict=True
    ):
        pos, _, rest = features.removeprefix("POS=").partition("|")
        dep = "ROOT" if label == "root" else label
        hung = np.int64(at[head] - word.i).astype(np.uint64)
        rows[word.i] = (
            hung,
            strings.add(dep),
            strings.add(tag),
            strings.add(pos),
            morphology.add(rest),
        )
        tags[word.i] = name
    for space in spaces:
        before = at[max(bisect_left(at, space.i) - 1, 0)]
        hung = np.int64(before - space.i).astype(np.uint64)
        rows[space.i] = (hung, strings.add("dep"), strings.add("_SP"), strings.add("SPACE"), 0)
    doc.from_array(["HEAD", "DEP", "TAG", "POS", "MORPH"], rows)  # type: ignore[arg-type]
    doc.set_ents(biluo_tags_to_spans(doc, iob_to_biluo(tags)))

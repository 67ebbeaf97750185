"""The parser: the only place that loads a spaCy pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from ..data import data_path
from ..errors import ModelError
from ..model import Name, Sentence, Token, Tree
from .annotate import with_network
from .headline import as_sentence, says_something
from .products import multiply_by_numpy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UD_LABELS = frozenset({"nsubj", "obj", "obl", "nmod", "advcl", "xcomp"})
"""A pipeline that lacks these labels does not speak Universal Dependencies."""
SMALL = "small"
"""The name of the bundled pipeline without the syntax network: faster, and errs more."""

STRAIGHT = str.maketrans("’‘“”", "''\"\"")
"""Printers' quotation marks and those of the treebanks: a pipeline reads `Chile’s` worse than `Chile's`."""

Spans = Sequence[tuple[int, int]]

NETWORK = (data_path("syntax", "en"), data_path("encoder", "en"))
"""The folders of the syntax network."""
BATCH = 256
"""Sentences a batch: larger ones gain no speed and cost memory."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A spaCy pipeline in Universal Dependencies terms; `hash` names its weights in a run."""

    nlp: Language
    hash: str

    @classmethod
    def load(cls, name_or_path: str | None = None) -> Parser:
        """Load the named pipeline, else the bundled English one; loaded once a process.

        Tags, trees and names of the bundled one are the syntax network's, but for `small`.

        Raises ModelError where it is missing or speaks another scheme.
        """
        return _load(_named(name_or_path))

    def parse(
        self, sentences: Sequence[Sentence], names: Sequence[Spans] | None = None
    ) -> list[Tree]:
        """Parse sentences, each alone; one tree a sentence, in order.

        `names` are for each sentence the stretches of its names, as offsets into the document: they
        keep their capitals where a headline is read as a sentence. It is so read where that makes
        a clause of it (`Readout of a Call with Chile` is best parsed as it stands), and always where
        all of it is in capitals.
        """
        trees = self._trees(sentences)
        small = {}
        for i, (each, own) in enumerate(
            zip(sentences, names or [()] * len(sentences), strict=True)
        ):
            inner = [(first - each.start, last - each.start) for first, last in own]
            text = as_sentence(each.text, self._is_common, inner)
            if text != each.text and (each.text.isupper() or not says_something(trees[i])):
                small[i] = text
        other = self._trees([sentences[i] for i in small], list(small.values()))
        for i, tree in zip(small, other, strict=True):
            if sentences[i].text.isupper() or says_something(tree):
                trees[i] = tree
        return trees

    def _trees(
        self, sentences: Sequence[Sentence], texts: Sequence[str] | None = None
    ) -> list[Tree]:
        """The trees of sentences, or of `texts` that stand for them with other capitals."""
        texts = [sentence.text for sentence in sentences] if texts is None else texts
        docs = self.nlp.pipe([text.translate(STRAIGHT) for text in texts], batch_size=BATCH)
        return [tree_of(doc, sentence) for doc, sentence in zip(docs, sentences, strict=True)]

    def _is_common(self, word: str) -> bool:
        """Whether a word in small letters is one that the pipeline's texts held."""
        known = self.nlp.vocab.has_vector
        return known(word) or (word.endswith("s") and known(word[:-1]))


@cache
def _load(name_or_path: str) -> Parser:
    import spacy

    where = _folder(name_or_path)
    if not name_or_path:
        return Parser(with_network(where), model_hash())
    try:
        nlp = spacy.load(where)
    except (OSError, ValueError) as fault:
        raise _not_loaded(where, fault) from fault
    labels = nlp.get_pipe("parser").labels if nlp.has_pipe("parser") else ()  # type: ignore[attr-defined]
    if not UD_LABELS.issubset({label.split("||")[0] for label in labels}):
        raise ModelError(
            f"The language model {where!r} does not speak Universal Dependencies: its parser lacks "
            f"{', '.join(sorted(UD_LABELS.difference(labels)))}. Name one trained on a UD treebank."
        )
    multiply_by_numpy(nlp)
    return Parser(nlp, model_hash(name_or_path))


def model_hash(name_or_path: str | None = None) -> str:
    """The hash of the pipeline that `Parser.load` gives, told without loading it.

    It is of a folder's bytes; for an installed package its name and version stand for them.
    Raises ModelError where there is no such folder or package.
    """
    named = _named(name_or_path)
    where = _folder(named)
    digest = blake2b(digest_size=10)
    if not Path(where).is_dir():
        try:
            digest.update(f"{where} {version(where)}".encode())
        except (PackageNotFoundError, ValueError) as fault:
            raise _not_loaded(where, "no such package or folder") from fault
    folders = [Path(where)] if named else [Path(where), *NETWORK]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".md":
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _named(name_or_path: str | None) -> str:
    return name_or_path or os.environ.get("DRAGOMAN_MODEL") or ""


def _folder(named: str) -> str:
    """The bundled pipeline for no name and for `small`, else what is named."""
    return str(data_path("model", "en")) if named in ("", SMALL) else named


def _not_loaded(where: str, why: object) -> ModelError:
    return ModelError(
        f"The language model {where!r} cannot be loaded ({why}). "
        "Name an installed spaCy pipeline or a folder with --model, or reinstall dragoman."
    )


def tree_of(doc: Doc, sentence: Sentence) -> Tree:
    """Turn a parsed Doc into a Tree; white-space tokens go, their dependents climb to their head."""
    offset = sentence.start
    kept = [token for token in doc if not token.is_space]
    index = {token.i: i for i, token in enumerate(kept)}
    if not kept:
        return Tree.build(sentence, ())
    tokens = []
    for i, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = token.idx + offset
        tokens.append(
            Token(
                i,
                sentence.text[token.idx : token.idx + len(token.text)],
                token.lemma_ or token.lower_,
                token.pos_,
                token.tag_,
                token.dep_ if token.dep_ != "ROOT" else "root",
                index.get(head.i, i),
                start,
                start + len(token.text),
            )
        )
    return Tree.build(sentence, tokens, tuple(_names(doc, index)))


def _names(doc: Doc, index: dict[int, int]) -> Iterable[Name]:
    for ent in doc.ents:
        inside = [index[i] for i in range(ent.start, ent.end) if i in index]
        if inside:
            yield Name(inside[0], inside[-1] + 1, ent.label_)

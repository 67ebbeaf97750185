"""Build the empty pipeline of the shipped model: one shared tok2vec, then tagger, morphologizer, parser, ner, lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.vectors import Vectors
from tokens import make_tokenizer


@dataclass(frozen=True)
class Size:
    """Sizes of a student: the shared encoder, the parser's and the names' hidden layers, the vector table."""

    width: int = 128
    depth: int = 4
    pieces: int = 3
    rows: int = 5000
    hidden: int = 64
    parser_pieces: int = 2
    parser_extra: int = 0
    names_hidden: int = 64
    vectors: int = 20000


def tok2vec_config(size: Size) -> dict[str, object]:
    """The shared encoder: hash embeddings and static vectors, then a maxout window CNN."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": size.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [size.rows, size.rows // 4, size.rows // 2, size.rows // 4],
            "include_static_vectors": size.vectors > 0,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": size.width,
            "depth": size.depth,
            "window_size": 1,
            "maxout_pieces": size.pieces,
        },
    }


def _listener(size: Size) -> dict[str, object]:
    return {
        "@architectures": "spacy.Tok2VecListener.v1",
        "width": size.width,
        "upstream": "tok2vec",
    }


def _transitions(size: Size, state: str, hidden: int, pieces: int) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": state == "parser" and bool(size.parser_extra),
        "hidden_width": hidden,
        "maxout_pieces": pieces,
        "use_upper": True,
        "tok2vec": _listener(size),
    }


def add_vectors(nlp: Language, path: Path, count: int) -> None:
    """Give the vocabulary a table of the `count` most frequent words of `vectors.npz`."""
    stored = np.load(path)
    words, matrix = stored["words"][:count], stored["matrix"][:count]
    keep = np.linalg.norm(matrix, axis=1) > 0
    names = [str(word) for word in words[keep]]
    for name in names:
        nlp.vocab.strings.add(name)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=matrix[keep], keys=names, name="dragoman_en"
    )


def add_parser(nlp: Language, size: Size) -> None:
    """Add an untrained parser after the morphologizer."""
    config = {"model": _transitions(size, "parser", size.hidden, size.parser_pieces)}
    nlp.add_pipe("parser", config=config, after="morphologizer")


def build(size: Size, vectors: Path) -> Language:
    """The pipeline, not yet initialized; the lemmatizer is added after training."""
    nlp = spacy.blank("en")
    make_tokenizer(nlp)
    if size.vectors:
        add_vectors(nlp, vectors, size.vectors)
    nlp.add_pipe("tok2vec", config={"model": tok2vec_config(size)})
    tagged = {
        "@architectures": "spacy.Tagger.v2",
        "nO": None,
        "normalize": False,
        "tok2vec": _listener(size),
    }
    nlp.add_pipe("tagger", config={"model": tagged})
    nlp.add_pipe("morphologizer", config={"model": tagged})
    add_parser(nlp, size)
    nlp.add_pipe("ner", config={"model": _transitions(size, "ner", size.names_hidden, 2)})
    return nlp

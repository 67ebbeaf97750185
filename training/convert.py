"""Turn the treebanks and the names data into spaCy DocBins.

One Doc a sentence, as the program parses; `*-paragraphs` has one Doc a paragraph. GUM sentences carry names;
where names are not annotated they are missing, not "O", and likewise trees in the names data.
"""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path

import spacy
from conllu import Sentence, Word, read_conllu
from labels import morph
from names import FILES, NamedSentence, gum_names, read_names
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


def tree_doc(vocab: Vocab, sentences: list[Sentence], tags: list[str] | None = None) -> Doc:
    """A Doc of one or more gold sentences, with the raw text's spacing and names if `tags` is given."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(words)
        for i, word in enumerate(sentence.words):
            heads.append(offset + (word.head if word.head >= 0 else i))
            starts.append(i == 0)
        words.extend(sentence.words)
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        morphs=[morph(w.upos, w.feats).partition("|")[2] for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.head < 0 else w.deprel for w in words],
        sent_starts=starts,
        ents=tags,
    )


def named_doc(vocab: Vocab, row: NamedSentence) -> Doc:
    """A Doc with names only; the spacing follows the text where it is known, else simple rules."""
    spaces = []
    position = 0
    for i, word in enumerate(row.words):
        if row.text and row.text.startswith(word, position):
            position += len(word)
            space = row.text.startswith(" ", position)
            position += space
        else:
            follower = row.words[i + 1] if i + 1 < len(row.words) else ""
            space = not (
                follower in {".", ",", ";", ":", ")", "!", "?", "'s", "’s", "%", "n't"}
                or word in {"(", "$"}
            )
        spaces.append(space)
    return Doc(vocab, words=list(row.words), spaces=spaces, ents=list(row.tags))


def write(path: Path, docs: list[Doc]) -> None:
    """Write docs and say how many."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    print(f"{path.name}: {len(docs)} docs, {sum(len(doc) for doc in docs)} tokens")


def main() -> None:
    """Write train, dev and test files to the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for name in ("en-train", "en-dev", "en-pud-test"):
        sentences = list(read_conllu(args.data / "ud" / f"{name}.conllu.xz"))
        gum = name == "en-train"
        docs = [
            tree_doc(
                vocab, [s], list(gum_names(s).tags) if gum and s.id.startswith("GUM") else None
            )
            for s in sentences
        ]
        write(args.work / f"{name}.spacy", docs)
        paragraphs = [
            list(group) for _, group in groupby(sentences, key=lambda s: (s.document, s.paragraph))
        ]
        write(args.work / f"{name}-paragraphs.spacy", [tree_doc(vocab, p) for p in paragraphs])
    train: list[Doc] = []
    for name in FILES:
        rows, held = read_names(args.data / "ner" / name)
        train.extend(named_doc(vocab, row) for row in rows)
        write(
            args.work / f"names-held-{Path(name).stem}.spacy",
            [named_doc(vocab, row) for row in held],
        )
    write(args.work / "names-train.spacy", train)


if __name__ == "__main__":
    main()

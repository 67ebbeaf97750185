"""Print every accuracy figure of the model card, from a model folder and the converted data.

"sentence": each gold sentence's raw text is one Doc, as in the program; "paragraph": the model finds the
sentences too. "own tokens": from raw text, scored by aligned tokens (F1); "gold tokens": the treebank's.
UAS and LAS use full labels with subtypes; "no punct" leaves out dependents labelled punct, as spaCy's scorer does.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

from dragoman.syntax.annotate import with_network


@dataclass(frozen=True)
class TreeScores:
    """Shares between 0 and 1; `tokens` is the F1 of token boundaries."""

    tokens: float
    xpos: float
    upos: float
    lemma: float
    uas: float
    las: float
    uas_punct: float
    las_punct: float
    sentences: float


def read(nlp: Language, path: Path) -> list[Doc]:
    """Read one DocBin."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def predict(nlp: Language, gold: list[Doc], *, gold_tokens: bool) -> list[Example]:
    """Parse the raw texts, or the gold tokens, and pair each result with its gold Doc."""
    if gold_tokens:
        inputs = [
            Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc])
            for doc in gold
        ]
    else:
        inputs = [nlp.make_doc(doc.text) for doc in gold]
    return [
        Example(doc, ref) for doc, ref in zip(nlp.pipe(inputs, batch_size=256), gold, strict=True)
    ]


def _relation(token: Token, attr: str) -> str:
    return token.vocab.strings.as_string(getattr(token, attr)).lower()


def score_trees(examples: list[Example]) -> TreeScores:
    """Score tokens, tags, lemmas and trees."""
    plain = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=("p", "punct"))
    every = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=())
    sentences = Scorer.score_spans(
        examples, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START")
    )
    return TreeScores(
        tokens=Scorer.score_tokenization(examples)["token_f"],
        xpos=Scorer.score_token_attr(examples, "tag")["tag_acc"],
        upos=Scorer.score_token_attr(examples, "pos")["pos_acc"],
        lemma=Scorer.score_token_attr(examples, "lemma", getter=lambda t, _: t.lemma_)["lemma_acc"],
        uas=plain["dep_uas"],
        las=plain["dep_las"],
        uas_punct=every["dep_uas"],
        las_punct=every["dep_las"],
        sentences=sentences["sents_f"],
    )


def print_trees(nlp: Language, work: Path) -> None:
    """Print the table of tree figures for the development and the test treebank."""
    print(
        "data | Doc | tokens | token F1 | xpos | upos | lemma | UAS no punct | LAS no punct | UAS | LAS | sentence F1"
    )
    print("--- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---:")
    for name in ("en-dev", "en-pud-test"):
        for unit in ("sentence", "paragraph"):
            gold = read(
                nlp, work / (f"{name}.spacy" if unit == "sentence" else f"{name}-paragraphs.spacy")
            )
            for gold_tokens in (False, True):
                s = score_trees(predict(nlp, gold, gold_tokens=gold_tokens))
                shares = (
                    s.tokens,
                    s.xpos,
                    s.upos,
                    s.lemma,
                    s.uas,
                    s.las,
                    s.uas_punct,
                    s.las_punct,
                    s.sentences,
                )
                figures = " | ".join(f"{100 * share:.1f}" for share in shares)
                print(
                    f"{name} | {unit} | {'gold' if gold_tokens else 'own'} | {figures}", flush=True
                )


def print_names(nlp: Language, work: Path) -> None:
    """Print precision, recall and F1 of names on the held-out third of each file, own tokens."""
    print("\nheld-out names | docs | P | R | F1 | PER F1 | ORG F1 | LOC F1")
    print("--- | ---: | ---: | ---: | ---: | ---: | ---: | ---:")
    together: list[Example] = []
    paths = sorted(work.glob("names-held-*.spacy"))
    groups = [
        (path.stem.removeprefix("names-held-"), predict(nlp, read(nlp, path), gold_tokens=False))
        for path in paths
    ]
    together = [example for _, examples in groups for example in examples]
    for name, examples in [*groups, ("all", together)]:
        scores = Scorer.score_spans(
            examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB")
        )
        types = [
            scores["ents_per_type"].get(kind, {}).get("f", 0.0) for kind in ("PER", "ORG", "LOC")
        ]
        figures = " | ".join(
            f"{100 * x:.1f}" for x in (scores["ents_p"], scores["ents_r"], scores["ents_f"], *types)
        )
        print(f"{name} | {len(examples)} | {figures}", flush=True)


def main() -> None:
    """Evaluate one model folder, or the syntax network with that folder's tokens and lemmas."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--network", action="store_true", help="the syntax network that ships")
    args = parser.parse_args()
    nlp = with_network(str(args.model)) if args.network else spacy.load(args.model)
    print_trees(nlp, args.work)
    if args.network or "ner" in nlp.pipe_names:
        print_names(nlp, args.work)


if __name__ == "__main__":
    main()

"""Make the model folder that ships: fresh lemma tables, a filled-in meta.json, only the strings that are needed."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from student import add_lemmatizer

KEPT = {"README.md", "LICENCE", "SOURCE.md"}
META = {
    "name": "dragoman",
    "version": "0.1.0",
    "description": "English tags, Universal Dependencies trees, lemmas and names for news, made for Dragoman.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM (open genres)", "license": "CC BY, CC BY-SA, public domain"},
        {"name": "Universal NER English EWT", "license": "CC BY-SA 4.0"},
        {"name": "WikiGold", "license": "CC BY 4.0"},
        {"name": "re3d", "license": "open government and Creative Commons licences"},
    ],
}


def needed_strings(nlp: Language) -> set[str]:
    """Strings that stand in vectors, labels and the tokenizer's rules, and all that a blank pipeline has."""
    needed = set(spacy.blank("en").vocab.strings)
    needed |= {nlp.vocab.strings[key] for key in nlp.vocab.vectors}
    for _, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            needed |= {
                label,
                *label.split("|"),
                *(part for p in label.split("|") for part in p.split("=")),
            }
            needed.add("|".join(part for part in label.split("|") if not part.startswith("POS=")))
    for exceptions in nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc").values():  # type: ignore[attr-defined]
        needed |= {lemma for lemmas in exceptions.values() for lemma in lemmas}
    return needed


def main() -> None:
    """Write `--out`, leaving its card, licence and source as they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/model/en"))
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    add_lemmatizer(nlp, args.data, args.work)
    nlp.meta.update(META)
    for path in args.out.iterdir() if args.out.exists() else ():
        if path.name not in KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    nlp.to_disk(args.out)
    strings = args.out / "vocab" / "strings.json"
    needed = needed_strings(nlp)
    srsly.write_json(strings, sorted(s for s in srsly.read_json(strings) if s in needed))
    size = sum(path.stat().st_size for path in args.out.rglob("*") if path.is_file())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

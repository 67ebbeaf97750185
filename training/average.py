"""Average the weights of students that went on from the same model on different silver shards."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import Model


def nodes(nlp: Language) -> list[Model]:
    """Every layer of every trained component, in a fixed order."""
    pipes = [pipe for _, pipe in nlp.pipeline if getattr(pipe, "model", None) is not None]
    return [node for pipe in pipes for node in pipe.model.walk()]


def main() -> None:
    """Write the mean of the given models to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pipelines = [spacy.load(path) for path in args.models]
    done: set[tuple[int, str]] = set()
    for group in zip(*(nodes(nlp) for nlp in pipelines), strict=True):
        for name in group[0].param_names:
            if not group[0].has_param(name) or (group[0].id, name) in done:
                continue
            done.add((group[0].id, name))
            mean = sum(node.get_param(name) for node in group) / len(group)
            group[0].set_param(name, mean.astype(group[0].get_param(name).dtype))
    pipelines[0].to_disk(args.out)
    print(f"{args.out}: mean of {len(pipelines)} models, {len(done)} parameters")


if __name__ == "__main__":
    main()

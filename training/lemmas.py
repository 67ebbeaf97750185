"""Tables for spaCy's rule lemmatizer, learnt from the lemmas of en-train.

`lemma_exc`: what a word form of a word class most often has as its lemma, where the rules do not give it;
`lemma_rules`: endings and what replaces them, ordered by how often they hold; `lemma_index`: known lemmas.

    python training/lemmas.py [FOLDER]

tells a folder of tables the verbs that the program itself knows and that the treebank is too small for:
without them "ratified" is its own lemma. It does so again when verbs were added to lexicon or cues.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from conllu import Sentence
from spacy.lang.en import English
from spacy.lookups import Lookups
from spacy.tokens import Doc

from dragoman.data import shipped_yaml
from dragoman.lexicon import Lexicon
from dragoman.lexicon.inflect import verb_forms

TABLES = Path("src/dragoman/data/model/en/lemmatizer/lookups")
CUES = {
    "agreements.yaml": (
        "stages",
        "own",
        "making",
        "putting",
        "leaving",
        "joining",
        "calling",
        "telling",
        "approving",
        "accusing",
        "saying",
    ),
    "speech.yaml": ("verbs",),
    "offices.yaml": ("taking", "leaving"),
}
"""Where cues list verbs; of more words the first is the verb."""

# In order of preference among results that are known words.
RULES = {
    "noun": [("men", "man"), ("ves", "f"), ("ves", "fe"), ("ies", "y"), ("s", ""), ("es", "")],
    "verb": [("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", "e"), ("s", ""), ("es", ""),
             ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "adj": [("iest", "y"), ("ier", "y"), ("est", "e"), ("er", "e"), ("est", ""), ("er", "")],
    "adv": [("iest", "y"), ("ier", "y"), ("est", ""), ("er", "")],
}  # fmt: skip
# In order of preference where no result is a known word.
UNKNOWN = {
    "noun": [("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")],
    "verb": [("ies", "y"), ("ied", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", ""),
             ("ated", "ate"), ("ating", "ate"), ("ized", "ize"), ("izing", "ize"), ("ed", ""), ("ing", "")],
}  # fmt: skip
SAME = ("", "")
DOUBLED = "bdfgklmnprtvz"
TAGS = [
    "adj",
    "adp",
    "adv",
    "aux",
    "cconj",
    "det",
    "intj",
    "noun",
    "num",
    "part",
    "pron",
    "punct",
    "sconj",
    "sym",
    "verb",
    "x",
]


def _rules() -> dict[str, list[tuple[str, str]]]:
    """The rules of each word class, in the order that spaCy's lemmatizer needs.

    It takes the first result that is no known word, but the last that is one; so the list holds the order for
    unknown words, then "the same, lower-cased", then the order for known words backwards.
    """
    doubled = {
        "verb": [(f"{c}{c}{end}", c) for c in DOUBLED for end in ("ed", "ing")],
        "adj": [(f"{c}{c}{end}", c) for c in DOUBLED for end in ("est", "er")],
    }
    rules = {}
    for pos in TAGS:
        known = RULES.get(pos, []) + doubled.get(pos, [])
        rules[pos] = [*UNKNOWN.get(pos, []), SAME, *reversed(known)]
    return rules


def learn_lemmas(sentences: Iterable[Sentence], vocabulary: Iterable[str]) -> Lookups:
    """Learn the three tables; `vocabulary` (frequent words of raw text) tells which stems are words."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    lemma_counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            pos = word.upos.lower()
            if word.lemma == "_":
                continue
            seen[pos, word.form.lower()][word.lemma] += 1
            lemma_counts[pos, word.lemma.lower()] += 1
    rules = _rules()
    words = {word for word in vocabulary if word.isalpha() and word.islower() and len(word) > 2}
    known = {pos: set(words) for pos in RULES}
    for (pos, lemma), n in lemma_counts.items():
        if pos in known and n > 1:  # a lemma seen once may be a slip
            known[pos].add(lemma)
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), lemmas in sorted(seen.items()):
        lemma, count = sorted(lemmas.items(), key=lambda item: (-item[1], item[0]))[0]
        if pos == "propn":
            if lemma.lower() != form and count > 1:
                exceptions[pos][form] = [lemma]
        elif lemma != form or any(form.endswith(old) for old, _ in RULES.get(pos, [])):
            exceptions[pos][form] = [lemma]
    lookups = Lookups()
    lookups.add_table(
        "lemma_rules", {pos: [list(rule) for rule in rows] for pos, rows in rules.items()}
    )
    lookups.add_table("lemma_exc", dict(exceptions))
    index = {pos: sorted(known[pos]) for pos in sorted(RULES)}
    lookups.add_table("lemma_index", index)
    tell_verbs(lookups)
    return lookups


def tell_verbs(lookups: Lookups) -> None:
    """Add the verbs of lexicon and cues to the known lemmas, and irregular forms to the exceptions."""
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    own, irregular = set(own_verbs()), shipped_yaml("cues", "en", "forms.yaml")["verbs"]
    longer = {f"{verb}e" for verb in own} - own  # "lauded" is no "laude"
    index["verb"] = sorted({*index["verb"], *own} - longer)
    for lemma, forms in irregular.items():
        for form in forms.split():
            if form not in own and form not in irregular:  # "lay" is a verb besides "lie"
                exceptions["verb"].setdefault(form, [lemma])
    lemma_of = verb_lemmatizer(lookups)
    for verb in sorted(own):
        wrong = (form for form in verb_forms(verb) if lemma_of(form) not in own)
        exceptions["verb"].update({form: [verb] for form in wrong})


def verb_lemmatizer(lookups: Lookups) -> Callable[[str], str]:
    """What the tables make of a form of a verb."""
    nlp = English()
    pipe = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    pipe.lookups = lookups
    return lambda form: pipe.rule_lemmatize(Doc(nlp.vocab, [form], pos=["VERB"])[0])[0]


def own_verbs() -> Iterator[str]:
    """The verbs that the lexicon and the cues know."""
    for entry in Lexicon.load().entries:
        yield from (words[0] for kind, words in entry.phrases if kind == "verb")
    for file, keys in CUES.items():
        cues = shipped_yaml("cues", "en", file)
        for key in keys:
            listed = cues[key].values() if isinstance(cues[key], dict) else (cues[key],)
            yield from (word.split()[0] for words in listed for word in words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=TABLES)
    folder = parser.parse_args().folder
    lookups = Lookups().from_disk(folder)
    tell_verbs(lookups)
    lookups.to_disk(folder)


if __name__ == "__main__":
    main()

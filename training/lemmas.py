"""Tables for spaCy's rule lemmatizer, learnt from the lemmas of en-train.

`lemma_exc`: what a word form of a word class most often has as its lemma, where the rules do not give it;
`lemma_rules`: endings and what replaces them, ordered by how often they hold; `lemma_index`: known lemmas.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from conllu import Sentence
from spacy.lookups import Lookups

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
    return lookups

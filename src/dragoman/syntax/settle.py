"""Labels of a tree that its tags, its names or each other contradict, set right.

A network labels each word by itself. `heads` are counted from 1, 0 is the root, as it scores them.
"""

from __future__ import annotations

from collections.abc import Sequence

FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NOUNS = frozenset({"NN", "NNS"})
_SETTING = frozenset({"obl", "obl:unmarked", "advmod", "advcl"})
_BEFORE_NOUNS = frozenset({"amod", "compound"})
_OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc"})
"""What stays with a description when the name behind it becomes its head."""


def settle(tags: list[str], heads: list[int], labels: list[str], names: list[str]) -> None:
    """Change heads and labels where nothing but a slip explains them."""
    helped = {head for head, label in zip(heads, labels, strict=True) if label == "aux:pass"}
    begun = {
        head
        for k, (head, label) in enumerate(zip(heads, labels, strict=True), 1)
        if label.startswith("nsubj") and k < head
    }
    for k, head in enumerate(heads):
        label = labels[k]
        if not head:
            continue
        if label == "nsubj:pass" and head not in helped and tags[head - 1] in FINITE:
            # `The body accused two men`: finite forms have no passive
            labels[k] = "nsubj"
        elif label == "nsubj" and k + 1 > head and head in begun and tags[head - 1] in FINITE:
            # `the premier told the president`: a second subject, behind the verb
            labels[k] = "obj"
        elif label == "amod" and tags[k] in _NOUNS and k + 1 < head:
            # `premier Jane Doe`, `police chief`: no noun is an adjective
            labels[k] = "nmod:desc" if tags[head - 1] == "NNP" else "compound"
        elif label in _BEFORE_NOUNS and tags[k] == "NNP" and k < heads[head - 1] - 1 < head - 1:
            # `Turkey vaccinated refugees`: no part of a noun stands before what governs the noun
            _make_subject(k, heads[head - 1], heads, labels)
        elif label in _SETTING and _said_before(head, k, heads, labels):
            heads[k] = heads[head - 1]
        elif label == "obl:unmarked" and tags[k] == "WDT":
            labels[k] = "obj"  # `the treaty that they signed`
        elif label == "compound" and head == k + 2 and tags[head - 1] == "VBN":
            _participle_of(k, head - 1, heads, labels)
        elif label.startswith("nsubj") and _leads_astray(k, tags, heads, labels):
            _participle_of(k, heads[head - 1] - 1, heads, labels, head - 1)
    _make_past(tags, heads, labels)
    _make_one_kind(names)
    for k, label in enumerate(labels):
        if label == "flat" and _is_described(k, tags, heads, labels, names):
            _head_of(k, heads[k] - 1, heads, labels, names)


def _make_one_kind(names: list[str]) -> None:
    """`the Harbour Workers Front`: a name is of one kind, that of most of its words."""
    start = 0
    while start < len(names):
        end = start + 1
        if names[start] != "O":
            while end < len(names) and names[end].startswith("I-"):
                end += 1
            kinds = [name[2:] for name in names[start:end]]
            kind = max(kinds, key=kinds.count)
            names[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        start = end


def _is_described(
    k: int, tags: Sequence[str], heads: list[int], labels: list[str], names: Sequence[str]
) -> bool:
    """Whether a name hangs from its own description: `the Briton Jane Doe`, `Ohio man Tom Doe`."""
    described = heads[k] - 1
    if described > k or tags[k] != "NNP":
        return False
    begins = names[k] == "B-PER" and not names[described].endswith("PER")
    definite = (described + 1, "det") in zip(heads, labels, strict=True)
    return begins or tags[described] in _NOUNS or (definite and names[described] == "B-PER")


def _said_before(head: int, k: int, heads: list[int], labels: list[str]) -> bool:
    """`"We will help," she said in a speech`: what stands behind the verb of saying is no part of what is said."""
    return labels[head - 1] in ("ccomp", "parataxis") and head < heads[head - 1] <= k


def _make_past(tags: list[str], heads: Sequence[int], labels: Sequence[str]) -> None:
    """`the treaty that they signed`: a participle with a subject and an object of its own has an auxiliary too."""
    below: dict[int, set[str]] = {}
    for head, label in zip(heads, labels, strict=True):
        below.setdefault(head, set()).add(label)
    for k, tag in enumerate(tags):
        own = below.get(k + 1, set())
        if tag == "VBN" and own >= {"nsubj", "obj"} and own.isdisjoint({"aux", "aux:pass"}):
            tags[k] = "VBD"


def _make_subject(k: int, verb: int, heads: list[int], labels: list[str]) -> None:
    """Hang a name from the subject of the verb behind it if it is joined to it, else from the verb."""
    pairs = list(zip(heads, labels, strict=True))
    subjects = [j for j, pair in enumerate(pairs[:k]) if pair == (verb, "nsubj")]
    if not subjects:
        heads[k], labels[k] = verb, "nsubj"
    elif (k + 1, "cc") in pairs:
        heads[k], labels[k] = subjects[-1] + 1, "conj"


def _leads_astray(k: int, tags: Sequence[str], heads: list[int], labels: list[str]) -> bool:
    """`The accord signed in Oslo was broken`: the second verb hung from the first, which has no subject."""
    second = heads[k] - 1
    first = heads[second] - 1
    if labels[second] != "conj" or not k < first < second or tags[first] not in ("VBD", "VBN"):
        return False
    own = (labels[j] for j, head in enumerate(heads) if head == first + 1)
    return not any(label.startswith(("nsubj", "aux")) for label in own)


def _participle_of(
    noun: int, verb: int, heads: list[int], labels: list[str], clause: int | None = None
) -> None:
    """Hang a verb from the noun before it, which takes its place, or that of the verb `clause` does."""
    heir = noun if clause is None else clause
    heads[heir], labels[heir] = heads[verb], labels[verb]
    if clause is None and labels[noun] != "root":
        marked = any(
            head == noun + 1 and label == "case" for head, label in zip(heads, labels, strict=True)
        )
        labels[noun] = "obl" if marked else "obj"
    heads[verb], labels[verb] = noun + 1, "acl"


def _head_of(
    name: int, described: int, heads: list[int], labels: list[str], names: list[str]
) -> None:
    """`the Briton Jane Doe`: the name is the head of its description, and not more of it."""
    for k, head in enumerate(heads):
        if head == described + 1 and (k > name or labels[k] not in _OF_NOUNS):
            heads[k] = name + 1
    heads[name], labels[name] = heads[described], labels[described]
    heads[described], labels[described] = name + 1, "nmod:desc"
    names[described], names[name] = "O", "B-PER"
    for k, head in enumerate(heads):
        if head == name + 1 and labels[k] == "flat":
            names[k] = "I-PER"

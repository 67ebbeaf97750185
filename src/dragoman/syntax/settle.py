"""Labels of a tree that its tags, its names or each other contradict, set right.

A network labels each word by itself, and so says things that cannot be said together.
"""

from __future__ import annotations

from .seen import FINITE, NAMING, NOUNS, Sentence
from .slips import MENDS

_OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc"})
"""What stays with a description when the name behind it becomes its head."""


def settle(sentence: Sentence) -> None:
    """Change what nothing but a slip explains; the tree stays a tree with one root."""
    for k in range(len(sentence.heads)):
        if sentence.heads[k]:
            any(mend(sentence, k, sentence.heads[k] - 1) for mend in MENDS)
    _make_past(sentence)
    _make_verb(sentence)
    _make_one_kind(sentence.names)
    for k, label in enumerate(sentence.labels):
        if label == "flat" and _is_described(sentence, k, sentence.heads[k] - 1):
            _head_of(sentence, k, sentence.heads[k] - 1)


def _make_past(s: Sentence) -> None:
    """`the treaty that they signed`: a participle with a subject and an object of its own has an auxiliary too.

    `The rulers suspended broadcasts by the station.`: so has one whose subject is taken for a passive's, where a full
    stop asks for a finite verb and the sentence has no other.
    """
    for k, tag in enumerate(s.tags):
        if tag == "VBN":
            own = {s.labels[j] for j in s.below(k)}
            if "obj" not in own or not own.isdisjoint({"aux", "aux:pass"}):
                continue
            if "nsubj" in own:
                s.tags[k] = "VBD"
            elif "nsubj:pass" in own and s.labels[k] == "root" and _is_alone(s):
                s.tags[k] = "VBD"
                for j in s.below(k):
                    if s.labels[j] == "nsubj:pass":
                        s.labels[j] = "nsubj"


def _make_verb(s: Sentence) -> None:
    """`Chile police arrest 40 at rally`: in a headline without a verb, what has a noun before it and a bare number
    behind it is one."""
    root = s.heads.index(0)
    tag, number = s.tags[root], root + 1
    if tag not in NOUNS or not 0 < root < len(s.words) - 1 or s.tags[number] != "CD":
        return
    doer = root - 1
    ends = number + 1 == len(s.words) or s.tags[number + 1] in ("IN", "TO")
    below = s.heads[number] == s.heads[doer] == root + 1
    if not (ends and below) or s.tags[doer] not in NAMING or s.words[-1] == ".":
        return
    if any(each in FINITE or each == "MD" for each in s.tags):
        return
    s.tags[root] = "VBZ" if tag == "NNS" else "VBP"
    s.labels[doer], s.labels[number] = "nsubj", "obj"
    for j in s.below(root):
        if j < doer and s.labels[j] in _OF_NOUNS:
            s.heads[j] = doer + 1
        elif j > number and s.labels[j] == "nmod":
            s.labels[j] = "obl"


def _is_alone(s: Sentence) -> bool:
    """Whether a sentence has a full stop and no finite verb."""
    return s.words[-1] == "." and not any(tag in FINITE or tag == "MD" for tag in s.tags)


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


def _is_described(s: Sentence, k: int, described: int) -> bool:
    """Whether a name hangs from its own description: `Ohio man Tom Doe`."""
    begins = s.names[k] == "B-PER" and not s.names[described].endswith("PER")
    return k > described and s.tags[k] == "NNP" and (begins or s.tags[described] in NOUNS)


def _head_of(s: Sentence, name: int, described: int) -> None:
    """The name is the head of its description, and not more of it."""
    for j in s.below(described):
        if j > name or s.labels[j] not in _OF_NOUNS:
            s.heads[j] = name + 1
    s.heads[name], s.labels[name] = s.heads[described], s.labels[described]
    s.heads[described], s.labels[described] = name + 1, "nmod:desc"
    if s.names[described] != "O" and s.names[name].startswith("I-"):
        s.names[described], s.names[name] = "O", f"B-{s.names[name][2:]}"
    elif s.names[name] == "O":
        s.names[name] = "B-PER"
    for j in s.below(name):
        if s.labels[j] == "flat" and s.names[j] == "O":
            s.names[j] = f"I-{s.names[name][2:]}"

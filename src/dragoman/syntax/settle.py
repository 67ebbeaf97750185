"""Labels of a tree that its tags, its names or each other contradict, set right.

A network labels each word by itself, and so says things that cannot be said together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NOUNS = frozenset({"NN", "NNS"})
_WHEN = frozenset(
    {"day", "days", "time", "times", "year", "years", "way", "ways", "moment", "week", "month", "hour"}
)  # fmt: skip
"""Nouns of when and how: `the day that they left`."""
_PARTNERS = frozenset({"obj", "iobj", "nsubj", "obl:unmarked"})
_NAMING = _NOUNS | {"NNP", "NNPS"}
_OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc"})
"""What stays with a description when the name behind it becomes its head."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was seen of each word of a sentence; `heads` are counted from 1, 0 is the root. The lists are written over.

    `kinds` are parts of speech, which may say otherwise than the tags.
    """

    words: Sequence[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]
    names: list[str]
    kinds: Sequence[str] = field(default=())

    def below(self, k: int) -> list[int]:
        """The words that hang from word `k`."""
        return [j for j, head in enumerate(self.heads) if head == k + 1]

    def is_under(self, j: int, k: int) -> bool:
        """Whether word `j` is word `k` or hangs below it."""
        while j != k and self.heads[j]:
            j = self.heads[j] - 1
        return j == k

    def has(self, k: int, *labels: str) -> bool:
        """Whether a word with one of these labels hangs from word `k`."""
        return any(self.labels[j] in labels for j in self.below(k))


def settle(sentence: Sentence) -> None:
    """Change what nothing but a slip explains; the tree stays a tree with one root."""
    for k in range(len(sentence.heads)):
        if sentence.heads[k]:
            any(mend(sentence, k, sentence.heads[k] - 1) for mend in _MENDS)
    _make_past(sentence)
    _make_verb(sentence)
    _make_one_kind(sentence.names)
    for k, label in enumerate(sentence.labels):
        if label == "flat" and _is_described(sentence, k, sentence.heads[k] - 1):
            _head_of(sentence, k, sentence.heads[k] - 1)


def _active(s: Sentence, k: int, head: int) -> bool:
    """`The body accused two men`: finite forms have no passive."""
    slip = s.labels[k] == "nsubj:pass" and s.tags[head] in FINITE and not s.has(head, "aux:pass")
    if slip:
        s.labels[k] = "nsubj"
    return slip


def _speaker_behind(s: Sentence, k: int, head: int) -> bool:
    """`Chile fired on a ship, officials in Lima said`: who stands between comma and verb says it."""
    says = s.heads[head] - 1
    if s.labels[head] != "ccomp" or not head < k < says or s.tags[says] not in FINITE:
        return False
    if s.labels[k] not in _PARTNERS or s.tags[k] not in _NAMING or s.has(says, "nsubj", "expl"):
        return False
    own = [j for j in range(len(s.heads)) if s.is_under(j, k) and s.words[j] != ","]
    behind = {s.words[j] for j in range(own[-1] + 1, says)}
    slip = s.words[own[0] - 1] == "," and behind <= {","}
    if slip:
        s.heads[k], s.labels[k] = says + 1, "nsubj"
    return slip


def _of_object(s: Sentence, k: int, head: int) -> bool:
    """`banned broadcasts by Chile`: who has a subject and an object is no passive, and the agent is the object's."""
    if s.labels[k] != "obl:agent" or not s.has(head, "nsubj") or s.has(head, "aux:pass"):
        return False
    objects = [j for j in s.below(head) if s.labels[j] == "obj" and head < j < k]
    slip = bool(objects) and all(
        s.is_under(j, objects[-1]) or s.is_under(j, k) for j in range(objects[-1], k)
    )
    if slip:
        s.heads[k], s.labels[k] = objects[-1] + 1, "nmod"
    return slip


def _listed(s: Sentence, k: int, head: int) -> bool:
    """`President Doe, Chancellor Roe and King Poe`: of names with titles of their own none is said of another,
    where `and` ends the list."""
    if s.labels[k] not in ("appos", "flat") or not _titled(s, k):
        return False
    while s.labels[head] in ("appos", "flat", "conj"):
        head = s.heads[head] - 1
    own = next((j for j in range(k) if s.words[j] != "," and s.is_under(j, k)), k)
    slip = (
        head < own
        and s.words[own - 1] == ","
        and _titled(s, head)
        and any(
            j > k and s.labels[j] == "conj" and s.has(j, "cc") and s.is_under(j, head)
            for j in range(len(s.heads))
        )
    )
    if slip:
        s.heads[k], s.labels[k] = head + 1, "conj"
    return slip


def _titled(s: Sentence, k: int) -> bool:
    """Whether a word is a name with a title before it."""
    return s.tags[k] == "NNP" and any(j < k and s.labels[j] == "nmod:desc" for j in s.below(k))


def _second_subject(s: Sentence, k: int, head: int) -> bool:
    """`the premier told the president`: a second subject, behind the verb, is its object."""
    slip = (
        s.labels[k] == "nsubj"
        and k > head
        and s.tags[head] in FINITE
        and any(j < head and s.labels[j].startswith("nsubj") for j in s.below(head))
    )
    if slip:
        s.labels[k] = "obj"
    return slip


def _title_as_adjective(s: Sentence, k: int, head: int) -> bool:
    """`premier Jane Doe`: no noun is an adjective, and before a name it is a title."""
    slip = s.labels[k] == "amod" and s.tags[k] in _NOUNS and k < head and s.tags[head] == "NNP"
    if slip:
        s.labels[k] = "nmod:desc"
    return slip


def _relative_object(s: Sentence, k: int, head: int) -> bool:
    """`the treaty that they signed`: a relative pronoun is the object that its verb lacks.

    But for `the day that they left`, where it is when or how.
    """
    above = s.heads[head] - 1
    slip = (
        (s.labels[k], s.tags[k]) == ("obl:unmarked", "WDT")
        and s.labels[head] == "acl:relcl"
        and s.tags[above] in _NOUNS
        and s.words[above].lower() not in _WHEN
        and not s.has(head, "obj", "iobj", "ccomp", "xcomp")
    )
    if slip:
        s.labels[k] = "obj"
    return slip


def _participle_as_head(s: Sentence, k: int, head: int) -> bool:
    """`a base run by infantry`: the noun heads its participle."""
    slip = (s.labels[k], s.tags[head]) == ("compound", "VBN") and head == k + 1
    if not slip or s.tags[k] not in _NOUNS or not s.has(head, "obl:agent"):
        return False
    s.heads[k], s.labels[k] = s.heads[head], s.labels[head]
    if s.labels[k] != "root":
        s.labels[k] = "obl" if s.has(k, "case") else "obj"
    s.heads[head], s.labels[head] = k + 1, "acl"
    return True


def _far_from(s: Sentence, k: int, head: int) -> bool:
    """`Far from helping Peru, Chile armed its foes`: the two words subordinate the clause, as `instead of` does."""
    slip = (
        s.labels[k] == "advcl"
        and s.words[head].lower() == "far"
        and head + 1 < k
        and s.words[head + 1].lower() == "from"
        and s.heads[head + 1] == k + 1
        and s.heads[head] > 0
    )
    if slip:
        above, label = s.heads[head], s.labels[head]
        for j in s.below(head):
            s.heads[j] = above
        s.labels[k] = "advcl" if label == "advmod" else label
        s.heads[head], s.labels[head] = k + 1, "mark"
        s.heads[head + 1], s.labels[head + 1] = head + 1, "fixed"
    return slip


def _compound_of_verb(s: Sentence, k: int, head: int) -> bool:
    """`Chad jails editor`: a name straight before a finite verb is no compound of it."""
    slip = (
        s.labels[k] == "compound"
        and k + 1 == head
        and s.tags[head] in FINITE
        and s.tags[k] in ("NNP", "NNPS", "NN", "NNS")
        and not s.has(head, "nsubj", "nsubj:pass", "det", "amod")
    )
    if slip:
        s.labels[k] = "nsubj"
    return slip


def _due_in(s: Sentence, k: int, head: int) -> bool:
    """`is due in Lima`, `envoy due in Lima`: who is due somewhere, `due` taken for a part of the preposition."""
    if s.words[k].lower() != "due" or k + 1 >= len(s.words):
        return False
    there = next((j for j in s.below(head) if j > k + 1 and s.heads[k + 1] == j + 1), -1)
    if (
        (s.words[k], s.labels[k]) == ("due", "amod")
        and head < k
        and s.words[k + 1] == "in"
        and there >= 0
    ):
        s.heads[there], s.labels[there] = k + 1, "obl"
        return True
    slip = (
        s.words[k].lower() == "due"
        and s.labels[k] == "case"
        and k + 1 < head
        and s.words[k + 1].lower() in ("in", "at")
        and s.heads[k + 1] == head + 1
    )
    if slip:
        for j in s.below(head):
            if j < k or s.labels[j] in ("obl", "punct", "conj", "advcl"):
                s.heads[j] = k + 1
        s.heads[k], s.labels[k] = s.heads[head], s.labels[head]
        if s.labels[k].startswith("nmod"):
            s.labels[k] = "amod"
        s.heads[head], s.labels[head] = k + 1, "obl"
    return slip


def _gerund_ruled_out(s: Sentence, k: int, head: int) -> bool:
    """`ruled out sending troops`: a gerund straight behind the particle of a verb is what the verb lacks as its object."""
    slip = (
        (s.labels[k], s.tags[k]) == ("advcl", "VBG")
        and head + 2 == k
        and s.labels[k - 1] == "compound:prt"
        and not s.has(k, "mark", "nsubj")
        and not s.has(head, "obj", "xcomp", "ccomp")
    )
    if slip:
        s.labels[k] = "xcomp"
    return slip


def _two_names(s: Sentence, k: int, head: int) -> bool:
    """`Russia, Ukraine swap prisoners`: of a headline's two names before a plural verb none explains the other."""
    slip = (
        s.labels[k] in ("nmod:unmarked", "appos")
        and s.labels[head].startswith("nsubj")
        and (s.tags[k], s.tags[head]) == ("NNP", "NNP")
        and head + 2 == k == s.heads[head] - 2
        and s.words[head + 1] == ","
        and s.tags[k + 1] == "VBP"
    )
    if slip:
        s.labels[k] = "conj"
    return slip


def _bare_subject(s: Sentence, k: int, head: int) -> bool:
    """`A nationwide strike paralysed Chile`: what stands right before a finite verb that has no subject is it."""
    slip = (
        s.labels[k] == "obl:unmarked"
        and k == head - 1
        and s.tags[k] in _NAMING
        and s.tags[head] in FINITE
        and s.labels[head] in ("root", "ccomp", "advcl")
        and not s.has(head, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass")
    )
    if slip:
        s.labels[k] = "nsubj"
    return slip


_MENDS: tuple[Callable[[Sentence, int, int], bool], ...] = (
    _active,
    _speaker_behind,
    _of_object,
    _listed,
    _second_subject,
    _title_as_adjective,
    _relative_object,
    _participle_as_head,
    _far_from,
    _compound_of_verb,
    _due_in,
    _gerund_ruled_out,
    _two_names,
    _bare_subject,
)
"""Each looks at a word and its head, and says whether it was a slip that is mended now; one a word."""


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
    if tag not in _NOUNS or not 0 < root < len(s.words) - 1 or s.tags[number] != "CD":
        return
    doer = root - 1
    ends = number + 1 == len(s.words) or s.tags[number + 1] in ("IN", "TO")
    below = s.heads[number] == s.heads[doer] == root + 1
    if not (ends and below) or s.tags[doer] not in _NAMING or s.words[-1] == ".":
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
    return k > described and s.tags[k] == "NNP" and (begins or s.tags[described] in _NOUNS)


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

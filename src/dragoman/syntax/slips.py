"""Slips of single words that their tags or the words about them contradict, each mended by a rule of its own."""

from __future__ import annotations

from collections.abc import Callable

from .seen import FINITE, NAMING, NOUNS, Sentence

_WHEN = frozenset(
    {"day", "days", "time", "times", "year", "years", "way", "ways", "moment", "week", "month", "hour"}
)  # fmt: skip
"""Nouns of when and how: `the day that they left`."""
_SENT = frozenset(
    {"ambassador", "ambassadors", "envoy", "envoys", "consul", "emissary", "emissaries"}
    | {"adviser", "advisor", "aide", "assistant", "counsellor", "counselor"}
)
_PARTNERS = frozenset({"obj", "iobj", "nsubj", "obl:unmarked"})


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
    if s.labels[k] not in _PARTNERS or s.tags[k] not in NAMING or s.has(says, "nsubj", "expl"):
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
    while s.heads[head] and s.labels[head] in ("appos", "flat", "conj"):
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
    slip = s.labels[k] == "amod" and s.tags[k] in NOUNS and k < head and s.tags[head] == "NNP"
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
        and s.tags[above] in NOUNS
        and s.words[above].lower() not in _WHEN
        and not s.has(head, "obj", "iobj", "ccomp", "xcomp")
    )
    if slip:
        s.labels[k] = "obj"
    return slip


def _participle_as_head(s: Sentence, k: int, head: int) -> bool:
    """`a base run by infantry`: the noun heads its participle."""
    slip = (s.labels[k], s.tags[head]) == ("compound", "VBN") and head == k + 1
    if not slip or s.tags[k] not in NOUNS or not s.has(head, "obl:agent"):
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
        and s.tags[k] in NAMING
        and s.tags[head] in FINITE
        and s.labels[head] in ("root", "ccomp", "advcl")
        and not s.has(head, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass")
    )
    if slip:
        s.labels[k] = "nsubj"
    return slip


def _posted(s: Sentence, k: int, head: int) -> bool:
    """`spoke with the ambassadors of Chile and Peru to Kenya`: where an envoy is sent is no place to which the verb goes,
    and whom an adviser serves is not spoken to."""
    if s.labels[k] != "obl" or s.tags[k] not in NAMING or not head < k:
        return False
    case = next((j for j in s.below(k) if s.labels[j] == "case"), k)
    if s.words[case] != "to":
        return False
    envoy = next((j for j in range(case - 1, head, -1) if s.words[j].lower() in _SENT), -1)
    slip = (
        envoy > 0
        and s.labels[envoy] != "obj"
        and all(s.is_under(j, envoy) for j in range(envoy, case))
    )
    if slip:
        s.heads[k], s.labels[k] = envoy + 1, "nmod"
    return slip


MENDS: tuple[Callable[[Sentence, int, int], bool], ...] = (
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
    _posted,
)
"""Each looks at a word and its head, and says whether it was a slip that is mended now; one a word."""

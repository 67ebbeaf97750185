"""Headlines whose verb a network took for a noun, or whose two names for one, set right as in `settle.py`.

A headline drops what tells a verb from a noun: articles, auxiliaries, `and`.
"""

from __future__ import annotations

from collections.abc import Sequence

from .seen import FINITE, Sentence

_NAMES = frozenset({"NNP", "NNPS"})
_OF_NAME = _NAMES | {"JJ", "NN", "NNS", "POS"}
_MISTAKEN = frozenset({"NN", "NNP", "NNPS", "JJ", "RB", "VB", "VBP", "POS"})
"""Tags of a word that does not look like one: no noun in the singular, and no infinitive, ends in `-s` as a verb does."""
_MANY = frozenset({"police", "taliban", "gunmen", "militiamen", "lawmen"})
"""Nouns of many that the tags do not show as such."""
_DEEDS = frozenset(
    {"back", "fight", "fire", "flog", "free", "hail", "ink", "mob", "near", "raid", "seal", "shell", "shoot",
     "sign", "slam", "snub", "spar", "storm", "swap", "torch", "trade", "vow"}
)  # fmt: skip
"""Verbs that are nouns, adjectives or adverbs as well, and make no compound with who does them."""
_NO_VERBS = frozenset(
    {"affairs", "arms", "news", "politics", "rights", "sanctions", "series", "sports"}
)
_LONGEST = 4
"""Words of the longest name."""


def mend_headline(s: Sentence) -> None:
    """Give a headline its verb and its two subjects; the tree stays a tree with one root."""
    if len(s.words) < 3:
        return
    _label(s)
    if not (_pair(s) or _hyphened(s) or _to_do(s)):
        _verb_in_compound(s)


def _label(s: Sentence) -> None:
    """`Army chief: Norway broke truce`: who speaks before a colon is no subject of what he says."""
    colon = next((k for k in range(1, min(_LONGEST, len(s.words) - 2) + 1) if s.words[k] == ":"), 0)
    if not colon or not all(tag in _OF_NAME for tag in s.tags[:colon]):
        return
    first = _top(s, range(colon))
    v = s.heads[first] - 1
    if v > colon and any(j > colon and s.labels[j].startswith("nsubj") for j in s.below(v)):
        s.labels[first] = "parataxis" if s.labels[first].startswith("nsubj") else s.labels[first]
    v = _verb_behind(s, colon + 1)
    if v and not s.is_under(v, first) and s.labels[first] == "nmod:desc":
        s.heads[first], s.labels[first] = v + 1, "parataxis"
    if v and s.tags[v - 1] == "TO" and s.heads[first] == 0 and not s.is_under(first, v):
        # `Premier: Norway to send aid`
        doer = _top(s, range(colon + 1, v - 1))
        s.heads[v], s.labels[v] = first + 1, "parataxis"
        s.heads[doer], s.labels[doer] = v + 1, "nsubj"


def _pair(s: Sentence) -> bool:
    """`Norway, South Africa to hold talks`: two names and what they do."""
    comma = next((k for k in range(1, min(_LONGEST, len(s.words) - 2) + 1) if s.words[k] == ","), 0)
    if not comma or s.below(comma) or not _is_name(s, 0, comma):
        return False
    v = _verb_behind(s, comma + 1)
    if not v:
        return False
    if s.labels[v] == "compound" and not _out_of_compound(s, v):
        return False
    end = v - 1 if s.tags[v - 1] == "TO" else v
    first, second = _top(s, range(comma)), _top(s, range(comma + 1, end))
    tops = [k for k in (first, second, v) if not _hangs_from(s, k, {first, second, v} - {k})]
    outer = tops[0] if len(tops) == 1 else -1
    says = _says(s, first, v)
    if outer < 0 or not (says or s.labels[outer] in ("root", "ccomp", "parataxis")):
        return False
    if says:
        _report(s, says, v)
        outer = v
    head, label = s.heads[outer], s.labels[outer]
    own = [j for k in (first, second) for j in s.below(k) if j > v]
    s.heads[v], s.labels[v] = head, label
    s.heads[first], s.labels[first] = v + 1, "nsubj"
    s.heads[second], s.labels[second] = first + 1, "conj"
    s.heads[comma] = second + 1
    for j in own:
        s.heads[j] = v + 1
        if s.labels[j] in ("list", "nmod:unmarked", "appos") and s.tags[j] in ("NN", "NNS"):
            s.labels[j] = "obj"
    if s.tags[v - 1] != "TO":
        s.tags[v] = "VBP"
    return True


def _to_do(s: Sentence) -> bool:
    """`Norway to send aid, minister says`: who is to act is no subject of who says so."""
    v = _verb_behind(s, 0)
    if not v or s.tags[v - 1] != "TO":
        return False
    first = _top(s, range(v - 1))
    says = _says(s, first, v)
    if says:
        _report(s, says, v)
        s.heads[first], s.labels[first] = v + 1, "nsubj"
    return bool(says)


def _report(s: Sentence, says: int, v: int) -> None:
    """Hang a report from what it tells."""
    s.heads[v], s.labels[v] = s.heads[says - 1], s.labels[says - 1]
    s.heads[says - 1], s.labels[says - 1] = v + 1, "parataxis"


def _says(s: Sentence, first: int, v: int) -> int:
    """The place of the finite verb behind a comma of which the first name was made the subject, 0 where there is none."""
    says = s.heads[first] - 1
    slip = (
        says > v + 1
        and s.heads[says] == 0
        and s.labels[first] in ("nsubj", "ccomp")
        and s.tags[says] in FINITE
    )
    return says + 1 if slip and "," in s.words[v:says] else 0


def _hyphened(s: Sentence) -> bool:
    """`Norway-Chile talks begin`: the first of two names joined by a hyphen, taken for a line of its own."""
    of, begun = s.heads[2] - 1, s.heads.index(0)
    slip = (
        s.words[1] in ("-", "\u2013")
        and begun == 0
        and not s.below(1)
        and s.tags[0] in _NAMES
        and s.tags[2] in _NAMES
        and of > 2
        and s.labels[2] == "compound"
        and s.labels[of].startswith("nsubj")
        and s.heads[s.heads[of] - 1] == 1
    )
    if slip:
        v = s.heads[of] - 1
        for j in s.below(0):
            s.heads[j] = v + 1
        s.heads[v], s.labels[v] = 0, "root"
        s.heads[0], s.labels[0] = of + 1, "compound"
        s.heads[1] = s.heads[2] = 1
        s.labels[2] = "flat"
    return slip


def _verb_behind(s: Sentence, start: int) -> int:
    """The verb that stands straight behind the name that begins at `start`, 0 where none does."""
    for k in range(start + 1, min(start + _LONGEST + 1, len(s.words))):
        if not _is_name(s, start, k):
            continue
        if s.tags[k] == "VBP":
            return k
        if s.tags[k] == "TO" and k + 1 < len(s.words) and s.tags[k + 1] == "VB":
            return k + 1
        if s.words[k].islower() and s.tags[k] in ("NN", "NNP", "VB"):
            if any(j > k and s.labels[j] == "obj" for j in s.below(k)):
                return k
            if s.labels[k] == "compound" and s.words[k] in _DEEDS:
                return k
    return 0


def _out_of_compound(s: Sentence, v: int) -> bool:
    """`Norway, Chile seal trade deal`: the verb taken for a noun of its object becomes the head."""
    thing = s.heads[v] - 1
    above = s.heads[thing] - 1
    slip = above < v < thing and not any(tag in FINITE for tag in s.tags)
    if slip:
        for j in s.below(thing):
            if j < v:
                s.heads[j] = v + 1
        s.heads[v], s.labels[v] = above + 1, "root" if above < 0 else "parataxis"
        s.heads[thing], s.labels[thing] = v + 1, "obj"
    return slip


def _is_name(s: Sentence, start: int, end: int) -> bool:
    """Whether words may name somebody: a name, with nouns of its own behind it or not."""
    tags = s.tags[start:end]
    named = tags[:1] and (tags[0] in _NAMES or (start == 0 and s.words[0][0].isupper()))
    return bool(named) and all(tag in _OF_NAME for tag in tags)


def _verb_in_compound(s: Sentence) -> None:
    """`Chad jails editor`, `Israeli troops storm village`: a verb read as a noun of what it is done to."""
    root = s.heads.index(0)
    if s.tags[root] not in ("NN", "NNS") or any(
        tag in FINITE or tag in ("MD", "TO") for tag in s.tags
    ):
        return
    v = next((k for k in range(1, root) if _is_deed(s, k)), 0)
    if not v or s.heads[v] != root + 1 or not _is_doer(s, v):
        return
    doer = v - 1
    for j in range(v):
        if s.heads[j] in (root + 1, v + 1):
            s.heads[j] = doer + 1
    s.heads[doer], s.labels[doer] = v + 1, "nsubj"
    s.heads[root], s.labels[root] = v + 1, "obj"
    s.heads[v], s.labels[v] = 0, "root"
    s.tags[v] = "VBZ" if s.words[v].endswith("s") else "VBP"


def _is_deed(s: Sentence, k: int) -> bool:
    """Whether a word may be a headline's verb: by its ending, or as one of those that are often nouns."""
    word = s.words[k]
    if not word.islower():
        return False
    many = s.tags[k - 1] == "NNS" or s.words[k - 1].lower() in _MANY
    if many:
        return word in _DEEDS
    ending = word.endswith("s") and not word.endswith(("ss", "us", "is", "ics"))
    kind = s.tags[k] in _MISTAKEN or s.kinds[k : k + 1] == ["VERB"]
    return ending and kind and word not in _NO_VERBS and s.tags[k - 1] in _NAMES | {"NN"}


def _is_doer(s: Sentence, v: int) -> bool:
    """Whether all that stands before a word is one name or noun, with its adjectives."""
    return s.words[0][:1].isupper() and all(tag in _OF_NAME for tag in s.tags[:v])


def _top(s: Sentence, words: Sequence[int]) -> int:
    """The head of a phrase: the word whose own head stands outside."""
    return next(k for k in words if s.heads[k] - 1 not in words)


def _hangs_from(s: Sentence, k: int, others: set[int]) -> bool:
    """Whether one of `others` is above word `k`."""
    return any(s.is_under(k, each) for each in others)

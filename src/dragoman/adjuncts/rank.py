"""To which acts a phrase of time or place belongs, from near to far.

A phrase belongs to the predicate above it, and to the nouns on its way there. It is shared along
coordination where the tense stays the same, with participles that run along, and from a verb
that commits to its infinitive ("agreed on Monday to leave"); with a noun whose act the verb only says to be
done ("held talks"). Never from a verb of saying to what is said, nor out of a relative clause.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import IntEnum

from ..coding.status.cues import load_cues
from ..model import Tree
from .anchor import Anchor, is_predicate, subject_of
from .conjuncts import conjunct_root, same_time
from .roles import adjunct_words, carries, light, role_of, takes_place_in
from .running import as_clause, deeds, holder_of, is_joined

_STEPS = 12


class Rank(IntEnum):
    """How near a phrase stands to an act; smaller is nearer."""

    OWN = 0
    GOVERNOR = 1
    SHARED = 2
    STRAY = 3


def rank(
    tree: Tree, trigger: int, at: Anchor, language: str = "en", *, beyond: bool = True
) -> Rank | None:
    """How near the phrase stands to the act at `trigger`; None where it belongs to another.

    `beyond` lets a phrase reach from a participle that tells of the moment to the verb above it.
    """
    if trigger in at.path or trigger == at.home:
        return Rank.OWN
    home = at.home
    if _says_when(tree, trigger, at, language):
        return Rank.OWN
    if at.premodifier:
        # "last month's shooting death"
        within = at.last < trigger < home and tree.tokens[trigger].head == home
        # "was killed in Monday's raid"
        hosts = is_predicate(tree, trigger) and (
            takes_place_in(tree, home, trigger, language) or _attends(tree, trigger, home, language)
        )
        return Rank.OWN if within else Rank.SHARED if hosts else None
    noun = misread(tree, trigger)
    if noun is not None:
        return _of_misread(tree, noun, at, language)
    if is_predicate(tree, trigger):
        near = _of_predicate(tree, trigger, at, language)
        holder = holder_of(tree, at, language) if near is None and beyond else None
        if holder is None or trigger == holder:
            return near if holder is None else Rank.SHARED
        further = replace(at, home=holder, path=(*at.path, holder))
        return _of_predicate(tree, trigger, further, language)
    if _tells_of(tree, home, trigger, language):
        return Rank.GOVERNOR
    if tree.tokens[trigger].dep == "amod" and tree.tokens[trigger].xpos == "VBG":
        # "met a visiting envoy on Monday"
        noun = tree.tokens[trigger].head
        taken = tree.tokens[noun].head == home and role_of(tree, noun, home, language) is not None
        return Rank.SHARED if taken else None
    verb = _hidden_conjunct(tree, trigger)
    if verb is not None:
        shared = verb == home and same_time(tree, trigger, at)
        return Rank.SHARED if shared or _between(tree, verb, at, language) is not None else None
    governor = next((i for i in tree.ancestors(trigger) if is_predicate(tree, i)), None)
    if governor is None or not carries(tree, trigger, governor, language):
        return None
    if holder_of(tree, at, language) == governor:
        return Rank.SHARED  # "lawmakers, meeting on Monday, approved the deployment"
    if governor == home or (at.stray and home in _above(tree, trigger)):
        return Rank.GOVERNOR
    return Rank.SHARED if _between(tree, governor, at, language) is not None else None


def _says_when(tree: Tree, trigger: int, at: Anchor, language: str) -> bool:
    """Whether the words of time stand above the act: "it was on Monday that", "Monday saw the first clashes"."""
    words = range(at.first, at.last + 1)
    if trigger in words:
        return False
    token = tree.tokens[trigger]
    if token.head in words:
        # "said on Monday that he had": parsers read "Monday that"; but "the same day that he left"
        if any(tree.forms[i] == "same" for i in words):
            return True
        return token.dep != "acl:relcl" or tree.tokens[token.head].head == token.head
    bringing = tree.tokens[at.home].lemma.lower() in adjunct_words(language)["bringing"]
    brings = bringing and subject_of(tree, at.home) in words
    return brings and role_of(tree, trigger, at.home, language) == "object"


def _attends(tree: Tree, act: int, noun: int, language: str) -> bool:
    """Whether the act is to be at what the noun names: "attended the March 4 talks"."""
    attending = tree.tokens[act].lemma.lower() in adjunct_words(language)["attending"]
    return attending and role_of(tree, noun, act, language) == "object"


def misread(tree: Tree, i: int) -> int | None:
    """The noun of which a verb was read as the adjective: "said its jets bombed rebel positions"."""
    token = tree.tokens[i]
    if token.dep != "amod" or token.head < i or i == 0:
        return None
    before = tree.tokens[i - 1]
    finite = token.xpos in ("VBD", "VBP", "VBZ") or before.xpos == "TO"
    if token.xpos == "VBG" and before.xpos == "IN" and tree.tokens[token.head].xpos == "NNP":
        return token.head  # "joined Peru on Friday in welcoming Norway's offer"
    told = token.xpos == "VBN" and before.upos in ("NOUN", "PRON", "AUX")
    return token.head if finite or told else None


def _of_misread(tree: Tree, noun: int, at: Anchor, language: str) -> Rank | None:
    """The rank for such a verb: what stands behind its noun is its own, else it is as the verb above."""
    above = next((i for i in tree.ancestors(noun) if is_predicate(tree, i)), None)
    if at.first > noun and (noun in at.path or at.home == above):
        return Rank.OWN
    if above is None or tree.tokens[above].lemma.lower() in load_cues(language).said:
        return None
    return Rank.SHARED if rank(tree, above, at, language) is not None else None


def _of_predicate(tree: Tree, trigger: int, at: Anchor, language: str) -> Rank | None:
    """The rank for the verb of a clause from which the phrase does not hang."""
    if at.stray and trigger not in _above(tree, at.home):
        return None
    if _in_words(tree, trigger, at.home, language) or _of_words(tree, trigger, at, language):
        return Rank.SHARED
    if _gapped(tree, trigger) == at.home or _came_of(tree, trigger, at, language):
        return Rank.SHARED
    return _between(tree, trigger, at, language)


def _came_of(tree: Tree, act: int, at: Anchor, language: str) -> bool:
    """Whether the phrase is that of what a relative clause tells on of: "a raid on Monday that killed ten"."""
    nouns = deeds(tree, act, language) if at.first < act else ()
    return any(rank(tree, noun, at, language) is not None for noun in nouns)


def _above(tree: Tree, i: int) -> Collection[int]:
    return (i, *tree.ancestors(i))


def _tells_of(tree: Tree, clause: int, noun: int, language: str) -> bool:
    """Whether a relative clause only says that the noun's act was done: "talks held on Monday"."""
    token = tree.tokens[clause]
    verbs = light(language) | adjunct_words(language)["deciding"]
    return token.head == noun and token.dep.startswith("acl") and token.lemma.lower() in verbs


def _in_words(tree: Tree, act: int, clause: int, language: str) -> bool:
    """Whether the clause tells when the words were made public in which the act was done."""
    token = tree.tokens[clause]
    noun, words = token.head, adjunct_words(language)
    if not token.dep.startswith("acl"):
        return False
    if tree.tokens[noun].lemma.lower() in words["vessels"] and any(
        role_of(tree, noun, each, language) == "in" for each in _with_first(tree, act, clause)
    ):
        return True
    # "ten were killed in a raid carried out on Monday"
    done = token.lemma.lower() in light(language) | words["deciding"]
    # "in a siege that began on Monday" tells not when in its course
    return (
        done
        and token.lemma.lower() not in words["beginning"]
        and takes_place_in(tree, noun, act, language)
    )


def _with_first(tree: Tree, act: int, before: int) -> tuple[int, ...]:
    """The act, and the verb that it goes on with without a subject of its own, behind what opens the sentence.

    "In a statement released on Monday, the party condemned the raid and demanded an inquiry".
    """
    token = tree.tokens[act]
    goes_on = token.dep == "conj" and token.head > before and subject_of(tree, act) is None
    return (act, token.head) if goes_on else (act,)


def _of_words(tree: Tree, act: int, at: Anchor, language: str) -> bool:
    """Whether the act is what words do that were made public then: "adopted a motion on Monday calling for"."""
    token = tree.tokens[act]
    noun = token.head
    if not token.dep.startswith("acl") or token.xpos not in ("VBG", "VBD", "VBZ", "VBP"):
        return False
    if tree.tokens[noun].lemma.lower() not in adjunct_words(language)["vessels"]:
        return False
    return noun in at.path or (
        tree.tokens[noun].head == at.home and role_of(tree, noun, at.home, language) == "object"
    )


def _gapped(tree: Tree, act: int) -> int | None:
    """The verb beside a participle whose own helping verb is left out: "two were killed and ten wounded"."""
    token = tree.tokens[act]
    noun = tree.tokens[token.head]
    if token.dep != "acl" or token.xpos != "VBN" or noun.dep != "conj":
        return None
    return noun.head if is_predicate(tree, noun.head) else None


def _hidden_conjunct(tree: Tree, trigger: int) -> int | None:
    """The verb with which a trigger is coordinated that was read as a modifier.

    "Entered the town and arrested workers", read like "the town and arrested workers".
    """
    token = tree.tokens[trigger]
    noun = tree.tokens[token.head]
    if token.dep != "amod" or not token.xpos.startswith("VB") or noun.dep != "conj":
        return None
    after_and = trigger > 0 and tree.tokens[trigger - 1].upos == "CCONJ"
    return next((i for i in tree.ancestors(trigger) if after_and and is_predicate(tree, i)), None)


def _between(tree: Tree, trigger: int, at: Anchor, language: str) -> Rank | None:
    """Whether two predicates share the phrase that hangs from the home of `at`."""
    home = at.home
    if trigger < home and tree.tokens[home].lemma.lower() in load_cues(language).said:
        return None  # "troops attacked the town, officials said on Monday"
    if _shares_down(tree, trigger, at, language):
        return Rank.SHARED if tree.tokens[trigger].dep != "xcomp" else Rank.GOVERNOR
    runs = _runs_along(tree, home, language) or _meanwhile(tree, home, language)
    if runs and trigger in _along(tree, _verb_above(tree, home)):
        return Rank.SHARED
    first, second = conjunct_root(tree, trigger), conjunct_root(tree, home)
    if first == second and first is not None and same_time(tree, trigger, at):
        return Rank.SHARED
    return None


def _verb_above(tree: Tree, i: int) -> int:
    """What a clause hangs from, and of one with "as" that hangs from its noun the verb."""
    above = as_clause(tree, i)
    return tree.tokens[i].head if above is None else above


def _along(tree: Tree, i: int) -> list[int]:
    """A predicate and those before it that it goes on with, without a subject of its own."""
    found = [i]
    for above in tree.ancestors(i):
        below = found[-1]
        goes_on = tree.tokens[below].dep == "xcomp" or is_joined(tree, below)
        if not goes_on or subject_of(tree, below) is not None:
            break
        found.append(above)
    return found


def _shares_down(tree: Tree, trigger: int, at: Anchor, language: str) -> bool:
    """Climb from the act to the predicate of the phrase over links that keep time and place."""
    i = trigger
    for _ in range(_STEPS):
        token = tree.tokens[i]
        if i == at.home:
            return True
        head = token.head
        if head == i:
            return False
        base = token.dep.partition(":")[0]
        if base == "conj":
            if head == at.home and not same_time(tree, i, at):
                return False
        elif not (
            (base == "xcomp" and token.xpos != "VBG")
            or (base == "advcl" and _infinitive(tree, i))
            or (token.dep != "acl:relcl" and _runs_along(tree, i, language))
            or (base == "acl" and _infinitive(tree, i) and _is_modal(tree, tree.tokens[head].head))
            or _meanwhile(tree, i, language)
        ):
            return False
        # an infinitive of purpose hangs from a noun of the clause
        i = tree.tokens[head].head if base == "acl" and _infinitive(tree, i) else head
    return False


def _is_modal(tree: Tree, i: int) -> bool:
    """Whether the clause is one to come: "will use the visit to spell out"."""
    return any(tree.tokens[c].xpos == "MD" for c in tree.children[i])


def _runs_along(tree: Tree, i: int, language: str) -> bool:
    """A participle clause that runs with its main verb: no word such as "after" or "for" leads it."""
    token = tree.tokens[i]
    base = token.dep.partition(":")[0]
    if base not in ("advcl", "xcomp", "acl") or token.xpos not in ("VBG", "VBN"):
        return False
    if base == "acl" and token.xpos == "VBN":
        return False  # "the weapons seized": done before
    if subject_of(tree, i) is not None:
        return False
    leads = (
        tree.tokens[c].text.lower()
        for c in tree.children[i]
        if tree.tokens[c].dep in ("mark", "case")
    )
    return all(word in adjunct_words(language)["running"] for word in leads)


def _meanwhile(tree: Tree, i: int, language: str) -> bool:
    """A clause of the same moment: "when police seized him", but not "at a time when"."""
    words = adjunct_words(language)
    if as_clause(tree, i) is not None:
        return True
    if tree.tokens[i].dep.partition(":")[0] != "advcl":
        return False
    leads = (c for c in tree.children[i] if tree.tokens[c].dep in ("mark", "advmod"))
    return any(
        tree.tokens[c].text.lower() in words["meanwhile"]
        and (c == 0 or tree.tokens[c - 1].lemma not in words["terms"])
        for c in leads
    )


def _infinitive(tree: Tree, i: int) -> bool:
    return any(
        tree.tokens[c].dep == "mark" and tree.tokens[c].xpos == "TO" for c in tree.children[i]
    )

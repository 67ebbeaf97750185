"""Whether a clause speaks of what was, of what is, or of what is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ..adjuncts import Anchor, case_of, is_predicate, subject_of
from ..model import Tree
from .days import Interval
from .grammar import Expression, grammar

OLD = timedelta(days=31)
"""What is going on now is not dated further back than this."""

_STEPS = 12


def looks_ahead(tree: Tree, predicate: int, language: str = "en") -> bool:
    """Whether the clause speaks of what is to come.

    "Will", an infinitive not under a past participle, or a verb of what is fixed ("scheduled for Monday").
    """
    tokens = tree.tokens
    scheduling = grammar(language).words["scheduling"]
    i = predicate
    for _ in range(_STEPS):
        for c in tree.children[i]:
            token = tokens[c]
            if token.dep.startswith("aux") and token.xpos == "MD":
                return True
        if _to(tree, i):
            return True
        if tokens[i].lemma.lower() in scheduling and _fixed(tree, i):
            return True
        if tokens[i].xpos == "VBN" and tokens[i].dep == "acl":
            return False  # "arms seized on Monday"
        base = tokens[i].dep.partition(":")[0]
        bare = base == "xcomp" and not any(tokens[c].dep == "cop" for c in tree.children[i])
        if is_predicate(tree, i) and base != "conj" and not bare and not _participial(tree, i):
            return _progressive(tree, i)
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def on_timetable(tree: Tree, predicate: int, language: str = "en") -> bool:
    """Whether the plain present tells what is fixed: "the trial opens on Monday"; a heading tells the past so."""
    fixed = tree.lemmas[predicate] in grammar(language).words["timetable"]
    return fixed and tree.sentence.part == "body" and in_present(tree, predicate, language)


def is_set_for(tree: Tree, expression: Expression, predicate: int, language: str = "en") -> bool:
    """Whether a weekday is the one that something is called for: "called a strike for Friday", "from Friday"."""
    if tree.sentence.text[: expression.start].endswith(" for "):
        return True
    calling = grammar(language).words["calling"]
    return expression.bound == "from" and tree.lemmas[predicate] in calling


def may_be_past(tree: Tree, predicate: int, language: str = "en") -> bool:
    """Whether what is ahead need not be so from the report on: "vowed to act in May", "would act".

    All but a plain "will" or "shall", and what is fixed now.
    """
    tokens = tree.tokens
    modals = [tokens[c].lemma for c in tree.children[predicate] if tokens[c].xpos == "MD"]
    if modals:
        return any(lemma in grammar(language).words["past_modals"] for lemma in modals)
    return _to(tree, predicate)


def was_fixed(tree: Tree, predicate: int, language: str = "en") -> bool:
    """Whether the day was fixed in the past, and may still be to come: "was planned for March"."""
    token = tree.tokens[predicate]
    scheduling = grammar(language).words["scheduling"]
    return token.lemma.lower() in scheduling and token.xpos == "VBN"


def serves(tree: Tree, predicate: int, language: str = "en") -> bool:
    """Whether the infinitive tells what a past act was for, or led to: "used tear gas to disperse the crowd"."""
    token = tree.tokens[predicate]
    past = tree.tokens[token.head].xpos == "VBD"
    led_to = tree.lemmas[token.head] in grammar(language).words["entailing"]
    return past and (tree.relations[predicate] == "advcl" or led_to) and _to(tree, predicate)


def past_of(tree: Tree, at: Anchor, language: str = "en") -> Anchor:
    """Move days that are past from an infinitive to the verb above: "moved in to free the town a week ago"."""
    if at.premodifier or at.stray or at.first < at.home or not _to(tree, at.home):
        return at
    if tree.tokens[at.home].lemma.lower() in grammar(language).words["learning"]:
        return at
    if tree.tokens[at.home].dep == "conj" and subject_of(tree, at.home) is not None:
        return at  # "fired on ships, and parliament was to vote on Monday"
    above = next((i for i in tree.ancestors(at.home) if is_predicate(tree, i)), None)
    if above is None or tree.tokens[above].xpos not in ("VBD", "VBN"):
        return at
    if tree.lemmas[above] in grammar(language).words["entailing"]:
        return at  # "the riots led the president to resign on Monday"
    return replace(at, home=above, path=(above,))


def _to(tree: Tree, i: int) -> bool:
    if i and tree.tokens[i].xpos == "VB" and tree.tokens[i - 1].xpos == "TO":
        return True  # "due to leave", read as a preposition
    return any(
        tree.tokens[c].dep == "mark" and tree.tokens[c].xpos == "TO" for c in tree.children[i]
    )


def _fixed(tree: Tree, i: int) -> bool:
    """ "Is scheduled", "talks scheduled for": not "had been scheduled", and no plain verb."""
    token = tree.tokens[i]
    if token.upos != "ADJ" and token.xpos != "VBN":
        return False
    helpers = [tree.tokens[c] for c in tree.children[i] if tree.tokens[c].upos == "AUX"]
    return token.dep == "acl" or any(h.xpos in ("VBZ", "VBP") and h.lemma == "be" for h in helpers)


def _participial(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.xpos in ("VBG", "VBN") and not any(
        tree.tokens[c].dep.startswith("aux") for c in tree.children[i]
    )


def _progressive(tree: Tree, i: int) -> bool:
    """ "is meeting on Friday": the present progressive with a date is of the future."""
    tokens = tree.tokens
    return tokens[i].xpos == "VBG" and any(
        tokens[c].dep == "aux" and tokens[c].xpos in ("VBZ", "VBP") and tokens[c].lemma == "be"
        for c in tree.children[i]
    )


def _plural(tree: Tree, i: int) -> bool:
    """Whether the subject goes with a plain present: else "he quit", "troops ... hit" may be past."""
    subject = subject_of(tree, i)
    if subject is None:
        return False
    token = tree.tokens[subject]
    return token.xpos in ("NNS", "NNPS") or token.text.lower() in ("we", "i", "they")


def in_present(tree: Tree, i: int, language: str = "en") -> bool:
    """Whether the verb stands in the plain present: "condemns"."""
    token = tree.tokens[i]
    if any(tree.tokens[c].dep.startswith("aux") for c in tree.children[i]):
        return False
    if token.text.lower() in grammar(language).words["pasts"]:
        return False  # "troops hit the port on Monday"
    return token.xpos == "VBZ" or (token.xpos == "VBP" and _plural(tree, i))


def is_done_now(tree: Tree, i: int, at: Anchor) -> bool:
    """Whether a verb tells what is done with these words and "today" tells when: "today we are imposing"."""
    if tree.tokens[at.first].text.lower() != "today" or tree.relations[at.home] == "acl":
        return False
    told = tree.tokens[i].dep != "acl:relcl" or tree.tokens[i].xpos == "VBG"
    return told and is_predicate(tree, i) and (in_present(tree, i) or _progressive(tree, i))


def is_going_on(tree: Tree, at: Anchor) -> bool:
    """Whether the clause tells what is so on the day of the report: "is now held", "are now in prison"."""
    tokens, i = tree.tokens, at.home
    before, after = at.first - 1, at.last + 1
    beside = (
        before < 0
        or tokens[before].upos == "AUX"
        or (after < len(tokens) and tokens[after].upos in ("AUX", "VERB"))
    )
    if not beside:
        return False
    helpers = [tokens[c] for c in tree.children[i] if tokens[c].upos == "AUX"]
    if helpers:
        return all(h.lemma == "be" and h.xpos in ("VBZ", "VBP", "VBG") for h in helpers)
    return is_predicate(tree, i) and in_present(tree, i)


def of_its_object(
    tree: Tree, at: Anchor, days: Interval, published: date | None, language: str = "en"
) -> bool:
    """Whether the days do not go with the tense of the verb, so that they are those of a noun behind it.

    "Norway condemns the raid on Monday", "is seeking help over the leak in 2010", "will look into the deaths four
    years ago", "welcomed the visit next week". A heading tells the past in the present and is left alone.
    """
    if published is None or at.premodifier or at.stray or at.first < at.home:
        return False
    if tree.sentence.part != "body" or not is_predicate(tree, at.home):
        return False
    if not any(t.upos in ("NOUN", "PROPN") for t in tree.tokens[at.home + 1 : at.first]):
        return False
    if _placed_before(tree, at, language):
        return days.end <= published
    old = days.end < published - OLD
    if tree.tokens[at.home].lemma.lower() in grammar(language).words["learning"]:
        return days.end < published
    tag = tree.tokens[at.home].xpos
    helpers = [tree.tokens[c] for c in tree.children[at.home] if tree.tokens[c].dep[:3] == "aux"]
    if any(h.xpos == "MD" for h in helpers) or _progressive(tree, at.home):
        return old
    if any(h.lemma == "have" and h.xpos in ("VBZ", "VBP") for h in helpers):
        return (old or days.end < published) and not at.direct
    if in_present(tree, at.home):
        return days.end < published
    past = tag == "VBD" or any(h.xpos == "VBD" for h in helpers)
    return past and days.start > published and not looks_ahead(tree, at.home)


def _placed_before(tree: Tree, at: Anchor, language: str) -> bool:
    """Whether the days go on after the place of what a verb of praise or grief is about.

    "Norway condemned the kidnapping of a priest in Lima last week": where it was done, there it was then.
    """
    words = grammar(language).words
    if tree.tokens[at.home].lemma.lower() not in words["reacting"]:
        return False
    before, hours = at.first - 1, words["hours"]
    while before > at.home and (
        tree.tokens[before].dep in ("case", "det", "mark") or tree.lemmas[before] in hours
    ):
        before -= 1
    way = (before, *tree.ancestors(before))
    inner = way[: way.index(at.home)] if at.home in way else ()
    return any(case_of(tree, i) in words["placing"] and i > at.home + 1 for i in inner)


def was_before(tree: Tree, trigger: int, home: int) -> bool:
    """Whether an act was done before what the word at `home` tells: "are now known to have died in it"."""
    for i in (trigger, *tree.ancestors(trigger)):
        if i == home:
            return False
        auxiliaries = (tree.tokens[c] for c in tree.dependents(i, "aux"))
        if any(token.lemma == "have" and token.xpos == "VB" for token in auxiliaries):
            return True
    return False

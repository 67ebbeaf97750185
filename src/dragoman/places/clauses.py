"""Places told by a clause above or beside the act: "flew to Arica to meet", "in Arica, where"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .act import BESIDE, GOVERNOR, Act, Found
from .naming import Toponym, event_place

_STEPS = 8


def clauses(act: Act) -> Iterator[Found]:
    """The places that other clauses tell of, and those that "there" and "here" point to."""
    yield from _where(act)
    yield from _of_antecedent(act)
    yield from _errand(act)
    yield from _below(act)
    yield from _shared_by_crowd(act)
    yield from _pointing(act)


def _where(act: Act) -> Iterator[Found]:
    """ "a visit to the kingdom, where he signed": the noun that the clause modifies."""
    tokens, children = act.tree.tokens, act.tree.children
    i = act.trigger
    for _ in range(_STEPS):
        pronoun = next((c for c in children[i] if act.tree.forms[c] == "where"), None)
        if pronoun is not None:
            noun = tokens[i].head if tokens[i].dep.startswith("acl") else _before(act, pronoun)
            if noun is not None:
                yield from _antecedent(act, noun)
            return
        links = ("conj", "xcomp", "obj", "obl", "advcl", "nsubj", "nsubj:pass")
        if tokens[i].dep not in links or tokens[i].head == i:
            return
        i = tokens[i].head


def _before(act: Act, pronoun: int) -> int | None:
    """The noun right before "where": parsers hang the clause from the verb as often as not."""
    before = pronoun - 1
    while before >= 0 and act.tree.tokens[before].upos == "PUNCT":
        before -= 1
    if before < 0 or act.tree.tokens[before].upos not in ("NOUN", "PROPN"):
        return None
    return before


def _antecedent(act: Act, noun: int) -> Iterator[Found]:
    tokens = act.tree.tokens
    placing = act.locative(noun) or act.directional(noun)
    below = [c for c in act.tree.dependents(noun, "nmod", "obl") if _says_where(act, c)]
    above = act.tree.dependents(tokens[noun].head, "obl", "nmod", "obj")
    # "was sent from Oslo to Lima, where": the nearest place before the noun
    others = [c for c in reversed(above) if c < act.trigger and (placing or _says_where(act, c))]
    for head in (noun, *below, *others):
        found = act.candidate(GOVERNOR, head)
        if found is not None:
            yield found
            return


def _says_where(act: Act, head: int) -> bool:
    return act.locative(head) or act.directional(head) or act.tree.relations[head] == "obj"


def _of_antecedent(act: Act) -> Iterator[Found]:
    """ "an attack in Arica that killed ten": the noun that the relative clause is about.

    Of persons it says where they were, so where it was done to them: "men in Arica who were held".
    """
    tokens, trigger = act.tree.tokens, act.trigger
    noun = tokens[trigger].head
    if not tokens[trigger].dep.startswith("acl") or noun == trigger:
        return
    person = bool(act.toponyms.cast.at(act.tree.sentence.index, noun))
    suffered = act.material and act.functions.passive(trigger)
    if tokens[noun].upos != "NOUN" or (person and not suffered):
        return
    for child in act.tree.dependents(noun, "nmod", "obl"):
        if child < trigger and act.locative(child):
            found = act.candidate(GOVERNOR, child)
            if found is not None:
                yield found


def _errand(act: Act) -> Iterator[Found]:
    """What one goes somewhere for is done there: "flew to Arica to sign", "is in Arica for talks"."""
    verb = _governor(act)
    if verb is None:
        return
    tree, words = act.tree, act.words
    copular = any(tree.tokens[c].dep == "cop" for c in tree.children[verb])
    if copular and act.locative(verb):
        heads: tuple[int, ...] = (verb,)
    elif tree.lemmas[verb] in words["motion"]:
        heads = tuple(c for c in tree.dependents(verb, "obl", "advmod", "conj") if c < act.trigger)
        # "drove tractors into Arica to protest"
        moved = [c for i in act.functions.objects(verb) for c in tree.dependents(i, "nmod")]
        heads += tuple(c for c in moved if c < act.trigger and act.directional(c))
        heads = tuple(c for c in heads if act.locative(c) or act.directional(c))
    elif tree.lemmas[verb] == "take":
        # "took to the streets of Arica to demand"
        heads = tuple(c for c in tree.dependents(verb, "obl") if tree.lemmas[c] in words["streets"])
    elif tree.lemmas[verb] in words["visiting"]:
        heads = act.functions.objects(verb)
    else:
        return
    for head in heads:
        found = act.candidate(BESIDE, head)
        if found is not None:
            yield found


def _governor(act: Act) -> int | None:
    """The verb that says where one went for the act, or went before it."""
    tree, i = act.tree, act.trigger
    for _ in range(_STEPS):
        token, base = tree.tokens[i], tree.relations[i]
        if token.head == i:
            return None
        purpose = base in ("advcl", "xcomp", "acl") and act.functions.is_infinitive(i)
        errand = base in ("obl", "nmod") and act.functions.case_of(i) in ("for", "on")
        sequel = base == "conj" and not any(
            tree.tokens[c].dep.startswith("nsubj") for c in tree.children[i]
        )
        if purpose or errand or (sequel and act.reading.event in act.words["gatherings"]):
            above = token.head
            lemma = tree.lemmas[above]
            if lemma in act.words["motion"] or lemma in act.words["visiting"] or lemma == "take":
                return above
            if not (purpose or sequel or errand):
                return None
            i = above
        elif base in ("obj", "conj", "xcomp"):
            i = token.head
            if act.material and tree.lemmas[i] in act.words["spoken"]:
                # "gathered in Arica to mark the killing": that is what they speak of
                return None
        else:
            return None
    return None


def _below(act: Act) -> Iterator[Found]:
    """Places in the clause that the act prevents or interrupts, or that says what its victims did.

    "stopped marchers from reaching a bridge in Arica", "attacked refugees returning to Arica".
    """
    if not act.material:
        return
    tree = act.tree
    verbs = [v for v in tree.dependents(act.trigger, "xcomp", "advcl", "ccomp") if v > act.trigger]
    verbs = [v for v in verbs if act.functions.case_of(v) == "from" or tree.relations[v] == "xcomp"]
    for noun in act.functions.objects(act.trigger):
        verbs += [v for v in tree.dependents(noun, "acl") if tree.tokens[v].xpos == "VBG"]
    doing = [v for v in tree.dependents(act.trigger, "advcl") if _was_doing(act, v)]
    verbs += [each for v in doing for each in (v, *tree.dependents(v, "xcomp"))]
    for verb in verbs:
        for head in tree.dependents(verb, "obl", "obj"):
            for each in (head, *tree.dependents(head, "nmod")):
                if not (act.locative(each) or (each == head and act.directional(each))):
                    continue
                found = act.candidate(BESIDE, each)
                if found is not None:
                    yield found


def _was_doing(act: Act, verb: int) -> bool:
    """Whether a clause behind the act tells what the victim was just doing: "as he drove home"."""
    tree = act.tree
    led = any(tree.forms[c] in act.words["doing"] for c in tree.dependents(verb, "mark", "advmod"))
    if not led or verb < act.trigger:
        return False
    doers = tree.dependents(verb, "nsubj")
    return all(tree.tokens[c].upos == "PRON" for c in doers)


def _shared_by_crowd(act: Act) -> Iterator[Found]:
    """ "clashed in Arica with crowds who were protesting": where a crowd is met it protests."""
    tree = act.tree
    trigger = act.trigger
    if act.reading.event != "PROTEST" or not tree.tokens[trigger].dep.startswith("acl"):
        return
    noun = tree.tokens[trigger].head
    verb = tree.tokens[noun].head
    if verb == noun or tree.relations[noun] not in ("obl", "obj", "nmod"):
        return
    for head in tree.dependents(verb, "obl"):
        if act.locative(head):
            found = act.candidate(BESIDE, head)
            if found is not None:
                yield found


def _pointing(act: Act) -> Iterator[Found]:
    """ "was shot there": a place named before; "told reporters here": the dateline's."""
    words, around = act.words, act.toponyms.around
    for i in _adverbs(act):
        low = act.tree.forms[i]
        if low in words["back"]:
            found = _last_before(act, i)
            toponym = act.toponyms.last_named(i) if found is None else None
            if toponym is not None:
                found = Found(BESIDE, toponym)
            if found is not None:
                yield found
        elif low in words["here"] and around.dateline is not None:
            named = around.dateline
            yield Found(BESIDE, Toponym(event_place(named.place, named.span), i))


def _last_before(act: Act, i: int) -> Found | None:
    """The place that the sentence itself tells last before "there", whatever it is to another act."""
    tree = act.tree
    for head in range(i - 1, -1, -1):
        gone_to = tree.relations[head] == "obj" and (
            tree.lemmas[tree.tokens[head].head] in act.words["visiting"]
        )
        if gone_to or act.locative(head) or act.directional(head):
            found = act.candidate(BESIDE, head)
            if found is not None:
                return replace(found, party=False)
    return None


def _adverbs(act: Act) -> Iterator[int]:
    """Adverbs of the act itself, of its verb, or of the noun of an occasion or a site that it takes.

    "The meeting took place on the margins of the summit here": of the verb that says it was done too.
    """
    tree, trigger, words = act.tree, act.trigger, act.words
    yield from tree.dependents(trigger, "advmod")
    head = tree.tokens[trigger].head
    held = tree.relations[trigger] == "nsubj" and tree.lemmas[head] in words["taking_place"]
    nouns = list(tree.dependents(trigger, "obj", "obl"))
    nouns += tree.dependents(head, "obl") if held else ()
    for noun in nouns:
        if tree.lemmas[noun] in words["occasions"] or tree.lemmas[noun] in words["sites"]:
            yield from tree.dependents(noun, "advmod")
            nouns += tree.dependents(noun, "nmod")

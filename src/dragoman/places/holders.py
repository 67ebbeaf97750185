"""Places of what the act is done to or by: a town that is shelled, a court in a town that sentences."""

from __future__ import annotations

from collections.abc import Iterator

from .act import GOVERNOR, OWN, Act, Found


def holders(act: Act) -> Iterator[Found]:
    """The places of the nouns that the act takes, and of the name before its own noun."""
    yield from _objects(act)
    yield from _compounds(act)
    yield from _courts(act)
    yield from _of_relative(act)


def _objects(act: Act) -> Iterator[Found]:
    """The object that is the place: "shelled Arica", "stormed the town of Arica".

    That of the verb above too, whose subject or participle the act is.
    """
    words, tree, trigger = act.words, act.tree, act.trigger
    verbs = [(OWN, verb) for verb in act.verbs] if act.placed else []
    token = tree.tokens[trigger]
    along = tree.relations[trigger] == "advcl" and token.xpos == "VBG"
    if act.material and (tree.relations[trigger] == "nsubj" or along):
        # "the rockets hit Arica", "shelled Arica, killing ten"
        verbs.append((GOVERNOR, token.head))
    for near, verb in verbs:
        if tree.lemmas[verb] not in words["placing"]:
            continue
        # "visited Arica this week", where the parser saw "whom" in Arica and "what" in the week
        taken = act.functions.objects(verb) or tree.dependents(verb, "iobj") or _most_of(act, verb)
        for head in taken:
            if head == trigger or act.is_doer(head):
                continue
            found = act.candidate(near, _antecedent(act, head), aimed=True)
            if found is not None:
                yield found


def _antecedent(act: Act, head: int) -> int:
    """ "Fled the town of Arica after rebels overran it": the last thing before that it may be."""
    tree = act.tree
    if tree.forms[head] != "it":
        return head
    kinds, said = act.words["kinds"], ("obj", "obl", "nmod")
    for i in range(head - 2, -1, -1):
        named = tree.tokens[i].upos == "PROPN" or tree.lemmas[i] in kinds
        if named and tree.relations[i] in said and act.functions.case_of(i) != "of":
            return i
    return head


def _most_of(act: Act, verb: int) -> tuple[int, ...]:
    """ "Overran much of Arica", where the parser took "much" for an adverb."""
    tree = act.tree
    most = [c for c in tree.dependents(verb, "advmod") if tree.lemmas[c] in act.words["portions"]]
    return tuple(i for c in most for i in tree.dependents(c, "obl", "nmod"))


def _compounds(act: Act) -> Iterator[Found]:
    """ "the Arica talks": a city before the noun, where it is no party to the act."""
    trigger = act.trigger
    if act.tree.tokens[trigger].upos != "NOUN":
        return
    parties = (*act.reading.actors, *act.reading.recipients)
    for child in act.tree.dependents(trigger, "compound"):
        # "the Arica metro attack": the name before the site that was struck
        site = act.tree.lemmas[child] in act.words["sites"] | act.words["kinds"]
        for name in (child, *(act.tree.dependents(child, "compound") if site else ())):
            if act.names(name, parties):
                continue
            found = act.candidate(GOVERNOR, name)
            if found is not None and (
                found.toponym.place.precision in ("city", "region") or _crowd_in(act, name)
            ):
                yield found
    if act.tree.lemmas[trigger] in act.words["venues"] and not act.is_doer(trigger):
        # "the Arica talks", where the tagger takes the city for a person
        found = act.candidate(GOVERNOR, trigger)
        if found is not None and not act.names(found.toponym.head, parties):
            yield found


def _crowd_in(act: Act, name: int) -> bool:
    """ "Chad demonstrations", "the Chad mall strike": a state before a crowd or a struck site is where."""
    sites = act.words["sites"]
    between = range(name + 1, act.trigger)
    return act.reading.event == "PROTEST" or any(act.tree.lemmas[i] in sites for i in between)


def _courts(act: Act) -> Iterator[Found]:
    """ "was jailed by an Arica court": a court does what it does at its seat."""
    functions = act.functions
    if act.words["courts"].isdisjoint(act.tree.lemmas):
        return
    # "judges at a court in Arica jailed him"; who rejects an appeal does it nowhere
    judged = act.reading.event in act.words["judged"]
    subject = functions.subject(act.trigger) if judged else ()
    benches = [each for head in subject for each in (head, *act.tree.dependents(head, "nmod"))]
    for bench in benches:
        if act.tree.lemmas[bench] in act.words["courts"]:
            for child in act.tree.dependents(bench, "nmod"):
                found = act.candidate(GOVERNOR, child) if act.locative(child) else None
                if found is not None:
                    yield found
    for head in (*functions.subject(act.trigger), *_agents_below(act)):
        if act.tree.lemmas[head] not in act.words["courts"]:
            continue
        for child in act.tree.dependents(head, "compound", "nmod:poss", "nmod:desc"):
            found = act.candidate(GOVERNOR, child)
            if found is not None and found.toponym.place.precision in ("city", "region"):
                yield found


def _agents_below(act: Act) -> Iterator[int]:
    """A phrase with "by" that the parser hung from an object: "given life by a court"."""
    for noun in act.tree.dependents(act.trigger, "obj", "obl"):
        for child in act.tree.dependents(noun, "nmod"):
            if act.functions.case_of(child) == "by":
                yield child


def _of_relative(act: Act) -> Iterator[Found]:
    """ "an attack by rebels that hit the airport in Arica": the clause says what was struck."""
    words, tokens = act.words, act.tree.tokens
    trigger = act.trigger
    if tokens[trigger].upos != "NOUN" or not act.placed:
        return
    clauses = [
        verb
        for noun in (trigger, *act.tree.dependents(trigger, "nmod"))
        for verb in act.tree.dependents(noun, "acl")
    ]
    # "condemned the attack today that hit the airport", where parsers read "condemned that"
    clauses += [
        verb
        for verb in act.tree.dependents(tokens[trigger].head, "ccomp")
        if verb > trigger
        and any(act.tree.forms[c] in ("that", "which") for c in act.tree.dependents(verb, "nsubj"))
    ]
    for verb in clauses:
        if act.tree.lemmas[verb] in words["placing"]:
            yield from _struck(act, verb)


def _struck(act: Act, verb: int) -> Iterator[Found]:
    """The places among what a verb of striking takes."""
    for head in act.tree.dependents(verb, "obj", "obl"):
        for each in (head, *act.tree.dependents(head, "nmod")):
            named = each == head and act.tree.tokens[head].dep == "obj"
            found = act.candidate(GOVERNOR, each) if named or act.locative(each) else None
            if found is not None:
                yield found

"""The act's own phrases of place: those that hang from it, from its noun, or from what it shares.

For acts that are words only a phrase at the act itself or at an occasion or a building counts:
"condemned the raid in Arica" says nothing of where it was condemned.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..adjuncts import Anchor, anchor, rank
from .act import BESIDE, GOVERNOR, OWN, Act, Found

_TIMES = ("obl:unmarked", "obl:tmod", "nmod:unmarked")
"""Labels of bare words of time: "met this week in Arica"."""

_BASES = frozenset(
    {"obl", "nmod", "root", "conj", "advcl", "parataxis", "dep", "advmod", "obj", "compound"}
)


def phrases(act: Act) -> Iterator[Found]:
    """The places of the phrases that place the act."""
    words, event, tree = act.words, act.reading.event, act.tree
    heads = sorted({token.head for token in tree.tokens if token.dep == "case"})
    if not heads:
        return
    verbs = act.verbs
    lemmas = {tree.lemmas[i] for i in verbs}
    towards = event in words["directional_events"] or _promised_way(act)
    aimed = act.placed
    away = event in words["source_events"] or not lemmas.isdisjoint(words["taking"])
    keeps = aimed and not lemmas.isdisjoint(words["holding"])
    for i in heads:
        if tree.relations[i] not in _BASES or not (case := act.functions.case_of(i)):
            continue
        if act.locative(i):
            near = _at(act, i, verbs)
            # "fired at Chile": whom, where "at" stands before a state
            target = aimed and case in words["shooting"]
        elif (
            (
                towards
                and case in words["directional"]
                and (case != "for" or act.visit or not lemmas.isdisjoint(words["departing"]))
            )
            or (away and case in words["sources"])
            or (keeps and case in words["onto"])
        ):
            near, target = _hung(act, i, case, verbs), False
        elif (aimed and case in words["targets"]) or (
            # "the evacuation of Arica"
            case == "of" and act.material and tree.tokens[i].head == act.trigger
        ):
            near, target = _hung(act, i, case, verbs), True
        else:
            continue
        if near is None:
            continue
        found = act.candidate(near, i, aimed=target)
        if found is None and tree.relations[i] == "compound":
            found = act.candidate(near, tree.tokens[i].head)  # "to the capital Arica"
        if found is not None:
            yield found


def _promised_way(act: Act) -> bool:
    """ "Will pay a visit to Arica", "will be sent to Arica": a promise to go or to send there."""
    taken = (i for verb in act.verbs for i in (verb, *act.functions.objects(verb)))
    return act.reading.event == "AGREE" and any(
        act.tree.lemmas[i] in act.words["going"] for i in taken
    )


def _hung(act: Act, head: int, case: str, verbs: tuple[int, ...]) -> int | None:
    """How near "to Chad", "on Arica" stands: it must hang from the act or from what is sent there."""
    if act.tree.relations[head] == "compound":
        head = act.tree.tokens[head].head  # "a visit to the capital Arica"
    at = anchor(act.tree, (head,))
    if _in_subject(act, at):
        return None
    ranked = rank(act.tree, act.trigger, at)
    if ranked is None and at.home not in verbs:
        return None
    near = OWN if ranked is None or at.home in verbs else int(ranked)
    direct = act.tree.tokens[head].head
    above = act.tree.tokens[direct]
    # what is sent has an aim; "a city on the Black Sea" and "the siege of Arica" have none
    sent = (
        above.head == act.trigger
        and (case != "of" or above.lemma.lower() in act.words["grips"])
        and act.reading.event != "CONSULT"
        and above.lemma.lower() not in act.words["kinds"]
        and not act.names(direct, act.reading.actors)
    )
    if direct == act.trigger and act.reading.event == "CONSULT":
        # "discussed aid to Chad" where the parser hung "to Chad" from the verb
        sent = False
        if not (act.visit or act.tree.lemmas[act.trigger] in act.words["motion"]):
            return None
    own = direct in verbs or direct in act.reading.tokens
    return near if own or sent else None


def _at(act: Act, head: int, verbs: tuple[int, ...]) -> int | None:
    """How near a phrase that says where stands to the act; None where it places something else."""
    if act.tree.relations[head] == "compound":
        head = act.tree.tokens[head].head  # "in Arica City", with "in" below the first word
    at = anchor(act.tree, (head,))
    trigger = act.trigger
    if _in_subject(act, at) or (not act.material and _in_agent(act, at)):
        return None
    # where troops are whom one urges to leave is not where one urges it
    ranked = rank(act.tree, trigger, at, beyond=act.material)
    near = GOVERNOR if ranked is None and at.home in verbs else ranked
    if near is None and act.material and _of_noun(act, at):
        return GOVERNOR
    if near is None and _follows(act, head, at):
        return GOVERNOR
    stop = at.path.index(trigger) if trigger in at.path else len(at.path)
    if any(act.apart(i) for i in at.path[:stop]):
        return None
    if near is None:
        if not act.material and _same_speaker(act, at) and _places_the_words(act, at, head):
            return BESIDE
        return None
    return int(near) if act.material or _places_the_words(act, at, head) else None


def _in_subject(act: Act, at: Anchor) -> bool:
    """ "officials in Santiago said": the phrase says where another predicate's subject is.

    Not where that is itself what killed: "clashes in Arica killed ten".
    """
    tokens, trigger = act.tree.tokens, act.trigger
    if at.home == trigger or trigger in at.path:
        return False
    return any(tokens[i].dep == "nsubj" and tokens[i].head == at.home for i in at.path)


def _of_noun(act: Act, at: Anchor) -> bool:
    """Behind a material act that words are about: "condemned the attack on a market in Arica".

    Parsers hang what follows the noun from the verb as often as not.
    """
    tree, trigger = act.tree, act.trigger
    if tree.tokens[trigger].upos != "NOUN" or at.home not in tree.ancestors(trigger):
        return False
    about = tree.lemmas[at.home] in act.words["spoken"] | act.words["moved"]
    return about and at.home < trigger < at.first and not any(map(act.apart, at.path[:-1]))


def _in_agent(act: Act, at: Anchor) -> bool:
    """ "was praised by the mission in Arica": the phrase says which mission."""
    return any(act.tree.tokens[i].dep == "obl:agent" for i in at.path)


def _places_the_words(act: Act, at: Anchor, head: int) -> bool:
    """Whether all nouns between the phrase and an act of words are those of an occasion."""
    trigger = act.trigger
    stop = at.path.index(trigger) if trigger in at.path else len(at.path) - 1
    if not all(_passes(act, i) for i in at.path[:stop]):
        return False
    # "condemned the war in Chad": parsers hang such phrases from the verb as often as not
    return all(_passes(act, i) for i in _nouns_before(act, head))


def _passes(act: Act, i: int) -> bool:
    """Whether what is said at, in or before a noun is said where the noun is."""
    words, token, lemma = act.words, act.tree.tokens[i], act.tree.lemmas[i]
    if token.dep in _TIMES or lemma in words["times"] or _is_of_act(act, i):
        return True
    if token.text in words["days"]:
        return True  # "on Monday in Arica"
    above = act.tree.lemmas[token.head]
    if above in words["margins"] and act.functions.case_of(i) == "of":
        return True  # "on the sidelines of a fair in Arica"
    beside = words["enacting"] | words["joining"]
    if token.head == act.trigger and act.tree.lemmas[act.trigger] in beside:
        return True  # "signed the bill in Arica", "will join the delegation in Arica"
    if _hears(act, i):
        return True  # "told a memorial service in Arica", "told a crowd of workers in Arica"
    # "a meeting with Ms Berg in Arica": in a gathering, where the person is the act is
    if act.reading.event in words["gatherings"] and (
        token.upos == "PROPN"
        or (
            act.reading.event in words["meetings"]
            and act.tree.relations[i] in ("obj", "conj")
            and act.toponyms.cast.at(act.tree.sentence.index, i)
        )
        or (
            act.functions.case_of(i) in ("", "with")
            and act.names(i, (*act.reading.recipients, *act.reading.actors))
        )
    ):
        return True
    base = act.tree.relations[i]
    if base == "nsubj" and lemma in words["people"]:
        # "officials in Arica accused": that is where they sit
        return act.reading.event in words["gatherings"]
    if lemma in words["occasions"]:
        told = lemma in words["held"]
        # "welcomed the gathering in Arica": the place of what is praised
        return base not in ("obj", "iobj") or told or act.reading.event in words["gatherings"]
    if act.functions.case_of(i) in words["spoken_of"]:
        # "met on neutral ground in Arica"
        return act.functions.case_of(i) == "on" and lemma in words["surfaces"]
    return lemma in words["kinds"] or lemma in words["sites"]


def _hears(act: Act, i: int) -> bool:
    """Whether a noun is who hears the words, or what they are made up of."""
    tree = act.tree
    if act.functions.case_of(i) == "of" and tree.relations[i] == "nmod":
        i = tree.tokens[i].head
    verb = tree.tokens[i].head
    if tree.relations[i] not in ("obj", "iobj") or tree.lemmas[verb] not in act.words["telling"]:
        return False
    beside = verb in tree.ancestors(act.trigger) or act.trigger in tree.ancestors(verb)
    return verb in act.verbs or beside


def _is_of_act(act: Act, i: int) -> bool:
    """Whether a token is of the act's own words, and not what they are about: "condemned a coup attempt"."""
    token = act.tree.tokens[i]
    about = act.tree.relations[i] == "obj" and act.tree.lemmas[token.head] in act.words["spoken"]
    return i in act.reading.tokens and not about


def _nouns_before(act: Act, head: int) -> Iterator[int]:
    """The noun that stands right before the phrase, and those that it hangs from."""
    tokens, tree = act.tree.tokens, act.tree
    first = min((head, *tree.dependents(head, "case", "cc", "det", "amod", "compound")))
    before = first - 1
    while before >= 0 and (time := _time_at(act, before)) is not None:
        before = time - 1
    if before < 0 or tokens[before].upos not in ("NOUN", "PROPN"):
        return
    if tokens[before].upos == "PROPN" and tokens[before].xpos != "NNPS":
        return
    for i in (before, *tree.ancestors(before)):
        if i == act.trigger or tree.relations[i] not in ("obj", "obl", "nmod", "conj"):
            return
        if tokens[i].upos not in ("NOUN", "PROPN"):
            return
        yield i


def _time_at(act: Act, i: int) -> int | None:
    """Where the bare words of time that end at token `i` begin: "earlier today"."""
    token = act.tree.tokens[i]
    if token.dep in _TIMES:
        return act.tree.subtree(i)[0]
    return i if token.upos == "ADV" else None


def _follows(act: Act, head: int, at: Anchor) -> bool:
    """A phrase right after the noun of the act, which the parser hung from the verb above."""
    trigger = act.trigger
    if act.tree.tokens[trigger].upos != "NOUN" or at.home not in act.tree.ancestors(trigger):
        return False
    first = min((head, *act.tree.dependents(head, "case", "det", "amod", "compound")))
    return first == act.tree.subtree(trigger)[-1] + 1


def _same_speaker(act: Act, at: Anchor) -> bool:
    """ "In Arica she said that Norway's envoy, she feared, must go": one who speaks of an own act.

    The verb of saying stands above the act or beside it, and its subject is an actor of the act:
    then the words are the act, and were said there.
    """
    home, event = at.home, act.reading.event
    if act.tree.lemmas[home] not in act.said or event in act.words["meetings"]:
        return False
    modal = any(act.tree.tokens[c].xpos == "MD" for c in act.tree.children[act.trigger])
    if act.tree.tokens[act.trigger].xpos in ("VBD", "VBN") and not modal:
        # "said that it had demanded": told, not done; but "it should have known"
        return False
    above = home in act.tree.ancestors(act.trigger)
    beside = act.trigger in act.tree.ancestors(home) and act.tree.relations[home] == "parataxis"
    if not (above or beside):
        return False
    speakers = {
        party.id
        for i in act.functions.surface_subject(home)
        for party in act.toponyms.cast.at(act.tree.sentence.index, i)
    }
    if not act.reading.actors:
        # what no one else does the speaker does
        return True
    return any(party.id in speakers for party in act.reading.actors)

"""Places where those are who act or suffer, or of what they were just doing: "on a visit to Arica, he urged"."""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology import SPOKEN
from .act import BESIDE, FAR, Act, Found


def sides(act: Act) -> Iterator[Found]:
    """The places of visits and speeches in which words are said, and of those who do it on the spot."""
    words, event = act.words, act.reading.event
    if event in SPOKEN or event in words["gatherings"]:
        yield from _on_visit(act)
    if act.material:
        yield from _subjects(act)


def _on_visit(act: Act) -> Iterator[Found]:
    """Words said on a visit are said there: "while visiting Arica, he urged", "during a visit to Arica".

    So are those of a speech: "addressing a rally in Arica". Leaders who meet somewhere agree there.
    """
    tree, words = act.tree, act.words
    verbs = [act.trigger]
    if act.reading.event in SPOKEN:
        verbs.append(tree.tokens[act.trigger].head)
    elif act.reading.event not in words["meetings"]:
        verbs = []  # the place of a promise is that of the thing promised
    for verb in verbs:
        subjects = tree.dependents(verb, "nsubj")
        for noun in (*tree.dependents(verb, "obl"), *_of_all(act, subjects, "nmod")):
            trip = tree.lemmas[noun] in words["trips"]
            if trip and act.functions.case_of(noun) in words["during"]:
                yield from _there(act, tree.dependents(noun, "nmod"))
        yield from _there(act, _set_off(act, subjects), led=False)
        # "the minister, who was in Arica for talks, urged"
        stays = (c for c in _of_all(act, subjects, "acl:relcl") if tree.dependents(c, "cop"))
        yield from _there(act, tuple(stays), led=False)
        for clause in (*tree.dependents(verb, "advcl"), *_of_all(act, subjects, "acl")):
            if not _on_the_way(act, clause):
                continue
            if tree.lemmas[clause] in words["visiting"]:
                taken = tree.dependents(clause, "obj", "iobj")
                yield from (f for i in taken if (f := act.candidate(BESIDE, i)) is not None)
            elif tree.lemmas[clause] in words["speaking"]:
                below = tree.dependents(clause, "obl")
                inner = _of_all(act, (*below, *tree.dependents(clause, "obj")), "nmod")
                # "addressing the nation from a palace in Arica"
                sites = tuple(i for i in inner if tree.lemmas[i] in words["sites"])
                yield from _there(act, (*below, *inner, *_of_all(act, sites, "nmod")), led=False)


def _set_off(act: Act, subjects: tuple[int, ...]) -> tuple[int, ...]:
    """What stands between commas behind a speaker: "the president, in Arica for talks, urged"."""
    tree = act.tree
    firsts = {c: min(tree.subtree(c)) for c in _of_all(act, subjects, "nmod")}
    return tuple(c for c, i in firsts.items() if i and _comma_before(act, i))


def _comma_before(act: Act, i: int) -> bool:
    return act.tree.tokens[i].text == "," or act.tree.tokens[i - 1].text == ","


def _of_all(act: Act, heads: tuple[int, ...], relation: str) -> tuple[int, ...]:
    return tuple(c for i in heads for c in act.tree.dependents(i, relation))


def _there(act: Act, heads: tuple[int, ...], *, led: bool = True) -> Iterator[Found]:
    for head in heads:
        if act.locative(head) or (led and act.directional(head)):
            found = act.candidate(BESIDE, head)
            if found is not None:
                yield found


def _on_the_way(act: Act, clause: int) -> bool:
    """Whether a clause tells what its own speaker was doing: "visiting Arica", "when he visited Arica"."""
    tree = act.tree
    leads = [tree.forms[c] for c in tree.dependents(clause, "mark", "advmod")]
    doers = tree.dependents(clause, "nsubj")
    same = all(tree.tokens[c].upos == "PRON" for c in doers)
    # "visiting Arica", "ministers, gathered in Arica, urged"
    gathered = tree.lemmas[clause] in act.words["speaking"] and tree.tokens[clause - 1].text == ","
    bare = not leads and (tree.tokens[clause].xpos == "VBG" or gathered)
    return same and (bare or any(lead in act.words["during"] for lead in leads))


def _subjects(act: Act) -> Iterator[Found]:
    """Who is somewhere acts or suffers there: "troops in Arica shot two", "a base near Arica came under fire"."""
    tree = act.tree
    verb = act.trigger
    if tree.tokens[verb].upos == "NOUN" and tree.relations[verb] == "obl":
        verb = tree.tokens[verb].head
        if tree.lemmas[verb] not in ("come", "go", "be"):
            return
    for subject in tree.dependents(verb, "nsubj"):
        for child in (*tree.dependents(subject, "nmod", "obl"), *_sites(act, subject)):
            if act.locative(child):
                found = act.candidate(FAR, child)
                if found is not None:
                    yield found


def _sites(act: Act, subject: int) -> tuple[int, ...]:
    """What says where a site is at which they are: "workers at a mine in Arica"."""
    nouns = act.tree.dependents(subject, "nmod")
    sites = (c for c in nouns if act.tree.lemmas[c] in act.words["sites"])
    return _of_all(act, tuple(sites), "nmod")

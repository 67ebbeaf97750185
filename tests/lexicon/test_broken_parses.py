"""What the lexicon still reads where the parser hung a phrase or a verb in the wrong place."""

from __future__ import annotations

import pytest

from dragoman.lexicon.functions import Functions
from dragoman.lexicon.mends import swallowed
from dragoman.lexicon.phrase import rest_tokens
from dragoman.model import Sentence, Token, Tree


def tree_of(*rows: tuple[str, str, str, int, str]) -> Tree:
    """A tree from rows of form, word class, tag, head and relation."""
    text = " ".join(row[0] for row in rows)
    tokens, at = [], 0
    for i, (form, upos, xpos, head, dep) in enumerate(rows):
        tokens.append(Token(i, form, form.lower(), upos, xpos, dep, head, at, at + len(form)))
        at += len(form) + 1
    return Tree.build(Sentence(0, "body", 0, len(text), text), tokens)


GIFTS = tree_of(
    ("Tonga", "PROPN", "NNP", 1, "nsubj"),
    ("received", "VERB", "VBD", 1, "root"),
    ("tents", "NOUN", "NNS", 1, "obj"),
    ("and", "CCONJ", "CC", 4, "cc"),
    ("filters", "NOUN", "NNS", 2, "conj"),
    ("from", "ADP", "IN", 6, "case"),
    ("Fiji", "PROPN", "NNP", 4, "nmod"),
)
WEEKLY = tree_of(
    ("Tonga", "PROPN", "NNP", 1, "nsubj"),
    ("imports", "VERB", "VBZ", 1, "root"),
    ("rice", "NOUN", "NN", 1, "obj"),
    ("each", "DET", "DT", 4, "det"),
    ("week", "NOUN", "NN", 1, "obl:unmarked"),
    ("from", "ADP", "IN", 6, "case"),
    ("Fiji", "PROPN", "NNP", 4, "nmod"),
)


@pytest.mark.parametrize("tree", [GIFTS, WEEKLY], ids=["last of a list", "measure of time"])
def test_a_phrase_hung_from_the_nearest_noun_is_found_in_the_second_place(tree: Tree) -> None:
    own, second, _ = Functions(tree).oblique_tiers(1)
    assert own == ()
    assert ("from", 6) in second


def test_a_headline_verb_read_as_a_noun_has_the_name_before_it_as_subject() -> None:
    tree = tree_of(
        ("Tonga", "PROPN", "NNP", 1, "compound"),
        ("grants", "VERB", "VBZ", 2, "compound"),
        ("asylum", "NOUN", "NN", 2, "root"),
    )
    assert swallowed(tree, 1) == 0


def test_a_subject_with_phrases_of_its_own_is_kept_by_a_swallowed_verb() -> None:
    tree = tree_of(
        ("Volunteers", "NOUN", "NNS", 5, "nsubj"),
        ("from", "ADP", "IN", 2, "case"),
        ("Fiji", "PROPN", "NNP", 0, "nmod"),
        ("have", "AUX", "VBP", 4, "aux"),
        ("cooked", "VERB", "VBN", 5, "amod"),
        ("meals", "NOUN", "NNS", 5, "root"),
    )
    assert swallowed(tree, 4) == 0


def test_a_particle_hung_from_a_number_and_an_adverb_before_its_verb_are_words_of_it() -> None:
    over = tree_of(
        ("Tonga", "PROPN", "NNP", 1, "nsubj"),
        ("handed", "VERB", "VBD", 1, "root"),
        ("over", "ADV", "RB", 3, "advmod"),
        ("two", "NUM", "CD", 4, "nummod"),
        ("men", "NOUN", "NNS", 1, "obj"),
    )
    jointly = tree_of(
        ("Both", "PRON", "DT", 2, "nsubj"),
        ("jointly", "ADV", "RB", 2, "advmod"),
        ("operate", "VERB", "VBP", 2, "root"),
    )
    assert rest_tokens(Functions(over), 1, "verb", ("over",)) == (2,)
    assert rest_tokens(Functions(jointly), 2, "verb", ("jointly",)) == (1,)


CLIPPED = tree_of(
    ("Tonga", "PROPN", "NNP", 1, "nsubj"),
    ("says", "VERB", "VBZ", 1, "root"),
    ("seized", "VERB", "VBN", 1, "xcomp"),
    ("boats", "NOUN", "NNS", 2, "obj"),
)
FREED = tree_of(
    ("Tonga", "PROPN", "NNP", 1, "nsubj"),
    ("sees", "VERB", "VBZ", 1, "root"),
    ("crew", "NOUN", "NN", 1, "obj"),
    ("freed", "VERB", "VBN", 1, "xcomp"),
)


def test_a_headline_leaves_out_who_did_it_where_he_says_so() -> None:
    assert not Functions(CLIPPED).passive(2)
    assert Functions(CLIPPED).subject(2) == (0,)
    assert Functions(FREED).passive(3)


def test_a_verb_read_as_a_participle_in_apposition_has_the_noun_before_it_as_subject() -> None:
    rows = (
        ("Police", "NOUN", "NNS", 0, "root"),
        ("in", "ADP", "IN", 2, "case"),
        ("Apia", "PROPN", "NNP", 0, "nmod"),
        ("fired", "VERB", "VBN", 4, "amod"),
        ("shots", "NOUN", "NNS", 0, "appos"),
    )
    assert swallowed(tree_of(*rows), 3) == 0
    apart = (
        ("Police", "NOUN", "NNS", 0, "root"),
        (",", "PUNCT", ",", 3, "punct"),
        ("tired", "VERB", "VBN", 3, "amod"),
        ("men", "NOUN", "NNS", 0, "appos"),
    )
    assert swallowed(tree_of(*apart), 2) is None


def test_a_headline_verb_read_as_a_plural_has_the_name_before_it_as_subject() -> None:
    functions = Functions(
        tree_of(
            ("Tonga", "PROPN", "NNP", 1, "compound"),
            ("sanctions", "NOUN", "NNS", 1, "root"),
            ("oil", "NOUN", "NN", 3, "compound"),
            ("firms", "NOUN", "NNS", 1, "obj"),
        )
    )
    assert functions.is_verb(1)
    assert functions.subject(1) == (0,)
    assert functions.objects(1) == (3,)


def test_what_is_wanted_done_is_the_complement_of_the_verb() -> None:
    functions = Functions(
        tree_of(
            ("Tonga", "PROPN", "NNP", 1, "nsubj"),
            ("want", "VERB", "VBP", 1, "root"),
            ("ministers", "NOUN", "NNS", 1, "obj"),
            ("dismissed", "VERB", "VBN", 2, "acl"),
        )
    )
    assert functions.complements(1) == (3,)
